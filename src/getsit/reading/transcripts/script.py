"""What a reader of talk hands on: who says which words, where they stand in the raw text, and when.

Knows places in a raw text and how words are tidied. Does not know any file format.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from getsit.model.document import Gap
from getsit.reading.pieces import drop_controls
from getsit.reading.told import gap, say

MOST_ALIKE = 20  # gaps of one kind that are shown one by one; the rest is counted
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the raw text without its line end: `raw[start:end] == text`. `number` counts from 1."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of one person at one place of the raw text.

    `name` is "" where nobody is named and None where the words go on with whoever spoke before; `line` is
    where they stand, counted from 1. Times are seconds.
    """

    name: str | None
    text: str
    raw_start: int
    raw_end: int
    line: int
    begins: float | None = None
    ends: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that was said, in the order of the file, and what was not understood."""

    said: tuple[Said, ...]
    gaps: tuple[Gap, ...] = ()


class Notes:
    """Gathers gaps while a file is read; many of one kind end as a few and a number."""

    def __init__(self) -> None:
        self._gaps: dict[str, list[Gap]] = {}

    def add(self, key: str, *, line: int, raw: str = "", **values: object) -> None:
        """Notes a gap whose reason is the sentence under `reading.gap.talk.{key}`."""
        place = say("place.line", number=line)
        self._gaps.setdefault(key, []).append(gap(f"talk.{key}", place=place, raw=raw.strip(), **values))

    def gaps(self) -> tuple[Gap, ...]:
        """The gaps, those of one kind together, in the order in which their kinds were met."""
        return tuple(one for alike in self._gaps.values() for one in _shortened(alike))


def lines_of(raw: str) -> list[Line]:
    """The lines of the raw text with their places, whichever line ends it has."""
    lines: list[Line] = []
    for match in _LINE.finditer(raw):
        if match.start() == len(raw):
            break
        text = match.group().rstrip("\r\n")
        start = match.start()
        lines.append(Line(number=len(lines) + 1, start=start, end=start + len(text), text=text))
    return lines


def clean(text: str) -> str:
    """The words as one line: runs of white space made one space, characters that are no letters gone."""
    return " ".join((text if text.isprintable() else drop_controls(text)).split())


def _shortened(alike: list[Gap]) -> Iterator[Gap]:
    yield from alike[:MOST_ALIKE]
    if (rest := len(alike) - MOST_ALIKE) > 0:
        yield gap("talk.more", place=alike[MOST_ALIKE].place, number=rest)
