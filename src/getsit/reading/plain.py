"""Plain text to pieces: headings, paragraphs and items as far as their looks tell.

Every letter of the source is kept; bullets and white space may change. Does not know Markdown.
"""

from collections.abc import Iterable, Iterator, Sequence

from getsit.model.document import BlockKind, Gap
from getsit.reading.marks import (
    indent_of,
    is_capitals,
    is_short,
    is_wrapped,
    join_wrapped,
    split_number,
    strip_bullet,
)
from getsit.reading.pieces import Piece, Reading, drop_controls, is_control, tidy_pieces
from getsit.reading.told import gap

_UNDERLINES = ("===", "---", "***", "___", "~~~", "###")


def parse_text(text: str) -> Reading:
    """The pieces of a plain text; control characters are left out and said."""
    lines = drop_controls(text).split("\n")
    width = max(map(len, lines))
    pieces: list[Piece] = []
    for stretch in stretches(lines):
        pieces += _pieces(stretch, width=width)
    return Reading(pieces=tuple(tidy_pieces(pieces)), gaps=control_gaps(text))


def stretches(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines between blank lines, a list for each stretch."""
    stretch: list[str] = []
    for line in lines:
        if line.strip():
            stretch.append(line)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def control_gaps(text: str) -> tuple[Gap, ...]:
    """A gap when the text has characters that are no letters and are not white space either."""
    number = sum(1 for letter in text if is_control(letter) and not letter.isspace())
    return (gap("controls", number=number),) if number else ()


def items_and_lines(lines: Sequence[str], *, width: int) -> Iterator[tuple[Piece | None, list[str]]]:
    """The stretch cut into items (each a piece) and runs of other lines (then the piece is None)."""
    indents: list[int] = []
    at = 0
    while at < len(lines):
        start, begun = at, _begin_item(lines[at])
        at += 1
        if begun is None:
            while at < len(lines) and _begin_item(lines[at]) is None:
                at += 1
            yield None, list(lines[start:at])
            continue
        indent = indent_of(lines[start])
        while at < len(lines) and _goes_on(lines, at, indent=indent, width=width):
            at += 1
        indents = [*(known for known in indents if known < indent), indent]
        words = " ".join(line.strip() for line in (begun[1], *lines[start + 1 : at]))
        yield Piece(kind=BlockKind.ITEM, text=words, level=len(indents), lead=begun[0]), []


def _pieces(lines: list[str], *, width: int) -> Iterator[Piece]:
    if len(lines) > 1 and _is_underline(lines[1]) and _begin_item(lines[0]) is None:
        yield Piece(kind=BlockKind.HEADING, text=lines[0], level=1)
        lines = lines[2:]
    found = list(items_and_lines(lines, width=width))
    for number, (item, others) in enumerate(found):
        if item:
            yield item
        elif others:
            opens = len(others) == 1 and (len(found) == 1 or number + 1 < len(found))
            yield from _headed(others, width=width, opens=opens)


def _headed(lines: list[str], *, width: int, opens: bool) -> Iterator[Piece]:
    """Lines without bullets: a heading first where one shows, then the paragraph.

    `opens` says that the line stands alone or right above items, where short words are a heading.
    """
    first = lines[0].strip()
    if is_capitals(first) or (is_short(first) and (opens or first.endswith(":"))):
        yield Piece(kind=BlockKind.HEADING, text=first, level=2)
        lines = lines[1:]
    kept = [line for line in lines if not _is_underline(line)]
    if kept:
        yield Piece(kind=BlockKind.PARAGRAPH, text=join_wrapped(kept, width=width))


def _is_underline(line: str) -> bool:
    return line.strip().startswith(_UNDERLINES) and not any(letter.isalnum() for letter in line)


def _begin_item(line: str) -> tuple[str, str] | None:
    if _is_underline(line):
        return None
    bare = strip_bullet(line)
    return ("", bare) if bare else split_number(line)


def _goes_on(lines: Sequence[str], at: int, *, indent: int, width: int) -> bool:
    if _begin_item(lines[at]):
        return False
    return indent_of(lines[at]) > indent or is_wrapped(lines[at - 1].strip(), width=width)
