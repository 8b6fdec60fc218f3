"""Lines of a raw text with their places, and the times that are written in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; `start` is its place in the raw text, `number` counts from 1."""

    text: str
    start: int
    number: int

    @property
    def end(self) -> int:
        """The place behind its last letter."""
        return self.start + len(self.text)


def find_lines(text: str) -> Iterator[Line]:
    """Every line of the text, whatever ends its lines have."""
    number = 0
    for match in _LINE.finditer(text):
        if match.start() == match.end():
            continue
        number += 1
        yield Line(match.group().rstrip("\r\n"), match.start(), number)


def find_blocks(text: str) -> Iterator[list[Line]]:
    """Lines that stand together, with no empty line between them."""
    block: list[Line] = []
    for line in find_lines(text):
        if line.text.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def seconds(clock: str) -> float | None:
    """The seconds that `1:02:03.5`, `02:03` or `02:03,5` says; None when it is no time."""
    match = _CLOCK.fullmatch(clock.strip())
    if match is None:
        return None
    hours, minutes, rest, part = match.groups()
    if int(rest) > 59 or (hours and int(minutes) > 59):
        return None
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(rest) + float(f"0.{part or 0}")
