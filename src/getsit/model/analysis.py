"""What listening to a conversation yields: moments, measures, and Gets it."""

from dataclasses import dataclass
from enum import StrEnum

from getsit.model.conversation import Conversation
from getsit.model.document import Gap
from getsit.model.moment import Moment


class Within(StrEnum):
    """Where a measure lies against its band."""

    INSIDE = "inside"
    BELOW = "below"
    ABOVE = "above"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure with its band. `value` is None for "cannot judge"; `moments` are what it counts.

    `low` and `high` bound the band, None where that side is open. `unit` is one of `count`, `share`,
    `seconds`, `words`, `points`, `yes`.
    """

    name: str
    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    within: Within = Within.NOT_JUDGED
    moments: tuple[str, ...] = ()


class Cell(StrEnum):
    """The four cells of Gets it: Understanding along one side, Evidence along the other."""

    GETS_IT = "gets_it"
    SHOWN_NOT_HEARD = "shown_not_heard"
    UNDERSTANDS_NOT_SHOWN = "understands_not_shown"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason for a side of Gets it: for or against, a wording key, and the moments to quote."""

    side: str
    helps: bool
    key: str
    count: int
    moments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GetsIt:
    """Understanding × Evidence. All but `reasons` is None or empty when it cannot be judged.

    `value` is the geometric mean after caps, 0 to 1; it exists for tests and scripted candidates and
    stands on no page. It is never an offer probability.
    """

    cell: Cell | None = None
    understanding: float | None = None
    evidence: float | None = None
    value: float | None = None
    caps: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a conversation was listened to.

    `by` names the hearing; `language` is what the words look like; `cannot_judge` is a wording key, empty
    when it can be judged; `notes` are wording keys about what the reader of the page should know.
    """

    by: str
    language: str
    candidate_turns: int
    words: int
    cannot_judge: str = ""
    notes: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A conversation with its moments (in the order of the talk), measures and Gets it."""

    conversation: Conversation
    moments: tuple[Moment, ...]
    measures: tuple[Measure, ...]
    gets_it: GetsIt
    reading: Reading

    def moment(self, id: str) -> Moment:
        """The moment of that id; KeyError when there is none."""
        for moment in self.moments:
            if moment.id == id:
                return moment
        raise KeyError(id)
