"""HTML to pieces: headings, paragraphs, items and table rows in reading order.

Walks the tree without recursion, so that depth does no harm. Does not know which part of a page matters.
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from getsit.model.document import BlockKind
from getsit.reading.marks import is_short, strip_bullet
from getsit.reading.pieces import Piece, drop_controls, one_line
from getsit.reading.plain import parse_text

UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "canvas", "audio", "video",
    "select", "datalist", "math", "-comment", "-undef",
})  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address", "blockquote",
    "pre", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "hr",
    "caption", "figure", "figcaption", "form", "fieldset", "legend", "details", "summary", "body", "html",
    "button", "label", "menu", "option", "center", *_HEADINGS,
})  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_LISTS = frozenset({"ul", "ol", "menu"})
_CELLS_THAT_ARE_ROOMS = "ul, ol, table, h1, h2, h3, h4, p + p, div + div, br + br"
_ROUNDS = 5  # of unescaping; some sites escape HTML two and three times


def unescape(text: str) -> str:
    """The text with character references resolved until nothing changes: `&amp;lt;p&amp;gt;` is `<p>`."""
    for _ in range(_ROUNDS):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def pieces_of_fragment(text: str) -> list[Piece]:
    """The pieces of a stretch of HTML, escaped or not, or of plain text that has no tags."""
    text = unescape(text)
    if not has_tags(text):
        return list(parse_text(text).pieces)
    root = LexborHTMLParser(text).body
    return [] if root is None else pieces_under(root)


def has_tags(text: str) -> bool:
    """Whether the text holds anything that looks like a tag."""
    place = text.find("<")
    while place >= 0:
        following = text[place + 1 : place + 2]
        if (following.isascii() and following.isalpha()) or following in ("/", "!"):
            return True
        place = text.find("<", place + 1)
    return False


def words_of_fragment(text: str) -> str:
    """The words of a stretch of HTML as one line."""
    return one_line(" ".join(piece.text for piece in pieces_of_fragment(text)))


def pieces_under(root: LexborNode) -> list[Piece]:
    """The pieces of everything below the node, in reading order."""
    writer = _Writer()
    writer.below(root)
    writer.flush()
    return writer.pieces


def pieces_of(node: LexborNode) -> list[Piece]:
    """The pieces of the node itself and everything below it."""
    writer = _Writer()
    writer.enter(node)
    writer.below(node)
    writer.leave(node)
    return writer.pieces


def walk(root: LexborNode, *, closed: frozenset[str] = frozenset()) -> Iterator[tuple[LexborNode, bool]]:
    """Every seen node below the root, on entering (True) and on leaving; nothing inside `closed` ones."""
    node = root.child
    while node is not None:
        tag = node.tag or ""
        if tag not in UNSEEN:
            yield node, True
            if node.child is not None and tag not in closed:
                node = node.child
                continue
            yield node, False
        while node.next is None:
            if node.parent is None or node.parent.mem_id == root.mem_id:
                return
            node = node.parent
            yield node, False
        node = node.next


@dataclass
class _Writer:
    """Collects letters until a block begins or ends, then writes them down as a piece."""

    pieces: list[Piece] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    lists: int = 0
    bold: int = 0
    bold_letters: int = 0

    def below(self, root: LexborNode) -> None:
        for node, entering in walk(root, closed=frozenset({"tr"})):
            if entering:
                self.enter(node)
            else:
                self.leave(node)

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if node.is_text_node:
            self._write(node.text_content or "")
            return
        if tag == "br":
            self.letters.append("\n")
        if tag in _BLOCKS:
            self.flush()
            self.open.append(tag)
        self.lists += tag in _LISTS
        self.bold += tag in _BOLD
        if tag == "tr":
            self._row(node)

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self.flush()
            self.open.pop()
        self.lists -= tag in _LISTS
        self.bold -= tag in _BOLD

    def flush(self) -> None:
        lines = [one_line(line) for line in drop_controls("".join(self.letters)).split("\n")]
        text = "\n".join(lines).strip()
        bold = self.bold_letters >= sum(1 for letter in text if not letter.isspace()) > 0
        self.letters, self.bold_letters = [], 0
        if text:
            self.pieces += self._pieces(text, bold=bold)

    def _write(self, text: str) -> None:
        text = text if "pre" in self.open else " ".join(text.replace("\n", " ").split(" "))
        if self.bold:
            self.bold_letters += sum(1 for letter in text if not letter.isspace())
        self.letters.append(text)

    def _pieces(self, text: str, *, bold: bool) -> list[Piece]:
        around = next(
            (tag for tag in reversed(self.open) if tag in _HEADINGS or tag in ("li", "td", "th")), ""
        )
        if around in _HEADINGS:
            return [Piece(kind=BlockKind.HEADING, text=one_line(text), level=_HEADINGS[around])]
        if around == "li" and "\n" not in text:
            item = strip_bullet(text) or text
            return [Piece(kind=BlockKind.ITEM, text=item, level=max(self.lists, 1))]
        if bold and is_short(text) and "\n" not in text:
            return [Piece(kind=BlockKind.HEADING, text=text, level=3)]
        if "\n" in text or strip_bullet(text):
            return list(parse_text(text).pieces)
        return [Piece(kind=BlockKind.PARAGRAPH, text=text)]

    def _row(self, row: LexborNode) -> None:
        """A row of plain cells is one piece; a cell that holds lists or paragraphs is a room of its own."""
        cells = [
            cell for cell in row.css("td, th") if cell.parent is not None and cell.parent.mem_id == row.mem_id
        ]
        if any(cell.css_first(_CELLS_THAT_ARE_ROOMS) for cell in cells) or len(cells) < 2:
            for cell in cells:
                self.pieces += pieces_under(cell)
            return
        texts = [one_line(" ".join(piece.text for piece in pieces_under(cell))) for cell in cells]
        if any(texts):
            self.pieces.append(Piece(kind=BlockKind.ROW, text="\t".join(texts).strip()))
