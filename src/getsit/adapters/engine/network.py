"""Runs the network: text to the states of its tokens, pieces to what is said of them.

One turn at a time, since the scales of int8 sums are taken over all that is read together: so a turn gets
the same numbers whatever stands beside it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from getsit.adapters.engine.features import FEATURES
from getsit.adapters.engine.outputs import KINDS, NAMES, ROLES, VERDICTS
from getsit.adapters.engine.pieces import Piece
from getsit.errors import WeightsDamaged

if TYPE_CHECKING:
    from numpy import float32, int64
    from numpy.typing import NDArray

    Floats = NDArray[float32]
    Places = NDArray[int64]

SIZE = 384
GIVEN_LONGEST = 40  # tokens of what was given back
SAID_LONGEST = 110  # tokens of what was said before it, the latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Pieces to look at: their means, who said them (places in ROLES), how many passages back."""

    pooled: "Floats"
    roles: Sequence[int]
    distances: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Raw numbers for each piece: logits of labels and kinds, strength 0 to 4, a vector for links."""

    labels: "Floats"
    kinds: "Floats"
    strength: "Floats"
    vectors: "Floats"


class Network:
    """The weights of a folder, loaded when first asked; WeightsDamaged when they do not fit this program."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self) -> None:
        """Loads what hearing needs, so that several threads may then hear at once."""
        _ = (self._told, self._tokenizer, self._encoder, self._head, self._verdict, self._about)

    def pool(self, text: str, pieces: Sequence[Piece], *, role: str) -> "Floats":
        """The mean of the states of each piece's tokens, one row per piece."""
        import numpy as np

        found = self._tokenizer.encode(text, add_special_tokens=False)
        sums = np.zeros((len(pieces), SIZE), dtype=np.float32)
        counts = np.zeros((len(pieces), 1), dtype=np.float32)
        places = _places(found.offsets, pieces)
        whole = [place for place, piece in zip(places, pieces, strict=True) if piece.whole]
        for first, last in cut_tokens(len(found.ids), whole, longest=self._told["longest"]):
            ids = [self._special("[CLS]"), *found.ids[first:last], self._special("[SEP]")]
            states = self._states(ids, [self._told["types"][role]] * len(ids))
            for number, (begin, end) in enumerate(places):
                inside = states[max(begin, first) - first + 1 : min(end, last) - first + 1]
                if end > first and begin < last and len(inside):
                    sums[number] += inside.sum(axis=0)
                    counts[number] += len(inside)
        pooled: Floats = np.divide(sums, np.maximum(counts, 1), dtype=np.float32)
        return pooled

    def judge(self, pooled: "Floats", *, features: "Floats", role: str, context: Context) -> Judged:
        """What the head says of pieces that stand in that context."""
        import numpy as np

        most = self._told["context"]
        said = self._head.run(
            ["labels", "kinds", "strength", "vector"],
            {
                "pooled": pooled[None], "features": features[None],
                "role": np.array([ROLES.index(role)], dtype=np.int64),
                "context": context.pooled[None, -most:],
                "context_role": np.array([context.roles[-most:]], dtype=np.int64),
                "distance": np.array([context.distances[-most:]], dtype=np.int64),
                "context_mask": np.ones((1, min(most, len(context.roles))), dtype=np.float32),
            },
        )  # fmt: skip
        labels, kinds, strength, vectors = (one[0] for one in said)
        return Judged(labels=labels, kinds=kinds, strength=strength, vectors=vectors)

    def weigh(self, said: str, given: str) -> Mapping[str, float]:
        """How likely what was given back follows from what was said, contradicts it, and so on: sums to 1."""
        import numpy as np

        before = self._tokenizer.encode(said, add_special_tokens=False).ids[-SAID_LONGEST:]
        after = self._tokenizer.encode(given, add_special_tokens=False).ids[:GIVEN_LONGEST]
        end = self._special("[SEP]")
        states = self._states(
            [self._special("[CLS]"), *before, end, *after, end],
            [0] * (len(before) + 2) + [1] * (len(after) + 1),
        )
        logits = self._verdict["weight"] @ states.mean(axis=0) + self._verdict["bias"]
        raised = np.exp(logits - logits.max())
        return dict(zip(VERDICTS, (float(one) for one in raised / raised.sum()), strict=True))

    def calibrated(self, label: str, logit: float) -> float:
        """The logit as a number from 0 to 1 that was right about that often on talks it had not learned."""
        import math

        slope, shift = self._told.get("calibration", {}).get(label, (1.0, 0.0))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, slope * logit + shift))))

    @property
    def version(self) -> str:
        """The version of the weights."""
        return str(self._told["version"])

    def _states(self, ids: Sequence[int], types: Sequence[int]) -> "Floats":
        import numpy as np

        fed = {"tokens": np.array([ids], dtype=np.int64), "types": np.array([types], dtype=np.int64)}
        states: Floats = self._encoder.run(["states"], fed)[0][0]
        return states

    def _special(self, name: str) -> int:
        return int(self._told["special"][name])

    @cached_property
    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._file("hearing.json").read_text(encoding="utf-8"))
        expected = (list(NAMES), [list(kind) for kind in KINDS], list(ROLES), list(FEATURES))
        if (told["labels"], told["kinds"], told["roles"], told["features"]) != expected:
            raise WeightsDamaged(name="hearing.json")
        return told

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self._file("tokenizer.json")))

    @cached_property
    def _encoder(self) -> Any:
        return self._session("encoder.onnx")

    @cached_property
    def _head(self) -> Any:
        return self._session("head.onnx")

    def about(self, pooled: "Floats") -> "Floats":
        """What sentences are about together, of length one; `pooled` is sentences x 384."""
        import numpy as np

        if not len(pooled):
            return np.zeros(SIZE, dtype=np.float32)
        vector = pooled.mean(axis=0) @ self._about.T
        length = float(np.linalg.norm(vector))
        placed: Floats = (vector / length if length else vector).astype(np.float32)
        return placed

    @cached_property
    def _verdict(self) -> Mapping[str, Any]:
        import numpy as np

        with np.load(self._file("verdict.npz")) as held:
            return {name: held[name] for name in ("weight", "bias")}

    @cached_property
    def _about(self) -> "Floats":
        import numpy as np

        with np.load(self._file("about.npz")) as held:
            weight: Floats = held["weight"].astype(np.float32)
        return weight

    def _session(self, name: str) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # turns are short: several at once gain more than several for one
        options.log_severity_level = 3
        file = str(self._file(name))
        return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])

    def _file(self, name: str) -> Path:
        file = self._folder / name
        if not file.is_file():
            raise WeightsDamaged(name=name)
        return file


def cut_tokens(count: int, sentences: Sequence[tuple[int, int]], *, longest: int) -> list[tuple[int, int]]:
    """Where a turn of `count` tokens is cut: at the last end of a sentence before `longest`, else hard."""
    cuts, start = [], 0
    while count - start > longest:
        ends = [end for _, end in sentences if start < end <= start + longest]
        end = max(ends, default=start + longest)
        cuts.append((start, end))
        start = end
    return [*cuts, (start, count)] if count > start else cuts


def _places(offsets: Sequence[tuple[int, int]], pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """First token of each piece, and the one behind its last."""
    places = []
    for piece in pieces:
        inside = [n for n, (begin, end) in enumerate(offsets) if begin < piece.end and end > piece.start]
        places.append((inside[0], inside[-1] + 1) if inside else (0, 0))
    return places
