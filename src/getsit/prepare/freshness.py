"""How old a source is: by the day that it bears or was given, else by the first full date in its opening."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from getsit.model.document import Document, DocumentKind
from getsit.text.dates import find_times, resolve

OLD = timedelta(days=365)
_OPENING = 500  # characters in which a page says when it was written
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def old_sources(documents: Sequence[Document], *, today: date) -> tuple[tuple[str, date], ...]:
    """The id and the day of each document that is more than a year old.

    A résumé is never old: it tells of a life. What bears no date is not known to be old.
    """
    days = {
        document.id: written_on(document, today=today)
        for document in documents
        if document.kind is not DocumentKind.RESUME
    }
    return tuple((id, day) for id, day in days.items() if day is not None and today - day > OLD)


def written_on(document: Document, *, today: date) -> date | None:
    """The day of the document, None where nothing says it."""
    if document.dated is not None:
        return document.dated
    for time in find_times(document.text[:_OPENING]):
        day = resolve(time.text, said_on=today) if _YEAR.search(time.text) else None
        if day is not None:
            return day if day <= today else None  # what it speaks of next is its matter, not its day
    return None
