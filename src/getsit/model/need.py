"""Needs: what the ideal hire must achieve, fix, respect or know, and what is known about each."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from getsit.model.document import Evidence, Quote


class NeedKind(StrEnum):
    """The twelve kinds of need (docs/method.md, the needs)."""

    CHALLENGE = "challenge"
    VISION = "vision"
    MEASURE = "measure"
    TIMELINE = "timeline"
    MANNER = "manner"
    CULTURE = "culture"
    PREDECESSOR = "predecessor"
    RISK = "risk"
    STAKEHOLDER = "stakeholder"
    CONSTRAINT = "constraint"
    STAKE = "stake"
    PROCESS = "process"


OPEN_KINDS = frozenset(
    {NeedKind.CHALLENGE, NeedKind.VISION, NeedKind.MEASURE, NeedKind.TIMELINE, NeedKind.MANNER}
)
"""The kinds that a letter or plan may use, when said openly to its reader."""


class Strength(IntEnum):
    """How strongly a need was put: from implied to one with a measure or a date."""

    IMPLIED = 0
    EXPLICIT = 1
    CONSEQUENCE = 2
    PAYOFF = 3
    MEASURED = 4


class Standing(StrEnum):
    """What is known of a need: a hypothesis, spoken, given back and agreed, denied, or not come up."""

    PREDICTED = "predicted"
    VOICED = "voiced"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNHEARD = "unheard"


class Owner(StrEnum):
    """Whose need it is."""

    SPEAKER = "speaker"
    TEAM = "team"
    BOSS = "boss"
    CUSTOMER = "customer"
    UNKNOWN = "unknown"


class Private(StrEnum):
    """Why a need is for the candidate only and stands in no letter, plan, export or printed brief."""

    NO = "no"
    CONFIDENCE = "confidence"
    STAKE = "stake"
    ABSENT_PEOPLE = "absent_people"
    BUDGET_OR_RIVALS = "budget_or_rivals"
    WORRY = "worry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voicing:
    """Who said a need, in which round, in which words. `quote` points into the talk's canonical text.

    `moment_id` is the moment of that talk; `remembered` is True when it comes from recall, whose words
    are the candidate's and never stand in quotation marks; `unprompted` when no question of the candidate led
    to it.
    """

    conversation_id: str
    moment_id: str
    quote: Quote
    speaker: str
    round_number: int | None = None
    strength: Strength = Strength.EXPLICIT
    private: Private = Private.NO
    remembered: bool = False
    unprompted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something the ideal hire must achieve, fix, respect or know. Without evidence there is no need.

    `gist` is the shortest stretch of the first evidence that carries the point, exact characters of it.
    `heat` orders needs (higher is hotter); the reasons for it are given in words by a HotButton.
    `before` is the standing that homework gave it, None for what no document held.
    """

    id: str
    kind: NeedKind
    gist: str
    evidence: tuple[Evidence, ...]
    standing: Standing = Standing.PREDICTED
    strength: Strength = Strength.EXPLICIT
    heat: float = 0.0
    owner: Owner = Owner.UNKNOWN
    private: Private = Private.NO
    voicings: tuple[Voicing, ...] = ()
    before: Standing | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            message = "a need must have evidence"
            raise ValueError(message)
