"""What a reader hands on: pieces of text with their structure, laid out as one canonical text.

Knows how pieces stand under each other. Does not know any file format, nor what the words mean.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from getsit.model.document import Block, BlockKind, Gap

_CLOSE = {BlockKind.ITEM, BlockKind.ROW, BlockKind.FIELD}  # these stand under each other without a gap
_SPACES = re.compile(r"[^\S\n\t]+")
_AROUND_BREAKS = re.compile(r"[^\S\n]*\n[^\S\n]*")
_KEPT_CONTROLS = {"\n", "\t"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """A field named `name` at characters `start` to `end` of its piece."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One heading, paragraph, item, row or field. `lead` is a marker such as `1.` that stands before the
    piece's own words; cells of a row are parted by tabs, and lines that the source broke by line feeds."""

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    name: str = ""
    lead: str = ""
    fields: tuple[Inside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader made of some bytes: its pieces in reading order, and what it did not understand."""

    pieces: tuple[Piece, ...]
    gaps: tuple[Gap, ...] = ()


def lay_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text of the pieces, and their blocks with places in it."""
    text: list[str] = []
    blocks: list[Block] = []
    place, above = 0, None
    for piece in pieces:
        before = _between(above, piece) + (f"{piece.lead} " if piece.lead else "")
        place += len(before)
        blocks += _blocks(piece, place)
        text += [before, piece.text]
        place += len(piece.text)
        above = piece
    return "".join(text), tuple(blocks)


def tidy_pieces(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with white space inside lines tidied; those without any words fall away.

    Only for pieces without fields inside, whose places would move.
    """
    tidied = (replace(piece, text=tidy(piece.text)) for piece in pieces)
    return [piece for piece in tidied if piece.text]


def tidy(text: str) -> str:
    """The text with runs of spaces made one, control characters gone, and nothing around line ends."""
    if not text.isprintable():
        text = drop_controls(text)
    return _AROUND_BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()


def drop_controls(text: str) -> str:
    """The text with every kind of line end made `\\n`, and without control characters and lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = text.replace("\x85", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(letter for letter in text if letter in _KEPT_CONTROLS or not is_control(letter))


def is_control(letter: str) -> bool:
    """Whether the character is no letter at all: a control character, a lone surrogate, a byte order mark."""
    return unicodedata.category(letter) in {"Cc", "Cs"} or letter == "\ufeff"


def one_line(text: str) -> str:
    """The text as one line, for a heading, a field or a cell."""
    return " ".join(drop_controls(text).split())


def joined(parts: Sequence[tuple[str, str]], separator: str) -> tuple[str, tuple[Inside, ...]]:
    """Named parts written after each other, and where each stands; empty parts are left out."""
    text, fields = "", []
    for name, part in parts:
        if not part:
            continue
        text += separator if text else ""
        fields.append(Inside(name=name, start=len(text), end=len(text) + len(part)))
        text += part
    return text, tuple(fields)


def _between(above: Piece | None, piece: Piece) -> str:
    if above is None:
        return ""
    return "\n" if above.kind is piece.kind and piece.kind in _CLOSE else "\n\n"


def _blocks(piece: Piece, place: int) -> Iterator[Block]:
    yield Block(
        kind=piece.kind, start=place, end=place + len(piece.text), level=piece.level, page=piece.page,
        name=piece.name,
    )  # fmt: skip
    for inside in piece.fields:
        yield Block(
            kind=BlockKind.FIELD, start=place + inside.start, end=place + inside.end, page=piece.page,
            name=inside.name,
        )  # fmt: skip
