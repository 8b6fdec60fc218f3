"""SkillSpan: lines of real postings with the skills and the knowledge that they name.

Read from `skillspan/data/json/*.json` of https://github.com/kris927b/SkillSpan (MIT), its official parts. The
probe tags words, skills and knowledge apart, and counts stretches that agree exactly. A line counts as asking
where a skill or knowledge is marked in it, also where it only tells what the work is: that is the set's
reading, wider than ours.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from getsit.ports import Hearing
from measure.board.postings import Marked, shipped_rows, stretch_row
from measure.board.row import PROBE, Row, Task
from measure.board.tagger import OUTSIDE, line_of, stretches, tag
from measure.board.vectors import Frozen, Line

_FOLDER = Path("skillspan") / "data" / "json"
_PUBLISHED = {"skill": 0.56, "knowledge": 0.63}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    lines: list[Line]
    tags: dict[str, list[list[str]]]
    postings: list[str]


def rows(data: Path, *, ours: Hearing, cues: Hearing, frozen: Frozen) -> list[Row]:
    """Lines and words as shipped, stretches probed; on the official test part."""
    if not (data / _FOLDER / "test.json").is_file():
        return []
    learned, test = (_part(data / _FOLDER / f"{part}.json") for part in ("train", "test"))
    shipped = shipped_rows("SkillSpan", _marked(test), ours=ours, cues=cues)
    return [*shipped, *(_probed(learned, test, sort=sort, frozen=frozen) for sort in _PUBLISHED)]


def _probed(learned: _Part, test: _Part, *, sort: str, frozen: Frozen) -> Row:
    said = tag(learned.lines, learned.tags[sort], asked=test.lines, frozen=frozen)
    task = Task(
        name=f"SkillSpan {sort}, strict F1", kind=PROBE, published=_PUBLISHED[sort],
        source="JobBERT on a larger release (from memory)",
        why="theirs was trained for it from end to end, on more lines; ours has frozen vectors",
    )  # fmt: skip
    return stretch_row(task, truth=_stretches(test.tags[sort]), said=_stretches(said), groups=test.postings)


def _stretches(tags: Sequence[Sequence[str]]) -> list[frozenset[tuple[int, int, str]]]:
    return [stretches(row) for row in tags]


def _marked(part: _Part) -> list[Marked]:
    return [
        Marked(line=line, posting=posting, asked=_not_outside(skill) | _not_outside(knowledge))
        for line, posting, skill, knowledge in zip(
            part.lines, part.postings, part.tags["skill"], part.tags["knowledge"], strict=True
        )
    ]


def _not_outside(tags: Sequence[str]) -> frozenset[int]:
    return frozenset(place for place, one in enumerate(tags) if one != OUTSIDE)


def _part(path: Path) -> _Part:
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return _Part(
        lines=[line_of(one["tokens"]) for one in told],
        tags={sort: [one[f"tags_{sort}"] for one in told] for sort in _PUBLISHED},
        postings=[f"{one['source']} {one['idx']}" for one in told],
    )
