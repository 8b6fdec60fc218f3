"""Words to stretches: what is tagged B-, I- and O in a line, and a linear head that tags.

A word is seen with the one before it and the one after; the tags of a line are the likeliest row of them in
which nothing carries on that did not begin.
"""

import re
from collections.abc import Sequence

import numpy as np

from measure.board.linear import Floats
from measure.board.probe import Known, asking, class_scores
from measure.board.stats import Array
from measure.board.vectors import Frozen, Line

OUTSIDE = "O"
_CLINGS = re.compile(r"[.,;:!?)\]%]+$|['’]\w+$|n['’]t$")
Stretches = frozenset[tuple[int, int, str]]
"""From which word, to before which word, and of which sort."""


def line_of(words: Sequence[str]) -> Line:
    """The words as one writes them: a space between each two, none before a comma or within brackets."""
    text, places = "", []
    for word in words:
        if text and not _CLINGS.match(word) and text[-1] not in "([":
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return Line(text=text, words=tuple(places))


def stretches(tags: Sequence[str]) -> Stretches:
    """The stretches of a row of tags, `B-sort` or plain `B`; an `I` with nothing before it begins one."""
    found: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        mark, _, sort = tag.partition("-")
        carries_on = mark == "I" and found and found[-1][1] == place and found[-1][2] == sort
        if carries_on:
            found[-1] = (found[-1][0], place + 1, sort)
        elif mark != OUTSIDE:
            found.append((place, place + 1, sort))
    return frozenset(found)


def counts(truth: Sequence[Stretches], said: Sequence[Stretches]) -> Array:
    """For each line how many stretches are right (begin, end and sort), said, true."""
    rows = [(len(t & s), len(s), len(t)) for t, s in zip(truth, said, strict=True)]
    return np.array(rows, dtype=np.float64).reshape(-1, 3)


def tag(
    learned: Sequence[Line], tags: Sequence[Sequence[str]], *, asked: Sequence[Line], frozen: Frozen
) -> list[list[str]]:
    """Tags for the lines asked, by a head that learned from the other lines and their tags."""
    lengths = [len(line.words) for line in learned]
    known = Known(
        inputs=_inputs(learned, frozen),
        truth=np.array([one for row in tags for one in row]),
        groups=[place for place, length in enumerate(lengths) for _ in range(length)],
    )
    names, scores = class_scores(known, asking(_inputs(asked, frozen)))
    allowed = np.array([[_may_follow(one, other) for other in names] for one in names])
    ends = np.cumsum([len(line.words) for line in asked])
    return [[str(names[place]) for place in _path(part, allowed)] for part in np.split(scores, ends[:-1])]


def _inputs(lines: Sequence[Line], frozen: Frozen) -> Floats:
    """Each word between its neighbours; none before the first of a line or after its last."""
    own = frozen.of_words(lines)
    starts = np.cumsum([0, *(len(line.words) for line in lines)])
    before, after = np.roll(own, 1, axis=0), np.roll(own, -1, axis=0)
    before[starts[:-1]] = 0
    after[starts[1:] - 1] = 0
    return np.hstack([before, own, after])


def _may_follow(one: str, other: str) -> bool:
    """Whether the tag `other` may come right after `one`."""
    mark, _, sort = other.partition("-")
    return mark != "I" or (one != OUTSIDE and one.partition("-")[2] == sort)


def _path(scores: Floats, allowed: Array) -> list[int]:
    """The row of tags with the greatest sum of scores in which each may follow the one before (Viterbi)."""
    barred = np.where(allowed, 0.0, -np.inf)
    best, ways = scores[0], []
    for own in scores[1:]:
        through = best[:, None] + barred
        ways.append(through.argmax(axis=0))
        best = through.max(axis=0) + own
    path = [int(best.argmax())]
    for way in reversed(ways):
        path.append(int(way[path[-1]]))
    return path[::-1]
