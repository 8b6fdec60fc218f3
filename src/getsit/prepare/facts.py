"""From a résumé to proposed facts: positions with their dates, achievements, education, licences, skills.

Reads structure (headings, lines that bear a span of time, list items) and the fields of JSON Resume. Every
fact is a quote of the résumé. Does not know whether any of it is true: the person confirms.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from getsit.model.document import BlockKind, Document, Quote
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.ports import WRITTEN, Hearing, Passage
from getsit.prepare.fields import facts_of_fields
from getsit.prepare.qualifications import degree_in, licences_in, speaks_of_languages
from getsit.prepare.sections import Tells, label_of, told_under
from getsit.prepare.spans_of_time import Span, find_day, find_span
from getsit.prepare.structure import Line, find_blocks, part_of, sentences_of
from getsit.prepare.thresholds import ACHIEVEMENT
from getsit.prepare.verbs import opens_with_deed
from getsit.text.lines import one_line
from getsit.text.words import count_words

_AROUND = " \t\n,;|·•–—-()[]"
_HEADER_LONGEST = 14  # words of a line that can head a position
_LASTED = re.compile(
    r"\s*[(·|]?\s*\b\d+\s+(?:years?|yrs?)(?:,?\s+\d+\s+(?:months?|mos?))?\)?$|\s*\b\d+\s+(?:months?|mos?)\)?$",
    re.IGNORECASE,
)  # how long a job lasted, beside its dates
_CONTACT = re.compile(r"@|https?://|www\.|linkedin|\+?\d[\d ()-]{8,}", re.IGNORECASE)
_TOOLS = re.compile(
    r"^(?:technologies|tools|tech stack|stack|skills|software|keywords|environment)\s*:", re.IGNORECASE
)
_REFERENCES = re.compile(r"\breferences?\b.*\brequest\b|\breferees?\b", re.IGNORECASE)
_ENDS_THEN = re.compile(r"\b(?:expir\w+|valid|until|till|renew\w*|expected|due)\b", re.IGNORECASE)
_SKILL_LONGEST = 8  # words
_OF_A_JOB = re.compile(r"\s[|@•–—]\s")  # between a job's title and its place
_CAREER = frozenset({Tells.WORK, Tells.VOLUNTEER, Tells.PROJECTS})


@dataclass(frozen=True, slots=True)
class _Position:
    """A job as the résumé words it, with the place of its heading lines."""

    words: str = ""
    begins: str = ""
    ends: str = ""


@dataclass(slots=True)
class _Collected:
    """Facts without ids, gathered from the top of the résumé to its end."""

    facts: list[Fact] = field(default_factory=list)

    def add(self, quote: Quote, kind: FactKind, *, at: _Position, span: Span | None = None) -> None:
        begins, ends = (span.begins, span.ends) if span else (at.begins, at.ends)
        self.facts.append(
            Fact(
                id="",
                text=one_line(quote.exact),
                kind=kind,
                standing=FactStanding.PROPOSED,
                quote=quote,
                position=at.words,
                begins=begins,
                ends=ends,
            )
        )


def propose_facts(document: Document, *, hearing: Hearing, new_id: Callable[[], str]) -> tuple[Fact, ...]:
    """Everything the résumé says the person has done, as proposed facts in the order of the résumé."""
    found = facts_of_fields(document) or _facts_of_sections(document, hearing=hearing)
    seen: set[tuple[FactKind, str, str]] = set()
    kept = []
    for fact in found:
        key = (fact.kind, fact.text.casefold(), fact.position)
        if key not in seen:
            seen.add(key)
            kept.append(replace(fact, id=new_id()))
    return tuple(kept)


def fact_in_own_words(
    text: str, *, id: str, position: str = "", begins: str = "", ends: str = "", verifiable_by: str = ""
) -> Fact:
    """A fact that the person wrote: confirmed, without a quote; a span of time in it is taken up."""
    words = one_line(text)
    span = find_span(words)
    return Fact(
        id=id,
        text=words,
        kind=_kind_in_own_words(words, span),
        standing=FactStanding.CONFIRMED,
        position=position,
        begins=begins or (span.begins if span else ""),
        ends=ends or (span.ends if span else ""),
        verifiable_by=verifiable_by,
    )


def _kind_in_own_words(words: str, span: Span | None) -> FactKind:
    if opens_with_deed(words):
        return FactKind.ACHIEVEMENT
    if licences_in(words):
        return FactKind.LICENCE
    if degree_in(words):
        return FactKind.EDUCATION
    if speaks_of_languages(words) and count_words(words) <= 6:
        return FactKind.LANGUAGE
    return FactKind.POSITION if span and count_words(words) <= _HEADER_LONGEST else FactKind.ACHIEVEMENT


def _facts_of_sections(document: Document, *, hearing: Hearing) -> list[Fact]:
    collected = _Collected()
    for tells, blocks in _sections(find_blocks(document)):
        if tells in _CAREER:
            _read_career(blocks, tells, collected=collected, hearing=hearing)
        elif tells is Tells.EDUCATION:
            _read_education(blocks, collected=collected)
        elif tells is Tells.LICENCES:
            _read_listed(blocks, FactKind.LICENCE, collected=collected)
        elif tells in {Tells.SKILLS, Tells.LANGUAGES}:
            _read_skills(blocks, tells, collected=collected)
        elif tells is Tells.UNKNOWN:
            _read_unknown(blocks, collected=collected, hearing=hearing)
    return collected.facts


def _sections(blocks: Sequence[Line]) -> Iterator[tuple[Tells, list[Line]]]:
    """The blocks by section. A heading that announces nothing belongs to the section it stands in."""
    tells, held = Tells.UNKNOWN, list[Line]()
    for block in blocks:
        told = _announced(block)
        if told is None:
            held.append(block)
            continue
        yield tells, held
        tells, held = told, []
    yield tells, held


def _announced(block: Line) -> Tells | None:
    may_announce = block.kind is BlockKind.HEADING or (
        block.kind is BlockKind.PARAGRAPH and len(block.words.split()) <= 5 and not find_span(block.words)
    )
    told = told_under(block.words.rstrip(":")) if may_announce else Tells.UNKNOWN
    if any(told_under(above) in _CAREER for above in block.headings) and _OF_A_JOB.search(block.words):
        return None  # a job's own heading inside the career ("Google | Software Engineer")
    if told is Tells.LICENCES and licences_in(block.words):
        return None  # the heading names one licence, not a section of them
    return told if told is not Tells.UNKNOWN else None


def _read_career(blocks: Sequence[Line], tells: Tells, *, collected: _Collected, hearing: Hearing) -> None:
    position, waiting, done = _Position(), list[Line](), 0
    for place, block in enumerate(blocks):
        if place < done:
            continue
        span = find_span(block.words) if _can_head(block) else None
        if span is not None or (tells is Tells.PROJECTS and _opens_project(block)):
            below = _more_heading(blocks[place + 1 :], header=[*waiting, block])
            position = _open([*waiting, block, *below], tells, collected=collected)
            waiting, done = [], place + 1 + len(below)
        elif block.kind is not BlockKind.ITEM and _can_head(block) and not opens_with_deed(block.words):
            waiting.append(block)
        else:
            waiting = []
            _read_deeds(block, position, collected=collected, hearing=hearing)


def _opens_project(block: Line) -> bool:
    """Whether a heading or a row that closes with a lone date ("NeuralPrune | Jan 2021") names a project."""
    if block.kind is BlockKind.HEADING:
        return True
    return block.kind is BlockKind.ROW and find_day(block.words) is not None and _can_head(block)


def _can_head(block: Line) -> bool:
    words = block.words
    if block.kind is BlockKind.HEADING:
        return True
    if len(_undated(words).split()) > _HEADER_LONGEST or opens_with_deed(words) or _CONTACT.search(words):
        return False
    return not words.endswith(".") or words.endswith(("Inc.", "Ltd.", "Co."))


def _more_heading(following: Sequence[Line], *, header: Sequence[Line]) -> list[Line]:
    """The line below the dated one, when the header lacks a part and that line is no deed."""
    parts = sum(
        len(re.split(r"\s+[|–—-]\s+|,\s|\s{3,}|\t|\sat\s", _undated(line.text)))
        for line in header
        if _undated(line.text)
    )
    nearby = following[0] if following else None
    if nearby is None or parts >= 2 or nearby.kind is BlockKind.ITEM or not _can_head(nearby):
        return []
    return [] if find_span(nearby.words) or len(nearby.words.split()) > 8 else [nearby]


def _open(header: Sequence[Line], tells: Tells, *, collected: _Collected) -> _Position:
    """A position from its heading lines; only the latest two lines above the date belong to it."""
    dated = next((place for place, line in enumerate(header) if find_span(line.words)), 0)
    lines = header[max(0, dated - 2) :]
    first, last = lines[0], lines[-1]
    span = next((span for line in lines if (span := find_span(line.words))), None)
    words = ", ".join(part for line in lines if (part := _undated(line.text)))
    position = _Position(words, span.begins if span else "", span.ends if span else "")
    if tells is not Tells.PROJECTS and words:
        quote = first.document.quote(first.start, last.end)
        collected.add(quote, FactKind.POSITION, at=position)
    return position


def _undated(text: str) -> str:
    words = _LASTED.sub("", one_line(text))
    span = find_span(words) or (find_day(words) if "\t" in text else None)
    if span is None:
        return words.strip(_AROUND)
    rest = [words[: span.start].strip(_AROUND), words[span.end :].strip(_AROUND)]
    return ", ".join(part for part in rest if part)


def _read_deeds(block: Line, position: _Position, *, collected: _Collected, hearing: Hearing) -> None:
    if block.kind is BlockKind.HEADING or _TOOLS.match(block.words):
        _read_skills([block], Tells.SKILLS, collected=collected)
        return
    if block.kind is BlockKind.ITEM:
        if count_words(block.words) >= 3:
            collected.add(_without_stop(block).quote, FactKind.ACHIEVEMENT, at=position)
        return
    sentences = [line for line in sentences_of(block) if count_words(line.words) >= 4]
    heard = hearing.hear([Passage(text=line.words, role=WRITTEN) for line in sentences])
    for line, one in zip(sentences, heard, strict=True):
        if opens_with_deed(line.words) or one.labels.get("achievement", 0.0) >= ACHIEVEMENT:
            collected.add(_without_stop(line).quote, FactKind.ACHIEVEMENT, at=position)


def _without_stop(line: Line) -> Line:
    return part_of(line, 0, len(line.text.rstrip(" .;")))


def _read_education(blocks: Sequence[Line], *, collected: _Collected) -> None:
    """Each entry is one fact: lines up to the one that names a degree and those beside it."""
    entry: list[Line] = []
    for block in blocks:
        if _REFERENCES.search(block.words):
            continue
        if entry and _opens_entry(block, entry):
            _close_education(entry, collected=collected)
            entry = []
        if block.kind is not BlockKind.ITEM or degree_in(block.words) or not entry:
            entry.append(block)
    _close_education(entry, collected=collected)


def _opens_entry(block: Line, entry: Sequence[Line]) -> bool:
    """Whether the block begins another entry: what it bears (a degree, dates), the entry has already."""
    if block.kind is BlockKind.HEADING:
        return True
    if degree_in(block.words) and any(degree_in(line.words) for line in entry):
        return True
    if block.kind is BlockKind.ITEM:
        return False
    begins_with_year = _year_first(block) is not None and any(map(_year_first, entry))
    return begins_with_year or (_is_dated(block) and any(map(_is_dated, entry)))


def _is_dated(line: Line) -> bool:
    return (find_span(line.words) or find_day(line.words)) is not None


def _close_education(entry: Sequence[Line], *, collected: _Collected) -> None:
    if not entry:
        return
    quote = entry[0].document.quote(entry[0].start, entry[-1].end)
    words = one_line(quote.exact)
    kind = FactKind.LICENCE if licences_in(words) and not degree_in(words) else FactKind.EDUCATION
    collected.add(quote, kind, at=_Position(), span=_first_time(entry))


def _first_time(lines: Sequence[Line]) -> Span | None:
    return next(
        (
            span
            for line in lines
            if (span := find_span(line.words) or find_day(line.words) or _year_first(line))
        ),
        None,
    )


def _year_first(line: Line) -> Span | None:
    """A year in the first cell of a row ("2006 | Certificate …")."""
    match = re.match(r"(?:19|20)\d\d\b", line.words)
    return Span("", match.group(), 0, match.end()) if match else None


def _read_listed(blocks: Sequence[Line], kind: FactKind, *, collected: _Collected) -> None:
    above: Line | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING and not _is_dated(block):
            above = block
            continue
        row, label = _cells(block)
        told, whole = told_under(label), _with_name(block, above)
        if told is Tells.LANGUAGES or ((label or above) and not licences_in(whole.words)):
            _read_skills([row], told, collected=collected)
        else:
            collected.add(_without_stop(whole).quote, kind, at=_Position(), span=_held(block.words))
        above = None


def _with_name(block: Line, above: Line | None) -> Line:
    """The block together with the small heading that names it ("Driving licence" over "Category B")."""
    return replace(block, start=above.start) if above is not None else block


def _cells(block: Line) -> tuple[Line, str]:
    """The row without its first cell, and that cell; the block and an empty name when it is no row of two."""
    first, tab, _ = block.text.partition("\t")
    is_row = block.kind is BlockKind.ROW and bool(tab) and len(first.split()) <= 4
    return (part_of(block, len(first), len(block.text)), one_line(first)) if is_row else (block, "")


def _held(words: str) -> Span | None:
    """How long a licence is held: a lone date is the day it was given, unless it is said to end then."""
    span = find_span(words) or find_day(words)
    if span is None or span.begins or _ENDS_THEN.search(words):
        return span
    return replace(span, begins=span.ends, ends="")


def _read_skills(blocks: Sequence[Line], tells: Tells, *, collected: _Collected) -> None:
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            continue
        for row in _labelled_rows(block):
            label, begin = label_of(row.text)
            for piece in _pieces(part_of(row, begin, len(row.text))):
                if 0 < len(piece.words.split()) <= _SKILL_LONGEST:
                    collected.add(piece.quote, _skill_kind(piece, tells, label=label), at=_Position())


def _labelled_rows(block: Line) -> Iterator[Line]:
    """The block cut before each row that opens with a label ("Languages: …", "Familiar: …")."""
    start, text = 0, block.text
    for match in re.finditer(r"\n", text):
        if label_of(text[match.end() :])[0]:
            yield part_of(block, start, match.start())
            start = match.end()
    yield part_of(block, start, len(text))


def _skill_kind(piece: Line, tells: Tells, *, label: str) -> FactKind:
    spoken = tells is Tells.LANGUAGES or told_under(label) is Tells.LANGUAGES
    if speaks_of_languages(piece.words) or (spoken and speaks_of_languages(f"{piece.words} spoken")):
        return FactKind.LANGUAGE
    return FactKind.LICENCE if licences_in(piece.words) else FactKind.SKILL


def _pieces(line: Line) -> Iterator[Line]:
    """The line cut at commas outside brackets."""
    start, depth, text = 0, 0, line.text
    breaks = ",;|•·\t" if "," in text else ",;|•·\t\n"  # a list in commas was only wrapped at a line's end
    for place, letter in enumerate(text):
        depth += (letter in "([") - (letter in ")]")
        if depth <= 0 and letter in breaks:
            if text[start:place].strip():
                yield part_of(line, start, place)
            start = place + 1
    if (rest := text[start:].rstrip(" .")).strip():
        yield part_of(line, start, start + len(rest))


def _read_unknown(blocks: Sequence[Line], *, collected: _Collected, hearing: Hearing) -> None:
    """What stands under no known heading: a career when it bears spans of time, else what it names."""
    if any(find_span(block.words) and _can_head(block) for block in blocks):
        _read_career(blocks, Tells.WORK, collected=collected, hearing=hearing)
        return
    for block in blocks:
        words = block.words
        if block.kind is BlockKind.HEADING or _CONTACT.search(words):
            continue
        if block.kind is BlockKind.ITEM and opens_with_deed(words):
            collected.add(_without_stop(block).quote, FactKind.ACHIEVEMENT, at=_Position())
        elif licences_in(words) and count_words(words) <= _HEADER_LONGEST:
            collected.add(block.quote, FactKind.LICENCE, at=_Position(), span=_held(words))
