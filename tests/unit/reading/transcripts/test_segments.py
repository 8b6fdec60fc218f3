"""JSON of speech programs: keys, units, single words, and what is no talk."""

import json

import pytest

from getsit.errors import Broken, CannotRead, NoTextInside
from tests.unit.reading.transcripts.talk_files import read, reasons, turns

WORDS = "we keep missing the cut-off"


def _read(value: object) -> list[tuple[str, str]]:
    return turns(read(json.dumps(value), "a.json"))


@pytest.mark.parametrize("name", ["speaker", "name", "speaker_label", "speakerName", "speaker_name"])
@pytest.mark.parametrize("text", ["text", "content", "transcript"])
def test_names_and_words_stand_under_many_keys(name: str, text: str) -> None:
    assert _read([{name: "Ana", text: "One."}, {name: "Ben", text: "Two."}]) == [
        ("Ana", "One."),
        ("Ben", "Two."),
    ]


@pytest.mark.parametrize("key", ["segments", "results", "utterances", "data"])
def test_the_list_may_be_wrapped(key: str) -> None:
    assert _read({"language": "en", key: [{"text": "One."}]}) == [("", "One.")]


def test_numbered_speakers_are_called_by_their_number() -> None:
    assert [who for who, _ in _read([{"speaker": 0, "text": "a"}, {"speaker": "1", "text": "b"}])] == [
        "Speaker 0", "Speaker 1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "begins"),
    [
        ([{"start": 2.5, "end": 4.5}, {"start": 5.0, "end": 7.0}], 2.5),
        ([{"start": 2500, "end": 4500}, {"start": 5000, "end": 7000}], 2.5),
        ([{"begin": 2, "end": 4}, {"begin": 5, "end": 7}], 2.0),
        ([{"start_ms": 2500, "end_ms": 4500}, {"start_ms": 5000, "end_ms": 7000}], 2.5),
        ([{"offset": 2500, "duration": 2000}, {"offset": 5000, "duration": 2000}], 2.5),
        ([{"offsetInTicks": 25_000_000, "durationInTicks": 1}, {"offsetInTicks": 50_000_000}], 2.5),
        ([{"start": "00:00:02.500"}, {"start": "00:00:05.000"}], 2.5),
        ([{"startTime": "2.5s", "endTime": "4s"}, {"startTime": "5s"}], 2.5),
        ([{"start_time": "2.5", "end_time": "4.5"}, {"start_time": "5", "end_time": "7"}], 2.5),
        ([{"offsets": {"from": 2500, "to": 4500}}, {"offsets": {"from": 5000, "to": 7000}}], 2.5),
        ([{"timestamp": [2.5, 4.5]}, {"timestamp": [5.0, 7.0]}], 2.5),
    ],
)
def test_times_are_seconds_whatever_the_file_counts(rows: list[dict[str, object]], begins: float) -> None:
    talk = read(json.dumps([{**row, "text": WORDS} for row in rows]), "a.json")
    assert talk.utterances[0].begins == begins
    assert not talk.gaps


def test_a_unit_that_cannot_be_told_is_told() -> None:
    talk = read(json.dumps([{"start": 1, "text": "a"}, {"start": 90, "text": "b"}]), "a.json")
    assert "taken as seconds" in reasons(talk)


def test_times_that_are_no_times_are_told() -> None:
    talk = read(
        '[{"start": NaN, "text": "a"}, {"start": "soon", "text": "b"}, {"start": -4, "text": "c"}]', "a.json"
    )
    assert [turn.begins for turn in talk.utterances] == [None, None, None]
    assert reasons(talk).count("This time could not be read") == 3


def test_times_that_run_backward_are_told() -> None:
    rows = [{"start": 10.5, "end": 12, "text": WORDS}, {"start": 2.5, "end": 4, "text": WORDS}]
    assert "before that of the words" in reasons(read(json.dumps(rows), "a.json"))


def test_whisper_words_do_not_double_the_text() -> None:
    row = {"id": 0, "start": 0.0, "end": 1.0, "text": " Hi you", "words": [{"word": " Hi"}, {"word": " you"}]}
    assert _read({"text": " Hi you", "segments": [row]}) == [("", "Hi you")]


def test_lists_of_single_words_are_joined() -> None:
    elements = [
        {"type": "text", "value": "Hi", "ts": 0.5},
        {"type": "punct", "value": ", "},
        {"value": "you", "end_ts": 2},
    ]
    assert _read({"monologues": [{"speaker": 0, "elements": elements}]}) == [("Speaker 0", "Hi, you")]
    words = [{"word": "Hi", "start": 0.1, "speaker": 0}, {"word": "you", "start": 0.6, "speaker": 0}]
    assert _read({"results": {"channels": [{"alternatives": [{"words": words}]}]}}) == [
        ("Speaker 0", "Hi you")
    ]


def test_the_list_that_names_speakers_is_preferred() -> None:
    whole = {"results": [{"transcript": "one two"}], "utterances": [
        {"speaker": "A", "text": "one"}, {"speaker": "B", "text": "two"}]}  # fmt: skip
    assert _read(whole) == [("A", "one"), ("B", "two")]


def test_a_row_without_words_and_a_name_left_empty_are_told() -> None:
    talk = read(
        json.dumps(
            [{"speaker": "A", "text": "x"}, {"speaker": "A", "say": "y"}, {"speaker": "", "text": "z"}]
        ),
        "a.json",
    )
    assert turns(talk) == [("A", "x"), ("Somebody", "z")]
    assert '"say": "y"' in reasons(talk)
    assert "Nobody is named" in reasons(talk)


def test_places_point_at_the_words_in_the_file() -> None:
    raw = '[{"text": "Ana", "speaker": "text"},\n {"speaker": "B", "text": "caf\\u00e9 \\"x\\""}]'
    talk = read(raw, "a.json")
    cues = [turn.cues[0] for turn in talk.utterances]
    assert [raw[cue.raw_start : cue.raw_end] for cue in cues] == ["Ana", 'caf\\u00e9 \\"x\\"']


def test_words_under_a_key_that_comes_twice_are_told() -> None:
    talk = read('[{"speaker": "A", "text": "one", "text": "two"}]', "a.json")
    assert turns(talk) == [("A", "two")]
    assert "one" in reasons(talk)


def test_a_line_for_each_segment_is_read() -> None:
    assert _read_text('{"speaker": "A", "text": "x"}\n{"speaker": "B", "text": "y"}\n') == [
        ("A", "x"),
        ("B", "y"),
    ]


def _read_text(text: str) -> list[tuple[str, str]]:
    return turns(read(text, "a.jsonl"))


@pytest.mark.parametrize(
    "text", ['["a", "b"]', '{"a": 1}', "[{}]", '{"basics": {"name": "Ana"}}', '[{"text": "  "}]']
)
def test_json_that_is_no_talk_is_refused(text: str) -> None:
    with pytest.raises((NoTextInside, CannotRead)):
        read(text, "a.json")


@pytest.mark.parametrize(
    "text", ['[{"text": "x"', '{"text": "x", }', '[{"start": ' + "1" * 5000 + ', "text": "x"}]']
)
def test_damaged_json_is_refused(text: str) -> None:
    with pytest.raises(Broken):
        read(text, "a.json")


@pytest.mark.parametrize("inside", ["[", '{"words":['])
def test_json_of_a_thousand_brackets_is_refused_or_read(inside: str) -> None:
    for depth in (200, 5000):
        close = "]" if inside == "[" else "]}"
        text = '[{"speaker": "A", "text": "x"}, ' + inside * depth + '{"text":"y"}' + close * depth + "]"
        try:
            assert turns(read(text, "a.json"))[0][1].startswith("x")
        except CannotRead:
            continue
