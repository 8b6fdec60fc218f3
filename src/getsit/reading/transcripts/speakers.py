"""Who speaks in a file, decided over all of it: which of the words before a colon are names.

"Two things: first…" begins no speaker. What stands on every unit, comes again, or is written as a name is
one. Knows no language but the English words that people say before a colon.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from getsit.reading.transcripts.names import (
    Prefix,
    has_function_word,
    is_ordinary,
    is_strict,
    partner_of,
    words_of,
)

_EVERY = 0.9  # of the units begin with what may be a name: then this file names everybody
_FEWEST = 3  # units from which that can be told
_FEW = 10  # of fewer units than these all must begin so
_SMALL = re.compile(r"\b[^\W\d_]+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a prefix stands: whether it opens a unit (a cue, a paragraph) and whether the line before it
    was broken in the middle of a sentence."""

    prefix: Prefix
    opens: bool
    wraps: bool = False
    first: bool = False


def find_speakers(places: Sequence[Place], *, units: int, text: str, listed: Iterable[str] = ()) -> set[str]:
    """The keys of those who speak. `units` is how many cues or paragraphs there are, `listed` the keys of
    attendees that the file names."""
    counts = Counter(place.prefix.key for place in places if not place.prefix.tight)
    firm = [p for p in places if not p.prefix.tight and not (p.wraps and counts[p.prefix.key] == 1)]
    opening = [place for place in firm if place.opens and not is_ordinary(place.prefix.name)]
    evidence = _Evidence(
        counts=counts,
        everybody=units >= _FEWEST and len(opening) >= units * (_EVERY if units >= _FEW else 1),
        small=_small_words(text),
        listed=frozenset(listed),
    )
    spoken = {place.prefix.key for place in firm if evidence.carries(place)}
    times = sum(evidence.counts[key] for key in spoken)
    alone = times == 1 and units > 3 and not any(p.first and p.prefix.key in spoken for p in firm)
    return set() if alone else spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    counts: Counter[str]
    everybody: bool
    small: frozenset[str]
    listed: frozenset[str]

    def carries(self, place: Place) -> bool:
        """Whether a prefix at this place is a name that somebody speaks under."""
        prefix = place.prefix
        number = self.counts[prefix.key]
        if prefix.key in self.listed:
            return True
        if partner := partner_of(prefix.key):
            return self.counts[partner] > 0
        if is_ordinary(prefix.name):
            return number > 2 and self._may_be_called(prefix)
        if is_strict(prefix.name):
            return prefix.marked or number > 1 or (self.everybody and place.opens) or self._is_rare(prefix)
        if has_function_word(prefix.name):
            return self.everybody and place.opens and number > 1
        return prefix.marked or number > 2 or (self.everybody and place.opens)

    def _may_be_called(self, prefix: Prefix) -> bool:
        """Will, May and Mark are called what other people say; then it stands there again and again."""
        return self.everybody and len(words_of(prefix.name)) == 1 and prefix.name[:1].isupper()

    def _is_rare(self, prefix: Prefix) -> bool:
        return not all(word in self.small for word in words_of(prefix.name))


def _small_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _SMALL.findall(text) if word.islower())
