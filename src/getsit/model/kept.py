"""What is kept: a talk with its round and day, a document with its raw bytes and whose it is."""

from dataclasses import dataclass
from datetime import date

from getsit.model.conversation import Conversation
from getsit.model.correction import Correction
from getsit.model.document import Document, DocumentKind
from getsit.model.fact import Fact
from getsit.model.opportunity import Opportunity


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation of an opportunity, with the round it belongs to and the day it was held, when known."""

    conversation: Conversation
    round_number: int | None = None
    said_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One document as it is kept: with its raw bytes, and whose it is.

    `opportunity_id` is None for what belongs to the person. `talk` is set for a transcript or recall.
    """

    document: Document
    raw: bytes
    opportunity_id: str | None
    facts: tuple[Fact, ...] = ()
    talk: Talk | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """An opportunity as a list shows it: which kinds of document it has, the rounds that have a talk (None
    for a talk of no round), the id of the latest talk ("" for none), whether it was rehearsed, and what the
    person said of its talks. Nothing of the documents is read for it."""

    opportunity: Opportunity
    kinds: frozenset[DocumentKind] = frozenset()
    held: tuple[int | None, ...] = ()
    latest: str = ""
    rehearsed: bool = False
    said: tuple[Correction, ...] = ()
