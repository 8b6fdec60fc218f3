"""How like two texts are in their words, without any model.

Rare shared stems weigh more than common ones. Negations and numbers are compared apart (two texts may
share every word and say opposite things), because likeness alone must never confirm a claim.
"""

import math
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from getsit.text.lines import straight
from getsit.text.words import content_stems

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

SIZE = 512  # length of a word vector; stems are hashed into it
_NEGATION = re.compile(r"\b(?:not?|never|none|nobody|nothing|neither|without|hardly)\b|n't\b", re.IGNORECASE)


def vector_of(text: str) -> "NDArray[float32]":
    """A vector of length one over hashed stems (zero for text without content words).

    Weight of a stem: (1 + ln count), longer stems slightly more, since they are rarer.
    """
    import numpy as np

    vector = np.zeros(SIZE, dtype=np.float32)
    for word, count in Counter(content_stems(text)).items():
        place, sign = _place(word)
        vector[place] += sign * (1 + math.log(count)) * _weight(word)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def likeness(one: str, other: str) -> float:
    """Weighted share of stems that two texts have in common, 0 to 1 (cosine over stem counts)."""
    left, right = _counts(one), _counts(other)
    dot = sum(left[stem] * right[stem] * _weight(stem) ** 2 for stem in left.keys() & right.keys())
    lengths = _length(left) * _length(right)
    return dot / lengths if lengths else 0.0


def coverage(part: str, whole: str) -> float:
    """Which weighted share of the content stems of `part` stands in `whole`, 0 to 1."""
    wanted, there = set(content_stems(part)), set(content_stems(whole))
    total = sum(_weight(stem) for stem in wanted)
    return sum(_weight(stem) for stem in wanted & there) / total if total else 0.0


def is_negated(text: str) -> bool:
    """Whether the text holds an odd number of negations."""
    return len(_NEGATION.findall(straight(text))) % 2 == 1


@lru_cache(maxsize=5_000)  # texts are compared many times over
def _counts(text: str) -> Counter[str]:
    return Counter(content_stems(text))


@lru_cache(maxsize=50_000)
def _place(word: str) -> tuple[int, float]:
    code = crc32(word.encode())
    return code % SIZE, 1.0 if code & 0x10000 else -1.0


@lru_cache(maxsize=50_000)
def _weight(word: str) -> float:
    return min(1.6, 0.7 + 0.1 * len(word))


def _length(counts: Counter[str]) -> float:
    return math.sqrt(sum((count * _weight(stem)) ** 2 for stem, count in counts.items()))
