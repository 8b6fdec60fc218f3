"""What is counted in a piece, beside what the network reads: exact, small, and the same in training.

Overlap is a share of content stems, 0 to 1; lengths are logarithms, so that no number is far from one.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from getsit.adapters.engine.pieces import Piece
from getsit.ports import CANDIDATE, Passage
from getsit.text.words import content_stems, plain_words

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

FEATURES = (
    "asks", "length", "first", "last", "clause", "turn_length", "like_last", "like_earlier", "same_words",
    "place",
)  # fmt: skip


def features_of(passage: Passage, pieces: Sequence[Piece]) -> "NDArray[float32]":
    """One row of numbers per piece, in the order of FEATURES."""
    import numpy as np

    said = [other.text for other in passage.before if _is_candidate(other) != _is_candidate(passage)]
    against = _Against(
        last=_stems(said[-1]) if said else frozenset(),
        earlier=frozenset[str]().union(*(_stems(text) for text in said[:-1])),
        runs=_runs(said[-1]) if said else frozenset(),
        sentences=max((piece.sentence for piece in pieces), default=0),
        length=math.log1p(len(_words(passage.text))),
    )
    rows = [list(_row(passage.text, piece, against=against)) for piece in pieces]
    return np.array(rows, dtype=np.float32).reshape(len(pieces), len(FEATURES))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Against:
    """What pieces are held against: words of the other side, and the length of their own turn."""

    last: frozenset[str]
    earlier: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    sentences: int
    length: float


def _row(text: str, piece: Piece, *, against: _Against) -> Iterator[float]:
    words = text[piece.start : piece.end]
    stems = frozenset(content_stems(words))
    own = _runs(words)
    yield float(words.rstrip(" \"'”’)").endswith("?"))
    yield math.log1p(len(_words(words))) / 4
    yield float(piece.sentence == 0)
    yield float(piece.sentence == against.sentences)
    yield float(not piece.whole)
    yield against.length / 6
    yield len(stems & against.last) / len(stems) if stems else 0.0
    yield len(stems & against.earlier) / len(stems) if stems else 0.0
    yield len(own & against.runs) / len(own) if own else 0.0
    yield piece.sentence / against.sentences if against.sentences else 0.0


def _is_candidate(passage: Passage) -> bool:
    return passage.role == CANDIDATE


@lru_cache(maxsize=2_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


@lru_cache(maxsize=2_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(plain_words(text))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words in a row."""
    words = _words(text)
    return frozenset(words[place : place + 3] for place in range(len(words) - 2))
