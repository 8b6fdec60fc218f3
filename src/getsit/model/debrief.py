"""The debrief: what a talk brought, one behaviour to change, and the needs ledger afterwards."""

from dataclasses import dataclass
from enum import StrEnum

from getsit.model.analysis import Analysis
from getsit.model.document import Quote
from getsit.model.need import Need


class Turned(StrEnum):
    """Which way the manager moved."""

    OPENED = "opened"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A missed opening: their words, what the candidate did instead, and what could have been said."""

    moment_id: str
    opened: Quote
    instead: Quote | None
    could_have_said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A place where the manager opened up or closed, and what the candidate had done just before."""

    turned: Turned
    at: Quote
    after: Quote | None
    did: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenProposal:
    """A proposal that breaks a timeline or manner which the manager voiced."""

    moment_id: str
    proposal: Quote
    breaks: Quote
    need_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """The one behaviour to change next time: its wording key and the moments it rests on."""

    key: str
    title: str
    why: str
    moments: tuple[str, ...]
    retry_turn: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What a talk brought. `ledger` holds all needs of the opportunity with their standing now.

    `headline` says the finding in words. `behaviour` is None only when the talk cannot be judged.
    """

    conversation_id: str
    headline: str
    analysis: Analysis
    ledger: tuple[Need, ...]
    doors: tuple[Door, ...]
    movements: tuple[Movement, ...]
    broken: tuple[BrokenProposal, ...]
    behaviour: Behaviour | None
    remembered: bool = False
    round_number: int | None = None
