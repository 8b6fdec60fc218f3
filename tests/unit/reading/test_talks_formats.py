"""Each way of writing a transcript, with the oddities of its programs; files are written by hand."""

import json

import pytest

from getsit.model.conversation import Consent, Role
from tests.unit.reading.makers import docx, paragraph
from tests.unit.reading.talk_files import hear, recall, turns_of


def test_two_voices_in_one_cue_are_two_turns() -> None:
    raw = (
        "WEBVTT\n\n8a6c32f1-77b0-4f0e-9d62-0a1b2c3d4e5f/12-1\n00:00:03.120 --> 00:00:06.000 align:start\n"
        "<v Ana Ruiz>Shall we?</v> <v Ben Osei>Yes &amp; <c.loud>gladly</c>.</v>\n"
    )
    conversation = hear(raw, "teams.vtt")
    assert turns_of(conversation) == [("Ana Ruiz", "Shall we?"), ("Ben Osei", "Yes & gladly.")]
    assert conversation.utterances[0].begins == pytest.approx(3.12)


def test_notes_styles_and_regions_are_no_speech() -> None:
    raw = (
        "WEBVTT - weekly\nKind: captions\n\nNOTE made by a program\nwith two lines\n\nSTYLE\n"
        "::cue { color: lime }\n\nREGION\nid:fred\nwidth:40%\n\n1\n00:01.000 --> 00:02.000\n"
        "Ana: <i>Hello</i> &lt;there&gt;\n\nNOTE the end\n\n2\n00:03.000 --> 00:04.000\nBen: Hi\n"
    )
    assert turns_of(hear(raw, "zoom.vtt")) == [("Ana", "Hello <there>"), ("Ben", "Hi")]


def test_words_without_a_time_are_kept_and_told() -> None:
    raw = "WEBVTT\n\n00:01.000 --> 00:02.000\nAna: Hello\n\nand welcome\n\n00:03.000 --> 00:04.000\nBen: Hi"
    conversation = hear(raw, "zoom.vtt")
    assert conversation.text == "Hello and welcome\n\nHi"
    assert any("and welcome" in gap.raw for gap in conversation.gaps)


def test_a_time_that_is_none_is_told_and_its_words_kept() -> None:
    raw = "1\n00:00:01,000 --> 00:00:02,000\nAna: Hello\n\n2\n00:99:01,000 --> 00:00:xx,000\nAna: again"
    conversation = hear(raw, "talk.srt")
    assert conversation.text == "Hello again"
    assert conversation.gaps


def test_times_that_run_backward_are_told() -> None:
    raw = "1\n00:00:09,000 --> 00:00:10,000\nAna: late\n\n2\n00:00:01,000 --> 00:00:02,000\nBen: early"
    conversation = hear(raw, "talk.srt")
    assert [turn.text for turn in conversation.utterances] == ["late", "early"]
    assert any("before" in gap.reason for gap in conversation.gaps)


def test_a_number_that_is_spoken_is_kept() -> None:
    raw = "1\n00:00:01,000 --> 00:00:02,000\nAna: How many?\n\n2\n00:00:03,000 --> 00:00:04,000\n42"
    assert hear(raw, "talk.srt").text.endswith("42")


def test_headings_and_attendees_of_google_meet_are_told_not_spoken() -> None:
    raw = (
        "# Weekly (2026-11-02)\n\n### Attendees\n\nAna Ruiz, Ben Osei\n\n# Transcript\n\n### 00:00:05\n\n"
        "**Ana Ruiz:** Hello.\n\n### 00:05:00\n\n**Ben Osei:** Hi.\n\n"
        "### Transcription ended after 00:12:00\n"
    )
    conversation = hear(raw, "meet.md")
    assert turns_of(conversation) == [("Ana Ruiz", "Hello."), ("Ben Osei", "Hi.")]
    assert [turn.begins for turn in conversation.utterances] == [5, 300]
    assert any("Attendees" in gap.raw for gap in conversation.gaps)


ROWS = {
    "whisper": [{"id": 0, "start": 0.0, "end": 2.5, "text": " Hello there.", "speaker": "SPEAKER_00"},
                {"id": 1, "start": 3.0, "end": 4.0, "text": " Hi.", "speaker": "SPEAKER_01"}],
    "clocks": [{"start_time": "00:00:00", "end_time": "00:00:02.500", "speaker_name": "Ana",
                "sentence": "Hello there."},
               {"start_time": "00:00:03", "end_time": "00:00:04", "speaker_name": "Ben", "sentence": "Hi."}],
    "milliseconds": [{"start": 0, "end": 2500, "speaker": "Ana", "text": "Hello there."},
                     {"start": 3000, "end": 4000, "speaker": "Ben", "text": "Hi."}],
    "numbers": [{"begin": 0, "end": 2.5, "speaker": 0, "text": "Hello there."},
                {"begin": 3, "end": 4, "speaker": 1, "text": "Hi."}],
    "words": [{"speaker": "Ana", "start": 0.0, "end": 2.5,
               "words": [{"word": "Hello", "start": 0.0, "end": 1.0}, {"word": "there.", "start": 1.0}]},
              {"speaker": "Ben", "start": 3.0, "end": 4.0,
               "words": [{"word": "Hi.", "start": 3.0, "end": 4.0}]}],
    "inner names": [{"user": {"name": "Ana"}, "text": "Hello there.", "start_ms": 0, "end_ms": 2500},
                    {"user": {"name": "Ben"}, "text": "Hi.", "start_ms": 3000, "end_ms": 4000}],
}  # fmt: skip


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("key", ["", "segments", "results", "utterances", "transcript", "data"])
def test_segments_are_read_whatever_their_program_calls_them(rows: list[object], key: str) -> None:
    conversation = hear(json.dumps({key: rows} if key else rows), "talk.json")
    assert [turn.text for turn in conversation.utterances] == ["Hello there.", "Hi."]
    assert [turn.begins for turn in conversation.utterances] == [0, 3]
    assert len({name for name, _ in turns_of(conversation)} - {""}) == 2


def test_speakers_that_are_numbers_are_called_so() -> None:
    names = [name for name, _ in turns_of(hear(json.dumps(ROWS["numbers"]), "talk.json"))]
    assert names == ["Speaker 0", "Speaker 1"]


def test_whisper_words_without_speakers_are_read() -> None:
    rows = [
        {"word": word, "start": n / 2, "end": n / 2 + 0.4} for n, word in enumerate("we lost nine".split())
    ]
    conversation = hear(json.dumps({"words": rows}), "talk.json")
    assert conversation.text.split() == ["we", "lost", "nine"]


def test_a_word_file_of_teams_is_read() -> None:
    """Built by hand from the documented format: no public sample was found."""
    body = (
        paragraph("Interview with Ben") + paragraph("2 November 2026, 09:00AM") + paragraph("25m 3s")
        + paragraph("Ana Ruiz   0:03") + paragraph("Hello there.") + paragraph("Ben Osei   0:09")
        + paragraph("Hi.") + paragraph("Ana Ruiz   1:02:03") + paragraph("Goodbye.")
    )  # fmt: skip
    conversation = hear(docx(body), "teams.docx")
    assert turns_of(conversation) == [
        ("Ana Ruiz", "Hello there."),
        ("Ben Osei", "Hi."),
        ("Ana Ruiz", "Goodbye."),
    ]
    assert [turn.begins for turn in conversation.utterances] == [3, 9, 3723]
    assert any("25m" in gap.raw for gap in conversation.gaps)


def test_recall_lines_have_roles() -> None:
    conversation = recall("they: We lose people.\nme: How many?\nthey: Nine. Since May.\nme: I see.")
    roles = [conversation.role(turn.index) for turn in conversation.utterances]
    assert roles == [Role.INTERVIEWER, Role.CANDIDATE] * 2
    assert conversation.consent is Consent.RECALL
    assert conversation.utterances[2].text == "Nine. Since May."


def test_free_notes_are_a_turn_for_each_paragraph() -> None:
    conversation = recall("She said the rota is broken.\n\nOne more thing: why May?\n\nThey want it by May.")
    assert len(conversation.utterances) == 3
    assert {name for name, _ in turns_of(conversation)} == {""}
    assert {speaker.role for speaker in conversation.speakers} == {Role.OTHER}


def test_a_transcript_says_nothing_of_consent_or_roles() -> None:
    conversation = hear("Interviewer: Hello.\nCandidate: Hi.\nInterviewer: Sit.\nCandidate: Thanks.")
    assert conversation.consent is Consent.UNSAID
    assert {speaker.role for speaker in conversation.speakers} == {Role.OTHER}
