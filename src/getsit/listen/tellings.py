"""Where a candidate tells of the past: stretches that belong together as one telling.

A telling begins with the first stretch of story and ends where a proposal, a question or the turn begins
or ends. Whether it was a good idea is decided elsewhere.
"""

import re
from dataclasses import dataclass

from getsit.listen.talk import Talk
from getsit.listen.thresholds import STORY_GAP
from getsit.ports import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One story's body in a turn: its bounds, how surely it is one, and whether it has a result."""

    turn: int
    start: int
    end: int
    score: float
    result: bool
    result_start: int | None = None


def tellings_in(talk: Talk, turn: int) -> tuple[Telling, ...]:
    """The tellings of a turn, in order."""
    stories = talk.spans(turn, "story")
    ends = sorted(
        span.start for label in ("solution", "check", "question") for span in talk.spans(turn, label)
    )
    groups: list[list[Span]] = []
    for span in stories:
        if groups and _belongs(talk, groups[-1][-1], span, turn=turn, ends=ends):
            groups[-1].append(span)
        else:
            groups.append([span])
    return tuple(_telling(talk, turn, group, ends) for group in groups)


_PAST = re.compile(
    r"\b(?:was|were|had|did|used to|back in|last year|years ago|at the time|in (?:19|20)\d\d|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_OTHERWISE = ("question", "listening", "solution", "check", "self_description", "advice")


def _opening(talk: Talk, turn: int, start: int) -> int:
    """Where a story really begins: a sentence about the past right before it belongs to it."""
    for sentence in reversed(talk.sentences[turn]):
        if sentence.end > start:
            continue
        taken = any(
            span.start < sentence.end and sentence.start < span.end
            for label in _OTHERWISE
            for span in talk.spans(turn, label)
        )
        if taken or not _PAST.search(sentence.text):
            break
        start = sentence.start
    return start


def _belongs(talk: Talk, one: Span, other: Span, *, turn: int, ends: list[int]) -> bool:
    if any(one.start < end <= other.start for end in ends):
        return False
    between = sum(one.end <= s.start and s.end <= other.start for s in talk.sentences[turn])
    return between <= STORY_GAP


def _telling(talk: Talk, turn: int, group: list[Span], ends: list[int]) -> Telling:
    start = _opening(talk, turn, group[0].start)
    _, end = talk.around(turn, start, max(span.end for span in group))
    limit = next((place for place in ends if place >= group[-1].end), len(talk.text(turn)))
    results = [s for s in talk.spans(turn, "result") if start <= s.start < limit]
    if results:
        end = max(end, talk.around(turn, results[-1].start, results[-1].end)[1])
    return Telling(
        turn=turn, start=start, end=max(start + 1, min(end, max(limit, group[-1].end))),
        score=max(span.score for span in group), result=bool(results),
        result_start=results[0].start if results else None,
    )  # fmt: skip
