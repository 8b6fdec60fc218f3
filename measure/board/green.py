"""Green: lines of postings with skills, qualifications, experience, occupations and domains.

Read from `green_skill/preprocessed_data/df_testset.csv` of
https://github.com/acp19tag/skill-extraction-dataset (CC BY 4.0). Its training part is not beside it, so the
probe learns from nine tenths of these lines and tags the last, ten times. What a posting asks for is a skill,
a qualification or experience; an occupation or a domain alone is not.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from getsit.ports import Hearing
from measure.board.postings import Marked, shipped_rows, stretch_row
from measure.board.probe import group_folds
from measure.board.row import PROBE, Row, Task
from measure.board.tagger import line_of, stretches, tag
from measure.board.vectors import Frozen, Line

_FILE = Path("green_skill") / "preprocessed_data" / "df_testset.csv"
_FOLDS = 10
_ASKED = {"Skill", "Qualification", "Experience"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tagged:
    line: Line
    tags: list[str]


def rows(data: Path, *, ours: Hearing, cues: Hearing, frozen: Frozen) -> list[Row]:
    """Lines and words as shipped, stretches probed."""
    if not (data / _FILE).is_file():
        return []
    tagged = _read(data / _FILE)
    marked = [
        Marked(
            line=one.line, posting=number,
            asked=frozenset(n for n, tag in enumerate(one.tags) if tag.partition("-")[2] in _ASKED),
        )
        for number, one in enumerate(tagged)
    ]  # fmt: skip
    return [*shipped_rows("Green", marked, ours=ours, cues=cues), _probed(tagged, frozen)]


def _probed(tagged: Sequence[_Tagged], frozen: Frozen) -> Row:
    said: dict[int, list[str]] = {}
    for fold in group_folds(range(len(tagged)), _FOLDS):
        rest = [tagged[place] for place in np.setdiff1d(np.arange(len(tagged)), fold)]
        answers = tag(
            [one.line for one in rest], [one.tags for one in rest],
            asked=[tagged[place].line for place in fold], frozen=frozen,
        )  # fmt: skip
        said.update(zip((int(place) for place in fold), answers, strict=True))
    task = Task(
        name="Green five sorts, strict F1", kind=PROBE, published=0.59,
        source="CRF, trained on its whole training part (LREC 2022)",
        note="learned from nine tenths of 336 lines", why="the CRF learned from many more lines",
    )  # fmt: skip
    return stretch_row(
        task, truth=[stretches(one.tags) for one in tagged],
        said=[stretches(said[place]) for place in range(len(tagged))], groups=range(len(tagged)),
    )  # fmt: skip


def _read(path: Path) -> list[_Tagged]:
    lines: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for word in csv.DictReader(file):
            lines[word["sentence_id"]].append((word["word"], word["tag"]))
    return [
        _Tagged(line=line_of([word for word, _ in line]), tags=[tag for _, tag in line])
        for line in lines.values()
    ]
