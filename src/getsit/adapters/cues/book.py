"""Reads the lists of cues and weighs what was found: from cues to numbers between 0 and 1.

A label's evidence is the sum of its cues, each group of like cues counted once and each further group less,
so that saying the same again adds nothing. Weights were set by hand on lines written for the project; they
are judgement, and a number given here is a rough one.
"""

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from getsit.adapters.cues.language import Find, Finder

ANY = "any"
_NEARLY = 0.7
_FURTHER = (1.0, 0.5, 0.25)  # what the first, second and third group of a kind count


@dataclass(frozen=True, slots=True)
class Cue:
    """What a line of a list stands for: its label, kind (`any` for all kinds), weight and strength.

    A weight below 0 speaks against that kind alone, or against the label where the kind is `any`.
    A strength from 0 to 4 is taken over by a need in which the cue stands.
    """

    label: str
    kind: str
    weight: float
    strength: int
    group: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence for one label in one unit, in logits; `begin` to `end` are the words that carry it.

    `plain` is the part of the total that speaks for the label whatever its kind, `against` the part that
    speaks against it (0 or less).
    """

    label: str
    kinds: Mapping[str, float]
    total: float
    plain: float
    against: float
    strength: int
    begin: int
    end: int

    @property
    def score(self) -> float:
        """The evidence as a number from 0 to 1."""
        return squash(self.total)

    @property
    def kind(self) -> str | None:
        """The likeliest kind, None for a label without kinds."""
        return max(self.kinds, key=lambda kind: self.kinds[kind]) if self.kinds else None

    def shares(self) -> dict[str, float]:
        """The kinds as shares that sum to 1."""
        return shares_of(self.kinds)


@dataclass(slots=True)
class Book:
    """The cues of one role. `bias` is the evidence of a unit in which nothing was found, per label."""

    finder: Finder[Cue]
    bias: dict[str, float] = field(default_factory=dict)

    def weigh(self, words: Sequence[str]) -> dict[str, Weighed]:
        """The evidence of each label for which at least one cue stands in the words."""
        found: dict[str, list[Find[Cue]]] = defaultdict(list)
        for find in self.finder.find(words):
            found[find.cue.label].append(find)
        return {label: self._weighed(label, finds) for label, finds in found.items()}

    def _weighed(self, label: str, finds: list[Find[Cue]]) -> Weighed:
        kinds = _evidence(find for find in finds if find.cue.weight > 0)
        for_any = kinds.pop(ANY, 0.0)
        against = sum(_strongest(find for find in finds if find.cue.weight < 0 and find.cue.kind == ANY))
        for find in finds:
            if find.cue.weight < 0 and find.cue.kind in kinds:
                kinds[find.cue.kind] = max(0.0, kinds[find.cue.kind] + find.cue.weight)
        ordered = sorted(kinds.values(), reverse=True) or [0.0]
        total = ordered[0] + 0.3 * sum(ordered[1:3]) + for_any + against + self.bias.get(label, -2.0)
        carrying = _carrying(finds, max(kinds, key=lambda kind: kinds[kind]) if kinds else ANY)
        return Weighed(
            label, kinds, total, for_any, against, max(find.cue.strength for find in finds),
            min(find.begin for find in carrying), max(find.end for find in carrying),
        )  # fmt: skip


def _carrying(finds: list[Find[Cue]], kind: str) -> list[Find[Cue]]:
    """The finds that make the kind: its heaviest, and those nearly as heavy."""
    own = [find for find in finds if find.cue.kind == kind and find.cue.weight > 0]
    if not own:
        return finds
    heaviest = max(find.cue.weight for find in own)
    return [find for find in own if find.cue.weight >= _NEARLY * heaviest]


def squash(logit: float) -> float:
    """The logistic function: 0 becomes one half."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def shares_of(logits: Mapping[str, float]) -> dict[str, float]:
    """Shares from 0 to 1 that sum to 1, after a softmax."""
    if not logits:
        return {}
    highest = max(logits.values())
    powers = {kind: math.exp(logit - highest) for kind, logit in logits.items()}
    total = sum(powers.values())
    return {kind: power / total for kind, power in powers.items()}


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The named classes of words in words.toml."""
    return {name: frozenset(words.split()) for name, words in _read("words").items()}


@cache
def load_book(*names: str) -> Book:
    """The book made of the lists with these names; ValueError when a line is not of the cue language."""
    book = Book(Finder(word_classes()))
    group = 0
    for name in names:
        table = _read(name)
        book.bias |= table.get("bias", {})
        for entry in table["cues"]:
            group += 1
            _add(book, entry, group)
    return book


def _add(book: Book, entry: Mapping[str, Any], group: int) -> None:
    cue = Cue(
        label=entry["label"], kind=entry.get("kind", ANY), weight=float(entry["weight"]),
        strength=int(entry.get("strength", 0)), group=group,
    )  # fmt: skip
    for line in entry["lines"].splitlines():
        if line.strip():
            book.finder.add(line.strip(), cue)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("getsit.adapters.cues").joinpath(f"{name}.toml").read_text("utf-8"))


def _evidence(finds: Iterable[Find[Cue]]) -> dict[str, float]:
    groups: dict[str, dict[int, float]] = defaultdict(dict)
    for find in finds:
        groups[find.cue.kind][find.cue.group] = find.cue.weight
    return {
        kind: sum(w * f for w, f in zip(sorted(by.values(), reverse=True), _FURTHER, strict=False))
        for kind, by in groups.items()
    }


def _strongest(finds: Iterable[Find[Cue]]) -> Iterable[float]:
    return {find.cue.group: find.cue.weight for find in finds}.values()
