"""Recall: a person's own notes from memory, free or as `they: / me:` lines.

The words are the person's own. Knows which side a marker names; what bears none has no speaker.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from getsit.errors import NoTextInside
from getsit.model.conversation import Consent, Conversation, Role, Speaker
from getsit.model.document import Raw
from getsit.reading.marks import is_wrapped, strip_bullet
from getsit.reading.told import say
from getsit.reading.transcripts.assemble import assemble
from getsit.reading.transcripts.names import find_prefix, is_ordinary, is_strict
from getsit.reading.transcripts.script import Line, Said, Script, clean, lines_of
from getsit.reading.transcripts.transcript import text_of

_ME = re.compile(r"(?:and |then )?(?:me|i|myself|candidate)", re.IGNORECASE)
_THEY = re.compile(
    r"""(?:and\ |then\ )?(?:(?:the|my)\ )?(?:
    they|them|she|her|he|him|(?:hiring\ )?manager|interviewer|recruiter|boss|director|panel|hm|hr
    )(?:\ ?\d)?""",
    re.IGNORECASE | re.VERBOSE,
)
_SAYS = re.compile(
    r"\s+(?:said|says|asked|asks|told me|told them|answered|replied|mentioned)$", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_HEADING = re.compile(r"\s{0,99}#{1,6}\s")
_LEAD = re.compile(r"\s{0,99}(?:#{1,6}\s{1,9}|>\s{0,9})")
_SAME = {"them": "they", "her": "she", "him": "he", "i": "me", "myself": "me"}


def read_recall(raw: Raw, *, id: str) -> Conversation:
    """The notes as a conversation: marked lines have roles, of free notes each paragraph is a turn.

    Any of the CannotRead errors when the bytes are not notes that we read.
    """
    _, text, gaps = text_of(raw)
    script = Script(said=tuple(_said(lines_of(text))), gaps=gaps)
    conversation = assemble(script, id=id, consent=Consent.RECALL)
    if not conversation.utterances:
        raise NoTextInside(name=raw.name, found=say("found.no_words"))
    return replace(conversation, speakers=tuple(map(_with_role, conversation.speakers)))


def _said(lines: list[Line]) -> Iterator[Said]:
    """A piece for each marked line with what goes on from it, and for each free paragraph or item."""
    named = _named(lines)
    name, waits = "", False
    held: list[tuple[int, Line]] = []
    for line, opens in zip(lines, _openings(lines), strict=True):
        marker = _marker(line, named)
        if held and (opens or marker or strip_bullet(line.text)):
            yield _piece(held, name=name)
            held = []
        if marker:
            name, waits = marker[0], True
        elif not line.text.strip():
            name = name if waits else ""
            continue
        start = line.start + (marker[1] if marker else _lead(line.text))
        if clean(line.text[start - line.start :]):
            held.append((start, line))
            waits = False
    if held:
        yield _piece(held, name=name)


def _named(lines: list[Line]) -> frozenset[str]:
    """The keys of people named in notes that mark who said what; a colon alone makes no name in notes."""
    prefixes = [prefix for line in lines if (prefix := find_prefix(line.text))]
    if not any(_side(prefix.name) for prefix in prefixes):
        return frozenset()
    keys = Counter(one.key for one in prefixes if is_strict(one.name) and not is_ordinary(one.name))
    return frozenset(key for key, number in keys.items() if number > 1)


def _openings(lines: list[Line]) -> Iterator[bool]:
    """For each line whether a paragraph ends before it: at an empty line, or where no line was full."""
    width = max((len(line.text) for line in lines), default=0)
    parted = any(not line.text.strip() for line in lines)
    before = ""
    for line in lines:
        apart = not before or not line.text.strip() or bool(_HEADING.match(line.text))
        yield apart or not (parted or is_wrapped(before, width=width))
        before = "" if _HEADING.match(line.text) else line.text.strip()


def _marker(line: Line, named: frozenset[str]) -> tuple[str, int] | None:
    """The name that a line is marked with, and where its words begin in the line."""
    prefix = find_prefix(line.text)
    if prefix is None:
        return None
    if side := _side(prefix.name):
        return side, prefix.end
    return (prefix.name, prefix.end) if prefix.key in named else None


def _side(name: str) -> str:
    """The marker in small letters, one word for the same person, or "" when it is none."""
    plain = _SAYS.sub("", _ASIDE.sub("", name)).strip().casefold()
    return _SAME.get(plain, plain) if _ME.fullmatch(plain) or _THEY.fullmatch(plain) else ""


def _lead(line: str) -> int:
    """Where the words of an unmarked line begin, behind its bullet or the signs of a heading."""
    if match := _LEAD.match(line):
        return match.end()
    bare = strip_bullet(line)
    return line.index(bare) if bare else 0


def _piece(held: list[tuple[int, Line]], *, name: str) -> Said:
    return Said(
        name=name,
        text=" ".join(clean(line.text[start - line.start :]) for start, line in held),
        raw_start=held[0][0],
        raw_end=held[-1][1].end,
        line=held[0][1].number,
    )


def _with_role(speaker: Speaker) -> Speaker:
    if _ME.fullmatch(speaker.name):
        return replace(speaker, role=Role.CANDIDATE)
    return replace(speaker, role=Role.INTERVIEWER) if _THEY.fullmatch(speaker.name) else speaker
