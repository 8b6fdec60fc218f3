"""From the corpus to what the network learns from: pieces of turns, their numbers, what is true of them."""

from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from getsit.adapters.engine.features import features_of
from getsit.adapters.engine.outputs import KINDS, NAMES, OF_ROLE, VERDICTS
from getsit.adapters.engine.pieces import Piece, cut
from getsit.listen.answers import Pair, evidence
from getsit.listen.thresholds import ANSWER_BACK
from getsit.listen.topics import Topics, topic_of
from getsit.ports import CANDIDATE, Passage
from training.corpus import GivenBack, Label, Line, Text, take_up
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


def joined(examples: Sequence[Example]) -> Example:
    """Short exchanges one after another, without a name; each still looks back on nothing but itself."""
    turns: list[Turn] = []
    became: dict[str, str] = {}
    for number, example in enumerate(examples):
        shift = len(turns)
        turns += [
            replace(
                turn,
                before=tuple(place + shift for place in turn.before),
                ids=tuple(frozenset(f"{number}.{id}" for id in ids) for ids in turn.ids),
                links=tuple(frozenset(f"{number}.{id}" for id in ids) for ids in turn.links),
            )
            for turn in example.turns
        ]
        became |= {f"{number}.{id}": what for id, what in example.became.items()}
    return Example(name="", turns=tuple(turns), became=became)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A sentence of the candidate (turn, piece), where a need or signal was voiced before it (turn, piece),
    what words and distance say of the two as a logit, and whether the one answers the other."""

    turn: int
    piece: int
    voiced_turn: int
    voiced_piece: int
    evidence: float
    answers: bool


def links_of(example: Example) -> list[Link]:
    """Pairs to learn links from, up to ANSWER_BACK turns apart."""
    topics = Topics(turn.text for turn in example.turns)
    voiced: list[tuple[int, int, frozenset[str], frozenset[str]]] = []
    links: list[Link] = []
    for place, turn in enumerate(example.turns):
        if turn.role == CANDIDATE:
            for number in range(len(turn.pieces)):
                if turn.pieces[number].whole and _could_link(turn, number):
                    links += _links(topics, voiced, turn=turn, place=place, number=number)
        voiced += [
            (place, number, ids, topic_of(_words(turn, number)))
            for number, ids in enumerate(turn.ids) if ids and turn.pieces[number].whole
        ]  # fmt: skip
    return links


def _links(
    topics: Topics, voiced: Sequence[tuple[int, int, frozenset[str], frozenset[str]]], *, turn: Turn,
    place: int, number: int,
) -> Iterator[Link]:  # fmt: skip
    own, all_own = topic_of(_words(turn, number)), topic_of(turn.text)
    turns_voiced = sorted({at for at, _, _, _ in voiced})
    for at, which, ids, topic in voiced:
        if place - at > ANSWER_BACK:
            continue
        pair = Pair(
            shared=topics.share(topic, own), shared_in_turn=topics.share(topic, all_own),
            turns=place - at, others=sum(other > at for other in turns_voiced),
        )  # fmt: skip
        yield Link(
            turn=place, piece=number, voiced_turn=at, voiced_piece=which, evidence=evidence(pair),
            answers=bool(ids & turn.links[number]),
        )  # fmt: skip


def _words(turn: Turn, number: int) -> str:
    return turn.text[turn.pieces[number].start : turn.pieces[number].end]


_MAY_LINK = ("question", "listening", "story", "solution", "bridge", "check", "builder", "pitch", "result")


def _could_link(turn: Turn, number: int) -> bool:
    return bool(turn.links[number]) or any(turn.labels[number, NAMES.index(name)] for name in _MAY_LINK)


_SAID = 3  # passages of the other side against which something given back is weighed


def given_back_in(text: Text) -> Iterator[GivenBack]:
    """What was given back in an interview, with what the other side had said just before."""
    for place, line in enumerate(text.lines):
        before = text.lines[max(0, place - BEFORE) : place]
        said = " ".join([one.text for one in before if one.role != CANDIDATE][-_SAID:])
        for label in line.labels:
            if label.verdict and said:
                given = line.text[label.start : label.end]
                yield GivenBack(name=text.name, said=said, given=given, verdict=label.verdict)
