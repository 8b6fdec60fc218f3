"""The little language in which cues are written, and finding them in words.

A cue is a line of slots, matched word by word:
  `late`          the word            `late|slow`   one of them
  `chas*`         words that begin so `*ing`        words that end so
  `{trouble}`     a class of words (words.toml); may stand in a choice: `{trouble}|mess`
  `(really)`      may be there        `~3`          up to three words    `#`         a number
  `!not`          the next word is not this          `-not`    the word before is not this
  `^` / `$`       begins / ends the unit
It finds cues fast (by their first word) and cannot run away: gaps are bounded. Knows no weights.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")


class _Does(Enum):
    TAKE = "take"  # one word that fits
    MAY_TAKE = "may take"
    SKIP = "skip"  # up to `most` words
    NOT_NEXT = "not next"
    NOT_BEFORE = "not before"
    BEGIN = "begin"
    END = "end"


@dataclass(frozen=True, slots=True)
class _Slot:
    does: _Does
    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    number: bool = False
    most: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it takes words that no list holds."""
        return bool(self.beginnings or self.endings or self.number)

    def fits(self, word: str) -> bool:
        if word in self.words:
            return True
        if self.beginnings and word.startswith(self.beginnings):
            return True
        if self.endings and word.endswith(self.endings):
            return True
        return self.number and is_number(word)


@dataclass(frozen=True, slots=True)
class Find(Generic[T]):
    """A cue found: what it stands for, and the words `begin` to `end` that it took."""

    cue: T
    begin: int
    end: int


@dataclass(slots=True)
class Finder(Generic[T]):
    """Finds many cues at once. `classes` are the named classes of words."""

    classes: Mapping[str, frozenset[str]]
    _by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _open_first: list[tuple[_Slot, int]] = field(default_factory=list)
    _cues: list[tuple[tuple[_Slot, ...], frozenset[str], T]] = field(default_factory=list)
    _seen: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def add(self, line: str, cue: T) -> None:
        """Adds one cue line; ValueError when the line is not of the language."""
        slots = tuple(self._slot(part) for part in line.split())
        firsts = _firsts(slots)
        if not firsts or firsts[-1].does is not _Does.TAKE or {slots[0].does, slots[-1].does} & _UNSURE:
            raise ValueError("a cue must begin and end with a word that is sure to be there: " + line)
        self._cues.append((slots, _needed(slots), cue))
        place = len(self._cues) - 1
        for first in firsts:
            for word in first.words:
                self._by_word[word].append(place)
            if first.is_open:
                self._open_first.append((first, place))
        self._seen.clear()

    def find(self, words: Sequence[str]) -> Iterator[Find[T]]:
        """Every cue that stands in the words, with its place; one find per cue and first word."""
        there = frozenset(words)
        for begin, word in enumerate(words):
            for place in self._candidates(word):
                slots, needed, cue = self._cues[place]
                if needed and there.isdisjoint(needed):
                    continue
                end = _match(slots, 0, words, begin)
                if end is not None:
                    yield Find(cue, begin, end)

    def _candidates(self, word: str) -> tuple[int, ...]:
        known = self._seen.get(word)
        if known is None:
            exact = self._by_word.get(word, [])
            more = [place for first, place in self._open_first if first.fits(word)]
            known = self._seen[word] = tuple(sorted({*exact, *more}))
        return known

    def _slot(self, part: str) -> _Slot:
        if part in ("^", "$"):
            return _Slot(_Does.BEGIN if part == "^" else _Does.END)
        if part[0] == "~":
            return _Slot(_Does.SKIP, most=int(part[1:]))
        if part[0] == "(" and part[-1] == ")":
            return self._choice(part[1:-1], _Does.MAY_TAKE)
        if part[0] in "!-" and len(part) > 1:
            return self._choice(part[1:], _Does.NOT_NEXT if part[0] == "!" else _Does.NOT_BEFORE)
        return self._choice(part, _Does.TAKE)

    def _choice(self, part: str, does: _Does) -> _Slot:
        words: set[str] = set()
        beginnings: list[str] = []
        endings: list[str] = []
        for option in part.split("|"):
            if option.startswith("{"):
                found = self.classes[option.strip("{}")]
                beginnings += [word[:-1] for word in found if word.endswith("*")]
                words |= {word for word in found if not word.endswith("*")}
            elif option.endswith("*"):
                beginnings.append(option[:-1])
            elif option.startswith("*"):
                endings.append(option[1:])
            else:
                words.add(option)
        return _Slot(does, frozenset(words - {"#"}), tuple(beginnings), tuple(endings), number="#" in words)


_UNSURE = {_Does.MAY_TAKE, _Does.SKIP}
_CONSUMES = {_Does.TAKE, *_UNSURE}


def _firsts(slots: tuple[_Slot, ...]) -> list[_Slot]:
    """The slots that can take a find's first word: those that may, up to the first that must."""
    firsts: list[_Slot] = []
    for slot in slots:
        if slot.does in _CONSUMES:
            firsts.append(slot)
            if slot.does is not _Does.MAY_TAKE:
                break
    return firsts


_NUMBER_WORDS = frozenset(
    """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty
    seventy eighty ninety hundred thousand million dozen half third quarter""".split()
)


def _needed(slots: tuple[_Slot, ...]) -> frozenset[str]:
    """Words of which one must be there, besides the first: those of the choice that is the smallest."""
    closed = [
        slot.words for slot in slots[1:]
        if slot.does is _Does.TAKE and not slot.is_open
    ]  # fmt: skip
    return min(closed, key=len, default=frozenset())


@lru_cache(maxsize=20_000)
def is_number(word: str) -> bool:
    """Whether a plain word is a number; "one" is mostly a pronoun and is not."""
    return word[0].isdigit() or word.split("-", 1)[0] in _NUMBER_WORDS


def _match(slots: tuple[_Slot, ...], at: int, words: Sequence[str], place: int) -> int | None:
    """The place after the words that the slots from `at` on take, None when they do not fit."""
    count = len(words)
    for here in range(at, len(slots)):
        slot = slots[here]
        does = slot.does
        if does is _Does.TAKE:  # first, since it is by far the most frequent
            if place >= count or not slot.fits(words[place]):
                return None
            place += 1
        elif does is _Does.SKIP or does is _Does.MAY_TAKE:
            return _match_branch(slots, here, words, place)
        elif not _holds(slot, words, place):
            return None
    return place


def _match_branch(slots: tuple[_Slot, ...], at: int, words: Sequence[str], place: int) -> int | None:
    slot = slots[at]
    skips = range(slot.most + 1)
    if slot.does is _Does.MAY_TAKE:
        skips = range(int(_takes(slot, words, place)), -1, -1)
    following = slots[at + 1]  # there is one: a cue ends with a word or an anchor
    for skipped in skips:
        if following.does is _Does.TAKE and not _takes(following, words, place + skipped):
            continue
        if (end := _match(slots, at + 1, words, place + skipped)) is not None:
            return end
    return None


def _holds(slot: _Slot, words: Sequence[str], place: int) -> bool:
    if slot.does is _Does.BEGIN:
        return place == 0
    if slot.does is _Does.END:
        return place == len(words)
    if slot.does is _Does.NOT_NEXT:
        return not _takes(slot, words, place)
    return not (place > 0 and slot.fits(words[place - 1]))


def _takes(slot: _Slot, words: Sequence[str], place: int) -> bool:
    return place < len(words) and slot.fits(words[place])
