"""A quote is found whatever its spelling of marks and spaces, and is always the source's own characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.text.normal import find_quote, normalise

TEXTS = st.text(
    st.one_of(st.sampled_from("ab AB ﬁ…“”’–é\u0301\u00ad\n\t½ß "), st.characters(codec="utf-8")), max_size=60
)


@given(text=TEXTS, data=st.data())
def test_any_stretch_of_a_text_is_found_as_its_own_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wanted = normalise(text[start:end]).text.strip()
    place = find_quote(text, text[start:end])
    if not wanted:
        assert place is None
        return
    assert place is not None
    assert normalise(text[place[0] : place[1]]).text.strip() == wanted


@given(text=TEXTS)
def test_each_letter_of_the_normal_form_has_its_place(text: str) -> None:
    normal = normalise(text)
    assert len(normal.places) == len(normal.text) + 1
    assert list(normal.places) == sorted(normal.places)
    assert normal.places[-1] == len(text)
    assert normalise(normal.text).text == normal.text


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("She said “it’s  late” twice.", "it's late", "it’s  late"),
        ("A co\u00adoperative – in Marl", "Cooperative - in", "co\u00adoperative – in"),
        ("Cafe\u0301 Zoe", "café", "Cafe\u0301"),
        ("the ﬁrst week", "first week", "ﬁrst week"),
        ("nine\npeople left", "NINE PEOPLE", "nine\npeople"),
    ],
)
def test_other_spellings_find_the_words_of_the_source(text: str, words: str, found: str) -> None:
    place = find_quote(text, words)
    assert place is not None
    assert text[place[0] : place[1]] == found


@pytest.mark.parametrize("words", ["not an analyst", "eight people", "", "  ", "\u0301"])
def test_words_that_are_not_there_cannot_be_quoted(words: str) -> None:
    assert find_quote("She is not another analyst; nine people left.", words) is None


def test_part_of_one_letter_is_no_quote() -> None:
    assert find_quote("ﬁ", "i") is None
    assert find_quote("ﬁ i", "i") == (2, 3)


def test_a_later_place_is_found_from_there() -> None:
    assert find_quote("nine and nine", "nine", start=1) == (9, 13)
