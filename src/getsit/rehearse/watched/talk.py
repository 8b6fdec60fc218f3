"""What a watched candidate sees of a talk: the words so far, and nothing behind them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from random import Random

from getsit.rehearse.watched.tables import lines

MANAGER, CANDIDATE = "manager", "candidate"
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’']?\s+(?=\S)")
_SLOT = re.compile(r"\\\{\w+\\\}")


@dataclass(frozen=True)
class Talk:
    """The whole talk, the manager's turn last; `luck` is this turn's own."""

    said: Sequence[tuple[str, str]]
    luck: Random

    @cached_property
    def own(self) -> tuple[str, ...]:
        """What the candidate said, turn by turn."""
        return tuple(text for speaker, text in self.said if speaker == CANDIDATE)

    @cached_property
    def theirs(self) -> tuple[str, ...]:
        """What the manager said, turn by turn."""
        return tuple(text for speaker, text in self.said if speaker != CANDIDATE)

    @property
    def last(self) -> str:
        """The manager's latest words."""
        return self.theirs[-1] if self.theirs else ""

    @cached_property
    def own_plain(self) -> str:
        """All that the candidate said, in small letters."""
        return "\n".join(plain(text) for text in self.own)

    @cached_property
    def own_sentences(self) -> frozenset[str]:
        """Every sentence that the candidate said, in small letters without its last mark."""
        return frozenset(plain(one) for text in self.own for one in sentences(text))

    def was_said(self, line: str) -> bool:
        """Whether the candidate said this line before, whatever stood in its gaps."""
        pattern = _as_pattern(line)
        if pattern is None:
            return plain(line) in self.own_plain
        return pattern.search(self.own_plain) is not None

    def times_said(self, every: Iterable[str]) -> int:
        """How many of the lines the candidate has said."""
        return sum(self.was_said(line) for line in every)

    def unsaid(self, name: str, *keys: str) -> list[str]:
        """The lines of the block that were not said yet."""
        return [line for line in lines(name, *keys) if not self.was_said(line)]

    def pick(self, name: str, *keys: str) -> str:
        """A line that was not said yet, by luck; empty when all were."""
        left = self.unsaid(name, *keys)
        return self.luck.choice(left) if left else ""


@cache
def _as_pattern(line: str) -> re.Pattern[str] | None:
    """What finds the line whatever stands in its gaps; None where it has none."""
    return re.compile(_SLOT.sub(".+?", re.escape(plain(line)))) if "{" in line else None


def read_talk(said: Sequence[tuple[str, str]], chance: Random) -> Talk:
    """The talk, with luck for this turn alone, so that the same chance gives the same words."""
    return Talk(said=tuple(said), luck=Random(f"{chance.random()}:{len(said)}"))  # noqa: S311 - it guards no secret


def sentences(text: str) -> list[str]:
    """The sentences of a written turn."""
    return [one.strip() for one in _SENTENCE.split(text.strip()) if one.strip()]


def plain(text: str) -> str:
    """The words in small letters, on one line, without the last mark."""
    return " ".join(text.lower().replace("’", "'").split()).rstrip(".!?… ")


def without_repeats(text: str, talk: Talk) -> str:
    """The turn without sentences that this candidate said before, or says a second time now."""
    kept: list[str] = []
    for sentence in sentences(text):
        if plain(sentence) not in talk.own_sentences and plain(sentence) not in {plain(one) for one in kept}:
            kept.append(sentence)
    return " ".join(kept)


def joined(*parts: str) -> str:
    """The parts that say something, with a space between."""
    return " ".join(part.strip() for part in parts if part.strip())
