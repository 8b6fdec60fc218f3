"""Markdown to pieces: headings, paragraphs, items, table rows, with the marks of emphasis taken off.

Every letter of the source is kept, addresses of links too. Does not know extensions such as footnotes.
"""

import re
from collections.abc import Iterator

from getsit.model.document import BlockKind
from getsit.reading.marks import join_wrapped
from getsit.reading.pieces import Piece, Reading, drop_controls, tidy_pieces
from getsit.reading.plain import control_gaps, items_and_lines, stretches

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_ROW_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*$")
_QUOTED = re.compile(r" {0,3}>[ \t]?")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\s]*)(?:[ \t]+\"([^\"\n]*)\")?\)")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_STRONG = re.compile(r"(\*{1,3}|(?<![^\W_])_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![^\W_]*_)")
_CODE = re.compile(r"(`+)([^`\n]+)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def parse_markdown(text: str) -> Reading:
    """The pieces of a Markdown text; control characters are left out and said."""
    lines = [_QUOTED.sub("", line) for line in drop_controls(text).split("\n")]
    width = max(map(len, lines))
    pieces: list[Piece] = []
    for stretch in stretches(_apart(lines)):
        pieces += _pieces(stretch, width=width)
    return Reading(pieces=tuple(tidy_pieces(pieces)), gaps=control_gaps(text))


def _apart(lines: list[str]) -> Iterator[str]:
    """The lines with a blank one around headings, and without rules and fences."""
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if _FENCE.match(line):
            yield from ("", _FENCE.sub("", line).strip("`~ "), "")
        elif _RULE.match(line) or (_UNDERLINE.match(line) and number and lines[number - 1].strip()):
            yield ""
        elif _HEADING.match(line):
            yield from ("", line, "")
        elif line.strip() and _UNDERLINE.match(below) and "|" not in line:
            yield from ("", f"{'#' if '=' in below else '##'} {line.strip()}", "")
        else:
            yield line


def _pieces(lines: list[str], *, width: int) -> Iterator[Piece]:
    heading = _HEADING.match(lines[0])
    if heading:
        yield Piece(kind=BlockKind.HEADING, text=_plain(heading.group(2) or ""), level=len(heading.group(1)))
        return
    if len(lines) > 1 and "|" in lines[0] and _ROW_RULE.match(lines[1]):
        yield from _rows(lines)
        return
    for item, others in items_and_lines(lines, width=width):
        if item:
            yield Piece(kind=item.kind, text=_plain(item.text), level=item.level, lead=item.lead)
        else:
            yield Piece(kind=BlockKind.PARAGRAPH, text=_plain(join_wrapped(others, width=width)))


def _rows(lines: list[str]) -> Iterator[Piece]:
    for number, line in enumerate(lines):
        if number == 1:
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        yield Piece(kind=BlockKind.ROW, text=_plain("\t".join(cells)))


def _plain(text: str) -> str:
    """The text without marks of emphasis; a link is its words and then its address."""
    text = _LINK.sub(_words_and_address, text)
    text = _ADDRESS.sub(r"\1", text)
    text = _CODE.sub(r"\2", text)
    for _ in range(2):  # emphasis inside emphasis
        text = _STRONG.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)


def _words_and_address(link: re.Match[str]) -> str:
    words, address, title = link.groups(default="")
    inside = " ".join(part for part in (address, title) if part)
    return f"{words} ({inside})" if words and inside else words or inside
