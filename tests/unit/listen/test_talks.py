"""Whole talks in other trades and manners, against what a careful reader wrote down before they were run.

The floors lie a little under what is measured, so that a change that hears less shows. `garage` is the
honest figure: no list of cues was changed after it was run.
"""

import pytest

from getsit.model.moment import NeedVoiced, Story
from getsit.model.need import Private
from tests.unit.listen.talk_scores import TALKS, analysed, pairs, place_of, score, truth

READ = ("bakery", "library", "support")
UNREAD = ("garage",)


@pytest.mark.parametrize("name", TALKS)
def test_every_quote_of_the_readings_stands_in_one_turn(name: str) -> None:
    for section in ("needs", "missed", "asked", "stories", "ties", "signals", "breakers", "pitches"):
        for entry in truth(name).get(section, []):
            assert place_of(analysed(name), entry["quote"])


@pytest.mark.parametrize(
    ("section", "precision", "recall"),
    [
        ("needs", 0.9, 0.75), ("asked", 0.9, 0.85), ("stories", 0.8, 0.9), ("signals", 0.8, 0.75),
        ("breakers", 0.85, 0.85), ("ties", 0.6, 0.9), ("missed", 0.6, 0.3),
    ],
)  # fmt: skip
def test_what_a_careful_reader_sees_is_mostly_found(section: str, precision: float, recall: float) -> None:
    found = score(section, names=READ)
    assert found.precision >= precision, found.strays
    assert found.recall >= recall, found.lost


@pytest.mark.parametrize(("section", "precision", "recall"), [("needs", 0.85, 0.45), ("asked", 0.7, 0.9)])
def test_an_unread_talk_is_found_less_well_and_seldom_wrongly(
    section: str, precision: float, recall: float
) -> None:
    found = score(section, names=UNREAD)
    assert found.precision >= precision, found.strays
    assert found.recall >= recall, found.lost


def test_one_story_is_one_moment() -> None:
    long = [m for m in analysed("bakery").moments if isinstance(m, Story) and m.turn == 13]
    assert len(long) == 1
    assert long[0].war_story


def test_a_panels_formal_questions_leave_no_war_stories() -> None:
    wars = [m.quote for m in analysed("library").moments if isinstance(m, Story) and m.war_story]
    assert len(wars) <= 1, wars


@pytest.mark.parametrize("name", TALKS)
def test_the_answers_to_small_talk_hold_no_story_and_no_question_to_decode(name: str) -> None:
    early = [m for m in analysed(name).moments if m.turn <= 1 and m.label == "story"]
    assert not early


@pytest.mark.parametrize("name", TALKS)
def test_no_more_than_five_doors_are_listed(name: str) -> None:
    assert sum(m.label == "missed" for m in analysed(name).moments) <= 5


def test_what_a_reader_would_keep_private_is_kept_so() -> None:
    told = [
        (moment.quote, entry["private"])
        for moment, entry in pairs("needs", names=READ)
        if isinstance(moment, NeedVoiced) and entry.get("private") and moment.private is Private.NO
    ]
    assert not told


def test_a_strong_candidate_gets_it_and_a_weak_one_does_not() -> None:
    assert str(analysed("support").gets_it.cell) in truth("support")["cells"]
    assert str(analysed("bakery").gets_it.cell) in truth("bakery")["cells"]
