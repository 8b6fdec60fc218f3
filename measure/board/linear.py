"""Linear heads: logistic regression by L-BFGS, ridge regression in closed form. Numpy, no more.

A head brings its inputs to mean 0 and spread 1 as they were where it learned; only the first `even` columns
of them where it is told so. Penalties are per example: the
loss is the mean over examples plus half the penalty times the squared weights, the shift left free.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
_Loss = Callable[[Floats], tuple[float, Floats]]
_Pairs = list[tuple[Floats, Floats]]

_STEPS = 150
_MEMORY = 8  # pairs of steps from which the curvature is guessed (Nocedal and Wright, 2006, section 7.2)
_SMALL = 1e-4  # of the loss; below that a step is not worth the next
_ENOUGH = 1e-4  # of the promised fall, Armijo's rule
_HALVINGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Weights with the shift as their last row, and the mean and spread of what they learned from."""

    weights: Floats
    mean: Floats
    spread: Floats

    def __call__(self, inputs: Floats) -> Floats:
        """The logits (or numbers) of each row of inputs, one column per output."""
        said: Floats = ((inputs - self.mean) / self.spread) @ self.weights[:-1] + self.weights[-1]
        return said


def fit_yes_no(
    inputs: Floats, truths: Floats, *, penalty: float, start: Floats | None = None, even: int | None = None
) -> Head:  # fmt: skip
    """A head for columns of yes (1) or no (0), each a logistic regression of its own."""
    return _fit(inputs, truths, penalty=penalty, start=start, even=even, raised=_each)


def fit_classes(
    inputs: Floats, truths: Floats, *, penalty: float, start: Floats | None = None, even: int | None = None
) -> Head:  # fmt: skip
    """A head for classes that exclude each other, given as rows with a single 1."""
    return _fit(inputs, truths, penalty=penalty, start=start, even=even, raised=_together)


def fit_numbers(
    inputs: Floats, truths: Floats, *, penalty: float, start: Floats | None = None, even: int | None = None
) -> Head:  # fmt: skip
    """A ridge regression; `start` is not needed, the best weights are found at once."""
    del start
    mean, spread = _scale(inputs, even)
    scaled = ((inputs - mean) / spread).astype(np.float64)
    middle, shift = scaled.mean(axis=0), truths.mean(axis=0)
    scaled -= middle
    # weights = X' (X X' + n penalty)^-1 y: as wide as there are examples, who are fewer than the columns
    inner = scaled @ scaled.T + penalty * len(scaled) * np.eye(len(scaled))
    weights = scaled.T @ np.linalg.solve(inner, truths - shift)
    return Head(weights=np.vstack([weights, shift - middle @ weights]), mean=mean, spread=spread)


def principal(learned: Floats, asked: Floats, *, most: int) -> tuple[Floats, Floats]:
    """Both in the directions in which those that are learned from differ most, columns at spread 1 before.

    By random projection with two rounds of powers (Halko, Martinsson and Tropp, 2011, algorithm 4.4).
    """
    mean, spread = _scale(learned, None)
    one, other = (learned - mean) / spread, (asked - mean) / spread
    if one.shape[1] <= most:
        return one, other
    around = np.random.default_rng(0).normal(size=(one.shape[1], most + _SPARE)).astype(np.float32)
    for _ in range(_ROUNDS):
        around = one.T @ np.linalg.qr(one @ around)[0]
    seen = np.linalg.qr(one @ around)[0].T @ one
    ways = np.linalg.svd(seen, full_matrices=False)[2][:most].T
    return one @ ways, other @ ways


_SPARE = 32  # directions more than are kept, so that the last ones are good too
_ROUNDS = 2


def _fit(
    inputs: Floats, truths: Floats, *, penalty: float, start: Floats | None, even: int | None,
    raised: Callable[[Floats], tuple[Floats, Floats]],
) -> Head:  # fmt: skip
    mean, spread = _scale(inputs, even)
    scaled = _with_one((inputs - mean) / spread)
    shape = (scaled.shape[1], truths.shape[1])
    costs = np.full((shape[0], 1), penalty, dtype=np.float32)
    costs[-1] = 0

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        logits = scaled @ weights
        shares, log_sums = raised(logits)
        value = float((log_sums.sum() - (logits * truths).sum()) / len(scaled))
        slope = scaled.T @ (shares - truths) / len(scaled) + costs * weights
        return value + 0.5 * float((costs * weights**2).sum()), slope.reshape(-1)

    first = np.zeros(shape, dtype=np.float32) if start is None else start
    return Head(weights=_lowest(loss, first.reshape(-1)).reshape(shape), mean=mean, spread=spread)


def _each(logits: Floats) -> tuple[Floats, Floats]:
    """The logistic function of each, and log(1 + e^x)."""
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.logaddexp(0, logits)


def _together(logits: Floats) -> tuple[Floats, Floats]:
    """The softmax of each row, and the logarithm of its sum."""
    highest = logits.max(axis=1, keepdims=True)
    raised = np.exp(logits - highest)
    sums = raised.sum(axis=1, keepdims=True)
    return raised / sums, np.log(sums) + highest


def _scale(inputs: Floats, even: int | None) -> tuple[Floats, Floats]:
    mean, spread = np.zeros_like(inputs[0]), np.ones_like(inputs[0])
    mean[:even] = inputs[:, :even].mean(axis=0)
    found = inputs[:, :even].std(axis=0)
    spread[:even] = np.where(found > 1e-6, found, 1.0)
    return mean, spread


def _with_one(inputs: Floats) -> Floats:
    return np.hstack([inputs, np.ones((len(inputs), 1), dtype=inputs.dtype)])


# --- L-BFGS (Nocedal and Wright, 2006, algorithms 7.4 and 7.5) -------------------------------------------


def _lowest(loss: _Loss, place: Floats) -> Floats:
    value, slope = loss(place)
    pairs: _Pairs = []
    for _ in range(_STEPS):
        way = _direction(slope, pairs)
        found = _step(loss, place, value=value, slope=slope, way=way)
        if found is None:
            break
        after, lower, next_slope = found
        moved, turned = after - place, next_slope - slope
        if float(moved @ turned) > 1e-10:
            pairs = [*pairs, (moved, turned)][-_MEMORY:]
        fell = value - lower
        place, value, slope = after, lower, next_slope
        if fell < _SMALL * abs(value):
            break
    return place


def _direction(slope: Floats, pairs: _Pairs) -> Floats:
    way, used = -slope, []
    for moved, turned in reversed(pairs):
        share = float(moved @ way) / float(moved @ turned)
        way = way - share * turned
        used.append(share)
    if pairs:
        moved, turned = pairs[-1]
        way = way * (float(moved @ turned) / float(turned @ turned))
    else:
        way = way / max(1.0, float(np.abs(slope).sum()))
    for (moved, turned), share in zip(pairs, reversed(used), strict=True):
        way = way + moved * (share - float(turned @ way) / float(moved @ turned))
    return way


def _step(
    loss: _Loss, place: Floats, *, value: float, slope: Floats, way: Floats
) -> tuple[Floats, float, Floats] | None:
    """The first of ever shorter steps that falls enough; None when none does."""
    promised, length = float(slope @ way), 1.0
    for _ in range(_HALVINGS):
        after = (place + length * way).astype(place.dtype)
        lower, next_slope = loss(after)
        if lower <= value + _ENOUGH * length * promised:
            return after, lower, next_slope
        length /= 2
    return None
