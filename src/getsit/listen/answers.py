"""How surely a later sentence of the candidate answers a need: likeness of matter, shared words, distance.

The five weights below are held fixed while the vectors of the trained hearing learn beside them, so that the
vectors learn what words and distance cannot tell. They were fitted once, on interviews that measure nothing.
"""

import math
from dataclasses import dataclass

from getsit.listen.thresholds import (
    ANSWER_AT_ONCE,
    ANSWER_DISTANCE,
    ANSWER_LIKENESS,
    ANSWER_OTHERS,
    ANSWER_START,
    ANSWER_WORDS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A need and a later sentence of the candidate.

    `shared` and `shared_in_turn` are the shares of the need's weighty words in the sentence and in its whole
    turn, 0 to 1; `turns` lie between the two (1 for the very next), `others` counts the turns since then in
    which other needs were voiced.
    """

    shared: float
    shared_in_turn: float
    turns: int
    others: int


def evidence(pair: Pair) -> float:
    """What words and distance say, as a logit without the likeness of matter."""
    return (
        ANSWER_START
        + ANSWER_WORDS * (pair.shared + pair.shared_in_turn)
        + ANSWER_DISTANCE * math.log1p(pair.turns)
        + ANSWER_AT_ONCE * (pair.turns == 1)
        + ANSWER_OTHERS * math.log1p(pair.others)
    )


def surety(pair: Pair, *, likeness: float) -> float:
    """How surely the sentence answers the need, 0 to 1; `likeness` is the dot product of their matters."""
    logit = evidence(pair) + ANSWER_LIKENESS * likeness
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
