"""Turns in a career that somebody will ask about: a gap, a short stay, a step down.

Read from the dates and titles of the person's own facts; only what they surely show. Judges nobody: each is
a question to be ready for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from getsit.model.document import Evidence
from getsit.model.fact import Fact, FactKind
from getsit.prepare.short import shorten
from getsit.prepare.spans_of_time import months_in
from getsit.text.patterns import any_of

GAP, SHORT_STAY, STEP_DOWN = "own_gap", "own_short_stay", "own_step_down"
LEAST_GAP = 7  # months that surely lie between two jobs; fewer are a search like any other
SHORT = 10  # months at the most; a stay under a year is asked about
_MOST_OF_A_KIND = 1
_LEADS = any_of(r"head|director|manager|lead(?:er)?|chief|supervisor|principal|owner|partner")
_NOW = "now"


@dataclass(frozen=True, slots=True)
class Turn:
    """One such turn: its kind, the job before and the one after as the résumé words them."""

    kind: str
    one: str
    other: str
    evidence: tuple[Evidence, ...]


def find_turns(facts: Sequence[Fact], *, today: date) -> tuple[Turn, ...]:
    """The turns, the latest of each kind first; empty without dated positions."""
    jobs = sorted(
        (fact for fact in facts if fact.kind is FactKind.POSITION and len(fact.begins) >= len("YYYY-MM")),
        key=lambda job: job.begins,
    )
    found = [*_gaps(jobs, today), *_short_stays(jobs, today), *_steps_down(jobs)]
    kept: list[Turn] = []
    for turn in found:
        if sum(turn.kind == other.kind for other in kept) < _MOST_OF_A_KIND:
            kept.append(turn)
    return tuple(kept)


def _gaps(jobs: Sequence[Fact], today: date) -> Iterator[Turn]:
    for place in range(len(jobs) - 1, 0, -1):
        job = jobs[place]
        ended = [one.ends for one in jobs[:place]]
        if not all(re.fullmatch(r"\d{4}-\d{2}.*", end) for end in ended):
            continue  # a job without an end, or one that goes on, leaves no sure gap
        latest = max(jobs[:place], key=lambda one: one.ends)
        between = months_in([(latest.ends, job.begins)], today=today).least
        if latest.ends < job.begins and between >= LEAST_GAP:
            yield _turn(GAP, latest, job)


def _short_stays(jobs: Sequence[Fact], today: date) -> Iterator[Turn]:
    for job in reversed(jobs):
        if job.ends not in ("", _NOW) and months_in([(job.begins, job.ends)], today=today).most <= SHORT:
            yield _turn(SHORT_STAY, job, job)


def _steps_down(jobs: Sequence[Fact]) -> Iterator[Turn]:
    for before, after in zip(reversed(jobs[:-1]), reversed(jobs[1:]), strict=True):
        if _LEADS.search(_title(before)) and not _LEADS.search(_title(after)):
            yield _turn(STEP_DOWN, before, after)


def _title(job: Fact) -> str:
    return re.split(r"\s[-–—|@]\s|,|\sat\s", job.text, maxsplit=1)[0]


def _turn(kind: str, before: Fact, after: Fact) -> Turn:
    quotes = {id(fact.quote): fact.quote for fact in (before, after) if fact.quote is not None}
    return Turn(
        kind=kind,
        one=shorten(before.text),
        other=shorten(after.text),
        evidence=tuple(Evidence(quote=quote) for quote in quotes.values()),
    )
