"""Points and lengths of time as English speakers name them, with their places.

Finds "by March", "in the first fortnight", "within ten weeks", "on the 9th", "before peak", "12 November
2026". Knows their places and their words; `resolve` turns the ones that name a day, month or season into
the last day they could mean, others stay words.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|ninety|thirty"
    r"|sixty|a few|a couple of|several|the first|the next|first|next|half a|couple of)"
)
_UNIT = r"(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|shifts?|terms?)"
_SEASON = r"(?:spring|summer|autumn|winter|christmas|easter|new year|year[- ]end|half[- ]term)"
_AHEAD = r"(?:by|before|until|till|from|after|in|on|at|within|inside|over|during|for|come|since|about)"
_TIME = re.compile(
    rf"""\b(?:{_AHEAD}\s+(?:the\s+)?(?:end\s+of\s+|start\s+of\s+|middle\s+of\s+|mid[- ]|late\s+|early\s+)?)?
    (?:
      \d{{4}}-\d{{2}}-\d{{2}}
    | (?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+\d{{4}})?
    | {_MONTH}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?
    | (?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)\b
    | (?:{_MONTH})\b(?:\s+\d{{4}})?
    | (?:next|this|last|every|on)?\s*{_DAY}\b(?:\s+(?:morning|afternoon|evening|night)s?)?
    | (?:the\s+)?(?:first\s+|next\s+|last\s+)?{_COUNT}[\s-]+(?:and\s+a\s+half\s+)?(?:working\s+)?{_UNIT}\b
    | (?:the\s+|next\s+|this\s+)?{_SEASON}\b(?:\s+\d{{4}})?
    | (?:tomorrow|tonight|this\ week|next\ week|next\ month|next\ year|this\ year|day\ one|week\ one
        |month\ one|by\ then|year's\ end|the\ year\ end)\b
    | (?:19|20)\d{{2}}\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE_MAY = re.compile(r"^(?:may|march|mar|sun|sep|second|a second)$")


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A stretch that names a point or length of time."""

    text: str
    start: int
    end: int


def find_times(text: str) -> list[TimeWord]:
    """Every naming of a time in the text, in order. The verb "may" and "march" in small letters are not."""
    found = []
    for match in _TIME.finditer(text):
        words = match.group()
        lead = len(words) - len(words.lstrip())
        if not _BARE_MAY.match(words.strip()):
            found.append(TimeWord(words.strip(), match.start() + lead, match.end()))
    return found


def resolve(words: str, *, said_on: date) -> date | None:
    """The last day that the words could mean, seen from the day they were said; None when they name none."""
    plain = words.lower()
    if exact := re.search(r"(\d{4})-(\d{2})-(\d{2})", plain):
        return _safe(int(exact[1]), int(exact[2]), int(exact[3]))
    if month := re.search(rf"\b{_MONTH}\b", plain):
        place = 1 + [name[:3] for name in MONTHS].index(month.group()[:3])
        return _in_month(plain, place, said_on=said_on)
    if length := re.search(rf"({_COUNT})[\s-]+(?:working\s+)?({_UNIT})", plain):
        return _after(length[1], length[2], said_on=said_on)
    return None


def _in_month(plain: str, month: int, *, said_on: date) -> date | None:
    year_named = re.search(r"\b(20\d{2})\b", plain)
    day_named = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", plain)
    year = int(year_named[1]) if year_named else said_on.year + (month < said_on.month)
    day = int(day_named[1]) if day_named and int(day_named[1]) <= 31 else monthrange(year, month)[1]
    return _safe(year, month, day)


_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
           "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "thirty": 30,
           "sixty": 60, "ninety": 90, "a couple of": 2, "couple of": 2, "the first": 1, "the next": 1,
           "first": 1, "next": 1, "a few": 3, "several": 5}  # fmt: skip
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366,
         "shift": 1, "term": 92}  # fmt: skip


def _after(count: str, unit: str, *, said_on: date) -> date | None:
    days = _DAYS.get(unit.rstrip("s"))
    times = int(count) if count.isdigit() else _COUNTS.get(count)
    if days is None or times is None or times * days > 36_600:
        return None
    return said_on + timedelta(days=times * days)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_in_words(day: date) -> str:
    """The day as people write it: "26 November 2026"."""
    return f"{day.day} {day:%B %Y}"
