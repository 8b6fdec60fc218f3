"""Addresses and places: where a quote is opened, when a turn was spoken."""

from urllib.parse import quote as escaped

from getsit.model.document import Quote


def source_address(quote: Quote, opportunity_id: str) -> str:
    """The page that shows a quote in its source, with the marker on it."""
    base = f"/o/{escaped(opportunity_id)}/source/{escaped(quote.document_id)}"
    return f"{base}?start={quote.start}&end={quote.end}#here"


def clock(seconds: float | None) -> str:
    """Seconds from the start as `4:20`, or nothing when they are not known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
