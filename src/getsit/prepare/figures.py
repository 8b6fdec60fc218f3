"""Figures that moved ("complaints rose from 41 to 67"), and whether that is for the worse.

Knows a short list of things nobody wants more of and of things nobody wants less of. A figure of any other
thing has merely moved.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from getsit.text.numbers import find_numbers

_UP = (
    r"(?:rose|risen|rises|rising|grew|grown|growing|increas\w+|climb\w+|crept up|gone up|went up"
    r"|going up|doubled|trebled|tripled|up (?:from|by|to)|jumped|soared|higher|longer|widened)"
)
_DOWN = (
    r"(?:fell|fallen|falling|falls|dropp\w+|declin\w+|decreas\w+|shrank|shrunk|slipp\w+|gone down"
    r"|went down|going down|halved|down (?:from|by|to)|reduced|lost|lower|shorter|worse\w*|missed)"
)
_UNWANTED = (
    r"(?:complain\w*|absence\w*|sick\w*|turnover|attrition|leavers|vacanc\w+|delays?|late\w*"
    r"|wait(?:s|ing)?|disposal|thrown away|queues?|backlog\w*|errors?|defects?|faults?|returns"
    r"|refunds"
    r"|accidents?|injur\w+|incidents?|near miss\w*|waste|scrap|shrinkage|losses|costs?|overtime"
    r"|overruns?|overspen\w+|arrears|debt\w*|churn|breakdowns?|downtime|outages?"
    r"|shortages?|shorts|cancellations?|no-shows|claims|breaches|infections?|falls|missing"
    r"|stock-?outs?|write-offs?|rework\w*|rewash|agency|spoilage|mileage|deficit|emissions)"
)
_WANTED = (
    r"(?:sales|revenue|turnover|income|profit\w*|margin\w*|satisfaction|attendance|visitors?"
    r"|volunteers|members\w*|bookings|orders|occupancy|retention|renewals?|output|yield|throughput"
    r"|quality|ratings?|scores?|punctuality|compliance|uptake|donations?|footfall|enrolments?"
    r"|productivity|on-time|availability|completion\w*|admissions)"
)
_WORSE = (
    re.compile(rf"\b{_UNWANTED}\b[^.;]{{0,60}}?\b{_UP}\b", re.IGNORECASE),
    re.compile(rf"\b{_WANTED}\b[^.;]{{0,60}}?\b{_DOWN}\b", re.IGNORECASE),
    re.compile(rf"\b{_UP}\s+(?:in\s+)?(?:the\s+)?(?:number of\s+)?(?:\w+\s+)?{_UNWANTED}\b", re.IGNORECASE),
    re.compile(rf"\b{_DOWN}\s+(?:in\s+)?(?:\w+\s+)?{_WANTED}\b", re.IGNORECASE),
    re.compile(r"\b\d+ (?:fewer|less) than (?:a year|the year|last year|in|we)\b", re.IGNORECASE),
)
_TAIL = re.compile(
    (
        r"^(?:\s+(?:from|to|by|of|in|per|a|the|about|over|nearly|almost|more than"
        r"|just under)?\s*[£$€]?\d[\d.,]*(?:\s?(?:%|(?:per cent|percent|million|k|m|hours|days|weeks"
        r"|minutes)\b))?)+"
    ),
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d|\b(?:doubled|trebled|tripled|halved|half|third|quarter|twice)\b", re.IGNORECASE)


_NUMBERS = re.compile(r"^(?P<label>\D*[A-Za-z)]\D*?)(?P<figures>(?:\s+[£$€]?\d[\d.,]*\s?(?:%|k|m)?){2,})\s*$")
_OF_UNWANTED = re.compile(rf"\b(?:{_UNWANTED[3:-1]})\b", re.IGNORECASE)
_OF_WANTED = re.compile(rf"\b(?:{_WANTED[3:-1]})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worse:
    """A stretch that says that something got worse."""

    text: str
    start: int
    end: int
    has_number: bool


@lru_cache(maxsize=20_000)
def find_worse(text: str) -> Worse | None:
    """The stretch in which a figure got worse, with the numbers that follow it; None when there is none.

    A row of a table counts when its second figure is worse than its first.
    """
    if row := _NUMBERS.match(text):
        return Worse(text, 0, len(text), has_number=True) if _row_got_worse(row) else None
    for pattern in _WORSE:
        if match := pattern.search(text):
            tail = _TAIL.match(text[match.end() :])
            end = match.end() + (tail.end() if tail else 0)
            stretch = text[match.start() : end]
            return Worse(stretch, match.start(), end, bool(_DIGIT.search(stretch)))
    return None


def names_unwanted_figure(text: str) -> bool:
    """Whether the text puts a number to something that nobody wants ("the average wait was 23 days")."""
    return bool(_OF_UNWANTED.search(text)) and bool(_DIGIT.search(text))


def row_label(text: str) -> str:
    """The words of a table row before its figures; empty when the text is no such row."""
    row = _NUMBERS.match(text)
    return row["label"].strip(" ,;:\t") if row else ""


def _row_got_worse(row: re.Match[str]) -> bool:
    # Each cell by itself: "71 100" in one string would be read as seventy-one thousand.
    cells = [number.value for cell in row["figures"].split() for number in find_numbers(cell)]
    first, second, label = cells[0], cells[1] if len(cells) > 1 else cells[0], row["label"]
    if _OF_UNWANTED.search(label):
        return second > first
    return bool(_OF_WANTED.search(label)) and second < first
