"""A hearing that hears exactly what a test writes down: words, and what they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from getsit.ports import Heard, Passage, Span
from getsit.text.likeness import vector_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """Wherever these words stand in a passage of that role (any role when empty), this is heard."""

    words: str
    label: str
    kind: str | None = None
    strength: float | None = None
    score: float = 0.9
    role: str = ""


@dataclass(frozen=True, slots=True)
class ScriptedHearing:
    """Implements `ports.Hearing` from a list."""

    says: tuple[Says, ...]

    @property
    def name(self) -> str:
        """The name that results bear."""
        return "scripted"

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """What the list says about each passage."""
        return [self._heard(passage) for passage in passages]

    def _heard(self, passage: Passage) -> Heard:
        spans = tuple(
            Span(
                label=one.label, kind=one.kind, strength=one.strength, score=one.score,
                start=passage.text.index(one.words), end=passage.text.index(one.words) + len(one.words),
            )
            for one in self.says
            if one.words in passage.text and one.role in ("", passage.role)
        )  # fmt: skip
        labels = {span.label: span.score for span in spans}
        return Heard(labels=labels, kinds={}, spans=spans, vector=vector_of(passage.text))


def hearing_of(*says: Says) -> ScriptedHearing:
    """A hearing that hears this and nothing else."""
    return ScriptedHearing(says)


def need(words: str, kind: str = "challenge", strength: float = 1) -> Says:
    """An interviewer's need in these words."""
    return Says(words=words, label="need", kind=kind, strength=strength)


def heard(words: str, label: str, kind: str | None = None) -> Says:
    """Any other label in these words."""
    return Says(words=words, label=label, kind=kind)
