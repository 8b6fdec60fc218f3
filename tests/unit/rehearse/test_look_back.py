"""Looking back: the moment to try again is the candidate's turn that the debrief speaks of."""

from dataclasses import replace
from datetime import UTC, datetime

from getsit.adapters.cue_hearing import CueHearing
from getsit.model.analysis import Analysis, GetsIt, Reading
from getsit.model.debrief import Behaviour, Debrief
from getsit.model.rehearsal import Rehearsal, RehearsalMode
from getsit.rehearse import talk
from getsit.rehearse.heard import Room
from getsit.rehearse.look_back import look_back
from tests.unit.rehearse.managers_for_tests import a_manager

LINES = ("Hello.", "I led a team of six for four years.", "Do the boats trouble you in way 3?", "Why?")


def a_talk(room: Room) -> Rehearsal:
    opening = talk.Opening(id="r", seed=1, mode=RehearsalMode.WHOLE, began=datetime(2026, 1, 1, tzinfo=UTC))
    rehearsal = talk.begin(room, opening)
    for line in LINES:
        rehearsal = talk.go_on(rehearsal, line, room=room)
    return talk.stop(rehearsal)


def a_debrief(rehearsal: Rehearsal, room: Room, *, retry_turn: int) -> Debrief:
    conversation = talk.conversation_of(rehearsal, room.manager)
    analysis = Analysis(
        conversation=conversation, moments=(), measures=(), gets_it=GetsIt(),
        reading=Reading(by="cues", language="en", candidate_turns=4, words=40),
    )  # fmt: skip
    behaviour = Behaviour(key="k", title="t", why="w", moments=(), retry_turn=retry_turn)
    return Debrief(
        conversation_id="r", headline="", analysis=analysis, ledger=(), doors=(), movements=(), broken=(),
        behaviour=behaviour,
    )  # fmt: skip


def test_the_retry_begins_with_the_answer_to_the_turn_that_the_debrief_names() -> None:
    room = talk.enter(a_manager(), CueHearing())
    rehearsal = a_talk(room)
    conversation = talk.conversation_of(rehearsal, room.manager)
    theirs = [turn.index for turn in conversation.utterances if turn.speaker_id == room.manager.name]
    third = theirs[2]  # what they said to the candidate's second turn
    found = look_back(
        rehearsal, manager=room.manager, debrief=a_debrief(rehearsal, room, retry_turn=third),
        named=frozenset(), before=None,
    )  # fmt: skip
    assert found.retry_turn == 3
    again = talk.again_from(rehearsal, 3, id="again", began=rehearsal.began)
    assert again.exchanges == rehearsal.exchanges[:3]
    assert again.exchanges[-1].answered == rehearsal.exchanges[2].answered


def test_before_and_after_stand_side_by_side_at_the_turn_that_was_tried_again() -> None:
    room = talk.enter(a_manager(), CueHearing())
    first = a_talk(room)
    running = replace(first.exchanges[2].state, ended=None)
    fresh = replace(first, exchanges=(*first.exchanges[:2], replace(first.exchanges[2], state=running)))
    retried = talk.again_from(fresh, 3, id="again", began=first.began)
    retried = talk.go_on(retried, "So the boats come late and nobody knows why.", room=room)
    found = look_back(
        retried, manager=room.manager, debrief=a_debrief(first, room, retry_turn=0), named=frozenset(),
        before=first,
    )  # fmt: skip
    assert found.retried is not None
    assert found.retried.before.said == LINES[2]
    assert found.retried.after.said.startswith("So the boats")
