"""What the two sets of postings share: does a line ask for something, and which words say it?

Our `requirement` is a clause with what is asked for; the sets mark phrases, also in lines that only tell what
the work is. So what the product hears is measured by lines (does it ask for anything?) and by words (which
are asked for?), and only the probe by exact stretches. The product also goes by headings ("What you bring"),
which these single lines have lost.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from getsit.ports import WRITTEN, Heard, Hearing, Passage
from getsit.prepare.thresholds import REQUIREMENT_HEARD
from measure.board.row import SHIPPED, Row, Task, row
from measure.board.stats import Array, always_yes, counted_f1, f1, placed
from measure.board.tagger import Stretches, counts
from measure.board.vectors import Line

_ASKS = ("requirement", "welcome")  # what is needed and what is an advantage, as the product reads postings
_WHY = (
    "most lines there tell what the work is and name a skill in it; without a heading ours seldom hears that"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A line, its words that are asked for, and the posting that it comes from."""

    line: Line
    asked: frozenset[int]
    posting: Hashable


def shipped_rows(name: str, marked: Sequence[Marked], *, ours: Hearing, cues: Hearing) -> list[Row]:
    """By lines and by words."""
    passages = [Passage(text=one.line.text, role=WRITTEN) for one in marked]
    heard, cued = (
        [_words(one.line, said) for one, said in zip(marked, by.hear(passages), strict=True)]
        for by in (ours, cues)
    )
    return [_line_row(name, marked, heard=heard, cued=cued), _word_row(name, marked, heard=heard, cued=cued)]


def _line_row(
    name: str, marked: Sequence[Marked], *, heard: Sequence[frozenset[int]], cued: Sequence[frozenset[int]]
) -> Row:
    truth = np.array([bool(one.asked) for one in marked])
    task = Task(
        name=f"{name} line asks for something, F1", kind=SHIPPED, majority=always_yes(truth),
        floor=f1(truth, _any(cued)), why=_WHY,
    )  # fmt: skip
    groups = [one.posting for one in marked]
    return row(task, groups=groups, score=placed(f1, truth, said=_any(heard)))


def _word_row(
    name: str, marked: Sequence[Marked], *, heard: Sequence[frozenset[int]], cued: Sequence[frozenset[int]]
) -> Row:
    truth = [one.asked for one in marked]
    every = [frozenset(range(len(one.line.words))) for one in marked]
    ours = _counts(truth, heard)
    task = Task(
        name=f"{name} words asked for, F1", kind=SHIPPED, majority=counted_f1(_counts(truth, every)),
        floor=counted_f1(_counts(truth, cued)), why=_WHY,
    )  # fmt: skip
    groups = [one.posting for one in marked]
    return row(task, groups=groups, score=lambda places: counted_f1(ours[places]))


def stretch_row(
    task: Task, *, truth: Sequence[Stretches], said: Sequence[Stretches], groups: Sequence[Hashable]
) -> Row:
    """F1 of stretches that agree in begin, end and sort."""
    found = counts(truth, said)
    return row(replace(task, majority=0.0), groups=groups, score=lambda places: counted_f1(found[places]))


def _words(line: Line, heard: Heard) -> frozenset[int]:
    """The words that touch a stretch which asks for something."""
    spans = [one for one in heard.spans if one.label in _ASKS and one.score >= REQUIREMENT_HEARD]
    return frozenset(
        place
        for place, (start, end) in enumerate(line.words)
        if any(start < span.end and end > span.start for span in spans)
    )


def _any(found: Sequence[frozenset[int]]) -> Array:
    return np.array([bool(one) for one in found])


def _counts(truth: Sequence[frozenset[int]], said: Sequence[frozenset[int]]) -> Array:
    return np.array([(len(t & s), len(s), len(t)) for t, s in zip(truth, said, strict=True)], dtype=float)
