"""Proposals held against what was voiced: those that keep to it, and those that break a timeline or manner.

Compares lengths of time with lengths, months with months, and words that a manager ruled out with words
that the candidate proposes. Anything else is left alone: an unfair blame costs more than a missed one.
"""

import re
from datetime import date

from getsit.listen.tally import Tally
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.moment import NeedVoiced, SolutionOffered, ToldTie
from getsit.model.need import NeedKind
from getsit.text.dates import find_times, resolve
from getsit.text.likeness import is_negated
from getsit.text.lines import straight
from getsit.text.sentences import find_clauses, find_sentences

_SOME_DAY = date(2001, 1, 1)  # only differences from it are used
_LENGTH = re.compile(r"(?:days?|weeks?|fortnights?|months?|quarters?|years?)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|from|since|once|until|till)\b", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_HALF_A_YEAR = 6
_BINDING = (NeedKind.MANNER, NeedKind.CONSTRAINT, NeedKind.TIMELINE)


def broken_proposals(tally: Tally) -> tuple[tuple[SolutionOffered, NeedVoiced], ...]:
    """Each proposal that breaks a timeline, manner or constraint voiced before it, with what it breaks."""
    bounds = [need for need in tally.all(NeedVoiced) if need.kind in _BINDING]
    return tuple(
        (solution, broken)
        for solution in tally.all(SolutionOffered)
        if (broken := _broken(tally, solution, bounds)) is not None
    )


def sure_solutions(tally: Tally) -> tuple[SolutionOffered, ...]:
    """Proposals to a voiced need with a date and a fact as proof, that break nothing voiced."""
    broken = {solution.id for solution, _ in broken_proposals(tally)}
    proven = {tie.turn for tie in tally.all(ToldTie) if tie.points.fact and tie.points.need}
    return tuple(
        solution for solution in tally.all(SolutionOffered)
        if solution.tied_to and solution.when and solution.turn in proven and solution.id not in broken
    )  # fmt: skip


def _broken(tally: Tally, solution: SolutionOffered, bounds: list[NeedVoiced]) -> NeedVoiced | None:
    for need in bounds:
        if need.turn >= solution.turn:
            continue
        if need.kind == NeedKind.TIMELINE and _is_late(tally, solution, need):
            return need
        if need.kind != NeedKind.TIMELINE and _does_what_is_ruled_out(tally, solution, need):
            return need
    return None


def _is_late(tally: Tally, solution: SolutionOffered, need: NeedVoiced) -> bool:
    wanted = find_times(_sentence(tally, need.turn, need.start))
    if not wanted or not solution.when or need.id not in solution.tied_to:
        return False
    return _later(solution.when, wanted[0].text)


def _later(proposed: str, wanted: str) -> bool:
    if _AFTER.search(wanted):
        return False
    if _LENGTH.search(proposed) and _LENGTH.search(wanted):
        one, other = (resolve(words, said_on=_SOME_DAY) for words in (proposed, wanted))
        return one is not None and other is not None and one > other
    months = [_month(words) for words in (proposed, wanted)]
    if None in months or _AFTER.search(proposed):
        return False
    return 0 < ((months[0] or 0) - (months[1] or 0)) % 12 < _HALF_A_YEAR


def _month(words: str) -> int | None:
    found = re.search(r"\b(" + "|".join(_MONTHS) + r")[a-z]*\b", words.lower())
    return _MONTHS.index(found[1]) if found else None


def _does_what_is_ruled_out(tally: Tally, solution: SolutionOffered, need: NeedVoiced) -> bool:
    ruled_out = frozenset().union(
        *(
            topic_of(_after_negation(clause.text))
            for clause in find_clauses(_sentence(tally, need.turn, need.start))
            if is_negated(clause.text)
        )
    ) - GENERIC  # fmt: skip
    proposed = solution.quote
    held = any(is_negated(c.text) and topic_of(c.text) & ruled_out for c in find_clauses(proposed))
    return not held and _names(proposed, ruled_out)


_RULING = re.compile(r"\b(?:not?|never|without|can't|cannot|don't|won't|mustn't)\b", re.IGNORECASE)


def _after_negation(clause: str) -> str:
    found = _RULING.search(straight(clause))
    return clause[found.end() :] if found else ""


def _names(proposed: str, ruled_out: frozenset[str]) -> bool:
    """All words that were ruled out together are proposed together, so a shared noun alone is no breach."""
    return bool(ruled_out) and len(ruled_out) <= _FEW and ruled_out <= topic_of(proposed)


_FEW = 3


def _sentence(tally: Tally, turn: int, place: int) -> str:
    text = tally.conversation.utterances[turn].text
    for sentence in find_sentences(text):
        if sentence.start <= place < sentence.end:
            return sentence.text
    return text
