"""Who is who, and turns where nobody is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.errors import NobodyToldApart, SpeakerUnknown
from getsit.listen import propose_roles
from getsit.model.conversation import (
    TURN_BREAK,
    Consent,
    Conversation,
    Cue,
    Role,
    Speaker,
    Utterance,
)
from tests.unit.listen.scripted import hearing_of

NOBODY = hearing_of()


def said(lines: list[tuple[str, str]], *, consent: Consent = Consent.AGREED) -> Conversation:
    """A conversation of (name, words) in which no roles are known yet."""
    utterances, place = [], 0
    for index, (name, words) in enumerate(lines):
        cue = Cue(raw_start=place, raw_end=place + len(words), start=0, end=len(words))
        utterances.append(
            Utterance(
                index=index, speaker_id=name or "nobody", text=words, start=place,
                end=place + len(words), cues=(cue,),
            )
        )  # fmt: skip
        place += len(words) + len(TURN_BREAK)
    names = dict.fromkeys(name for name, _ in lines)
    return Conversation(
        id="talk", text=TURN_BREAK.join(words for _, words in lines), consent=consent,
        speakers=tuple(Speaker(id=name or "nobody", name=name, role=Role.OTHER) for name in names),
        utterances=tuple(utterances),
    )  # fmt: skip


def roles(conversation: Conversation) -> dict[str, Role]:
    return {speaker.name: speaker.role for speaker in conversation.speakers}


INTERVIEW = [
    ("Mara Lind", "Thanks for coming in. Tell me about yourself."),
    ("Tom Reyes", "I worked at my last job in Leeds for six years and I managed the night shift."),
    ("Mara Lind", "Why do you want to leave? We're looking for somebody who stays."),
    ("Tom Reyes", "My manager moved on. May I ask what success would look like?"),
]


def test_the_candidate_is_known_by_a_first_name_in_any_case() -> None:
    proposed = propose_roles(said(INTERVIEW), hearing=NOBODY, candidate="tom")
    assert roles(proposed) == {"Mara Lind": Role.INTERVIEWER, "Tom Reyes": Role.CANDIDATE}
    assert [speaker.guessed for speaker in proposed.speakers] == [False, False]


def test_a_name_that_nobody_bears_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(SpeakerUnknown, match="Mara Lind, Tom Reyes"):
        propose_roles(said(INTERVIEW), hearing=NOBODY, candidate="Priya")


def test_without_a_name_the_wording_tells_who_is_who_with_a_reason() -> None:
    proposed = propose_roles(said(INTERVIEW), hearing=NOBODY)
    assert roles(proposed) == {"Mara Lind": Role.INTERVIEWER, "Tom Reyes": Role.CANDIDATE}
    assert all(speaker.reason.startswith("listen.roles.") for speaker in proposed.speakers)


def test_note_takers_and_people_who_only_say_hello_take_no_part() -> None:
    lines = [("Otter.ai", "Recording has started."), ("Bea", "Hello, the link works."), *INTERVIEW]
    proposed = roles(propose_roles(said(lines), hearing=NOBODY))
    assert proposed["Otter.ai"] is Role.OTHER
    assert proposed["Bea"] is Role.OTHER
    assert proposed["Tom Reyes"] is Role.CANDIDATE


def test_a_panel_has_several_interviewers() -> None:
    lines = [*INTERVIEW, ("Ivo", "What would you do about the rota? Our team is tired of changes.")]
    proposed = roles(propose_roles(said(lines), hearing=NOBODY))
    assert [proposed["Mara Lind"], proposed["Ivo"]] == [Role.INTERVIEWER, Role.INTERVIEWER]


def test_one_named_speaker_alone_cannot_be_told_apart() -> None:
    with pytest.raises(NobodyToldApart):
        propose_roles(said([("Tom", "I worked there."), ("Tom", "And then I left.")]), hearing=NOBODY)


def test_turns_without_names_are_guessed_from_question_and_answer() -> None:
    lines = [("", words) for _, words in INTERVIEW]
    proposed = propose_roles(said(lines), hearing=NOBODY)
    assert [proposed.role(turn.index) for turn in proposed.utterances] == [
        Role.INTERVIEWER,
        Role.CANDIDATE,
        Role.INTERVIEWER,
        Role.CANDIDATE,
    ]
    assert all(speaker.guessed for speaker in proposed.speakers)


def test_words_in_which_nothing_tells_sides_apart_are_refused() -> None:
    with pytest.raises(NobodyToldApart):
        propose_roles(said([("", "The weather is mild."), ("", "The sea is calm.")]), hearing=NOBODY)


def test_notes_from_memory_keep_their_markers_and_the_rest_is_what_they_said() -> None:
    notes = said([("", "They keep missing the cut-off.")], consent=Consent.RECALL)
    assert roles(propose_roles(notes, hearing=NOBODY)) == {"": Role.INTERVIEWER}


WORDS = st.lists(st.sampled_from([words for _, words in INTERVIEW]), min_size=2, max_size=12)


@given(WORDS)
def test_every_letter_spoken_stays_in_exactly_one_turn(spoken: list[str]) -> None:
    before = said([("", words) for words in spoken])
    try:
        after = propose_roles(before, hearing=NOBODY)
    except NobodyToldApart:
        return
    assert "".join(after.text.split()) == "".join(before.text.split())
    assert TURN_BREAK.join(turn.text for turn in after.utterances) == after.text
    for turn in after.utterances:
        assert after.text[turn.start : turn.end] == turn.text
        for cue in turn.cues:
            assert 0 <= cue.start < cue.end <= len(turn.text)
            assert turn.text[cue.start : cue.end] in before.text[cue.raw_start : cue.raw_end]
