"""Where one stands with an opportunity, and what comes next. Told from what is kept; nothing is heard anew.

It knows that a rehearsal was begun, a talk brought in and gone through, a letter sent by the person's word.
It does not know whether a page was read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from getsit.app.base import Parts
from getsit.app.results import Stage, Step, StepKind, Way
from getsit.listen import standing_corrections
from getsit.model.correction import Correction, CorrectionTarget
from getsit.model.document import DocumentKind
from getsit.model.kept import Talk
from getsit.model.opportunity import Opportunity, Round
from getsit.model.rehearsal import Rehearsal

NEAR = 1  # days before a talk from which on nothing but that talk matters
MOST_TODAY = 3
MINUTES = {
    StepKind.POSTING: 2, StepKind.DOSSIER: 10, StepKind.REHEARSE: 20, StepKind.BRIEF: 5, StepKind.BRING: 5,
    StepKind.LOOK_OVER: 10, StepKind.LETTER: 10, StepKind.PLAN: 10, StepKind.ROUND: 1,
}  # fmt: skip


_BEFORE = (StepKind.REHEARSE, StepKind.BRIEF)  # of two things for one day, what a talk needs comes first


class Wayfinding(Parts):
    """What a person asks to know where they are."""

    def way(self, name: str) -> Way:
        """Where one stands with an opportunity and what comes next."""
        opportunity = self._store.opportunity(name)
        return self._way(opportunity, self._store.rehearsals())

    def ways(self) -> list[Way]:
        """The same of every opportunity: what is due first comes first, the example last."""
        rehearsals = self._store.rehearsals()
        found = [self._way(one, rehearsals) for one in self._store.opportunities()]
        return sorted(found, key=lambda way: (way.opportunity.example, way.steps[0].due or date.max))

    def _way(self, opportunity: Opportunity, rehearsals: Sequence[Rehearsal]) -> Way:
        documents = self._store.documents(opportunity.id)
        kept = _Kept(
            opportunity=opportunity,
            has_matter=any(one.kind is not DocumentKind.TRANSCRIPT for one in documents),
            talks=tuple(self._store.talks(opportunity.id)),
            said=standing_corrections(self._store.corrections(opportunity.id)),
            rehearsals=tuple(one for one in rehearsals if one.opportunity_id == opportunity.id),
        )
        return _way_of(kept, today=self.now.date())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    opportunity: Opportunity
    has_matter: bool
    talks: tuple[Talk, ...]
    said: tuple[Correction, ...]
    rehearsals: tuple[Rehearsal, ...]

    def is_said(self, target: CorrectionTarget, talk: Talk) -> bool:
        """Whether the person said so of that talk."""
        id = talk.conversation.id
        return any(one.target is target and one.document_id == id for one in self.said)


def today(ways: Sequence[Way]) -> list[Step]:
    """At most three things to do today: what is due first, for one opportunity after the other."""
    due = [
        ((way.opportunity.example, step.due or date.max, step.kind not in _BEFORE, at), step)
        for way in ways
        for at, step in enumerate(way.steps)
        if step.kind is not StepKind.WAIT
    ]
    due.sort(key=lambda one: one[0])
    return [step for _, step in due][:MOST_TODAY]


def _way_of(kept: _Kept, *, today: date) -> Way:
    """The way of one opportunity on that day."""
    held = {talk.round_number for talk in kept.talks}
    open_rounds = [one for one in kept.opportunity.rounds if one.number not in held]
    dated = sorted((one for one in open_rounds if one.on), key=lambda one: one.on or date.max)
    coming = next((one for one in dated if one.on and one.on >= today), None)
    passed = next((one for one in reversed(dated) if one.on and one.on < today), None)
    steps = _steps(kept, coming=coming, passed=passed, today=today)
    return Way(
        opportunity=kept.opportunity,
        coming=coming,
        held=frozenset(number for number in held if number is not None),
        done=_done(kept),
        steps=tuple(_step(kept, kind, one, today) for kind, one in steps),
    )


def _steps(
    kept: _Kept, *, coming: Round | None, passed: Round | None, today: date
) -> list[tuple[StepKind, Round | None]]:
    if not kept.has_matter and not kept.talks:
        return [(StepKind.POSTING, coming)]
    steps: list[tuple[StepKind, Round | None]] = []
    near = coming is not None and coming.on is not None and (coming.on - today).days <= NEAR
    if near and coming and coming.on and coming.on > today:
        steps.append((StepKind.REHEARSE, coming))
    if near:
        steps.append((StepKind.BRIEF, coming))
    steps += [(kind, None) for kind in _after_talk(kept)]
    if passed is not None:
        steps.append((StepKind.BRING, passed))
    if not near and not (passed and not kept.talks):
        steps += _before_talk(kept, coming)
    return steps or [(StepKind.WAIT, None)]


def _after_talk(kept: _Kept) -> list[StepKind]:
    """What the latest talk waits for."""
    if not kept.talks:
        return []
    latest = kept.talks[-1]
    if not kept.is_said(CorrectionTarget.LOOKED_OVER, latest):
        return [StepKind.LOOK_OVER]
    return [] if kept.is_said(CorrectionTarget.SENT, latest) else [StepKind.LETTER]


def _before_talk(kept: _Kept, coming: Round | None) -> list[tuple[StepKind, Round | None]]:
    if kept.talks:
        return [(StepKind.PLAN, coming)] if coming and not _after_talk(kept) else []
    first = StepKind.REHEARSE if kept.rehearsals else StepKind.DOSSIER
    if coming is not None:
        return [(StepKind.BRIEF if kept.rehearsals else first, coming)]
    return [(StepKind.ROUND if kept.rehearsals and not kept.opportunity.rounds else first, None)]


def _step(kept: _Kept, kind: StepKind, about: Round | None, today: date) -> Step:
    due = about.on if about else None
    if kind in {StepKind.LOOK_OVER, StepKind.LETTER, StepKind.BRING}:
        due = today  # while it is fresh
    elif kind in _BEFORE and due is not None and (due - today).days <= NEAR:
        due = today  # tomorrow it is too late
    return Step(
        kind=kind,
        opportunity_id=kept.opportunity.id,
        opportunity=kept.opportunity.name,
        round=about,
        due=due,
        minutes=MINUTES.get(kind, 0),
    )


def _done(kept: _Kept) -> frozenset[Stage]:
    done = set()
    if kept.has_matter and (kept.rehearsals or kept.talks):
        done.add(Stage.PREPARE)
    if any(one.over for one in kept.rehearsals):
        done.add(Stage.REHEARSE)
    if kept.talks and kept.is_said(CorrectionTarget.LOOKED_OVER, kept.talks[-1]):
        done.add(Stage.DEBRIEF)
    if kept.talks and kept.is_said(CorrectionTarget.SENT, kept.talks[-1]):
        done.add(Stage.FOLLOW_UP)
    return frozenset(done)
