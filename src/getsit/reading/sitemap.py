"""A site map to addresses: XML as sitemaps.org says, an index of maps, or plain lines.

Knows where maps keep addresses. Does not know which pages matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from getsit.model.document import BlockKind, Raw
from getsit.reading.isolate import read_apart
from getsit.reading.pieces import Piece, Reading
from getsit.reading.xml import children, name_of, parse_xml, words_of
from getsit.text.addresses import joined

MOST = 20_000  # addresses of one map; a map may hold 50,000


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMap:
    """The pages that a map names, and the further maps that it names."""

    pages: tuple[str, ...] = ()
    maps: tuple[str, ...] = ()


def read_sitemap(raw: Raw) -> SiteMap:
    """The addresses of a fetched site map; CannotRead where its bytes are none."""
    reading = read_apart("sitemap", raw.data, name=raw.name)
    found = [(piece.name, joined(raw.origin, piece.text)) for piece in reading.pieces]
    return SiteMap(
        pages=tuple(address for name, address in found if name == "page" and address),
        maps=tuple(address for name, address in found if name == "map" and address),
    )


def parse(data: bytes) -> Reading:
    """The addresses of a site map, a field for each: `page`, or `map` in an index."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        lines = data.decode("utf-8", errors="replace").split()
        return Reading(pieces=tuple(_field("page", line) for line in lines[:MOST] if "://" in line))
    return Reading(pieces=tuple(_fields(data)))


def _fields(data: bytes) -> Iterator[Piece]:
    root = parse_xml(data)
    names = {"urlset": "page", "sitemapindex": "map"}
    name = names.get(name_of(root), "")
    if name:
        for number, entry in enumerate(children(root, "url", "sitemap")):
            if number >= MOST:
                return
            yield _field(name, words_of(entry, "loc"))


def _field(name: str, address: str) -> Piece:
    return Piece(kind=BlockKind.FIELD, name=name, text=address.strip())
