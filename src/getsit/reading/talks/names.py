"""Whose words a line holds: `Name: text`, and which of the many things before a colon are names.

Decides over the whole text: a name comes again, is written as names are, or stands where all others do.
Does not know who anybody is.
"""

import re
from collections import Counter
from collections.abc import Iterable

_LEAD = re.compile(
    r"^\s*(?:[-–•>]\s+)?(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s*[-–]?\s*)?"
    r"(?P<mark>\*\*|__)?(?P<name>[^\s:*_\d][^:\r\n*]{0,58}?|[^\s:*_][^:\r\n*]{0,20}?\d)"
    r"\s*(?:[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])])?\s*(?P<inner>\*\*|__)?[::](?P<outer>\*\*|__)?(?=\s|$)\s*"
)
_MOST_WORDS = 6
_PARTICLES = set("de da di do dos das du la le el al bin ibn van von der den ter of the y e i".split())
_NO_NAMES = set(
    """note notes nb ps so well and but or also first second third then next last now however question answer
    example examples summary agenda attendees participants date time duration location subject title topic
    recording transcript meeting url link http https re fwd fyi warning tip today yes no ok okay right look
    listen thing point points reason result problem idea actually basically finally see here there""".split()
)
_ROLE_WORDS = set(
    """interviewer interviewee candidate manager recruiter host guest speaker me you they them i c q a hm
    applicant panel moderator narrator us we him her she he unknown""".split()
)  # fmt: skip


def find_names(lines: Iterable[str]) -> frozenset[str]:
    """What stands before a colon at the beginning of a line and is a name, over all lines of a text."""
    counts: Counter[str] = Counter()
    total = 0
    for line in lines:
        total += 1
        if lead := _LEAD.match(line):
            counts[lead["name"].strip()] += 1
    return frozenset(name for name, count in counts.items() if _is_name(name, count, few=total <= 12))


def split_name(line: str, names: frozenset[str]) -> tuple[str | None, int]:
    """The name that the line begins with and the place where its words begin; (None, 0) without a name."""
    lead = _LEAD.match(line)
    if lead is None or lead["name"].strip() not in names:
        return None, 0
    return lead["name"].strip(), lead.end()


def could_be_name(words: str) -> bool:
    """Whether words are written as a name is: few, without the marks of a sentence."""
    parts = words.split()
    if (
        words.startswith("#")
        or not parts
        or len(parts) > _MOST_WORDS
        or re.search(r"[.!?;,]\s|[!?;\"“”]$|//", words)
    ):
        return False
    if len(parts) == 1 and parts[0].casefold() in _NO_NAMES:
        return False
    return any(letter.isalnum() for letter in words)


def _is_name(name: str, count: int, *, few: bool) -> bool:
    if not could_be_name(name):
        return False
    parts = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", name).split() or name.split()
    if parts[0].casefold() in _ROLE_WORDS and len(parts) <= 2:
        return True
    if _written_as_name(parts):
        return count >= 2 or few or len(parts) > 1
    return count >= 3 and len(parts) == 1


def _written_as_name(parts: list[str]) -> bool:
    first = parts[0][:1]
    if not first or (first.islower() and first.isascii()):
        return False
    return all(
        not part[:1].islower() or part.casefold() in _PARTICLES or "'" in part or "’" in part
        for part in parts
        if part
    )
