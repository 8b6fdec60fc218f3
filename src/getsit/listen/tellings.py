"""Where a candidate tells of the past: stretches that belong together as one telling.

A telling begins with the first stretch of story and ends where a proposal, a question or the turn begins
or ends. Whether it was a good idea is decided elsewhere.
"""

import re
from dataclasses import dataclass

from getsit.listen.decode import answers_small_talk
from getsit.listen.talk import Talk, first_clause, without_tail
from getsit.listen.thresholds import STORY_CLAUSE, STORY_GAP, STORY_WORDS
from getsit.listen.topics import GENERIC, topic_of
from getsit.ports import Span
from getsit.text.dates import find_times
from getsit.text.lines import straight
from getsit.text.numbers import find_numbers
from getsit.text.sentences import Stretch, find_clauses
from getsit.text.words import count_words


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
    """The tellings of a turn, in order; a word about the journey or a bare "I did" is none."""
    if answers_small_talk(talk, turn):
        return ()
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
    told = (_telling(talk, turn, group, ends) for group in groups)
    return tuple(telling for telling in told if _has_substance(talk.text(turn)[telling.start : telling.end]))


def _has_substance(body: str) -> bool:
    """Whether somebody did something to something, or the past fills more than one clause."""
    clauses = [clause.text for clause in find_clauses(body)]
    past = [clause for clause in clauses if _is_past(clause) and not _TO_THEM.search(clause)]
    if not any(_OWN.search(clause) for clause in past):
        return False
    words = sum(count_words(clause) for clause in past)
    return any(_is_deed(clause) for clause in past) or (len(past) > 1 and words >= STORY_WORDS)


def _is_past(words: str) -> bool:
    plain = straight(words)
    return bool((_PAST.search(plain) or ACTED.search(plain)) and not _NOT_OWN_PAST.search(plain))


_OWN = re.compile(r"\b(?:i|we|my|our|us|me|i've|we've|i'd|we'd)\b", re.IGNORECASE)
_NOT_OWN_PAST = re.compile(
    r"\b(?:i|we)(?:'d| would|'ll| will)\b(?! been\b| had\b)|\bi(?:'ve| have) got\b"
    r"|\bi was (?:going|wondering|hoping)\b"
    r"|\byou(?:'ve|'d)? (?:said|mentioned|told|asked|wrote|described|promised|talked|called)\b",
    re.IGNORECASE,
)
_TO_THEM = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_NO_DEED = re.compile(
    r"\b(?:saw|read|heard|noticed|wondered|remembered|wanted|liked|loved|hoped|lived|thought|felt|went"
    r"|came|got|drove|enjoyed|applied|asked myself|kept an eye|looked (?:at|up|forward))\b",
    re.IGNORECASE,
)


def _is_deed(clause: str) -> bool:
    acted = ACTED.search(straight(clause))
    if _TO_THEM.search(clause):
        return False
    return bool(
        acted
        and not _NO_DEED.search(clause, acted.start(), acted.end() + len(" myself an eye"))
        and topic_of(clause[acted.start() :]) - GENERIC
    )


_PAST = re.compile(
    r"\b(?:(?:was|were|had|did)(?:n't)?|couldn't|said|told|came|went|got|made"
    r"|gave|took|found|ran|left|used to|back in|last year|years ago|at the time|in (?:19|20)\d\d"
    r"|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_OTHERWISE = ("question", "listening", "solution", "check", "self_description", "advice")


def _opening(talk: Talk, turn: int, start: int) -> int:
    """Where a story really begins: a sentence about the past right before it belongs to it."""
    for sentence in reversed(talk.sentences[turn]):
        if sentence.end > start:
            continue
        if not _is_free(talk, turn, sentence) or not _is_past(sentence.text):
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
    """Whether two stretches are of one telling: little lies between that does not itself tell."""
    if any(one.start < end <= other.start for end in ends):
        return False
    between = [s for s in talk.sentences[turn] if one.end <= s.start and s.end <= other.start]
    return sum(not _is_past(s.text) for s in between) <= STORY_GAP


def _carried_on(talk: Talk, turn: int, end: int, limit: int) -> int:
    """Where a telling ends when the sentences after it go on telling."""
    for sentence in talk.sentences[turn]:
        if sentence.start < end:
            continue
        if sentence.end > limit or not _is_free(talk, turn, sentence) or not _is_past(sentence.text):
            break
        end = sentence.end
    return end


_BY_WORDS = 0.5  # how sure we are of a story that only its past tense and its figures show


def _by_words(talk: Talk, turn: int) -> list[Span]:
    """A past deed with a figure, time or name, in a turn that proposes something or hands back."""
    if not (talk.spans(turn, "solution") or talk.spans(turn, "check")):
        return []
    return [
        Span(label="story", start=clause.start, end=clause.end, score=_BY_WORDS)
        for clause in talk.sentences[turn]
        if _is_deed(clause.text) and _is_past(clause.text) and _is_free(talk, turn, clause)
        and (find_numbers(clause.text) or find_times(clause.text))
    ]  # fmt: skip


def clause_told(text: str, start: int, end: int) -> tuple[int, int]:
    """The first clause of a telling that carries its point, a past verb and a word of weight, with as many
    clauses of the same sentence as make it understood."""
    clauses = find_clauses(text[start:end])
    tells = (place for place, clause in enumerate(clauses) if _is_past(clause.text))
    weighty = (place for place, clause in enumerate(clauses) if _carries(clause.text))
    first = next(weighty, next(tells, None))
    if first is None:
        return first_clause(text, start, end)
    last = first
    while _is_short(text[start + clauses[first].start : start + clauses[last].end]) and last + 1 < len(
        clauses
    ):
        last += 1
    return without_tail(text, start + clauses[first].start, start + clauses[last].end)


def _carries(clause: str) -> bool:
    return _is_past(clause) and bool(topic_of(clause) - GENERIC) and count_words(clause) > _FEW_WORDS


_FEW_WORDS = 3


def _is_short(said: str) -> bool:
    return count_words(said) < STORY_CLAUSE and said.rstrip()[-1:] not in ".!?…"


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
    end = _carried_on(talk, turn, end, limit)
    return Telling(
        turn=turn, start=start, end=max(start + 1, min(end, max(limit, group[-1].end))),
        score=max(span.score for span in group),
        result=bool(results or _ENDED.search(talk.text(turn), start, end)),
        result_start=results[0].start if results else None,
    )  # fmt: skip
