"""JSON Resume to pieces: a readable résumé in which every value is a field with the standard's own name.

Knows the sections of jsonresume.org (schema 1.0.0); sections and keys it does not know are written out as
they stand. Adds no word of its own but the names of sections.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from getsit.model.document import BlockKind, Gap
from getsit.reading.pieces import Inside, Piece, Reading, one_line, tidy
from getsit.reading.told import gap

SECTIONS = (
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages",
    "interests", "references", "projects",
)  # fmt: skip
_HEADS = {
    "basics": ("name", "label"),
    "work": ("position", "name", "company"),
    "volunteer": ("position", "organization"),
    "education": ("studyType", "area", "institution"),
    "awards": ("title", "awarder"),
    "certificates": ("name", "issuer"),
    "publications": ("name", "publisher"),
    "skills": ("name", "level"),
    "languages": ("language", "fluency"),
    "interests": ("name",),
    "references": ("name",),
    "projects": ("name", "entity", "type"),
}
_DATES = ("startDate", "endDate", "date", "releaseDate")
_LISTED = {"highlights", "responsibilities", "qualifications", "courses"}
_NO_TEXT = {"$schema", "meta", "image", "picture"}
_SHORT = 60  # characters; a longer value stands as a paragraph of its own


def is_resume(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a JSON value is a résumé in the JSON Resume standard, or enough like one to read."""
    if not isinstance(value, Mapping):
        return False
    known = [name for name in SECTIONS if isinstance(value.get(name), list)]
    return isinstance(value.get("basics"), Mapping) or len(known) > 1 or (bool(known) and len(value) == 1)


def read_resume(resume: Mapping[str, object]) -> Reading:
    """The pieces of the résumé: a heading for each section and entry, its dates, its text and its items."""
    pieces: list[Piece] = []
    gaps: list[Gap] = []
    for section, value in resume.items():
        if section in _NO_TEXT:
            gaps.append(gap("detail", names=section))
        elif isinstance(value, Mapping):
            pieces += _entry(section, section, value, depth=1)
        elif isinstance(value, list):
            pieces += _section(section, value)
        else:
            pieces += _long(section, _scalar(value))
    return Reading(pieces=tuple(pieces), gaps=tuple(gaps))


def _section(section: str, entries: list[object]) -> Iterator[Piece]:
    if not entries:
        return
    yield Piece(kind=BlockKind.HEADING, text=_words(section), level=2)
    for number, entry in enumerate(entries):
        path = f"{section}[{number}]"
        if isinstance(entry, Mapping):
            yield from _entry(section, path, entry, depth=3)
        elif isinstance(entry, list):
            yield from _list(section, path, section, entry)
        else:
            yield from _item(path, entry)


def _entry(section: str, path: str, entry: Mapping[str, object], *, depth: int) -> Iterator[Piece]:
    heads = [key for key in _HEADS.get(section, ()) if _scalar(entry.get(key))]
    if heads:
        yield _row([(f"{path}.{key}", _scalar(entry[key])) for key in heads], ", ", BlockKind.HEADING, depth)
    dates = [(f"{path}.{key}", _scalar(entry.get(key))) for key in _DATES if _scalar(entry.get(key))]
    if dates:
        yield _row(dates, " – ")
    for key, value in entry.items():
        if key not in heads and key not in _DATES and key not in _NO_TEXT:
            yield from _value(section, f"{path}.{key}", key, value)


def _value(section: str, path: str, key: str, value: object) -> Iterator[Piece]:
    if isinstance(value, Mapping):
        yield from _mapping(section, path, value)
    elif isinstance(value, list):
        yield from _list(section, path, key, value)
    else:
        yield from _long(path, _scalar(value))


def _mapping(section: str, path: str, value: Mapping[str, object]) -> Iterator[Piece]:
    """A mapping of short values, as a place, stands in one line."""
    short = {key: _scalar(inner) for key, inner in value.items()}
    if all(short.values()) and short:
        yield _row([(f"{path}.{key}", text) for key, text in short.items()], ", ")
        return
    for key, inner in value.items():
        yield from _value(section, f"{path}.{key}", key, inner)


def _list(section: str, path: str, key: str, values: list[object]) -> Iterator[Piece]:
    texts = [_scalar(value) for value in values]
    if texts and all(texts) and key not in _LISTED and max(map(len, texts)) < _SHORT:
        yield _row([(f"{path}[{number}]", text) for number, text in enumerate(texts)], ", ")
        return
    for number, value in enumerate(values):
        inner = f"{path}[{number}]"
        if isinstance(value, Mapping | list):
            yield from _value(section, inner, key, value)
        else:
            yield from _item(inner, value)


def _item(path: str, value: object) -> Iterator[Piece]:
    if text := one_line(_scalar(value)):
        inside = Inside(name=path, start=0, end=len(text))
        yield Piece(kind=BlockKind.ITEM, text=text, level=1, fields=(inside,))


def _long(path: str, text: str) -> Iterator[Piece]:
    if text := tidy(text):
        inside = Inside(name=path, start=0, end=len(text))
        yield Piece(kind=BlockKind.PARAGRAPH, text=text, fields=(inside,))


def _row(
    parts: list[tuple[str, str]], separator: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0
) -> Piece:
    text, fields = "", []
    for name, part in parts:
        text += separator if text else ""
        fields.append(Inside(name=name, start=len(text), end=len(text) + len(part)))
        text += part
    return Piece(kind=kind, text=text, level=level, fields=tuple(fields))


def _scalar(value: object) -> str:
    """The value as one line; "" for what is no single value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return one_line(value) if len(value) < _SHORT else tidy(value)
    return str(value) if isinstance(value, int | float) else ""


def _words(name: str) -> str:
    """A key as words: `workHistory` as "Work history"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").capitalize()
