"""Times stand where they were found, and those that name a day give that day."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.text.dates import MONTHS, find_times, resolve

SAID = date(2026, 11, 2)
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@given(day=DAYS, said_on=DAYS)
def test_a_whole_date_is_that_day_whenever_it_was_said(day: date, said_on: date) -> None:
    month = MONTHS[day.month - 1]
    for words in (day.isoformat(), f"{day.day} {month.title()} {day.year}", f"{month} {day.day}, {day.year}",
                  f"the {day.day}th of {month[:3]} {day.year}"):  # fmt: skip
        assert resolve(words, said_on=said_on) == day


@given(said_on=DAYS, month=st.sampled_from(MONTHS))
def test_a_month_alone_is_its_last_day_still_to_come(said_on: date, month: str) -> None:
    day = resolve(f"by {month}", said_on=said_on)
    assert day is not None
    assert day >= said_on
    assert (day.month, day.day) == (MONTHS.index(month) + 1, monthrange(day.year, day.month)[1])
    assert day < said_on + timedelta(days=400)


@given(number=st.integers(1, 90), said_on=DAYS)
def test_a_length_is_counted_from_the_day_it_was_said(number: int, said_on: date) -> None:
    assert resolve(f"within {number} weeks", said_on=said_on) == said_on + timedelta(weeks=number)


@pytest.mark.parametrize(
    "words", ["before peak", "soon", "30 February 2027", "2026-13-01", "month after month"]
)
def test_what_names_no_day_stays_words(words: str) -> None:
    assert resolve(words, said_on=SAID) is None


def test_a_market_is_no_march() -> None:
    assert resolve("market day in June", said_on=SAID) == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We need it by March.", "by March"),
        ("It must stand within ten weeks of starting.", "within ten weeks"),
        ("Come on the 9th then.", "on the 9th"),
        ("It is due 12 November 2026, they say.", "12 November 2026"),
        ("in the first fortnight you listen", "in the first fortnight"),
    ],
)
def test_times_are_found_whole(text: str, found: str) -> None:
    assert [one.text for one in find_times(text)] == [found]


def test_may_as_a_verb_is_no_month() -> None:
    assert find_times("You may march with us") == []


@given(text=st.lists(st.sampled_from("by the end of May next 9th week two in 2026 , Friday a".split())))
def test_times_stand_where_they_were_found(text: list[str]) -> None:
    words = " ".join(text)
    assert all(words[one.start : one.end] == one.text for one in find_times(words))
