"""The ladder: ordered questions that bring the manager to describe what the ideal hire will have done."""

from dataclasses import dataclass
from enum import StrEnum

from getsit.model.document import Evidence


class Mode(StrEnum):
    """How much room the talk leaves for questions."""

    FREE = "free"
    STRUCTURED = "structured"


class QuestionKind(StrEnum):
    """What a candidate's question is after, in the order of the ladder; `poor` is none of them."""

    HOMEWORK = "homework"
    SITUATION = "situation"
    CHALLENGE = "challenge"
    EVENT = "event"
    CONSEQUENCE = "consequence"
    VISION = "vision"
    MEASURE = "measure"
    TIMELINE = "timeline"
    MANNER = "manner"
    CULTURE = "culture"
    PREDECESSOR = "predecessor"
    PAYOFF = "payoff"
    CONFIRM = "confirm"
    CONCERN = "concern"
    NEXT_STEP = "next_step"
    POOR = "poor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One question, the needs it tests, the homework it shows, and what to ask next on each answer."""

    id: str
    number: int
    kind: QuestionKind
    question: str
    need_ids: tuple[str, ...]
    homework: tuple[Evidence, ...]
    on_full: str
    on_vague: str
    on_guarded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A question that was not put on the ladder because a document already answers it."""

    question: str
    kind: QuestionKind
    answered_by: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Questions in rung order for one mode, and the questions left out with their answers.

    `person` names whom it is for, empty when that is not known.
    """

    mode: Mode
    rungs: tuple[Rung, ...]
    left_out: tuple[LeftOut, ...] = ()
    person: str = ""
