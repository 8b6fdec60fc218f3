"""Makes the network's numbers honest: `python -m training.calibrate WEIGHTS VERSION`.

On the interviews that choose (never on those that measure), a line is fitted for each label from the logit of
a sentence to how often the label really stood there (Platt). With few examples the line is held near the
mean of all labels.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from getsit.adapters.engine.outputs import NAMES, OF_ROLE
from getsit.adapters.engine.spans import mixed
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.ports import Passage
from training.corpus import Text, read_documents, read_interviews
from training.examples import BEFORE, example_of
from training.splits import DEV, part_of

Points = dict[str, list[tuple[float, float]]]
_HELD = 3.0  # how strongly a label's line is held near slope 1, shift 0


def calibrate(weights: Path, version: str) -> Mapping[str, tuple[float, float]]:
    """Fits and keeps slope and shift for each label, and the version of the weights."""
    told = json.loads((weights / "hearing.json").read_text(encoding="utf-8"))
    told |= {"version": version, "calibration": {}}
    _keep(weights, told)
    texts = [text for text in (*read_interviews(), *read_documents()) if part_of(text.name) == DEV]
    points: Points = defaultdict(list)
    for text in texts:
        _collect(OnnxHearing(weights), text, points)
    fitted = {label: _fit(found) for label, found in points.items()}
    told["calibration"] = fitted
    _keep(weights, told)
    return fitted


def _keep(weights: Path, told: object) -> None:
    (weights / "hearing.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _collect(hearing: OnnxHearing, text: Text, points: Points) -> None:
    for passage, turn in zip(_passages(text), example_of(text).turns, strict=True):
        judged = hearing.judge(passage, turn.pieces)
        for label in OF_ROLE[passage.role]:
            logits, place = mixed(judged, label, pieces=turn.pieces), NAMES.index(label)
            points[label] += [
                (logits[row], float(turn.labels[row, place]))
                for row, piece in enumerate(turn.pieces) if piece.whole
            ]  # fmt: skip


def _passages(text: Text) -> Iterator[Passage]:
    plain = [Passage(text=line.text, role=line.role) for line in text.lines]
    for place, one in enumerate(plain):
        before = tuple(plain[max(0, place - BEFORE) : place]) if one.role != "written" else ()
        yield Passage(text=one.text, role=one.role, before=before)


def _fit(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Newton's method on the likelihood, with a pull towards slope 1 and shift 0."""
    logits = np.array([one for one, _ in points])
    true = np.array([two for _, two in points])
    slope, shift = 1.0, 0.0
    for _ in range(50):
        sure = 1 / (1 + np.exp(-(slope * logits + shift)))
        gap, spread = sure - true, np.maximum(sure * (1 - sure), 1e-6)
        down = np.array([(gap * logits).sum() + _HELD * (slope - 1), gap.sum() + 0.3 * shift])
        curve = np.array([
            [(spread * logits**2).sum() + _HELD, (spread * logits).sum()],
            [(spread * logits).sum(), spread.sum() + 0.3],
        ])  # fmt: skip
        step = np.linalg.solve(curve, down)
        slope, shift = slope - float(step[0]), shift - float(step[1])
        if math.hypot(*step) < 1e-6:
            break
    return round(max(slope, 0.2), 4), round(shift, 4)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(calibrate(Path(sys.argv[1]), sys.argv[2]), indent=1) + "\n")
