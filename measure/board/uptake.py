"""Uptake: does a teacher build on what a pupil just said? Rated by three experts each.

The teacher is taken for the candidate, the pupil for the interviewer; classrooms, not interviews. Read from
`uptake/uptake_data.csv` of https://github.com/ddemszky/conversational-uptake (MIT). The truth is
`uptake_zscore`, as its makers use it; exchanges without one were not rated.

As shipped: how sure it is that the teacher gives back (`listening`) or takes up with a question
(`follow_up`), whichever is surer. The two labels are what the product has for taking up what was just said.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from getsit.ports import CANDIDATE, INTERVIEWER, Heard, Hearing, Passage
from getsit.text.words import content_stems, plain_words
from measure.board.probe import Known, crossed, group_folds, numbers
from measure.board.row import PROBE, SHIPPED, Row, Task, row
from measure.board.stats import Array, placed, spearman
from measure.board.vectors import Frozen

_FILE = Path("uptake") / "uptake_data.csv"
_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exchange:
    lesson: str
    passage: Passage
    rated: float


def rows(data: Path, *, ours: Hearing, cues: Hearing, frozen: Frozen) -> list[Row]:
    """Rank correlation with the experts, as shipped and probed."""
    if not (data / _FILE).is_file():
        return []
    exchanges = _exchanges(data / _FILE)
    groups = [one.lesson for one in exchanges]
    truth = np.array([one.rated for one in exchanges])
    passages = [one.passage for one in exchanges]
    heard, cued = (np.array([takes_up(one) for one in by.hear(passages)]) for by in (ours, cues))
    overlap = np.array([_overlap(one) for one in passages])
    name, source = "Uptake, Spearman", "Demszky et al. 2021, unsupervised (figure from memory)"
    shipped = Task(
        name=name, kind=SHIPPED, majority=0.0, floor=spearman(truth, cued), published=0.54, source=source,
        note=f"shared words alone: {spearman(truth, overlap):.3f}",
        why="saying the pupil's words again is uptake there; ours wants more than the same words",
    )  # fmt: skip
    probe = Task(
        name=name, kind=PROBE, majority=0.0, floor=0.497, published=0.54, source=source, bar=0.54,
        note="floor: shared words",
    )  # fmt: skip
    return [
        row(shipped, groups=groups, score=placed(spearman, truth, said=heard)),
        row(
            probe, groups=groups, score=placed(spearman, truth, said=_probed(exchanges, truth, frozen=frozen))
        ),
    ]


def takes_up(heard: Heard) -> float:
    """How surely what was just said is given back or asked after."""
    return max(heard.labels.get("listening", 0.0), heard.labels.get("follow_up", 0.0))


def _probed(exchanges: Sequence[_Exchange], truth: Array, *, frozen: Frozen) -> Array:
    groups = [one.lesson for one in exchanges]
    passages = [one.passage for one in exchanges]
    shared = np.array([_shared(one) for one in passages], dtype=np.float32)
    known = Known(
        inputs=np.hstack([frozen.of_passages(passages), shared]), truth=truth, groups=groups,
        texts=[one.text for one in passages],
    )  # fmt: skip
    return crossed(numbers, known, folds=group_folds(groups, _FOLDS))


def _overlap(passage: Passage) -> float:
    """The share of the pupil's content words that the teacher says again."""
    said = frozenset(content_stems(passage.before[-1].text))
    return len(said & frozenset(content_stems(passage.text))) / len(said) if said else 0.0


def _shared(passage: Passage) -> list[float]:
    """Shares of words said again: of the pupil's and of the teacher's, all and with content, and in pairs."""
    pupil, teacher = passage.before[-1].text, passage.text
    found = []
    for parts in (content_stems, plain_words, lambda text: list(pairwise(plain_words(text)))):
        said, again = frozenset(parts(pupil)), frozenset(parts(teacher))
        found += [len(said & again) / max(1, len(one)) for one in (said, again, said | again)]
    return [*found, float(np.log1p(len(plain_words(pupil)))), float(np.log1p(len(plain_words(teacher))))]


def _exchanges(path: Path) -> list[_Exchange]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["uptake_zscore"]]
    return [
        _Exchange(
            lesson=line["obs_id"],
            passage=Passage(
                text=line["teacher_text"],
                role=CANDIDATE,
                before=(Passage(text=line["student_text"], role=INTERVIEWER),),
            ),
            rated=float(line["uptake_zscore"]),
        )
        for line in lines
    ]
