"""`Name: text`: who is a speaker, who is only mentioned before a colon, and what is no speech."""

import pytest

from tests.unit.reading.transcripts.talk_files import read, reasons, turns


def test_each_line_with_a_name_is_a_turn() -> None:
    talk = read("Ana: Thanks for coming in.\nBen: Glad to be here.\nAna: Tell me about you.")
    assert turns(talk) == [
        ("Ana", "Thanks for coming in."), ("Ben", "Glad to be here."), ("Ana", "Tell me about you."),
    ]  # fmt: skip
    assert [speaker.name for speaker in talk.speakers] == ["Ana", "Ben"]


def test_a_colon_inside_speech_begins_no_speaker() -> None:
    talk = read(
        "Ana: What did you do?\nBen: Two things: first the trolleys.\nTwo things: that is all.\nAna: Good."
    )
    assert turns(talk) == [
        ("Ana", "What did you do?"), ("Ben", "Two things: first the trolleys. Two things: that is all."),
        ("Ana", "Good."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["so the thing is: we lost", "Note: we lost", "Result: we lost", "https://example.org/a", "10:30 works"],
)
def test_words_before_a_colon_are_not_names(words: str) -> None:
    talk = read(f"Ana: And then?\n\nBen: I went there.\n\n{words}\n\nAna: I see.\n\nBen: Yes.")
    assert turns(talk)[1] == ("Ben", f"I went there. {words}")


def test_a_wrapped_line_that_opens_with_a_capital_and_a_colon_goes_on() -> None:
    talk = read(
        "Ana: So I was thinking about that for a while and in the end I had to ask\n"
        "Priorities: which of them would you have dropped if nobody had told you so?\n"
        "Ben: The second one, because nobody waits for it and everybody talks about\nit.\n"
    )
    assert [name for name, _ in turns(talk)] == ["Ana", "Ben"]
    assert "Priorities: which" in talk.text


@pytest.mark.parametrize(
    "name",
    [
        "Dr. Ana Ruiz-Díaz", "Seán O'Brien", "Jean-Luc d'Arc", "J. P. van der Berg", "ANA RUIZ",
        "Ana Ruiz, HR Manager", "Ana (Besu)", "田中さん", "محمد علي", "Анна", "אנה", "Speaker 1",
        "SPEAKER_00",
        "Hiring manager", "Dima | P2P.org", "Will", "May", "+1 514-***-**66", "me", "Q",
    ],
)  # fmt: skip
def test_names_of_many_kinds_are_names(name: str) -> None:
    other = "A" if name == "Q" else "Ben"
    talk = read(
        f"{name}: Where do you work?\n{other}: At the depot.\n{name}: Since when?\n{other}: Since May."
    )
    assert [who for who, _ in turns(talk)] == [name, other, name, other]


def test_guests_and_other_spellings_are_the_same_person() -> None:
    talk = read("Ana Ruiz (Guest): One.\nBen: Two.\nana ruiz: Three.\nBEN [external]: Four.\nAna Ruíz: Five.")
    assert [speaker.name for speaker in talk.speakers] == ["Ana Ruiz", "Ben"]


def test_a_role_in_brackets_that_is_left_out_later_is_the_same_person() -> None:
    talk = read("Ana (Depot lead): One.\nBen: Two.\nAna: Three.\nBen: Four.")
    assert [speaker.name for speaker in talk.speakers] == ["Ana", "Ben"]


def test_two_people_of_one_name_are_told_apart_by_their_brackets() -> None:
    talk = read("Ana (North): One.\nAna (South): Two.\nAna (North): Three.\nAna (South): Four.")
    assert [speaker.name for speaker in talk.speakers] == ["Ana (North)", "Ana (South)"]


def test_times_before_or_behind_a_name_are_times() -> None:
    talk = read("[00:01:02] Ana: One.\n[00:01:09] Ben: Two.\nAna (1:02:03): Three.\n00:05 - Ben: Four.")
    assert [turn.begins for turn in talk.utterances] == [62.0, 69.0, 3723.0, 5.0]
    assert [text for _, text in turns(talk)] == ["One.", "Two.", "Three.", "Four."]
    assert "before that of the words before it" in reasons(talk)


def test_wrapped_lines_and_paragraphs_stay_in_their_turn() -> None:
    talk = read("Ana: We miss the\nFriday cut-off.\n\nEvery week.\n\nBen: I see.")
    assert turns(talk) == [("Ana", "We miss the Friday cut-off. Every week."), ("Ben", "I see.")]
    assert len(talk.utterances[0].cues) == 3


def test_a_header_is_no_speech_and_is_told() -> None:
    talk = read("Talk with the depot\n3 May 2026\n\nAna: One.\nBen: Two.")
    assert turns(talk) == [("Ana", "One."), ("Ben", "Two.")]
    assert "Talk with the depot\n3 May 2026" in reasons(talk)


def test_much_speech_before_the_first_name_is_kept_and_told() -> None:
    before = "So that is what we did all winter. " * 6
    talk = read(f"{before}\n\nAna: One.\n\nBen: Two.")
    assert turns(talk)[0] == ("Somebody", before.strip())
    assert "Nobody is named" in reasons(talk)


def test_a_text_without_names_is_one_speaker_and_a_turn_for_each_paragraph() -> None:
    talk = read("Tell me about yourself.\n\nI am a nurse: I work\nnights.\n\nAnd before?")
    assert turns(talk) == [
        ("", "Tell me about yourself."),
        ("", "I am a nurse: I work nights."),
        ("", "And before?"),
    ]


def test_printed_interviews_mark_question_and_answer() -> None:
    talk = read("Q: Where?\nA: There: at home.\nQ: Since when?\nA: May.")
    assert [who for who, _ in turns(talk)] == ["Q", "A", "Q", "A"]


def test_a_doubtful_colon_is_taken_as_speech_and_told() -> None:
    talk = read(
        "Ana: What matters here is the depot at the canal, and I said so to everyone, even to\n"
        "Amazon: they did not mind.\nBen: I see.\nAna: Good.\nBen: Fine."
    )
    assert [who for who, _ in turns(talk)] == ["Ana", "Ben", "Ana", "Ben"]
    assert "Amazon stands before a colon" in reasons(talk)


def test_a_huge_line_does_not_make_the_others_look_wrapped() -> None:
    talk = read("Ana: " + "we keep missing the bell and " * 3000 + "\nBo: Since when?\n")
    assert [who for who, _ in turns(talk)] == ["Ana", "Bo"]


def test_a_table_of_names_and_words_is_read() -> None:
    assert turns(read("Ana\tOne.\nBen\tTwo: three.\nAna\tFour.")) == [
        ("Ana", "One."), ("Ben", "Two: three."), ("Ana", "Four."),
    ]  # fmt: skip
