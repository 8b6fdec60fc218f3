"""Spans of a page to lines in reading order: columns one after the other, side notes with their entry.

Knows only where things stand. A gutter that no span crosses over many lines parts two columns; a narrow
side with few lines, each level with a line of the other, is notes beside entries (dates, places).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from getsit.reading.marks import strip_bullet
from getsit.reading.pdf_leftward import is_leftward, leftward_text
from getsit.reading.pdf_letters import Span

_LEAST_NOTES = 3  # lines on each side of a gutter, else it is only a gap in a few lines
_LEAST_LINES = 5  # lines on each side of a gutter between two columns
_GUTTER = 6.0  # points
_NOTES_SHARE = 0.7  # notes have at most this many lines for each line beside them
_NOTES_WIDTH = 0.42  # and take at most this share of the width
_CELL = 28  # letters; sides whose lines are shorter than this on average and level are cells of a table
_SAME_LINE = 0.1  # times the size: so little may differ between the feet of words on one line
_HEADING = 1.18  # times the usual size: notes hold nothing so large
_LARGER = 1.6  # times the size of what stands beside it: a title is a line of its own
_WIDE = 1.1  # times the size: cells of a row stand at least so far apart
_CLOSE = 0.16  # times the size: closer than this is one word
_MOST_DEPTH = 6

Row = list[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as a person reads it. `cells` and `notes` stand right of its first words, with a gap; `edge` is
    how far right its column goes, `first` the place where its words begin (after a bullet)."""

    text: str
    cells: tuple[str, ...] = ()
    page: int
    left: float
    right: float
    first: float
    edge: float
    bottom: float
    top: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class _Gutter:
    place: float
    begin: int
    end: int  # rows begin to end (exclusive) leave it free
    both: int
    width: float


def arrange(spans: Sequence[Span], *, page: int) -> list[Line]:
    """The lines of a page in reading order."""
    return _arrange(list(spans), page=page, depth=0)


def rows_of(spans: Sequence[Span]) -> list[Row]:
    """Spans that stand level, from the top down; within a row from left to right."""
    rows: list[Row] = []
    for span in sorted(spans, key=lambda span: -span.middle):
        if rows and _is_level(rows[-1], span):
            rows[-1].append(span)
        else:
            rows.append([span])
    return [_in_order(row) for row in rows]


def _in_order(row: Row) -> Row:
    """From left to right, or from right to left where most letters run that way."""
    if is_leftward("".join(span.text for span in row)):
        return sorted(row, key=lambda span: -span.right)
    return sorted(row, key=lambda span: span.left)


def _arrange(spans: list[Span], *, page: int, depth: int) -> list[Line]:
    if not spans:
        return []
    rows = [_with_bullets(row) for row in rows_of(spans)]
    gutter = _best_gutter(rows) if depth < _MOST_DEPTH else None
    if gutter is None:
        edge = max(span.right for span in spans)
        return [_line(row, page=page, edge=edge) for row in rows]
    inside = rows[gutter.begin : gutter.end]
    left = [span for row in inside for span in row if span.right <= gutter.place]
    right = [span for row in inside for span in row if span.right > gutter.place]
    return [
        *_arrange(_flat(rows[: gutter.begin]), page=page, depth=depth + 1),
        *_two_sides(left, right, page=page, depth=depth + 1),
        *_arrange(_flat(rows[gutter.end :]), page=page, depth=depth + 1),
    ]


def _two_sides(left: list[Span], right: list[Span], *, page: int, depth: int) -> list[Line]:
    if _are_notes(right, beside=left):
        return _with_notes(
            _arrange(left, page=page, depth=depth), _arrange(right, page=page, depth=_MOST_DEPTH)
        )
    if _are_notes(left, beside=right):
        return _with_notes(
            _arrange(right, page=page, depth=depth), _arrange(left, page=page, depth=_MOST_DEPTH)
        )
    return _arrange(left, page=page, depth=depth) + _arrange(right, page=page, depth=depth)


def _best_gutter(rows: list[Row]) -> _Gutter | None:
    places = {round(edge) for row in rows for span in row for edge in (span.left - 1.0, span.right + 1.0)}
    found = [gutter for place in sorted(places) for gutter in _free(rows, place)]
    found = [gutter for gutter in found if _parts_columns(rows, gutter)]
    return max(found, key=lambda gutter: (gutter.both, gutter.width), default=None)


def _free(rows: list[Row], place: float) -> list[_Gutter]:
    """The runs of rows that leave the place free and have words on both sides of it."""
    runs = []
    for crossed, group in groupby(range(len(rows)), key=lambda at: _crosses(rows[at], place)):
        at = list(group)
        if not crossed:
            gutter = _trimmed(rows, place, begin=at[0], end=at[-1] + 1)
            runs += [gutter] if gutter else []
    return runs


def _trimmed(rows: list[Row], place: float, *, begin: int, end: int) -> _Gutter | None:
    """The run without rows at its ends that stand on one side only; at the page's foot those stay."""
    lefts = [at for at in range(begin, end) if any(span.right <= place for span in rows[at])]
    rights = [at for at in range(begin, end) if any(span.left >= place for span in rows[at])]
    if not lefts or not rights:
        return None
    first = max(lefts[0], rights[0])
    begin = max(begin, min(first, max(lefts[0], rights[0])))
    end = end if end == len(rows) else min(lefts[-1], rights[-1]) + 1
    both = len(set(lefts) & set(rights) & set(range(begin, end)))
    width = _width(rows[begin:end], place)
    return _Gutter(place, begin, end, both, width) if width >= _GUTTER else None


def _width(rows: list[Row], place: float) -> float:
    """How wide the gutter is where it is narrowest."""
    spans = _flat(rows)
    left = max((span.right for span in spans if span.right <= place), default=place)
    right = min((span.left for span in spans if span.left >= place), default=place)
    return right - left


def _parts_columns(rows: list[Row], gutter: _Gutter) -> bool:
    inside = rows[gutter.begin : gutter.end]
    left = [[span for span in row if span.right <= gutter.place] for row in inside]
    right = [[span for span in row if span.left >= gutter.place] for row in inside]
    left, right = [row for row in left if row], [row for row in right if row]
    if min(len(left), len(right)) < _LEAST_NOTES:
        return False
    if _are_notes(_flat(left), beside=_flat(right)) or _are_notes(_flat(right), beside=_flat(left)):
        return True
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    level = sum(map(_is_one_row, inside)) / min(len(left), len(right))
    if level > 0.8 and len(left) < len(right) * 1.3 and len(right) < len(left) * 1.3:
        return min(_mean_letters(left), _mean_letters(right)) >= _CELL
    return True


def _is_one_row(row: Row) -> bool:
    """Whether the first and last words of a row stand on one line to the point, as cells of a table do."""
    return len(row) > 1 and abs(row[0].base - row[-1].base) < _SAME_LINE * row[0].size


def _are_notes(notes: list[Span], *, beside: list[Span]) -> bool:
    note_rows, main_rows = rows_of(notes), rows_of(beside)
    if len(note_rows) > len(main_rows) * _NOTES_SHARE:
        return False
    usual = sorted(span.size for span in beside)[len(beside) // 2]
    if any(span.size > usual * _HEADING for span in notes):
        return False
    whole = max(span.right for span in (*notes, *beside)) - min(span.left for span in (*notes, *beside))
    width = max(span.right for span in notes) - min(span.left for span in notes)
    return width <= whole * _NOTES_WIDTH and all(
        any(_is_level(row, group[0][0]) for row in main_rows) for group in _groups(note_rows)
    )


def _groups(rows: list[Row]) -> list[list[Row]]:
    """Rows that follow each other closely."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and groups[-1][-1][0].bottom - row[0].top < row[0].size * 0.6:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _with_notes(lines: list[Line], notes: list[Line]) -> list[Line]:
    """Each note goes to the end of the line that its group begins level with."""
    beside: dict[int, list[Line]] = {}
    at = 0
    above: Line | None = None
    for note in notes:
        if above is None or above.bottom - note.top >= note.size * 0.6:
            at = min(range(len(lines)), key=lambda index: abs(lines[index].bottom - note.bottom))
        beside.setdefault(at, []).append(note)
        above = note
    return [_joined(line, beside.get(index, [])) for index, line in enumerate(lines)]


def _joined(line: Line, notes: list[Line]) -> Line:
    return replace(
        line, cells=(*line.cells, *(words for note in notes for words in (note.text, *note.cells)))
    )


def _line(row: Row, *, page: int, edge: float) -> Line:
    cells: list[list[Span]] = [[row[0]]]
    for above, span in pairwise(row):
        if abs(_apart(above, span)) > _WIDE * max(above.size, span.size):
            cells.append([span])
        else:
            cells[-1].append(span)
    main = cells[0]
    if len(cells) > 1:
        edge = min(span.left for span in cells[1])
    return Line(
        text=_words(main), cells=tuple(_words(cell) for cell in cells[1:]), page=page,
        left=min(span.left for span in main), right=max(span.right for span in main),
        first=main[0].first or main[0].left, edge=edge,
        bottom=min(span.bottom for span in main), top=max(span.top for span in main),
        size=_size(main),
        bold=sum(span.bold for span in main) >= sum(span.letters for span in main) * 0.9,
    )  # fmt: skip


def _size(cell: list[Span]) -> float:
    """The size of the first words, which make a heading of a line, whatever stands after them."""
    return cell[0].size if cell[0].letters > 2 else max(cell, key=lambda span: span.letters).size


def _words(cell: list[Span]) -> str:
    text = cell[0].text
    if is_leftward("".join(span.text for span in cell)):
        bullet, _, _ = text.partition(" ") if cell[0].first else ("", "", "")
        return f"{bullet} {leftward_text([part for span in cell for part in span.parts])}".strip()
    for above, span in pairwise(cell):
        text += ("" if _apart(above, span) < _CLOSE * above.size else " ") + span.text
    return text


def _apart(above: Span, span: Span) -> float:
    return max(span.left - above.right, above.left - span.right)


def _with_bullets(row: Row) -> Row:
    """The row with a bullet that stands alone moved up to the words it belongs to."""
    if len(row) < 2 or strip_bullet(row[0].text) != "":
        return row
    bullet, words = row[0], row[1]
    together = Span(
        text=f"{bullet.text} {words.text}", left=bullet.left, right=words.right, bottom=words.bottom,
        top=words.top, base=words.base, size=words.size, bold=words.bold, letters=words.letters,
        first=words.left, parts=words.parts,
    )  # fmt: skip
    return [together, *row[2:]]


def _is_level(row: Row, span: Span) -> bool:
    tallest = max(row, key=lambda other: other.size)
    if max(tallest.size, span.size) > min(tallest.size, span.size) * _LARGER:
        return False
    overlap = min(tallest.top, span.top) - max(tallest.bottom, span.bottom)
    return overlap > 0.5 * min(tallest.top - tallest.bottom, span.top - span.bottom)


def _crosses(row: Row, place: float) -> bool:
    return any(span.left < place < span.right for span in row)


def _mean_letters(rows: list[Row]) -> float:
    return sum(span.letters for row in rows for span in row) / len(rows)


def _flat(rows: list[Row]) -> list[Span]:
    return [span for row in rows for span in row]
