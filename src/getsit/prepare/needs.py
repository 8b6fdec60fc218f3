"""Needs as homework predicts them: from posting, reports and notes, each with the quote it rests on.

Decides from the hearing's numbers, from where a line stands, and from exact words. A line that could stand
in any posting of any company is no need. A need found here is a hypothesis; only a talk can confirm it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from getsit.model.document import Basis, BlockKind, Document, DocumentKind, Evidence
from getsit.model.need import Need, NeedKind, Private, Strength
from getsit.ports import WRITTEN, Heard, Hearing, Passage
from getsit.prepare.clues import Clue, Family, clue_focus, find_clues
from getsit.prepare.figures import find_worse, names_unwanted_figure
from getsit.prepare.gist import gist_of
from getsit.prepare.heat import Place
from getsit.prepare.mechanisms import concepts_in
from getsit.prepare.merging import Candidate, merge
from getsit.prepare.privacy import headed_in_confidence, private_reason, told_in_confidence
from getsit.prepare.requirement_kinds import is_about_requirements, is_knowledge, is_only_welcome
from getsit.prepare.sections import Asks, asked_by, is_prose
from getsit.prepare.structure import Line, find_blocks, find_lines, sentences_of
from getsit.prepare.thresholds import (
    BOILERPLATE,
    BOILERPLATE_CLUE,
    NEED_HEARD,
    NEED_LEANING,
    SPECIFIC_SHARE,
    SPECIFIC_STEMS,
)
from getsit.prepare.vocabulary import is_name_like, is_specific, rare_stems
from getsit.prepare.written_kinds import focus_of, is_history, named_kinds, need_kind, written_strength
from getsit.text.patterns import any_of
from getsit.text.words import count_words

_SOURCES = (DocumentKind.POSTING, DocumentKind.HOMEWORK, DocumentKind.NOTE)
_SHORTEST, _LONGEST = 3, 60  # words of a line that can carry a need
_FIRST_LINE = 6  # words from which a line at the top is a sentence and no title
_MOST_TELLING = 3
_FEWEST_NEEDS = 4  # with fewer, the lines that say most of this very job come in as well
_SILENT = frozenset({Asks.OFFER, Asks.APPLY})
_FEWEST_TITLE = 4  # words of a title that says more than the name of the post
_EVERYWHERE = frozenset({"inspected", "opening"})  # in titles and offers these words say nothing of why
_ASKED_OF_PEOPLE = frozenset({Asks.MINIMUM, Asks.WELCOME})
_TALKS_TO_APPLICANTS = any_of(
    r"apply|application|applicants?|covering letter|cover letter|your cv|resum[eé]|contact",
    r"e-?mail|telephone|click|wish(?:es)? to appoint|delighted to (?:hear|speak)",
    r"candidates? will be|informal (?:conversation|visit|chat|discussion|talk)|please (?:ring|call|phone)",
    r"love to (?:meet|hear from) you|passionate (?:family|team)|family of \d+|world-class|industry-leading",
    r"interview(?:s|ed)?",
    r"disclosure|sponsorship",
    r"equal opportunit\w+",
    r"protected characteristic|disqualif\w+|liable to dismissal|failure to disclose",
    r"right to work|visas?|DBS|criminal record|pre-?employment",
    r"vaccin\w+|cookies?|privacy",
    r"join(?:ing)? (?:our|the|us|a)",
    r"exciting",
    r"(?:visit|follow|like) (?:us|our)",
    r"take a look at",
    r"(?:this|the) vacancy",
    r"make a difference|role model|vacancy has arisen",
    r"(?:on joining|they will|you will|applicant will)[^.]{0,25}(?:learn|enrol\w*|receive)",
    r"invests? in (?:talent|people|you|our (?:staff|people))",
    r"requires? (?:commitment|passion|dedication)",
    r"where you can (?:grow|thrive|develop)",
    r"(?:develop|improve|expand|grow) your",
    (
        r"(?:looking|searching|seeking|recruiting) (?:for )?(?:an? "
        r"|to recruit )?(?:\w+,? (?:and )?){0,2}(?:enthusiastic|motivated|committed|dynamic"
        r"|experienced|caring|passionate|dedicated)"
    ),
)
_TERMS = any_of(
    r"(?:maternity|paternity|sick|study) (?:leave|pay) (?:at|of)|(?:full|half) pay|forum",
    r"career (?:path|progress)\w*",
    r"salary|pension|annual leave|allowance|bonus|discounts?|parking|induction|perks?|benefits",
    r"holiday entitlement",
    r"hours (?:a|per) week|\d+(?:\.\d+)? ?hours",
    r"days (?:a|per|of the) week",
    r"full[- ]time|part[- ]time|per annum|pro rata",
)  # terms of the post say nothing of a need, unless a turn of phrase in the same line does
_LABELLED = re.compile(
    r"^(?:job title|title|post|role|location|base|salary|band|grade|hours|contract|department|team|reference"
    r"|closing date|company|employer|campaign)\s?[–:-]",
    re.IGNORECASE,
)  # a field of the posting written as a line
_A_NAME = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Prof(?:essor)?|Sister|Miss)\.? [A-Z]")
_AN_ADDRESS = re.compile(r"@|https?://|www\.|\d{5,}|\(0\d+\)")
_DUTY = re.compile(
    r"\b(?:you|the (?:post[- ]?holder|successful (?:candidate|applicant)|role|job|new \w+)"
    r"|this (?:role|post|position|job))"
    r"(?:['’]ll| will| is to| are to)(?: also| then)? (?!need|have\b|receive|get\b|benefit|enjoy"
    r"|find|join|become|gain|learn|enrol|have (?:extensive|every)"
    r"|be (?:motivated|able|flexible|a\b|an\b|part|working|based|joining|required|expected|given"
    r"|offered|supported|provided"
    r"|entitled)|work (?:full|part))"
    r"|\b(?:duties|responsibilities|tasks|role|post) (?:will )?(?:include|involve|comprise|consist"
    r"|are varied)"
    r"|\b(?:responsible|accountable) for\b",
    re.IGNORECASE,
)
_IN_POSTINGS = frozenset({NeedKind.CHALLENGE})
_IN_REPORTS = _IN_POSTINGS | {NeedKind.VISION, NeedKind.STAKEHOLDER, NeedKind.CONSTRAINT}
# A time or a figure in passing is no need, so those two kinds must stand there in exact words.
_IN_NOTES = frozenset(NeedKind) - {NeedKind.TIMELINE, NeedKind.MEASURE}
_NUMBERS_ONLY = re.compile(r"^(?:[\W\d]+|(?:\S+\s+){0,3}\S*\d{4}\S*(?:\s+\S*\d\S*)+)$")
_A_PERSON = re.compile(
    (
        r"^(?:are you|do you|if you|you are|you're|you have|you will have"
        r"|we are looking for an? [\w -]+(?:who|with))\b"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heeded:
    """A line of a document that may carry a need, with what was heard in it."""

    line: Line
    heard: Heard
    confidence: bool
    first_line: bool
    clues: tuple[Clue, ...] = ()


def find_needs(
    documents: Sequence[Document], *, hearing: Hearing
) -> tuple[list[Need], dict[str, list[Place]]]:
    """The predicted needs, merged where lines surely mean the same, and the places each one rests on."""
    sources = [document for kind in _SOURCES for document in documents if document.kind is kind]
    candidates = [
        candidate for heeded in _heed(sources, hearing=hearing) if (candidate := _candidate(heeded))
    ]
    if len(candidates) < _FEWEST_NEEDS:
        candidates += _telling_lines(sources, besides=candidates, hearing=hearing)
    needs, places = merge(candidates)
    return needs, _near_posting(places, sources)


def _near_posting(places: dict[str, list[Place]], documents: Sequence[Document]) -> dict[str, list[Place]]:
    """The places with the number of rare words each shares with the posting; all are near without one."""
    postings = [document.text for document in documents if document.kind is DocumentKind.POSTING]
    known = set(rare_stems(" ".join(postings)))
    return {
        id: [
            replace(one, near_posting=len(known & set(rare_stems(one.text))) if postings else 2)
            for one in held
        ]
        for id, held in places.items()
    }


def _telling_lines(
    documents: Sequence[Document], *, besides: Sequence[Candidate], hearing: Hearing
) -> list[Candidate]:
    """Where few lines name a need, those that say most of this very job: what is done here, inferred."""
    held = {(one.line.document.id, one.line.start) for one in besides}
    heeded = [
        one
        for one in _heed(documents, hearing=hearing)
        if (one.line.document.id, one.line.start) not in held and _is_telling(one.line)
    ]
    heeded.sort(key=lambda one: -len(rare_stems(one.line.words)))
    return [_as_candidate(one, NeedKind.VISION, Basis.INFERRED) for one in heeded[:_MOST_TELLING]]


def _is_telling(line: Line) -> bool:
    silent = is_about_requirements(line.words) or is_only_welcome(line.words) or _A_PERSON.match(line.words)
    if (
        silent
        or is_knowledge(line.words)
        or asked_by(line) in _ASKED_OF_PEOPLE
        or count_words(line.words) < _FIRST_LINE
    ):
        return False
    return is_specific(line.words, least=SPECIFIC_STEMS + 1, share=SPECIFIC_SHARE)


def _heed(documents: Sequence[Document], *, hearing: Hearing) -> Iterator[Heeded]:
    lines = [line for document in documents for line in _lines(document)]
    heard = hearing.hear([Passage(text=line.words, role=WRITTEN) for line in lines])
    first = _first_lines(documents)
    told: tuple[str, int] = ("", -1)
    for line, one in zip(lines, heard, strict=True):
        here = (line.document.id, line.order)
        if line.document.kind is DocumentKind.NOTE and told_in_confidence(line.words, one):
            told = here  # what follows in the same paragraph was told in the same breath
        whispered = line.document.kind is DocumentKind.NOTE and headed_in_confidence(line.headings)
        yield Heeded(
            line,
            one,
            confidence=whispered or told == here,
            first_line=(line.document.id, line.start) in first,
            clues=find_clues(line.words, line.document.kind),
        )


def _lines(document: Document) -> list[Line]:
    """The lines that may carry a need, and those of a posting's top that say why the post is open."""
    lines = [line for line in find_lines(document) if _may_carry(line)]
    if document.kind is not DocumentKind.POSTING:
        return lines
    held = {line.start for line in lines}
    return [*_why_open(document, held), *lines]


def _why_open(document: Document, held: set[int]) -> list[Line]:
    return [
        line
        for block in find_blocks(document)
        for line in sentences_of(block)
        if line.start not in held
        and _FEWEST_TITLE <= count_words(line.words) <= _LONGEST
        and any(clue.family is Family.WHY_OPEN for clue in find_clues(line.words, document.kind))
        and not any(clue.name in _EVERYWHERE for clue in find_clues(line.words, document.kind))
        and asked_by(line) not in _ASKED_OF_PEOPLE
    ]


def _first_lines(documents: Sequence[Document]) -> set[tuple[str, int]]:
    """Where the first whole sentence of each posting stands."""
    postings = [document for document in documents if document.kind is DocumentKind.POSTING]
    openings = (
        next(
            (
                line
                for line in find_lines(posting)
                if count_words(line.words) >= _FIRST_LINE and is_prose(line)
            ),
            None,
        )
        for posting in postings
    )
    return {(line.document.id, line.start) for line in openings if line}


def _may_carry(line: Line) -> bool:
    if _NUMBERS_ONLY.match(line.words) or (line.kind is BlockKind.ROW and not find_worse(line.words)):
        return False
    if not _SHORTEST <= count_words(line.words) <= _LONGEST or line.words.endswith("?") or not is_prose(line):
        return False
    if line.document.kind is not DocumentKind.POSTING:
        return True
    if line.words.istitle() or is_name_like(line.words):
        return False
    if asked_by(line) in _SILENT or (_TERMS.search(line.words) and not _says_more(line)):
        return False
    return not any(
        said.search(line.words) for said in (_TALKS_TO_APPLICANTS, _AN_ADDRESS, _A_NAME, _LABELLED)
    )


def _says_more(line: Line) -> bool:
    """Whether a line on terms says why the post is open or which hours are hard to fill."""
    return any(
        clue.family is Family.WHY_OPEN or clue.kind is NeedKind.CONSTRAINT
        for clue in find_clues(line.words, line.document.kind)
    )


def _candidate(heeded: Heeded) -> Candidate | None:
    line, heard = heeded.line, heeded.heard
    kind = _kind(line, heard)
    if kind is not None and kind is not NeedKind.PROCESS and _says_something(line, heard):
        return _as_candidate(heeded, kind, _basis(line, kind, heard))
    if heeded.clues and _is_telling_clue(line, heard):
        return _as_candidate(heeded, heeded.clues[0].kind, Basis.INFERRED)
    return None


def _is_telling_clue(line: Line, heard: Heard) -> bool:
    """Whether a turn of phrase stands in a line of this very document, not in a sentence of every posting."""
    if asked_by(line) is Asks.WELCOME:
        return False
    says_why = any(clue.family is not Family.ODD for clue in find_clues(line.words, line.document.kind))
    if not says_why and len(rare_stems(line.words)) < SPECIFIC_STEMS:
        return False
    return heard.labels.get("boilerplate", 0.0) < BOILERPLATE_CLUE


def _as_candidate(heeded: Heeded, kind: NeedKind, basis: Basis) -> Candidate:
    line, heard = heeded.line, heeded.heard
    own_words = line.document.kind is DocumentKind.NOTE
    return Candidate(
        line=line,
        kind=kind,
        gist=gist_of(line, heard, focus=_focus(heeded, kind)),
        evidence=Evidence(quote=line.quote, basis=basis),
        strength=_strength(line, heard),
        private=Private.NO
        if line.document.kind is DocumentKind.POSTING  # whoever reads it knows it
        else private_reason(line.words, kind, confidence=heeded.confidence, from_note=own_words),
        first_line=heeded.first_line,
        clues=heeded.clues,
        vector=heard.vector,
    )


def _focus(heeded: Heeded, kind: NeedKind) -> int:
    words = heeded.line.words
    named = focus_of(words, kind)
    return clue_focus(words, heeded.clues[0]) if named < 0 and heeded.clues else named


def _kind(line: Line, heard: Heard) -> NeedKind | None:
    if line.document.kind is DocumentKind.NOTE:
        return need_kind(line.words, heard, heard_alone=_IN_NOTES, least=NEED_LEANING)
    if line.document.kind is DocumentKind.HOMEWORK:
        past = is_history(line.words)
        kind = need_kind(line.words, heard, heard_alone=() if past else _IN_REPORTS)
        if past and kind not in {NeedKind.CHALLENGE, NeedKind.PREDECESSOR}:
            kind = None
        return kind or (NeedKind.CHALLENGE if names_unwanted_figure(line.words) else None)
    asks = asked_by(line)
    if asks in _ASKED_OF_PEOPLE or is_about_requirements(line.words) or _A_PERSON.match(line.words):
        return None
    kind = need_kind(line.words, heard, heard_alone=_IN_POSTINGS)
    if asks is Asks.EMPLOYER and kind not in {NeedKind.CHALLENGE, NeedKind.VISION, NeedKind.TIMELINE}:
        return None
    # A duty says what is to be done here even where it does not say why: that is part of the picture of
    # the post that works, so it is a vision, put at strength 0.
    return kind or (NeedKind.VISION if _is_duty(line) else None)


def _is_duty(line: Line) -> bool:
    return asked_by(line) is Asks.DUTIES or bool(_DUTY.search(line.words))


def _says_something(line: Line, heard: Heard) -> bool:
    if find_worse(line.words):
        return True
    if heard.labels.get("boilerplate", 0.0) >= BOILERPLATE:
        return False
    if concepts_in(line.words) and _is_duty(line):
        return True
    least = 1 if line.document.kind is DocumentKind.NOTE else SPECIFIC_STEMS
    return is_specific(line.words, least=least, share=SPECIFIC_SHARE)


def _basis(line: Line, kind: NeedKind, heard: Heard) -> Basis:
    """Stated where the line says the need; implied by a duty; inferred from a figure or an event."""
    if line.document.kind is DocumentKind.POSTING and _is_duty(line):
        return Basis.IMPLIED
    if find_worse(line.words) and line.document.kind is DocumentKind.HOMEWORK:
        return Basis.INFERRED
    says_it = kind in named_kinds(line.words) or heard.labels.get("need", 0.0) >= NEED_HEARD
    return Basis.STATED if says_it else Basis.IMPLIED


def _strength(line: Line, heard: Heard) -> Strength:
    if not named_kinds(line.words) and heard.labels.get("need", 0.0) < NEED_HEARD:
        return Strength.IMPLIED
    heard_strengths = [
        span.strength for span in heard.spans if span.label == "need" and span.strength is not None
    ]
    written = written_strength(line.words)
    return Strength(max(int(written), min(3, round(max(heard_strengths, default=0.0)))))
