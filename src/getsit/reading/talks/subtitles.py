"""WebVTT (Zoom, Teams, others), SRT and SBV: cues with times, names in them or not.

Splits blocks itself: libraries give both texts of a cue with two voices to the first, and drop malformed
blocks in silence. Text that stands where no cue should be is taken as speech, and said so.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from getsit.model.document import Gap
from getsit.reading.told import say
from getsit.reading.talks.lines import Line, find_blocks, seconds
from getsit.reading.talks.names import find_names, split_name
from getsit.reading.talks.spoken import Heard, Spoken

_CLOCK = r"(?:\d{1,4}:)?\d{1,3}:\d{1,3}(?:[.,]\d{1,6})?"
_TIMES = re.compile(rf"^\s*(?P<begins>{_CLOCK})\s*(?:-->|->|,)\s*(?P<ends>{_CLOCK})(?:\s.*)?$")
_ARROW = re.compile(r"-->")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<(?:\d+:)?\d{2}:\d{2}\.\d{3}>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]+)*\s+(?P<name>[^<>]+)>", re.IGNORECASE)
_ASIDE = re.compile(r"^(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Cue:
    """The payload lines of a block with their times."""

    lines: list[Line]
    begins: float | None
    ends: float | None


def is_subtitles(text: str) -> bool:
    """Whether the text is WebVTT, or holds times of cues in its first lines."""
    head = text.lstrip("\ufeff \r\n")[:4000]
    return head.startswith("WEBVTT") or any(_TIMES.match(line) for line in head.splitlines()[:40])


def read_subtitles(text: str) -> Heard:
    """The pieces of speech of all cues, in order, with a gap for each block that was not understood."""
    cues, gaps = _cues(text)
    if not any(_VOICE.search(line.text) for cue in cues for line in cue.lines):
        names = find_names(_bare(line.text) for cue in cues for line in cue.lines)
    else:
        names = frozenset()
    pieces = [piece for cue in cues for piece in _pieces(cue, names)]
    return Heard(pieces=tuple(pieces), gaps=tuple(gaps))


def _cues(text: str) -> tuple[list[_Cue], list[Gap]]:
    cues: list[_Cue] = []
    gaps: list[Gap] = []
    for place, block in enumerate(find_blocks(text)):
        if _is_aside(block, first=place == 0):
            continue
        cue, gap = _cue(block)
        if gap is not None:
            gaps.append(gap)
        if cue is not None:
            cues.append(cue)
    return cues, gaps


def _is_aside(block: list[Line], *, first: bool) -> bool:
    head = block[0].text.lstrip("\ufeff ")
    if first and head.startswith("WEBVTT"):
        return not any(_ARROW.search(line.text) for line in block)
    return bool(_ASIDE.match(head)) and not any(_ARROW.search(line.text) for line in block[:2])


def _cue(block: list[Line]) -> tuple[_Cue | None, Gap | None]:
    place = next((n for n, line in enumerate(block[:3]) if _TIMES.match(line.text)), None)
    if place is None:
        return _odd(block)
    match = _TIMES.match(block[place].text)
    begins = seconds(match["begins"]) if match else None
    ends = seconds(match["ends"]) if match else None
    gap = None
    if begins is None or ends is None or ends < begins:
        gap = _gap(block, "transcript.odd_time")
        begins, ends = None, None
    return _Cue(block[place + 1 :], begins, ends), gap


def _odd(block: list[Line]) -> tuple[_Cue | None, Gap | None]:
    """A block without a time: an arrow line is no speech, a lone number is none, other words are."""
    words = [line for line in block if not _ARROW.search(line.text) and not line.text.strip().isdigit()]
    words = [line for line in words if not line.text.lstrip("\ufeff ").startswith("WEBVTT")]
    if not words:
        return None, _gap(block, "transcript.no_words")
    return _Cue(words, None, None), _gap(block, "transcript.no_time")


def _pieces(cue: _Cue, names: frozenset[str]) -> Iterable[Spoken]:
    """The cue's words, a piece for each voice in it; lines of one voice are joined by a space."""
    open_pieces: list[tuple[str | None, list[str], int, int]] = []
    for line in cue.lines:
        for name, words, start, end in _voices(line, names):
            same = open_pieces and (name is None or name == open_pieces[-1][0])
            if same:
                held, parts, first, _ = open_pieces.pop()
                open_pieces.append((held, [*parts, words], first, end))
            else:
                open_pieces.append((name, [words], start, end))
    for name, parts, start, end in open_pieces:
        yield Spoken(
            text=" ".join(part for part in parts if part), raw_start=start, raw_end=end, name=name,
            begins=cue.begins, ends=cue.ends,
        )  # fmt: skip


def _voices(line: Line, names: frozenset[str]) -> list[tuple[str | None, str, int, int]]:
    """Each voice of a line with its words and their place."""
    marks = list(_VOICE.finditer(line.text))
    if not marks:
        bare = _bare(line.text)
        name, begin = split_name(bare, names)
        return [(name, bare[begin:].strip(), line.start, line.end)]
    voices: list[tuple[str | None, str, int, int]] = []
    if before := _bare(line.text[: marks[0].start()]).strip():
        voices.append((None, before, line.start, line.start + marks[0].start()))
    ends = [mark.start() for mark in marks[1:]] + [len(line.text)]
    for mark, end in zip(marks, ends, strict=True):
        words = _bare(line.text[mark.end() : end]).strip()
        name = html.unescape(mark["name"]).strip()
        voices.append((name, words, line.start + mark.start(), line.start + end))
    return voices


def _bare(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _gap(block: list[Line], key: str) -> Gap:
    raw = "\n".join(line.text for line in block)[:200]
    return Gap(place=say("transcript.line", number=block[0].number), reason=say(key), raw=raw)
