"""Rehearsals: what a manager heard, what moved in them, what they said, turn by turn.

Every turn keeps the state after it, so that a talk goes on after a crash exactly where it stood, a retry
can begin at any turn, and what the manager was thinking can be told afterwards without being computed anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from getsit.model.debrief import Debrief


class RehearsalMode(StrEnum):
    """What is rehearsed: a whole interview, only the candidate's questions, only the opening, one hard
    question, or naming what matters most to them."""

    WHOLE = "whole"
    QUESTIONS = "questions"
    OPENING = "opening"
    HARD = "hard"
    TOP_THREE = "top_three"


class MoveKind(StrEnum):
    """What a candidate does with a stretch of a turn, as a manager takes it."""

    QUESTION = "question"
    GIVES_BACK = "gives_back"
    FEELS = "feels"
    HOLLOW = "hollow"
    PARROT = "parrot"
    STORY = "story"
    SOLUTION = "solution"
    TIE = "tie"
    PITCH = "pitch"
    ANSWER = "answer"
    GAP = "gap"
    TOO_BIG = "too_big"
    FLATTERY = "flattery"
    BAD_MOUTH = "bad_mouth"
    PRESSED = "pressed"
    INSULT = "insult"
    ORDERS = "orders"
    NONSENSE = "nonsense"
    SILENCE = "silence"
    SHORT = "short"
    OFF_TOPIC = "off_topic"
    SMALL = "small"
    THANKS = "thanks"
    REPEAT = "repeat"
    ACCEPTS = "accepts"
    NEXT_STEP = "next_step"
    CONCERN = "concern"
    BYE = "bye"


class Verdict(StrEnum):
    """Whether what was given back is what was said; `unsure` where nobody could tell."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing that the candidate did: `start` to `end` of their turn.

    `about` is the need or topic it touches, `near` how near it is to that, `other` the second likeliest where
    the first is not sure.
    `facet` names the speech that would answer a question. `claim` is the place of the misreading among the
    need's claims. `features` are the conditions that an answer meets.
    """

    kind: MoveKind
    start: int
    end: int
    about: str | None = None
    other: str | None = None
    sure: float = 1.0
    near: float = 1.0
    speech: str | None = None
    asks: str | None = None
    verdict: Verdict | None = None
    claim: int | None = None
    features: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A candidate's turn as a manager takes it."""

    text: str
    words: int
    moves: tuple[Move, ...]

    def all(self, *kinds: MoveKind) -> tuple[Move, ...]:
        """The moves of these kinds, in order."""
        return tuple(move for move in self.moves if move.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Something that moved in the manager, and why: `reason` keys its sentence, `about` is the need."""

    reason: str
    about: str | None = None
    trust: float = 0.0
    belief: float = 0.0
    heard: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerState:
    """Where a manager stands. Trust and belief are 0 to 1; `heard` is 0 to 1 for each need; `level` the
    highest strength told of it (absent: nothing); `shut` the turn until which it stays closed."""

    turn: int = 0
    minutes: float = 0.0
    trust: float
    belief: float
    impression: float = 0.0
    heard: Mapping[str, float] = field(default_factory=dict)
    level: Mapping[str, int] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    shut: Mapping[str, int] = field(default_factory=dict)
    ties: Mapping[str, int] = field(default_factory=dict)
    misread: Mapping[str, int] = field(default_factory=dict)
    times: Mapping[str, int] = field(default_factory=dict)
    current: str | None = None
    pending: str | None = None
    ignored: bool = False
    which: tuple[str, ...] = ()
    half_tie: int = -9
    in_a_row: int = 0
    questions_asked: tuple[str, ...] = ()
    yours: bool = False
    warned: bool = False
    ended: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that a manager is about to say: from which list or place, and where a fixed one, its place."""

    source: str
    place: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a manager does in a turn, before it is worded: the lines in order, and what moved."""

    lines: tuple[Line, ...]
    movements: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A turn of the candidate and what the manager answered. The first has no candidate's words.

    `spoken` names the lines that were used, so that none is used twice.
    """

    said: str
    answered: str
    spoken: tuple[str, ...]
    taken: Taken | None
    movements: tuple[Moved, ...]
    state: ManagerState


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A situation in the manager of an opportunity: the posting's words that foresaw it (or nothing), and
    whether it holds; what does not hold is denied when it is asked about."""

    need_id: str
    quote: str = ""
    holds: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A talk with a simulated manager. `casting` is the choice of situations where the manager was made from
    an opportunity; `retry_of` and `retried_turn` say what the talk tries again."""

    id: str
    manager: str
    opportunity_id: str | None
    seed: int
    mode: RehearsalMode
    began: datetime
    hearing: str
    exchanges: tuple[Exchange, ...]
    casting: tuple[Cast, ...] = ()
    named: tuple[str, ...] = ()
    rated: int | None = None
    retry_of: str | None = None
    retried_turn: int | None = None

    @property
    def state(self) -> ManagerState:
        """Where the manager stands now."""
        return self.exchanges[-1].state

    @property
    def over(self) -> bool:
        """Whether the talk has ended."""
        return self.state.ended is not None


class Outcome(StrEnum):
    """What a manager decides."""

    YES = "yes"
    SECOND_TALK = "second_talk"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the manager decides and why. `understanding` and `evidence` are 0 to 1; `reasons` are the largest
    movements with the turn they stand in."""

    outcome: Outcome
    value: float
    understanding: float
    evidence: float
    caps: tuple[str, ...]
    reasons: tuple[tuple[int, Moved], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """One of the manager's needs after the talk: how much of it was told (`level`, None for nothing), how far
    it was heard, whether the candidate named it, and the question that would have opened it."""

    need_id: str
    title: str
    truth: str
    kind: str
    heat: int
    level: int | None
    heard: float
    named: bool
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """What the manager was thinking after a turn: trust, how far they felt heard (0 to 1), what moved."""

    turn: int
    said: str
    answered: str
    trust: float
    heard: float
    movements: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retried:
    """What a retry brought at the very turn it tried again: the movements before and now."""

    before: Thought
    after: Thought


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """What a finished rehearsal yields. `retry_turn` is the candidate's turn to try again, or None.

    `practised` holds the measures of the coached behaviours over all rehearsals so far, oldest first: the
    name of each with its values.
    """

    rehearsal: Rehearsal
    debrief: Debrief
    thoughts: tuple[Thought, ...]
    needs: tuple[Uncovered, ...]
    top_three: tuple[str, ...]
    decision: Decision
    retry_turn: int | None = None
    retried: Retried | None = None
    practised: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
