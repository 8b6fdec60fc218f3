"""What bytes really are, whatever a name says: a few well-known beginnings.

Knows signatures and endings. Does not parse anything.
"""

import re
from enum import StrEnum
from pathlib import PurePath

from getsit.errors import FormatMistaken, FormatUnknown, Locked, NoTextInside, NothingInside, TooLarge
from getsit.reading.told import say

LIMIT = 50_000_000  # bytes of any file; more is refused before it is read
PACKED_LIMIT = 25_000_000  # bytes of a PDF or DOCX
TEXT_LIMIT = 5_000_000  # bytes of anything that is text
MEGABYTE = 1_000_000


class Found(StrEnum):
    """What the bytes are."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    ZIP = "zip"
    OLD_OFFICE = "old_office"
    LOCKED_OFFICE = "locked_office"
    RTF = "rtf"
    IMAGE = "image"
    SOUND = "sound"
    PROGRAM = "program"
    ARCHIVE = "archive"
    WEB_ARCHIVE = "web_archive"
    HTML = "html"
    JSON = "json"
    TEXT = "text"


_TEXTS = {Found.HTML, Found.JSON, Found.TEXT, Found.WEB_ARCHIVE}
_BEGINNINGS = (
    (b"{\\rtf", Found.RTF),
    (b"\x89PNG", Found.IMAGE),
    (b"\xff\xd8\xff", Found.IMAGE),
    (b"GIF8", Found.IMAGE),
    (b"II*\x00", Found.IMAGE),
    (b"MM\x00*", Found.IMAGE),
    (b"BM\x00", Found.IMAGE),
    (b"ID3", Found.SOUND),
    (b"OggS", Found.SOUND),
    (b"fLaC", Found.SOUND),
    (b"\xff\xfb", Found.SOUND),
    (b"\x1aE\xdf\xa3", Found.SOUND),
    (b"\x7fELF", Found.PROGRAM),
    (b"MZ\x90", Found.PROGRAM),
    (b"\x1f\x8b", Found.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Found.ARCHIVE),
    (b"Rar!", Found.ARCHIVE),
    (b"BZh", Found.ARCHIVE),
    (b"\xfd7zXZ", Found.ARCHIVE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_WEB_ARCHIVE = re.compile(
    rb"(?:From: <Saved by|MIME-Version: 1\.0)[^\x00]{0,2000}?multipart/related", re.IGNORECASE
)
_ENDINGS: dict[str, frozenset[Found]] = {
    ".pdf": frozenset({Found.PDF}),
    ".docx": frozenset({Found.DOCX}),
    ".docm": frozenset({Found.DOCX}),
}
# A file whose ending promises text may hold HTML or JSON instead: read as what it is, nothing is lost.
_TEXT_ENDINGS = set(".txt .text .md .markdown .html .htm .json .jsonl .vtt .srt .csv".split())


def sniff(data: bytes) -> Found:
    """What the bytes are; TEXT when nothing else is recognised."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return Found.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if head.startswith(_OLE):
        return Found.LOCKED_OFFICE if "EncryptedPackage".encode("utf-16-le") in data else Found.OLD_OFFICE
    for beginning, found in _BEGINNINGS:
        if head.startswith(beginning):
            return found
    return _media(head) or _textual(head)


def check(data: bytes, *, name: str, wanted: str = "") -> Found:
    """What the bytes are, once it is sure that we read such a thing.

    `wanted` says in words what to bring instead. NothingInside, TooLarge, Locked, FormatUnknown,
    FormatMistaken or NoTextInside otherwise.
    """
    wanted = wanted or say("wanted.document")
    if not data.strip():
        raise NothingInside(name=name)
    require_size(len(data), LIMIT, name=name)
    found = sniff(data)
    _require_readable(found, name=name, wanted=wanted)
    require_size(len(data), TEXT_LIMIT if found in _TEXTS else PACKED_LIMIT, name=name)
    _require_ending(found, name=name, wanted=wanted)
    return found


def require_size(size: int, limit: int, *, name: str) -> None:
    """TooLarge when `size` is above `limit`, both in bytes."""
    if size > limit:
        shown = say("size.megabytes", number=round(size / MEGABYTE, 1))
        raise TooLarge(name=name, size=shown, limit=say("size.megabytes", number=limit // MEGABYTE))


def ending(name: str) -> str:
    """The ending of a file name, in small letters with its dot, or ""."""
    return PurePath(name.replace("\\", "/")).suffix.lower()


def _packed(data: bytes) -> Found:
    if _OPEN_DOCUMENT in data[:200]:
        return Found.ODT
    return Found.DOCX if b"word/document" in data else Found.ZIP


def _media(head: bytes) -> Found | None:
    if head[4:8] == b"ftyp":
        return Found.IMAGE if head[8:11] in (b"hei", b"avi", b"mif") else Found.SOUND
    if head.startswith(b"RIFF"):
        return Found.IMAGE if head[8:12] == b"WEBP" else Found.SOUND
    return None


def _textual(head: bytes) -> Found:
    if _WEB_ARCHIVE.search(head):
        return Found.WEB_ARCHIVE
    text = _letters(head)
    if _HTML.match(text):
        return Found.HTML
    return Found.JSON if re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])", text) else Found.TEXT


def _letters(head: bytes) -> str:
    for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        if head.startswith(mark):
            return head[2:].decode(encoding, errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1").replace("\x00", "")


def _require_readable(found: Found, *, name: str, wanted: str) -> None:
    if found is Found.LOCKED_OFFICE:
        raise Locked(name=name)
    if found is Found.IMAGE:
        raise NoTextInside(name=name, found=say("found.image"))
    if found not in _TEXTS | {Found.PDF, Found.DOCX}:
        raise FormatUnknown(name=name, found=say(f"found.{found}"), wanted=wanted)


def _require_ending(found: Found, *, name: str, wanted: str) -> None:
    suffix = ending(name)
    promised = _ENDINGS.get(suffix)
    wrong = found not in promised if promised else suffix in _TEXT_ENDINGS and found not in _TEXTS
    if wrong:
        raise FormatMistaken(name=name, found=say(f"found.{found}"), wanted=wanted)
