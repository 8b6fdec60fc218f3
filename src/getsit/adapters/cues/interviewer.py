"""Hears an interviewer's turn: needs, buying signals, confidences, questions, agreement, correction."""

from dataclasses import replace

from getsit.adapters.cues.book import Book, Weighed, load_book, squash
from getsit.adapters.cues.plain import Unit, cut_units
from getsit.adapters.cues.spans import FAINTEST, span_of, whole_span
from getsit.ports import CANDIDATE, Passage, Span
from getsit.text.words import count_words

_ASKED = 2.6  # what a question mark adds to the evidence of a question
_SHORT = 4  # a unit of so few words seldom voices a need
_LONGEST_THOUGHT = 9  # units
_AWAY = {("anyway",), ("so", "tell"), ("right",), ("okay",), ("but", "anyway"), ("moving", "on")}
_LONG_AGREEMENT = 9  # agreement is short; what is longer says something else


def hear_interviewer(passage: Passage) -> list[Span]:
    """The spans of an interviewer's turn, in the order of the text."""
    book = load_book("needs", "interviewer", "confidence")
    units = cut_units(passage.text)
    weighed = [book.weigh(unit.words) for unit in units]
    wanted = _asked_for(passage)
    spans: list[Span] = []
    for unit, found in zip(units, weighed, strict=True):
        asked = _asked(unit, found, book)
        spans += _needs(unit, found, asked=asked, wanted=wanted)
        spans += _signals(unit, found)
        spans += (
            [whole_span(unit, "asked", score=asked, kind=_asked_kind(found))] if asked >= FAINTEST else []
        )
        spans += _answers(unit, found)
    return spans + _confidences(units, weighed)


def _asked(unit: Unit, found: dict[str, Weighed], book: Book) -> float:
    asked = found.get("asked")
    total = book.bias["asked"] + (_ASKED if unit.asks else 0.0)
    if asked is not None:
        total += asked.plain + asked.against + min(1.0, 0.4 * max(asked.kinds.values(), default=0.0))
    return squash(total)


def _asked_kind(found: dict[str, Weighed]) -> str:
    asked = found.get("asked")
    return (asked.kind if asked else None) or "other"


_ASKS_FOR = {
    "vision": "vision", "payoff": "vision", "measure": "measure", "timeline": "timeline", "manner": "manner",
    "challenge": "challenge", "event": "challenge", "consequence": "challenge", "culture": "culture",
    "predecessor": "predecessor", "concern": "risk",
}  # fmt: skip
"""The kind of need that a candidate's question asks for; the answer probably holds one."""
_ANSWERED = 0.9  # what it adds to words in which something speaks for a need
_LEANS = 1.5  # and to that kind, against what the words themselves say
_PICTURED = 3.2  # and to "would" after a question for the vision


def _asked_for(passage: Passage) -> str:
    """The kind of need that the turn before asked for, empty when it asked for none."""
    if not passage.before or passage.before[-1].role != CANDIDATE:
        return ""
    last = cut_units(passage.before[-1].text)[-2:]
    for unit in reversed([unit for unit in last if unit.asks]):
        question = load_book("questions", "candidate").weigh(unit.words).get("question")
        if question and question.kind in _ASKS_FOR:
            return _ASKS_FOR[question.kind]
    return ""


def _needs(unit: Unit, found: dict[str, Weighed], *, asked: float, wanted: str) -> list[Span]:
    need = found.get("need")
    if need is None:
        return []
    total = need.total - (2.4 * asked if unit.asks else 0.8 * asked)
    total -= 1.2 if len(unit.words) <= _SHORT else 0.0
    if wanted and not unit.asks and not need.against and len(unit.words) > _SHORT:
        total += _PICTURED if wanted == "vision" and "would" in unit.words else _ANSWERED
        kinds = dict(need.kinds)
        kinds[wanted] = kinds.get(wanted, 0.0) + _LEANS
        need = replace(need, kinds=kinds)
    score = squash(total - 3.0 * unit.is_list)
    return [span_of(unit, need, score=score)] if score >= FAINTEST else []


def _signals(unit: Unit, found: dict[str, Weighed]) -> list[Span]:
    signal = found.get("signal")
    if signal is None or not signal.kinds or signal.score < FAINTEST:
        return []
    return [span_of(unit, signal)]


def _answers(unit: Unit, found: dict[str, Weighed]) -> list[Span]:
    spans: list[Span] = []
    for label in ("agrees", "corrects"):
        if (weighed := found.get(label)) is None or weighed.total < -6:
            continue
        long = max(0, len(unit.words) - _LONG_AGREEMENT) * (0.25 if label == "agrees" else 0.05)
        score = squash(weighed.total - long - (2.0 if unit.asks else 0.0))
        if score >= FAINTEST:
            spans.append(span_of(unit, weighed, score=score))
    return spans


def _confidences(units: list[Unit], weighed: list[dict[str, Weighed]]) -> list[Span]:
    """From each cue of confidence to the end of that thought: what follows until the turn changes subject.

    Errs on the long side: too much kept private does no harm, too little does.
    """
    spans: list[Span] = []
    for place, found in enumerate(weighed):
        cue = found.get("confidence")
        if cue is None or cue.score < FAINTEST or (spans and units[place].start < spans[-1].end):
            continue
        last = _end_of_thought(units, weighed, place)
        begin = units[place - 1].start if place and _points_back(units[place]) else units[place].start
        spans.append(Span(label="confidence", start=begin, end=units[last].end, score=round(cue.score, 4)))
    return spans


def _end_of_thought(units: list[Unit], weighed: list[dict[str, Weighed]], place: int) -> int:
    last = place
    for at in range(place + 1, min(place + _LONGEST_THOUGHT, len(units))):
        asked = weighed[at].get("asked")
        if units[at].asks or _turns_away(units[at]) or (asked and asked.plain > 2):
            break
        last = at
    return last


def _turns_away(unit: Unit) -> bool:
    return unit.words[:1] in _AWAY or unit.words[:2] in _AWAY


def _points_back(unit: Unit) -> bool:
    """Whether "that stays here" and the like is said after the thing it hides."""
    return count_words(" ".join(unit.words)) <= 9 and bool({"that", "this", "it"} & set(unit.words[:5]))
