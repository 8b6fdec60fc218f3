"""From the corpus to what the network learns from: pieces of turns, their numbers, what is true of them."""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from getsit.adapters.engine.features import features_of
from getsit.adapters.engine.outputs import KINDS, NAMES, OF_ROLE, VERDICTS
from getsit.adapters.engine.pieces import Piece, cut
from getsit.ports import CANDIDATE, Passage
from training.corpus import Label, Line, Text, take_up
from training.twins import machine_heard

BEFORE = 6  # passages that a piece may look back on, as in listen.thresholds
LONG = frozenset({"story", "solution"})  # labels that carry on from their first clause to `until`
_OF_PIECE = 0.5  # so much of a piece must carry the label
_OF_QUOTE = 0.6  # or so much of the quote lie in the piece

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn with its pieces: `labels` (pieces x labels), `kinds` (pieces x kinds) are 0 or 1, `strength`
    is 0 to 4 or -1, `links` the ids that each piece answers, `ids` the needs and signals it voices."""

    text: str
    role: str
    before: tuple[int, ...]
    pieces: tuple[Piece, ...]
    features: Floats
    labels: Floats
    kinds: Floats
    strength: Floats
    verdict: NDArray[np.int64]
    ids: tuple[frozenset[str], ...]
    links: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An interview, or a written document, ready to learn from."""

    name: str
    turns: tuple[Turn, ...]
    became: dict[str, str]


def example_of(text: Text, *, twin: Random | None = None) -> Example:
    """The text's turns with what is true of their pieces; as machines hear it when `twin` is given."""
    lines = [machine_heard(line, twin) for line in text.lines] if twin else list(text.lines)
    lines = [line if line.text else replace(line, text="uh") for line in lines]
    passages = [Passage(text=line.text, role=line.role) for line in lines]
    talk = bool(text.lines) and text.lines[0].role != "written"
    turns = [
        _turn(line, place, passages[max(0, place - BEFORE) : place] if talk else [])
        for place, line in enumerate(lines)
    ]
    return Example(name=text.name, turns=tuple(turns), became={one.id: one.became for one in take_up(text)})


def _turn(line: Line, place: int, before: Sequence[Passage]) -> Turn:
    pieces = cut(line.text) or (Piece(0, len(line.text), whole=True, sentence=0),)
    true = [[label for label in line.labels if _carries(piece, label)] for piece in pieces]
    passage = Passage(text=line.text, role=line.role, before=tuple(before))
    return Turn(
        text=line.text, role=line.role,
        before=tuple(range(place - len(before), place)),
        pieces=pieces, features=features_of(passage, pieces),
        labels=_hot([{name for label in one for name in _names(label)} for one in true], NAMES),
        kinds=_hot([{(label.label, label.kind or "") for label in one} for one in true], KINDS),
        strength=np.array([_strength(one) for one in true], dtype=np.float32),
        verdict=np.array([_verdict(one) for one in true], dtype=np.int64),
        ids=tuple(frozenset(label.id for label in one if label.id) for one in true),
        links=tuple(_linked(one) for one in true),
    )  # fmt: skip


def _strength(labels: Sequence[Label]) -> float:
    return max((float(label.strength) for label in labels if label.strength is not None), default=-1.0)


def _verdict(labels: Sequence[Label]) -> int:
    return next((VERDICTS.index(label.verdict) for label in labels if label.verdict), -1)


def _linked(labels: Sequence[Label]) -> frozenset[str]:
    return frozenset(id for label in labels if label.label != "touches" for id in label.links)


def _names(label: Label) -> tuple[str, ...]:
    if label.label == "question" and "f" in label.flags:
        return ("question", "follow_up")
    return (label.label,)


def _carries(piece: Piece, label: Label) -> bool:
    end = label.until if label.label in LONG else label.end
    shared = min(piece.end, end) - max(piece.start, label.start)
    if shared <= 0:
        return False
    if shared >= _OF_PIECE * (piece.end - piece.start):
        return True
    return piece.whole and shared >= _OF_QUOTE * (end - label.start)


def _hot(found: Sequence[AbstractSet[Hashable]], order: Sequence[Hashable]) -> Floats:
    known = {name: place for place, name in enumerate(order)}
    hot = np.zeros((len(found), len(order)), dtype=np.float32)
    for row, names in enumerate(found):
        for name in names:
            if name in known:
                hot[row, known[name]] = 1.0
    return hot


def label_mask(role: str) -> Floats:
    """Which labels can apply to the role: 1 for those, 0 for the others."""
    return np.array([float(name in OF_ROLE[role]) for name in NAMES], dtype=np.float32)


def links_of(example: Example) -> list[tuple[int, int, int, int, float]]:
    """Pairs to learn links from: (turn, piece) of the candidate, (turn, piece) where a need or signal was
    voiced up to 40 turns before, and 1.0 where the former answers the latter."""
    voiced: list[tuple[int, int, frozenset[str]]] = []
    pairs = []
    for place, turn in enumerate(example.turns):
        for number, piece in enumerate(turn.pieces):
            if turn.role == CANDIDATE and piece.whole and _could_link(turn, number):
                for at, which, ids in voiced:
                    if place - at <= 40:
                        pairs.append((place, number, at, which, float(bool(ids & turn.links[number]))))
        voiced += [
            (place, number, ids) for number, ids in enumerate(turn.ids) if ids and turn.pieces[number].whole
        ]
    return pairs


_MAY_LINK = ("question", "listening", "story", "solution", "bridge", "check", "builder", "pitch", "result")


def _could_link(turn: Turn, number: int) -> bool:
    return bool(turn.links[number]) or any(turn.labels[number, NAMES.index(name)] for name in _MAY_LINK)
