"""Which voiced need is which need of the ledger: shared words weighed by rarity, figures, and what was asked.

Rare words count for more than words of many needs; a figure that both have counts like a rare word. The
words just before (the question, the sentence before) count half. Knows no synonyms, so it misses some.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from getsit.listen.thresholds import (
    GENERIC_WEIGHT,
    LEDGER_CONTEXT,
    LEDGER_FEWEST,
    LEDGER_FIGURE,
    LEDGER_HEARD_IN,
    LEDGER_ITS_OWN,
    LEDGER_KIND,
    LEDGER_RARE,
    LEDGER_SHARE,
)
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.analysis import Analysis
from getsit.model.conversation import Role
from getsit.model.moment import NeedVoiced
from getsit.model.need import Need, NeedKind
from getsit.text.numbers import find_numbers
from getsit.text.sentences import find_sentences
from getsit.text.words import stem

_APART = frozenset({NeedKind.RISK, NeedKind.STAKE, NeedKind.PROCESS})
"""Kinds that are never the same need as one of another kind because of one word."""
_LIGHT = frozenset(
    stem(word) for word in "call phone turn stop stand sit show bring send leave hold thing".split()
)
"""Verbs of any talk, which name no topic by themselves."""
_HEAD = 2  # sentences at the head of a turn that answer what was asked before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The words of a need with those around them, as stems and figures."""

    kind: str
    own: frozenset[str]
    around: frozenset[str]
    figures: frozenset[float]


class Matching:
    """Needs of the ledger and of the talk, compared by their words."""

    def __init__(self, before: Sequence[Need], needs: Sequence[NeedVoiced], analysis: Analysis) -> None:
        self._gists = [topic_of(need.gist) for need in before]
        self._known = [_said_in(need) for need in before]
        self._voiced = [_said_at(need, analysis) for need in needs]
        each = [*(known.own for known in self._known), *(voiced.own for voiced in self._voiced)]
        self._in_needs = Counter(stem for known in self._known for stem in known.own)
        self._in_all = Counter(stem for stems in each for stem in stems)
        self._in_turns = Counter(
            stem for turn in analysis.conversation.utterances for stem in topic_of(turn.text)
        )
        self._count = max(len(each), LEDGER_FEWEST)
        self._names = _names_in([turn.text for turn in analysis.conversation.utterances])

    def likeness(self, index: int, place: int) -> float:
        """How surely a need of the ledger and a voiced one are the same, 0 when not surely."""
        known, voiced = self._known[index], self._voiced[place]
        own = known.own & voiced.own
        figures = len(known.figures & voiced.figures)
        shared = (
            self._weight(own) + LEDGER_CONTEXT * self._weight(known.own & voiced.around - own)
            + LEDGER_FIGURE * figures
        )  # fmt: skip
        same_kind = known.kind == voiced.kind
        share = shared / max(1e-9, min(self._weight(known.own), self._weight(voiced.own), LEDGER_SHARE[1]))
        enough = LEDGER_RARE - LEDGER_KIND * same_kind
        if (own - GENERIC - self._names or figures) and shared >= enough and share >= LEDGER_SHARE[0]:
            return shared + LEDGER_KIND * same_kind
        if self._names_its_topic(index, place):
            return LEDGER_KIND + LEDGER_KIND * same_kind
        return 0.0

    def _names_its_topic(self, index: int, place: int) -> bool:
        """One word is enough when few needs have it and the talk turns on it again and again."""
        known, voiced = self._known[index], self._voiced[place]
        if known.kind != voiced.kind and {known.kind, voiced.kind} & _APART:
            return False
        shared = self._gists[index] & voiced.own - GENERIC - _LIGHT - self._names
        return any(
            self._in_needs[stem] <= LEDGER_ITS_OWN and self._in_turns[stem] >= LEDGER_HEARD_IN
            for stem in shared
        )

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self._rarity(stem) for stem in stems)

    def _rarity(self, stem: str) -> float:
        """Inverse document frequency over all needs, from 0 to 1."""
        if stem in GENERIC or stem in self._names:
            return GENERIC_WEIGHT  # that both name Lee makes them no single need
        return math.log((self._count + 1) / max(1, self._in_all[stem])) / math.log(self._count + 1)


_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+\b")
_DAYS = frozenset(
    stem(word)
    for word in """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december easter christmas ramadan diwali""".split()
)  # written like names, but what happens on them is a matter


def _names_in(texts: Iterable[str]) -> frozenset[str]:
    """The stems of what is written with a capital in the middle of a sentence: people and places."""
    found = (stem(match.group().lower()) for text in texts for match in _NAME.finditer(text))
    return frozenset(found) - _DAYS


def words_of(need: Need) -> str:
    """The words that a need of the ledger rests on: its gist and its first evidence."""
    return " ".join(dict.fromkeys((need.gist, *(evidence.quote.exact for evidence in need.evidence[:2]))))


def _said_in(need: Need) -> Said:
    words = words_of(need)
    return Said(kind=need.kind, own=topic_of(words), around=frozenset(), figures=_figures(words))


def _said_at(need: NeedVoiced, analysis: Analysis) -> Said:
    turns = analysis.conversation.utterances
    sentences = find_sentences(turns[need.turn].text)
    here = next((at for at, s in enumerate(sentences) if s.start <= need.start < s.end), 0)
    around = [s.text for s in sentences[max(0, here - 1) : here]]
    asked = need.turn > 0 and analysis.conversation.role(need.turn - 1) is Role.CANDIDATE
    if asked and here < _HEAD:
        around += [s.text for s in find_sentences(turns[need.turn - 1].text)[-_HEAD:]]
    own = sentences[here].text if sentences else need.quote
    return Said(
        kind=need.kind or NeedKind.CHALLENGE, own=topic_of(own), around=topic_of(" ".join(around)),
        figures=_figures(own),
    )  # fmt: skip


_TELLING = 11  # smaller figures stand anywhere


def _figures(text: str) -> frozenset[float]:
    """The figures that tell something apart, to two places, as "sixty-eight thousand" for 68,300."""
    values = (number.value for number in find_numbers(text))
    return frozenset(
        float(f"{value:.1e}") for value in values if value >= _TELLING and not 1900 < value < 2100
    )
