"""The probe: a linear head on frozen vectors, by the protocol of the set; what it is asked it never learned.

How strong the penalty is, and from where on a yes is a yes, is chosen inside the part that is learned from.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from measure.board.linear import Floats, Head, fit_classes, fit_numbers, fit_yes_no
from measure.board.stats import SEED, Array, Places, accuracy, macro_f1, spearman

PENALTIES = (1.0, 0.3, 0.1, 0.03, 0.01)
_INSIDE = 3  # folds inside the learning part

Answers = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Vectors whose truth may be learned from, and the groups that must not be torn apart."""

    inputs: Floats
    truth: Array
    groups: Sequence[Hashable]

    def at(self, places: Places) -> "Known":
        """Those at these places."""
        groups = [self.groups[place] for place in places]
        return Known(inputs=self.inputs[places], truth=self.truth[places], groups=groups)


Task = Callable[[Known, Floats], Answers]
"""Learns from what is known and answers for the rows asked."""


class _Fit(Protocol):
    def __call__(
        self, inputs: Floats, truths: Floats, *, penalty: float, start: Floats | None = None
    ) -> Head: ...


def crossed(task: Task, known: Known, *, folds: Sequence[Places]) -> Answers:
    """An answer for everything, each by a head that learned from the other folds."""
    answers: list[Answers] = []
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(known.inputs)), fold)
        answers.append(task(known.at(rest), known.inputs[fold]))
    order = np.argsort(np.concatenate(folds))
    sorted_: Answers = np.concatenate(answers)[order]
    return sorted_


def group_folds(groups: Sequence[Hashable], count: int) -> list[Places]:
    """Folds that keep each group whole: the largest group first, always to the smallest fold (GroupKFold)."""
    members: dict[Hashable, list[int]] = {}
    for place, group in enumerate(groups):
        members.setdefault(group, []).append(place)
    folds: list[list[int]] = [[] for _ in range(count)]
    for places in sorted(members.values(), key=len, reverse=True):
        min(folds, key=len).extend(places)
    return [np.array(sorted(fold), dtype=np.int64) for fold in folds if fold]


def even_folds(truth: Array, count: int) -> list[Places]:
    """Folds with the classes in equal shares, shuffled with a fixed seed, for sets without groups."""
    chance = np.random.default_rng(SEED)
    order = np.concatenate([chance.permutation(np.flatnonzero(truth == one)) for one in np.unique(truth)])
    return [np.sort(order[fold::count]) for fold in range(count)]


# --- tasks ----------------------------------------------------------------------------------------------


def yes_no(known: Known, asked: Floats) -> Answers:
    """Yes or no for each row and column of the truth (one column or several)."""
    columns = known.truth.reshape(len(known.truth), -1).astype(np.float32)
    inside, penalty = _best(fit_yes_no, known, columns, score=_yes_no_score)
    bars = np.array([_bar(columns[:, n], inside[:, n]) for n in range(columns.shape[1])])
    said = fit_yes_no(known.inputs, columns, penalty=penalty)(asked) >= bars
    answers: Answers = said.reshape(len(asked), *known.truth.shape[1:])
    return answers


def classes(known: Known, asked: Floats) -> Answers:
    """The likeliest class for each row; the penalty with the best macro F1 inside."""
    return _likeliest(known, asked, score=macro_f1)


def classes_by_share(known: Known, asked: Floats) -> Answers:
    """The likeliest class for each row; the penalty with the best accuracy inside."""
    return _likeliest(known, asked, score=accuracy)


def class_scores(
    known: Known, asked: Floats, *, score: Callable[[Array, Array], float] = macro_f1
) -> tuple[Array, Floats]:
    """The classes, and for each row asked a logit for each of them."""
    names, place = np.unique(known.truth, return_inverse=True)
    rows = np.eye(len(names), dtype=np.float32)[place]
    _, penalty = _best(fit_classes, known, rows, score=lambda t, s: score(t.argmax(axis=1), s.argmax(axis=1)))
    return names, fit_classes(known.inputs, rows, penalty=penalty)(asked)


def numbers(known: Known, asked: Floats) -> Answers:
    """A number for each row; the penalty with the best Spearman inside."""
    column = known.truth.reshape(-1, 1).astype(np.float64)
    _, penalty = _best(fit_numbers, known, column, score=lambda t, s: spearman(t[:, 0], s[:, 0]))
    answers: Answers = fit_numbers(known.inputs, column, penalty=penalty)(asked)[:, 0]
    return answers


def _likeliest(known: Known, asked: Floats, *, score: Callable[[Array, Array], float]) -> Answers:
    names, scores = class_scores(known, asked, score=score)
    answers: Answers = names[scores.argmax(axis=1)]
    return answers


def _best(
    fit: _Fit, known: Known, columns: Floats, *, score: Callable[[Array, Array], float]
) -> tuple[Floats, float]:
    """What is said of the learning part by heads that did not see it, and the penalty that did best."""
    folds = group_folds(known.groups, _INSIDE)
    said = {penalty: np.zeros(columns.shape, dtype=np.float64) for penalty in PENALTIES}
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(columns)), fold)
        for penalty, head in _path(fit, known.inputs[rest], columns[rest]):
            said[penalty][fold] = head(known.inputs[fold])
    best = max(PENALTIES, key=lambda penalty: score(columns, said[penalty]))
    return said[best], best


def _path(fit: _Fit, inputs: Floats, columns: Floats) -> Iterator[tuple[float, Head]]:
    """Heads from the strongest penalty to the weakest, each from where the one before ended."""
    start = None
    for penalty in PENALTIES:
        head = fit(inputs, columns, penalty=penalty, start=start)
        start = head.weights
        yield penalty, head


def _yes_no_score(truth: Array, said: Array) -> float:
    return float(np.mean([_best_f1(truth[:, n], said[:, n])[0] for n in range(truth.shape[1])]))


def _bar(truth: Array, said: Array) -> float:
    return _best_f1(truth, said)[1]


def _best_f1(truth: Array, said: Array) -> tuple[float, float]:
    """The best F1 over all bars, and that bar: halfway between two neighbouring values."""
    order = np.argsort(-said)
    right = np.cumsum(truth[order])
    count = np.arange(1, len(order) + 1)
    scores = 2 * right / (count + max(1.0, float(truth.sum())))
    place = int(scores.argmax())
    after = said[order[min(place + 1, len(order) - 1)]]
    return float(scores[place]), float(said[order[place]] + after) / 2
