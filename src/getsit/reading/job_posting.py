"""A schema.org JobPosting to pieces: its fields first, each under the standard's own name, then its text.

Knows the properties that say something about the job. Writes values as they stand and adds no words.
"""

from collections.abc import Iterator, Mapping

from getsit.errors import Broken
from getsit.model.document import BlockKind, Gap
from getsit.reading.decode import decode
from getsit.reading.html_pieces import pieces_of_fragment, words_of_fragment
from getsit.reading.json_files import find_postings, load_values
from getsit.reading.pieces import Inside, Piece, Reading
from getsit.reading.told import gap, say

_SHORT_FIELDS = (
    "hiringOrganization", "jobLocation", "jobLocationType", "applicantLocationRequirements", "datePosted",
    "validThrough", "employmentType", "baseSalary", "estimatedSalary", "workHours", "industry",
    "occupationalCategory", "jobStartDate", "employmentUnit",
)  # fmt: skip
_LONG_FIELDS = (
    "description", "responsibilities", "qualifications", "experienceRequirements", "educationRequirements",
    "skills", "jobBenefits", "incentiveCompensation", "specialCommitments", "physicalRequirement",
    "securityClearanceRequirement", "employerOverview",
)  # fmt: skip
_NAMED = {"hiringOrganization", "employmentUnit", "applicantLocationRequirements"}
_SYNONYMS = {"company": "hiringOrganization", "type": "employmentType", "date": "datePosted",
             "salary": "baseSalary", "location": "jobLocation"}  # fmt: skip
_ABOUT_THE_DATA = {"@context", "@type", "@id", "$schema"}
_ADDRESS = ("name", "streetAddress", "address", "addressLocality", "city", "addressRegion", "region",
            "postalCode", "addressCountry", "countryCode")  # fmt: skip


def parse(data: bytes) -> Reading:
    """The pieces of the first JobPosting in a JSON or JSONL file; a gap says how many more there were."""
    postings = list(find_postings(load_values(decode(data, name=""))))
    if not postings:
        raise Broken(reason=say("found.other_json"))
    return read_posting(postings[0], more=len(postings) - 1)


def read_posting(posting: Mapping[str, object], *, more: int = 0) -> Reading:
    """The pieces of a JobPosting."""
    posting = {_SYNONYMS.get(key, key): value for key, value in posting.items()}
    pieces = [*_title(posting), *_fields(posting)]
    for name in _LONG_FIELDS:
        pieces += _long(name, posting.get(name))
    gaps: list[Gap] = []
    known = {"title", *_SHORT_FIELDS, *_LONG_FIELDS, *_ABOUT_THE_DATA}
    if unknown := [name for name, value in posting.items() if name not in known and value]:
        gaps.append(gap("detail", names=", ".join(unknown)))
    if more:
        gaps.append(gap("more_postings", number=more))
    return Reading(pieces=tuple(pieces), gaps=tuple(gaps))


def _title(posting: Mapping[str, object]) -> Iterator[Piece]:
    if text := _words(posting.get("title")):
        inside = Inside(name="title", start=0, end=len(text))
        yield Piece(kind=BlockKind.HEADING, text=text, level=1, fields=(inside,))


def _fields(posting: Mapping[str, object]) -> Iterator[Piece]:
    for name in _SHORT_FIELDS:
        value = posting.get(name)
        for one in value if isinstance(value, list) else [value]:
            if text := _short(name, one):
                path = f"{name}.name" if name in _NAMED else name
                yield Piece(kind=BlockKind.FIELD, text=text, name=path)


def _short(name: str, value: object) -> str:
    if not isinstance(value, Mapping):
        return _words(value)
    if name in ("baseSalary", "estimatedSalary"):
        return _salary(value)
    if name == "jobLocation":
        return _place(value)
    return _words(value.get("name"))


def _place(place: Mapping[str, object]) -> str:
    address = place.get("address")
    inner = address if isinstance(address, Mapping) else {}
    outer = {"name": place.get("name"), "address": address} if inner else place
    texts = [_words(part.get(key)) for part in (outer, inner) for key in _ADDRESS]
    return ", ".join(dict.fromkeys(text for text in texts if text))


def _salary(salary: Mapping[str, object]) -> str:
    value = salary.get("value")
    if not isinstance(value, Mapping):
        value = {"value": value, **{key: salary.get(key) for key in ("minValue", "maxValue", "unitText")}}
    stated = _words(value.get("value"))
    if stated and any(letter.isalpha() for letter in stated):
        return stated
    ends = dict.fromkeys(filter(None, (_words(value.get("minValue")), _words(value.get("maxValue")))))
    amount = " – ".join(ends) or stated
    rest = (_words(salary.get("currency")), _words(value.get("unitText")))
    return " ".join(part for part in (amount, *rest) if part) if amount else ""


def _long(name: str, value: object) -> Iterator[Piece]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _item(f"{name}[{number}]", one)
    elif isinstance(value, Mapping):
        for key in ("name", "description", "credentialCategory", "monthsOfExperience"):
            yield from _field(f"{name}.{key}", _words(value.get(key)), BlockKind.PARAGRAPH)
    elif isinstance(value, str):
        pieces = pieces_of_fragment(value)
        if len(pieces) == 1:
            yield from _field(name, pieces[0].text, pieces[0].kind)
        else:
            yield from pieces


def _item(name: str, value: object) -> Iterator[Piece]:
    if isinstance(value, Mapping):
        keywords = value.get("keywords")
        parts = [value.get("name"), value.get("level"), *(keywords if isinstance(keywords, list) else [])]
        value = ", ".join(part for part in map(_words, parts) if part)
    yield from _field(name, _words(value), BlockKind.ITEM)


def _field(name: str, text: str, kind: BlockKind) -> Iterator[Piece]:
    if text:
        level = 1 if kind is BlockKind.ITEM else 0
        yield Piece(kind=kind, text=text, level=level, fields=(Inside(name=name, start=0, end=len(text)),))


def _words(value: object) -> str:
    if isinstance(value, str):
        return words_of_fragment(value)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
