"""Documents as read, and quotes: exact characters of a document and what they are evidence of.

Knows places in a text. Does not know what any of it means.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from getsit.model.opportunity import Person

CONTEXT = 32  # characters of prefix and suffix that a quote keeps, as W3C Web Annotation suggests


class DocumentKind(StrEnum):
    """What a person brought a document as."""

    POSTING = "posting"
    RESUME = "resume"
    HOMEWORK = "homework"
    NOTE = "note"
    TRANSCRIPT = "transcript"


class Basis(StrEnum):
    """How a quote carries a claim: it says so, it implies so, or we inferred it from it."""

    STATED = "stated"
    IMPLIED = "implied"
    INFERRED = "inferred"


class BlockKind(StrEnum):
    """The structure that a reader saw."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FIELD = "field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact characters of a document: `text[start:end] == exact`, `end` exclusive.

    Offsets count into the canonical text of the document; `turn` is the index of the turn when the
    document is a transcript. Field names follow the W3C Web Annotation selectors.
    """

    document_id: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    turn: int | None = None

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.exact) or not self.exact:
            message = f"a quote must hold its characters: {self.start}-{self.end} {self.exact!r}"
            raise ValueError(message)

    def holds_in(self, text: str) -> bool:
        """Whether these very characters stand at this very place of `text`."""
        return text[self.start : self.end] == self.exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote and how it carries the claim it stands beside."""

    quote: Quote
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document's canonical text that its reader saw as one thing.

    `level` is the depth of a heading or list item (1 is outermost), `page` counts from 1, `name` is set
    for a field only: the standard's own name for it, as `hiringOrganization.name` of schema.org
    JobPosting or `work[0].highlights[1]` of JSON Resume. Blocks may overlap only as a field inside another.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    page: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something in the raw bytes that a reader did not understand, and why, in one sentence."""

    place: str
    reason: str
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Bytes as they came: a file, a page, or typed text. Nothing in them is trusted.

    `name` is a file name or title, `origin` says in words where it came from, `media_type` is what the
    source claimed (may be wrong or empty).
    """

    name: str
    data: bytes
    origin: str
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source as read: its canonical text, its structure, and what was not understood.

    `sha256` is that of the raw bytes, which the store keeps. `origin` says where it came from in the
    person's own terms (a file name, an address, "typed by you"). `dated` is the day the source itself
    bears or the person gave, when known. `who` is set for a note of what somebody said.
    """

    id: str
    name: str
    kind: DocumentKind
    media_type: str
    text: str
    sha256: str
    origin: str
    received: datetime
    dated: date | None = None
    who: Person | None = None
    blocks: tuple[Block, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def quote(self, start: int, end: int) -> Quote:
        """The quote of `text[start:end]`, with its surroundings."""
        return quote_of(self.text, start, end, document_id=self.id)

    def field(self, name: str) -> Quote | None:
        """The first field of that standard name, as a quote, or None when the reader saw none."""
        for block in self.blocks:
            if block.kind is BlockKind.FIELD and block.name == name and block.end > block.start:
                return self.quote(block.start, block.end)
        return None


def quote_of(text: str, start: int, end: int, *, document_id: str, turn: int | None = None) -> Quote:
    """The quote of `text[start:end]`, with up to 32 characters of context either side."""
    return Quote(
        document_id=document_id,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        turn=turn,
    )
