"""The dossier: what homework and earlier rounds yield for an opportunity."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from getsit.model.document import Evidence
from getsit.model.need import Need
from getsit.model.posting import Posting, Requirement


class GateStanding(StrEnum):
    """Whether the résumé shows what a minimum requirement asks."""

    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"


class SignalGrade(StrEnum):
    """How warm a buying signal is; never a probability."""

    HOT = "hot"
    WARM = "warm"
    MILD = "mild"


class SignalKind(StrEnum):
    """What the manager does when they begin to want somebody."""

    IN_THE_JOB = "in_the_job"
    START_TERMS = "start_terms"
    BRING_OTHERS = "bring_others"
    NEXT_STEP = "next_step"
    SELLS_ROLE = "sells_role"
    GOES_DEEPER = "goes_deeper"
    WORKS_PROBLEM = "works_problem"
    TESTS_OBJECTION = "tests_objection"


SIGNAL_GRADES: Mapping[str, SignalGrade] = {
    SignalKind.IN_THE_JOB: SignalGrade.HOT,
    SignalKind.START_TERMS: SignalGrade.HOT,
    SignalKind.BRING_OTHERS: SignalGrade.HOT,
    SignalKind.NEXT_STEP: SignalGrade.HOT,
    SignalKind.SELLS_ROLE: SignalGrade.WARM,
    SignalKind.GOES_DEEPER: SignalGrade.WARM,
    SignalKind.WORKS_PROBLEM: SignalGrade.WARM,
    SignalKind.TESTS_OBJECTION: SignalGrade.WARM,
}
"""How warm each kind is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLine:
    """One minimum requirement held against the fact ledger.

    `evidence` is the posting's side first, then the résumé's (which may be missing unless `met`).
    `fact_id` is the fact that meets it or comes nearest. `breath` is what to say in one breath if asked.
    """

    id: str
    requirement: Requirement
    standing: GateStanding
    evidence: tuple[Evidence, ...]
    fact_id: str = ""
    breath: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HotButton:
    """A need with high heat, its rank (1 is hottest) and why it is hot, in words."""

    id: str
    need_id: str
    rank: int
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Sureness(StrEnum):
    """How sure a hypothesis is, in words: they say it, it is likely, or it is a guess."""

    SAID = "said"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """What a predicted need may mean: our reading, how it could be wrong, the question that would settle it.

    `rank` 1 is the hottest. The reading is ours and a guess; only `evidence` is theirs.
    """

    id: str
    need_id: str
    rank: int
    reading: str
    sureness: Sureness
    could_be_wrong: str
    ask: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedSignal:
    """What it may sound like when they begin to want you: our guess, standing on a need."""

    id: str
    need_id: str
    kind: SignalKind
    grade: SignalGrade
    sounds_like: str
    respond: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two sources that do not agree, with both quotes and the question that settles it."""

    id: str
    about: str
    ask: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """What no document says, with the names of the documents where it was looked for, and how to find out."""

    id: str
    about: str
    ask: str
    looked_in: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What homework and earlier rounds yield for an opportunity.

    `needs` and `hot_buttons` may hold what is for the candidate only. `open_needs` are those that may be
    asked about and stand on paper, a private one by what a posting or a report says of the same;
    `open_buttons` are the hottest of them. `old` gives the id and the day of each source that is more than a
    year old.
    """

    opportunity_id: str
    posting: Posting | None
    gate: tuple[GateLine, ...]
    needs: tuple[Need, ...]
    hot_buttons: tuple[HotButton, ...]
    signals: tuple[PredictedSignal, ...]
    unknowns: tuple[Unknown, ...]
    hypotheses: tuple[Hypothesis, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    old: tuple[tuple[str, date], ...] = ()
    open_needs: tuple[Need, ...] = ()
    open_buttons: tuple[HotButton, ...] = ()
    hearing: str = ""

    def hypothesis(self, need_id: str) -> Hypothesis | None:
        """The hypothesis on that need, or None."""
        return next((one for one in self.hypotheses if one.need_id == need_id), None)

    def need(self, id: str) -> Need | None:
        """The need of that id, or None."""
        return next((need for need in self.needs if need.id == id), None)
