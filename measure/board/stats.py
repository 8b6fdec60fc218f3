"""Scores, and how far each might be off: plain numpy, so that nothing is needed that the product lacks.

Knows no set and no hearing. Truths and answers are arrays of one length, one entry per thing judged.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Places = NDArray[np.int64]
Score = Callable[[Places], float]
"""A score of the things at these places; a place may come several times."""

DRAWS = 1000
SEED = 20261126  # any number would do; a fixed one makes the interval the same every time


@dataclass(frozen=True, slots=True)
class Interval:
    """A score with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


def accuracy(truth: Array, said: Array) -> float:
    """The share of answers that are right; 0 of nothing."""
    return float(np.mean(truth == said)) if len(truth) else 0.0


def f1(truth: Array, said: Array) -> float:
    """F1 of yes, the harmonic mean of precision and recall: 2 tp / (said + true); 0 when neither is there."""
    truth, said = truth.astype(bool), said.astype(bool)
    both = int(truth.sum()) + int(said.sum())
    return 2 * int((truth & said).sum()) / both if both else 0.0


def macro_f1(truth: Array, said: Array) -> float:
    """The mean over classes that occur of each class's F1 (sklearn's `average="macro"`)."""
    classes = np.unique(np.concatenate([truth, said]))
    return float(np.mean([f1(truth == one, said == one) for one in classes])) if len(classes) else 0.0


def mean_f1(truth: Array, said: Array) -> float:
    """The mean of the columns' F1, for things that may carry several labels."""
    return float(np.mean([f1(truth[:, place], said[:, place]) for place in range(truth.shape[1])]))


def spearman(truth: Array, said: Array) -> float:
    """Spearman's rho: Pearson's correlation of the ranks, ties at their mean rank; 0 where all are equal."""
    one, other = ranks(truth), ranks(said)
    one, other = one - one.mean(), other - other.mean()
    spread = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / spread if spread else 0.0


def auc(truth: Array, said: Array) -> float:
    """How often a yes lies above a no, ties as half (Mann-Whitney U over its greatest); 0.5 without both."""
    truth = truth.astype(bool)
    yes, no = int(truth.sum()), int((~truth).sum())
    if not yes or not no:
        return 0.5
    return (float(ranks(said)[truth].sum()) - yes * (yes + 1) / 2) / (yes * no)


def ranks(values: Array) -> NDArray[np.float64]:
    """The rank of each value from 1 on, equal values at the mean of their ranks."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    middle: NDArray[np.float64] = (last - counts + 1 + last) / 2
    return middle[place.reshape(-1)]


def counted_f1(counts: Array) -> float:
    """F1 of stretches, from rows of (right, said, true) taken together: 2 right / (said + true)."""
    right, said, true = (float(one) for one in counts.sum(axis=0))
    return 2 * right / (said + true) if said + true else 0.0


def wilson(hits: int, many: int) -> tuple[float, float]:
    """The 95 % interval of a share, after Wilson (1927)."""
    z, share = 1.96, hits / many
    middle = share + z * z / (2 * many)
    spread = z * ((share * (1 - share) + z * z / (4 * many)) / many) ** 0.5
    return (middle - spread) / (1 + z * z / many), (middle + spread) / (1 + z * z / many)


def always_yes(truth: Array) -> float:
    """F1 of saying yes to all."""
    return f1(truth, np.ones(len(truth), dtype=bool))


def largest_share(truth: Array) -> float:
    """The share of the most frequent class, which is the accuracy of always saying it."""
    return float(np.unique(truth, return_counts=True)[1].max() / len(truth)) if len(truth) else 0.0


def placed(score: Callable[[Array, Array], float], truth: Array, *, said: Array) -> Score:
    """The score as a function of places, for `interval`."""
    return lambda places: score(truth[places], said[places])


def interval(score: Score, groups: Sequence[Hashable], *, draws: int = DRAWS) -> Interval:
    """The score of all, and the middle 95 % of what it is when whole groups are drawn with replacement.

    The percentile bootstrap (Efron and Tibshirani, 1993, chapter 13) over groups: what is said in one
    dialogue hangs together, so single utterances drawn apart would make the interval too narrow.
    """
    members = _members(groups)
    chance = np.random.default_rng(SEED)
    drawn = []
    for _ in range(draws):
        picked = chance.integers(len(members), size=len(members))
        drawn.append(score(np.concatenate([members[place] for place in picked])))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Interval(score(np.arange(len(groups))), float(low), float(high))


def _members(groups: Sequence[Hashable]) -> list[Places]:
    """The places of each group, groups in the order in which they first come."""
    found: dict[Hashable, list[int]] = {}
    for place, group in enumerate(groups):
        found.setdefault(group, []).append(place)
    return [np.array(places) for places in found.values()]
