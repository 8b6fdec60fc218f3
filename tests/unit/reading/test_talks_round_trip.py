"""A talk that is written in each format reads back with the same words and names, in the same order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.reading.talk_files import (
    FORMATS,
    STEP,
    WORD_FORMATS,
    Talk,
    assert_nothing_is_lost,
    assert_places_hold,
    hear,
    joined,
    turns_of,
)

NAMES = st.sampled_from(
    [
        "Ana Ruiz", "Dr. Osei", "Mary-Jane O'Neill", "Siobhán O’Brien", "李明", "Олег Петров", "محمد علي",
        "Jean de la Fontaine", "J. R. Smith", "Ngozi", "Speaker 1", "Zoë van der Berg", "Will", "Interviewer",
        "Anne Marie Louise du Pont", "Ørjan Ås", "X Æ",
    ]
)  # fmt: skip
INVENTED = st.from_regex(r"[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}", fullmatch=True)
OPENINGS = st.sampled_from("We I you They Yes, No. 你好 Мы So well okay R&D £1,200 12 is".split())
TOKENS = st.sampled_from(
    """we lost nine people in May, and 14 more at 8:30 Note: things: first https://example.org/a?b=c café
    naïve 你好 мир … — don't I’d R&D 50% £1,200 (laughs) [inaudible] a<b 3.5 "quoted" e.g. question? Right!
    they're Ana: Bob's; x=y #1 @night shift* 🙂 مرحبا no. 2026-11-02 end.""".split()
)
WORDS = st.builds(  # "X Note: …" alone below a name would be a name to a reader of people, too
    lambda first, rest: " ".join([first, "may have", *rest]), OPENINGS, st.lists(TOKENS, max_size=14)
)


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """A talk of two to four people, each of whom speaks at least twice."""
    names = draw(st.lists(st.one_of(NAMES, INVENTED), min_size=2, max_size=4, unique_by=str.casefold))
    order = names + names + draw(st.lists(st.sampled_from(names), max_size=6))
    return [(name, draw(WORDS)) for name in order]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=12)
@given(talk=talks())
def test_a_talk_reads_back_as_it_was_said(name: str, talk: Talk) -> None:
    raw = FORMATS[name](talk)
    conversation = hear(raw, name)
    assert turns_of(conversation) == joined(talk)
    assert_nothing_is_lost(conversation, talk)
    if not name.endswith((".vtt", "milliseconds.json")):
        assert_places_hold(conversation, raw)


@pytest.mark.parametrize("name", WORD_FORMATS)
@settings(max_examples=2)
@given(talk=talks())
def test_a_talk_in_a_word_file_reads_back_as_it_was_said(name: str, talk: Talk) -> None:
    assert turns_of(hear(WORD_FORMATS[name](talk), name)) == joined(talk)


@pytest.mark.parametrize("name", [n for n in FORMATS if n not in {"plain.txt", "spaced.txt", "meet.md"}])
@settings(max_examples=12)
@given(talk=talks())
def test_each_turn_begins_when_it_was_said(name: str, talk: Talk) -> None:
    first = {"zoom.vtt": 1, "named.srt": 1, "change.srt": 1}.get(name, 0)
    begins = [cue.begins for turn in hear(FORMATS[name](talk), name).utterances for cue in turn.cues]
    assert begins == [STEP * n for n in range(first, len(talk) + first)]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@settings(max_examples=8)
@given(talk=talks())
def test_line_ends_and_marks_of_byte_order_change_nothing(name: str, ends: str, talk: Talk) -> None:
    raw = FORMATS[name](talk).replace("\r\n", "\n").replace("\n", ends)
    assert turns_of(hear("\ufeff" + raw, name)) == joined(talk)
    assert turns_of(hear(raw.encode("utf-16"), name)) == joined(talk)
