"""Google Meet, Otter, Zoom's text file, Fathom and the Word files of Teams.

No public sample of Otter or Teams files was found: they are built from the documented formats.
"""

import pytest

from tests.unit.reading.makers import docx
from tests.unit.reading.transcripts.talk_files import PACKED, WRITERS, read, reasons, turns

TALK = [
    ("Ana Ruiz", "Two things: we miss the cut-off."),
    ("Ben Okafor", "Since when?"),
    ("Ana Ruiz", "Since May & June."),
    ("Ben Okafor", "Right: I see."),
]


@pytest.mark.parametrize("kind", [*WRITERS, *PACKED])
def test_one_talk_reads_the_same_from_every_format(kind: str) -> None:
    writer, name = (WRITERS | PACKED)[kind]
    assert turns(read(writer(TALK), name)) == TALK


def test_meet_headings_are_times_and_its_lists_are_no_speech() -> None:
    talk = read(WRITERS["meet"][0](TALK), "a.md")
    assert talk.utterances[0].begins == 0.0
    assert "computer generated" in reasons(talk)
    assert "Meeting ended" in reasons(talk)
    assert "Attendees" in reasons(talk)


def test_somebody_on_the_list_of_attendees_speaks_even_once_and_in_small_letters() -> None:
    head = "### Attendees\nAna Ruiz, elouan le grand\n\n## Transcript\n\n"
    assert turns(read(f"{head}Ana Ruiz: Hello.\n\nelouan le grand: Hi.\n")) == [
        ("Ana Ruiz", "Hello."),
        ("elouan le grand", "Hi."),
    ]


def test_a_time_in_the_middle_of_meet_belongs_to_the_next_words() -> None:
    talk = read("Ana: One.\n00:05:00\n\nBen: Two.\n\n### 00:10:00\n\nAna: Three.")
    assert [(turn.text, turn.begins) for turn in talk.utterances] == [
        ("One.", None),
        ("Two.", 300.0),
        ("Three.", 600.0),
    ]


def test_otter_times_are_those_of_the_turn() -> None:
    talk = read("Ana  0:12  \nHello. Let's meet at 10:30\n\nUnknown Speaker  1:02:03\nSure: fine.\n")
    assert turns(talk) == [("Ana", "Hello. Let's meet at 10:30"), ("Unknown Speaker", "Sure: fine.")]
    assert [turn.begins for turn in talk.utterances] == [12.0, 3723.0]


def test_speech_that_ends_in_a_time_names_nobody() -> None:
    talk = read("Ana: When?\nLet's say at 10:30\nBen: Or at\nour place at 11:00\nAna: Good.")
    assert [who for who, _ in turns(talk)] == ["Ana", "Ben", "Ana"]


def test_zoom_and_fathom_write_name_and_time_in_their_own_order() -> None:
    assert turns(read("[Ana Ruiz] 10:02:03\nHello\n\n[Ben] 10:02:09\nHi")) == [
        ("Ana Ruiz", "Hello"),
        ("Ben", "Hi"),
    ]
    assert turns(read("Talk\n\n0:00 - Ana (Acme)\n  Hello\n\n0:05 - Ben\n  Hi")) == [
        ("Ana (Acme)", "Hello"),
        ("Ben", "Hi"),
    ]


def test_the_word_file_of_teams_may_part_name_and_words() -> None:
    def paragraph(words: str) -> str:
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"

    lines = [
        "Talk-20260503",
        "Ana Ruiz started transcription",
        "Ana Ruiz   0:03",
        "Hello.",
        "Ben   0:07",
        "Hi.",
    ]
    talk = read(docx("".join(map(paragraph, lines))), "a.docx")
    assert turns(talk) == [("Ana Ruiz", "Hello."), ("Ben", "Hi.")]
    assert [turn.begins for turn in talk.utterances] == [3.0, 7.0]
    assert "started transcription" in reasons(talk)


def test_old_word_files_of_teams_hold_times_with_arrows() -> None:
    text = "0:0:0.0 --> 0:0:3.120\nAna Ruiz\nHello.\n\n0:0:3.5 --> 0:0:5.0\nBen Okafor\nHi.\n"
    talk = read(text)
    assert turns(talk) == [("Ana Ruiz", "Hello."), ("Ben Okafor", "Hi.")]
    assert [turn.ends for turn in talk.utterances] == [3.12, 5.0]


def test_a_file_of_times_and_words_alone_keeps_the_times() -> None:
    talk = read("0:00\nhello there\n0:04\nhow are you\n[0:09] fine")
    assert [(turn.text, turn.begins) for turn in talk.utterances] == [
        ("hello there", 0.0), ("how are you", 4.0), ("fine", 9.0),
    ]  # fmt: skip
