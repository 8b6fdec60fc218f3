"""The pieces of a turn that are judged: its sentences, and the clauses of those that have several.

A turn is read whole; a piece is a place in it. Training and hearing cut alike, with this file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from getsit.text.sentences import find_clauses, find_sentences
from getsit.text.words import count_words

MOST = 120  # sentences of one passage; what lies behind them is heard in pieces of a later call
_SHORTEST = 2  # words of a clause that can carry a point by itself


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]`; `whole` for a sentence, not for a clause. `sentence` numbers the sentences."""

    start: int
    end: int
    whole: bool
    sentence: int


@lru_cache(maxsize=1_500)  # a turn is cut again for each of the six that look back on it
def cut(text: str) -> tuple[Piece, ...]:
    """The sentences of the text in order, each followed by its clauses where it has more than one."""
    clauses = find_clauses(text)
    pieces: list[Piece] = []
    place = 0
    for number, sentence in enumerate(find_sentences(text)[:MOST]):
        pieces.append(Piece(sentence.start, sentence.end, whole=True, sentence=number))
        inside = []
        while place < len(clauses) and clauses[place].start < sentence.end:
            inside.append(clauses[place])
            place += 1
        joined = _join_short([(one.start, one.end) for one in inside], text)
        if len(joined) > 1:
            pieces += [Piece(start, end, whole=False, sentence=number) for start, end in joined]
    return tuple(pieces)


def _join_short(clauses: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The clauses, the shortest joined to the one that follows ("Well, …")."""
    joined: list[tuple[int, int]] = []
    begin: int | None = None
    for start, end in clauses:
        first = start if begin is None else begin
        if count_words(text[first:end]) < _SHORTEST:
            begin = first
            continue
        joined.append((first, end))
        begin = None
    if begin is not None and joined:
        joined[-1] = (joined[-1][0], clauses[-1][1])
    elif begin is not None:
        joined.append((begin, clauses[-1][1]))
    return joined
