"""Taking something in: what it was brought as, which round it belongs to, what it proposes."""

from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import PurePath

from getsit.errors import RoundUnknown, WhoWithoutNote
from getsit.model.conversation import Conversation, Role
from getsit.model.document import Document, DocumentKind, Raw
from getsit.model.fact import Fact
from getsit.model.opportunity import Opportunity, Person, Round
from getsit.text.normal import normalise
from getsit.text.wording import Wording

_TALK_ENDINGS = {".vtt", ".srt", ".sbv"}
_NAME_HINTS = (
    (DocumentKind.RESUME, ("resume", "résumé", "cv", "lebenslauf", "curriculum")),
    (DocumentKind.POSTING, ("posting", "job", "vacancy", "advert", "position", "role")),
    (DocumentKind.TRANSCRIPT, ("transcript", "interview", "talk", "call", "meeting")),
    (DocumentKind.NOTE, ("note", "chat")),
)


def guess_kind(raw: Raw, *, has_posting: bool) -> DocumentKind:
    """What a file was most likely brought as, by its name alone: the first without a hint is the posting."""
    name = PurePath(raw.name)
    if name.suffix.lower() in _TALK_ENDINGS:
        return DocumentKind.TRANSCRIPT
    words = set(normalise(name.stem.replace("-", " ").replace("_", " ").replace(".", " ")).text.split())
    for kind, hints in _NAME_HINTS:
        if words & {normalise(hint).text for hint in hints}:
            return kind
    return DocumentKind.HOMEWORK if has_posting else DocumentKind.POSTING


def note_of_words(kind: DocumentKind | None) -> DocumentKind:
    """The kind of a document that tells what somebody said: a note; WhoWithoutNote for another."""
    if kind not in (None, DocumentKind.NOTE):
        raise WhoWithoutNote(kind=kind)
    return DocumentKind.NOTE


def source_name(document: Document, wording: Wording) -> str:
    """What a source is called beside a quote: its name, or for told words who told them and when."""
    if document.who is None:
        return document.name
    who = ", ".join(filter(None, (document.who.name, document.who.role)))
    if document.dated is None:
        return who
    return wording.say("sources.told", who=who, day=document.dated.isoformat())


def fingerprint(raw: Raw) -> str:
    """The sha256 of the bytes as they came."""
    return sha256(raw.data).hexdigest()


def talk_document(
    raw: Raw, conversation: Conversation, *, received: datetime, dated: date | None
) -> Document:
    """The document of a talk: its canonical text is that of the conversation."""
    return Document(
        id=conversation.id,
        name=raw.name,
        kind=DocumentKind.TRANSCRIPT,
        media_type=raw.media_type or "text/plain",
        text=conversation.text,
        sha256=fingerprint(raw),
        origin=raw.origin,
        received=received,
        dated=dated,
        gaps=conversation.gaps,
    )


def round_for(
    opportunity: Opportunity,
    number: int | None,
    *,
    taken: set[int],
    on: date | None,
    conversation: Conversation,
    new_id: str,
) -> tuple[Opportunity, int]:
    """The opportunity with the round that a talk belongs to, and its number.

    Without a number it is the first round that has no talk yet, else a new one. The next number makes a
    new round too; any other that is not there raises RoundUnknown.
    """
    numbers = {one.number for one in opportunity.rounds}
    following = max(numbers, default=0) + 1
    chosen = number or min(numbers - taken, default=following)
    if chosen in numbers:
        return opportunity, chosen
    if chosen != following:
        raise RoundUnknown(number=chosen, name=opportunity.name)
    persons = tuple(
        Person(name=speaker.name)
        for speaker in conversation.speakers
        if speaker.role is Role.INTERVIEWER and speaker.name
    )
    added = Round(id=new_id, number=chosen, on=on, persons=persons)
    return replace(opportunity, rounds=(*opportunity.rounds, added)), chosen


def new_facts(proposed: tuple[Fact, ...], there: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The proposed facts whose words are not in the ledger yet."""
    known = {(fact.kind, normalise(fact.text).text) for fact in there}
    return tuple(fact for fact in proposed if (fact.kind, normalise(fact.text).text) not in known)
