"""The seams: what Gets It asks of the world, one method each.

A `Hearing` turns passages into numbers. It knows no opportunity, keeps nothing and decides nothing: the
packages `listen` and `prepare` turn what was heard into moments, needs and links.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from getsit.model.document import Raw

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Vector = NDArray[float32]

CANDIDATE = "candidate"
INTERVIEWER = "interviewer"
OTHER = "other"
WRITTEN = "written"

LABELS: Mapping[str, tuple[str, ...]] = {
    # what an interviewer does
    "need": (
        "challenge", "vision", "measure", "timeline", "manner", "culture", "predecessor", "risk",
        "stakeholder", "constraint", "stake", "process",
    ),
    "signal": (
        "in_the_job", "start_terms", "bring_others", "next_step", "sells_role", "goes_deeper",
        "works_problem", "tests_objection",
    ),
    "confidence": (),
    "asked": (
        "yourself", "why_here", "why_leave", "example", "how_would_you", "strength", "weakness", "gap",
        "pay", "notice", "future", "people", "questions_for_us", "other",
    ),
    "agrees": (),
    "corrects": (),
    # what a candidate does
    "question": (
        "homework", "situation", "challenge", "event", "consequence", "vision", "measure", "timeline",
        "manner", "culture", "predecessor", "payoff", "confirm", "concern", "next_step", "poor",
    ),
    "follow_up": (),
    "listening": (
        "specific", "reflection", "summary", "mirror", "label", "callback", "permission", "disagreement",
    ),
    "given_back": ("follows", "contradicts", "not_said", "same_words"),
    "story": (),
    "result": (),
    "solution": (),
    "bridge": (),
    "check": (),
    "pitch": (),
    "advice": (),
    "self_description": (),
    "breaker": (
        "bad_mouths", "inflates", "arrogant", "flattery", "dodges", "pressures", "pitches_at_worry",
        "private",
    ),
    "builder": (),
    # what stands in written text
    "requirement": (
        "licence", "right_to_work", "education", "experience", "skill", "language", "availability", "other",
    ),
    "welcome": (),
    "achievement": (),
    "boilerplate": (),
}  # fmt: skip
"""Every label a hearing may give, with its kinds.

`follow_up` marks a question that takes up what was just said; `given_back` is what a giving back is worth
against what was said before it. `story` is a stretch about the candidate's own past, `result` how it ended,
`solution` what they would do here, `bridge` why it carries over, `check` a handing back, `advice` a
telling-what-to-do that nobody asked for, `pitch` a proposal on what they have not said they need. `welcome`
marks a requirement that is only an advantage; `boilerplate` is text that could stand in any posting.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text to hear: a turn of talk with its role, or written text; and the passages just before it.

    `before` holds the latest passages, oldest first; it is empty for written text or a first turn.
    """

    text: str
    role: str
    before: tuple["Passage", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch `start` to `end` of the passage's text that carries a label, how surely (0 to 1).

    `strength` is 0 to 4 for a need, None otherwise.
    """

    label: str
    start: int
    end: int
    score: float
    kind: str | None = None
    strength: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the sentence `start` to `end` is about, as a vector of length one.

    The dot product of a need's vector and a later sentence's, -1 to 1, tells how surely the one answers the
    other, whatever words they share.
    """

    start: int
    end: int
    vector: "Vector" = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was heard in one passage.

    `labels` gives a calibrated number from 0 to 1 for each label that could apply to the role (a label
    left out counts as 0), `kinds` the same within a label. `vector` has length one (or zero for text
    without content words); the dot product of two vectors is their likeness.
    """

    labels: Mapping[str, float]
    kinds: Mapping[str, Mapping[str, float]]
    spans: tuple[Span, ...]
    vector: "Vector" = field(repr=False)
    matters: tuple[Matter, ...] = ()
    about: "Vector | None" = field(default=None, repr=False, compare=False)


class Hearing(Protocol):
    """Hears passages. `name` and `version` say which hearing it was, honestly, on every result."""

    @property
    def name(self) -> str:
        """Short name that a person may read, as "cue hearing 1"."""
        ...

    def __hash__(self) -> int:
        """Hearings are told apart, so that what one of them heard can be kept."""
        ...

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """One Heard per passage, in order, the same whatever stands beside it in the batch."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a page is asked for, where that differs from one page that the person named.

    `kinds` are media types (none: pages and documents), `agent` is what we call ourselves (empty: the
    usual), `may_follow` says of each address that a redirect leads to whether we go there.
    """

    kinds: frozenset[str] = frozenset()
    most_bytes: int = 10_000_000
    agent: str = ""
    may_follow: Callable[[str], bool] | None = None


class Fetcher(Protocol):
    """Fetches one page that the person named."""

    def fetch(self, address: str, *, wish: Wish | None = None) -> Raw:
        """The page's bytes; AddressRefused, PageUnreachable or SiteBusy when it may not or cannot be had.

        The facts of the error say more than its sentence: `why` in a word, `status` where the site
        answered, `retry_after` in seconds where it asked for patience, `to` where it led elsewhere.
        """
        ...
