"""The days that pages and feeds bear, as machines write them. Guesses none."""

from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DAY = 10  # letters of a day in ISO 8601


def day_of(words: str) -> date | None:
    """The day of a time in ISO 8601 or RFC 822, or None."""
    words = words.strip()
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words).date()
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    try:
        return date.fromisoformat(words[:_DAY])
    except ValueError:
        return None
