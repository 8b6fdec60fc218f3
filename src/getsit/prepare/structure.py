"""Where each line of a document stands: in which block, under which heading, in which order.

Uses the structure that the reader saw; where there is none, reads Markdown marks, list marks and blank
lines. Knows nothing of what a heading means; `sections.py` does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from getsit.model.document import Block, BlockKind, Document, Quote
from getsit.text.lines import one_line
from getsit.text.sentences import find_sentences

_LIST_MARK = re.compile(r"^[ \t]*(?:[-*•–·▪◦●]|\d{1,2}[.)])[ \t]+(?=\S)")
_HEADING_MARK = re.compile(r"^[ \t]*(#{1,6})[ \t]+(?=\S)")
_LEAD_IN = re.compile(r"[:;]\s*$")
_LONGEST_HEADING = 12  # words; a longer line with a colon is a sentence that leads in a list
_WRAPPED = 55  # characters; a shorter line that breaks off was broken on purpose
_EMPHASIS = "*_ \t"


@dataclass(frozen=True, slots=True)
class Line:
    """A block of a document, or a sentence of one, with the headings above it (outermost first).

    `follows` is True for the sentences of a list item after its first.
    """

    document: Document = field(repr=False, compare=False)
    start: int
    end: int
    kind: BlockKind
    headings: tuple[str, ...] = ()
    order: int = 0
    field_name: str = ""
    follows: bool = False

    @property
    def text(self) -> str:
        """The exact characters."""
        return self.document.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The characters on one line, for reading."""
        return one_line(self.text)

    @property
    def quote(self) -> Quote:
        """The line as a quote."""
        return self.document.quote(self.start, self.end)

    @property
    def heading(self) -> str:
        """The nearest heading above, or empty."""
        return self.headings[-1] if self.headings else ""


def find_blocks(document: Document) -> list[Line]:
    """Every block of the document in order, headings included, fields only where nothing else holds them."""
    blocks = _outer(document) if document.blocks else list(_blocks_of_plain(document.text))
    lines: list[Line] = []
    above: list[tuple[int, str]] = []
    for place, block in enumerate(blocks):
        line = _line(document, block, order=place)
        if line is None:
            continue
        level = _heading_level(line, block, following=blocks[place + 1 : place + 2])
        if level:
            above = [kept for kept in above if kept[0] < level]
            lines.append(replace(line, kind=BlockKind.HEADING, headings=tuple(name for _, name in above)))
            above.append((level, line.words.rstrip(":; ")))
        else:
            lines.append(replace(line, headings=tuple(name for _, name in above)))
    return lines


def find_lines(document: Document) -> list[Line]:
    """Every sentence of the document outside its headings, in order, with where it stands."""
    return [
        line
        for block in find_blocks(document)
        if block.kind is not BlockKind.HEADING
        for line in sentences_of(block)
    ]


def sentences_of(block: Line) -> list[Line]:
    """The sentences of a block; a line break inside a block does not end one."""
    flat = block.text.replace("\n", " ").replace("\r", " ")
    is_item = block.kind is BlockKind.ITEM
    return [
        replace(
            block, start=block.start + piece.start, end=block.start + piece.end, follows=is_item and place > 0
        )
        for place, piece in enumerate(find_sentences(flat))
    ]


def part_of(line: Line, start: int, end: int) -> Line:
    """The characters `start` to `end` of the line, without white space around them."""
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    return replace(line, start=line.start + start + lead, end=line.start + start + len(text.rstrip()))


def _outer(document: Document) -> list[Block]:
    whole = [
        block for block in document.blocks if block.kind is not BlockKind.FIELD and block.end > block.start
    ]
    held = [(block.start, block.end) for block in whole]
    alone = [
        block
        for block in document.blocks
        if block.kind is BlockKind.FIELD
        and block.end > block.start
        and not any(start < block.end and block.start < end for start, end in held)
    ]
    return _joined(sorted(whole + alone, key=lambda block: (block.start, block.end)), document.text)


def _joined(blocks: Sequence[Block], text: str) -> list[Block]:
    """The blocks, with the rest of a list item that a page broke over two lines put back to it."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is not None and _goes_on_below(last, block, text):
            joined[-1] = replace(last, end=block.end)
        else:
            joined.append(block)
    return joined


def _goes_on_below(item: Block, below: Block, text: str) -> bool:
    if (
        item.kind is not BlockKind.ITEM
        or below.kind is not BlockKind.PARAGRAPH
        or text[item.end : below.start].strip()
    ):
        return False
    broken_off = not text[item.start : item.end].rstrip().endswith((".", ";", ":", "!", "?"))
    return broken_off and text[below.start : below.end].lstrip()[:1].islower()


def _line(document: Document, block: Block, *, order: int) -> Line | None:
    """The block without list marks, heading marks and emphasis; None when nothing is left."""
    text = document.text[block.start : block.end]
    mark = _HEADING_MARK.match(text) or _LIST_MARK.match(text)
    lead = mark.end() if mark else 0
    lead += len(text[lead:]) - len(text[lead:].lstrip(_EMPHASIS + "\n\r"))
    end = len(text.rstrip(_EMPHASIS + "\n\r#"))
    if end <= lead:
        return None
    return Line(document, block.start + lead, block.start + end, block.kind, (), order, block.name)


def _heading_level(line: Line, block: Block, *, following: Sequence[Block]) -> int:
    """The level that the line has as a heading, 0 when it is none."""
    if block.kind is BlockKind.HEADING:
        return max(1, block.level)
    words = line.words
    if block.kind is not BlockKind.PARAGRAPH or len(words.split()) > _LONGEST_HEADING:
        return 0
    leads_in = bool(_LEAD_IN.search(words)) and bool(following)
    shouted = words.isupper() and len(words) > 3 and not any(letter.isdigit() for letter in words)
    return 7 if leads_in else 6 if shouted else 0


def _blocks_of_plain(text: str) -> Iterator[Block]:
    start, end, kind, level = 0, 0, BlockKind.PARAGRAPH, 0
    for match in re.finditer(r"[^\n]*\n?", text):
        row = match.group()
        if end > start and (not row.strip() or not _goes_on(text[start:end], row)):
            yield Block(kind=kind, start=start, end=end, level=level)
            start = end = match.end()
        if not row.strip():
            continue
        if end <= start:
            start, (kind, level) = match.start(), _kind_of(row)
        end = match.start() + len(row.rstrip())
    if end > start:
        yield Block(kind=kind, start=start, end=end, level=level)


def _kind_of(row: str) -> tuple[BlockKind, int]:
    if heading := _HEADING_MARK.match(row):
        return BlockKind.HEADING, len(heading[1])
    return (BlockKind.ITEM, 1) if _LIST_MARK.match(row) else (BlockKind.PARAGRAPH, 0)


def _goes_on(so_far: str, row: str) -> bool:
    """Whether a row continues the block: the last row was wrapped, and this one opens nothing new."""
    if _LIST_MARK.match(row) or _HEADING_MARK.match(row) or _HEADING_MARK.match(so_far):
        return False
    last = so_far.rsplit("\n", 1)[-1].rstrip()
    indented = row[:1] in " \t" and bool(_LIST_MARK.match(so_far))
    ends = last.endswith((".", ":", ";", "!", "?"))
    return indented or (len(last) >= _WRAPPED and not ends) or (len(last) >= _WRAPPED and row[:1].islower())
