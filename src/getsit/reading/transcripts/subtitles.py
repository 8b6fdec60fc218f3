"""WebVTT of Zoom, Teams, Webex and others, SRT and SBV: who says what in each cue.

Names come from voice tags (`<v Ana>`), else from `Name:` lines, else from a name on a line of its own. A
cue without a name goes on with whoever spoke before. Tags and entities are taken out, never a letter.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from getsit.reading.transcripts.assemble import key_of
from getsit.reading.transcripts.blocks import Cue, find_cues
from getsit.reading.transcripts.names import PAD, Prefix, find_prefix, is_ordinary, is_strict
from getsit.reading.transcripts.script import Line, Notes, Said, Script, clean, lines_of
from getsit.reading.transcripts.speakers import Place, find_speakers

_TAG = re.compile(
    r"</?(?:c|i|b|u|s|v|ruby|rt|lang|font|span|p|em|strong)(?:[.\s][^<>]*)?>"
    r"|<\d{1,4}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?>"
    r"|\{\\[a-zA-Z][^{}<>\r\n]{0,80}\}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s{0,9}/?>|\[br\]", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?(?:\s([^<>]*))?>|</v\s{0,9}>", re.IGNORECASE)
_HALF_VOICE = re.compile(r"<v[\s.]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ENDS = (".", "!", "?", "…", "»", '"', "”", ")", "-", "–", "—")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Raw places `start` to `end` that one voice says; `name` as in Said."""

    name: str | None
    start: int
    end: int
    line: int


def read_subtitles(raw: str) -> Script:
    """What the cues of a WebVTT, SRT or SBV text say, in order."""
    notes = Notes()
    cues = find_cues(lines_of(raw), notes)
    said = tuple(one for cue, parts in _parted(cues, raw) for one in _said(raw, cue, parts, notes=notes))
    return Script(said=said, gaps=notes.gaps())


def _parted(cues: Sequence[Cue], raw: str) -> Iterator[tuple[Cue, list[_Part]]]:
    """Each cue with its voices, by whichever way this file names them."""
    if any(_VOICE.search(raw, cue.words[0].start, cue.words[-1].end) for cue in cues):
        return ((cue, list(_voices(raw, cue))) for cue in cues)
    if any(cue.name for cue in cues):
        return ((cue, [_whole(cue, name=cue.name)]) for cue in cues)
    prefixes = [[_prefix(line) for line in cue.words] for cue in cues]
    spoken = find_speakers(
        [place for cue, row in zip(cues, prefixes, strict=True) for place in _places(cue, row)],
        units=len(cues),
        text=raw,
    )
    if not spoken and _are_headed(cues):
        return ((cue, [_headed(cue)]) for cue in cues)
    return ((cue, list(_lines(cue, row, spoken=spoken))) for cue, row in zip(cues, prefixes, strict=True))


def _said(raw: str, cue: Cue, parts: Iterable[_Part], *, notes: Notes) -> Iterator[Said]:
    for part in parts:
        words = raw[part.start : part.end]
        text = plain_words(words)
        if not text:
            if part.name:
                notes.add("silent", line=part.line, raw=part.name)
            continue
        if _HALF_VOICE.search(words):
            notes.add("tag", line=part.line, raw=words)
        yield Said(
            name=part.name,
            text=text,
            raw_start=part.start,
            raw_end=part.end,
            line=part.line,
            begins=cue.begins,
            ends=cue.ends,
        )


def plain_words(words: str) -> str:
    """The words without tags and with entities written out, as one line."""
    bare = _TAG.sub("", _BREAK.sub(" ", words))
    return clean(_ENTITY.sub(lambda entity: html.unescape(entity.group()), bare))


def _whole(cue: Cue, *, name: str | None) -> _Part:
    return _Part(name=name, start=cue.words[0].start, end=cue.words[-1].end, line=cue.words[0].number)


def _voices(raw: str, cue: Cue) -> Iterator[_Part]:
    """A part for each voice tag; what stands before the first goes on with whoever spoke."""
    whole = _whole(cue, name=None)
    name, start = None, whole.start
    for mark in _VOICE.finditer(raw, whole.start, whole.end):
        yield _Part(name=name, start=start, end=mark.start(), line=whole.line)
        opened = not mark.group().startswith("</")
        name, start = (plain_words(mark[1] or "") if opened else None), mark.end()
    yield _Part(name=name, start=start, end=whole.end, line=whole.line)


def _prefix(line: Line) -> Prefix | None:
    """The name that the line begins with; tags and entities keep their width, so that places stay true."""
    bare = _TAG.sub(lambda tag: " " * len(tag.group()), line.text)
    return find_prefix(_ENTITY.sub(_padded, bare) if "&" in bare else bare)


def _padded(entity: re.Match[str]) -> str:
    return html.unescape(entity.group())[:1].ljust(len(entity.group()), PAD)


def _places(cue: Cue, prefixes: Sequence[Prefix | None]) -> Iterator[Place]:
    for place, prefix in enumerate(prefixes):
        if prefix:
            before = cue.words[place - 1].text.rstrip() if place else "."
            yield Place(prefix=prefix, opens=place == 0, wraps=not before.endswith(_ENDS))


def _lines(cue: Cue, prefixes: Sequence[Prefix | None], *, spoken: set[str]) -> Iterator[_Part]:
    """A part from each name in the cue to the next."""
    whole = _whole(cue, name=None)
    name, start, number = None, whole.start, whole.line
    for line, prefix in zip(cue.words, prefixes, strict=True):
        if prefix and prefix.key in spoken:
            if line is not cue.words[0]:
                yield _Part(name=name, start=start, end=line.start, line=number)
            name, start, number = plain_words(prefix.name), line.start + prefix.end, line.number
    yield _Part(name=name, start=start, end=whole.end, line=number)


def _are_headed(cues: Sequence[Cue]) -> bool:
    """Whether each cue's first line is a name alone, as Teams once wrote them into Word files."""
    if len(cues) < 2 or any(len(cue.words) < 2 for cue in cues):
        return False
    names = [clean(cue.words[0].text) for cue in cues]
    keys = {key_of(name) for name in names}
    return len(keys) <= max(2, len(cues) // 2) and all(
        is_strict(name) and not is_ordinary(name) and not name.endswith(_ENDS) for name in names
    )


def _headed(cue: Cue) -> _Part:
    return _Part(
        name=clean(cue.words[0].text),
        start=cue.words[1].start,
        end=cue.words[-1].end,
        line=cue.words[1].number,
    )
