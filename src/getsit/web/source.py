"""A source as a page shows it: every letter of it once, in pieces, with the marker on one place."""

from dataclasses import dataclass

from getsit.app import App
from getsit.errors import DocumentUnknown
from getsit.model.document import Block, BlockKind, Document, DocumentKind
from getsit.model.kept import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph of a source: the words before the marker, under it, and after it.

    `kind` is that of its block; `speaker` and `begins` are set for talk; `page` where a page begins;
    `start` and `end` are its place in the text.
    """

    kind: str
    before: str
    marked: str = ""
    after: str = ""
    speaker: str = ""
    role: str = ""
    begins: float | None = None
    page: int | None = None
    first: bool = False
    start: int = 0
    end: int = 0


def belonging(app: App, opportunity_id: str, document_id: str) -> Document:
    """The document, when it belongs to this opportunity or to the person; DocumentUnknown."""
    for document in app.overview(opportunity_id).documents:
        if document.id == document_id:
            return document
    raise DocumentUnknown(id=document_id, name=opportunity_id)


def pieces_of(app: App, opportunity_id: str, document: Document, *, start: int, end: int) -> list[Piece]:
    """The pieces of a document or talk, with the marker on `start` to `end`."""
    if document.kind is DocumentKind.TRANSCRIPT:
        talks = app.overview(opportunity_id).talks
        talk = next((one for one in talks if one.conversation.id == document.id), None)
        if talk is not None:
            return _talk_pieces(talk, start=start, end=end)
    return _written_pieces(document, start=start, end=end)


def _talk_pieces(talk: Talk, *, start: int, end: int) -> list[Piece]:
    conversation = talk.conversation
    pieces = []
    for turn in conversation.utterances:
        before, marked, after = _cut(conversation.text, (turn.start, turn.end), (start, end))
        speaker = conversation.speaker(turn.speaker_id)
        pieces.append(
            Piece(
                kind="turn", before=before, marked=marked, after=after, speaker=speaker.name,
                role=speaker.role.value, begins=turn.begins, first=turn.start <= start < turn.end,
                start=turn.start, end=turn.end,
            )
        )  # fmt: skip
    return pieces


def _written_pieces(document: Document, *, start: int, end: int) -> list[Piece]:
    pieces, page = [], 0
    for kind, first, last, on_page in _stretches(document):
        before, marked, after = _cut(document.text, (first, last), (start, end))
        turns = on_page is not None and on_page != page
        page = on_page or page
        pieces.append(
            Piece(
                kind=kind, before=before, marked=marked, after=after,
                page=on_page if turns else None, first=first <= start < last, start=first, end=last,
            )
        )  # fmt: skip
    return pieces


def _stretches(document: Document) -> list[tuple[str, int, int, int | None]]:
    """Blocks in order, and whatever stands between them as paragraphs, so that no letter is hidden."""
    found: list[tuple[str, int, int, int | None]] = []
    place = 0
    for block in _outer(document):
        if block.start > place:
            found += _lines(document.text, place, block.start)
        if block.end > place:
            found.append((block.kind.value, max(place, block.start), block.end, block.page))
            place = block.end
    return found + _lines(document.text, place, len(document.text))


def _outer(document: Document) -> list[Block]:
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FIELD]
    return sorted(blocks, key=lambda block: (block.start, -block.end))


def _lines(text: str, start: int, end: int) -> list[tuple[str, int, int, int | None]]:
    found: list[tuple[str, int, int, int | None]] = []
    place = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            found.append(("paragraph", place, place + len(line.rstrip("\n")), None))
        place += len(line)
    return found


def _cut(text: str, piece: tuple[int, int], marker: tuple[int, int]) -> tuple[str, str, str]:
    first, last = piece
    start, end = max(first, min(marker[0], last)), max(first, min(marker[1], last))
    if marker[0] < 0 or start >= end:
        return text[first:last], "", ""
    return text[first:start], text[start:end], text[end:last]
