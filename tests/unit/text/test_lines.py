"""Text on one line: nothing said is lost but white space, and a cut falls between words."""

from hypothesis import given
from hypothesis import strategies as st

from getsit.text.lines import cut_short, one_line, straight


@given(st.text())
def test_one_line_keeps_every_word_and_breaks_nowhere(text: str) -> None:
    assert one_line(text).split() == text.split()
    assert "\n" not in one_line(text)


@given(st.text())
def test_every_letter_keeps_its_place_under_a_straight_apostrophe(text: str) -> None:
    assert [letter for letter in text if letter != "’"] == [
        now for was, now in zip(text, straight(text), strict=True) if was != "’"
    ]
    assert "’" not in straight(text)


def test_a_long_line_is_cut_between_words_and_says_so() -> None:
    assert cut_short("We lose\n bread every night", most=14) == "We lose bread …"
    assert cut_short("We lose\n bread every night", most=25) == "We lose bread every night"
