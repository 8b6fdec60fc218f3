"""Where a candidate tells of the past: stretches that belong together as one telling.

A telling begins with the first stretch of story and ends where a proposal, a question or the turn begins
or ends. Whether it was a good idea is decided elsewhere.
"""

import re
from dataclasses import dataclass

from getsit.listen.talk import Talk, first_clause
from getsit.listen.thresholds import STORY_GAP
from getsit.ports import Span
from getsit.text.dates import find_times
from getsit.text.numbers import find_numbers
from getsit.text.sentences import Stretch, find_clauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One story's body in a turn: its bounds, how surely it is one, and whether it has a result."""

    turn: int
    start: int
    end: int
    score: float
    result: bool
    result_start: int | None = None


_IRREGULAR = (
    "ran|took|made|built|cut|put|led|sold|taught|brought|got|gave|found|kept|began|won|wrote|set|went|came|saw"
    "|told|held|met|left|lost|paid|sent|spent|drew|grew|chose|drove|did|sat|stood|spoke|won|fell|dealt|learnt"
)
ACTED = re.compile(
    rf"\b(?:i|we)(?:'ve| have)? (?:[a-z]+ly |then |also |just |never )?(?:{_IRREGULAR}"
    r"|(?!need)(?!work|join)[a-z]{2,}ed|(?:taken|run|done|seen|given|grown) [a-z0-9]+"
    r"|had (?:each|them|every|him|her|the|both))\b",
    re.IGNORECASE,
)
"""Somebody of the candidate's side did something then."""


def tellings_in(talk: Talk, turn: int) -> tuple[Telling, ...]:
    """The tellings of a turn, in order."""
    stories = talk.spans(turn, "story") or _by_words(talk, turn)
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
    r"\b(?:was|were|had|did|used to|back in|last year|years ago|at the time|in (?:19|20)\d\d"
    r"|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_OTHERWISE = ("question", "listening", "solution", "check", "self_description", "advice")


def _opening(talk: Talk, turn: int, start: int) -> int:
    """Where a story really begins: a sentence about the past right before it belongs to it."""
    for sentence in reversed(talk.sentences[turn]):
        if sentence.end > start:
            continue
        if not _is_free(talk, turn, sentence) or not _PAST.search(sentence.text):
            break
        start = sentence.start
    return start


def _is_free(talk: Talk, turn: int, sentence: Stretch) -> bool:
    """Whether nothing but a telling was heard in the sentence."""
    return not any(
        span.start < sentence.end and sentence.start < span.end
        for label in _OTHERWISE
        for span in talk.spans(turn, label)
    )


def _belongs(talk: Talk, one: Span, other: Span, *, turn: int, ends: list[int]) -> bool:
    if any(one.start < end <= other.start for end in ends):
        return False
    between = sum(one.end <= s.start and s.end <= other.start for s in talk.sentences[turn])
    return between <= STORY_GAP


_BY_WORDS = 0.5  # how sure we are of a story that only its past tense and its figures show


def _by_words(talk: Talk, turn: int) -> list[Span]:
    """A past deed with a figure, time or name, in a turn that proposes something or hands back."""
    if not (talk.spans(turn, "solution") or talk.spans(turn, "check")):
        return []
    return [
        Span(label="story", start=clause.start, end=clause.end, score=_BY_WORDS)
        for clause in talk.sentences[turn]
        if ACTED.search(clause.text.replace("’", "'")) and _is_free(talk, turn, clause)
        and (find_numbers(clause.text) or find_times(clause.text))
    ]  # fmt: skip


def clause_told(text: str, start: int, end: int) -> tuple[int, int]:
    """The first clause of a telling that is about the past, its first clause when none shows it."""
    for clause in find_clauses(text[start:end]):
        if _PAST.search(clause.text) or ACTED.search(clause.text.replace("’", "'")):
            return first_clause(text, start + clause.start, start + clause.end)
    return first_clause(text, start, end)


_ENDED = re.compile(
    r"\b(?:fell|dropped|rose|halved|doubled|went (?:up|down)|came down|from \d\S* .{0,30}\bto \d"
    r"|under \d|missed none"
    r"|none since|(?:not|never) happened (?:since|again)|since then|in the end|as a result|which meant)\b"
    r"|\bby (?:a (?:third|quarter|fifth|half|tenth)|\d+ ?(?:%|per ?cent))",
    re.IGNORECASE,
)


def _telling(talk: Talk, turn: int, group: list[Span], ends: list[int]) -> Telling:
    start = _opening(talk, turn, group[0].start)
    _, end = talk.around(turn, start, max(span.end for span in group))
    limit = next((place for place in ends if place >= group[-1].end), len(talk.text(turn)))
    results = [s for s in talk.spans(turn, "result") if start <= s.start < limit]
    if results:
        end = max(end, talk.around(turn, results[-1].start, results[-1].end)[1])
    return Telling(
        turn=turn, start=start, end=max(start + 1, min(end, max(limit, group[-1].end))),
        score=max(span.score for span in group),
        result=bool(results or _ENDED.search(talk.text(turn), start, end)),
        result_start=results[0].start if results else None,
    )  # fmt: skip
