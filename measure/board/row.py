"""One line of the board, with the interval and with what is to be said where a figure stays below its bar."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from measure.board.stats import Score, interval

Row = dict[str, str | float]
SHIPPED, PROBE = "as shipped", "probe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is measured, and what it is held against.

    `majority` is what one and the same answer to everything would score at best, in the score of the row.
    `floor` is the cue hearing's figure for rows as shipped, for probes that of a simple model or rule.
    `bar` is what we want to reach; where it is None, more than majority and floor. `why` explains a figure
    below it, as far as it was looked into.
    """

    name: str
    kind: str
    majority: float | str = ""
    floor: float | str = ""
    published: float | str = ""
    source: str = ""
    bar: float | None = None
    note: str = ""
    why: str = ""


def row(task: Task, *, groups: Sequence[Hashable], score: Score) -> Row:
    """The line of the board: the score of all with its interval over groups."""
    found = interval(score, groups)
    return {
        "task": task.name, "kind": task.kind, "n": str(len(groups)), "majority": task.majority,
        "floor": task.floor, "published": task.published, "source": task.source, "ours": found.value,
        "low": found.low, "high": found.high, "note": "; ".join(_notes(task, found.value)),
    }  # fmt: skip


def _notes(task: Task, value: float) -> list[str]:
    below = _below(task, value)
    return [one for one in (task.note, below, task.why if below else "") if one]


def _below(task: Task, value: float) -> str:
    """What the figure stays below: the bar; without one majority and floor, then what was published."""
    least = [one for one in (task.majority, task.floor) if isinstance(one, float)]
    if task.bar is not None:
        return f"BELOW the bar of {task.bar:.2f}" if value < task.bar else ""
    if value <= max(least, default=0.0):
        return "BELOW majority or floor"
    return "below what is published" if isinstance(task.published, float) and value < task.published else ""
