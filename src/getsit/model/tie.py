"""Ties and solutions made ready before a talk: the past only where it answers a need."""

from dataclasses import dataclass

from getsit.model.document import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A ready tie: a need, a fact, why it carries over, what one would do here, and the handing back.

    `ask_first` is the id of the rung that must bring the need out; `ask` is its question. `spoken` is the
    whole as it could be said, at most 90 words. `confirmed` tells whether the person confirmed the fact.
    """

    id: str
    need_id: str
    fact_id: str
    bridge: str
    future: str
    check: str
    spoken: str
    ask_first: str
    ask: str
    confirmed: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTie:
    """A need that no fact answers, and how to say so honestly."""

    need_id: str
    reason: str
    say: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """What the candidate would do here. `value` is empty unless a manager or a document used the unit,
    then `value_evidence` quotes it; `by_when` is empty unless `when_evidence` quotes a date or timeline."""

    id: str
    need_id: str
    action: str
    proof_fact_id: str
    evidence: tuple[Evidence, ...]
    by_when: str = ""
    when_evidence: Evidence | None = None
    value: str = ""
    value_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """All ready ties, the honest refusals, and the solutions of an opportunity."""

    ties: tuple[Tie, ...]
    refusals: tuple[NoTie, ...]
    solutions: tuple[Solution, ...]
