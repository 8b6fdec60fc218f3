"""What the manager asks of their own accord, and when: each question has an earliest and a latest stage."""

from random import Random
from typing import TYPE_CHECKING

from getsit.model.manager import Manager, OwnQuestion, Stage
from getsit.model.rehearsal import RehearsalMode
from getsit.rehearse.effects import LATE_PART, OPENING_PART

if TYPE_CHECKING:
    from getsit.rehearse.scene import Scene

HARD = ("weakness", "gap", "dismissal", "step_down")
HARD_QUESTION = "hard question"  # under this name the state keeps which one was drawn
HARD_ASKED = 1  # of the four, in a whole interview
HARD_DRILL = 3  # and when they are what is rehearsed
MINUTES = {
    RehearsalMode.QUESTIONS: 15,
    RehearsalMode.OPENING: 5,
    RehearsalMode.HARD: 12,
    RehearsalMode.TOP_THREE: 12,
}
_ORDER = (Stage.OPENING, Stage.MIDDLE, Stage.LATE)


def minutes_of(manager: Manager, mode: RehearsalMode) -> int:
    """How long a talk of that mode is."""
    return MINUTES.get(mode, manager.minutes)


def first_question(manager: Manager, mode: RehearsalMode, *, chance: Random) -> OwnQuestion | None:
    """What they begin with; nothing after a greeting that asks already."""
    if mode is RehearsalMode.HARD:
        return manager.question(chance.choice(HARD))
    if mode in {RehearsalMode.QUESTIONS, RehearsalMode.TOP_THREE}:
        return manager.question("questions_for_us")
    return None


def stage_of(scene: "Scene") -> Stage:
    """Where the talk stands by the clock."""
    share = scene.state.minutes / scene.manager.minutes
    return Stage.OPENING if share < OPENING_PART else Stage.LATE if share >= LATE_PART else Stage.MIDDLE


def next_question(scene: "Scene", mode: RehearsalMode) -> OwnQuestion | None:
    """The next question of their own that has its place now, or None."""
    if mode in {RehearsalMode.QUESTIONS, RehearsalMode.TOP_THREE}:
        return None
    asked = set(scene.state.questions_asked)
    if mode is RehearsalMode.HARD:
        return _hard(scene, asked)
    stage = stage_of(scene)
    hard = _hard_of(scene)
    for question in scene.manager.questions:
        if question.id in asked or not _has_its_place(scene, question, stage):
            continue
        if question.id in HARD and question.id not in hard:
            continue
        if question.about and scene.state.level.get(question.about, -1) < 1:
            continue
        return question
    return None


def _has_its_place(scene: "Scene", question: OwnQuestion, stage: Stage) -> bool:
    if scene.manager.structured:
        return True
    late = _ORDER.index(stage) - _ORDER.index(question.stage)
    return (
        late == 0 or (late > 0 and question.id == "questions_for_us") or (late == 1 and stage is Stage.MIDDLE)
    )


def _hard(scene: "Scene", asked: set[str]) -> OwnQuestion | None:
    left = [id for id in HARD if id not in asked]
    return scene.manager.question(scene.chance.choice(left)) if left and len(asked) < HARD_DRILL else None


def _hard_of(scene: "Scene") -> tuple[str, ...]:
    """The hard questions of this talk, drawn as it began."""
    chosen = scene.state.times.get(HARD_QUESTION, 0)
    return tuple(HARD[(chosen + step) % len(HARD)] for step in range(HARD_ASKED))


def ends_after(scene: "Scene", mode: RehearsalMode) -> bool:
    """Whether the drill has had its questions."""
    if mode is not RehearsalMode.HARD:
        return False
    return len(scene.state.questions_asked) >= HARD_DRILL and scene.state.pending is None
