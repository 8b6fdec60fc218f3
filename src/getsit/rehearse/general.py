"""Questions that could be asked of any manager: what kind of need they bring out, or what they ask of one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from getsit.ports import CANDIDATE
from getsit.rehearse.forms import facets
from getsit.rehearse.placed import Placed
from getsit.rehearse.topics import Near, Topics
from getsit.text.lines import straight

GENERAL_MORE = 0.0  # what a general question must be nearer than any need


@dataclass(frozen=True, slots=True)
class Meant:
    """A general question: its id, how near, and whether it means the need last spoken of."""

    id: str
    score: float
    follows: bool


class General:
    """The general questions, ready to be compared with."""

    def __init__(self, placed: Placed) -> None:
        import numpy as np

        told = _told()
        self._kinds: Mapping[str, tuple[str, ...]] = {id: tuple(one["kinds"]) for id, one in told.items()}
        self._facets: Mapping[str, str] = {id: one["facet"] for id, one in told.items()}
        self._follows: Mapping[str, bool] = {id: one["follows"] for id, one in told.items()}
        self._owners = [id for id, one in told.items() for _ in one["asked"]]
        self._matrix = np.stack(placed.vectors(general_lines(), role=CANDIDATE))

    def meant(self, text: str, *, topics: Topics, of_needs: bool = False) -> Meant:
        """The general question that the text is nearest to; `of_needs` leaves out those that only go on about
        what was spoken of."""
        likes = self._matrix @ topics.vectors([text], role=CANDIDATE)[0]
        ranked = self._ranked([float(like) for like in likes])
        ranked = [one for one in ranked if self._kinds[one.id] or not of_needs]
        return Meant(ranked[0].id, ranked[0].score, self._follows[ranked[0].id])

    def _ranked(self, likes: list[float]) -> list[Near]:
        by: dict[str, list[float]] = {}
        for owner, like in zip(self._owners, likes, strict=True):
            by.setdefault(owner, []).append(like)
        found = []
        for owner, all_of in by.items():
            best = sorted(all_of, reverse=True)[:3]
            found.append(Near(owner, 0.75 * best[0] + 0.25 * sum(best) / len(best)))
        return sorted(found, key=lambda near: -near.score)

    def kinds(self, id: str) -> tuple[str, ...]:
        """The kinds of need that the general question brings out, the first that fits."""
        return self._kinds.get(id, ())

    def facet(self, text: str, *, kind: str | None) -> str:
        """What a question asks of a need: by its words where they are plain, else by the kind heard."""
        for facet, pattern in facets().items():
            if pattern.search(straight(text)):
                return facet
        return _BY_KIND.get(kind or "", "plain")

    def facet_of(self, asks: str) -> str:
        """What a general question, or a facet by name, asks of a need."""
        return self._facets.get(asks, asks)


_BY_KIND = {
    "event": "event", "consequence": "cost", "vision": "wish", "payoff": "wish", "measure": "measure",
    "timeline": "measure", "predecessor": "tried",
}  # fmt: skip


def general_lines() -> list[str]:
    """The general questions as candidates word them."""
    return [line for one in _told().values() for line in one["asked"]]


def _told() -> dict[str, Any]:
    return tomllib.loads(files("getsit.rehearse").joinpath("general.toml").read_text(encoding="utf-8"))
