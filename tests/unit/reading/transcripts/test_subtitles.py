"""WebVTT, SRT and SBV: voices, names, tags, times, and blocks that are none."""

import pytest

from getsit.errors import CannotRead, NoTextInside, NothingInside
from tests.unit.reading.transcripts.talk_files import read, reasons, turns

HEAD = "WEBVTT\n\n"
AT = ["00:00:01.000 --> 00:00:02.000", "00:00:03.000 --> 00:00:04.500", "00:00:05.000 --> 00:00:06.000"]


def _vtt(*payloads: str) -> str:
    return HEAD + "\n\n".join(f"{at}\n{words}" for at, words in zip(AT, payloads, strict=False)) + "\n"


def test_zoom_names_stand_before_a_colon() -> None:
    talk = read(_vtt("stokes: Two things: one", "stokes: and two", "Ana Ruiz: Fine."), "a.vtt")
    assert turns(talk) == [("stokes", "Two things: one and two"), ("Ana Ruiz", "Fine.")]
    first = talk.utterances[0]
    assert (first.begins, first.ends) == (1.0, 4.5)
    assert [(cue.begins, cue.ends) for cue in first.cues] == [(1.0, 2.0), (3.0, 4.5)]


def test_two_voices_in_one_cue_are_two_people() -> None:
    talk = read(_vtt("<v Ana>One</v> <v Ben>two", "<v.loud Ben>three"), "a.vtt")
    assert turns(talk) == [("Ana", "One"), ("Ben", "two three")]


def test_a_colon_is_no_name_where_voices_are_tagged() -> None:
    assert turns(read(_vtt("<v Ana>Ben: he said: no</v>"), "a.vtt")) == [("Ana", "Ben: he said: no")]


def test_tags_go_and_letters_and_entities_stay() -> None:
    talk = read(
        _vtt("<v Tom &amp; Jo>a &lt;b&gt; <c.x>c</c> <00:00:01.500><i>d</i> R&D x < y &amp;lt;</v>"), "a.vtt"
    )
    assert turns(talk) == [("Tom & Jo", "a <b> c d R&D x < y &lt;")]


def test_an_unknown_tag_is_kept_as_words() -> None:
    assert turns(read(_vtt("<v Ana><laughs> yes</v>"), "a.vtt")) == [("Ana", "<laughs> yes")]


def test_a_tag_that_is_not_closed_is_told() -> None:
    talk = read(_vtt("<v Ana>One</v>", "<v Ben two"), "a.vtt")
    assert "<v Ben two" in talk.text
    assert "not closed" in reasons(talk)


def test_an_empty_voice_is_somebody_and_told() -> None:
    talk = read(_vtt("<v Ana>One</v>", "<v >two</v>"), "a.vtt")
    assert turns(talk) == [("Ana", "One"), ("Somebody", "two")]
    assert "Nobody is named" in reasons(talk)


def test_notes_styles_regions_and_headers_are_no_speech() -> None:
    text = (
        "WEBVTT - made by hand\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:1\n\n"
        f"NOTE kind words\ngo here\n\n{AT[0]} align:start position:0%\nAna: Hello.\n\n"
        f"NOTE\nanother\n\n{AT[1]}\nBen: Hi.\n"
    )
    talk = read(text, "a.vtt")
    assert turns(talk) == [("Ana", "Hello."), ("Ben", "Hi.")]
    for words in ("made by hand", "color: red", "kind words\ngo here", "another"):
        assert words in reasons(talk)


def test_ids_are_no_speech_and_a_worded_one_is_told() -> None:
    text = f"WEBVTT\n\n1\n{AT[0]}\nOne.\n\n6b0f7f4e-12/9-0\n{AT[1]}\nTwo.\n\nlast words\n{AT[2]}\nThree."
    talk = read(text, "a.vtt")
    assert [text for _, text in turns(talk)] == ["One.", "Two.", "Three."]
    assert [gap.raw for gap in talk.gaps] == ["last words"]


def test_webex_writes_the_name_into_the_id() -> None:
    text = f'WEBVTT\n\n1 "Ana Ruiz" (123)\n{AT[0]}\nSo: hello\n\n2 "Ben" (124)\n{AT[1]}\nHi.\n'
    assert turns(read(text, "a.vtt")) == [("Ana Ruiz", "So: hello"), ("Ben", "Hi.")]


def test_words_without_a_time_are_kept_and_told() -> None:
    talk = read(f"1\n{AT[0]}\nAna: One.\n\n2\ntwo.\n\n3\n{AT[2]}\nBen: Three.", "a.srt")
    assert turns(talk) == [("Ana", "One. two."), ("Ben", "Three.")]
    assert talk.utterances[0].cues[1].begins is None
    assert "These words have no time" in reasons(talk)


def test_a_broken_time_keeps_its_words_and_is_told() -> None:
    talk = read(_vtt("One.", "Two.").replace("00:00:04.500", "00:00:0x.500"), "a.vtt")
    assert [text for _, text in turns(talk)] == ["One.", "Two."]
    assert talk.utterances[1].begins is None
    assert "line 6: This time could not be read" in reasons(talk)


def test_cues_without_an_empty_line_between_them_are_cues() -> None:
    talk = read(f"1\n{AT[0]}\nAna: One 1\n2\n{AT[1]}\nBen: Two\n3\n{AT[2]}\nAna: Three", "a.srt")
    assert turns(talk) == [("Ana", "One 1"), ("Ben", "Two"), ("Ana", "Three")]


def test_a_number_that_is_said_stays() -> None:
    assert turns(read(_vtt("Ana: How many?", "Ben: Well", "12"), "a.vtt"))[1] == ("Ben", "Well 12")


def test_an_empty_cue_is_told() -> None:
    talk = read(f"WEBVTT\n\n{AT[0]}\n\n{AT[1]}\nTwo.", "a.vtt")
    assert [text for _, text in turns(talk)] == ["Two."]
    assert "There are no words here" in reasons(talk)


def test_times_that_run_backward_or_overlap_are_told_and_kept() -> None:
    text = HEAD + "\n\n".join(f"{at}\nAna: x" for at in (AT[2], AT[0], "00:00:05.500 --> 00:00:05.100"))
    talk = read(text, "a.vtt")
    assert [cue.begins for cue in talk.utterances[0].cues] == [5.0, 1.0, 5.5]
    for words in (
        "before that of the words before it",
        "ends before it begins",
        "before the words before it have",
    ):
        assert words in reasons(talk)


def test_srt_with_names_on_some_cues_goes_on_with_who_spoke() -> None:
    said = ["ANA: Two things: one", "and two: that.", "- BEN: Yes.\n- ANA: No."]
    text = "\n\n".join(
        f"{n}\n{at}\n{words}" for n, (at, words) in enumerate(zip(AT, said, strict=True), start=1)
    )
    assert turns(read(text, "a.srt")) == [
        ("ANA", "Two things: one and two: that."), ("BEN", "Yes."), ("ANA", "No."),
    ]  # fmt: skip


def test_subtitles_without_names_are_a_turn_for_each_cue() -> None:
    talk = read(f"1\n{AT[0]}\nOne more thing: hello\nthere.\n\n2\n{AT[1]}\nHi.", "a.srt")
    assert turns(talk) == [("", "One more thing: hello there."), ("", "Hi.")]
    assert [turn.begins for turn in talk.utterances] == [1.0, 3.0]


def test_sbv_breaks_its_lines_in_its_own_way() -> None:
    talk = read("0:00:00.378,0:00:11.378\nAna: One[br]two\n\n0:00:12.000,0:00:13.000\nBen: three", "a.sbv")
    assert turns(talk) == [("Ana", "One two"), ("Ben", "three")]


def test_whatever_line_ends_and_marks_a_file_has_it_reads_the_same() -> None:
    text = _vtt("Ana: One.", "Ben: Two.")
    wanted = turns(read(text, "a.vtt"))
    for other in (text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\ufeff" + text):
        assert turns(read(other.encode(), "a.vtt")) == wanted
    assert turns(read(text.encode("utf-16"), "a.vtt")) == wanted


@pytest.mark.parametrize(
    "text", ["WEBVTT", "WEBVTT\n\nNOTE nothing\n", f"WEBVTT\n\n{AT[0]}\n\n{AT[1]}\n<c></c>\n"]
)
def test_subtitles_without_words_are_refused(text: str) -> None:
    with pytest.raises(NoTextInside) as refusal:
        read(text, "a.vtt")
    assert "a.vtt" in str(refusal.value)


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xef\xbb\xbf\n"])
def test_nothing_is_refused_as_nothing(data: bytes) -> None:
    with pytest.raises(NothingInside):
        read(data, "a.vtt")


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04zip", b"{\\rtf1 Ana: hi}"])
def test_other_files_are_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(CannotRead) as refusal:
        read(data, "a.vtt")
    assert "nothing was stored" in str(refusal.value)
