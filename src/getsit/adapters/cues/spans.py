"""From what was weighed in a unit to spans of the text: the shortest stretch that carries the point."""

from getsit.adapters.cues.book import Weighed
from getsit.adapters.cues.plain import Unit
from getsit.ports import Span

_WHOLE = 18  # a unit of up to so many words is its own shortest stretch
_SHORTEST = 5  # a narrower stretch has at least so many words
FAINTEST = 0.15  # what is less sure is not worth a span


def span_of(unit: Unit, weighed: Weighed, *, score: float | None = None) -> Span:
    """The span of a label in a unit."""
    begin, end = _narrow(unit, weighed.begin, weighed.end)
    return Span(
        label=weighed.label,
        start=unit.starts[begin],
        end=_with_marks(unit, end),
        score=round(weighed.score if score is None else score, 4),
        kind=weighed.kind or ("challenge" if weighed.label == "need" else None),
        strength=float(weighed.strength) if weighed.label == "need" else None,
    )


def whole_span(unit: Unit, label: str, *, score: float, kind: str | None = None) -> Span:
    """A span over the whole unit."""
    return Span(label=label, start=unit.start, end=unit.end, score=round(score, 4), kind=kind)


def _narrow(unit: Unit, begin: int, end: int) -> tuple[int, int]:
    """The words from the break before the cues to the break after them."""
    if len(unit.words) <= _WHOLE:
        return 0, len(unit.words)
    left = max((at for at in unit.breaks if at <= begin), default=0)
    right = min((at for at in unit.breaks if at >= end), default=len(unit.words))
    while right < len(unit.words) and unit.words[right - 1] in _GOES_ON:
        right = min((at for at in unit.breaks if at > right), default=len(unit.words))
    if right - left < _SHORTEST:
        return 0, len(unit.words)
    return left, right


_GOES_ON = frozenset(
    """of the a an to in on at for with by from and or but so that who which my our your their very is are
    be""".split()
)
"""Words with which nothing ends."""


def _with_marks(unit: Unit, end: int) -> int:
    return unit.end if end == len(unit.words) else unit.ends[end - 1]
