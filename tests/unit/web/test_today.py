"""The start page says what to do now: the nearest day first, one step for each opportunity."""

from datetime import date, timedelta

import pytest

from getsit.model.document import DocumentKind
from getsit.model.kept import Glance
from getsit.model.opportunity import Opportunity, Person, Round, RoundKind
from getsit.web.today import next_step
from tests.builders import MORNING

TODAY = date(2026, 11, 16)


def round_in(days: int | None, number: int = 1) -> Round:
    day = None if days is None else TODAY + timedelta(days=days)
    return Round(
        id=f"r{number}", number=number, kind=RoundKind.MANAGER, on=day, persons=(Person(name="Pat"),)
    )


def seen(*rounds: Round, held: tuple[int, ...] = (), posting: bool = True) -> Glance:
    return Glance(
        opportunity=Opportunity(id="o", name="bakery", created=MORNING, rounds=rounds),
        kinds=frozenset({DocumentKind.POSTING} if posting else ()), held=held,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "key", "leads_to"),
    [
        (-2, "been", "debrief"),
        (0, "today", "brief"),
        (1, "tomorrow", "brief"),
        (2, "soon", "rehearse"),
        (7, "soon", "rehearse"),
        (8, "later", "ladder"),
        (None, "prepare", "dossier"),
    ],
)
def test_the_step_before_a_talk_hangs_on_its_day(days: int | None, key: str, leads_to: str) -> None:
    step = next_step(seen(round_in(days)), today=TODAY)
    assert (step.key, step.leads_to) == (key, leads_to)


def test_without_a_posting_it_is_asked_for_first() -> None:
    assert next_step(seen(round_in(1), posting=False), today=TODAY).key == "posting"


def test_without_a_round_a_day_is_asked_for() -> None:
    assert next_step(seen(), today=TODAY).key == "no_day"


def test_a_fresh_talk_asks_for_the_letter_unless_the_next_one_is_near() -> None:
    assert next_step(seen(round_in(-1), held=(1,)), today=TODAY).key == "letter"
    assert next_step(seen(round_in(-1), round_in(9, 2), held=(1,)), today=TODAY).key == "letter"
    assert next_step(seen(round_in(-1), round_in(1, 2), held=(1,)), today=TODAY).key == "tomorrow"


def test_an_old_talk_is_looked_back_on() -> None:
    assert next_step(seen(round_in(-30), held=(1,)), today=TODAY).key == "debrief"


def test_what_is_near_presses_more_than_what_is_far() -> None:
    steps = [next_step(seen(round_in(days)), today=TODAY) for days in (0, 1, 2, 7, 30, None)]
    assert [step.presses for step in steps] == sorted(step.presses for step in steps)
