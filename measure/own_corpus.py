"""How well the product hears the interviews of the project's own corpus that nothing was learned from.

Every turn is a case: a label is right where the turn has it. A kind is right where label and kind are. For
links a case is a turn of the candidate with the turn that it answers. "cues" is the hearing by lists of cues,
"always" the F1 of saying yes to every turn of that side. Texts and labels were written by a language model;
no person has checked them, and nothing here says how people would label.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from getsit.adapters.cue_hearing import CueHearing
from getsit.model.moment import NeedVoiced
from getsit.ports import LABELS
from measure.corpus.counts import Counted, counted, f1, interval, total
from measure.corpus.talks import Listened, listen_to
from measure.corpus.trained import trained_hearing
from training.corpus import read_interviews
from training.splits import TEST, part_of

Row = dict[str, str | float]
CORE = ("need", "question", "listening", "story", "solution", "signal", "missed")
MORE = ("tie", "breaker", "builder", "pitch", "self_description")
WITH_KINDS = ("need", "question", "listening", "signal", "breaker")
LINKED = ("listening", "story", "solution", "tie")
_BY_CANDIDATE = frozenset({"question", "listening", "story", "solution", *MORE})


def rows(_data: Path) -> list[Row]:
    """Rows for labels, kinds, strength, links; each with the cue hearing beside it."""
    texts = [text for text in read_interviews() if part_of(text.name) == TEST]
    ours, cues = listen_to(texts, trained_hearing()), listen_to(texts, CueHearing())
    found = [_label_row(label, ours, cues) for label in (*CORE, *MORE)]
    return [
        _macro_row(ours, cues),
        *found,
        *_kind_rows(ours, cues),
        _strength_row(ours),
        *_link_rows(ours, cues),
    ]


# --- labels ---------------------------------------------------------------------------------------------


def label_counts(talks: Sequence[Listened], label: str) -> list[Counted]:
    """For each interview how many turns with that label were right, found, true."""
    each = []
    for talk in talks:
        found, true = talk.turns()[label]
        each.append(counted({(turn,) for turn in found}, {(turn,) for turn in true}))
    return each


def _label_row(label: str, ours: Sequence[Listened], cues: Sequence[Listened]) -> Row:
    counts = label_counts(ours, label)
    side = "candidate" if label in _BY_CANDIDATE else "interviewer"
    turns = sum(line.role == side for talk in ours for line in talk.text.lines)
    true = total(counts).true
    return {
        "task": label, "n": str(true), "always": f1(Counted(true, turns, true)),
        "cues": f1(total(label_counts(cues, label))), **_shown(counts),
        "precision": total(counts).right / max(1, total(counts).found),
        "recall": total(counts).right / max(1, true),
    }  # fmt: skip


def macro(talks: Sequence[Listened]) -> Callable[[Sequence[int]], float]:
    """The mean F1 of the seven labels over the talks of these numbers."""
    each = {label: label_counts(talks, label) for label in CORE}
    return lambda drawn: float(np.mean([f1(total([each[label][n] for n in drawn])) for label in CORE]))


def _macro_row(ours: Sequence[Listened], cues: Sequence[Listened]) -> Row:
    everything = range(len(ours))
    low, high = interval(len(ours), macro(ours))
    return {
        "task": "macro F1 of the seven", "n": f"{len(ours)} interviews", "always": "",
        "cues": macro(cues)(everything), "ours": macro(ours)(everything), "low": low, "high": high,
        "aim": 0.75,
    }  # fmt: skip


def _shown(counts: Sequence[Counted]) -> Row:
    low, high = interval(len(counts), lambda drawn: f1(total([counts[n] for n in drawn])))
    return {"ours": f1(total(counts)), "low": low, "high": high}


# --- kinds, strength, links -----------------------------------------------------------------------------


def _kind_rows(ours: Sequence[Listened], cues: Sequence[Listened]) -> Iterator[Row]:
    for label in WITH_KINDS:
        for kind in LABELS[label]:
            counts = [_of_kind(talk, label, kind) for talk in ours]
            yield {
                "task": f"{label} {kind}", "n": str(total(counts).true),
                "cues": f1(total([_of_kind(talk, label, kind) for talk in cues])), **_shown(counts),
            }  # fmt: skip


def _of_kind(talk: Listened, label: str, kind: str) -> Counted:
    found = {(moment.turn,) for moment in talk.found(label) if moment.kind == kind}
    return counted(found, {(turn,) for turn, one in talk.true(label) if one.kind == kind})


def _strength_row(ours: Sequence[Listened]) -> Row:
    pairs = [
        (float(moment.strength), float(label.strength))
        for talk in ours for turn, label in talk.true("need") for moment in talk.found("need")
        if isinstance(moment, NeedVoiced) and label.strength is not None and moment.turn == turn
        and min(moment.end, label.end) > max(moment.start, label.start)
    ]  # fmt: skip
    return {
        "task": "need strength (Spearman)",
        "n": str(len(pairs)),
        "ours": _spearman(*zip(*pairs, strict=True)) if pairs else 0.0,
    }


def _spearman(one: Sequence[float], other: Sequence[float]) -> float:
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, ties share the mean of theirs."""
    counts = Counter(values)
    first, rank = {}, 1.0
    for value in sorted(counts):
        first[value] = rank + (counts[value] - 1) / 2
        rank += counts[value]
    return [first[value] for value in values]


def _link_rows(ours: Sequence[Listened], cues: Sequence[Listened]) -> Iterator[Row]:
    for label in LINKED:
        counts = [links(talk, label) for talk in ours]
        yield {
            "task": f"{label} linked to its need", "n": str(total(counts).true),
            "cues": f1(total([links(talk, label) for talk in cues])), **_shown(counts),
        }  # fmt: skip


def links(talk: Listened, label: str) -> Counted:
    """Which turns of that label were linked to the turn of their need: right, found, true."""
    voiced = {one.id: turn for turn, one in talk.true("need")}
    heard = {moment.id: moment.turn for moment in talk.found("need")}
    found = {
        (moment.turn, heard[id])
        for moment in talk.found(label) for id in getattr(moment, "tied_to", ()) if id in heard
    }  # fmt: skip
    true = {(turn, voiced[id]) for turn, one in talk.true(label) for id in one.links if id in voiced}
    return counted(found, true)
