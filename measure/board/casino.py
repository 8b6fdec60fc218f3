"""CaSiNo: two campers bargain over food, water and firewood. Who asks for needs, whose need is stated?

Read from `casino/split/*.json` of https://github.com/kushalchawla/CaSiNo (CC BY 4.0), the 396 dialogues
whose turns were labelled with strategies, up to several a turn. Bargaining in writing, not interviews.

As shipped: `elicit-pref` is a question of somebody who listens (role candidate), `self-need` a need of
somebody who speaks of their own (role interviewer): each turn is heard once in each role, the other side in
the other.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from getsit.listen.thresholds import SURE
from getsit.ports import CANDIDATE, INTERVIEWER, Hearing, Passage
from measure.board.hearing import in_talk
from measure.board.probe import Known, crossed, group_folds, yes_no
from measure.board.row import PROBE, SHIPPED, Row, Task, row
from measure.board.stats import Array, always_yes, f1, mean_f1, placed
from measure.board.vectors import Frozen

STRATEGIES = (
    "elicit-pref", "self-need", "other-need", "no-need", "small-talk", "promote-coordination", "vouch-fair",
    "showing-empathy", "uv-part",
)  # fmt: skip
_FLOORS = {"elicit-pref": 0.748, "self-need": 0.695, "other-need": 0.654, "no-need": 0.390}
_FLOOR = 0.582  # the mean of the nine; both from a linear model on words
_FOLDS = 5
_NOTE = "floor: linear on words"
_CAMPERS = ("mturk_agent_1", "mturk_agent_2")
_WHY = {"self-need": "a need is to us what somebody's work needs, and not the water that a camper wants"}
_WHY_PROBE = "before its training the network gave .52, one and two words alone .53, by these folds"
_HEARD_AS = {"elicit-pref": ("question", CANDIDATE), "self-need": ("need", INTERVIEWER)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    dialogue: int
    asks: Passage  # as said by somebody who listens
    tells: Passage  # as said by somebody who tells of themselves
    labels: frozenset[str]


def rows(data: Path, *, ours: Hearing, cues: Hearing, frozen: Frozen) -> list[Row]:
    """Two strategies as shipped; the mean of nine, and the four about needs, probed."""
    turns = _turns(data / "casino" / "split")
    if not turns:
        return []
    shipped = [_shipped(turns, strategy, ours=ours, cues=cues) for strategy in _HEARD_AS]
    return [*shipped, *_probed(turns, frozen)]


def _shipped(turns: Sequence[_Turn], strategy: str, *, ours: Hearing, cues: Hearing) -> Row:
    label, role = _HEARD_AS[strategy]
    passages = [turn.asks if role == CANDIDATE else turn.tells for turn in turns]
    truth = _truth(turns, strategy)
    heard, cued = (
        np.array([one.labels.get(label, 0.0) >= SURE[label] for one in by.hear(passages)])
        for by in (ours, cues)
    )
    task = Task(
        name=f"CaSiNo {strategy}, F1", kind=SHIPPED, majority=always_yes(truth), floor=f1(truth, cued),
        why=_WHY.get(strategy, ""),
    )  # fmt: skip
    return row(task, groups=[turn.dialogue for turn in turns], score=placed(f1, truth, said=heard))


def _probed(turns: Sequence[_Turn], frozen: Frozen) -> list[Row]:
    groups = [turn.dialogue for turn in turns]
    truth = np.stack([_truth(turns, strategy) for strategy in STRATEGIES], axis=1)
    asks, tells = [turn.asks for turn in turns], [turn.tells for turn in turns]
    inputs = np.hstack([frozen.of_passages(asks), frozen.of_passages(tells)])
    known = Known(inputs=inputs, truth=truth, groups=groups, texts=[turn.asks.text for turn in turns])
    said = crossed(yes_no, known, folds=group_folds(groups, _FOLDS))
    always = float(np.mean([always_yes(truth[:, n]) for n in range(truth.shape[1])]))
    whole = Task(
        name="CaSiNo mean of nine, F1", kind=PROBE, majority=always, floor=_FLOOR, bar=0.62,
        note="floor: linear on words, not found again by us",
        why=_WHY_PROBE,
    )  # fmt: skip
    found = [row(whole, groups=groups, score=placed(mean_f1, truth, said=said))]
    for strategy, floor in _FLOORS.items():
        own, place = _truth(turns, strategy), STRATEGIES.index(strategy)
        task = replace(
            whole,
            name=f"CaSiNo {strategy}, F1",
            majority=always_yes(own),
            floor=floor,
            bar=None,
            note=_NOTE,
            why="",
        )
        found.append(row(task, groups=groups, score=placed(f1, own, said=said[:, place])))
    return found


def _truth(turns: Sequence[_Turn], strategy: str) -> Array:
    return np.array([strategy in turn.labels for turn in turns])


# --- reading --------------------------------------------------------------------------------------------


def _turns(folder: Path) -> list[_Turn]:
    found: list[_Turn] = []
    for part in ("train", "valid", "test"):
        file = folder / f"casino_{part}.json"
        talks = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
        for talk in talks:
            if talk.get("annotations"):
                found += _talk(int(talk["dialogue_id"]), talk["chat_logs"], labelled=talk["annotations"])
    return found


def _talk(
    dialogue: int, said: Sequence[Mapping[str, str]], *, labelled: Sequence[tuple[str, str]]
) -> Iterator[_Turn]:
    """The labelled turns, each in both roles; one without labels (a deal struck) is only looked back on."""
    sides = [_heard_by(listener, said) for listener in _CAMPERS]
    left = list(labelled)
    for place, turn in enumerate(said):
        if left and turn["text"] == left[0][0]:
            both = {side[place].role: side[place] for side in sides}
            labels = frozenset(one.strip() for one in left.pop(0)[1].split(","))
            yield _Turn(dialogue=dialogue, asks=both[CANDIDATE], tells=both[INTERVIEWER], labels=labels)


def _heard_by(listener: str, said: Sequence[Mapping[str, str]]) -> list[Passage]:
    roles = {True: CANDIDATE, False: INTERVIEWER}
    return in_talk([Passage(text=turn["text"], role=roles[turn["id"] == listener]) for turn in said])
