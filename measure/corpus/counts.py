"""F1 and its like from counts that can be added up over interviews, with a bootstrap over interviews.

F1 = 2 right / (found + true). The interval is the middle 95 % of 1,000 draws of interviews with replacement
(percentile bootstrap): turns of one interview resemble each other, so interviews are drawn, not turns.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

DRAWS = 1_000


@dataclass(frozen=True, slots=True)
class Counted:
    """How many were right, found, and true."""

    right: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.right + other.right, self.found + other.found, self.true + other.true)


def counted(found: AbstractSet[tuple[int, ...]], true: AbstractSet[tuple[int, ...]]) -> Counted:
    """Counts of two sets."""
    return Counted(len(found & true), len(found), len(true))


def f1(counts: Counted) -> float:
    """F1, 0 where nothing was found or true."""
    return 2 * counts.right / (counts.found + counts.true) if counts.found + counts.true else 0.0


def total(counts: Sequence[Counted]) -> Counted:
    """All of them together."""
    return sum(counts, Counted())


def interval(size: int, figure: Callable[[Sequence[int]], float], *, seed: int = 7) -> tuple[float, float]:
    """The middle 95 % of `figure` over draws of `size` interviews by number."""
    random = np.random.default_rng(seed)
    drawn = [figure(random.integers(0, size, size).tolist()) for _ in range(DRAWS)] if size else [0.0]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)
