"""A finished text as a sheet: paragraphs in pieces, each claim with the number of its source."""

from dataclasses import dataclass

from getsit.model.letter import Claim, Letter, Plan, SourceKind
from getsit.web.places import source_address
from getsit.web.views import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text; `number` is that of its source, 0 for our own wording."""

    words: str
    number: int = 0
    theirs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A source of the sheet: its number, what it is, and where it opens."""

    number: int
    source: str
    address: str


def pieces_of(written: Letter | Plan, viewer: Viewer) -> tuple[list[list[Piece]], list[Trace]]:
    """The paragraphs of the text in pieces, and the sources in the order of their numbers."""
    traces: dict[tuple[str, str], Trace] = {}
    paragraphs: list[list[Piece]] = [[]]
    for claim in written.claims:
        number = _number(claim, traces, viewer)
        words = written.text[claim.start : claim.end]
        for place, line in enumerate(words.split("\n")):
            if place and paragraphs[-1]:
                paragraphs.append([])
            if line.strip():
                is_quote = claim.kind is SourceKind.QUOTE
                paragraphs[-1].append(Piece(words=line, number=number, theirs=is_quote))
    return [one for one in paragraphs if one], list(traces.values())


def _number(claim: Claim, traces: dict[tuple[str, str], Trace], viewer: Viewer) -> int:
    if claim.kind in {SourceKind.PLAIN, SourceKind.PERSON}:
        return 0
    key = (claim.kind.value, claim.fact_id or claim.need_id or claim.source)
    if key not in traces:
        address = ""
        if claim.quote is not None and claim.quote.document_id in viewer.sources:
            address = source_address(claim.quote, viewer.opportunity_id)
        traces[key] = Trace(number=len(traces) + 1, source=claim.source, address=address)
    return traces[key].number
