"""Spans of time as résumés write them ("March 2017 to now"), and how much time they surely hold.

Knows years, months and "now". A span given in years only is counted at its shortest and at its longest,
because a year alone does not say the month.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from getsit.text.dates import MONTHS

NOW = "now"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_POINT = (
    rf"(?:(?:{_MONTH}|{_SEASON}),?\s+(?:19|20)\d\d|(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])(?:-\d\d)?|(?:19|20)\d\d)"
)
_OPEN = r"(?:present|now|current(?:ly)?|today|to\s+date|date|ongoing|continuing)"
_RANGE = re.compile(
    rf"[(\[]?\b(?P<begins>{_POINT}|{_MONTH}(?=\s*(?:[-–—]|to)\s*{_MONTH}\s+(?:19|20)\d\d))"
    rf"\s*(?:[-–—]+|to|until|till)\s*(?P<ends>{_POINT}|{_OPEN}|(?<=–)\d\d(?!\d))\b[)\]]?",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"[(\[]?\b(?:since|from)\s+(?P<begins>{_POINT})\b(?!\s*(?:[-–—]|to\b))[)\]]?", re.IGNORECASE
)
_SINGLE = re.compile(rf"[(\[]?\b(?:expected\s+)?(?P<ends>{_POINT})\b[)\]]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time and its place in the text. `ends` is "now" for what goes on; `begins` may be empty."""

    begins: str
    ends: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Months:
    """How many months spans hold together, at the least and at the most; overlaps are counted once."""

    least: int
    most: int


def find_span(text: str) -> Span | None:
    """The first span of the text: a range, else "since 2019"; None without one."""
    if match := _RANGE.search(text):
        return _span(match)
    match = _SINCE.search(text)
    return Span(_point(match["begins"]), NOW, match.start(), match.end()) if match else None


def find_day(text: str) -> Span | None:
    """A single date at the end of the text, as education and licences bear them."""
    match = _SINGLE.search(text)
    return Span("", _point(match["ends"]), match.start(), match.end()) if match else None


def months_in(spans: Iterable[tuple[str, str]], *, today: date) -> Months:
    """The months that spans `(begins, ends)` hold together by today."""
    known = [(begins, ends) for begins, ends in spans if begins]
    least = [(_latest(begins), min(_earliest(ends, today=today), _index(today))) for begins, ends in known]
    most = [
        (_earliest(begins, today=today), min(_latest(ends, today=today), _index(today)))
        for begins, ends in known
    ]
    return Months(_joined(least), _joined(most))


def has_ended(ends: str, *, today: date) -> bool:
    """Whether that date lies surely behind us; False for "now" and for what bears no date."""
    return bool(ends) and ends != NOW and _latest(ends) < _index(today)


def lies_ahead(ends: str, *, today: date) -> bool:
    """Whether that date surely lies ahead."""
    return bool(ends) and ends != NOW and _earliest(ends, today=today) > _index(today)


def _span(match: re.Match[str]) -> Span:
    ends = match["ends"]
    if re.fullmatch(_OPEN, ends, re.IGNORECASE):
        ends = NOW
    elif len(ends) == 2:
        ends = match["begins"][-4:-2] + ends
    else:
        ends = _point(ends)
    begins = match["begins"]
    if not re.search(r"\d", begins):
        begins = f"{begins} {ends[:4]}"
    return Span(_point(begins), ends, match.start(), match.end())


def _point(words: str) -> str:
    """`YYYY` or `YYYY-MM`."""
    plain = words.lower()
    year = re.search(r"(?:19|20)\d\d", plain)
    if year is None:
        return ""
    for place, month in enumerate(MONTHS, start=1):
        if re.search(rf"\b{month[:3]}", plain):
            return f"{year[0]}-{place:02d}"
    rest = re.search(r"\b(\d{1,2})[/.](?=\d{4})|(?<=\d{4}[-/])(\d{2})", plain)
    return f"{year[0]}-{int(rest[1] or rest[2]):02d}" if rest else year[0]


def _index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _earliest(point: str, *, today: date) -> int:
    if point in {NOW, ""}:
        return _index(today)
    year, _, month = point[:7].partition("-")
    return int(year) * 12 + (int(month) - 1 if month else 0)


def _latest(point: str, *, today: date | None = None) -> int:
    if point in {NOW, ""}:
        return _index(today) if today else 0
    year, _, month = point[:7].partition("-")
    return int(year) * 12 + (int(month) - 1 if month else 11)


def _joined(ranges: list[tuple[int, int]]) -> int:
    total, reached = 0, -1
    for begins, ends in sorted(ranges):
        begin = max(begins, reached)
        total += max(0, ends - begin)
        reached = max(reached, ends)
    return total


def last_day(point: str) -> date | None:
    """The last day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` could mean; None for "now" or nothing."""
    if point in {NOW, ""}:
        return None
    parts = [int(part) for part in point.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
