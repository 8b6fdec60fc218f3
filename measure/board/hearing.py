"""The hearings that are measured: the trained one, and the cues beside it.

Knows no set. What was once heard is kept while the program runs, since several rows ask for the same turns.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import getsit
from getsit.adapters.cue_hearing import CueHearing
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.listen.thresholds import BEFORE
from getsit.ports import Heard, Hearing, Passage

WHERE = "GETSIT_MEASURE_WEIGHTS"
"""The environment's name for a folder of weights, read where none are shipped."""


class Kept:
    """A hearing that hears no passage twice."""

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing
        self._heard: dict[Passage, Heard] = {}

    @property
    def name(self) -> str:
        """The name of the hearing that hears."""
        return self._hearing.name

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """One Heard per passage, in order."""
        new = [one for one in dict.fromkeys(passages) if one not in self._heard]
        self._heard.update(zip(new, self._hearing.hear(new), strict=True))
        return [self._heard[one] for one in passages]


def weights() -> Path | None:
    """The folder of the weights: those that are shipped, else the one that the environment names."""
    shipped = Path(getsit.__file__).parent / "weights"
    if (shipped / "hearing.json").is_file():
        return shipped
    named = os.environ.get(WHERE, "")
    return Path(named) if named else None


def trained() -> Hearing | None:
    """The trained hearing; None where there are no weights."""
    folder = weights()
    return Kept(OnnxHearing(folder)) if folder else None


def cues() -> Hearing:
    """The cue hearing, which the trained one should do better than."""
    return Kept(CueHearing())


def in_talk(plain: Sequence[Passage]) -> list[Passage]:
    """Each turn with the turns before it, as many as the product gives a hearing."""
    return [
        Passage(text=one.text, role=one.role, before=tuple(plain[max(0, place - BEFORE) : place]))
        for place, one in enumerate(plain)
    ]
