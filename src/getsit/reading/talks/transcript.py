"""One file to a conversation: finds out which way of writing a transcript it is."""

from getsit.errors import FormatUnknown, NoTextInside
from getsit.model.conversation import Conversation
from getsit.model.document import Raw
from getsit.reading.decode import decode
from getsit.reading.isolate import read_apart
from getsit.reading.sniff import Found, check
from getsit.reading.told import say
from getsit.reading.talks.plain import read_plain
from getsit.reading.talks.segments import read_segments
from getsit.reading.talks.spoken import Heard, converse
from getsit.reading.talks.subtitles import is_subtitles, read_subtitles


def read_transcript(raw: Raw, *, id: str) -> Conversation:
    """The conversation that a transcript holds; roles are not proposed here.

    Any of the CannotRead errors when the bytes are not a transcript that we read.
    """
    conversation = converse(_heard(raw), id=id)
    if not conversation.utterances:
        raise NoTextInside(name=raw.name, found=say("found.no_words"))
    return conversation


def text_of(raw: Raw) -> tuple[Found, str]:
    """What the bytes are, and their text: of a Word file its paragraphs, a line each."""
    found = check(raw.data, name=raw.name)
    if found is Found.DOCX:
        pieces = read_apart(found, raw.data, name=raw.name).pieces
        return found, "\n".join(piece.text for piece in pieces)
    if found in {Found.JSON, Found.TEXT}:
        return found, decode(raw.data, name=raw.name)
    raise FormatUnknown(name=raw.name, found=found.value.replace("_", " "), wanted=say("wanted.transcript"))


def _heard(raw: Raw) -> Heard:
    found, text = text_of(raw)
    if found is Found.JSON:
        heard = read_segments(text, name=raw.name)
        if heard is None:
            raise NoTextInside(name=raw.name, found=say("found.no_segments"))
        return heard
    return read_subtitles(text) if is_subtitles(text) else read_plain(text)
