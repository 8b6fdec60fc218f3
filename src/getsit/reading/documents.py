"""One file or page to a `Document`: finds out what the bytes are and hands them to the reader for it.

Knows which reader reads what. Never takes a claim from what it reads, and never stores anything.
"""

from datetime import datetime
from hashlib import sha256

from getsit.errors import NoTextInside
from getsit.model.document import Document, DocumentKind, Raw
from getsit.reading import json_files
from getsit.reading.decode import decode, decode_page
from getsit.reading.isolate import read_apart
from getsit.reading.markdown import parse_markdown
from getsit.reading.pieces import Reading, lay_out
from getsit.reading.plain import parse_text
from getsit.reading.sniff import Found, check, ending
from getsit.reading.told import say

_MEDIA = {
    Found.PDF: "application/pdf",
    Found.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Found.HTML: "text/html",
    Found.WEB_ARCHIVE: "multipart/related",
    Found.JSON: "application/json",
    Found.TEXT: "text/plain",
}
_MARKDOWN_ENDINGS = {".md", ".markdown", ".mdown", ".mkd"}
_JSON_ENDINGS = {".json", ".jsonl"}
_MARKDOWN = "text/markdown"


def read_document(raw: Raw, *, kind: DocumentKind, id: str, received: datetime) -> Document:
    """The document that the bytes hold: canonical text, blocks with places in it, and gaps.

    Any of the CannotRead errors when the bytes are not a document that we read.
    """
    found = check(raw.data, name=raw.name)
    if found is Found.TEXT and ending(raw.name) in _JSON_ENDINGS:
        found = Found.JSON
    markdown = found is Found.TEXT and (ending(raw.name) in _MARKDOWN_ENDINGS or raw.media_type == _MARKDOWN)
    reading = _read(raw, found, markdown=markdown)
    text, blocks = lay_out(reading.pieces)
    if not text.strip():
        raise NoTextInside(name=raw.name, found=say("found.no_words"))
    return Document(
        id=id,
        name=raw.name,
        kind=kind,
        media_type=_MARKDOWN if markdown else _MEDIA[found],
        text=text,
        sha256=sha256(raw.data).hexdigest(),
        origin=raw.origin,
        received=received,
        blocks=blocks,
        gaps=reading.gaps,
    )


def _read(raw: Raw, found: Found, *, markdown: bool) -> Reading:
    if found in (Found.PDF, Found.DOCX):
        return read_apart(found, raw.data, name=raw.name)
    if found is Found.WEB_ARCHIVE:
        return read_apart("web_archive", raw.data, name=raw.name)
    if found is Found.HTML:
        page = decode_page(raw.data, name=raw.name, media_type=raw.media_type)
        return read_apart("html", page.encode("utf-8", errors="replace"), name=raw.name)
    text = decode(raw.data, name=raw.name)
    if found is Found.JSON:
        return json_files.read_json(text, raw=raw)
    return parse_markdown(text) if markdown else parse_text(text)
