"""Words with their places, their stems and what they carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.text.words import carries_content, content_stems, count_words, find_words, stem


@given(text=st.text(max_size=200))
def test_words_hold_every_letter_once_and_in_place(text: str) -> None:
    words = list(find_words(text))
    assert all(text[word.start : word.end] == word.text for word in words)
    assert "".join(filter(str.isalnum, text)) == "".join(
        letter for word in words for letter in word.text if letter.isalnum()
    )


@pytest.mark.parametrize(
    "family",
    ["deliver delivers delivered delivery delivering", "plan plans planned planning", "rota rotas",
     "manage manages managed managing manager", "carry carries carried"],
)  # fmt: skip
def test_forms_of_one_word_share_a_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@given(word=st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_stem_is_never_empty_nor_longer_than_its_word(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word)
    assert stem(word)[:2] == word[:2] or len(stem(word)) == 1


def test_fillers_count_as_no_words() -> None:
    assert count_words("Um, we, er, lost nine people, mhm.") == count_words("We lost nine people.")


def test_function_words_carry_no_topic() -> None:
    assert content_stems("What would you do about the rota?") == ["rota"]
    assert carries_content("42")
    assert not carries_content("because") or not carries_content("would")
