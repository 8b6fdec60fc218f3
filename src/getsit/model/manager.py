"""Managers to rehearse with: who they are, what they need, and every sentence they can say.

A manager is written by hand (docs/managers.md) or made from the dossier of an opportunity. Nothing here
changes during a talk; what changes is the `ManagerState` of a rehearsal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from getsit.model.need import NeedKind


class Outward(StrEnum):
    """What shows of what a manager thinks."""

    PLAIN = "plain"
    WARM = "warm"
    POKER = "poker"


class Stage(StrEnum):
    """Where a talk stands."""

    OPENING = "opening"
    MIDDLE = "middle"
    LATE = "late"


class Facet(StrEnum):
    """What a speech tells of a need: how strongly it is felt, or an answer of another kind."""

    LEVEL = "level"
    EVENT = "event"
    WHY = "why"
    TRIED = "tried"
    WHO = "who"
    NOW = "now"
    GOOD = "good"
    UNTIL = "until"
    SAY = "say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Something a manager can say of a need or topic. `level` is the strength it shows, 0 to 4; `again` is
    the same in other words; `answers` are questions that it answers."""

    id: str
    facet: Facet
    level: int
    text: str
    again: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Misreading:
    """Something true of a need, a misreading of it, and what sets the misreading right."""

    holds: str
    misread: str
    correction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a manager says to an answer that meets `condition`."""

    condition: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question of the manager's own: in plain words too, and once more when it was ignored. `about` is the
    need it tests, or None."""

    id: str
    stage: Stage
    text: str
    plain: str
    again: str
    replies: tuple[Reply, ...]
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenNeed:
    """A need that a manager holds back until it is earned. `opens` shifts how much trust it takes, `key` is
    the question that would open it, `posting` is what the posting makes of it."""

    id: str
    title: str
    noun: str
    kind: NeedKind
    heat: int
    opens: float
    posting: str
    truth: str
    key: str
    asked: tuple[str, ...]
    speeches: tuple[Speech, ...]
    claims: tuple[Misreading, ...]
    restate: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    fits: tuple[str, ...]
    test: OwnQuestion
    hint: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something one can ask about that is no need: pay, hours, the team."""

    id: str
    noun: str
    asked: tuple[str, ...]
    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manager:
    """Somebody to rehearse with. `bar` is how much of "gets it" they want for a yes, 0 to 1."""

    id: str
    name: str
    role: str
    organisation: str
    trade: str
    temperament: str
    post: str
    minutes: int
    trust: float
    talk: int
    outward: Outward
    structured: bool
    bar: float
    intro: str
    posting: str
    voices: Mapping[str, str]
    needs: tuple[HiddenNeed, ...]
    topics: tuple[Topic, ...]
    questions: tuple[OwnQuestion, ...]
    says: Mapping[str, tuple[str, ...]] = field(repr=False)
    named: Mapping[str, str] = field(default_factory=dict, repr=False)
    invented: bool = True
    opportunity_id: str | None = None

    @property
    def matters(self) -> "tuple[HiddenNeed | Topic, ...]":
        """All that can be asked about: needs, then topics."""
        return (*self.needs, *self.topics)

    def need(self, id: str) -> HiddenNeed:
        """The need of that id; KeyError when there is none."""
        for need in self.needs:
            if need.id == id:
                return need
        raise KeyError(id)

    def question(self, id: str) -> OwnQuestion:
        """The own question, or the test of a need, of that id; KeyError when there is none."""
        for question in (*self.questions, *(need.test for need in self.needs)):
            if question.id == id:
                return question
        raise KeyError(id)
