"""The embedded engine: a small network trained for this, which judges each turn with what was said before.

It hears English only, reads words and nothing of a voice, and can be wrong: what it says comes with how sure
it is. How it was made, what it scores and where it fails stands in the card beside the weights.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from getsit.adapters.cues.interviewer import hear_interviewer
from getsit.adapters.cues.written import hear_written
from getsit.adapters.engine.features import features_of
from getsit.adapters.engine.network import Context, Judged, Network
from getsit.adapters.engine.outputs import ROLES
from getsit.adapters.engine.pieces import Piece, cut
from getsit.adapters.engine.spans import Sure, kinds_of, matters_of, spans_of, surety
from getsit.ports import CANDIDATE, INTERVIEWER, LABELS, WRITTEN, Heard, Passage, Span
from getsit.ports import OTHER as OTHER_SIDE
from getsit.text.language import OTHER, language_of
from getsit.text.likeness import vector_of

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Floats = NDArray[float32]

_GIVES_BACK = frozenset({"specific", "reflection", "summary", "label", "callback"})
_WEIGHED_FROM = 0.35  # how surely something is given back before it is weighed against what was said
_KEPT = 1500  # passages kept in memory while the program runs: six that follow look back on each, and a talk
# is listened to again for every page that shows it
_MANY = 8  # passages from which on several are heard at once
_PART = 300  # passages whose texts are read first, few enough that all of them are kept
_AT_ONCE = min(4, os.cpu_count() or 1)  # each still by itself, so that none changes with its neighbours
_SAID = 3  # passages of the other side against which something given back is weighed


class OnnxHearing:
    """Implements `ports.Hearing` with the weights of a folder; it remembers `kept` passages."""

    def __init__(self, weights: Path, *, kept: int = _KEPT) -> None:
        self._network = Network(weights)
        self._pooled = lru_cache(maxsize=kept)(self._pool)
        self._once = lru_cache(maxsize=kept)(self._hear)

    @property
    def name(self) -> str:
        """Short name that a person may read."""
        return f"trained hearing {self._network.version}"

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """One Heard per passage, in order; ValueError for a role that nobody knows."""
        if unknown := {passage.role for passage in passages}.difference(ROLES):
            raise ValueError("nobody has the role " + min(unknown))
        if len(passages) < _MANY:
            return [self._once(passage) for passage in passages]
        self._network.load()
        with ThreadPoolExecutor(_AT_ONCE) as at_once:
            parts = (passages[start : start + _PART] for start in range(0, len(passages), _PART))
            return [heard for part in parts for heard in self._together(part, at_once)]

    def _together(self, passages: Sequence[Passage], at_once: ThreadPoolExecutor) -> Iterator[Heard]:
        texts = {(one.text, one.role): None for passage in passages for one in (*passage.before, passage)}
        list(at_once.map(lambda text: self._pooled(*text), texts))  # once each: six look back on it
        return at_once.map(self._once, passages)

    def _hear(self, passage: Passage) -> Heard:
        if passage.role == OTHER_SIDE:  # whoever else speaks there is heard as one of theirs
            passage = replace(passage, role=INTERVIEWER)
        vector = vector_of(passage.text)
        pieces = cut(passage.text)
        if not pieces or language_of(passage.text) == OTHER:
            about = self._about(passage, pieces)
            return Heard(labels={}, kinds={}, spans=(), vector=vector, about=about)
        judged = self.judge(passage, pieces)
        sure = surety(judged, role=passage.role, pieces=pieces, calibrated=self._network.calibrated)
        spans = [*spans_of(sure), *_confided(passage)]
        spans += [weighed for span in spans if (weighed := self._weighed(passage, span)) is not None]
        return Heard(
            labels=_labels(sure, spans), kinds=_kinds(sure), spans=tuple(spans), vector=vector,
            matters=matters_of(sure), about=self._about(passage, pieces),
        )  # fmt: skip

    def judge(self, passage: Passage, pieces: tuple[Piece, ...]) -> Judged:
        """The raw numbers of the network for these pieces of the passage, before they are made honest."""
        pooled = self._pooled(passage.text, passage.role)
        return self._network.judge(
            pooled,
            features=features_of(passage, pieces),
            role=passage.role,
            context=self._context(passage),
        )

    def _about(self, passage: Passage, pieces: Sequence[Piece]) -> "Floats":
        whole = [place for place, piece in enumerate(pieces) if piece.whole]
        return self._network.about(self._pooled(passage.text, passage.role)[whole])

    def _context(self, passage: Passage) -> Context:
        import numpy as np

        seen = [*passage.before, passage]
        rows, roles, distances = [], [], []
        for place, one in enumerate(seen):
            whole = [number for number, piece in enumerate(cut(one.text)) if piece.whole]
            rows.append(self._pooled(one.text, one.role)[whole])
            roles += [ROLES.index(one.role)] * len(whole)
            distances += [len(seen) - 1 - place] * len(whole)
        return Context(pooled=np.concatenate(rows), roles=roles, distances=distances)

    def _pool(self, text: str, role: str) -> "Floats":
        return self._network.pool(text, cut(text), role=role)

    def _weighed(self, passage: Passage, span: Span) -> Span | None:
        gives_back = span.label == "listening" and span.kind in _GIVES_BACK and span.score >= _WEIGHED_FROM
        said = [one.text for one in passage.before if one.role != CANDIDATE][-_SAID:]
        if not gives_back or not said:
            return None
        verdicts = self._network.weigh(" ".join(said), passage.text[span.start : span.end])
        surest = max(verdicts, key=lambda verdict: verdicts[verdict])
        return Span(label="given_back", kind=surest, start=span.start, end=span.end, score=verdicts[surest])


def _confided(passage: Passage) -> list[Span]:
    """Confidences by their stock phrases: what is missed there does harm, so both ways of hearing count."""
    if passage.role == CANDIDATE:
        return []
    spans = hear_written(passage) if passage.role == WRITTEN else hear_interviewer(passage)
    return [span for span in spans if span.label == "confidence"]


def _labels(sure: Sure, spans: Sequence[Span]) -> dict[str, float]:
    """A label is in the passage as surely as in its surest span, or piece where it is too faint for one."""
    labels = {label: max(scores) for label, scores in sure.scores.items()}
    for span in spans:
        labels[span.label] = max(labels.get(span.label, 0.0), span.score)
    return labels


def _kinds(sure: Sure) -> Mapping[str, Mapping[str, float]]:
    kinds = {}
    for label, scores in sure.scores.items():
        if LABELS[label]:
            surest = max(range(len(scores)), key=lambda place: scores[place])
            given = kinds_of(sure.judged, label, places=[surest])
            kinds[label] = {kind: share * scores[surest] for kind, share in given.items()}
    return kinds
