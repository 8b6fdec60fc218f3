"""The lives of the listener and the honest candidate, and which one a talk is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from getsit.rehearse.watched.hears import themes_of
from getsit.rehearse.watched.tables import table
from getsit.rehearse.watched.talk import Talk, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something they did, what came of it, who was in it, why it carries over, what they would do now."""

    themes: tuple[str, ...]
    deed: str
    result: str
    who: str
    like: str
    here: str

    @property
    def example(self) -> str:
        """The story as an answer."""
        return joined(self.deed, self.who, self.result)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A person: their answers by kind of question, and what they have done."""

    of: str
    id: str
    marks: tuple[str, ...]
    facts: tuple[Fact, ...]

    def pick(self, kind: str, talk: Talk) -> str:
        """A line of that kind that was not said yet."""
        return talk.pick("lives", self.of, self.id, kind)

    def untold(self, talk: Talk) -> list[Fact]:
        """The facts that were not told yet."""
        return [fact for fact in self.facts if not talk.was_said(fact.deed)]


@cache
def lives_of(candidate: str) -> tuple[Life, ...]:
    """Every life that the candidate may have."""
    return tuple(_life(candidate, id, entry) for id, entry in table("lives")[candidate].items())


def life_in(talk: Talk, candidate: str) -> Life:
    """The life that was begun in this talk; one drawn by luck where none was."""
    every = lives_of(candidate)
    told = {life: sum(talk.own_plain.count(mark.lower()) for mark in life.marks) for life in every}
    begun = max(told, key=lambda life: told[life])
    return begun if told[begun] else talk.luck.choice(every)


def best_match(needs: Sequence[str], facts: Sequence[Fact]) -> tuple[str, Fact] | None:
    """The need and the fact that speak of the same thing most plainly; None where no two do."""
    weighed = [(_match(need, fact), need, fact) for need in needs for fact in facts]
    best = max(weighed, key=lambda one: one[0], default=None)
    return (best[1], best[2]) if best and best[0] >= 1 else None


def _match(need: str, fact: Fact) -> float:
    about = themes_of(need)
    return sum(about.get(theme, 0) / (place + 1) for place, theme in enumerate(fact.themes))


def _life(candidate: str, id: str, entry: Mapping[str, Any]) -> Life:
    facts = tuple(
        Fact(
            themes=tuple(fact["themes"]), deed=fact["deed"], result=fact["result"], who=fact["who"],
            like=fact["like"], here=fact["here"],
        )
        for fact in entry["facts"]
    )  # fmt: skip
    return Life(of=candidate, id=id, marks=tuple(entry["marks"]), facts=facts)
