"""Words as numbers: single words and pairs of neighbours, signs at the end of a sentence among them.

A row has length one; a word counts 1 + ln(how often it stands there), times how rare it is in what was
learned from (tf-idf as in Salton and Buckley, 1988). What was not learned from brings no column.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from measure.board.linear import Floats

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[?!.,]")
_FEWEST = 4  # texts that a column must stand in
_MOST = 4_000  # columns, the commonest


def words_of(learned: Sequence[str]) -> Callable[[Sequence[str]], Floats]:
    """What makes rows of numbers of texts, with the columns that these texts have."""
    texts = Counter(one for text in learned for one in set(_columns(text)))
    columns = [one for one, count in texts.most_common(_MOST) if count >= _FEWEST]
    rare = {one: float(np.log((1 + len(learned)) / (1 + texts[one]))) + 1 for one in columns}
    places = {one: place for place, one in enumerate(columns)}

    def rows(asked: Sequence[str]) -> Floats:
        found = np.zeros((len(asked), len(columns)), dtype=np.float32)
        for row, text in zip(found, asked, strict=True):
            for one, count in Counter(_columns(text)).items():
                if one in places:
                    row[places[one]] = (1 + np.log(count)) * rare[one]
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        shown: Floats = found / np.where(lengths > 0, lengths, 1.0)
        return shown

    return rows


def _columns(text: str) -> list[str]:
    words = ["^", *_TOKEN.findall(text.lower()), "$"]
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]
