"""Marks of structure that formats share: bullets, numbers, lines that look like headings, wrapped lines.

Knows how lines look. Does not know where they come from.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_BULLET = re.compile(r"\s*[•‣⁃▪▫●○◦◆◇■□–—*+\-·∙»➢➤►▸✓✔❖\uf0b7\uf0a7\u2212](?:[ \t\u00a0]+|$)")
_GLUED_BULLET = re.compile(r"\s*[•‣⁃▪▫●○◦◆■□➢➤►▸✓✔❖\uf0b7\uf0a7](?=\w)")
_NUMBER = re.compile(r"\s*((?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\(\d{1,2}\)|\[\d{1,2}\])[ \t]+(?=\S)")
_ENDS_SENTENCE = (".", "!", "?", ";", ",", "…")
_HEADING_LETTERS = 60
_HEADING_WORDS = 8
_WRAPS_FROM = 50  # characters; a shorter line was broken on purpose, not because it was full


def strip_bullet(line: str) -> str | None:
    """The line without its bullet, or None when it has none."""
    match = _BULLET.match(line) or _GLUED_BULLET.match(line)
    return line[match.end() :].strip() if match else None


def split_number(line: str) -> tuple[str, str] | None:
    """The number or letter that opens an item, and the item's words; or None."""
    match = _NUMBER.match(line)
    return (match.group(1), line[match.end() :].strip()) if match else None


def is_short(line: str) -> bool:
    """Whether a line is short enough for a heading and does not end like a sentence."""
    words = line.split()
    return (
        0 < len(words) <= _HEADING_WORDS
        and len(line) <= _HEADING_LETTERS
        and not line.endswith(_ENDS_SENTENCE)
        and any(letter.isalpha() for letter in line)
    )


def is_capitals(line: str) -> bool:
    """Whether a short line is written in capitals throughout, as headings often are."""
    letters = [letter for letter in line if letter.isalpha()]
    return is_short(line) and len(letters) > 3 and sum(map(str.isupper, letters)) > len(letters) * 0.9


def is_wrapped(line: str, *, width: int) -> bool:
    """Whether a line was broken because it was full, in a text whose full lines have `width` characters."""
    return len(line) >= max(_WRAPS_FROM, width * 0.7)


def join_wrapped(lines: Sequence[str], *, width: int) -> str:
    """The lines as one text: full lines go on in the next, short ones keep their line end."""
    text = lines[0].strip()
    for above, line in pairwise(lines):
        text += (" " if is_wrapped(above.strip(), width=width) else "\n") + line.strip()
    return text


def indent_of(line: str) -> int:
    """How far the line is indented, in columns, a tab counting for four."""
    return len(expanded := line.expandtabs(4)) - len(expanded.lstrip())
