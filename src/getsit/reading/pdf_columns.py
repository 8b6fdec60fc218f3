"""Spans of a page to lines in reading order: columns one after the other, side notes with their entry.

Knows only where things stand. A gutter that no span crosses over many lines parts two columns; a narrow
side with few lines, each level with a line of the other, is notes beside entries (dates, places).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from getsit.reading.marks import strip_bullet
from getsit.reading.pdf_letters import Span

_LEAST_LINES = 3  # on each side of a gutter, else it is only a gap in a few lines
_GUTTER = 6.0  # points
_NOTES_SHARE = 0.7  # notes have at most this many lines for each line beside them
_NOTES_WIDTH = 0.42  # and take at most this share of the width
_CELL = 28  # letters; sides whose lines are shorter than this on average and level are cells of a table
_HEADING = 1.18  # times the usual size: notes hold nothing so large
_MOST_DEPTH = 6

Row = list[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as a person reads it; cells and notes are parted by tabs. `edge` is how far right its column
    goes, `first` the place where its words begin (after a bullet)."""

    text: str
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
    return [sorted(row, key=lambda span: span.left) for row in rows]


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
    if min(len(left), len(right)) < _LEAST_LINES or max(len(left), len(right)) < _LEAST_LINES + 1:
        return False
    level = gutter.both / min(len(left), len(right))
    if level > 0.8 and len(left) < len(right) * 1.3 and len(right) < len(left) * 1.3:
        return min(_mean_letters(left), _mean_letters(right)) >= _CELL
    return True


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
    if not notes:
        return line
    return Line(
        text="\t".join((line.text, *(note.text for note in notes))), page=line.page, left=line.left,
        right=line.right, first=line.first, edge=line.edge, bottom=line.bottom, top=line.top, size=line.size,
        bold=line.bold,
    )  # fmt: skip


def _line(row: Row, *, page: int, edge: float) -> Line:
    text = row[0].text
    first = row[0].left
    for above, span in pairwise(row):
        apart = span.left - above.right
        if strip_bullet(above.text) == "" and above is row[0]:
            text, first = f"{text} {span.text}", span.left
        else:
            close = apart < 0.16 * above.size
            wide = apart > 1.1 * max(above.size, span.size)
            text += ("" if close else "\t" if wide else " ") + span.text
    letters = sum(span.letters for span in row)
    return Line(
        text=text, page=page, left=row[0].left, right=row[-1].right, first=first, edge=edge,
        bottom=min(span.bottom for span in row), top=max(span.top for span in row),
        size=max(row, key=lambda span: span.letters).size,
        bold=sum(span.bold for span in row) >= letters * 0.9,
    )  # fmt: skip


def _with_bullets(row: Row) -> Row:
    """The row with a bullet that stands alone moved up to the words it belongs to."""
    if len(row) < 2 or strip_bullet(row[0].text) != "":
        return row
    bullet, words = row[0], row[1]
    together = Span(
        text=f"{bullet.text} {words.text}", left=bullet.left, right=words.right, bottom=words.bottom,
        top=words.top, size=words.size, bold=words.bold, letters=words.letters + 1,
    )  # fmt: skip
    return [together, *row[2:]]


def _is_level(row: Row, span: Span) -> bool:
    tallest = max(row, key=lambda other: other.size)
    overlap = min(tallest.top, span.top) - max(tallest.bottom, span.bottom)
    return overlap > 0.5 * min(tallest.top - tallest.bottom, span.top - span.bottom)


def _crosses(row: Row, place: float) -> bool:
    return any(span.left < place < span.right for span in row)


def _mean_letters(rows: list[Row]) -> float:
    return sum(span.letters for row in rows for span in row) / len(rows)


def _flat(rows: list[Row]) -> list[Span]:
    return [span for row in rows for span in row]
