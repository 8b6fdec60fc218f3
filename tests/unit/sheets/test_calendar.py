"""Rounds in a calendar, read back by a strict reader."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from getsit.app import App
from getsit.errors import DayMissing, RoundUnknown
from getsit.model.opportunity import Opportunity, Person, Round, RoundKind
from getsit.sheets import calendar_of
from tests.builders import MORNING
from tests.unit.sheets import ics
from tests.unit.sheets.sheets import WORDING

ADDRESS = "http://127.0.0.1:8765"
ROUND = Round(
    id="r1", number=1, kind=RoundKind.FINAL, on=date(2026, 11, 26), at=time(10, 30),
    persons=(Person(name="Philippa Strand", role="Director"), Person(name="Bo")),
)  # fmt: skip


def read(*rounds: Round, name: str = "home-store") -> list[ics.Part]:
    opportunity = Opportunity(id="o1", name=name, created=MORNING, rounds=rounds)
    text = calendar_of(opportunity, rounds, made=MORNING, pages=ADDRESS, wording=WORDING)
    return ics.read(text.encode()).parts


def clock(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(year, month, day), time(hour, minute))


def reminded(entry: ics.Part) -> list[datetime]:
    begins = ics.day_or_time(entry, "DTSTART")
    if not isinstance(begins, datetime):
        begins = datetime.combine(begins, time())
    return [begins + ics.length(alarm.values["TRIGGER"]) for alarm in entry.parts]


def test_a_round_says_when_with_whom_and_where_the_brief_is() -> None:
    (entry,) = read(ROUND)
    assert entry.values["SUMMARY"] == "home-store: Final talk"
    assert "Philippa Strand, Director; Bo" in entry.values["DESCRIPTION"]
    assert f"{ADDRESS}/o/o1/brief" in entry.values["DESCRIPTION"]
    assert "getsit brief 'home-store' --pdf" in entry.values["DESCRIPTION"]
    assert ics.day_or_time(entry, "DTSTART") == clock(2026, 11, 26, 10, 30)
    assert ics.length(entry.values["DURATION"]) == timedelta(hours=1)
    assert entry.values["DTSTAMP"] == "20261102T090000Z"
    assert entry.values["UID"] == "r1@getsit"
    assert entry.values["CLASS"] == "PRIVATE"


def test_it_reminds_the_evening_before_and_an_hour_before() -> None:
    (entry,) = read(ROUND)
    assert reminded(entry) == [clock(2026, 11, 25, 18), clock(2026, 11, 26, 9, 30)]
    (late,) = read(replace(ROUND, at=time(19, 15)))
    assert reminded(late) == [clock(2026, 11, 25, 18), clock(2026, 11, 26, 18, 15)]
    (midnight,) = read(replace(ROUND, at=time(0, 0)))
    assert reminded(midnight) == [clock(2026, 11, 25, 18), clock(2026, 11, 25, 23)]


def test_without_a_time_it_is_a_whole_day() -> None:
    (entry,) = read(replace(ROUND, at=None))
    assert ics.day_or_time(entry, "DTSTART") == date(2026, 11, 26)
    assert ics.day_or_time(entry, "DTEND") == date(2026, 11, 27)
    assert "DURATION" not in entry.values
    assert reminded(entry) == [clock(2026, 11, 25, 18), clock(2026, 11, 26, 7)]


def test_only_rounds_with_a_day_stand_in_it() -> None:
    found = read(ROUND, replace(ROUND, id="r2", on=None), replace(ROUND, id="r3"))
    assert [entry.values["UID"] for entry in found] == ["r1@getsit", "r3@getsit"]


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_name_comes_back_whole_from_a_calendar(name: str, person: str) -> None:
    (entry,) = read(replace(ROUND, persons=(Person(name=person),)), name=name)
    kept = "".join(letter for letter in " ".join(name.split()) if letter.isprintable())
    shown = "".join(letter for letter in entry.values["SUMMARY"] if letter.isprintable())
    assert shown == f"{kept}: Final talk"


def test_a_round_of_the_example_goes_to_a_calendar(app: App) -> None:
    entry = ics.read(app.calendar("home-store", 2, pages=ADDRESS).encode()).parts[0]
    assert ics.day_or_time(entry, "DTSTART") == date(2026, 11, 26)
    assert "Philippa Strand" in entry.values["DESCRIPTION"]
    needs = app.dossier("home-store").needs
    assert not any(need.gist in value for need in needs for value in entry.values.values())


def test_a_round_that_is_not_there_or_has_no_day_says_what_to_do(app: App) -> None:
    with pytest.raises(RoundUnknown):
        app.calendar("home-store", 9, pages=ADDRESS)
    made = app.new("undated")
    app.add_round("undated")
    with pytest.raises(DayMissing, match="--on DATE"):
        app.calendar("undated", 1, pages=ADDRESS)
    changed = app.change_round("undated", 1, on=date(2026, 12, 1), at=time(9, 5, 7))
    assert app.overview("undated").opportunity.rounds == (changed,)
    assert changed.at == time(9, 5)
    assert ics.read(app.calendar("undated", 1, pages=ADDRESS).encode())
    app.delete(made.id)
