"""Times as transcripts write them, in seconds.

Knows clocks (`1:02:03.5`, `0:12`, `00:01:02,500`). Does not know what happens at them.
"""

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,9})?"
_CLOCK = re.compile(r"\s*(?:(\d{1,9}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,9}))?\s*")
_BARE = re.compile(
    rf"\s*(?:#{{1,6}}\s+)?[*_]{{0,3}}[\[(]?({CLOCK})(?:\s*(?:-->|[-–—])\s*({CLOCK}))?[\])]?[*_]{{0,3}}\s*"
)
_LEAD = re.compile(rf"\s{{0,99}}[\[(]({CLOCK})(?:\s?(?:-->|[-–—])\s?{CLOCK})?[\])]\s{{0,9}}")
_BARE_LEAD = re.compile(rf"\s{{0,99}}({CLOCK})\s{{1,9}}(?:[-–—|]\s{{1,9}})?")


def seconds_of(clock: str) -> float | None:
    """The seconds of a clock such as `1:02:03.5`, or None when it is none (61 minutes, letters, no colon)."""
    match = _CLOCK.fullmatch(clock)
    if match is None:
        return None
    hours, minutes, seconds = int(match[1] or 0), int(match[2]), int(match[3])
    if seconds > 59 or (minutes > 59 and match[1] is not None):
        return None
    return round(hours * 3600 + minutes * 60 + seconds + float(f"0.{match[4] or 0}"), 6)


def bare_clock(line: str) -> tuple[float | None, float | None] | None:
    """The one or two times that a line holds and nothing else, or None when it holds more or none."""
    match = _BARE.fullmatch(line)
    if match is None:
        return None
    begins = seconds_of(match[1])
    return (begins, seconds_of(match[2]) if match[2] else None) if begins is not None else None


def lead_clock(line: str, *, bare: bool) -> tuple[float, int] | None:
    """The time in brackets that opens a line, and where its words begin; `bare` takes one without them."""
    match = _LEAD.match(line) or (_BARE_LEAD.match(line) if bare else None)
    seconds = seconds_of(match[1]) if match else None
    return (seconds, match.end()) if match and seconds is not None else None
