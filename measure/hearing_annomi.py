"""How well the cue hearing hears questions and reflections: AnnoMI, counselling rated by experts.

The therapist is taken for the candidate, since both listen; nothing of it speaks of interviews. Where several
experts rated an utterance, most of them decide (a tie counts as yes). The data has no licence: nothing of it
is kept here. It is read from `annomi/AnnoMI-full.csv`, which its makers offer at
https://github.com/uccollab/AnnoMI. What is heard wrongly was looked at in every other dialogue (the first,
third, …) and the evidence for a reflection was set there; the figures are of the dialogues in between.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from getsit.adapters.cue_hearing import CueHearing
from getsit.ports import CANDIDATE, INTERVIEWER, Passage

_CUT = 0.5
_MOVES = {"reflection", "summary", "mirror", "label", "callback", "specific"}
_BEFORE = 6  # turns that the hearing may look back on


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    dialogue: int  # from 0, in the order of the file
    passage: Passage
    question: bool
    reflection: bool


def rows(data: Path) -> list[dict[str, str | float]]:
    """One row per label with F1, precision and recall of ours beside a floor; none without the data."""
    path = data / "annomi" / "AnnoMI-full.csv"
    if not path.exists():
        return []
    turns = [turn for turn in _turns(path) if turn.passage.role == CANDIDATE and turn.dialogue % 2]
    heard = CueHearing().hear([turn.passage for turn in turns])
    asks = [h.labels.get("question", 0.0) >= _CUT for h in heard]
    gives_back = [
        any(s.label == "listening" and s.kind in _MOVES and s.score >= _CUT for s in h.spans) for h in heard
    ]
    marks = ["?" in turn.passage.text for turn in turns]
    return [
        _row("question", [t.question for t in turns], asks, floor=marks, floor_name="a question mark"),
        _row(
            "reflection", [t.reflection for t in turns], gives_back,
            floor=[True] * len(turns), floor_name="always yes",
        ),
    ]  # fmt: skip


def _turns(path: Path) -> Iterator[_Turn]:
    with path.open(encoding="utf-8", newline="") as file:
        talks: dict[str, dict[int, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
        for row in csv.DictReader(file):
            talks[row["transcript_id"]][int(row["utterance_id"])].append(row)
    for dialogue, talk in enumerate(talks.values()):
        before: list[Passage] = []
        for _, ratings in sorted(talk.items()):
            role = CANDIDATE if ratings[0]["interlocutor"] == "therapist" else INTERVIEWER
            text = ratings[0]["utterance_text"]
            yield _Turn(
                dialogue=dialogue,
                passage=Passage(text=text, role=role, before=tuple(before[-_BEFORE:])),
                question=_most(ratings, "question_exists"),
                reflection=_most(ratings, "reflection_exists"),
            )
            before.append(Passage(text=text, role=role))


def _most(ratings: Sequence[dict[str, str]], column: str) -> bool:
    return 2 * sum(rating[column] == "True" for rating in ratings) >= len(ratings)


def _row(
    label: str, truth: list[bool], ours: list[bool], *, floor: list[bool], floor_name: str
) -> dict[str, str | float]:
    precision, recall, ours_f1 = _scores(truth, ours)
    return {
        "measure": f"AnnoMI {label}", "n": str(len(truth)), "share": sum(truth) / len(truth),
        "floor": _scores(truth, floor)[2], "floor_is": floor_name,
        "precision": precision, "recall": recall, "f1": ours_f1,
    }  # fmt: skip


def _scores(truth: list[bool], heard: list[bool]) -> tuple[float, float, float]:
    right = sum(t and h for t, h in zip(truth, heard, strict=True))
    precision = right / sum(heard) if any(heard) else 0.0
    recall = right / sum(truth) if any(truth) else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
