"""How like two texts are: between nothing and all, the same from both sides, blind to no negation."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.text.likeness import coverage, is_negated, likeness, vector_of
from getsit.text.words import content_stems

TEXT = st.lists(st.sampled_from("night shift rota lost people the we kitchen order bread nine".split())).map(
    " ".join
)


@given(one=TEXT, other=TEXT)
def test_likeness_is_a_share_and_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0 <= likeness(one, other) <= 1 + 1e-9
    assert 0 <= coverage(one, other) <= 1 + 1e-9
    assert (likeness(one, other) > 0) == bool({*content_stems(one)} & {*content_stems(other)})


@given(text=TEXT)
def test_a_text_is_wholly_like_itself_when_it_says_something(text: str) -> None:
    expected = 1.0 if content_stems(text) else 0.0
    assert likeness(text, text) == pytest.approx(expected)
    assert coverage(text, text) == pytest.approx(expected)
    assert float(np.linalg.norm(vector_of(text))) == pytest.approx(expected, abs=1e-5)


def test_other_forms_of_a_word_are_like_it() -> None:
    assert likeness("the delivery was late", "they deliver late") > likeness("the delivery", "the kitchen")


@pytest.mark.parametrize("text", ["We do not count.", "We don’t count.", "Nobody counts.", "never again"])
def test_a_negation_is_heard(text: str) -> None:
    assert is_negated(text)


@pytest.mark.parametrize("text", ["We count.", "a notable note", "It is not that nobody counts."])
def test_two_negations_or_none_are_no_negation(text: str) -> None:
    assert not is_negated(text)
