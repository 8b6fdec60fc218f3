"""Wording is found by its key, with its values in place; a key that nobody wrote is an error."""

import pytest

from getsit.text.wording import wording_of

WORDING = wording_of(
    {"room": {"greet": "Hello, {name}.", "part": {"one": "Braces {stay}.", "many": ["First.", "Second."]}}}
)


def test_a_sentence_takes_its_values() -> None:
    assert WORDING.say("room.greet", name="Ana") == "Hello, Ana."


def test_braces_stay_when_no_value_is_given() -> None:
    assert WORDING.say("room.part.one") == "Braces {stay}."


def test_values_with_braces_are_no_places_for_values() -> None:
    assert WORDING.say("room.greet", name="{name}") == "Hello, {name}."


def test_a_list_keeps_its_order_and_a_sentence_is_a_list_of_one() -> None:
    assert WORDING.all("room.part.many") == ("First.", "Second.")
    assert WORDING.all("room.part.one") == ("Braces {stay}.",)


def test_a_key_that_nobody_wrote_is_named() -> None:
    assert not WORDING.has("room.none")
    with pytest.raises(KeyError, match=r"room\.none"):
        WORDING.say("room.none")


def test_a_value_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="name"):
        WORDING.say("room.greet", other="Ana")


def test_keys_come_in_the_order_they_were_written() -> None:
    assert list(WORDING.keys("room.part")) == ["room.part.one", "room.part.many"]
