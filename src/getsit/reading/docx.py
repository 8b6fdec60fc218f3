"""Word documents to pieces: paragraphs, lists, tables, text boxes, headers, footers and footnotes.

Words inserted with tracked changes are kept, deleted ones are left out and said. Does not run macros, open
links or read pictures. Runs in the worker only.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from getsit.errors import Broken, Locked
from getsit.model.document import Gap
from getsit.reading.docx_body import Body, Styles, W
from getsit.reading.pieces import Piece, Reading
from getsit.reading.told import gap, say

PART_LIMIT = 60_000_000  # bytes of one part once unpacked
ALL_LIMIT = 200_000_000  # bytes of all parts that we unpack
_MAIN = "word/document.xml"
_ENCRYPTED = 0x1
_OWN_WORDS = [
    mark.encode(encoding) for mark in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le")
]
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    zlib.error,
)


def parse(data: bytes) -> Reading:
    """The pieces of a Word document: headers, body, footnotes, footers.

    Broken when it is damaged or unpacks to more than we read, Locked when it wants a password.
    """
    with _translated():
        package = zipfile.ZipFile(io.BytesIO(data))
    with package:
        return _read(_Parts(package))


@contextmanager
def _translated() -> Iterator[None]:
    """What Python's zip reader raises for a damaged file, as our error."""
    try:
        yield
    except _BROKEN_ZIP as damage:
        raise Broken(reason=say("reason.not_whole")) from damage


class _Parts:
    """The parts of a package as XML, unpacked within limits."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        if any(part.flag_bits & _ENCRYPTED for part in package.infolist()):
            raise Locked
        self._package = package
        self._left = ALL_LIMIT

    def named(self, beginning: str) -> list[str]:
        """The names of the parts that begin so, in order."""
        return sorted(name for name in self._package.namelist() if name.startswith(beginning))

    def main(self) -> str:
        """The name of the part that holds the body."""
        names = self.named("word/document")
        return _MAIN if _MAIN in names else names[0] if names else ""

    def xml(self, name: str) -> etree._Element | None:
        """The root of that part, or None when there is no such part."""
        if name not in self._package.namelist():
            return None
        most = min(PART_LIMIT, self._left)
        with _translated(), self._package.open(name) as part:
            raw = part.read(most + 1)
        if len(raw) > most:
            raise Broken(reason=say("reason.unpacks"))
        self._left -= len(raw)
        return _xml(raw)


def _xml(raw: bytes) -> etree._Element:
    if any(word in raw for word in _OWN_WORDS):
        raise Broken(reason=say("reason.entities"))
    raw = raw.replace(_STRICT, _TRANSITIONAL)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as damage:
        raise Broken(reason=say("reason.not_whole")) from damage


def _read(parts: _Parts) -> Reading:
    root = parts.xml(parts.main())
    if root is None:
        raise Broken(reason=say("reason.not_whole"))
    styles = Styles(parts.xml("word/styles.xml"))
    bodies = [
        *(_body(parts, name, styles) for name in parts.named("word/header")),
        _body_of(root, styles),
        *(_body(parts, name, styles) for name in ("word/footnotes.xml", "word/endnotes.xml")),
        *(_body(parts, name, styles) for name in parts.named("word/footer")),
    ]
    pieces = [piece for body in bodies for piece in body.pieces]
    gaps = [said for body in bodies for said in body.gaps]
    return Reading(pieces=tuple(_without_repeats(pieces)), gaps=(*gaps, *_comments(parts)))


def _body(parts: _Parts, name: str, styles: Styles) -> Body:
    root = parts.xml(name)
    return Body(styles) if root is None else _body_of(root, styles)


def _body_of(root: etree._Element, styles: Styles) -> Body:
    body = Body(styles)
    body.read(root)
    return body


def _without_repeats(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, a header that stands on first and other pages only once."""
    above: Piece | None = None
    for piece in pieces:
        if above is None or piece != above:
            yield piece
        above = piece


def _comments(parts: _Parts) -> Iterator[Gap]:
    root = parts.xml("word/comments.xml")
    for comment in () if root is None else root.iter(f"{W}comment"):
        body = Body(Styles(None))
        body.read(comment)
        words = " ".join(piece.text for piece in body.pieces)
        if words:
            yield gap("comment", place="comments", raw=words)
