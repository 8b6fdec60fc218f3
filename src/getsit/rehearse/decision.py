"""What the manager decides, with the reasons read off the log of what moved them.

Understanding is the share of their needs, by heat, in which they felt heard; evidence is their belief that
this candidate can do it. Multiplied, never added. What shows outwardly is drawn apart from it.
"""

import math
from collections import Counter
from collections.abc import Sequence

from getsit.model.manager import Manager
from getsit.model.rehearsal import Decision, ManagerState, Moved, Outcome
from getsit.rehearse.effects import (
    BELIEF_FULL,
    BELIEF_START,
    CAPS,
    SECOND_TALK,
    TRUST_FOR_YES,
    UNDERSTOOD_FULL,
)

REASONS = 3  # gains, and as many losses


def decide(manager: Manager, log: Sequence[Sequence[Moved]], *, state: ManagerState) -> Decision:
    """The decision after a talk; `log` holds the movements of each turn."""
    understanding = min(1.0, understood(manager, state) / UNDERSTOOD_FULL)
    evidence = max(0.0, min(1.0, (state.belief - BELIEF_START) / BELIEF_FULL))
    counted = Counter(one.reason for moved in log for one in moved)
    caps = tuple(reason for reason, (many, _) in CAPS.items() if counted[reason] >= many)
    value = min([math.sqrt(understanding * evidence), *(CAPS[reason][1] for reason in caps)])
    return Decision(
        outcome=_outcome(value, manager=manager, trust=state.trust),
        value=value,
        understanding=understanding,
        evidence=evidence,
        caps=caps,
        reasons=_reasons(log),
    )


def understood(manager: Manager, state: ManagerState) -> float:
    """Which share of the needs, weighed by heat, was heard, 0 to 1."""
    whole = sum(need.heat for need in manager.needs)
    return sum(need.heat * min(1.0, state.heard.get(need.id, 0.0)) for need in manager.needs) / whole


def _outcome(value: float, *, manager: Manager, trust: float) -> Outcome:
    if value >= manager.bar and trust >= TRUST_FOR_YES:
        return Outcome.YES
    return Outcome.SECOND_TALK if value >= SECOND_TALK else Outcome.NO


def _reasons(log: Sequence[Sequence[Moved]]) -> tuple[tuple[int, Moved], ...]:
    told = [(turn, one) for turn, moved in enumerate(log) for one in moved]
    weighed = sorted(told, key=lambda one: -abs(_weight(one[1])))
    gains = [one for one in weighed if _weight(one[1]) > 0][:REASONS]
    losses = [one for one in weighed if _weight(one[1]) < 0][:REASONS]
    return (*gains, *losses)


def _weight(one: Moved) -> float:
    return one.trust + one.belief
