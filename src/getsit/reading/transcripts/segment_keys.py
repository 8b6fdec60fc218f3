"""The keys under which programs write words, speakers and times in JSON.

Knows keys and kinds of values. Does not know units of bare numbers.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from getsit.reading.told import say
from getsit.reading.transcripts.clocks import seconds_of

Row = Mapping[str, object]

_TEXTS = (
    "text", "content", "transcript", "sentence", "utterance", "message", "caption", "display", "body",
    "punctuated_word", "word", "value", "words", "elements", "tokens", "alternatives", "nBest",
)  # fmt: skip
_NAMES = (
    "speaker", "speaker_name", "speakerName", "speakerDisplayName", "speaker_label", "speakerLabel",
    "speaker_id", "speakerId", "speakerTag", "participant", "participant_name", "participantName", "user",
    "user_name", "username", "who", "author", "from", "name", "role",
)  # fmt: skip
_INNER_NAMES = ("name", "displayName", "display_name", "label", "id")
_BEGINS = (
    "start", "begin", "begins", "start_time", "startTime", "begin_time", "beginTime", "start_seconds",
    "startSeconds", "start_ms", "startMs", "start_timestamp", "startTimestamp", "startOffset", "from",
    "offset", "offsetMs", "offsetInTicks", "ts", "timestamp", "time", "timestamps",
)  # fmt: skip
_ENDS = (
    "end", "ends", "end_time", "endTime", "end_seconds", "endSeconds", "end_ms", "endMs", "end_timestamp",
    "endTimestamp", "endOffset", "end_ts", "to", "stop",
)  # fmt: skip
_LENGTHS = ("duration", "durationMs", "duration_ms", "durationInTicks", "dur")
_INNER_TIMES = ("offsets", "timestamps", "time", "timestamp")
_TICKS = 10_000_000  # of Microsoft's speech programs, in a second
_MOST = 1e15  # no time of a talk is larger, in whatever unit
_LETTERED = re.compile(
    r"\s*(\d{1,12}(?:\.\d{1,9})?)\s*(ms|s)?\s*|PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:([\d.]{1,15})S)?"
)


def has_words(row: Row) -> bool:
    """Whether the row holds words that somebody says."""
    return any(piece.strip() for piece in words_in(row))


def words_in(row: Row) -> tuple[str, ...]:
    """The words of the row as the file has them: one text, or a list of single words."""
    for key in _TEXTS:
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            return (value,)
        if isinstance(value, list) and (
            pieces := tuple(_pieces(value, best=key in ("alternatives", "nBest")))
        ):
            return pieces
    return ()


def name_of(row: Row) -> str | None:
    """Who speaks; "" when the row names nobody though it has the key, None when it has no such key."""
    found = None
    for key in _NAMES:
        value = row.get(key)
        if isinstance(value, Mapping):
            value = next((value[inner] for inner in _INNER_NAMES if value.get(inner)), "")
        if key not in row or isinstance(value, bool | list | float) or _is_time(key, value):
            continue
        plain = " ".join(str("" if value is None else value).split())
        if plain:
            return say("talk.speaker", number=plain) if plain.isdigit() else plain
        found = ""
    return _name_of_words(row) or found


def time_of(row: Row) -> tuple[float | None, float | None]:
    """When the row begins and ends: in seconds where the row says the unit, else as the file counts."""
    flat = _flat(row)
    begins, ends = _first(flat, _BEGINS), _first(flat, _ENDS)
    if ends is None and begins is not None and (length := _first(flat, _LENGTHS)) is not None:
        ends = begins + length
    if begins is None and ends is None:
        return _time_of_words(row)
    return begins, ends


def has_time(row: Row) -> bool:
    """Whether the row has a key for its beginning, with whatever value."""
    flat = _flat(row)
    return any(flat.get(key) is not None for key in _BEGINS if not isinstance(flat.get(key), Mapping | list))


def says_unit(row: Row) -> bool:
    """Whether a key (`start_ms`) or a value (`00:01:02`, `1.5s`) of the row's times says its unit."""
    flat = _flat(row)
    for key in (*_BEGINS, *_ENDS):
        if (value := flat.get(key)) is not None and _number(value, key) is not None:
            spelled = isinstance(value, str) and not value.strip().replace(".", "", 1).isdigit()
            return spelled or _factor(key) != 1
    return False


def _pieces(values: Sequence[object], *, best: bool) -> Iterator[str]:
    for value in values[:1] if best else values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from words_in(value)


def _name_of_words(row: Row) -> str:
    """The one speaker of all single words of a row, when they agree; else ""."""
    words = row.get("words")
    if not isinstance(words, list):
        return ""
    names = {name for word in words if isinstance(word, Mapping) and (name := name_of(word))}
    return names.pop() if len(names) == 1 else ""


def _is_time(key: str, value: object) -> bool:
    return key == "from" and (not isinstance(value, str) or seconds_of(value) is not None)


def _flat(row: Row) -> dict[str, object]:
    """The row with times out of an inner mapping such as `offsets: {from, to}`."""
    flat = dict(row)
    for key in _INNER_TIMES:
        inner = row.get(key)
        if isinstance(inner, Mapping):
            flat.pop(key)
            flat = {**inner, **flat}
        elif isinstance(inner, list) and len(inner) == 2:
            flat.pop(key)
            flat = {"start": inner[0], "end": inner[1], **flat}
    return flat


def _time_of_words(row: Row) -> tuple[float | None, float | None]:
    for key in ("words", "elements", "tokens", "alternatives", "nBest"):
        words = row.get(key)
        timed = (
            [time_of(word) for word in words if isinstance(word, Mapping)] if isinstance(words, list) else []
        )
        begins = next((begin for begin, _ in timed if begin is not None), None)
        ends = next((end for _, end in reversed(timed) if end is not None), None)
        if begins is not None:
            return begins, ends
    return None, None


def _first(row: Row, keys: Sequence[str]) -> float | None:
    for key in keys:
        if (value := row.get(key)) is not None and (number := _number(value, key)) is not None:
            return number
    return None


def _number(value: object, key: str) -> float | None:
    if isinstance(value, str):
        return _spelled(value, key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_MOST < value < _MOST:
        return None
    number = value * _factor(key)
    return float(number) if number >= 0 and math.isfinite(number) else None


def _spelled(value: str, key: str) -> float | None:
    if len(value) > 40:
        return None
    if (seconds := seconds_of(value)) is not None:
        return seconds
    match = _LETTERED.fullmatch(value)
    if match is None:
        return None
    if match[1]:
        return float(match[1]) * (0.001 if match[2] == "ms" else 1 if match[2] else _factor(key))
    try:
        return int(match[3] or 0) * 3600 + int(match[4] or 0) * 60 + float(match[5] or 0)
    except ValueError:
        return None


def _factor(key: str) -> float:
    if key.endswith("InTicks"):
        return 1 / _TICKS
    if key.endswith(("Ms", "_ms")):
        return 0.001
    return 1
