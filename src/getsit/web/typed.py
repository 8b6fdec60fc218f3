"""What a person types into a field, as a value; a sentence that says what would do when it is none."""

from datetime import date, time

from getsit.errors import ValueUnknown
from getsit.model.opportunity import RoundKind


def a_number(words: str) -> int | None:
    """The number, None for an empty field; ValueUnknown."""
    if not words.strip():
        return None
    if not words.strip().isdecimal() or len(words) > 4:
        raise ValueUnknown(value=words, what="round", choices="numbers such as 1 or 2")
    return int(words)


def a_round_kind(words: str) -> RoundKind:
    """The kind of round; ValueUnknown."""
    if words not in {kind.value for kind in RoundKind}:
        raise ValueUnknown(value=words, what="sort of talk", choices=", ".join(RoundKind))
    return RoundKind(words)


def a_day(words: str) -> date | None:
    """The day, None for an empty field; ValueUnknown."""
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError as exc:
        raise ValueUnknown(value=words, what="date", choices="days such as 2026-11-12") from exc


def a_time(words: str) -> time | None:
    """The time of the day, None for an empty field; ValueUnknown."""
    if not words.strip():
        return None
    try:
        return time.fromisoformat(words.strip())
    except ValueError as exc:
        raise ValueUnknown(value=words, what="time", choices="times such as 10:30") from exc
