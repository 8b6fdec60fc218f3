"""What was understood comes back equal and short, and nothing but our own values is made from a text."""

import json
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from getsit.model.kept import Talk
from getsit.model.need import NeedKind
from getsit.model.opportunity import Opportunity, Person, Round, RoundKind
from getsit.store.compact import from_compact, to_compact
from tests.builders import a_conversation

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_a_value_of_every_sort_comes_back_equal() -> None:
    a_round = Round(
        id="r",
        number=1,
        kind=RoundKind.PANEL,
        on=date(2026, 3, 4),
        at=time(9, 30),
        persons=(Person(name="Bo"),),
    )
    opportunity = Opportunity(id="o", name="Depot", created=NOON, rounds=(a_round,), example=True)
    again = from_compact(to_compact(opportunity), Opportunity)
    assert again == opportunity
    assert again.rounds[0].kind is RoundKind.PANEL
    assert again.example is True


def test_what_is_equal_is_written_once() -> None:
    talk = Talk(conversation=a_conversation("I: We lose nights. / C: Which ones?"))
    one, two = len(to_compact((talk,))), len(to_compact((talk, talk, talk)))
    assert two - one < 20
    assert from_compact(to_compact((talk, talk)), tuple) == (talk, talk)


@given(
    some.lists(
        some.one_of(some.text(), some.integers(), some.booleans(), some.none(), some.sampled_from(NeedKind))
    )
)
def test_lists_come_back_with_their_types(values: list[object]) -> None:
    again = from_compact(to_compact(tuple(values)), tuple)
    assert [(type(one), one) for one in again] == [(type(one), one) for one in values]


@pytest.mark.parametrize(
    "name", ["os:system", "getsit.store.store:Store", "getsit.model.need:StrEnum", "subprocess:Popen", "list"]
)
def test_a_text_that_names_something_else_makes_nothing(name: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        from_compact(json.dumps([[name], ["touch x", [0, 0]]]), tuple)


def test_a_value_that_nobody_asked_for_is_refused() -> None:
    with pytest.raises(TypeError):
        from_compact(to_compact(Person(name="Bo")), Opportunity)
