"""How much of real résumés, postings and job pages the readers get right.

Reads public data that stands beside the checkout and counts fields found at their exact place; nothing of
that data is kept. Does not measure transcripts. The postings and pages carry no key of their own, so for
them only what a machine can check is counted: every letter kept, every field a place in the text.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from getsit.errors import CannotRead
from getsit.model.document import BlockKind, Document, DocumentKind, Raw
from getsit.reading import read_document
from getsit.reading.html_pieces import walk
from getsit.text.normal import find_quote

Row = dict[str, str | float]

_READ_AT = datetime(2026, 1, 1, tzinfo=UTC)
_MONTHS = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split()
_LINE = re.compile(r"(?P<indent> *)(?P<item>- )?(?:(?P<key>[a-z_]+):(?: |$))?(?P<value>.*)")
_POSITION_KEYS = ("company", "position", "institution", "area", "name")
_PASSAGE = 120  # letters: running text so long is part of what the page is about
_TEXT_KEYS = ("title", "journal", "doi", "label", "details", "bullet", "number", "reversed_number", "summary")


def rows(data: Path) -> list[Row]:
    """A row for each set and what was looked for in it: how many, how many right, and the share."""
    counted: list[Row] = []
    for pdf in sorted((data / "resumes" / "rendercv").glob("*.pdf")):
        counted += _resume_rows(pdf)
    counted += _whole_rows("json resume", sorted((data / "resumes" / "jsonresume").glob("*resume*.json")))
    counted += _whole_rows("latex resume", sorted((data / "resumes" / "latex").glob("*.pdf")))
    counted += _posting_rows(data / "postings" / "nhs_jobs_250.jsonl")
    counted += _page_rows(sorted((data / "job_pages").glob("*.html")))
    return counted


@dataclass
class Entry:
    """One entry of a résumé's key: its names, its dates as print writes them, its highlights."""

    names: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    highlights: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def _resume_rows(pdf: Path) -> Iterator[Row]:
    layout = pdf.stem.removeprefix("John_Doe_").removesuffix("Theme_CV").lower()
    document = _read(pdf.name, pdf.read_bytes(), DocumentKind.RESUME)
    right, all_ = Counter[str](), Counter[str]()
    entries = list(_entries(pdf.with_suffix(".yaml").read_text(encoding="utf-8")))
    stretches = list(_stretches(entries, document))
    items = {_plain(document.text[b.start : b.end]) for b in document.blocks if b.kind is BlockKind.ITEM}
    for entry, stretch in zip(entries, stretches, strict=True):
        checks: dict[str, list[bool]] = {
            "name of a position or school": [bool(find_quote(document.text, name)) for name in entry.names],
            "date beside its entry": [bool(find_quote(stretch, date)) for date in entry.dates],
            "highlight as one item of its entry": [
                bool(find_quote(stretch, words)) and _plain(words) in items for words in entry.highlights
            ],
            "other words": [bool(find_quote(document.text, words)) for words in entry.texts],
        }
        for what, found in checks.items():
            right[what] += sum(found)
            all_[what] += len(found)
    return (_row(f"rendercv {layout}", what, all_[what], right[what]) for what in all_)


def _entries(key: str) -> Iterator[Entry]:
    """The entries of a key file, as far as its few shapes of line go."""
    entry, listed = Entry(), ""
    for line in key.split("design:", maxsplit=1)[0].splitlines():
        match = _LINE.fullmatch(line)
        if match is None or line.lstrip().startswith("#"):
            continue
        value = _unquoted(match["value"])
        if match["key"]:
            if match["item"] and len(match["indent"]) == 6:
                yield entry
                entry = Entry()
            listed = "" if value else match["key"]
            _take(entry, match["key"], value)
        elif match["item"] and listed == "highlights":
            entry.highlights.append(value)
        elif match["item"] and value and listed == "authors":
            entry.texts.append(value)
    yield entry


def _take(entry: Entry, key: str, value: str) -> None:
    if not value:
        return
    if key in _POSITION_KEYS:
        entry.names.append(value)
    elif key in ("start_date", "end_date", "date"):
        entry.dates.append(_printed(value))
    elif key in _TEXT_KEYS:
        entry.texts.append(value)


def _printed(date: str) -> str:
    year, _, month = date.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else date


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1].replace("''", "'")
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", value).replace("*", "")


def _stretches(entries: list[Entry], document: Document) -> Iterator[str]:
    """For each entry its text: from the line of its first name to the line of the next entry's."""
    common = Counter(name for entry in entries for name in entry.names)
    starts: list[int] = []
    for entry in entries:
        names = sorted(entry.names, key=lambda name: common[name]) or entry.texts[:1]
        starts.append(_start(document.text, names, after=starts[-1] if starts else 0))
    for place, start in enumerate(starts):
        line = document.text.rfind("\n", 0, start) + 1
        end = min((other for other in starts[place + 1 :] if other > start), default=len(document.text))
        yield document.text[line:end]


def _start(text: str, names: list[str], *, after: int) -> int:
    """Where the rarest of the names stands, or another of them in the line or two before it."""
    found = find_quote(text, names[0], start=after) if names else None
    if found is None:
        return after
    before = [text.rfind(name, max(after, found[0] - 120), found[0]) for name in names[1:]]
    return min([found[0], *(place for place in before if place >= 0)])


def _whole_rows(name: str, files: list[Path]) -> Iterator[Row]:
    """How many files are read with every string of theirs (JSON) or at least some words (the others)."""
    if not files:
        return
    right = 0
    for file in files:
        try:
            document = _read(file.name, file.read_bytes(), DocumentKind.RESUME)
        except CannotRead:
            continue
        wanted = (
            list(_strings(json.loads(file.read_text(encoding="utf-8")))) if file.suffix == ".json" else []
        )
        kept = all(_plain(words) in _plain(document.text) for words in wanted)
        right += kept and len(document.text) > 200
    yield _row(name, "file read whole", len(files), right)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("$schema", "meta", "image", "picture"):
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


def _posting_rows(file: Path) -> Iterator[Row]:
    if not file.exists():
        return
    fields, letters, number = Counter[str](), 0, 0
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        posting = json.loads(line)
        document = _read(f"{number}.json", line, DocumentKind.POSTING)
        for name, words in _wanted(posting).items():
            quote = document.field(name)
            fields[name] += quote is not None and _plain(quote.exact) == _plain(unescape(words))
        letters += _letters(_without_tags(posting["description"])) in _letters(document.text)
    for name in _wanted({}):
        yield _row("nhs posting", f"{name} as a field", number, fields[name])
    yield _row("nhs posting", "every letter of the description kept in order", number, letters)


def _page_rows(files: list[Path]) -> Iterator[Row]:
    """Whether the page's own title repeats our heading, and how many of its long passages are kept."""
    titles, kept, passages = 0, 0, 0
    for file in files:
        page = LexborHTMLParser(file.read_text(encoding="utf-8"))
        document = _read(file.name, file.read_bytes(), DocumentKind.POSTING)
        head = next((b for b in document.blocks if b.kind is BlockKind.HEADING and b.level == 1), None)
        shared = page.css_first('meta[property="og:title"]')
        title = str(shared.attributes.get("content")) if shared else ""
        titles += head is not None and document.text[head.start : head.end] in title
        long = list(_long_passages(page))
        passages += len(long)
        kept += sum(_letters(passage) in _letters(document.text) for passage in long)
    if files:
        yield _row("job page", "heading is the page's title", len(files), titles)
        yield _row("job page", "long passages kept", passages, kept)


def _long_passages(page: LexborHTMLParser) -> Iterator[str]:
    """The page's pieces of running text, wherever they stand, scripts and the like aside."""
    for node, entering in walk(page.body) if page.body else ():
        if entering and node.is_text_node and len(words := _plain(node.text_content or "")) >= _PASSAGE:
            yield words


def _wanted(posting: dict[str, object]) -> dict[str, str]:
    organisation = posting.get("hiringOrganization")
    return {
        "title": str(posting.get("title", "")),
        "hiringOrganization.name": str(organisation.get("name", ""))
        if isinstance(organisation, dict)
        else "",
        "datePosted": str(posting.get("datePosted", "")),
        "validThrough": str(posting.get("validThrough", "")),
        "employmentType": str(posting.get("employmentType", "")),
    }


def _without_tags(text: str) -> str:
    for _ in range(3):
        text = unescape(text)
    return re.sub(r"<[^>]*>", "", text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def _read(name: str, data: bytes, kind: DocumentKind) -> Document:
    return read_document(Raw(name=name, data=data, origin=name), kind=kind, id=name, received=_READ_AT)


def _row(name: str, what: str, count: int, right: int) -> Row:
    return {"set": name, "what": what, "n": count, "right": right, "share": right / count if count else 0.0}
