"""Figures that moved ("complaints rose from 41 to 67"), and whether that is for the worse.

Knows a short list of things nobody wants more of and of things nobody wants less of. A figure of any other
thing has merely moved.
"""

import re
from dataclasses import dataclass

_UP = r"(?:rose|risen|rises|rising|grew|grown|growing|increas\w+|climb\w+|crept up|gone up|went up|going up|doubled|trebled|tripled|up (?:from|by|to)|jumped|soared|higher|longer|widened)"
_DOWN = r"(?:fell|fallen|falling|falls|dropp\w+|declin\w+|decreas\w+|shrank|shrunk|slipp\w+|gone down|went down|going down|halved|down (?:from|by|to)|reduced|lost|lower|shorter|worse\w*|missed)"
_UNWANTED = (
    r"(?:complain\w*|absence\w*|sick\w*|turnover|attrition|leavers|vacanc\w+|delays?|late\w*|waiting|queues?|backlog\w*|errors?|defects?|faults?|returns|refunds"
    r"|accidents?|injur\w+|incidents?|near miss\w*|waste|scrap|shrinkage|losses|costs?|overtime|overruns?|overspen\w+|arrears|debt\w*|churn|breakdowns?|downtime|outages?"
    r"|shortages?|shorts|cancellations?|no-shows|claims|breaches|infections?|falls|missing|stock-?outs?|write-offs?|rework\w*|rewash|agency|spoilage|mileage|deficit|emissions)"
)
_WANTED = (
    r"(?:sales|revenue|turnover|income|profit\w*|margin\w*|satisfaction|attendance|visitors?|members\w*|bookings|orders|occupancy|retention|renewals?|output|yield|throughput"
    r"|quality|ratings?|scores?|punctuality|compliance|uptake|donations?|footfall|enrolments?|productivity|on-time|availability|completion\w*|admissions)"
)
_WORSE = (
    re.compile(rf"\b{_UNWANTED}\b[^.;]{{0,60}}?\b{_UP}\b", re.IGNORECASE),
    re.compile(rf"\b{_WANTED}\b[^.;]{{0,60}}?\b{_DOWN}\b", re.IGNORECASE),
    re.compile(rf"\b{_UP}\s+(?:in\s+)?(?:the\s+)?(?:number of\s+)?(?:\w+\s+)?{_UNWANTED}\b", re.IGNORECASE),
    re.compile(rf"\b{_DOWN}\s+(?:in\s+)?(?:\w+\s+)?{_WANTED}\b", re.IGNORECASE),
)
_TAIL = re.compile(
    r"^(?:\s+(?:from|to|by|of|in|per|a|the|about|over|nearly|almost|more than|just under)?\s*[£$€]?\d[\d.,]*(?:\s?(?:%|(?:per cent|percent|million|k|m|hours|days|weeks|minutes)\b))?)+",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d|\b(?:doubled|trebled|tripled|halved|half|third|quarter|twice)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worse:
    """A stretch that says that something got worse."""

    text: str
    start: int
    end: int
    has_number: bool


def find_worse(text: str) -> Worse | None:
    """The stretch in which a figure got worse, with the numbers that follow it; None when there is none."""
    for pattern in _WORSE:
        if match := pattern.search(text):
            tail = _TAIL.match(text[match.end() :])
            end = match.end() + (tail.end() if tail else 0)
            stretch = text[match.start() : end]
            return Worse(stretch, match.start(), end, bool(_DIGIT.search(stretch)))
    return None
