"""From a posting to who asks, for what, under which requirements.

Uses the fields of schema.org JobPosting where the reader found them, then headings and list items, then
exact words such as "must" and "an advantage". Does not know which requirement the manager cares about.
"""

import re
from collections.abc import Iterator, Sequence

from getsit.model.document import BlockKind, Document, Quote
from getsit.model.posting import Posting, Requirement
from getsit.ports import WRITTEN, Heard, Hearing, Passage
from getsit.prepare.qualifications import is_legal
from getsit.prepare.requirement_kinds import (
    ends_as_welcome,
    is_about_requirements,
    is_only_welcome,
    kind_of,
    pieces_of,
    strict_kind,
)
from getsit.prepare.sections import Asks, asked_by, asked_under, is_prose, label_of
from getsit.prepare.structure import Line, find_blocks, find_lines, part_of, sentences_of
from getsit.prepare.thresholds import REQUIREMENT_HEARD
from getsit.text.ids import derived_id
from getsit.text.words import count_words

_ORGANISATION = re.compile(
    r"^(?:organi[sz]ation|company|employer|hiring organi[sz]ation|business|trust)\s*:\s*(.+)$", re.IGNORECASE
)
_LOCATION = re.compile(
    r"^(?:location|place|place of work|where|based (?:in|at)|job location)\s*:\s*(.+)$", re.IGNORECASE
)
_POSTED = re.compile(r"^(?:date posted|posted(?: on)?|published)\s*:?\s+(.*\d.*)$", re.IGNORECASE)
_CLOSES = re.compile(
    r"^(?:closing date|closes|apply by|deadline|valid through|applications close)\s*(?:on)?:?\s+(.*\d.*)$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:job title|title|role|position|post|vacancy)\s*:\s*(.+)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:[-–—|]|at)\s+")
_IN_THE_HEAD = 6  # blocks from the top in which title, organisation and place stand
_LONGEST_TITLE = 12  # words
_REQUIRING = frozenset({Asks.MINIMUM, Asks.WELCOME})
_SILENT = frozenset({Asks.OFFER, Asks.APPLY, Asks.EMPLOYER})


def read_posting(document: Document, *, hearing: Hearing) -> Posting:
    """The posting as understood: each value a quote of the document, None for what it does not say."""
    blocks = find_blocks(document)
    title, organisation = _title_and_organisation(document, blocks)
    return Posting(
        document_id=document.id,
        title=title,
        hiring_organization=organisation,
        job_location=_field(document, "jobLocation") or _labelled(blocks, _LOCATION),
        date_posted=document.field("datePosted") or _labelled(blocks, _POSTED),
        valid_through=document.field("validThrough") or _labelled(blocks, _CLOSES),
        requirements=tuple(_requirements(document, hearing=hearing)),
        responsibilities=tuple(line.quote for line in responsibilities_in(document)),
    )


def responsibilities_in(document: Document) -> list[Line]:
    """The lines that say what the person will do: everything under a heading of duties."""
    return [
        line
        for block in find_blocks(document)
        if block.kind is not BlockKind.HEADING and asked_by(block) is Asks.DUTIES
        for line in sentences_of(block)
        if count_words(line.words) >= 3 and not is_only_welcome(line.words)
    ]


def _requirements(document: Document, *, hearing: Hearing) -> Iterator[Requirement]:
    lines = [line for line in find_lines(document) if line.words and is_prose(line)]
    heard = hearing.hear([Passage(text=line.words, role=WRITTEN) for line in lines])
    seen: set[str] = set()
    for line, one in zip(lines, heard, strict=True):
        asks, body = _asked(line)
        if not _asks_for_something(body, asks, one):
            continue
        for piece in pieces_of(body):
            welcome = asks is Asks.WELCOME or is_only_welcome(piece.words) or ends_as_welcome(line.words)
            if piece.words.casefold() not in seen:
                seen.add(piece.words.casefold())
                yield _requirement(piece, one, minimum=not welcome)


def _asked(line: Line) -> tuple[Asks, Line]:
    """What the line's section asks, a label such as "Essential:" on the line itself going first."""
    label, begin = label_of(line.text)
    asks = asked_under(label) if label else Asks.UNKNOWN
    if asks in _REQUIRING:
        return asks, part_of(line, begin, len(line.text))
    return asked_by(line), line


def _asks_for_something(line: Line, asks: Asks, heard: Heard) -> bool:
    if asks in _REQUIRING:
        if line.follows:
            return is_about_requirements(line.words)  # the first sentence asks, the others explain
        named = strict_kind(line.words) is not None or is_about_requirements(line.words)
        return named or line.kind is not BlockKind.PARAGRAPH or _is_heard(heard)
    if asks in _SILENT:
        return is_legal(line.words) and is_about_requirements(line.words)
    return is_about_requirements(line.words)


def _is_heard(heard: Heard) -> bool:
    return max(heard.labels.get("requirement", 0.0), heard.labels.get("welcome", 0.0)) >= REQUIREMENT_HEARD


def _requirement(piece: Line, heard: Heard, *, minimum: bool) -> Requirement:
    text = piece.words
    return Requirement(
        id=derived_id("r", text.casefold()),
        quote=piece.quote,
        kind=kind_of(text, heard),
        minimum=minimum,
        legal=is_legal(text),
    )


def _title_and_organisation(document: Document, blocks: Sequence[Line]) -> tuple[Quote | None, Quote | None]:
    title = document.field("title") or _labelled(blocks, _TITLE)
    organisation = _field(document, "hiringOrganization") or _labelled(blocks, _ORGANISATION)
    if title is not None:
        return title, organisation
    first = next((block for block in blocks[:_IN_THE_HEAD] if _can_be_title(block)), None)
    if first is None:
        return None, organisation
    if organisation is None and (cut := _BETWEEN.search(first.text)):
        return part_of(first, 0, cut.start()).quote, part_of(first, cut.end(), len(first.text)).quote
    return first.quote, organisation or _name_below(first, blocks)


def _name_below(title: Line, blocks: Sequence[Line]) -> Quote | None:
    """The line right under the title, when it reads as a name: a few words with capital letters."""
    below = blocks[blocks.index(title) + 1 : blocks.index(title) + 2]
    words = below[0].words.split() if below else []
    small = {"of", "and", "the", "for", "&", "in", "on", "at"}
    is_name = 1 <= len(words) <= 7 and all(
        word[0].isupper() or word.lower() in small for word in words if word
    )
    return below[0].quote if is_name and not below[0].words.endswith((".", ":", "!", "?")) else None


def _can_be_title(block: Line) -> bool:
    words = block.words
    return len(words.split()) <= _LONGEST_TITLE and not words.endswith((".", ":", "!", "?", ";"))


def _field(document: Document, name: str) -> Quote | None:
    """The field of that name, else its `name` or place, else anything inside it."""
    for wanted in (name, f"{name}.name", f"{name}.address.addressLocality", f"{name}.address"):
        if quote := document.field(wanted):
            return quote
    inside = (
        block
        for block in document.blocks
        if block.kind is BlockKind.FIELD and block.name.startswith(f"{name}.")
    )
    block = next((block for block in inside if block.end > block.start), None)
    return document.quote(block.start, block.end) if block else None


def _labelled(blocks: Sequence[Line], pattern: re.Pattern[str]) -> Quote | None:
    for block in blocks:
        for row in re.finditer(r"[^\n]+", block.text):
            if (match := pattern.match(row.group().strip())) is not None:
                start = row.start() + row.group().index(match[1])
                return part_of(block, start, start + len(match[1])).quote
    return None
