"""The probe: a linear head on frozen vectors, by the protocol of the set; what it is asked it never learned.

The vectors are brought to spread 1 and turned into the 512 directions in which they differ most. Where the
texts are given, a second head sees their words beside the vectors: single words and pairs that the part which
is learned from has, weighed by how rare they are there, with as much spread in all as the vectors. Which of
the two heads answers, how strong its penalty is, and from where on a yes is a yes, is chosen inside the part
that is learned from.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from measure.board.linear import Floats, Head, fit_classes, fit_numbers, fit_yes_no, principal
from measure.board.stats import SEED, Array, Places, accuracy, macro_f1, spearman
from measure.board.words import words_of

PENALTIES = (1.0, 0.3, 0.1, 0.03)
_INSIDE = 3  # folds inside the learning part

Answers = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Vectors whose truth may be learned from, and the groups that must not be torn apart.

    `texts` are what the vectors are of, where words are to be seen too; `even` tells how many of the columns
    a head is to bring to one spread, None for all.
    """

    inputs: Floats
    truth: Array
    groups: Sequence[Hashable]
    texts: Sequence[str] = ()
    even: int | None = None

    def at(self, places: Places) -> "Known":
        """Those at these places."""
        return Known(
            inputs=self.inputs[places], truth=self.truth[places], even=self.even,
            groups=[self.groups[place] for place in places],
            texts=[self.texts[place] for place in places] if self.texts else (),
        )  # fmt: skip


def asking(inputs: Floats) -> Known:
    """Rows whose truth is not told."""
    return Known(inputs=inputs, truth=np.zeros(len(inputs)), groups=())


Task = Callable[[Known, Known], Answers]
"""Learns from what is known and answers for the rows asked, whose truth it does not look at."""


class _Fit(Protocol):
    def __call__(
        self, inputs: Floats, truths: Floats, *, penalty: float, start: Floats | None = None,
        even: int | None = None,
    ) -> Head: ...  # fmt: skip


def crossed(task: Task, known: Known, *, folds: Sequence[Places]) -> Answers:
    """An answer for everything, each by a head that learned from the other folds."""
    answers: list[Answers] = []
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(known.inputs)), fold)
        answers.append(task(known.at(rest), known.at(fold)))
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


def yes_no(known: Known, asked: Known) -> Answers:
    """Yes or no for each row and column of the truth (one or several), each by what did best for it."""
    columns = known.truth.reshape(len(known.truth), -1).astype(np.float32)
    answers = np.zeros((len(asked.inputs), columns.shape[1]), dtype=bool)
    best = np.full(columns.shape[1], -1.0)
    for learned, inputs in _ways(known, asked):
        inside = _inside(fit_yes_no, learned, columns)
        for penalty, head in _path(fit_yes_no, learned, columns):
            said = head(inputs)
            for n, (score, bar) in enumerate(map(_best_f1, columns.T, inside[penalty].T)):
                if score > best[n]:
                    best[n], answers[:, n] = score, said[:, n] >= bar
    shaped: Answers = answers.reshape(len(asked.inputs), *known.truth.shape[1:])
    return shaped


def classes(known: Known, asked: Known) -> Answers:
    """The likeliest class for each row; by the head with the best macro F1 inside."""
    return _likeliest(known, asked, score=macro_f1)


def classes_by_share(known: Known, asked: Known) -> Answers:
    """The likeliest class for each row; by the head with the best accuracy inside."""
    return _likeliest(known, asked, score=accuracy)


def class_scores(
    known: Known, asked: Known, *, score: Callable[[Array, Array], float] = macro_f1
) -> tuple[Array, Floats]:
    """The classes, and for each row asked a logit for each of them."""
    names, place = np.unique(known.truth, return_inverse=True)
    rows = np.eye(len(names), dtype=np.float32)[place]
    said = _by_the_best(
        fit_classes, known, asked, columns=rows,
        score=lambda t, s: score(t.argmax(axis=1), s.argmax(axis=1)),
    )  # fmt: skip
    return names, said


def numbers(known: Known, asked: Known) -> Answers:
    """A number for each row; by the head with the best Spearman inside."""
    column = known.truth.reshape(-1, 1).astype(np.float64)
    said: Answers = _by_the_best(
        fit_numbers, known, asked, columns=column, score=lambda t, s: spearman(t[:, 0], s[:, 0])
    )[:, 0]
    return said


def _likeliest(known: Known, asked: Known, *, score: Callable[[Array, Array], float]) -> Answers:
    names, scores = class_scores(known, asked, score=score)
    answers: Answers = names[scores.argmax(axis=1)]
    return answers


def _by_the_best(
    fit: _Fit, known: Known, asked: Known, *, columns: Floats, score: Callable[[Array, Array], float]
) -> Floats:
    """What the head says of what is asked that did best inside."""
    best, found = -np.inf, asked.inputs[:, :0]
    for learned, inputs in _ways(known, asked):
        scores = {one: score(columns, said) for one, said in _inside(fit, learned, columns).items()}
        penalty = max(scores, key=scores.__getitem__)
        if scores[penalty] > best:
            best = scores[penalty]
            found = fit(learned.inputs, columns, penalty=penalty, even=learned.even)(inputs)
    return found


def _ways(known: Known, asked: Known) -> Iterator[tuple[Known, Floats]]:
    """What may be learned from, and the rows asked: vectors alone, then with words where there are texts."""
    even = known.inputs.shape[1]
    inputs, answered = principal(known.inputs, asked.inputs, most=_WIDEST)
    yield replace(known, inputs=inputs, texts=(), even=0), answered
    if known.texts:
        seen = words_of(known.texts)
        weight = np.float32(np.sqrt(even))  # a row of words has length one, a row of vectors about this
        both, others = (
            np.hstack([vectors, weight * seen(one.texts)]).astype(np.float32)
            for vectors, one in ((inputs, known), (answered, asked))
        )
        yield replace(known, inputs=both, texts=(), even=0), others


_WIDEST = 512  # directions of the vectors that are kept, those with the most spread


def _inside(fit: _Fit, known: Known, columns: Floats) -> Mapping[float, Floats]:
    """For each penalty what is said of the learning part by heads that did not see it."""
    said = {penalty: np.zeros(columns.shape, dtype=np.float64) for penalty in PENALTIES}
    for fold in group_folds(known.groups, _INSIDE):
        rest = np.setdiff1d(np.arange(len(columns)), fold)
        for penalty, head in _path(fit, known.at(rest), columns[rest]):
            said[penalty][fold] = head(known.inputs[fold])
    return said


def _path(fit: _Fit, known: Known, columns: Floats) -> Iterator[tuple[float, Head]]:
    """Heads from the strongest penalty to the weakest, each from where the one before ended."""
    start = None
    for penalty in PENALTIES:
        head = fit(known.inputs, columns, penalty=penalty, start=start, even=known.even)
        start = head.weights
        yield penalty, head


def _best_f1(truth: Array, said: Array) -> tuple[float, float]:
    """The best F1 over all bars, and that bar: halfway between two neighbouring values."""
    order = np.argsort(-said)
    right = np.cumsum(truth[order])
    count = np.arange(1, len(order) + 1)
    scores = 2 * right / (count + max(1.0, float(truth.sum())))
    place = int(scores.argmax())
    after = said[order[min(place + 1, len(order) - 1)]]
    return float(scores[place]), float(said[order[place]] + after) / 2
