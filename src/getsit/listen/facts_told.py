"""Facts of the ledger in the candidate's mouth: which one is told, read out, or stretched.

Numbers are compared by the unit beside them; only a figure that is larger than every figure of the same
unit in the nearest fact is called stretched.
"""

import re
from collections.abc import Sequence

from getsit.listen.talk import Talk
from getsit.listen.thresholds import FACT_LIKE, INSIDER_NAMES, UNIT_WORDS
from getsit.listen.topics import topic_of
from getsit.model.fact import Fact
from getsit.text.dates import find_times
from getsit.text.numbers import Number, find_numbers, same_number
from getsit.text.sentences import find_sentences
from getsit.text.words import find_words, stem


class FactsTold:
    """The candidate's facts, found again in what was said."""

    def __init__(self, talk: Talk, facts: Sequence[Fact]) -> None:
        self._talk = talk
        self._facts = tuple((fact, topic_of(f"{fact.text} {fact.position}")) for fact in facts)

    def nearest(self, text: str, *, share: float = FACT_LIKE) -> Fact | None:
        """The fact whose topic words the text holds most of, None when none reaches `share`."""
        words = topic_of(text)
        scored = [
            (self._talk.topics.share(topic, words), -place, fact)
            for place, (fact, topic) in enumerate(self._facts)
            if topic & words
        ]
        best = max(scored, default=None, key=lambda found: found[:2])
        return best[2] if best is not None and best[0] >= share else None

    def contradicted(self, text: str) -> bool:
        """Whether a figure in the text is not that of the fact that it tells."""
        fact = self.nearest(text)
        return fact is not None and bool(_same_units(text, fact.text))

    def stretched(self, text: str) -> bool:
        """Whether a figure in the text clearly contradicts, upwards, the fact that it tells."""
        fact = self.nearest(text)
        if fact is None:
            return False
        return any(_larger(said, known) for said, known in _same_units(text, fact.text))

    def read_out(self, text: str, *, share: float) -> int:
        """How many facts the text holds nearly whole."""
        words = topic_of(text)
        return sum(self._talk.topics.share(topic, words) >= share for _, topic in self._facts if topic)


def is_specific(text: str, *, said_by_them: frozenset[str] = frozenset()) -> bool:
    """Whether a stretch about the past names a number, a time, a place or a name of its own."""
    return bool(find_numbers(text) or find_times(text) or names_in(text, without=said_by_them))


_LEADS = frozenset("i i'm i've i'd i'll".split())


def names_in(text: str, *, without: frozenset[str] = frozenset()) -> set[str]:
    """Names and initials within sentences of the text, in small letters, but those in `without`."""
    found = set()
    for word in find_words(text):
        before = text[: word.start].rstrip()
        begins = not before or before[-1] in '.!?…:\n"“'
        capital = word.text[0].isupper() and word.plain not in _LEADS
        if capital and (not begins or word.text.isupper()) and len(word.text) > 1:
            found.add(word.plain)
    return found - without


def is_insider(text: str, *, said_by_them: frozenset[str]) -> bool:
    """Whether it is full of names that the interviewer never used."""
    return len(names_in(text, without=said_by_them)) >= INSIDER_NAMES


def _same_units(text: str, known: str) -> list[tuple[Number, list[Number]]]:
    facts = [(number, _unit(known, number)) for number in find_numbers(known)]
    pairs = []
    for said in find_numbers(text):
        unit = _unit(text, said)
        alike = [number for number, other in facts if unit and unit & other]
        if alike and not _set_right(text, said, alike):
            pairs.append((said, alike))
    return pairs


_CORRECTING = re.compile(
    r"\b(?:no|sorry|i mean|rather|i tell a lie|make that|or was it|correction)\b", re.IGNORECASE
)


def _set_right(text: str, said: Number, known: list[Number]) -> bool:
    """Whether it is a known figure, or is put right at once to one: "eighty, no, seventy-four"."""
    if any(same_number(said, number) for number in known):
        return True
    sentence = next((s for s in find_sentences(text) if s.start <= said.start < s.end), None)
    after = text[said.end : sentence.end] if sentence else ""
    correcting = _CORRECTING.search(after)
    return correcting is not None and any(
        same_number(other, number) for other in find_numbers(after[correcting.end() :]) for number in known
    )


def _larger(said: Number, known: list[Number]) -> bool:
    return all(said.value > number.value for number in known)


_MANY = re.compile(r"^(?:of|the|a|an|our|my|new|full|whole|per|in|to|by|and|or|more|about|over|under|than)$")


_UNIT_LETTERS = 40  # after a number, and never past the next one


def _unit(text: str, number: Number) -> set[str]:
    if number.percent:
        return {"%"}
    following = text[number.end : number.end + _UNIT_LETTERS]
    next_number = next((other.start for other in find_numbers(following)), len(following))
    after = [word.plain for word in find_words(following[:next_number])]
    return {stem(word) for word in [w for w in after if not _MANY.match(w)][:UNIT_WORDS]}
