"""Frozen vectors: what the trained network makes of a passage before anything is learned from it.

For a passage: the mean of the encoder's states over the whole turn, the most and the least of them over its
words, the mean over what the other side said last, what the head says of its sentences, the vector for links,
what is counted, and how alike the two turns are.
For a written line: a vector for each word. Kept under `.tools/measure-cache`, which git ignores, by the
weights and the texts, so that a second run on the same weights reads nothing again.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from getsit.adapters.engine.features import features_of
from getsit.adapters.engine.network import SIZE, Context, Judged, Network
from getsit.adapters.engine.outputs import ROLES
from getsit.adapters.engine.pieces import Piece, cut
from getsit.ports import CANDIDATE, WRITTEN, Passage
from getsit.text.words import find_words

Floats = NDArray[np.floating[Any]]
Stretch = tuple[int, int]
T = TypeVar("T")

_CACHE = Path(__file__).parents[2] / ".tools" / "measure-cache"
_LAYOUT = "2"  # counts up when what a vector holds changes
_AT_ONCE = 2  # passages or lines read at once, each by itself
_CHUNK = 500  # passages or lines of one file

_MEAN = -3  # where the rows of a turn have its own mean
OWN = slice(0, SIZE)
"""Where in a row the mean of the turn's own states lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A written line and where its words lie in it."""

    text: str
    words: tuple[Stretch, ...]


class Frozen:
    """The network of a folder of weights, as a maker of vectors."""

    def __init__(self, folder: Path) -> None:
        self._network = Network(folder)
        self._folder = folder
        self._states = lru_cache(maxsize=4_000)(self._read)

    def of_passages(self, passages: Sequence[Passage]) -> Floats:
        """One row per passage."""
        return self._kept(passages, self._row)

    def of_words(self, lines: Sequence[Line]) -> Floats:
        """One row per word of every line, all in order: the mean of the states of its tokens."""
        return self._kept(lines, self._words)

    def _kept(self, items: Sequence[T], make: Callable[[T], Floats]) -> Floats:
        """Chunk by chunk from the disk where it is there, else made and put there."""
        self._network.load()
        found = []
        for start in range(0, len(items), _CHUNK):
            chunk = items[start : start + _CHUNK]
            file = self._file(repr(chunk))
            if not file.is_file():
                file.parent.mkdir(parents=True, exist_ok=True)
                with ThreadPoolExecutor(_AT_ONCE) as at_once:
                    np.save(file, np.vstack([*at_once.map(make, chunk)]).astype(np.float16))
            found.append(np.load(file).astype(np.float32))
        return np.vstack(found)

    def _file(self, told: str) -> Path:
        digest = sha256(f"{_LAYOUT}\n{told}".encode()).hexdigest()
        return _CACHE / _digest(self._folder) / f"{digest[:32]}.npy"

    def _words(self, line: Line) -> Floats:
        pieces = [Piece(start, end, whole=False, sentence=0) for start, end in line.words]
        return self._network.pool(line.text, pieces, role=WRITTEN)

    def _row(self, passage: Passage) -> Floats:
        pieces = cut(passage.text)
        if not pieces:  # nothing but signs: as if nothing was said
            return self._row(Passage(text="Mm.", role=passage.role))
        states = self._states(passage.text, passage.role)
        said = [one for one in passage.before if _listens(one) != _listens(passage)]
        last = self._states(said[-1].text, said[-1].role)[_MEAN] if said else np.zeros_like(states[_MEAN])
        features = features_of(passage, pieces)
        judged = self._network.judge(
            states[: len(pieces)], features=features, role=passage.role, context=self._context(passage)
        )
        own = states[_MEAN]
        return np.concatenate(
            [own, *states[_MEAN + 1 :], last, _told(judged, features), _likeness(own, last)]
        )

    def _context(self, passage: Passage) -> Context:
        """As the hearing itself looks back: sentences of the passages before, and of the passage."""
        seen = [*passage.before, passage]
        rows, roles, distances = [], [], []
        for place, one in enumerate(seen):
            whole = [number for number, piece in enumerate(cut(one.text)) if piece.whole]
            rows.append(self._states(one.text, one.role)[whole])
            roles += [ROLES.index(one.role)] * len(whole)
            distances += [len(seen) - 1 - place] * len(whole)
        return Context(pooled=np.concatenate(rows), roles=roles, distances=distances)

    def _read(self, text: str, role: str) -> Floats:
        """The mean states of each piece; in the last rows the turn's mean, and its words' most and least."""
        pieces = cut(text)
        turn = Piece(0, len(text), whole=False, sentence=0)
        words = [Piece(one.start, one.end, whole=False, sentence=0) for one in find_words(text)]
        states = self._network.pool(text, (*pieces, turn, *words), role=role)
        known = len(pieces) + 1
        of_words = states[known:] if words else states[known - 1 :]
        return np.vstack([states[:known], of_words.max(axis=0), of_words.min(axis=0)])


def _told(judged: Judged, features: Floats) -> Floats:
    """What the head says and what is counted: over all pieces the most and the mean."""
    each = np.hstack([judged.labels, judged.kinds, judged.strength.reshape(len(features), -1), features])
    told: Floats = np.concatenate([each.max(axis=0), each.mean(axis=0), judged.vectors.mean(axis=0)])
    return told


def _likeness(own: Floats, last: Floats) -> Floats:
    """The states of both turns multiplied, and their cosine."""
    lengths = float(np.linalg.norm(own) * np.linalg.norm(last))
    product: Floats = own * last
    return np.append(product, float(product.sum()) / lengths if lengths else 0.0)


def _listens(passage: Passage) -> bool:
    return passage.role == CANDIDATE


@lru_cache
def _digest(folder: Path) -> str:
    found = sha256()
    for name in ("encoder.onnx", "head.onnx", "hearing.json", "tokenizer.json"):
        found.update((folder / name).read_bytes())
    return found.hexdigest()[:16]
