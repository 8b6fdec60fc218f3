"""The frame of a fetched page to pieces: where its links lead, its feeds, its day. Never its text.

Knows HTML. Does not know which links matter. `read_links` reads apart, since a page is untrusted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from getsit.model.document import BlockKind, Raw
from getsit.model.visit import Link
from getsit.reading.decode import decode_page
from getsit.reading.isolate import read_apart
from getsit.reading.moments import day_of
from getsit.reading.pieces import Piece, Reading, one_line
from getsit.text.addresses import joined

MOST = 3_000  # links of one page
_LONGEST_WORDS = 120
_FEEDS = ("application/rss+xml", "application/atom+xml")
_DAYS = (
    ('meta[property="article:published_time"]', "content"),
    ('meta[itemprop="datePublished"]', "content"),
    ('meta[name="date"]', "content"),
    ('[itemprop="datePublished"]', "datetime"),
    ("article time", "datetime"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a page's text: links and feeds as whole addresses, and its day, when it says one."""

    links: tuple[Link, ...] = ()
    feeds: tuple[str, ...] = ()
    dated: date | None = None


def read_links(raw: Raw) -> Frame:
    """The links of a fetched page; CannotRead where its bytes are no page."""
    page = decode_page(raw.data, name=raw.name, media_type=raw.media_type)
    reading = read_apart("links", page.encode("utf-8", errors="replace"), name=raw.name)
    named = [(piece.name, piece) for piece in reading.pieces]
    base = joined(raw.origin, next((one.text for name, one in named if name == "base"), "")) or raw.origin
    links = (Link(address=joined(base, one.text), words=one.lead) for name, one in named if name == "link")
    feeds = (joined(base, one.text) for name, one in named if name == "feed")
    days = (day_of(one.text) for name, one in named if name == "day")
    return Frame(
        links=tuple(link for link in links if link.address),
        feeds=tuple(filter(None, feeds)),
        dated=next(filter(None, days), None),
    )


def parse(data: bytes) -> Reading:
    """The addresses of a page in UTF-8, a field for each: `base`, `link` (its words lead), `feed`, `day`."""
    return Reading(pieces=tuple(_fields(LexborHTMLParser(data.decode("utf-8", errors="replace")))))


def _fields(tree: LexborHTMLParser) -> Iterator[Piece]:
    for node in tree.css("base[href]")[:1]:
        yield _field("base", _attribute(node, "href"))
    for node in tree.css('link[rel~="alternate"][href]'):
        if _attribute(node, "type").lower() in _FEEDS:
            yield _field("feed", _attribute(node, "href"))
    for selector, name in _DAYS:
        yield from (_field("day", _attribute(node, name)) for node in tree.css(selector)[:1])
    for node in tree.css("a[href]")[:MOST]:
        if "nofollow" not in _attribute(node, "rel"):
            yield _field("link", _attribute(node, "href"), words=one_line(node.text()))


def _field(name: str, text: str, *, words: str = "") -> Piece:
    return Piece(kind=BlockKind.FIELD, name=name, text=text, lead=words[:_LONGEST_WORDS])


def _attribute(node: LexborNode, name: str) -> str:
    return str(node.attributes.get(name) or "").strip()
