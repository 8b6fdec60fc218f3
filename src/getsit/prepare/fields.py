"""Facts from the fields of a JSON Resume, by the standard's own names.

Knows `work`, `volunteer`, `projects`, `education`, `certificates`, `skills` and `languages`. Each fact
quotes the field's own characters.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from getsit.model.document import BlockKind, Document, Quote
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.prepare.verbs import opens_with_deed
from getsit.text.lines import one_line

_FIELD = re.compile(r"^(work|volunteer|projects|education|certificates|skills|languages)\[(\d+)\]\.(.+)$")
_LISTED = re.compile(r"^(?:highlights|keywords)\[\d+\]$")
Entry = Mapping[str, Quote]


def facts_of_fields(document: Document) -> list[Fact]:
    """The facts that JSON Resume fields give, in the order of the file; empty when there are none."""
    entries: dict[tuple[str, int], dict[str, Quote]] = defaultdict(dict)
    for block in document.blocks:
        match = _FIELD.match(block.name) if block.kind is BlockKind.FIELD else None
        if match and block.end > block.start:
            entries[match[1], int(match[2])].setdefault(match[3], document.quote(block.start, block.end))
    return [fact for (part, _), entry in entries.items() for fact in _READERS[part](entry)]


def _career(entry: Entry) -> Iterator[Fact]:
    title, place = entry.get("position"), entry.get("name") or entry.get("organization")
    position = ", ".join(one_line(quote.exact) for quote in (title, place) if quote)
    begins, ends = _dates(entry)
    if head := title or place:
        yield _fact(head, FactKind.POSITION, text=position, position=position, begins=begins, ends=ends)
    yield from _deeds(entry, position=position, begins=begins, ends=ends)


def _project(entry: Entry) -> Iterator[Fact]:
    name = entry.get("name")
    begins, ends = _dates(entry)
    yield from _deeds(entry, position=one_line(name.exact) if name else "", begins=begins, ends=ends)


def _deeds(entry: Entry, *, position: str, begins: str, ends: str) -> Iterator[Fact]:
    for name, quote in entry.items():
        is_deed = _LISTED.match(name) or (name in {"summary", "description"} and opens_with_deed(quote.exact))
        if is_deed and not name.startswith("keywords"):
            yield _fact(quote, FactKind.ACHIEVEMENT, position=position, begins=begins, ends=ends)


def _education(entry: Entry) -> Iterator[Fact]:
    parts = [entry[name] for name in ("studyType", "area", "institution") if name in entry]
    begins, ends = _dates(entry)
    if parts:
        text = ", ".join(one_line(part.exact) for part in parts)
        yield _fact(parts[0], FactKind.EDUCATION, text=text, begins=begins, ends=ends)


def _certificate(entry: Entry) -> Iterator[Fact]:
    name, issuer = entry.get("name"), entry.get("issuer")
    if name:
        text = ", ".join(one_line(part.exact) for part in (name, issuer) if part)
        yield _fact(name, FactKind.LICENCE, text=text, begins=_day(entry.get("date")))


def _skill(entry: Entry) -> Iterator[Fact]:
    for name, quote in entry.items():
        if name == "name" or _LISTED.match(name):
            yield _fact(quote, FactKind.SKILL)


def _language(entry: Entry) -> Iterator[Fact]:
    language, fluency = entry.get("language"), entry.get("fluency")
    if language:
        text = ", ".join(one_line(part.exact) for part in (language, fluency) if part)
        yield _fact(language, FactKind.LANGUAGE, text=text)


_READERS = {
    "work": _career,
    "volunteer": _career,
    "projects": _project,
    "education": _education,
    "certificates": _certificate,
    "skills": _skill,
    "languages": _language,
}


def _fact(
    quote: Quote, kind: FactKind, *, text: str = "", position: str = "", begins: str = "", ends: str = ""
) -> Fact:
    return Fact(
        id="",
        text=text or one_line(quote.exact),
        kind=kind,
        standing=FactStanding.PROPOSED,
        quote=quote,
        position=position,
        begins=begins,
        ends=ends,
    )


def _dates(entry: Entry) -> tuple[str, str]:
    begins, ends = _day(entry.get("startDate")), _day(entry.get("endDate"))
    return begins, ends or ("now" if begins else "")


def _day(quote: Quote | None) -> str:
    match = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?", quote.exact) if quote else None
    return match[0] if match else ""
