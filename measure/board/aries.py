"""ARIES: a real meeting at work about what a program should do. Does a statement hold a need?

Read from `aries/truth_set_recording-ReqSpec.txt` of https://github.com/spanichella/ARIES-story-teller (AGPL):
one meeting of three people, whose statements they sorted themselves into functional requirements, other
requirements and the rest. Who speaks is not told, so every statement is heard as an interviewer's.

As shipped: a need where the label `need` is sure. The protocol is ten folds of single statements.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from getsit.listen.thresholds import SURE
from getsit.ports import INTERVIEWER, Hearing, Passage
from measure.board.hearing import in_talk
from measure.board.probe import Known, classes, crossed, even_folds, yes_no
from measure.board.row import PROBE, SHIPPED, Row, Task, row
from measure.board.stats import Array, always_yes, f1, macro_f1, placed
from measure.board.vectors import Frozen

_FILE = Path("aries") / "truth_set_recording-ReqSpec.txt"
_FOLDS = 10
_NO_NEED = "NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meeting:
    passages: list[Passage]
    sorts: Array

    @property
    def needs(self) -> Array:
        """Which statements hold one, of either sort."""
        needs: Array = self.sorts != _NO_NEED
        return needs


def rows(data: Path, *, ours: Hearing, cues: Hearing, frozen: Frozen) -> list[Row]:
    """Need or not as shipped and probed, and the three sorts probed."""
    if not (data / _FILE).is_file():
        return []
    meeting = _meeting(data / _FILE)
    return [_shipped(meeting, ours=ours, cues=cues), *_probed(meeting, frozen)]


def _shipped(meeting: _Meeting, *, ours: Hearing, cues: Hearing) -> Row:
    heard, cued = (_needs(by, meeting.passages) for by in (ours, cues))
    task = Task(
        name="ARIES need or not, F1", kind=SHIPPED, majority=always_yes(meeting.needs),
        floor=f1(meeting.needs, cued),
    )  # fmt: skip
    return row(task, groups=range(len(heard)), score=placed(f1, meeting.needs, said=heard))


def _needs(by: Hearing, passages: Sequence[Passage]) -> Array:
    return np.array([heard.labels.get("need", 0.0) >= SURE["need"] for heard in by.hear(passages)])


def _probed(meeting: _Meeting, frozen: Frozen) -> list[Row]:
    inputs, places = frozen.of_passages(meeting.passages), range(len(meeting.passages))
    folds = even_folds(meeting.sorts, _FOLDS)
    need = Task(
        name="ARIES need or not, F1", kind=PROBE, majority=always_yes(meeting.needs), floor=0.646, bar=0.66,
        note="floor: linear on words",
    )  # fmt: skip
    three = Task(
        name="ARIES three sorts, macro F1", kind=PROBE, floor=0.521, published=0.694, source="its authors",
        majority=macro_f1(meeting.sorts, np.full(len(places), _NO_NEED)), note="floor: linear on words",
    )  # fmt: skip
    texts = [one.text for one in meeting.passages]
    known = Known(inputs=inputs, truth=meeting.needs, groups=places, texts=texts)
    said = crossed(yes_no, known, folds=folds)
    sorts = crossed(classes, replace(known, truth=meeting.sorts), folds=folds)
    return [
        row(need, groups=places, score=placed(f1, meeting.needs, said=said)),
        row(three, groups=places, score=placed(macro_f1, meeting.sorts, said=sorts)),
    ]


def _meeting(path: Path) -> _Meeting:
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    said = [Passage(text=text, role=INTERVIEWER) for _, text, _ in lines]
    return _Meeting(passages=in_talk(said), sorts=np.array([sort for _, _, sort in lines]))
