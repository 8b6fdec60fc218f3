"""Words that say nothing are taken out, and what is left knows where it stood."""

import pytest

from getsit.rehearse.fillers import lean, without_fillers
from getsit.rehearse.unmarked import marked


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Um, to be honest, what happens then?", "What happens then?"),
        ("I was just wondering, what have you tried?", "What have you tried?"),
        ("Well, you know, as far as I can see, nobody mends them.", "Nobody mends them."),
        ("At the end of the day it was, sort of, my mistake.", "It was, my mistake."),
    ],
)
def test_fillers_go_and_the_claim_stays(said: str, left: str) -> None:
    assert without_fillers(said) == left


@pytest.mark.parametrize(
    "said",
    ["Do you know who signs?", "I don't know.", "If you ask Dewi, he says no.", "What do you mean by that?",
     "I wonder if you have tried it.", "We were in general stores.", "I think it is the form.", "Um."],
)  # fmt: skip
def test_what_says_something_is_left_alone(said: str) -> None:
    assert without_fillers(said) == said


def test_every_letter_that_is_left_keeps_its_place() -> None:
    said = "Well, to be honest, the sheets are, you know, very tidy. And um who reads them?"
    left = lean(said)
    assert all(
        said[place].lower() == letter.lower() for place, letter in zip(left.places, left.text, strict=False)
    )
    start = left.text.index("Who")
    assert said[slice(*left.there(start, start + 3))] == "who"


def test_speech_without_marks_gets_them_where_it_asks() -> None:
    said = "so the fault is ticked and nobody mends it what happens to the bus then"
    left = marked(lean(said))
    assert left.text.strip().endswith("What happens to the bus then?")
    at = left.text.index("What")
    assert said[slice(*left.there(at, at + 4))] == "what"


def test_a_text_with_marks_is_not_marked_again() -> None:
    left = lean("It is ticked, and nobody mends it. What happens then?")
    assert marked(left) is left
