"""From numbers per piece to spans: the shortest stretch that carries a label, and stories as one stretch.

A sentence decides whether a label is there; its clauses show where. Two clauses of one sentence that carry
one label in two kinds are two spans.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from getsit.adapters.engine.network import Judged
from getsit.adapters.engine.outputs import KINDS, NAMES, OF_ROLE
from getsit.adapters.engine.pieces import Piece
from getsit.ports import LABELS, Matter, Span

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Floats = NDArray[float32]

FAINTEST = 0.05  # what is less sure than this is not told on
_OF_SURER = 0.55  # a clause belongs to the stretch when it is nearly as sure as the surest
_CLAUSE_WEIGHT = 0.4  # of the surest clause in a sentence's logit: a long sentence hides what one clause says
_CARRIES_ON = frozenset({"story", "solution"})
_CARRIES_ON_SURE = 0.5

Calibrated = Callable[[str, float], float]
_KIND_PLACES = {
    label: tuple((place, kind) for place, (of, kind) in enumerate(KINDS) if of == label) for label in LABELS
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """How sure each piece is of each label that its role may have."""

    pieces: Sequence[Piece]
    judged: Judged
    scores: Mapping[str, Sequence[float]]


def surety(judged: Judged, *, role: str, pieces: Sequence[Piece], calibrated: Calibrated) -> Sure:
    """Calibrated scores for the labels of that role, one list per label in the order of the pieces."""
    scores = {
        label: [calibrated(label, logit) for logit in mixed(judged, label, pieces=pieces)]
        for label in OF_ROLE[role]
    }
    return Sure(pieces=pieces, judged=judged, scores=scores)


def mixed(judged: Judged, label: str, *, pieces: Sequence[Piece]) -> list[float]:
    """The label's logit of each piece; a sentence's is drawn towards that of its surest clause."""
    logits = [float(row[NAMES.index(label)]) for row in judged.labels]
    found = logits[:]
    for whole, clauses in _sentences(pieces):
        surest = max((logits[place] for place in clauses), default=logits[whole])
        found[whole] += _CLAUSE_WEIGHT * max(0.0, surest - logits[whole])
    return found


def spans_of(sure: Sure) -> list[Span]:
    """Every span that is not too faint, in the order of the text."""
    found = [span for label in sure.scores for span in _of_label(sure, label)]
    return sorted(found, key=lambda span: (span.start, span.end, span.label))


def _of_label(sure: Sure, label: str) -> list[Span]:
    spans = [span for group in _sentences(sure.pieces) for span in _in_sentence(sure, label, group)]
    return _joined(spans) if label in _CARRIES_ON else spans


def _sentences(pieces: Sequence[Piece]) -> Iterator[tuple[int, Sequence[int]]]:
    """Each sentence's place among the pieces, and those of its clauses."""
    for place, piece in enumerate(pieces):
        if piece.whole:
            clauses = []
            for after in range(place + 1, len(pieces)):
                if pieces[after].whole:
                    break
                clauses.append(after)
            yield place, clauses


def _in_sentence(sure: Sure, label: str, group: tuple[int, Sequence[int]]) -> Iterator[Span]:
    whole, clauses = group
    scores = sure.scores[label]
    surest = max((scores[place] for place in clauses), default=scores[whole])
    score = scores[whole]
    if score < FAINTEST:
        return
    if label in _CARRIES_ON or not clauses:
        yield _span(sure, label, [whole], score=score)
        return
    carrying = [place for place in clauses if scores[place] >= _OF_SURER * surest]
    for run in _runs(sure, label, carrying):
        own = max(scores[place] for place in run)
        yield _span(sure, label, run, score=score * min(1.0, own / max(surest, 1e-6)))


def _runs(sure: Sure, label: str, carrying: Sequence[int]) -> list[list[int]]:
    """Neighbouring clauses of one kind together."""
    runs: list[list[int]] = []
    for place in carrying:
        kind = _kind(sure.judged, label, [place])
        if runs and runs[-1][-1] == place - 1 and _kind(sure.judged, label, runs[-1]) == kind:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _span(sure: Sure, label: str, places: Sequence[int], *, score: float) -> Span:
    judged = sure.judged
    return Span(
        label=label, start=sure.pieces[places[0]].start, end=sure.pieces[places[-1]].end, score=score,
        kind=_kind(judged, label, places) or None,
        strength=float(judged.strength[list(places)].max()) if label == "need" else None,
    )  # fmt: skip


def _kind(judged: Judged, label: str, places: Sequence[int]) -> str:
    kinds = _KIND_PLACES.get(label, ())
    if not kinds:
        return ""
    row = judged.kinds[list(places)].mean(axis=0)
    return max(kinds, key=lambda one: row[one[0]])[1]


def matters_of(sure: Sure) -> tuple[Matter, ...]:
    """What each sentence is about."""
    return tuple(
        Matter(start=piece.start, end=piece.end, vector=vector)
        for piece, vector in zip(sure.pieces, sure.judged.vectors, strict=True)
        if piece.whole
    )


def kinds_of(judged: Judged, label: str, *, places: Sequence[int]) -> dict[str, float]:
    """How likely each kind of the label is, given that the label is there; sums to 1."""
    import numpy as np

    kinds = _KIND_PLACES.get(label, ())
    row = judged.kinds[list(places)].mean(axis=0)[[place for place, _ in kinds]]
    raised = np.exp(row - row.max())
    return dict(zip((k for _, k in kinds), (float(one) for one in raised / raised.sum()), strict=True))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Neighbouring sentences that carry on the same telling or proposal, as one stretch."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        near = last is not None and span.start - last.end <= _GAP
        if last and near and min(span.score, last.score) >= _CARRIES_ON_SURE:
            joined[-1] = Span(
                label=span.label, start=last.start, end=span.end, score=max(last.score, span.score),
                kind=last.kind,
            )  # fmt: skip
        else:
            joined.append(span)
    return joined


_GAP = 3  # letters between two neighbouring sentences
