"""The first, simple hearing: cues and likeness of words, no trained model, nothing to download.

It hears English only. It knows forms of words, not what is meant: what is said in wholly unexpected words is
missed, irony is taken at its word. Its numbers were set by hand on lines written for the project.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from getsit.adapters.cues.book import word_classes
from getsit.adapters.cues.candidate import hear_candidate
from getsit.adapters.cues.interviewer import hear_interviewer
from getsit.adapters.cues.written import hear_written
from getsit.ports import CANDIDATE, INTERVIEWER, OTHER, WRITTEN, Heard, Passage, Span
from getsit.text.likeness import vector_of
from getsit.text.words import plain_words

_HEAR: Mapping[str, Callable[[Passage], list[Span]]] = {
    INTERVIEWER: hear_interviewer,
    OTHER: hear_interviewer,
    CANDIDATE: hear_candidate,
    WRITTEN: hear_written,
}

_BARS: Mapping[str, tuple[float, float]] = {
    "need": (0.5, 0.28),
    "signal": (0.5, 0.15),
    "confidence": (0.5, 0.45),
    "asked": (0.4, 0.45),
    "agrees": (0.5, 0.15),
    "corrects": (0.5, 0.15),
    "question": (0.45, 0.30),
    "listening": (0.5, 0.24),
    "story": (0.5, 0.35),
    "result": (0.4, 0.25),
    "solution": (0.5, 0.29),
    "bridge": (0.45, 0.15),
    "check": (0.45, 0.45),
    "advice": (0.55, 0.35),
    "self_description": (0.5, 0.30),
    "breaker": (0.55, 0.18),
    "builder": (0.5, 0.22),
}
"""For each label of talk the number from which this hearing means it, and the bar that listening asks for.

The bar is drawn for calibrated numbers. These were set by hand, so they are bent: the one becomes the other,
0 and 1 stay what they are, and what this hearing meant it still means.
"""

_FOREIGN_AT_LEAST = 2  # words
_FOREIGN_SHARE = 0.12  # of the words; English that quotes a phrase stays below


class CueHearing:
    """Implements `ports.Hearing` with the lists of cues in the folder `cues`."""

    @property
    def name(self) -> str:
        """Short name that a person may read."""
        return "cue hearing 1"

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """One Heard per passage, in order; ValueError for a role that nobody knows."""
        return [_hear(passage) for passage in passages]


def _hear(passage: Passage) -> Heard:
    if passage.role not in _HEAR:
        raise ValueError("nobody has the role " + passage.role)
    heard = [] if _is_foreign(passage.text) else _HEAR[passage.role](passage)
    talk = passage.role != WRITTEN
    bent = [replace(span, score=_bend(span.label, span.score)) if talk else span for span in heard]
    spans = tuple(sorted(bent, key=lambda span: (span.start, span.end, span.label)))
    return Heard(labels=_labels(spans), kinds=_kinds(spans), spans=spans, vector=vector_of(passage.text))


def _bend(label: str, score: float) -> float:
    if label not in _BARS or not 0 < score < 1:
        return score
    meant, bar = _BARS[label]
    return float(round(score ** (math.log(bar) / math.log(meant)), 4))


def _is_foreign(text: str) -> bool:
    """Whether words of other languages are frequent in it; English cues in it would be chance."""
    words = plain_words(text)
    foreign = sum(word in word_classes()["foreign"] for word in words)
    return foreign >= _FOREIGN_AT_LEAST and foreign >= _FOREIGN_SHARE * len(words)


def _labels(spans: Sequence[Span]) -> dict[str, float]:
    """A label is in the passage as surely as in its surest span."""
    labels: dict[str, float] = defaultdict(float)
    for span in spans:
        labels[span.label] = max(labels[span.label], span.score)
    return dict(labels)


def _kinds(spans: Sequence[Span]) -> dict[str, dict[str, float]]:
    kinds: dict[str, dict[str, float]] = defaultdict(dict)
    for span in spans:
        if span.kind is not None:
            kinds[span.label][span.kind] = max(kinds[span.label].get(span.kind, 0.0), span.score)
    return {label: dict(found) for label, found in kinds.items()}
