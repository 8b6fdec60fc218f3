"""Hears written text: needs, requirements, achievements, boilerplate, confidences in notes."""

from getsit.adapters.cues.book import Weighed, load_book, squash
from getsit.adapters.cues.plain import Unit, cut_units
from getsit.adapters.cues.spans import FAINTEST, span_of
from getsit.ports import Passage, Span

_FEWEST = 4  # words of a unit that may be a need; headings and keywords are shorter


def hear_written(passage: Passage) -> list[Span]:
    """The spans of a piece of writing, in the order of the text."""
    book = load_book("written", "confidence")
    spans: list[Span] = []
    for unit in cut_units(passage.text):
        found = book.weigh(unit.words)
        spans += _needs(unit, found)
        spans += [
            span_of(unit, weighed)
            for label in ("requirement", "welcome", "achievement", "boilerplate", "confidence")
            if (weighed := found.get(label)) is not None and weighed.score >= FAINTEST
            and (label != "requirement" or weighed.kinds)
        ]  # fmt: skip
    return spans


def _needs(unit: Unit, found: dict[str, Weighed]) -> list[Span]:
    need = found.get("need")
    if need is None or not need.kinds or len(unit.words) < _FEWEST:
        return []
    others = (found.get("requirement"), found.get("boilerplate"), found.get("achievement"))
    against = sum(0.9 * max(0.0, other.score - 0.3) for other in others if other)
    score = squash(need.total - 2.0 * against - 3.0 * unit.is_list)
    return [span_of(unit, need, score=score)] if score >= FAINTEST else []
