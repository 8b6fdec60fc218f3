"""One file to a `Conversation`: finds out which way of writing a transcript it is.

Knows which reader reads what. Does not know who is the candidate, and stores nothing.
"""

from getsit.errors import FormatUnknown, NoTextInside, NothingInside
from getsit.model.conversation import Conversation
from getsit.model.document import BlockKind, Gap, Raw
from getsit.reading.decode import decode
from getsit.reading.isolate import read_apart
from getsit.reading.pieces import Piece
from getsit.reading.plain import control_gaps
from getsit.reading.sniff import Found, check, ending
from getsit.reading.told import say
from getsit.reading.transcripts.assemble import assemble
from getsit.reading.transcripts.blocks import has_times
from getsit.reading.transcripts.plain import read_plain
from getsit.reading.transcripts.script import Script
from getsit.reading.transcripts.segments import read_segments
from getsit.reading.transcripts.subtitles import read_subtitles

_SUBTITLES = {".vtt", ".srt", ".sbv"}


def read_transcript(raw: Raw, *, id: str) -> Conversation:
    """The conversation that a transcript holds, every speaker with the role OTHER.

    Any of the CannotRead errors when the bytes are not a transcript that we read.
    """
    found, text, gaps = text_of(raw)
    script = _read(text, found, name=raw.name)
    conversation = assemble(Script(said=script.said, gaps=(*gaps, *script.gaps)), id=id)
    if not conversation.utterances:
        raise NoTextInside(name=raw.name, found=say("found.no_words"))
    return conversation


def text_of(raw: Raw) -> tuple[Found, str, tuple[Gap, ...]]:
    """What the bytes are, their text (of a Word file its paragraphs), and what could not be read of it."""
    wanted = say("wanted.transcript")
    found = check(raw.data, name=raw.name, wanted=wanted)
    if found is Found.DOCX:
        reading = read_apart(found, raw.data, name=raw.name)
        return found, "\n\n".join(map(_paragraph, reading.pieces)), reading.gaps
    if found not in {Found.JSON, Found.TEXT}:
        raise FormatUnknown(name=raw.name, found=say(f"found.{found}"), wanted=wanted)
    text = decode(raw.data, name=raw.name).lstrip("\ufeff")  # some programs write their mark twice
    if not text.strip():
        raise NothingInside(name=raw.name)
    return (Found.JSON if ending(raw.name) == ".json" else found), text, control_gaps(text)


def _paragraph(piece: Piece) -> str:
    # A heading is marked as in Markdown, for the reader of lines to know it from speech.
    return f"# {piece.text}" if piece.kind is BlockKind.HEADING else piece.text


def _read(text: str, found: Found, *, name: str) -> Script:
    if found is Found.JSON:
        return read_segments(text, name=name)
    return read_subtitles(text) if ending(name) in _SUBTITLES or has_times(text) else read_plain(text)
