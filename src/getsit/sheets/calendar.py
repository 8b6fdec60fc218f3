"""Rounds as a calendar file (RFC 5545). Knows days, times and whom one meets; nothing of any need.

Times have no zone ("floating"): half past ten is half past ten wherever the person's calendar is.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from getsit import __version__
from getsit.model.opportunity import Opportunity, Round
from getsit.sheets.brief import persons_of
from getsit.sheets.printable import printable
from getsit.text.lines import one_line
from getsit.text.wording import Wording

LONGEST = 75  # octets of a line without its end; RFC 5545, 3.1
EVENING = time(18)  # of the day before: the first reminder
MORNING = time(7)  # the second reminder, when nobody knows at what time it begins
HOUR = timedelta(hours=1)  # how long before, and how long a talk is taken to be


def calendar_of(
    opportunity: Opportunity, rounds: Sequence[Round], *, made: datetime, pages: str, wording: Wording
) -> str:
    """The rounds that have a day as calendar entries with two reminders; `pages` is where the pages are, if
    that is known."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Gets It//getsit {__version__}//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for one in rounds:
        if one.on is not None:
            lines += _entry(opportunity, one, one.on, made=made, pages=pages, wording=wording)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _entry(
    opportunity: Opportunity, one: Round, day: date, *, made: datetime, pages: str, wording: Wording
) -> list[str]:
    name = one_line(opportunity.name)
    sort = wording.say(f"pages.round_kind.{one.kind.value}")
    title = _text(wording.say("sheets.calendar.title", name=name, sort=sort))
    met = persons_of(one)
    told = [wording.say("sheets.calendar.persons", persons=met)] if met else []
    told.append(wording.say("sheets.calendar.brief", name=name))
    if pages:
        told.append(wording.say("sheets.calendar.page", address=f"{pages}/o/{opportunity.id}/brief"))
    lines = ["BEGIN:VEVENT", f"UID:{_text(one.id)}@getsit", f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"]
    lines += [*_when(day, one.at), f"SUMMARY:{title}", f"DESCRIPTION:{_text(chr(10).join(told))}"]
    lines.append("CLASS:PRIVATE")
    for before in _reminders(day, one.at):
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", f"TRIGGER:{_length(before)}"]
        lines.append("END:VALARM")
    return [*lines, "END:VEVENT"]


def _when(day: date, at: time | None) -> list[str]:
    if at is None:
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]
    return [f"DTSTART:{datetime.combine(day, at):%Y%m%dT%H%M%S}", f"DURATION:{_length(HOUR)}"]


def _reminders(day: date, at: time | None) -> tuple[timedelta, timedelta]:
    """How long after the beginning to remind, which is negative: the evening before, and an hour before (in
    the morning of the day when no time is known)."""
    begins = datetime.combine(day, at or time())
    evening = datetime.combine(day - timedelta(days=1), EVENING) - begins
    return evening, -HOUR if at else datetime.combine(day, MORNING) - begins


def _length(span: timedelta) -> str:
    minutes = abs(int(span.total_seconds())) // 60
    hours, rest = divmod(minutes, 60)
    sign = "-" if span < timedelta() else ""
    return f"{sign}PT{hours}H{f'{rest}M' if rest else ''}"


def _text(words: str) -> str:
    escaped = printable(words).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first behind a space, no letter cut in two."""
    piece, room = "", LONGEST
    for letter in line:
        width = len(letter.encode())
        if width > room:
            yield piece
            piece, room = " ", LONGEST - 1
        piece, room = piece + letter, room - width
    yield piece
