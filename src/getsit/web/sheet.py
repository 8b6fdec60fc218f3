"""A finished text as a sheet: paragraphs in pieces, each claim with the number of its source."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from getsit.model.letter import Claim, Letter, Plan, SourceKind
from getsit.web.places import source_address
from getsit.web.views import Viewer

ITEM = "- "
CLOSING = "”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text; `number` is that of its source, 0 for our own wording. The number stands
    behind the mark that closes a quotation, so that mark is told apart."""

    words: str
    closing: str = ""
    number: int = 0
    theirs: bool = False
    address: str = ""


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """One line of the text; `kind` is "item" for one of a list, "heading" for a line that names others."""

    kind: str = "text"
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A source of the sheet: its number, what it is, and where it opens."""

    number: int
    source: str
    address: str


def paragraphs_of(written: Letter | Plan, viewer: Viewer) -> tuple[list[Paragraph], list[Trace]]:
    """The lines of the text in pieces, and the sources in the order of their numbers."""
    traces: dict[tuple[str, str], Trace] = {}
    lines: list[list[Piece]] = [[]]
    for claim in written.claims:
        number = _number(claim, traces, viewer)
        theirs = claim.kind is SourceKind.QUOTE
        address = _address(claim, viewer) if number else ""
        for place, words in enumerate(written.text[claim.start : claim.end].split("\n")):
            if place:
                lines.append([])
            if words:
                lines[-1].append(Piece(words=words, number=number, theirs=theirs, address=address))
    found = [_paragraph(line) for line in lines if any(piece.words.strip() for piece in line)]
    if isinstance(written, Plan):
        _name_headings(found)
    return found, list(traces.values())


def _paragraph(pieces: list[Piece]) -> Paragraph:
    pieces = _closed(pieces)
    first = pieces[0]
    if not first.words.startswith(ITEM):
        return Paragraph(pieces=pieces)
    rest = replace(first, words=first.words.removeprefix(ITEM))
    return Paragraph(kind="item", pieces=[rest, *pieces[1:]])


def _closed(pieces: list[Piece]) -> list[Piece]:
    closed = list(pieces)
    for place, (one, following) in enumerate(pairwise(pieces)):
        if one.number and following.words.startswith(CLOSING):
            closed[place] = replace(closed[place], closing=CLOSING)
            closed[place + 1] = replace(following, words=following.words.removeprefix(CLOSING))
    return closed


def _name_headings(paragraphs: list[Paragraph]) -> None:
    """A line of our own right above a list names it."""
    for one, following in pairwise(paragraphs):
        if one.kind == "text" and following.kind == "item" and not any(piece.number for piece in one.pieces):
            one.kind = "heading"


def _number(claim: Claim, traces: dict[tuple[str, str], Trace], viewer: Viewer) -> int:
    if claim.kind in {SourceKind.PLAIN, SourceKind.PERSON}:
        return 0
    key = (claim.kind.value, claim.fact_id or claim.need_id or claim.source)
    if key not in traces:
        address = _address(claim, viewer)
        traces[key] = Trace(number=len(traces) + 1, source=claim.source, address=address)
    return traces[key].number


def _address(claim: Claim, viewer: Viewer) -> str:
    if claim.quote is None or claim.quote.document_id not in viewer.documents:
        return ""
    return source_address(claim.quote, viewer.opportunity_id)
