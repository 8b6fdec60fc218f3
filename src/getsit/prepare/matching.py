"""Which fact answers a need, if any. A fact about the wrong thing is worse than none.

Asks for at least two telling words in common, or one together with the same kind of mechanism; likeness
only orders what passes. One common word never joins a fact to a need.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.model.need import Need
from getsit.ports import WRITTEN, Hearing, Passage
from getsit.prepare.mechanisms import concepts_in, mechanisms_in
from getsit.prepare.thresholds import TIE_FROM, TIE_NUMBER, TIE_STEMS
from getsit.prepare.verbs import past_verb_at
from getsit.prepare.vocabulary import shared_rare
from getsit.text.likeness import coverage, likeness
from getsit.text.numbers import find_numbers
from getsit.text.words import count_words, find_words, stem

_SAYS_LITTLE = frozenset(
    stem(word)
    for word in """
    night nights day days morning mornings evening weekend monday tuesday wednesday thursday friday
    saturday sunday hour hours year reduce reduced reducing reduction increase increased increasing
    cut cutting rebuild rebuilt introduce introduced launch launched raise raised halve halved
    double doubled create created begin began start started open opened run running move moved
    moving bring keep kept set take took use used change changed number made first second third
    place area site sites end rise rose fell missing missed weekly daily monthly annual large small
    whole""".split()
)  # times and verbs of doing: shared, they say nothing of what it was about


@dataclass(frozen=True, slots=True)
class Match:
    """A fact that answers a need: the words and mechanisms they share, and how well it fits (for order)."""

    fact: Fact
    shared: frozenset[str]
    mechanisms: frozenset[str]
    fit: float


def usable(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that can carry a tie: deeds with enough words to say what was done."""
    return [fact for fact in facts if fact.kind is FactKind.ACHIEVEMENT and count_words(fact.text) >= 4]


def match_facts(needs: Sequence[Need], facts: Sequence[Fact], *, hearing: Hearing) -> dict[str, list[Match]]:
    """For each need id the facts that answer it, the fittest first; an empty list is a refusal."""
    able = usable(facts)
    texts = [_need_text(need) for need in needs] + [fact.text for fact in able]
    vectors = [one.vector for one in hearing.hear([Passage(text=text, role=WRITTEN) for text in texts])]
    found: dict[str, list[Match]] = {}
    for place, need in enumerate(needs):
        likes = [float(vectors[place] @ vector) for vector in vectors[len(needs) :]]
        matches = [
            match for fact, like in zip(able, likes, strict=True) if (match := _match(need, fact, like=like))
        ]
        found[need.id] = sorted(matches, key=lambda match: -match.fit)
    return found


def _match(need: Need, fact: Fact, *, like: float) -> Match | None:
    asked, done = _need_text(need), fact.text
    opening = stem(past_verb_at(done).lower())  # "Booked" is what was done, not what it was about
    shared = shared_rare(asked, done) - _SAYS_LITTLE - {opening}
    mechanisms = mechanisms_in(_without(asked, shared)) & mechanisms_in(_without(done, shared | {opening}))
    close = max(like, likeness(asked, done), coverage(need.gist, done))
    # A narrow subject joins two lines without a common word ("disposal", "food waste") only where the fact
    # tells what came of it.
    concepts = concepts_in(need.gist) & concepts_in(done) if _has_outcome(done) else frozenset[str]()
    in_words = close >= TIE_FROM and (len(shared) >= TIE_STEMS or bool(shared and mechanisms))
    if not in_words and not concepts:
        return None
    numbers = TIE_NUMBER * bool(find_numbers(done))
    confirmed = TIE_NUMBER * (fact.standing is FactStanding.CONFIRMED)
    fit = close + 0.2 * len(concepts) + 0.1 * len(shared) + 0.05 * len(mechanisms) + numbers + confirmed
    return Match(fact, frozenset(shared), mechanisms | concepts, fit)


def _has_outcome(done: str) -> bool:
    """Whether the deed says what came of it: a number, a "so that", or something that exists since."""
    return bool(find_numbers(done)) or bool(
        re.search(r"\bso that\b|\bwrote\b|\bwithout an?\b|\bnever\b", done, re.IGNORECASE)
    )


def _without(text: str, stems: frozenset[str] | set[str]) -> str:
    """The text without the words of those stems: a shared word is not counted again as a mechanism."""
    return " ".join(word.text for word in find_words(text) if stem(word.plain) not in stems)


def _need_text(need: Need) -> str:
    return " ".join(dict.fromkeys([need.gist, *(one.quote.exact for one in need.evidence)]))
