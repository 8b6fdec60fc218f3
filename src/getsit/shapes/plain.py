"""The parts that all shapes share: quotes, evidence, dates."""

from collections.abc import Iterable
from datetime import date, datetime

from getsit.model.document import Evidence, Gap, Quote

Shape = dict[str, object]
"""What becomes one JSON object."""


def quote_shape(quote: Quote) -> Shape:
    """A quote: its document, place and exact characters; `turn` only for talk."""
    shape: Shape = {
        "document": quote.document_id,
        "start": quote.start,
        "end": quote.end,
        "exact": quote.exact,
    }
    return shape if quote.turn is None else shape | {"turn": quote.turn}


def evidence_shape(evidence: Iterable[Evidence]) -> list[Shape]:
    """Each piece of evidence as its quote and basis."""
    return [quote_shape(one.quote) | {"basis": one.basis.value} for one in evidence]


def gap_shape(gap: Gap) -> Shape:
    """Something that a reader did not understand."""
    return {"place": gap.place, "reason": gap.reason, "raw": gap.raw}


def day(value: date | datetime | None) -> str | None:
    """A date or time in ISO 8601, or null."""
    return value.isoformat() if value is not None else None
