"""What each part of the trained hearing brings: macro F1 of the seven labels without it.

"without what was said before" hides the six passages before each turn; "sentences alone" hears each sentence
as a turn of its own. Both take something away from a network that learned with it, so they say what it uses,
not what a network trained without it would reach.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from getsit.adapters.cue_hearing import CueHearing
from getsit.ports import Heard, Hearing, Passage, Span
from getsit.text.likeness import vector_of
from getsit.text.sentences import find_sentences
from measure.corpus.counts import f1, interval, total
from measure.corpus.talks import Listened, listen_to
from measure.corpus.trained import trained_hearing
from measure.own_corpus import CORE, label_counts
from training.corpus import read_interviews
from training.splits import TEST, part_of

Row = dict[str, str | float]


class _Changed:
    """A hearing that hears something else than it is given."""

    def __init__(self, name: str, hear: Callable[[Passage], Heard]) -> None:
        self.name = name
        self._hear = hear

    def hear(self, passages: Sequence[Passage]) -> list[Heard]:
        """One Heard per passage."""
        return [self._hear(passage) for passage in passages]


def rows(_data: Path) -> list[Row]:
    """A row per variant."""
    texts = [text for text in read_interviews() if part_of(text.name) == TEST]
    variants: list[Hearing] = [
        trained_hearing(),
        _Changed("without what was said before", _without_before),
        _Changed("sentences alone", _sentence_by_sentence),
        _Changed("without links by matter", _without_matters),
        CueHearing(),
    ]
    return [_row(variant.name, listen_to(texts, variant)) for variant in variants]


def _row(name: str, talks: Sequence[Listened]) -> Row:
    each = {label: label_counts(talks, label) for label in CORE}

    def macro(drawn: Sequence[int]) -> float:
        return float(np.mean([f1(total([each[label][n] for n in drawn])) for label in CORE]))

    low, high = interval(len(talks), macro)
    row: Row = {"hearing": name, "macro F1": macro(range(len(talks))), "low": low, "high": high}
    return row | {label: f1(total(each[label])) for label in CORE}


def _without_before(passage: Passage) -> Heard:
    return trained_hearing().hear([replace(passage, before=())])[0]


def _without_matters(passage: Passage) -> Heard:
    return replace(trained_hearing().hear([passage])[0], matters=())


def _sentence_by_sentence(passage: Passage) -> Heard:
    spans: list[Span] = []
    labels: dict[str, float] = {}
    for sentence in find_sentences(passage.text):
        heard = trained_hearing().hear([replace(passage, text=sentence.text)])[0]
        for label, score in heard.labels.items():
            labels[label] = max(labels.get(label, 0.0), score)
        spans += [
            replace(span, start=span.start + sentence.start, end=span.end + sentence.start)
            for span in heard.spans
        ]
    return Heard(labels=labels, kinds={}, spans=tuple(spans), vector=vector_of(passage.text))
