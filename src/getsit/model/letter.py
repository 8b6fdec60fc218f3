"""Letter and plan: finished texts whose every claim has its source."""

from dataclasses import dataclass
from enum import StrEnum

from getsit.model.document import Quote


class SourceKind(StrEnum):
    """What a claim in a finished text rests on."""

    FACT = "fact"
    QUOTE = "quote"
    PERSON = "person"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A stretch `start` to `end` of a finished text and what it rests on.

    `PLAIN` is our own wording that claims nothing. `source` says the fact or the person in words.
    """

    start: int
    end: int
    kind: SourceKind
    fact_id: str = ""
    need_id: str = ""
    quote: Quote | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Something that was not written, and why, in one sentence for the candidate only."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A follow-up letter of 120 to 200 words, its claims with their sources, and what was left out."""

    to: str
    text: str
    claims: tuple[Claim, ...]
    left_out: tuple[Withheld, ...]
    remembered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A 30-60-90 plan of one page; every line cites a voiced need."""

    text: str
    claims: tuple[Claim, ...]
    left_out: tuple[Withheld, ...]
    remembered: bool = False
