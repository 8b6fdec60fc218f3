"""Moments: labelled stretches of a conversation. They stand beside the text, never inside it.

`start` and `end` are characters of the turn's own text and `quote` is exactly `text[start:end]`.
The names of labels and kinds are those of the JSON of `getsit listen`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from getsit.model.dossier import SignalGrade
from getsit.model.need import NeedKind, Owner, Private, Strength


class ListeningKind(StrEnum):
    """How a candidate shows that they heard."""

    SPECIFIC = "specific"
    REFLECTION = "reflection"
    SUMMARY = "summary"
    MIRROR = "mirror"
    LABEL = "label"
    CALLBACK = "callback"
    PERMISSION = "permission"
    DISAGREEMENT = "disagreement"


class BreakerKind(StrEnum):
    """What breaks trust."""

    BAD_MOUTHS = "bad_mouths"
    INFLATES = "inflates"
    ARROGANT = "arrogant"
    FLATTERY = "flattery"
    DODGES = "dodges"
    PRESSURES = "pressures"
    PITCHES_AT_WORRY = "pitches_at_worry"
    PRIVATE = "private"


EVEN_ODDS = 0.5  # scores are calibrated: below this, more such moments were wrong than right


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A labelled stretch of one turn. `score` is the hearing's sureness from 0 to 1, `by` names who found
    it (a hearing, a rule, or "you" for a correction)."""

    label: ClassVar[str] = "moment"

    id: str
    turn: int
    start: int
    end: int
    quote: str
    score: float
    by: str
    kind: str | None = None

    @property
    def maybe(self) -> bool:
        """Whether it is as likely wrong as right; it is shown so, and counted."""
        return self.score < EVEN_ODDS


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedVoiced(Moment):
    """The interviewer voices a need; `kind` is a NeedKind."""

    label: ClassVar[str] = "need"

    strength: Strength = Strength.EXPLICIT
    owner: Owner = Owner.UNKNOWN
    private: Private = Private.NO


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Moment):
    """The candidate asks; `kind` is a QuestionKind. `follow_up` when it takes up what was just said."""

    label: ClassVar[str] = "question"

    follow_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningMove(Moment):
    """The candidate shows what was heard; `kind` is a ListeningKind. `accurate` is False when the
    interviewer's words do not carry what was given back, or they set it right afterwards."""

    label: ClassVar[str] = "listening"

    tied_to: tuple[str, ...] = ()
    accurate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Moment):
    """The candidate tells something of the past."""

    label: ClassVar[str] = "story"

    tied_to: tuple[str, ...] = ()
    asked_for: bool = False
    war_story: bool = False
    rehash: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionOffered(Moment):
    """The candidate says what they would do here; `when` is their own words for the date, or None."""

    label: ClassVar[str] = "solution"

    tied_to: tuple[str, ...] = ()
    when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TiePoints:
    """The five points of a tie, each 0 or 1 (docs/method.md, ties)."""

    need: int = 0
    fact: int = 0
    bridge: int = 0
    future: int = 0
    check: int = 0

    @property
    def total(self) -> int:
        """The points together, 0 to 5."""
        return self.need + self.fact + self.bridge + self.future + self.check


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTie(Moment):
    """A tie spoken to a voiced need, resting on a story or solution. Valid with need, fact and future."""

    label: ClassVar[str] = "tie"

    rests_on: str
    tied_to: tuple[str, ...] = ()
    points: TiePoints = TiePoints()
    valid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Moment):
    """The interviewer begins to want the candidate; `kind` is a SignalKind."""

    label: ClassVar[str] = "signal"

    grade: SignalGrade = SignalGrade.MILD
    taken_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed(Moment):
    """A door that the interviewer opened (`opening` is the moment) and the candidate never took up."""

    label: ClassVar[str] = "missed"

    opening: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker(Moment):
    """The candidate breaks trust; `kind` is a BreakerKind."""

    label: ClassVar[str] = "breaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder(Moment):
    """The candidate builds trust."""

    label: ClassVar[str] = "builder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitch(Moment):
    """The candidate advises or promises before the need was voiced or given back."""

    label: ClassVar[str] = "pitch"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfDescription(Moment):
    """The candidate says what they are instead of what they did."""

    label: ClassVar[str] = "self_description"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Moment):
    """The interviewer asks; `behind` keys the question behind it, `need_kind` is the need it is after."""

    label: ClassVar[str] = "asked"

    behind: str = ""
    need_kind: NeedKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance(Moment):
    """A next step that was agreed with a date or an owner."""

    label: ClassVar[str] = "advance"
