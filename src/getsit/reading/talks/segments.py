"""A JSON list of segments: text with a speaker and times, under the many names that programs give them.

Seconds or milliseconds are told apart by how fast somebody would have to speak.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from getsit.errors import Broken
from getsit.model.document import Gap
from getsit.reading.told import say
from getsit.reading.talks.lines import seconds
from getsit.reading.talks.spoken import Heard, Spoken
from getsit.text.words import count_words

_LISTS = ("segments", "results", "utterances", "monologues", "transcript", "transcripts", "entries", "items",
          "turns", "sentences", "phrases", "data")  # fmt: skip
_TEXTS = ("text", "content", "transcript", "sentence", "body", "value", "words", "elements")
_NAMES = ("speaker", "name", "speaker_name", "speakerName", "speaker_label", "speakerLabel", "user",
          "participant", "participant_name", "who", "role")  # fmt: skip
_BEGINS = ("start", "begin", "begins", "start_time", "startTime", "start_ms", "startMs", "offset", "from",
           "ts", "timestamp", "time", "start_timestamp")  # fmt: skip
_ENDS = ("end", "ends", "end_time", "endTime", "end_ms", "endMs", "to", "stop", "end_timestamp")
_SLOWEST = 0.05  # words a second; slower than that, the numbers must be milliseconds
_NUMBERED = re.compile(r"^\d+$")


def read_segments(text: str, *, name: str) -> Heard | None:
    """The pieces of speech of a JSON text, or None when it holds no list of segments.

    Broken when it is no JSON.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise Broken(name=name, reason=say("reason.json")) from exc
    rows = _find_rows(value, depth=0)
    if rows is None:
        return None
    unit, gaps = _unit(rows)
    pieces = [piece for place, row in enumerate(rows) if (piece := _piece(row, place, unit))]
    gaps += [_gap(place) for place, row in enumerate(rows) if not _words(row).strip()]
    return Heard(pieces=tuple(pieces), gaps=tuple(gaps))


def _find_rows(value: object, *, depth: int) -> list[Mapping[str, object]] | None:
    if depth > 4:
        return None
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, Mapping)]
        return rows if rows and any(_words(row).strip() for row in rows) else None
    if isinstance(value, Mapping):
        for key in _LISTS:
            if (found := _find_rows(value.get(key), depth=depth + 1)) is not None:
                return found
    return None


def _piece(row: Mapping[str, object], place: int, unit: float) -> Spoken | None:
    words = _words(row).strip()
    if not words:
        return None
    begins, ends = _time(row, _BEGINS), _time(row, _ENDS)
    return Spoken(
        text=" ".join(words.split()), raw_start=place, raw_end=place + 1, name=_name(row),
        begins=None if begins is None else begins / unit, ends=None if ends is None else ends / unit,
    )  # fmt: skip


def _words(row: Mapping[str, object]) -> str:
    for key in _TEXTS:
        value = row.get(key)
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return " ".join(_word(part) for part in value)
    return ""


def _word(part: object) -> str:
    if isinstance(part, Mapping):
        return str(part.get("word") or part.get("text") or part.get("value") or "")
    return part if isinstance(part, str) else ""


def _name(row: Mapping[str, object]) -> str | None:
    for key in _NAMES:
        value = row.get(key)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("id")
        if isinstance(value, bool) or value is None:
            continue
        plain = str(value).strip()
        if plain:
            return say("transcript.speaker", number=plain) if _NUMBERED.match(plain) else plain
    return None


def _time(row: Mapping[str, object], keys: Sequence[str]) -> float | None:
    for key in keys:
        value = row.get(key)
        if isinstance(value, bool):
            continue
        if isinstance(value, (int, float)) and value >= 0:
            return float(value)
        if isinstance(value, str):
            return _spelled(value)
    return None


def _spelled(value: str) -> float | None:
    at = seconds(value)
    if at is not None:
        return at
    try:
        number = float(value.strip().rstrip("s"))
    except ValueError:
        return None
    return number if number >= 0 else None


def _unit(rows: Sequence[Mapping[str, object]]) -> tuple[float, list[Gap]]:
    """1000 when the times are milliseconds, else 1; a gap when that could not be told."""
    if any(key.lower().endswith("ms") for row in rows[:1] for key in row if key in (*_BEGINS, *_ENDS)):
        return 1000.0, []
    rates = list(_rates(rows))
    if not rates:
        return 1.0, []
    rate = median(rates)
    if rate < _SLOWEST:
        return 1000.0, []
    odd = rate > 12
    gap = Gap(place=say("transcript.times"), reason=say("transcript.unit"))
    return 1.0, [gap] if odd else []


def _rates(rows: Sequence[Mapping[str, object]]) -> Iterator[float]:
    for row, following in zip(rows, [*rows[1:], {}], strict=True):
        begins, ends = _time(row, _BEGINS), _time(row, _ENDS)
        if ends is None:
            ends = _time(following, _BEGINS)
        if begins is not None and ends is not None and ends > begins:
            yield count_words(_words(row)) / (ends - begins)


def _gap(place: int) -> Gap:
    return Gap(place=say("transcript.segment", number=place + 1), reason=say("transcript.no_words"))
