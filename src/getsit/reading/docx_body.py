"""The body of a Word document, walked element by element.

Knows WordprocessingML as ECMA-376 describes it: paragraphs, runs, tracked changes, lists, tables, text
boxes. Does not know packages.
"""

import unicodedata
from collections.abc import Iterator

from lxml import etree

from getsit.model.document import BlockKind, Gap
from getsit.reading.marks import is_capitals, is_short, split_number, strip_bullet
from getsit.reading.pieces import Piece, one_line, tidy
from getsit.reading.told import gap

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LETTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_NO_TEXT = {f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{_MC}Fallback", f"{W}footnoteReference"}
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
_TEXT_BOX = f"{W}txbxContent"
_OFF = {"0", "false", "none", "off"}


class Styles:
    """What paragraph styles say: heading levels and lists, also through the styles they rest on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        for style in () if root is None else root.iter(f"{W}style"):
            self._styles[style.get(f"{W}styleId", "")] = style

    def heading(self, id: str) -> int:
        """The level of the heading that the style is, from 1, or 0 when it is none."""
        for style in self._line(id):
            name = _value(style.find(f"{W}name")).lower()
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].strip().isdigit():
                return int(name[8:])
            if (level := _value(style.find(f"{W}pPr/{W}outlineLvl"))).isdigit() and int(level) < 9:
                return int(level) + 1
        return 0

    def list_level(self, id: str) -> int:
        """The depth of the list item that the style is, from 1, or 0 when it is none."""
        for style in self._line(id):
            numbering = style.find(f"{W}pPr/{W}numPr")
            if numbering is not None:
                return _list_level(numbering)
            if _value(style.find(f"{W}name")).lower().startswith("list "):
                return 1
        return 0

    def bold(self, id: str) -> bool:
        """Whether the style writes in bold."""
        found = (style.find(f"{W}rPr/{W}b") for style in self._line(id))
        return any(_is_on(mark) for mark in found if mark is not None)

    def _line(self, id: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while id in self._styles and id not in seen:
            seen.add(id)
            yield self._styles[id]
            id = _value(self._styles[id].find(f"{W}basedOn"))


class Body:
    """Collects the pieces of one part, and what was left out of it."""

    def __init__(self, styles: Styles) -> None:
        self.pieces: list[Piece] = []
        self.gaps: list[Gap] = []
        self._styles = styles

    def read(self, root: etree._Element) -> None:
        """Reads everything below the element, in order."""
        for child in root:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _DELETED:
                self._say_left_out("deleted", child)
            elif child.tag not in _NO_TEXT:
                self.read(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        boxes: list[etree._Element] = []
        letters = "".join(self._letters(paragraph, boxes))
        lines = [tidy(line) for line in letters.split("\n")]
        text = "\n".join(line for line in lines if line)
        if text:
            self.pieces += self._pieces(paragraph, text)
        for box in boxes:
            self.read(box)

    def _letters(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        """The letters of a paragraph in order; text boxes anchored in it are put aside in `boxes`."""
        for child in element:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _LETTERS:
                yield _LETTERS[child.tag]
            elif child.tag == f"{W}sym":
                yield _symbol(child)
            elif child.tag in _DELETED:
                self._say_left_out("deleted", child)
            elif child.tag == f"{W}r" and _is_hidden(child):
                self._say_left_out("hidden", child)
            elif child.tag == _TEXT_BOX:
                boxes.append(child)
            elif child.tag not in _NO_TEXT and isinstance(child.tag, str):
                if child.tag in _PICTURES and next(child.iter(_TEXT_BOX), None) is None:
                    self._say_picture()
                yield from self._letters(child, boxes)

    def _pieces(self, paragraph: etree._Element, text: str) -> list[Piece]:
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        level = self._heading_level(paragraph, style)
        if level:
            return [Piece(kind=BlockKind.HEADING, text=one_line(text), level=level)]
        depth = self._list_level(paragraph, style)
        if depth:
            return [Piece(kind=BlockKind.ITEM, text=text, level=depth)]
        if is_short(text) and "\n" not in text and "\t" not in text:
            if is_capitals(text):
                return [Piece(kind=BlockKind.HEADING, text=text, level=2)]
            if self._is_bold(paragraph, style):
                return [Piece(kind=BlockKind.HEADING, text=text, level=3)]
        return _typed(text)

    def _heading_level(self, paragraph: etree._Element, style: str) -> int:
        outline = _value(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if outline.isdigit() and int(outline) < 9:
            return int(outline) + 1
        return self._styles.heading(style)

    def _list_level(self, paragraph: etree._Element, style: str) -> int:
        numbering = paragraph.find(f"{W}pPr/{W}numPr")
        return self._styles.list_level(style) if numbering is None else _list_level(numbering)

    def _is_bold(self, paragraph: etree._Element, style: str) -> bool:
        by_style = self._styles.bold(style)
        runs = [
            run
            for run in paragraph.iter(f"{W}r")
            if any((text.text or "").strip() for text in run.iter(f"{W}t"))
        ]
        marks = [run.find(f"{W}rPr/{W}b") for run in runs]
        return bool(runs) and all(by_style if mark is None else _is_on(mark) for mark in marks)

    def _table(self, table: etree._Element) -> None:
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue
            if row.find(f"{W}trPr/{W}del") is not None:
                self._say_left_out("deleted", row)
                continue
            self._row(list(_cells(row)))

    def _row(self, cells: list[etree._Element]) -> None:
        """A row of single lines is one piece; a cell that holds more is read as a room of its own."""
        rooms: list[list[Piece]] = []
        for cell in cells:
            room = Body(self._styles)
            room.read(cell)
            rooms.append(room.pieces)
            self.gaps += room.gaps
        if len(rooms) > 1 and all(_is_one_line(room) for room in rooms):
            text = "\t".join(room[0].text if room else "" for room in rooms).strip()
            self.pieces += [Piece(kind=BlockKind.ROW, text=text)] if text else []
            return
        self.pieces += [piece for room in rooms for piece in room]

    def _say_left_out(self, key: str, element: etree._Element) -> None:
        words = one_line("".join(part.text or "" for part in element.iter(f"{W}delText", f"{W}t")))
        if words:
            self.gaps.append(gap(key, raw=words))

    def _say_picture(self) -> None:
        said = gap("picture")
        if said not in self.gaps:
            self.gaps.append(said)


def _typed(text: str) -> list[Piece]:
    """A paragraph in which the bullets were typed by hand, line by line, or none at all."""
    pieces: list[Piece] = []
    for line in text.split("\n"):
        numbered = split_number(line)
        if bare := strip_bullet(line):
            pieces.append(Piece(kind=BlockKind.ITEM, text=bare, level=1))
        elif numbered:
            pieces.append(Piece(kind=BlockKind.ITEM, text=numbered[1], level=1, lead=numbered[0]))
        elif pieces and pieces[-1].kind is BlockKind.PARAGRAPH:
            pieces[-1] = Piece(kind=BlockKind.PARAGRAPH, text=f"{pieces[-1].text}\n{line}")
        else:
            pieces.append(Piece(kind=BlockKind.PARAGRAPH, text=line))
    return pieces


def _is_one_line(room: list[Piece]) -> bool:
    return len(room) < 2 and all(
        "\n" not in piece.text and piece.kind is not BlockKind.ITEM for piece in room
    )


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr")) is row:
            yield cell


def _list_level(numbering: etree._Element) -> int:
    if _value(numbering.find(f"{W}numId")) == "0":  # a list that the style began and this paragraph leaves
        return 0
    level = _value(numbering.find(f"{W}ilvl"))
    return int(level) + 1 if level.isdigit() else 1


def _symbol(element: etree._Element) -> str:
    """The letter of a symbol; "" for a picture from a symbol font, which has no meaning outside it."""
    try:
        letter = chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return "" if unicodedata.category(letter) in ("Co", "Cs") else letter


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and _is_on(mark)


def _is_on(mark: etree._Element) -> bool:
    return mark.get(f"{W}val", "true") not in _OFF


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))
