"""Where one stands with an opportunity, and what comes next. Told from what is kept; nothing is heard anew.

It knows that a rehearsal was begun, a talk brought in and gone through, a letter sent by the person's word.
It does not know whether a page was read.
"""

from collections.abc import Sequence
from datetime import date

from getsit.app.base import Parts
from getsit.app.results import Stage, Step, StepKind, Way
from getsit.listen import standing_corrections
from getsit.model.correction import CorrectionTarget
from getsit.model.document import DocumentKind
from getsit.model.kept import Glance
from getsit.model.opportunity import Opportunity, Round

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
        """Where one stands with an opportunity and what comes next; OpportunityUnknown."""
        id = self._store.opportunity(name).id
        seen = next(one for one in self._store.glances() if one.opportunity.id == id)
        return _way_of(seen, today=self.now.date())

    def ways(self) -> list[Way]:
        """The same of every opportunity: what is due first comes first, the example last."""
        found = [_way_of(one, today=self.now.date()) for one in self._store.glances()]
        return sorted(found, key=lambda way: (way.opportunity.example, way.steps[0].due or date.max))


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


def _way_of(seen: Glance, *, today: date) -> Way:
    """The way of one opportunity on that day."""
    open_rounds = [one for one in seen.opportunity.rounds if one.number not in seen.held]
    dated = sorted((one for one in open_rounds if one.on), key=lambda one: one.on or date.max)
    coming = next((one for one in dated if one.on and one.on >= today), None)
    passed = next((one for one in reversed(dated) if one.on and one.on < today), None)
    steps = _steps(seen, coming=coming, passed=passed, today=today)
    return Way(
        opportunity=seen.opportunity,
        coming=coming,
        held=frozenset(number for number in seen.held if number is not None),
        done=_done(seen),
        steps=tuple(_step(seen.opportunity, kind, one, today) for kind, one in steps),
    )


def _is_said(seen: Glance, target: CorrectionTarget) -> bool:
    """Whether the person said so of the latest talk."""
    said = standing_corrections(seen.said)
    return any(one.target is target and one.document_id == seen.latest for one in said)


def _steps(
    seen: Glance, *, coming: Round | None, passed: Round | None, today: date
) -> list[tuple[StepKind, Round | None]]:
    if not _has_matter(seen) and not seen.held:
        return [(StepKind.POSTING, coming)]
    steps: list[tuple[StepKind, Round | None]] = []
    near = coming is not None and coming.on is not None and (coming.on - today).days <= NEAR
    if near and coming and coming.on and coming.on > today:
        steps.append((StepKind.REHEARSE, coming))
    if near:
        steps.append((StepKind.BRIEF, coming))
    steps += [(kind, None) for kind in _after_talk(seen)]
    if passed is not None:
        steps.append((StepKind.BRING, passed))
    if not near and not (passed and not seen.held):
        steps += _before_talk(seen, coming)
    return steps or [(StepKind.WAIT, None)]


def _after_talk(seen: Glance) -> list[StepKind]:
    """What the latest talk waits for."""
    if not seen.latest:
        return []
    if not _is_said(seen, CorrectionTarget.LOOKED_OVER):
        return [StepKind.LOOK_OVER]
    return [] if _is_said(seen, CorrectionTarget.SENT) else [StepKind.LETTER]


def _before_talk(seen: Glance, coming: Round | None) -> list[tuple[StepKind, Round | None]]:
    if seen.held:
        return [(StepKind.PLAN, coming)] if coming and not _after_talk(seen) else []
    first = StepKind.REHEARSE if seen.rehearsed else StepKind.DOSSIER
    if coming is not None:
        return [(StepKind.BRIEF if seen.rehearsed else first, coming)]
    return [(StepKind.ROUND if seen.rehearsed and not seen.opportunity.rounds else first, None)]


def _step(opportunity: Opportunity, kind: StepKind, about: Round | None, today: date) -> Step:
    due = about.on if about else None
    if kind in {StepKind.LOOK_OVER, StepKind.LETTER, StepKind.BRING}:
        due = today  # while it is fresh
    elif kind in _BEFORE and due is not None and (due - today).days <= NEAR:
        due = today  # tomorrow it is too late
    return Step(
        kind=kind,
        opportunity_id=opportunity.id,
        opportunity=opportunity.name,
        round=about,
        due=due,
        minutes=MINUTES.get(kind, 0),
    )


def _has_matter(seen: Glance) -> bool:
    """Whether there is something to make a dossier of besides the talks."""
    return bool(seen.kinds - {DocumentKind.TRANSCRIPT, DocumentKind.RESUME})


def _done(seen: Glance) -> frozenset[Stage]:
    done = {
        Stage.PREPARE: _has_matter(seen) and bool(seen.rehearsed or seen.held),
        Stage.REHEARSE: seen.rehearsed,
        Stage.DEBRIEF: bool(seen.latest) and _is_said(seen, CorrectionTarget.LOOKED_OVER),
        Stage.FOLLOW_UP: bool(seen.latest) and _is_said(seen, CorrectionTarget.SENT),
    }
    return frozenset(stage for stage, is_done in done.items() if is_done)
