"""JSON that speech programs write: a list of segments with words, a speaker and times.

Knows the keys that Whisper, AWS, AssemblyAI, Deepgram, Rev, Google and others use, and lists of single words.
Whether bare numbers are seconds or milliseconds is told by how fast somebody would have to speak.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from getsit.errors import Broken, NoTextInside
from getsit.reading.told import say
from getsit.reading.transcripts.json_values import read_values
from getsit.reading.transcripts.script import Notes, Said, Script, clean
from getsit.reading.transcripts.segment_keys import has_time, has_words, name_of, says_unit, time_of, words_in
from getsit.text.words import count_words

_LISTS = (
    "segments", "utterances", "monologues", "transcript", "transcripts", "transcription", "results",
    "audio_segments", "entries", "turns", "sentences", "phrases", "recognizedPhrases", "messages", "captions",
    "cues", "conversation", "paragraphs", "channels", "alternatives", "result", "data", "body", "content",
    "items", "words",
)  # fmt: skip
_DEEPEST = 8
_WHOLE = 0.8  # of the most letters that any list of the file has; a shorter list is a part of the talk
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\s{0,99}:)?', re.DOTALL)
_FASTEST, _SLOWEST = 8.0, 0.3  # words a second in a whole talk, pauses counted in
_LONG = 36_000  # as seconds ten hours: a talk that ends later was counted in milliseconds

Row = Mapping[str, object]
_ROWS = (Mapping, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """One row: who, words, times as the file counts them, and the pieces of its words in the file."""

    name: str | None
    text: str
    pieces: tuple[str, ...]
    begins: float | None
    ends: float | None
    number: int
    row: Row
    untimed: bool


def read_segments(raw: str, *, name: str) -> Script:
    """What the segments say, in the order of the file.

    Broken for what is no JSON, NoTextInside when no list of segments with words stands in it.
    """
    values, hidden = read_values(raw, name=name)
    try:
        return _script(values, raw, name=name, hidden=hidden)
    except RecursionError as depth:
        raise Broken(name=name, reason=say("reason.too_deep")) from depth


def _script(values: object, raw: str, *, name: str, hidden: list[object]) -> Script:
    rows = _best(list(_found_rows(values, depth=0)))
    if not rows:
        raise NoTextInside(name=name, found=say("talk.no_segments"))
    notes = Notes()
    for value in hidden:
        notes.add("twice", line=1, raw=json.dumps(value, ensure_ascii=False))
    segments = [_segment(row, number=number) for number, row in enumerate(rows, start=1)]
    segments = _scaled(segments, rows=rows, notes=notes)
    said = tuple(_placed(segments, raw, notes=notes))
    return Script(said=said, gaps=notes.gaps())


def _found_rows(value: object, *, depth: int) -> Iterator[list[Row]]:
    """Every list of rows with words, looked for under the keys that programs use, the likeliest first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, Mapping)]
        if any(has_words(row) for row in rows):
            yield [{"text": row} if isinstance(row, str) else row for row in value if isinstance(row, _ROWS)]
        inner = [_best(list(_found_rows(row, depth=depth + 1))) for row in rows]
        yield [row for found in inner for row in found]
    elif isinstance(value, Mapping):
        for key in _LISTS:
            yield from _found_rows(value.get(key), depth=depth + 1)
        if depth == 0 and has_words(value):
            yield [value]


def _best(found: Sequence[list[Row]]) -> list[Row]:
    """The list that says most: all the words, then who speaks, then when."""
    sizes = [sum(map(_size, rows)) for rows in found]
    whole = [rows for rows, size in zip(found, sizes, strict=True) if size >= _WHOLE * max(sizes, default=0)]
    return max(
        (rows for rows in whole if any(map(_size, rows))),
        key=lambda rows: (
            round(sum(_size(row) for row in rows if name_of(row)) / sum(map(_size, rows)), 1),
            any(time_of(row)[0] is not None for row in rows),
        ),
        default=[],
    )


def _size(row: Row) -> int:
    return sum(len("".join(piece.split())) for piece in words_in(row))


def _segment(row: Row, *, number: int) -> _Segment:
    pieces = words_in(row)
    begins, ends = time_of(row)
    return _Segment(
        name=name_of(row),
        text=clean(_joined(pieces)),
        pieces=pieces,
        begins=begins,
        ends=ends,
        number=number,
        row=row,
        untimed=begins is None and has_time(row),
    )


def _joined(pieces: Sequence[str]) -> str:
    """Words of a list with spaces between them, unless they bring their own or are marks."""
    text = ""
    for piece in pieces:
        glued = not text or text[-1].isspace() or piece[:1].isspace() or not any(map(str.isalnum, piece))
        text += piece if glued else f" {piece}"
    return text


# --- seconds or milliseconds ----------------------------------------------------------------------------


def _scaled(segments: list[_Segment], *, rows: Sequence[Row], notes: Notes) -> list[_Segment]:
    """The segments with their times in seconds; a gap when the unit could not be told."""
    if any(says_unit(row) for row in rows):
        return segments
    unit, sure = _unit(segments)
    if not sure:
        notes.add("unit", line=1, unit=say(f"talk.{'seconds' if unit == 1 else 'milliseconds'}"))
    return [
        replace(
            one,
            begins=None if one.begins is None else round(one.begins / unit, 6),
            ends=None if one.ends is None else round(one.ends / unit, 6),
        )
        for one in segments
    ]


def _unit(segments: Sequence[_Segment]) -> tuple[int, bool]:
    times = [time for one in segments for time in (one.begins, one.ends) if time is not None]
    if not times or max(times) == min(times) == 0:
        return 1, True
    words, span = sum(count_words(one.text) for one in segments), max(times) - min(times)
    as_seconds, as_milliseconds = _is_speech(words, span), _is_speech(words, span / 1000)
    if as_seconds != as_milliseconds:
        return (1 if as_seconds else 1000), True
    if any(not time.is_integer() for time in times):
        return 1, max(times) < _LONG
    return (1000 if max(times) >= _LONG else 1), False


def _is_speech(words: int, seconds: float) -> bool:
    return seconds > 0 and _SLOWEST <= words / seconds <= _FASTEST


# --- places ---------------------------------------------------------------------------------------------


def _placed(segments: Sequence[_Segment], raw: str, *, notes: Notes) -> Iterator[Said]:
    """The segments with the place of their words in the raw text."""
    place_of = _places(raw)
    line_of = _lines(raw)
    for one in segments:
        spans = [span for piece in one.pieces if (span := place_of(piece)) is not None]
        start, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        line = line_of(start)
        if not one.text:
            notes.add(
                "silent_segment", line=line, raw=json.dumps(one.row, ensure_ascii=False), number=one.number
            )
            continue
        if one.untimed:
            notes.add("times", line=line, raw=one.text)
        yield Said(
            name=one.name,
            text=one.text,
            raw_start=start,
            raw_end=end,
            line=line,
            begins=one.begins,
            ends=one.ends,
        )


def _places(raw: str) -> Callable[[str], tuple[int, int] | None]:
    """A function that gives the next place of a string value; strings must be asked for in order."""
    strings = [match for match in _STRING.finditer(raw) if not match[2]]
    waiting = 0

    def place_of(words: str) -> tuple[int, int] | None:
        nonlocal waiting
        for place in range(waiting, len(strings)):
            match = strings[place]
            if match[1] == words or ("\\" in match[1] and json.loads(f'"{match[1]}"', strict=False) == words):
                waiting = place + 1
                return match.span(1)
        return None

    return place_of


def _lines(raw: str) -> Callable[[int], int]:
    """A function that gives the line of a place; places must be asked for in order."""
    counted = (0, 1)

    def line_of(place: int) -> int:
        nonlocal counted
        if place > counted[0]:
            counted = (place, counted[1] + raw.count("\n", counted[0], place))
        return counted[1]

    return line_of
