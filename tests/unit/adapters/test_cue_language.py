"""The little language of cues: what its slots take, and that it cannot run away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.adapters.cues.language import Finder
from getsit.adapters.cues.plain import cut_units

CLASSES = {"pet": frozenset({"cat", "dog*"})}


def takes(line: str, words: str) -> list[tuple[int, int]]:
    finder: Finder[str] = Finder(CLASSES)
    finder.add(line, line)
    return [(find.begin, find.end) for find in finder.find(words.split())]


@pytest.mark.parametrize(
    ("line", "words", "place"),
    [
        ("late|slow again", "it is slow again", (2, 4)),
        ("the {pet}", "feed the dogs", (1, 3)),
        ("*ing home", "we are going home", (2, 4)),
        ("we (really) want", "we really want", (0, 3)),
        ("we (really) want", "we want", (0, 2)),
        ("we ~2 want", "we do not want", (0, 4)),
        ("# days", "in 14 days", (1, 3)),
        ("^ so", "so what", (0, 1)),
        ("home $", "go home", (1, 2)),
        ("want !not it", "want it", (0, 2)),
    ],
)
def test_a_slot_takes_its_words(line: str, words: str, place: tuple[int, int]) -> None:
    assert place in takes(line, words)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("we ~1 want", "we do not want"),
        ("^ so", "and so"),
        ("home $", "home again"),
        ("do !not want", "do not want"),
        ("you -do should", "do you want"),
    ],
)
def test_a_slot_leaves_other_words(line: str, words: str) -> None:
    assert takes(line, words) == []


@pytest.mark.parametrize("line", ["(the) end", "go ~2", "^", "~1 go", "go (home)"])
def test_a_cue_that_might_take_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="begin and end"):
        takes(line, "go home")


@given(st.lists(st.sampled_from(["we", "want", "not", "so"]), max_size=300))
def test_finds_lie_inside_the_words(words: list[str]) -> None:
    text = " ".join(words)
    for begin, end in takes("we ~5 (so) ~5 want ~5 not", text):
        assert 0 <= begin < end <= len(words)


def test_contractions_and_fillers_leave_one_form() -> None:
    forms = [
        "We’ve not got it",
        "we've, um, not got it",
        "weve not not got it",
        "We have not, you know, got it",
    ]
    assert {cut_units(form)[0].words for form in forms} == {("we", "have", "not", "got", "it")}


@given(st.text(max_size=200))
def test_words_know_their_places(text: str) -> None:
    for unit in cut_units(text):
        assert len(unit.words) == len(unit.starts) == len(unit.ends)
        assert all(unit.start <= b < e <= unit.end for b, e in zip(unit.starts, unit.ends, strict=True))
