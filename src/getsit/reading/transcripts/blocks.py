"""Blocks of WebVTT, SRT and SBV: which lines are a cue's words, which are times, numbers, notes or styles.

A library would drop malformed blocks in silence. Here every line goes to a cue, or is noted. Words that
stand where no cue should be are speech without a time.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from getsit.reading.transcripts.clocks import seconds_of
from getsit.reading.transcripts.script import Line, Notes

_CLOCK = r"\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,9})?"
_TIMES = re.compile(rf"\s{{0,99}}({_CLOCK})\s{{0,99}}-->\s{{0,99}}({_CLOCK})(?:\s+|$)")
_SBV_TIMES = re.compile(rf"\s{{0,99}}({_CLOCK}),({_CLOCK})\s*$")
_LIKE_TIMES = re.compile(
    r"\s{0,99}\d(?=[\w:.,]{0,30}:)[\w:.,]{1,30}\s{0,9}-->"
    r"|\s{0,99}\d{1,4}:\w{1,4}:[\w.]{1,12},\d{1,4}:\w{1,4}:[\w.]{1,12}\s*$"
)
_SIGNATURE = re.compile(r"WEBVTT(?=\s|$)")
_NOTE = re.compile(r"NOTE(?=\s|$)")
_STYLE = re.compile(r"(?:STYLE|REGION)\s*$")
_NUMBER = re.compile(r"\s*(\d{1,9})\s*")
_WEBEX = re.compile(r'\s*\d+\s+"([^"]{1,100})"\s+\(\d+\)\s*')
_QUIET_ID = re.compile(r"\s*\S*\d\S*\s*")  # a number or a GUID; a word could have been said
_TOKEN = re.compile(r"\S{1,200}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The lines of words of one cue, its times in seconds, and the name that its number bears, if any."""

    line: int
    words: tuple[Line, ...]
    begins: float | None = None
    ends: float | None = None
    name: str | None = None


@dataclass(slots=True, kw_only=True)
class _Block:
    """Lines that stand together: those above a time, the time, and those below it."""

    above: list[Line] = field(default_factory=list)
    times: Line | None = None
    below: list[Line] = field(default_factory=list)


def has_times(raw: str) -> bool:
    """Whether the text is WebVTT or has a line with times as cues have them."""
    return bool(_SIGNATURE.match(raw.lstrip())) or bool(_ANY_TIMES.search(raw))


def find_cues(lines: Iterable[Line], notes: Notes) -> list[Cue]:
    """Every cue with words, in order; what is not understood is noted."""
    return list(_Sorter(notes).cues(_cut(lines)))


_ANY_TIMES = re.compile(
    rf"^[ \t]{{0,20}}{_CLOCK}[ \t]{{0,9}}-->[ \t]{{0,9}}\d|^{_CLOCK},{_CLOCK}[ \t]{{0,9}}\r?$", re.MULTILINE
)


def _cut(lines: Iterable[Line]) -> Iterator[_Block]:
    block = _Block()
    for line in lines:
        if _is_times(line.text):
            glued = _lone_number(block.below) if block.times else []
            if block.times:
                block.below = block.below[: len(block.below) - len(glued)]
                yield block
                block = _Block(above=glued)
            block.times = line
        elif line.text == "" or (line.text.isspace() and block.times is None):
            if block.above or block.times:
                yield block
            block = _Block()
        else:
            (block.below if block.times else block.above).append(line)
    if block.above or block.times:
        yield block


def _is_times(line: str) -> bool:
    return bool(_TIMES.match(line) or _SBV_TIMES.match(line) or _LIKE_TIMES.match(line))


def _lone_number(lines: list[Line]) -> list[Line]:
    """The number of the next cue where no empty line parts it from the words before."""
    return lines[-1:] if len(lines) > 1 and _NUMBER.fullmatch(lines[-1].text) else []


class _Sorter:
    """Sorts blocks into cues and asides, in one pass over a file."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._webvtt = False
        self._begun = False
        self._number = 0

    def cues(self, blocks: Iterable[_Block]) -> Iterator[Cue]:
        """The cues of the blocks."""
        for place, block in enumerate(blocks):
            if place == 0 and block.above and _SIGNATURE.match(block.above[0].text.lstrip("\ufeff ")):
                self._webvtt = True
                self._note_header(block.above)
                block.above = []
            if block.above:
                yield from self._above(block)
            if block.times:
                yield from self._timed(block, block.times)

    def _note_header(self, lines: list[Line]) -> None:
        rest = [lines[0].text.lstrip("\ufeff ").removeprefix("WEBVTT"), *(line.text for line in lines[1:])]
        if any(line.strip() for line in rest):
            self._notes.add("header", line=lines[0].number, raw="\n".join(rest))

    def _above(self, block: _Block) -> Iterator[Cue]:
        """What stands above a time, or without one: a note, a style, a number, or words without a time."""
        lines = block.above
        if self._webvtt and (_NOTE.match(lines[0].text) or (not self._begun and _STYLE.match(lines[0].text))):
            self._notes.add("aside", line=lines[0].number, raw="\n".join(line.text for line in lines))
            block.above = []
            return
        if block.times:
            lines = lines[:-1] if self._takes_id(lines[-1]) else lines
        elif self._is_next(lines[0]):
            if len(lines) == 1:
                self._notes.add("empty", line=lines[0].number, raw=lines[0].text)
            lines = lines[1:]
        if lines:
            self._notes.add("untimed", line=lines[0].number, raw="\n".join(line.text for line in lines))
            yield Cue(line=lines[0].number, words=tuple(lines))

    def _takes_id(self, line: Line) -> bool:
        """Whether the line above a time is the cue's number or name; SRT has numbers only."""
        if number := _NUMBER.fullmatch(line.text):
            self._number = int(number[1])
            return True
        if self._webvtt and not _QUIET_ID.fullmatch(line.text) and not _WEBEX.fullmatch(line.text):
            self._notes.add("cue_name", line=line.number, raw=line.text)
        return self._webvtt

    def _is_next(self, line: Line) -> bool:
        number = _NUMBER.fullmatch(line.text)
        if number is None or not self._number < int(number[1]) <= self._number + 2:
            return False
        self._number = int(number[1])
        return True

    def _timed(self, block: _Block, times: Line) -> Iterator[Cue]:
        self._begun = True
        begins, ends, rest = _times_of(times)
        if begins is None:
            self._notes.add("times", line=times.number, raw=times.text)
        words = tuple(line for line in (*rest, *block.below) if line.text.strip())
        if not words:
            self._notes.add("empty", line=times.number, raw=times.text)
            return
        name = _WEBEX.fullmatch(block.above[-1].text) if block.above else None
        yield Cue(
            line=times.number,
            words=words,
            begins=begins,
            ends=ends,
            name=name[1] if name else None,
        )


def _times_of(line: Line) -> tuple[float | None, float | None, tuple[Line, ...]]:
    """The two times of the line, and what stands behind them if it is no setting: that is speech."""
    match = _TIMES.match(line.text) or _SBV_TIMES.match(line.text)
    if match is None:
        return None, None, ()
    begins, ends = _seconds(match[1]), _seconds(match[2])
    rest = line.text[match.end() :]
    if all(":" in token or "%" in token for token in _TOKEN.findall(rest)):
        rest = ""
    spoken = Line(number=line.number, start=line.start + match.end(), end=line.end, text=rest)
    return (None, None, (spoken,)) if begins is None or ends is None else (begins, ends, (spoken,))


def _seconds(clock: str) -> float | None:
    """As a clock says; figures of one digit, as old programs write them, count too."""
    whole, mark, part = clock.replace(",", ".").partition(".")
    return seconds_of(":".join(figure.rjust(2, "0") for figure in whole.split(":")) + mark + part)
