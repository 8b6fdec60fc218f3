"""What listening finds in whole talks, held against what a careful reader wrote down before it was run."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from getsit.adapters.cue_hearing import CueHearing
from getsit.listen import analyse, propose_roles
from getsit.model.analysis import Analysis
from getsit.model.document import Raw
from getsit.model.moment import Moment
from getsit.reading import read_transcript

FOLDER = Path(__file__).with_name("talks")
TALKS = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
_LABELS = {
    "needs": "need", "missed": "missed", "asked": "asked", "stories": "story", "pitches": "pitch",
    "breakers": "breaker", "signals": "signal", "ties": "tie",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many found moments a reader also saw, and how many of the reader's were found."""

    right: int
    found: int
    met: int
    wanted: int
    strays: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of what was found that the reader saw too; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what the reader saw that was found; 1 when there was nothing to find."""
        return self.met / self.wanted if self.wanted else 1.0


@cache
def analysed(name: str) -> Analysis:
    """The talk of that name as heard."""
    words = (FOLDER / f"{name}.txt").read_bytes()
    raw = Raw(name=f"{name}.txt", data=words, origin="written for these tests", media_type="text/plain")
    talk = read_transcript(raw, id=name)
    hearing = CueHearing()
    talk = propose_roles(talk, hearing=hearing, candidate=truth(name)["candidate"])
    return analyse(talk, hearing=hearing)


@cache
def truth(name: str) -> dict[str, Any]:
    """What the reader wrote down."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def score(section: str, *, names: Sequence[str] = TALKS, main: bool = False) -> Score:
    """The score of one section over these talks; `main` asks only for what the reader called main."""
    right = found = met = wanted = 0
    strays: list[str] = []
    lost: list[str] = []
    for name in names:
        moments = [m for m in analysed(name).moments if m.label == _LABELS[section]]
        told = truth(name).get(section, [])
        places = [(entry, place_of(analysed(name), entry["quote"])) for entry in told]
        for moment in moments:
            seen = any(_same(moment, place) for _, place in places)
            right, found = right + seen, found + 1
            strays += [] if seen else [f"{name} {moment.turn} [{moment.kind}] {moment.quote}"]
        for entry, place in places:
            if entry.get("optional") or (main and not entry.get("main")):
                continue
            seen = any(_same(moment, place) for moment in moments)
            met, wanted = met + seen, wanted + 1
            lost += [] if seen else [f"{name} {place[0]} {entry['quote']}"]
    return Score(right=right, found=found, met=met, wanted=wanted, strays=tuple(strays), lost=tuple(lost))


def pairs(section: str, *, names: Sequence[str] = TALKS) -> Iterable[tuple[Moment, dict[str, Any]]]:
    """Each found moment beside what the reader wrote about the same words."""
    for name in names:
        for moment in analysed(name).moments:
            for entry in truth(name).get(section, []):
                if moment.label == _LABELS[section] and _same(
                    moment, place_of(analysed(name), entry["quote"])
                ):
                    yield moment, entry


def place_of(analysis: Analysis, quote: str) -> tuple[int, int, int]:
    """Turn, start and end of words that stand in one turn only."""
    found = [
        (turn.index, turn.text.index(quote), turn.text.index(quote) + len(quote))
        for turn in analysis.conversation.utterances if quote in turn.text
    ]  # fmt: skip
    assert len(found) == 1, quote
    return found[0]


def _same(moment: Moment, place: tuple[int, int, int]) -> bool:
    turn, start, end = place
    shared = min(moment.end, end) - max(moment.start, start)
    return moment.turn == turn and shared > 0.3 * min(moment.end - moment.start, end - start)
