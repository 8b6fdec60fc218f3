"""Notes from memory: sides by marker, free notes by paragraph, every letter kept."""

import pytest

from getsit.errors import NothingInside
from getsit.model.conversation import Consent, Conversation, Role
from tests.unit.reading.transcripts.talk_files import recall, turns


def _sides(talk: Conversation) -> list[tuple[Role, str]]:
    return [(talk.role(turn.index), turn.text) for turn in talk.utterances]


def test_they_and_me_are_the_two_sides() -> None:
    talk = recall("they: keep missing the cut-off\nme: asked since when\nThem: since May\nI: told my story")
    assert _sides(talk) == [
        (Role.INTERVIEWER, "keep missing the cut-off"), (Role.CANDIDATE, "asked since when"),
        (Role.INTERVIEWER, "since May"), (Role.CANDIDATE, "told my story"),
    ]  # fmt: skip
    assert talk.consent is Consent.RECALL
    assert [speaker.name for speaker in talk.speakers] == ["they", "me"]


@pytest.mark.parametrize(
    "marker", ["her", "him", "she", "manager", "Hiring manager", "The manager", "Interviewer", "HER"]
)
def test_many_markers_name_the_other_side(marker: str) -> None:
    talk = recall(f"- {marker}: we lose Fridays\n- me: since when")
    assert [role for role, _ in _sides(talk)] == [Role.INTERVIEWER, Role.CANDIDATE]


def test_free_notes_are_a_turn_for_each_paragraph_and_item() -> None:
    talk = recall(
        "# After the talk\nThey miss Fridays.\n\nSalary: 60k\nand a van\n\n- Team: 8\n- Dana: worried"
    )
    assert turns(talk) == [
        ("", "After the talk"), ("", "They miss Fridays."), ("", "Salary: 60k and a van"), ("", "Team: 8"),
        ("", "Dana: worried"),
    ]  # fmt: skip


def test_items_below_a_marker_belong_to_it() -> None:
    talk = recall(
        "They said:\n\n- fewer late lunches\n- no new systems\n\nI said:\n- one school first\n\nGood talk."
    )
    assert turns(talk) == [
        ("they", "fewer late lunches no new systems"), ("me", "one school first"), ("", "Good talk."),
    ]  # fmt: skip


def test_a_name_between_marked_lines_is_a_person_whose_side_is_open() -> None:
    talk = recall("me: asked\nDana: told of May\nme: told mine\nDana: smiled\nPay: unclear")
    assert [speaker.name for speaker in talk.speakers] == ["me", "Dana"]
    assert talk.role(1) is Role.OTHER
    assert talk.text.endswith("smiled Pay: unclear")


def test_no_notes_are_refused() -> None:
    with pytest.raises(NothingInside):
        recall(" \n ")
