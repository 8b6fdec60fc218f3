"""The manager's rules: (state, what the candidate did) → (state, act). Pure, and the same for the same seed.

A reply is at most one reaction, one or two things told, and at most one handing over. What it sounds like
is `voices.py`; what each thing moves stands in `effects.py`; what may be told passes the gate in `depth.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from getsit.model.manager import OwnQuestion
from getsit.model.rehearsal import Act, ManagerState, Moved, MoveKind, RehearsalMode, Taken, Verdict
from getsit.rehearse.answers import next_speech
from getsit.rehearse.asked_how import form_names
from getsit.rehearse.decision import decide
from getsit.rehearse.effects import BELIEF_START, IMPRESSION
from getsit.rehearse.heard import Room
from getsit.rehearse.own_questions import (
    HARD,
    HARD_QUESTION,
    ends_after,
    first_question,
    minutes_of,
    next_question,
    stage_of,
)
from getsit.rehearse.questions import answer_all
from getsit.rehearse.reactions import react
from getsit.rehearse.scene import Scene, turned

SAID_WORDS = 6  # a shorter turn needs no word in return


def start(room: Room, *, seed: int, mode: RehearsalMode) -> tuple[ManagerState, Act]:
    """The manager before the first word, and how they begin."""
    chance = Random(f"{seed}:start")  # noqa: S311 - a rehearsal's luck guards no secret
    state = ManagerState(
        trust=room.manager.trust + chance.uniform(-0.06, 0.06),
        belief=BELIEF_START,
        impression=chance.uniform(-IMPRESSION, IMPRESSION),
        times={HARD_QUESTION: chance.randrange(len(HARD))},
    )
    scene = Scene(room.manager, state, Taken(text="", words=0, moves=()), chance)
    scene.say("greeting")
    first = first_question(room.manager, mode, chance=chance)
    if first is not None:
        _ask(scene, first)
    return scene.state, scene.act()


def respond(
    state: ManagerState,
    taken: Taken,
    *,
    room: Room,
    seed: int,
    mode: RehearsalMode,
    log: Sequence[Sequence[Moved]],
) -> tuple[ManagerState, Act]:
    """The manager after this turn of the candidate, and what they do; `log` holds what moved before."""
    chance = Random(f"{seed}:{state.turn}")  # noqa: S311 - a rehearsal's luck guards no secret
    scene = Scene(room.manager, turned(state, words=taken.words), taken, chance)
    alone = taken.moves[0].kind if taken.moves else None
    if alone in _ALONE:
        _ALONE[alone](scene)
    else:
        react(scene)
        if not answer_all(scene, room):
            _go_deeper(scene)
            _acknowledge(scene)
        _hand_over(scene, mode)
    _end(scene, mode, log=[*log, scene.movements])
    return scene.state, scene.act()


# --- what stands alone ------------------------------------------------------------------------------------


def _ladder(reason: str, source: str, last: int | None) -> Callable[[Scene], None]:
    """Reacts by a list that is used from top to bottom; at its `last` line the talk ends."""

    def react(scene: Scene) -> None:
        scene.move(reason)
        scene.say(source)
        if last is not None and scene.state.times[reason] >= last:
            scene.set(ended="walked_out")

    return react


def _repeat(scene: Scene) -> None:
    state = scene.state
    if state.pending:
        scene.say(f"plain:{state.pending}")
    elif state.told:
        scene.say("repeat")
        scene.say(f"again:{state.told[-1]}")
    else:
        scene.say("what_mean")


def _thanks(scene: Scene) -> None:
    scene.say("thanks")
    if scene.state.pending is None and scene.chance.random() < 0.6:
        scene.say("yours")


def _bye(scene: Scene) -> None:
    scene.set(ended="time")


def _small(scene: Scene) -> None:
    scene.say("small")
    if scene.state.pending is None:
        question = next_question(scene, RehearsalMode.WHOLE)
        if question is not None:
            _ask(scene, question)


_ALONE: Mapping[MoveKind | None, Callable[[Scene], None]] = {
    MoveKind.SILENCE: _ladder("said_nothing", "silence", 4),
    MoveKind.NONSENSE: _ladder("made_no_sense", "nonsense", 4),
    MoveKind.INSULT: _ladder("insulted", "insult", 2),
    MoveKind.ORDERS: _ladder("off_the_point", "orders", None),
    MoveKind.SHORT: _ladder("too_short", "short", None),
    MoveKind.REPEAT: _repeat,
    MoveKind.THANKS: _thanks,
    MoveKind.BYE: _bye,
    MoveKind.SMALL: _small,
}


def _go_deeper(scene: Scene) -> None:
    """A need that was given back rightly, or nearly, or guessed, is built on."""
    nearly = any(line.source == "partly" for line in scene.lines)
    for move in scene.taken.all(MoveKind.GIVES_BACK):
        if move.about is None or not (move.verdict is Verdict.RIGHT or nearly):
            continue
        need = scene.manager.need(move.about)
        speech = next_speech(scene.state, need)
        if speech is not None:
            scene.tell(need, speech)
            return
    if any(line.source == "nod_summary" for line in scene.lines):
        hidden = [need for need in scene.manager.needs if need.id not in scene.state.level]
        if hidden:
            hottest = max(hidden, key=lambda need: need.heat)
            scene.say(f"hint:{hottest.id}")
            scene.set(current=hottest.id)


def _acknowledge(scene: Scene) -> None:
    """Nobody passes over a statement in silence, though nothing was heard in it that moves."""
    if not scene.lines and not scene.state.pending and scene.taken.words >= SAID_WORDS:
        scene.say("answer")


# --- handing over ---------------------------------------------------------------------------------------


def _hand_over(scene: Scene, mode: RehearsalMode) -> None:
    state = scene.state
    if scene.state.which:
        return
    _signal(scene)
    asks_back = any(line.source in {"what_mean", "off_topic", "leave", *form_names()} for line in scene.lines)
    if state.pending and state.ignored:
        _come_back(scene)
    elif asks_back or (scene.disclosed and not scene.manager.structured):
        if scene.disclosed and scene.chance.random() < 0.12:
            scene.say("yours")
    else:
        _go_on(scene, mode)


def _come_back(scene: Scene) -> None:
    """A question that was ignored comes back once, when nothing fresh was told."""
    pending = scene.state.pending or ""
    if pending.startswith("tests_"):
        scene.set(pending=None, ignored=False)
    elif scene.state.times.get(f"again {pending}"):
        if not scene.taken.all(MoveKind.GIVES_BACK, MoveKind.FEELS, MoveKind.TIE):
            scene.move("dodged")
        scene.set(pending=None, ignored=False)
    elif not scene.disclosed:
        scene.say(f"again_ask:{pending}")
        scene.set(times={**scene.state.times, f"again {pending}": 1})


def _go_on(scene: Scene, mode: RehearsalMode) -> None:
    """Nothing is open: a test of what was proposed, an own question, or the floor."""
    test = _test(scene)
    question = test or (None if _asked_enough(scene) else next_question(scene, mode))
    if question is None:
        scene.say("yours")
        return
    if test is None and scene.state.turn > 1 and scene.chance.random() < 0.6:
        scene.say("turn")
    _ask(scene, question)


def _asked_enough(scene: Scene) -> bool:
    """After two questions of their own in a row the floor is the candidate's."""
    if scene.manager.structured:
        return False
    row = scene.state.times.get("own questions in a row", 0)
    if row >= 2 or (stage_of(scene) != "opening" and row >= 1 and scene.chance.random() < 0.6):
        scene.set(times={**scene.state.times, "own questions in a row": 0})
        return True
    return False


def _test(scene: Scene) -> OwnQuestion | None:
    done = scene.taken.all(MoveKind.TIE, MoveKind.SOLUTION)
    for move in done:
        if move.about and move.about in {need.id for need in scene.manager.needs}:
            test = scene.manager.need(move.about).test
            if test.id not in scene.state.questions_asked:
                return test
    return None


def _ask(scene: Scene, question: OwnQuestion) -> None:
    times = scene.state.times
    row = times.get("own questions in a row", 0) + 1
    scene.set(
        pending=None if question.id == "questions_for_us" else question.id,
        ignored=False,
        questions_asked=(*scene.state.questions_asked, question.id),
        times={**times, "own questions in a row": row},
        yours=scene.state.yours or question.id == "questions_for_us",
    )
    scene.say(f"ask:{question.id}")


def _signal(scene: Scene) -> None:
    """Signs of beginning to want somebody; some show none, some show them to everybody."""
    state, chance = scene.state, scene.chance
    reasons = {one.reason for one in scene.movements}
    if scene.manager.outward == "poker" or scene.disclosed:
        return
    if (
        reasons & {"tied", "stood_test"}
        and state.trust >= 0.7
        and state.belief >= 0.5
        and chance.random() < 0.5
    ):
        scene.say("hot")
    elif (
        reasons & {"tied", "stood_test", "answered_well"} and state.trust >= 0.5 and chance.random() < 0.35
    ) or (scene.manager.outward == "warm" and state.trust >= 0.3 and chance.random() < 0.12):
        scene.say("warm")


# --- the end ----------------------------------------------------------------------------------------------


def _end(scene: Scene, mode: RehearsalMode, *, log: Sequence[Sequence[Moved]]) -> None:
    state, minutes = scene.state, minutes_of(scene.manager, mode)
    if state.ended == "walked_out":
        return
    if state.trust <= 0.02 and state.turn >= 6:
        scene.say("walk_out")
        scene.set(ended="walked_out", pending=None)
    elif state.ended or state.minutes >= minutes or ends_after(scene, mode):
        decision = decide(scene.manager, log, state=state)
        friendly = scene.manager.outward == "warm" and decision.outcome == "no"
        if state.pending:
            scene.lines = [line for line in scene.lines if not line.source.startswith(("ask:", "turn"))]
        scene.lines = [line for line in scene.lines if line.source not in {"yours", "turn"}]
        scene.say("bye_friendly_no" if friendly else _BYES[decision.outcome.value])
        scene.set(ended=state.ended or "time", pending=None)
    elif minutes - state.minutes < 5 and not state.warned and minutes > 10:
        scene.say("time")
        scene.set(warned=True)


_BYES = {"yes": "bye_yes", "second_talk": "bye_second", "no": "bye_no"}
