"""Recall: a person's own notes from memory, as `they: / me:` lines or free.

Words of free notes are the person's own, about what was said; which side they tell of is proposed later.
"""

from dataclasses import replace

from getsit.errors import NoTextInside
from getsit.model.conversation import Consent, Conversation, Role, Speaker
from getsit.model.document import Raw
from getsit.reading.told import say
from getsit.reading.talks.lines import Line, find_lines
from getsit.reading.talks.names import split_name
from getsit.reading.talks.spoken import Heard, Spoken, converse
from getsit.reading.talks.transcript import text_of

THEY = frozenset("they them she he her him manager interviewer boss recruiter hm panel".split())
ME = frozenset("me i myself candidate".split())


def read_recall(raw: Raw, *, id: str) -> Conversation:
    """The notes as a conversation: `they:` and `me:` lines have roles, free notes have none.

    Any of the CannotRead errors when the bytes are not notes that we read.
    """
    _, text = text_of(raw)
    lines = [line for line in find_lines(text) if line.text.strip()]
    names = frozenset(name for line in lines if (name := _marker(line)) is not None)
    heard = Heard(pieces=tuple(_piece(line, names) for line in lines))
    conversation = converse(heard, id=id)
    if not conversation.utterances:
        raise NoTextInside(name=raw.name, found=say("found.no_words"))
    speakers = tuple(_with_role(speaker) for speaker in conversation.speakers)
    return replace(conversation, speakers=speakers, consent=Consent.RECALL)


def _marker(line: Line) -> str | None:
    head, colon, _ = line.text.strip().lstrip("-*• ").partition(":")
    word = head.strip().strip("*_").casefold()
    return head.strip() if colon and word in THEY | ME else None


def _piece(line: Line, names: frozenset[str]) -> Spoken:
    name, begin = split_name(line.text, names)
    words = line.text[begin:].strip().lstrip("#-*• ").strip()
    return Spoken(text=words, raw_start=line.start + begin, raw_end=line.end, name=name)


def _with_role(speaker: Speaker) -> Speaker:
    word = speaker.name.strip("*_ ").casefold()
    if word in THEY:
        return replace(speaker, role=Role.INTERVIEWER)
    return replace(speaker, role=Role.CANDIDATE) if word in ME else speaker
