"""Sheets as Markdown: readable as it stands, and no word of anybody becomes a heading, a list or a link."""

import re
from itertools import pairwise

from getsit.model.letter import Letter, Plan
from getsit.sheets.printable import printable
from getsit.text.lines import one_line

ITEM = "- "
_MARKS = re.compile(r"([\\`*_\[\]<>#|~&$])")
_AT_THE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])")


def plain(words: str) -> str:
    """The words on one line, so escaped that Markdown shows them as they are."""
    escaped = _MARKS.sub(r"\\\1", one_line(printable(words)))
    return _AT_THE_START.sub(_escaped_start, escaped)


def text_markdown(written: Letter | Plan) -> str:
    """The letter or plan: its lines as paragraphs, those that begin with a dash as a list."""
    lines = [line.strip() for line in written.text.splitlines() if line.strip()]
    pieces = [_line(line, is_heading=follows_a_list) for line, follows_a_list in _headed(written, lines)]
    if isinstance(written, Plan) and lines:
        pieces[0] = f"# {plain(lines[0])}"
    return _apart(pieces)


def _headed(written: Letter | Plan, lines: list[str]) -> list[tuple[str, bool]]:
    """Each line, with whether it names the list under it."""
    ahead = [*lines[1:], ""]
    return [
        (line, isinstance(written, Plan) and after.startswith(ITEM) and not line.startswith(ITEM))
        for line, after in zip(lines, ahead, strict=True)
    ]


def _line(line: str, *, is_heading: bool) -> str:
    if line.startswith(ITEM):
        return f"{ITEM}{plain(line.removeprefix(ITEM))}"
    return f"## {plain(line)}" if is_heading else plain(line)


def _apart(pieces: list[str]) -> str:
    """The pieces with an empty line between them, but none inside a list."""
    joined = pieces[:1]
    for before, piece in pairwise(pieces):
        together = before.startswith(ITEM) and piece.startswith(ITEM)
        joined.append(f"{'' if together else chr(10)}{piece}")
    return "\n".join(joined) + "\n"


def _escaped_start(match: re.Match[str]) -> str:
    mark = match[2]
    return f"{match[1]}{mark[:-1]}\\{mark[-1]}"
