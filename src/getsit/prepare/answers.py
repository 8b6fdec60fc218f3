"""Which questions a document or a talk already answers, and with which words.

Asking what stands in the posting shows that it was not read. A question counts as answered only by words
about the same need: a date on one need does not answer "by when" for another.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from getsit.model.document import Basis, Document, DocumentKind, Evidence
from getsit.model.dossier import Dossier
from getsit.model.ladder import QuestionKind
from getsit.model.need import Need, NeedKind, Private, Standing
from getsit.prepare.structure import Line, find_lines
from getsit.prepare.thresholds import SAME_STEMS
from getsit.prepare.vocabulary import shared_rare
from getsit.prepare.written_kinds import measured_aim, pressing_time

_ANSWERED_BY_KIND: Mapping[QuestionKind, NeedKind] = {
    QuestionKind.MEASURE: NeedKind.MEASURE,
    QuestionKind.TIMELINE: NeedKind.TIMELINE,
    QuestionKind.MANNER: NeedKind.MANNER,
    QuestionKind.CULTURE: NeedKind.CULTURE,
}
_WORDS: Mapping[QuestionKind, re.Pattern[str]] = {
    QuestionKind.PREDECESSOR: re.compile(
        r"\b(?:newly created|new (?:role|post|position)"
        r"|(?:our|the) first (?:\w+ ){0,3}(?:lead|manager|head|officer|engineer)"
        r"|maternity (?:cover|leave)|is retiring"
        r"|are retiring|has left"
        r"|previous (?:post ?holder|manager)|to replace (?:our|the|a))\b",
        re.IGNORECASE,
    ),
    QuestionKind.SITUATION: re.compile(
        r"\b(?:team of (?:\d+|\w+)|you will (?:lead|manage|supervise) (?:a |an |the "
        r"|our )?(?:\w+ )?(?:team|crew|shift|staff|people)"
        r"|reports? (?:directly )?to (?:the|our|a))\b",
        re.IGNORECASE,
    ),
    QuestionKind.NEXT_STEP: re.compile(
        (
            r"\b(?:interviews? (?:will|are|is) (?:be )?(?:held|on|planned)|interview date"
            r"|assessment (?:day|centre) (?:is|on|will))"
        ),
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The words that answer a question."""

    evidence: Evidence


def answer_to(
    kind: QuestionKind, need: Need, *, dossier: Dossier, documents: Sequence[Document]
) -> Answer | None:
    """What already answers a question of that kind about that need, or None."""
    if kind in _WORDS:
        return _answered_in_words(_WORDS[kind], documents)
    if kind is QuestionKind.TIMELINE and (own := _own(need, lambda text: bool(pressing_time(text)))):
        return own
    if kind is QuestionKind.MEASURE and (own := _own(need, lambda text: bool(measured_aim(text)))):
        return own
    if (wanted := _ANSWERED_BY_KIND.get(kind)) is None:
        return None
    return _answered_by_need(wanted, need, dossier)


def _tells(wanted: NeedKind, other: Need) -> bool:
    if other.kind is wanted:
        return True
    text = _text(other)
    return (wanted is NeedKind.TIMELINE and bool(pressing_time(text))) or (
        wanted is NeedKind.MEASURE and bool(measured_aim(text))
    )


def _answered_by_need(wanted: NeedKind, need: Need, dossier: Dossier) -> Answer | None:
    for other in dossier.needs:
        known = other.private is Private.NO and other.standing is not Standing.REFUTED and other.id != need.id
        if known and len(shared_rare(_text(other), _text(need))) >= SAME_STEMS and _tells(wanted, other):
            return Answer(other.evidence[0])
    return None


def _own(need: Need, answers: Callable[[str], bool]) -> Answer | None:
    return next((Answer(one) for one in need.evidence if answers(one.quote.exact)), None)


def _answered_in_words(words: re.Pattern[str], documents: Sequence[Document]) -> Answer | None:
    for document in documents:
        if document.kind in {DocumentKind.POSTING, DocumentKind.HOMEWORK}:
            for line in find_lines(document):
                if words.search(line.words):
                    return Answer(_evidence(line))
    return None


def _evidence(line: Line) -> Evidence:
    return Evidence(quote=line.quote, basis=Basis.STATED)


def _text(need: Need) -> str:
    return " ".join(one.quote.exact for one in need.evidence)
