"""Sentences and clauses keep every letter and their places, with punctuation or without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.text.sentences import find_clauses, find_sentences

WORDS = st.lists(
    st.sampled_from("we the and but i think it was late so they don't know how is that . , ? Dr. a".split()),
    max_size=120,
)


@given(st.text(max_size=300))
def test_sentences_hold_every_letter_in_order(text: str) -> None:
    sentences = find_sentences(text)
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())
    assert all(text[s.start : s.end] == s.text for s in sentences)


@given(WORDS)
def test_speech_without_punctuation_keeps_every_word(words: list[str]) -> None:
    text = " ".join(words)
    assert [w for s in find_sentences(text) for w in s.text.split()] == text.split()
    assert [w for c in find_clauses(text) for w in c.text.split()] == text.split()


def test_speech_that_a_machine_heard_is_cut_where_a_sentence_begins() -> None:
    text = (
        "we run two kitchens from one store and it works most days but the trouble is the order book "
        "nobody writes down what they took how would you go about that"
    )
    starts = [s.text.split()[0] for s in find_sentences(text)]
    assert len(starts) >= 3
    assert "but" in starts
    assert starts[-1] == "how"


def test_a_thought_is_not_cut_from_the_verb_that_holds_it() -> None:
    text = "i honestly think we need somebody who can sit with the growers and explain the new form to them"
    assert len(find_sentences(text)) == 1


def test_written_sentences_stay_whole() -> None:
    text = "The post holder will lead a team of nine and they report to the dean. Apply by May."
    assert [s.text[:4] for s in find_sentences(text)] == ["The ", "Appl"]


def test_a_title_does_not_end_a_sentence() -> None:
    assert len(find_sentences("Dr. Osei joins at 4 p.m. on Monday.")) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It is me who says no. That's it.", 2),
        ("I asked and they said no. 7 of them left.", 1),
        ("See room no. 7 on Monday.", 1),
        ("Look at nos. 3 and 4. Then come back.", 2),
        ("No. We never did.", 2),
    ],
)
def test_no_is_short_for_number_only_before_one(text: str, number: int) -> None:
    assert len(find_sentences(text)) == number
