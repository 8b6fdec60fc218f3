"""Plain text: `Name: text`, Otter (`Name  0:12`), Google Meet with its headings, and text without names.

What stands before the first name is a heading, not speech, and is reported.
"""

import re
from collections.abc import Iterable

from getsit.model.document import Gap
from getsit.reading.told import say
from getsit.reading.talks.lines import Line, find_lines, seconds
from getsit.reading.talks.names import could_be_name, find_names, split_name
from getsit.reading.talks.spoken import Heard, Spoken

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_HEADER = re.compile(
    rf"^\s*(?P<name>\S[^\n]{{0,60}}?)(?:\s{{2,}}|\t|\s+[-–(\[]?)\s*(?P<at>{_CLOCK})[)\]]?\s*$"
)
_ALONE = re.compile(rf"^\s*#*\s*[\[(]?(?P<at>{_CLOCK})[\])]?\s*$")
_LEADING = re.compile(rf"^\s*[\[(]?(?P<at>{_CLOCK})[\])]?\s")
_MARKDOWN_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_MACHINE = re.compile(
    r"^\W*(?:this (?:editable )?transcript was computer generated|transcription ended after|"
    r"transcribed by https?://|meeting ended after|started transcription|stopped transcription)",
    re.IGNORECASE,
)


def read_plain(text: str) -> Heard:
    """The pieces of speech of a plain text."""
    lines = [line for line in find_lines(text) if line.text.strip()]
    if _is_headed(lines):
        return _read_headed(lines)
    names = find_names(line.text for line in lines)
    if names:
        return _read_named(lines, names)
    return Heard(pieces=tuple(_piece(line, None, 0, None) for line in lines))


def _is_headed(lines: list[Line]) -> bool:
    """Whether a name with a time stands alone on several lines, as Otter and Teams write it."""
    headers = sum(1 for line in lines if _header(line) is not None)
    return headers >= 2 and headers * 12 >= len(lines)


def _header(line: Line) -> tuple[str, float | None] | None:
    match = _HEADER.match(line.text)
    if match is None or not could_be_name(match["name"]) or match["name"].rstrip().endswith(":"):
        return None
    return match["name"].strip(" -–([\t"), seconds(match["at"])


def _read_headed(lines: list[Line]) -> Heard:
    pieces: list[Spoken] = []
    before: list[Line] = []
    voice: tuple[str, float | None] | None = None
    for line in lines:
        if header := _header(line):
            voice = header
        elif voice is None or _MACHINE.match(line.text):
            before.append(line)
        else:
            pieces.append(_piece(line, voice[0], 0, voice[1]))
    return Heard(pieces=tuple(pieces), gaps=_headings(before))


def _read_named(lines: list[Line], names: frozenset[str]) -> Heard:
    pieces: list[Spoken] = []
    aside: list[Line] = []
    at: float | None = None
    for line in lines:
        if alone := _ALONE.match(line.text):
            at = seconds(alone["at"])
            continue
        name, begin = split_name(line.text, names)
        if name is None and (not pieces or _is_aside(line)):
            aside.append(line)
            continue
        if leading := _LEADING.match(line.text):
            at = seconds(leading["at"]) if name else at
        pieces.append(_piece(line, name, begin, at if name else None))
        at = None
    return Heard(pieces=tuple(pieces), gaps=_headings(aside))


def _is_aside(line: Line) -> bool:
    return bool(_MARKDOWN_HEADING.match(line.text) or _MACHINE.match(line.text))


def _piece(line: Line, name: str | None, begin: int, at: float | None) -> Spoken:
    words = line.text[begin:].strip()
    return Spoken(text=words, raw_start=line.start + begin, raw_end=line.end, name=name, begins=at)


def _headings(lines: Iterable[Line]) -> tuple[Gap, ...]:
    return tuple(
        Gap(
            place=say("transcript.line", number=line.number),
            reason=say("transcript.heading"),
            raw=line.text[:200],
        )
        for line in lines
    )
