"""Which kind of need a written line carries, from its exact words first and from what was heard second.

Documents are written more stiffly than people talk; these words are how postings, reports and notes put a
challenge, a date, a measure. Says None where nothing points to a need.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from getsit.model.need import NeedKind, Strength
from getsit.ports import Heard
from getsit.prepare.figures import find_worse
from getsit.prepare.kind_words import KIND_WORDS
from getsit.prepare.thresholds import KIND_HEARD, NEED_HEARD
from getsit.text.dates import find_times
from getsit.text.lines import straight
from getsit.text.numbers import find_numbers
from getsit.text.patterns import any_of
from getsit.text.sentences import find_clauses

_ABOVE_DATES = frozenset({NeedKind.CHALLENGE, NeedKind.MEASURE, NeedKind.VISION, NeedKind.PREDECESSOR})
_PRESSING = any_of(
    r"by|before|until|till|no later than|in time for|deadline|due",
    r"go(?:es)? live",
    r"expires?|ends? in",
    r"review(?:ed)?",
    r"renew\w+|opens?|starts?|begins?|first|within|cannot move|peak|ready|season|tender\w*",
    r"inspection|audit",
)
_NO_DATE = re.compile(
    (
        r"^(?:(?:in|since|from)\s+)?(?:19|20)\d\d$|days?(?: (?:morning|afternoon|evening|night)s?)?$"
        r"|^since\b|^every\b|\bminutes?$|\bhours?$|^last\b"
    ),
    re.IGNORECASE,
)  # a year gone by, a weekday that recurs, a length of work
_GONE = re.compile(
    (
        r"\b(?:was|were|had|did|went|gone|left|closed|adopted|opened|published|founded|stopped|reached"
        r"|missed|retired|brought|introduced|since)\b"
    ),
    re.IGNORECASE,
)
_AHEAD = re.compile(
    (
        r"\b(?:will|must|has to|have to|needs? to|wants?|aims? to|plans? (?:to|for)|due|up for"
        r"|expires?|renew\w*|intend\w*|decides?|is to|are to|before)\b"
    ),
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:is|are|has|have|now|today|remains?|keeps?|cannot|currently)\b", re.IGNORECASE)
_CONSEQUENCE = re.compile(
    (
        r"\b(?:because|so that|which means|as a result|costs? us|leading to|leads to|led to|otherwise"
        r"|risk of|at risk|causing|forced|had to|means that|meaning)\b"
    ),
    re.IGNORECASE,
)
_AIM = re.compile(
    (
        r"\b(?:reduc|cut|halv|doubl|rais|increas|improv|bring|reach|hit|meet|keep|achiev|target|below"
        r"|under|within)\w*\b"
    ),
    re.IGNORECASE,
)
_SETS = re.compile(
    (
        r"\b(?:below|under|above|at least|at most|target of|down to|up to|to|within|fewer than"
        r"|less than|more than|by)\s*(?:about\s*)?$"
    ),
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:rose|fell|grew|increased|decreased|dropped|climbed|moved|from|since|interview\w*|years)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    (
        r"\b(?:founded|established in|since (?:18|19|20)\d\d|history|anniversary|award\w*|proud\w*"
        r"|won\b|thank\w*)\b"
    ),
    re.IGNORECASE,
)


def need_kind(
    text: str, heard: Heard, *, heard_alone: Collection[NeedKind], least: float = NEED_HEARD
) -> NeedKind | None:
    """The kind of need that the line carries, or None.

    Exact words come first. A hearing decides where two kinds are named; where they are silent it must be
    at least this sure, and the kind one of `heard_alone`.
    """
    named = named_kinds(text)
    likely, how_sure = _likeliest(heard)
    if NeedKind.CHALLENGE in named and NeedKind.TIMELINE in named:
        return NeedKind.CHALLENGE  # the date beside it is a reason for heat, the trouble is the need
    if NeedKind.TIMELINE in named and named[0] not in _ABOVE_DATES:
        return NeedKind.TIMELINE
    if likely in named and how_sure >= KIND_HEARD:
        return likely
    if named:
        return named[0]
    if _LOOKS_BACK.search(text) or likely not in heard_alone:
        return None
    return likely if heard.labels.get("need", 0.0) >= least else None


@lru_cache(maxsize=20_000)
def named_kinds(text: str) -> tuple[NeedKind, ...]:
    """The kinds that exact words name, the more telling first."""
    plain = straight(text)
    kinds = [NeedKind.CHALLENGE] if find_worse(plain) else []
    kinds += [kind for kind, pattern in KIND_WORDS.items() if pattern.search(plain) and kind not in kinds]
    if _is_pressing(plain):
        place = 1 if kinds and kinds[0] in _ABOVE_DATES else 0
        kinds.insert(place, NeedKind.TIMELINE)
    return tuple(kinds)


def written_strength(text: str) -> Strength:
    """How strongly the line puts it: with a measure or date, with a consequence, outright."""
    has_aim = bool(find_numbers(text)) and bool(_AIM.search(text))
    if has_aim or _is_pressing(text):
        return Strength.MEASURED
    worse = find_worse(text)
    if _CONSEQUENCE.search(text) or (worse and worse.has_number):
        return Strength.CONSEQUENCE
    return Strength.EXPLICIT if named_kinds(text) else Strength.IMPLIED


def is_history(text: str) -> bool:
    """Whether the line only tells what was, without a word on now or later."""
    return bool(_GONE.search(text)) and not _AHEAD.search(text) and not _NOW.search(text)


def focus_of(text: str, kind: NeedKind) -> int:
    """Where the line's point lies: at the words that name the kind or the time, -1 when nothing names it."""
    if kind is NeedKind.TIMELINE and (words := pressing_time(text)):
        return text.find(words)
    pattern = KIND_WORDS.get(kind)
    match = pattern.search(text) if pattern else None
    return match.start() if match else -1


@lru_cache(maxsize=20_000)
def pressing_time(text: str) -> str:
    """The words that name a time that presses ("by the end of March"); empty when none does."""
    for time in find_times(text):
        around = text[max(0, time.start - 40) : time.end]
        gone = _GONE.search(text[max(0, time.start - 60) : time.start]) and not _AHEAD.search(text)
        if _PRESSING.search(around) and not _NO_DATE.search(time.text) and not gone:
            return time.text
    return ""


def measured_aim(text: str) -> str:
    """The clause that sets a figure as an aim ("below five a week"); empty when none does."""
    for clause in find_clauses(text):
        numbers = find_numbers(clause.text)
        if any(_SETS.search(clause.text[max(0, number.start - 16) : number.start]) for number in numbers):
            return "" if _MOVED.search(clause.text) else clause.text
    return ""


def _is_pressing(text: str) -> bool:
    return bool(pressing_time(text))


def _likeliest(heard: Heard) -> tuple[NeedKind | None, float]:
    kinds = heard.kinds.get("need", {})
    if not kinds:
        return None, 0.0
    best = max(kinds, key=lambda kind: kinds[kind])
    return NeedKind(best), kinds[best]
