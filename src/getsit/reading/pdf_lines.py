"""Lines of a PDF to pieces: headings by size and weight, items over wrapped lines, paragraphs, rows.

Knows how print looks. Joins words that were hyphenated at line ends; leaves running heads to a gap.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from getsit.model.document import BlockKind
from getsit.reading.marks import is_capitals, is_short, split_number, strip_bullet
from getsit.reading.pdf_columns import Line
from getsit.reading.pieces import Piece, tidy

_SAME_SIZE = 0.6  # points
_LARGE = 1.12  # times the usual size: a heading
_FULL = 0.88  # of its column's width: a line so long may go on in the next
_LOOSER = 1.25  # times the usual distance from line to line: more than that begins something new
_LEADING = 1.35  # times the size from line to line, where nothing shows what is usual
_SENTENCE_END = (".", "!", "?", ":")
_LONG = 45  # letters; a shorter line in a narrow column is as likely to end there
_EDGE = 0.1  # of a page's height: its head and its foot, where running heads stand
_HYPHENATED = re.compile(r"(\w+)-$")


def take_out_running_heads(pages: list[list[Line]], *, heights: Sequence[float]) -> list[str]:
    """Removes lines that repeat at the head or foot of most pages, numbers aside; returns each once.

    `heights` are those of the pages, in points.
    """
    at_edges = [
        [line for line in page if not _EDGE * height < line.bottom < (1 - _EDGE) * height]
        for page, height in zip(pages, heights, strict=True)
    ]
    seen = Counter(mark for edge in at_edges for mark in {_mark(line) for line in edge})
    repeated = {mark for mark, times in seen.items() if times >= max(2, len(pages) - 1)}
    heads: dict[str, str] = {}
    for page, edge in zip(pages, at_edges, strict=True):
        gone = {id(line) for line in edge if _mark(line) in repeated}
        heads = {_mark(line): line.text for line in page if id(line) in gone} | heads
        page[:] = [line for line in page if id(line) not in gone]
    return list(heads.values())


def pieces_of_lines(pages: Sequence[Sequence[Line]]) -> Iterator[Piece]:
    """The pieces of all pages; an item or paragraph may run over the end of a page."""
    lines = [line for page in pages for line in page]
    sizes = _Sizes(lines)
    words = {word.lower() for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.text)}
    writer = _Writer(words=words, leading=_usual_leading(lines) * _LOOSER)
    for line in lines:
        if writer.wraps(line):
            continue
        if level := sizes.heading_level(line):
            writer.heading(line, level)
        else:
            writer.line(line)
    yield from writer.finish()


def _usual_leading(lines: Sequence[Line]) -> float:
    """The most common distance from one line to the next, in times of the size of its letters."""
    steps = Counter(
        round((above.bottom - line.bottom) / line.size, 1)
        for above, line in pairwise(lines)
        if above.page == line.page and abs(above.size - line.size) < _SAME_SIZE and line.size
    )
    likely = {step: times for step, times in steps.items() if 0.9 <= step <= 2.5}
    return max(likely, key=lambda step: likely[step], default=_LEADING)


class _Sizes:
    """Which sizes of letters are usual and which make headings."""

    def __init__(self, lines: Sequence[Line]) -> None:
        counted = Counter[float]()
        for line in lines:
            counted[line.size] += len(line.text)
        self._usual = counted.most_common(1)[0][0] if counted else 0.0
        large = {size for size in counted if size > self._usual * _LARGE}
        self._levels = {size: level for level, size in enumerate(sorted(large, reverse=True), start=1)}

    def heading_level(self, line: Line) -> int:
        """The level of the heading that the line is, or 0."""
        if strip_bullet(line.text) is not None or len(line.text) > 120:
            return 0
        if line.size in self._levels:
            return self._levels[line.size]
        if line.cells:
            return 0
        lowest = len(self._levels) + 1
        if is_capitals(line.text):
            return lowest
        return lowest + 1 if line.bold and is_short(line.text) else 0


@dataclass
class _Writer:
    """Writes lines down, joining those that one piece runs over."""

    words: set[str]
    leading: float
    pieces: list[Piece] = field(default_factory=list)
    last: Line | None = None
    indents: list[float] = field(default_factory=list)
    first: float = 0.0

    def heading(self, line: Line, level: int) -> None:
        above = self.pieces[-1] if self.pieces else None
        if above and above.kind is BlockKind.HEADING and above.level == level and self._is_near(line):
            self._replace(above, f"{above.text} {line.text}")
        else:
            self._add(BlockKind.HEADING, line, line.text, level=level)
        if line.cells:
            self._add(BlockKind.ROW, line, "\t".join(line.cells))
        self.last, self.indents = line, []

    def line(self, line: Line) -> None:
        begun = _begin_item(line.text)
        if begun is not None:
            self.indents = [*(left for left in self.indents if left < line.left - 2), line.left]
            words = "\t".join((begun[1], *line.cells))
            self._add(BlockKind.ITEM, line, words, level=len(self.indents), lead=begun[0])
            self.first = line.first if line.first > line.left else line.left + line.size * 0.5
        elif not self._goes_on(line):
            words = "\t".join((line.text, *line.cells))
            self._add(BlockKind.ROW if line.cells else BlockKind.PARAGRAPH, line, words)
        self.last = line

    def wraps(self, line: Line) -> bool:
        """Whether the line is the rest of a row's first cell, which was too long for one line."""
        last = self.last
        if last is None or not last.cells or line.cells or line.bold != last.bold or not self._is_near(line):
            return False
        if abs(line.left - last.left) > 3 or line.right > last.edge or not self._is_full(last):
            return False
        above = self.pieces[-1]
        first, _, rest = above.text.partition("\t")
        self._replace(above, f"{self._join(first, line.text)}\t{rest}")
        self.last = replace(line, cells=last.cells)
        return True

    def finish(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.text)

    def _goes_on(self, line: Line) -> bool:
        """Whether the line belongs to the piece above; if so it is written there."""
        above = self.pieces[-1] if self.pieces else None
        if above is None or self.last is None or not self._is_near(line):
            return False
        words = "\t".join((line.text, *line.cells))
        if above.kind is BlockKind.ITEM and (line.left >= self.first - 3 or self._runs_on(self.last, line)):
            cells = line.cells or self.last.cells
            self._replace(above, f"{above.text}\n{words}" if cells else self._join(above.text, words))
            return True
        if above.kind is BlockKind.PARAGRAPH and not line.cells and line.bold == self.last.bold:
            runs = self._runs_on(self.last, line)
            self._replace(above, self._join(above.text, words) if runs else f"{above.text}\n{words}")
            return True
        return False

    def _runs_on(self, last: Line, line: Line) -> bool:
        """Whether a sentence runs on from the line above: it was full, or this one begins in its middle."""
        if last.text.endswith(_SENTENCE_END):
            return False
        begins_small = line.text[:1].islower()
        long = len(last.text) >= _LONG
        return (self._is_full(last) and (begins_small or long)) or (begins_small and long)

    def _is_near(self, line: Line) -> bool:
        """Whether the line follows closely, on this page or at the head of the next column or page."""
        last = self.last
        if last is None or abs(line.size - last.size) > _SAME_SIZE:
            return False
        if line.page != last.page or line.bottom > last.top:
            return self._is_full(last) and line.text[:1].islower()
        return last.bottom - line.bottom <= self.leading * line.size

    def _is_full(self, line: Line) -> bool:
        return line.right - line.left >= (line.edge - line.left) * _FULL and len(line.text) > 25

    def _join(self, above: str, below: str) -> str:
        hyphenated = _HYPHENATED.search(above)
        if hyphenated is None or not below[:1].isalpha():
            return f"{above} {below}"
        following = re.match(r"[\w-]+", below)
        second = following.group().lower() if following else ""
        with_hyphen = f"{hyphenated.group(1)}-{second}".lower()
        part_of_chain = "-" in above.rsplit(maxsplit=1)[-1][:-1]
        if with_hyphen in self.words or part_of_chain or not below[0].islower():
            return above + below
        return above[:-1] + below

    def _add(self, kind: BlockKind, line: Line, text: str, *, level: int = 0, lead: str = "") -> None:
        self.pieces.append(Piece(kind=kind, text=_clean(text), level=level, page=line.page, lead=lead))

    def _replace(self, piece: Piece, text: str) -> None:
        self.pieces[-1] = Piece(
            kind=piece.kind, text=_clean(text), level=piece.level, page=piece.page, lead=piece.lead
        )


def _begin_item(text: str) -> tuple[str, str] | None:
    bare = strip_bullet(text)
    return ("", bare) if bare else split_number(text)


def _clean(text: str) -> str:
    """Tidy text; halves of letters outside the basic plane, which PDFium may give apart, are joined."""
    return tidy(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _mark(line: Line) -> str:
    return re.sub(r"\d+", "#", "\t".join((line.text, *line.cells)))
