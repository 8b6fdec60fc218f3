"""Scripted candidates before the eight written managers: is whoever listens better off?

Each candidate talks with each manager once from each seed. `value` is the decision's number, `gets it` the
one that listening to the talk yields (null ranks lowest); `found` is the share of needs of which anything was
told, `at 2` of those told with what they cost. A pair is one manager and one seed; it is won by the higher
number. The scripts were written by a language model that had not read the managers, over what was just said:
they say that the numbers have the right order, not that people will be heard. How they hear that the word is
handed over to them was widened after reading the managers. `GETSIT_SEEDS` sets how many seeds (10); the last
row says how long it all took.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time

from getsit import listen, managers, weights
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.model.rehearsal import RehearsalMode
from getsit.ports import Hearing
from getsit.rehearse import talk
from getsit.rehearse.decision import decide
from getsit.rehearse.heard import Room
from getsit.rehearse.script import read_manager
from getsit.rehearse.watched import CANDIDATES
from getsit.rehearse.watched.wordings import doubled, machine_heard, second_language
from measure.board.stats import wilson

Row = dict[str, str | float]
SEEDS = int(os.environ.get("GETSIT_SEEDS", "10"))
WORKERS = 2
CHUNK = 16  # talks that a process is given at once
KEPT = 20_000  # passages that a process remembers, some 200 MB
WORDINGS: Mapping[str, Callable[[str], str]] = {
    "doubled": doubled, "second language": second_language, "machine heard": machine_heard,
}  # fmt: skip
BEATS = (
    ("listener", "broadcaster", 0.95), ("listener", "honest", 0.85), ("listener", "interrogator", 0.9),
    ("listener", "parrot", 0.9), ("listener", "flatterer", 0.9), ("listener", "silent", 0.9),
    ("listener", "liar", 0.9), ("honest", "interrogator", 0.5), ("honest", "parrot", 0.5),
    ("honest", "flatterer", 0.5),
)  # fmt: skip
"""Who should beat whom, and in which share of the pairs at least."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How one talk ended."""

    value: float
    gets_it: float | None
    outcome: str
    trust: float
    found: int
    at_two: int
    needs: int
    turns: int
    caps: tuple[str, ...]
    processor: float


def rows(_data: Path) -> list[Row]:
    """A row per candidate, a row per pair of candidates, a row per other wording of the listener's."""
    asked = [(manager, seed, who, "") for manager in managers.texts() for seed in range(1, SEEDS + 1)
             for who in CANDIDATES]  # fmt: skip
    asked += [(manager, seed, who, wording) for manager in managers.texts()
              for seed in range(1, max(1, SEEDS // 2) + 1) for who in ("listener", "honest")
              for wording in WORDINGS]  # fmt: skip
    begin = perf_counter()
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        # whole managers to a process, since their lines come back in every talk and are heard once
        ended = dict(zip(asked, pool.map(_talked, asked, chunksize=CHUNK), strict=True))
    took = perf_counter() - begin
    return [
        *(_row(who, [one for (_, _, name, wording), one in ended.items() if name == who and not wording])
          for who in CANDIDATES),
        *(_pairs(better, worse, bar, ended) for better, worse, bar in BEATS),
        *(_reworded(who, wording, ended) for who in ("listener", "honest") for wording in WORDINGS),
        _effort(took, ended),
    ]  # fmt: skip


def _row(who: str, ended: Sequence[Ended]) -> Row:
    many = len(ended)
    outcomes = [sum(one.outcome == name for one in ended) for name in ("yes", "second_talk", "no")]
    judged = [one.gets_it for one in ended if one.gets_it is not None]
    return {
        "what": who, "talks": str(many), "seeds": _seeds(many),
        "value": sum(one.value for one in ended) / many,
        "gets it": sum(judged) / len(judged) if judged else "cannot judge",
        "trust": sum(one.trust for one in ended) / many,
        "found": sum(one.found / one.needs for one in ended) / many,
        "at 2": sum(one.at_two / one.needs for one in ended) / many,
        "yes/second/no": "/".join(str(one) for one in outcomes),
        "capped": f"{sum(bool(one.caps) for one in ended)}",
        "turns": f"{sum(one.turns for one in ended) / many:.0f}",
    }  # fmt: skip


_Asked = tuple[str, int, str, str]


def _effort(took: float, ended: Mapping[_Asked, Ended]) -> Row:
    turns, processor = (
        sum(one.turns for one in ended.values()),
        sum(one.processor for one in ended.values()),
    )
    return {
        "what": f"{took / 60:.0f} minutes in {WORKERS} processes, {processor / 60:.0f} of the processor's; "
                f"{1000 * processor / turns:.0f} ms of it a turn, listening to the talk afterwards included",
        "talks": str(len(ended)),
    }  # fmt: skip


def _pairs(better: str, worse: str, bar: float, ended: Mapping[_Asked, Ended]) -> Row:
    pairs = [
        (one, ended[manager, seed, worse, ""])
        for (manager, seed, who, wording), one in ended.items()
        if who == better and not wording
    ]
    by_value = sum(one.value > other.value for one, other in pairs)
    by_moments = sum((one.gets_it or -1) > (other.gets_it or -1) for one, other in pairs)
    low, high = wilson(by_value, len(pairs))
    return {
        "what": f"{better} beats {worse}", "talks": str(len(pairs)), "seeds": _seeds(len(pairs)),
        "value": by_value / len(pairs),
        "interval": f"{low:.2f}-{high:.2f}", "gets it": by_moments / len(pairs), "asked": f">= {bar:.2f}",
    }  # fmt: skip


def _reworded(who: str, wording: str, ended: Mapping[_Asked, Ended]) -> Row:
    pairs = [
        (ended[manager, seed, who, ""], one)
        for (manager, seed, name, worded), one in ended.items()
        if name == who and worded == wording
    ]
    same = sum(one.outcome == other.outcome for one, other in pairs)
    before = sum(one.value for one, _ in pairs) / len(pairs)
    after = sum(other.value for _, other in pairs) / len(pairs)
    return {
        "what": f"{who}, {wording}", "talks": str(len(pairs)), "seeds": _seeds(len(pairs)), "value": after,
        "change": f"{after - before:+.3f}", "same outcome": same / len(pairs),
    }  # fmt: skip


def _seeds(talks: int) -> str:
    return str(talks // len(managers.texts()))


def _talked(asked: _Asked) -> Ended:
    begin = process_time()
    manager, seed, who, wording = asked
    room = _room(manager)
    reword = WORDINGS.get(wording, str)
    opening = talk.Opening(
        id="measured", seed=seed, mode=RehearsalMode.WHOLE, began=datetime(2026, 1, 1, tzinfo=UTC)
    )
    rehearsal = talk.watch(room, opening, say=CANDIDATES[who], reword=reword)
    decision = decide(room.manager, [one.movements for one in rehearsal.exchanges], state=rehearsal.state)
    analysis = listen.analyse(talk.conversation_of(rehearsal, room.manager), hearing=_hearing())
    levels = rehearsal.state.level.values()
    return Ended(
        value=decision.value, gets_it=analysis.gets_it.value, outcome=decision.outcome.value,
        trust=rehearsal.state.trust, found=len(levels), at_two=sum(level >= 2 for level in levels),
        needs=len(room.manager.needs), turns=len(rehearsal.exchanges) - 1, caps=decision.caps,
        processor=process_time() - begin,
    )  # fmt: skip


@cache
def _hearing() -> Hearing:
    return OnnxHearing(weights.FOLDER, kept=KEPT)


@cache
def _room(id: str) -> Room:
    return talk.enter(read_manager(managers.texts()[id], id=id), _hearing(), places=managers.PLACES)
