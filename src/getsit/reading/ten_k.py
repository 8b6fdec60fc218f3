"""An annual report on form 10-K to the sections that tell what a company needs.

Knows the item numbers and titles that the form prescribes. A table of contents names them too, so the
longest stretch under a heading is taken for the section. `read_ten_k` reads apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from getsit.model.document import BlockKind, Raw
from getsit.reading.decode import decode_page
from getsit.reading.html_pieces import has_tags, pieces_under
from getsit.reading.isolate import read_apart
from getsit.reading.pieces import Piece, Reading, lay_out, tidy

WANTED = ("1", "1A", "7")  # business, risk factors, management's discussion
_TITLES = {
    "1": r"(?:description\s+of\s+)?business",
    "1A": r"risk\s+factors",
    "1B": "unresolved",
    "1C": "cybersecurity",
    "2": r"(?:description\s+of\s+)?propert",
    "7": r"management.{0,3}s\s+discussion",
    "7A": "quantitative",
    "8": r"(?:consolidated\s+)?financial\s+statements",
}
_HEAD = re.compile(
    r"^[ \t]*(?:part\s+[iv]+[\s,.:–—-]{0,5})?item\s{0,5}(1[abc]?|2|7a?|8)[\s.:–—-]{1,9}(?="
    + "|".join(_TITLES.values())
    + ")",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_HEADING = 160  # letters of a line that can still be a heading
_FEWEST_WORDS = 60  # a section with less only points elsewhere
_PAGE_FRAME = re.compile(
    r"^[ \t]*(?:\d{1,4}|f-\d+|table of contents)[ \t]*$\n?", re.IGNORECASE | re.MULTILINE
)
_HIDDEN = (b"<ix:header", b"</ix:header>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the form: its item number, its heading as it stands, its text below that."""

    item: str
    heading: str
    text: str


def read_ten_k(raw: Raw) -> tuple[Section, ...]:
    """The sections 1, 1A and 7 as far as they are there; CannotRead where the bytes are no page."""
    page = decode_page(raw.data, name=raw.name, media_type=raw.media_type)
    reading = read_apart("ten_k", page.encode("utf-8", errors="replace"), name=raw.name)
    return tuple(Section(item=piece.name, heading=piece.lead, text=piece.text) for piece in reading.pieces)


def parse(data: bytes) -> Reading:
    """The sections of a report in UTF-8, a field for each, named by its item."""
    sections = find_sections(_text(data))
    fields = (Piece(kind=BlockKind.FIELD, name=one.item, lead=one.heading, text=one.text) for one in sections)
    return Reading(pieces=tuple(fields))


def find_sections(text: str) -> tuple[Section, ...]:
    """The wanted sections of a report's text, each the longest stretch that stands under its heading."""
    heads = [head for head in _HEAD.finditer(text) if _is_heading(text, head)]
    found = (_longest(text, heads, item) for item in WANTED)
    return tuple(section for section in found if section is not None)


def _is_heading(text: str, head: re.Match[str]) -> bool:
    title = _TITLES[head[1].upper()]
    end = _line_end(text, head.end())
    own_line = end - head.end() <= _LONGEST_HEADING
    return own_line and re.match(title, text[head.end() : end], re.IGNORECASE) is not None


def _longest(text: str, heads: Sequence[re.Match[str]], item: str) -> Section | None:
    sections = []
    for place, head in enumerate(heads):
        if head[1].upper() == item:
            ends = (other.start() for other in heads[place + 1 :] if other[1].upper() != item)
            begin = _line_end(text, head.end())
            words = text[begin : next(ends, len(text))].strip()
            heading = " ".join(text[head.start() : begin].split())
            sections.append(Section(item=item, heading=heading, text=words))
    best = max(sections, key=lambda one: len(one.text), default=None)
    return best if best and len(best.text.split()) >= _FEWEST_WORDS else None


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _text(data: bytes) -> str:
    page = _without_hidden(data).decode("utf-8", errors="replace")
    if not has_tags(page):
        return tidy(_PAGE_FRAME.sub("", page.replace("\r\n", "\n")))
    body = LexborHTMLParser(page).body
    text = "" if body is None else lay_out(pieces_under(body))[0]
    return _PAGE_FRAME.sub("", text)


def _without_hidden(data: bytes) -> bytes:
    """The report without the part that inline XBRL keeps for machines."""
    begin, end = _HIDDEN
    start = data.lower().find(begin)
    stop = data.lower().find(end, start)
    return data[:start] + data[stop + len(end) :] if 0 <= start < stop else data
