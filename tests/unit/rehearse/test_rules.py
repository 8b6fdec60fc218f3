"""The manager's rules, over moves that are given: no hearing takes part."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from getsit.adapters.cue_hearing import CueHearing
from getsit.model.manager import Manager, Outward
from getsit.model.rehearsal import (
    ManagerState,
    Move,
    Moved,
    MoveKind,
    Outcome,
    RehearsalMode,
    Taken,
    Verdict,
)
from getsit.rehearse.decision import decide
from getsit.rehearse.depth import SHUT, depth, may_tell
from getsit.rehearse.heard import Room
from getsit.rehearse.manager import respond, start
from getsit.rehearse.talk import enter
from getsit.rehearse.voices import word
from tests.unit.rehearse.managers_for_tests import a_manager


@pytest.fixture(scope="module")
def room() -> Room:
    return enter(a_manager(), CueHearing())


def a_state(**changes: object) -> ManagerState:
    return replace(ManagerState(trust=0.3, belief=0.25), **changes)  # type: ignore[arg-type]


def a_move(kind: MoveKind, about: str | None = None, **more: object) -> Move:
    return replace(Move(kind=kind, start=0, end=10, about=about), **more)  # type: ignore[arg-type]


def after(
    room: Room, state: ManagerState, *moves: Move, text: str = "x" * 40, seed: int = 1
) -> tuple[ManagerState, list[str], Sequence[Moved]]:
    taken = Taken(text=text, words=8, moves=moves)
    now, act = respond(state, taken, room=room, seed=seed, mode=RehearsalMode.WHOLE, log=[])
    return now, [line.source for line in act.lines], act.movements


def test_how_far_a_need_is_told_grows_with_trust(room: Room) -> None:
    boats = room.manager.need("boats")
    depths = [depth(a_state(trust=trust), boats) for trust in (0.2, 0.4, 0.5)]
    assert depths == [1, 2, 2]
    heard = {"boats": 1.0}
    assert [depth(a_state(trust=trust, heard=heard), boats) for trust in (0.4, 0.5, 0.7)] == [2, 3, 4]


def test_two_other_needs_that_were_heard_open_a_third_as_far(room: Room) -> None:
    boats = room.manager.need("boats")
    assert depth(a_state(trust=0.7, heard={"lights": 1.0}), boats) == 2
    assert depth(a_state(trust=0.7, heard={"lights": 1.0, "dates": 0.5}), boats) == 4


def test_a_pitch_shuts_its_need_for_two_turns_and_costs_trust(room: Room) -> None:
    state = a_state(trust=0.6, turn=5)
    now, lines, moved = after(room, state, a_move(MoveKind.PITCH, "boats"))
    boats = room.manager.need("boats")
    assert "pitch" in lines
    assert [one.reason for one in moved] == ["pitched"]
    assert now.trust < state.trust
    assert depth(now, boats) == SHUT
    assert depth(replace(now, turn=now.turn + 3), boats) != SHUT


def test_a_right_giving_back_is_heard_and_built_on(room: Room) -> None:
    state = a_state(trust=0.5, level={"boats": 1}, told=("boats.level1.1",))
    now, lines, moved = after(room, state, a_move(MoveKind.GIVES_BACK, "boats", verdict=Verdict.RIGHT))
    assert moved[0].reason == "understood"
    assert now.heard["boats"] == 1.0
    assert lines[0] == "nod"
    assert any(line.startswith("speech:boats.") for line in lines)


def test_a_wrong_giving_back_is_set_right_with_its_own_words(room: Room) -> None:
    state = a_state(level={"boats": 1})
    wrong = a_move(MoveKind.GIVES_BACK, "boats", verdict=Verdict.WRONG, claim=2)
    now, lines, _ = after(room, state, wrong)
    assert "correction:boats" in lines
    assert now.trust < state.trust
    again, lines, moved = after(room, now, wrong)
    assert "firmer" in lines
    assert moved[0].reason == "held_to"
    assert again.trust < now.trust


def test_whoever_takes_a_correction_gets_the_trust_back(room: Room) -> None:
    state = a_state(level={"boats": 1}, misread={"boats": 1}, current="boats")
    now, lines, _ = after(room, state, a_move(MoveKind.ACCEPTS))
    assert "taken_back" in lines
    assert now.trust > state.trust


def test_unsure_is_neither_yes_nor_no(room: Room) -> None:
    state = a_state(level={"boats": 1})
    now, lines, _ = after(room, state, a_move(MoveKind.GIVES_BACK, "boats", verdict=Verdict.UNSURE))
    assert "restate:boats" in lines
    assert now.heard.get("boats", 0.0) < 0.5


def test_a_question_that_no_line_answers_is_owned_up_to_by_its_form(room: Room) -> None:
    state = a_state(level={"boats": 1}, told=("boats.level1.1",), current="boats", turn=6)
    text = "Did the chaplain ever marry somebody up there?"
    asks = a_move(MoveKind.QUESTION, "boats", asks="plain", near=0.5, end=len(text))
    now, lines, _ = after(room, state, asks, text=text)
    assert "yes_or_no" in lines
    assert not [line for line in lines if line.startswith("speech:")]
    assert now.level == state.level


def test_whoever_answers_a_question_does_not_nod_first(room: Room) -> None:
    state = a_state(trust=0.6, level={"boats": 1}, told=("boats.level1.1",), current="boats", turn=6)
    text = "Boats are late. Tell me why of the boats?"
    given = a_move(MoveKind.GIVES_BACK, "boats", verdict=Verdict.RIGHT, end=16)
    asks = a_move(MoveKind.QUESTION, "boats", asks="why", start=16, end=len(text), near=0.9)
    _, lines, moved = after(room, state, given, asks, text=text)
    assert "understood" in {one.reason for one in moved}
    assert "nod" not in lines
    assert "speech:boats.why.1" in lines


def test_nobody_holds_back_twice_running(room: Room) -> None:
    state = a_state(trust=0.1, level={"boats": 1}, told=("boats.level0.1", "boats.level1.1"), turn=6)
    asks = a_move(MoveKind.QUESTION, "boats", asks="wish", features=frozenset({"general"}))
    state, first, _ = after(room, state, asks)
    _, second, _ = after(room, state, asks)
    assert "after:boats" in first
    assert "after:boats" not in second


def test_what_is_hard_to_speak_of_is_only_hinted_at_before_anything_was_given_back(room: Room) -> None:
    hard = replace(room.manager.need("boats"), opens=0.06)
    assert depth(a_state(trust=0.4), hard) == 0
    assert depth(a_state(trust=0.4, heard={"lights": 1.0}), hard) >= 1
    assert depth(a_state(trust=0.5), hard) >= 1


def test_saying_that_one_listens_passes_once(room: Room) -> None:
    state, first, moved = after(room, a_state(turn=4), a_move(MoveKind.HOLLOW))
    assert not moved
    state, _, moved = after(room, state, a_move(MoveKind.HOLLOW))
    assert [one.reason for one in moved] == ["hollow"]
    assert "feels" not in first


def test_who_somebody_is_is_said_once(room: Room) -> None:
    named = replace(room, manager=replace(room.manager, named={"Olsen": "Olsen has the crane."}))
    asks = a_move(MoveKind.QUESTION, "boats", asks="named", speech="named:Olsen")
    state, lines, _ = after(named, a_state(turn=4), asks)
    assert lines[0] == "named:Olsen"
    assert "named:Olsen" in state.told


def test_questions_alone_stop_paying_and_then_cost(room: Room) -> None:
    state, trusts = a_state(), list[float]()
    for _ in range(9):
        state, _, _ = after(room, state, a_move(MoveKind.QUESTION, "boats", asks="plain"))
        trusts.append(state.trust)
    assert trusts[3] > trusts[0]
    assert trusts[-1] < trusts[4]


def test_nothing_is_told_beyond_the_gate(room: Room) -> None:
    chance = Random(3)
    needs = [need.id for need in room.manager.needs]
    for seed in range(40):
        state = a_state(trust=chance.random(), heard={need: float(chance.random() < 0.3) for need in needs})
        now, act = respond(
            state,
            Taken(
                text="How?", words=1,
                moves=(a_move(MoveKind.QUESTION, chance.choice(needs), asks="wish"),),
            ),
            room=room, seed=seed, mode=RehearsalMode.WHOLE, log=[],
        )  # fmt: skip
        told = [line.source.split(":")[1] for line in act.lines if line.source.startswith("speech:")]
        for need in room.manager.needs:
            for speech in need.speeches:
                if speech.id in told:
                    assert may_tell(replace(now, turn=state.turn), need, speech=speech)


def test_a_tie_pays_twice_for_one_need(room: Room) -> None:
    state, beliefs = a_state(level={"boats": 1}), list[float]()
    for _ in range(4):
        state, _, _ = after(room, state, a_move(MoveKind.TIE, "boats"))
        beliefs.append(state.belief)
    assert beliefs[0] > 0.25
    assert beliefs[1] > beliefs[0]
    assert beliefs[3] == pytest.approx(beliefs[1])


@pytest.mark.parametrize(
    ("kind", "times"), [(MoveKind.SILENCE, 4), (MoveKind.NONSENSE, 4), (MoveKind.INSULT, 2)]
)
def test_some_things_end_the_talk(room: Room, kind: MoveKind, times: int) -> None:
    state = a_state()
    for step in range(times):
        assert state.ended is None, step
        state, _, _ = after(room, state, a_move(kind))
    assert state.ended == "walked_out"


def test_a_question_that_was_ignored_comes_back_once(room: Room) -> None:
    state = a_state(pending="yourself", turn=3, trust=0.1)
    asks = a_move(MoveKind.OFF_TOPIC)
    state, first, _ = after(room, state, asks)
    state, second, moved = after(room, state, asks)
    assert "again_ask:yourself" in first
    assert "again_ask:yourself" not in second
    assert "dodged" in {one.reason for one in moved}


def test_the_same_seed_gives_the_same_talk_and_another_one_another(room: Room) -> None:
    assert start(room, seed=4, mode=RehearsalMode.WHOLE) == start(room, seed=4, mode=RehearsalMode.WHOLE)
    assert (
        start(room, seed=4, mode=RehearsalMode.WHOLE)[0] != start(room, seed=5, mode=RehearsalMode.WHOLE)[0]
    )


def test_understanding_and_evidence_are_multiplied() -> None:
    manager = a_manager()
    all_heard = {need.id: 1.0 for need in manager.needs}
    both = decide(manager, [], state=a_state(trust=0.8, belief=0.8, heard=all_heard))
    heard_only = decide(manager, [], state=a_state(trust=0.8, belief=0.25, heard=all_heard))
    shown_only = decide(manager, [], state=a_state(trust=0.8, belief=0.9))
    assert both.outcome is Outcome.YES
    assert (heard_only.value, shown_only.value) == (0.0, 0.0)


def test_a_liar_gets_no_higher_than_the_cap() -> None:
    manager = a_manager()
    lies = [[Moved(reason="too_big")], [Moved(reason="too_big")]]
    state = a_state(trust=0.9, belief=0.9, heard={need.id: 1.0 for need in manager.needs})
    capped = decide(manager, lies, state=state)
    assert capped.caps == ("too_big",)
    assert capped.value == pytest.approx(0.35)
    assert capped.outcome is Outcome.NO


def test_a_poker_face_shows_no_sign_whatever_happens(room: Room) -> None:
    stony = replace(room, manager=replace(room.manager, outward=Outward.POKER))
    for seed in range(30):
        state = a_state(trust=0.9, belief=0.8, level={"boats": 1})
        _, lines, _ = after(stony, state, a_move(MoveKind.TIE, "boats"), seed=seed)
        assert not {"warm", "hot"} & set(lines)


def test_no_line_is_said_twice(room: Room) -> None:
    state, act = start(room, seed=1, mode=RehearsalMode.WHOLE)
    spoken, said = frozenset[str](), list[str]()
    for turn in range(25):
        text, used = word(act, manager=room.manager, spoken=spoken, chance=Random(turn))
        said.append(text)
        spoken |= set(used)
        kind = [MoveKind.QUESTION, MoveKind.FEELS, MoveKind.OFF_TOPIC][turn % 3]
        taken = Taken(text="x", words=4, moves=(a_move(kind, "boats" if turn % 2 else "lights", asks="why"),))
        state, act = respond(state, taken, room=room, seed=1, mode=RehearsalMode.WHOLE, log=[])
        if state.ended:
            break
    assert len(said) == len(set(said))


def test_whoever_speaks_on_a_panel_is_named() -> None:
    manager: Manager = replace(
        a_manager(),
        voices={"RF": "Ruth Fennimore, branch lead"},
        says={**a_manager().says, "nod": ("RF: Yes.",)},
    )
    from getsit.model.rehearsal import Act, Line

    text, _ = word(Act(lines=(Line(source="nod"),)), manager=manager, spoken=frozenset(), chance=Random(1))
    assert text == "Ruth Fennimore: Yes."
