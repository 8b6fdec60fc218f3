"""Who speaks: names as programs and people write them, and colons behind which nobody speaks."""

import pytest

from tests.unit.reading.talk_files import hear, joined, otter, plain, srt, turns_of

ANA, BEN = "Ana Ruiz", "Ben Osei"


@pytest.mark.parametrize(
    "said",
    [
        "Two things: first the rota, then the store.",
        "Note: nobody counts them.",
        "https://example.org/rota has it all.",
        "http: that is what it said.",
        "What I mean: we lose a day.",
        "So the thing is: nobody asked.",
        "Question: who orders the bread?",
        "It was 8:30: too late.",
        "First: the rota.",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_colon_in_speech_begins_no_speaker(said: str, between: str) -> None:
    talk = [(ANA, "What is wrong?"), (BEN, "Much."), (BEN, said), (ANA, "I see."), (BEN, "Yes.")]
    raw = between.join([f"{ANA}: What is wrong?", f"{BEN}: Much.", said, f"{ANA}: I see.", f"{BEN}: Yes."])
    assert turns_of(hear(raw)) == joined(talk)


@pytest.mark.parametrize("said", ["Two things: first the rota.", "See you at 8:30", "We open Monday 8:30"])
def test_speech_below_a_heading_is_no_heading(said: str) -> None:
    talk = [(ANA, "Hello there."), (BEN, said), (ANA, "I see."), (BEN, "Good."), (ANA, "Yes."), (BEN, "No.")]
    assert turns_of(hear(otter(talk))) == joined(talk)


@pytest.mark.parametrize(
    "name",
    [
        "Dr. Ruiz", "Ana-Maria Ruiz", "Ana O'Neill", "Ana O’Neill", "de la Cruz", "Ana Ruiz, HR",
        "Ana Ruiz (Acme Ltd)", "李明", "Олег", "محمد", "Interviewer", "Interviewer 1", "Speaker 2", "HR",
        "Will", "Mark", "April", "+44 20 7946 0000",
    ],
)  # fmt: skip
def test_names_of_many_kinds_speak(name: str) -> None:
    talk = [(name, "Hello, and welcome."), ("Ben", "Thanks."), (name, "Sit down."), ("Ben", "I will.")] * 2
    for raw in (plain(talk), srt(talk)):
        assert turns_of(hear(raw)) == joined(talk)


def test_handles_in_small_letters_speak_when_they_come_again() -> None:
    talk = [("ana_r", "hello there"), ("ben42", "hi ana"), ("ana_r", "ready?"), ("ben42", "yes")] * 2
    assert turns_of(hear(plain(talk))) == joined(talk)


@pytest.mark.parametrize("mark", ["(Guest)", "[External]", "(external)", "(Unverified)", "(Host)"])
def test_a_mark_that_a_program_puts_behind_a_name_makes_no_second_speaker(mark: str) -> None:
    raw = f"Ana Ruiz {mark}: Hello.\nBen: Hi.\nAna Ruiz: How are you?\nBen: Well.\nANA RUIZ: Good."
    conversation = hear(raw)
    assert [turn.speaker_id for turn in conversation.utterances] == ["s1", "s2", "s1", "s2", "s1"]
    assert len(conversation.speakers) == 2


def test_the_same_mark_in_a_voice_makes_no_second_speaker() -> None:
    cue = "00:0{0}:00.000 --> 00:0{0}:02.000\n<v {1}>{2}</v>\n"
    raw = "WEBVTT\n\n" + "\n".join(
        cue.format(n, name, words)
        for n, (name, words) in enumerate(
            [("Ana Ruiz (Guest)", "Hello."), ("Ben", "Hi."), ("Ana Ruiz", "Well?")]
        )
    )
    assert len(hear(raw, "t.vtt").speakers) == 2


@pytest.mark.parametrize("ending", ["srt", "vtt"])
def test_words_before_the_first_name_are_nobodys_and_kept(ending: str) -> None:
    times = "00:00:0{0}{1}000 --> 00:00:0{0}{1}900"
    said = ["we were just saying", "Ana Ruiz: So, shall we?", "Ben Osei: Yes.", "Ana Ruiz: Good."]
    mark = "," if ending == "srt" else "."
    blocks = [f"{n}\n{times.format(n, mark)}\n{words}" for n, words in enumerate(said, start=1)]
    head = ["WEBVTT"] if ending == "vtt" else []
    conversation = hear("\n\n".join([*head, *blocks]), f"talk.{ending}")
    names = [name for name, _ in turns_of(conversation)]
    assert names[1:] == [ANA, BEN, ANA]
    assert names[0] not in {ANA, BEN}
    assert conversation.utterances[0].text == "we were just saying"
    assert conversation.gaps


def test_wrapped_lines_go_on_with_their_speaker() -> None:
    raw = (
        "Ana Ruiz: We had nine people leave in one spring, and it was the\n"
        "night shift that paid for it, week after week.\nBen Osei: Why?\n"
        "Ana Ruiz: Nobody asked them."
    )
    words = "We had nine people leave in one spring, and it was the night shift that paid for it, week"
    assert hear(raw).utterances[0].text == f"{words} after week."


def test_a_text_without_names_has_one_speaker_without_a_name() -> None:
    conversation = hear("Good morning, how are you?\n\nWell, thank you.\n\nWhat brings you here?")
    assert turns_of(conversation) == [
        ("", "Good morning, how are you?"), ("", "Well, thank you."), ("", "What brings you here?")
    ]  # fmt: skip
    assert len(conversation.speakers) == 1
