"""How good were the manager's answers in conversations typed by somebody who had not read the managers?

Each answer was marked right, weak or wrong by the one who typed: **language models, no person**. Round 1 was
read while mending the manager; round 2 was typed afterwards and mended nothing, so it alone says how the
manager does on unseen typing (it was typed while other parts of the program changed). The first words of a
talk are left out. Asked for are under 10 % wrong and under 20 % weak.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measure.board.stats import wilson

Row = dict[str, str | float]
TYPED = Path(__file__).resolve().parent.parent / "tests" / "rehearsals"


def rows(_data: Path) -> list[Row]:
    """A row per round and per group of each round."""
    talks = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(TYPED.glob("*.toml"))]
    found = list[Row]()
    for number in (1, 2):
        own = [talk for talk in talks if talk["round"] == number]
        found.append(_row(f"round {number}", own))
        found += [
            _row(f"round {number}, {group}", [talk for talk in own if talk["group"] == group])
            for group in ("listens", "stock", "mixed")
        ]
    return found


def _row(what: str, talks: Sequence[dict[str, Any]]) -> Row:
    verdicts = [turn["verdict"] for talk in talks for turn in talk["turn"][1:]]
    many = len(verdicts)
    wrong = verdicts.count("wrong")
    low, high = wilson(wrong, many)
    return {
        "what": what, "talks": str(len(talks)), "answers": str(many),
        "right": verdicts.count("right") / many, "weak": verdicts.count("weak") / many,
        "wrong": wrong / many, "wrong, 95 %": f"{low:.2f}-{high:.2f}",
    }  # fmt: skip
