"""A news feed, RSS or Atom, to its newest items: title, address, day, words.

Knows where feeds keep these. What an item says is read as text; nothing in it is followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from getsit.model.document import BlockKind, Raw
from getsit.reading.html_pieces import pieces_of_fragment
from getsit.reading.isolate import read_apart
from getsit.reading.moments import day_of
from getsit.reading.pieces import Piece, Reading, lay_out, one_line
from getsit.reading.xml import children, name_of, parse_xml, words_of
from getsit.text.addresses import joined

if TYPE_CHECKING:
    from lxml import etree

NEWEST = 20  # items that are kept of a feed
_MOST_READ = 500  # items of a feed that are looked at
_LONGEST_TITLE = 200
_BEGINNING = 2_000  # bytes in which a feed says that it is one
_DAYS = ("pubdate", "published", "date", "issued", "updated")
_WORDS = ("encoded", "content", "description", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a feed. `address` is the page it leads to, or its place in the feed where it names none."""

    title: str
    address: str
    dated: date | None
    words: str


def looks_like_feed(data: bytes) -> bool:
    """Whether the bytes begin as a feed does."""
    head = data[:_BEGINNING].lower()
    return b"<rss" in head or b"<rdf:rdf" in head or (b"<feed" in head and b"atom" in head)


def read_feed(raw: Raw) -> tuple[Item, ...]:
    """The newest 20 items of a fetched feed, newest first; CannotRead where its bytes are none."""
    reading = read_apart("feed", raw.data, name=raw.name)
    items: list[Item] = []
    for number, (_, *fields) in enumerate(_grouped(reading.pieces), start=1):
        told = {piece.name: piece.text for piece in fields}
        items.append(
            Item(
                title=told.get("title", "")[:_LONGEST_TITLE],
                address=joined(raw.origin, told.get("address", "")) or f"{raw.origin}#{number}",
                dated=day_of(told.get("day", "")),
                words=told.get("words", ""),
            )
        )
    return tuple(sorted(items, key=lambda item: item.dated or date.min, reverse=True)[:NEWEST])


def parse(data: bytes) -> Reading:
    """The items of a feed: a heading for each, then a field for each thing it says."""
    pieces: list[Piece] = []
    for number, entry in enumerate(_entries(parse_xml(data))):
        if number >= _MOST_READ:
            break
        pieces.append(Piece(kind=BlockKind.HEADING, text="item"))
        pieces += _fields(entry)
    return Reading(pieces=tuple(pieces))


def _grouped(pieces: tuple[Piece, ...]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.kind is BlockKind.HEADING:
            groups.append([])
        if groups:
            groups[-1].append(piece)
    return groups


def _entries(root: "etree._Element | None") -> "Iterator[etree._Element]":
    """Items stand below the channel in RSS, below the root in RSS 1.0 and Atom."""
    for place in (root, *children(root, "channel")):
        yield from children(place, "item", "entry")


def _fields(entry: "etree._Element") -> list[Piece]:
    told = {
        "title": one_line(_plain(words_of(entry, "title"))),
        "address": _address(entry),
        "day": next((words for name in _DAYS if (words := words_of(entry, name))), ""),
        "words": _plain(words_of(entry, *_WORDS)),
    }
    return [Piece(kind=BlockKind.FIELD, name=name, text=text) for name, text in told.items() if text]


def _address(entry: "etree._Element") -> str:
    for link in children(entry, "link"):
        if str(link.get("rel") or "alternate") == "alternate" and link.get("href"):
            return str(link.get("href"))
    told = words_of(entry, "link")
    if told:
        return told
    guid = next((one for one in children(entry, "guid") if one.get("isPermaLink") != "false"), None)
    return (guid.text or "").strip() if guid is not None and name_of(guid) else ""


def _plain(words: str) -> str:
    return lay_out(pieces_of_fragment(words))[0]
