"""MRDA: real meetings of researchers, each utterance with what it does: five classes.

Read from `mrda/mrda_data/*_set.txt` of https://github.com/NathanDuran/MRDA-Corpus (GPL). Each utterance is
heard as the candidate's, those before it by others as an interviewer's; they are parts of turns, written
without capitals. As shipped: a question where the label `question` is sure.

The probe learns from 12,000 of the 75,067 utterances for training, in runs of 100 chosen by a fixed seed, and
sees beside each utterance the one before and the one after. The file does not mark where a meeting ends, so
intervals draw runs of 100 utterances.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from getsit.listen.thresholds import BEFORE, SURE
from getsit.ports import CANDIDATE, INTERVIEWER, Hearing, Passage
from measure.board.linear import Floats
from measure.board.probe import Known, asking, classes_by_share
from measure.board.row import PROBE, SHIPPED, Row, Task, row
from measure.board.stats import SEED, Array, accuracy, always_yes, f1, largest_share, placed
from measure.board.vectors import OWN, Frozen

_FOLDER = Path("mrda") / "mrda_data"
_RUN = 100  # utterances that stay together
_LEARNED = 120  # runs
_QUESTION = "Q"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Utterances with their classes; `runs` tells which belong together."""

    passages: list[Passage]
    speakers: Array
    truth: Array
    runs: list[int]


def rows(data: Path, *, ours: Hearing, cues: Hearing, frozen: Frozen) -> list[Row]:
    """Questions as shipped, the five classes probed; both on the official test part."""
    if not (data / _FOLDER / "test_set.txt").is_file():
        return []
    test = _part(_lines(data / _FOLDER / "test_set.txt"))
    return [_shipped(test, ours=ours, cues=cues), _probed(_learned(data), test, frozen=frozen)]


def _shipped(test: _Part, *, ours: Hearing, cues: Hearing) -> Row:
    truth = test.truth == _QUESTION
    heard, cued = (
        np.array([one.labels.get("question", 0.0) >= SURE["question"] for one in by.hear(test.passages)])
        for by in (ours, cues)
    )
    marks = np.array(["?" in one.text for one in test.passages])
    task = Task(
        name="MRDA question, F1", kind=SHIPPED, majority=always_yes(truth), floor=f1(truth, cued),
        note=f"a question mark alone: {f1(truth, marks):.3f}, since marks were set with the classes",
        why="what is missed has three words on average: checks and tags, which ours takes for no question",
    )  # fmt: skip
    return row(task, groups=test.runs, score=placed(f1, truth, said=heard))


def _probed(learned: _Part, test: _Part, *, frozen: Frozen) -> Row:
    known = Known(inputs=_inputs(learned, frozen), truth=learned.truth, groups=learned.runs)
    said = classes_by_share(known, asking(_inputs(test, frozen)))
    task = Task(
        name="MRDA five classes, accuracy", kind=PROBE, majority=largest_share(test.truth), published=0.914,
        source="a network trained on all of it, with the whole talk around",
        why="ours learns from a sixth of it and sees one neighbour on each side",
    )  # fmt: skip
    return row(task, groups=test.runs, score=placed(accuracy, test.truth, said=said))


def _inputs(part: _Part, frozen: Frozen) -> Floats:
    """Each utterance with the states of its neighbours in the run, and whether the same person speaks."""
    own = frozen.of_passages(part.passages)
    runs = np.array(part.runs)
    beside = []
    for step in (1, -1):
        states = np.roll(own[:, OWN], step, axis=0)
        inside = (np.roll(runs, step) == runs)[:, None]
        same = (np.roll(part.speakers, step) == part.speakers)[:, None]
        beside += [states * inside, (same & inside).astype(np.float32)]
    return np.hstack([own, *beside])


# --- reading --------------------------------------------------------------------------------------------


def _learned(data: Path) -> _Part:
    lines = _lines(data / _FOLDER / "train_set.txt")
    starts = np.arange(0, len(lines) - _RUN, _RUN)
    chosen = np.sort(np.random.default_rng(SEED).choice(starts, size=_LEARNED, replace=False))
    parts = [_part(lines[start : start + _RUN]) for start in chosen]
    return _Part(
        passages=[one for part in parts for one in part.passages],
        speakers=np.concatenate([part.speakers for part in parts]),
        truth=np.concatenate([part.truth for part in parts]),
        runs=[number for number, part in enumerate(parts) for _ in part.passages],
    )


def _lines(path: Path) -> list[list[str]]:
    return [line.split("|") for line in path.read_text(encoding="utf-8").splitlines()]


def _part(lines: Sequence[list[str]]) -> _Part:
    return _Part(
        passages=[_passage(lines, place) for place in range(len(lines))],
        speakers=np.array([line[0] for line in lines]),
        truth=np.array([line[2] for line in lines]),
        runs=[place // _RUN for place in range(len(lines))],
    )


def _passage(lines: Sequence[list[str]], place: int) -> Passage:
    speaker, text = lines[place][:2]
    before = tuple(
        Passage(text=said, role=CANDIDATE if who == speaker else INTERVIEWER)
        for who, said, *_ in lines[max(0, place - BEFORE) : place]
    )
    return Passage(text=text, role=CANDIDATE, before=before)
