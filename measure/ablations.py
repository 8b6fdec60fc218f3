"""What each part of the trained hearing brings: macro F1 of the seven labels without it.

First the hearing as shipped with one thing taken away: "without what was said before" hides the six passages
before each turn, "sentences alone" hears each sentence as a turn of its own, and "without" a head puts the
same answer in its place everywhere: the commonest kind, strength 1, no vectors for links, nothing weighed
against what was said. `tie` and `linked` (the mean over four labels) show what the heads for kinds and links
are for. All of this takes something from a network that learned with it, so it says what the network uses,
not what one trained without it would reach.

Then linear heads over the frozen vectors of the encoder, learned anew for the six labels that a turn can have
by itself (without "missed"), on interviews of the corpus that learn, and measured on the same held-out ones:
how much more interviews bring, and how much what was said before. `low` and `high` belong to the mean of six
there. The encoder itself had learned from all of these interviews, so the true worth of a larger corpus is
greater than these rows show.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from getsit import weights
from getsit.adapters.cue_hearing import CueHearing
from getsit.adapters.engine.network import SIZE
from getsit.ports import Heard, Hearing, Passage, Span
from getsit.text.likeness import vector_of
from getsit.text.sentences import find_sentences
from measure.board.hearing import Kept
from measure.board.linear import Floats
from measure.board.probe import Known, asking, yes_no
from measure.board.stats import Array
from measure.board.vectors import Frozen
from measure.corpus.counts import Counted, f1, interval, total
from measure.corpus.heard import passages_of
from measure.corpus.talks import Listened, listen_to
from measure.corpus.trained import trained_hearing
from measure.own_corpus import CORE, LINKED, label_counts, links, macro
from training.corpus import Text, read_interviews
from training.splits import TEST, TRAIN, part_of

Row = dict[str, str | float]
_BY_TURN = tuple(label for label in CORE if label != "missed")


class _Changed:
    """A hearing that hears something else than it is given, or tells less than it heard."""

    def __init__(self, name: str, hear: Callable[[Sequence[Passage]], Sequence[Heard]]) -> None:
        self.name = name
        self._hear = hear

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """One Heard per passage."""
        return self._hear(passages)


def rows(_data: Path) -> list[Row]:
    """A row per variant."""
    texts = [text for text in read_interviews() if part_of(text.name) == TEST]
    return [*(_row(one.name, listen_to(texts, one)) for one in _variants()), *_heads(texts)]


def _variants() -> list[Hearing]:
    whole = Kept(trained_hearing())

    def telling(name: str, change: Callable[[Heard], Heard]) -> Hearing:
        return _Changed(name, lambda passages: [change(heard) for heard in whole.hear(passages)])

    return [
        whole,
        _Changed("without what was said before", _without_before),
        _Changed("sentences alone", _sentences_alone),
        telling("without kinds", _without_kinds),
        telling("without strengths", _without_strengths),
        telling("without vectors for links", lambda heard: replace(heard, matters=())),
        telling("without weighing what was given back", _without_verdicts),
        CueHearing(),
    ]


def _row(name: str, talks: Sequence[Listened]) -> Row:
    low, high = interval(len(talks), macro(talks))
    linked = [f1(total([links(talk, label) for talk in talks])) for label in LINKED]
    each = {label: f1(total(label_counts(talks, label))) for label in (*CORE, "tie")}
    six = float(np.mean([each[label] for label in _BY_TURN]))
    row: Row = {"hearing": name, "macro F1": macro(talks)(range(len(talks))), "low": low, "high": high}
    return row | {"mean of six": six} | each | {"linked": float(np.mean(linked))}


# --- as shipped, with something taken away ---------------------------------------------------------------


def _without_before(passages: Sequence[Passage]) -> Sequence[Heard]:
    return trained_hearing().hear([replace(passage, before=()) for passage in passages])


def _sentences_alone(passages: Sequence[Passage]) -> Sequence[Heard]:
    cut = [[*find_sentences(passage.text)] for passage in passages]
    parts = [
        replace(passage, text=one.text)
        for passage, inside in zip(passages, cut, strict=True) for one in inside
    ]  # fmt: skip
    heard = iter(trained_hearing().hear(parts))
    return [
        _together(passage, [(one.start, next(heard)) for one in inside])
        for passage, inside in zip(passages, cut, strict=True)
    ]


def _together(passage: Passage, parts: Sequence[tuple[int, Heard]]) -> Heard:
    spans: list[Span] = []
    labels: dict[str, float] = {}
    for shift, heard in parts:
        for label, score in heard.labels.items():
            labels[label] = max(labels.get(label, 0.0), score)
        spans += [replace(span, start=span.start + shift, end=span.end + shift) for span in heard.spans]
    return Heard(labels=labels, kinds={}, spans=tuple(spans), vector=vector_of(passage.text))


def _without_kinds(heard: Heard) -> Heard:
    spans = (replace(span, kind=_commonest().get(span.label, span.kind)) for span in heard.spans)
    return replace(heard, spans=tuple(spans), kinds={})


def _without_strengths(heard: Heard) -> Heard:
    spans = (span if span.strength is None else replace(span, strength=1.0) for span in heard.spans)
    return replace(heard, spans=tuple(spans))


def _without_verdicts(heard: Heard) -> Heard:
    return replace(heard, spans=tuple(span for span in heard.spans if span.label != "given_back"))


@cache
def _commonest() -> dict[str, str]:
    """The commonest kind of each label in the part of the corpus that learns."""
    learns = [text for text in read_interviews() if part_of(text.name) == TRAIN]
    kinds = Counter(
        (one.label, one.kind) for text in learns for line in text.lines for one in line.labels if one.kind
    )
    return {label: kind for (label, kind), _ in reversed(kinds.most_common())}


# --- linear heads over frozen vectors --------------------------------------------------------------------


def _heads(held_out: Sequence[Text]) -> Iterator[Row]:
    frozen = Frozen(weights.FOLDER)
    learns = [text for text in read_interviews() if part_of(text.name) == TRAIN]
    known, asked = _known(learns, frozen), _known(held_out, frozen)
    numbers = sorted(set(known.groups), key=str)
    for share in (0.125, 0.25, 0.5, 1.0):
        chosen = frozenset(numbers[:: round(1 / share)])
        places = np.array([place for place, one in enumerate(known.groups) if one in chosen])
        name = f"linear heads, learned from {len(chosen)} interviews"
        yield _head_row(name, known.at(places), asked)
    alone = slice(0, _ALONE)
    yield _head_row(
        "linear heads, without what was said before",
        replace(known, inputs=known.inputs[:, alone]), replace(asked, inputs=asked.inputs[:, alone]),
    )  # fmt: skip


_ALONE = 3 * SIZE  # the states of the turn itself: mean, most and least
_SEEN = 4 * SIZE  # and those of what the other side said last


def _known(texts: Sequence[Text], frozen: Frozen) -> Known:
    vectors = frozen.of_passages([one for text in texts for one in passages_of(text)])
    return Known(
        inputs=_without_told(vectors), truth=_truth(texts),
        groups=[text.name for text in texts for _ in text.lines],
    )  # fmt: skip


def _without_told(vectors: Floats) -> Floats:
    """Without what the shipped heads say, which had learned from the whole corpus."""
    return np.hstack([vectors[:, :_SEEN], vectors[:, -SIZE - 1 :]])


def _truth(texts: Sequence[Text]) -> Array:
    return np.array([
        [any(one.label == label for one in line.labels) for label in _BY_TURN]
        for text in texts for line in text.lines
    ])  # fmt: skip


def _head_row(name: str, known: Known, asked: Known) -> Row:
    said = yes_no(known, asking(asked.inputs))
    names = list(dict.fromkeys(asked.groups))
    counts = {
        label: [_counted(asked, said, label=label, talk=talk) for talk in names] for label in _BY_TURN
    }  # fmt: skip

    def mean(drawn: Sequence[int]) -> float:
        return float(np.mean([f1(total([counts[label][n] for n in drawn])) for label in _BY_TURN]))

    low, high = interval(len(names), mean)
    row: Row = {"hearing": name, "mean of six": mean(range(len(names))), "low": low, "high": high}
    return row | {label: f1(total(counts[label])) for label in _BY_TURN}


def _counted(asked: Known, said: Array, *, label: str, talk: object) -> Counted:
    inside = np.array([group == talk for group in asked.groups])
    place = _BY_TURN.index(label)
    heard, true = said[inside, place], asked.truth[inside, place]
    return Counted(int((heard & true).sum()), int(heard.sum()), int(true.sum()))
