"""Lists of phrases as one pattern: whole words, any case, and only between what was asked for."""

import pytest

from getsit.text.patterns import any_of


@pytest.mark.parametrize("text", ["the last person left", "The LAST Head retired", "a rival", "rivals, too"])
def test_any_phrase_of_the_list_is_found_in_either_case(text: str) -> None:
    assert any_of(r"last (?:person|head)", r"predecessor|rivals?").search(text)


@pytest.mark.parametrize("text", ["the lasting head", "arrivals", "rivalry", ""])
def test_part_of_a_word_is_no_phrase(text: str) -> None:
    assert not any_of(r"last (?:person|head)", r"predecessor|rivals?").search(text)


def test_what_stands_before_and_after_belongs_to_every_phrase() -> None:
    opening = any_of("yes|no", "perhaps", before="^", after=r"\W")
    assert opening.search("No, thank you")
    assert opening.search("perhaps.")
    assert not opening.search("oh no.")
    assert not opening.search("yesterday")
