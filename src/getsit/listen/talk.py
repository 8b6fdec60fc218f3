"""A conversation together with what a hearing heard in it: what every annotator looks at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from getsit.listen.passages import passages_of
from getsit.listen.thresholds import BACKCHANNEL_WORDS, MOST_SPANS, SURE
from getsit.listen.topics import Topics, topic_of
from getsit.model.conversation import Conversation, Role
from getsit.model.moment import (
    ListeningMove,
    Missed,
    Moment,
    SolutionOffered,
    Story,
    ToldTie,
)
from getsit.ports import Heard, Hearing, Span
from getsit.text.sentences import Stretch, find_clauses, find_sentences
from getsit.text.words import count_words

if TYPE_CHECKING:
    from getsit.ports import Vector

BY_RULE = "rule"  # who found a moment that no hearing gave but that follows from the words themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Turns with their roles, what was heard in each, their sentences, and the talk's topics."""

    conversation: Conversation
    heard: tuple[Heard, ...]
    by: str
    topics: Topics = field(repr=False)
    roles: tuple[Role, ...]
    sentences: tuple[tuple[Stretch, ...], ...] = field(repr=False)
    counts: tuple[int, ...]

    def text(self, turn: int) -> str:
        """The text of a turn."""
        return self.conversation.utterances[turn].text

    def turns(self, role: Role) -> Iterator[int]:
        """The turns of that side, in order."""
        return (turn for turn, said in enumerate(self.roles) if said is role)

    def spans(self, turn: int, label: str) -> list[Span]:
        """What was surely heard under that label in a turn, in order; of very many only the surest."""
        sure = SURE[label]
        heard = (s for s in self.heard[turn].spans if s.label == label and s.end > s.start)
        found = [s for s in heard if s.score >= sure]
        if len(found) > MOST_SPANS:
            found = sorted(found, key=lambda s: -s.score)[:MOST_SPANS]
        return sorted(found, key=lambda s: (s.start, s.end))

    def judges(self, turn: int, label: str) -> bool:
        """Whether the hearing gives that label any number there; else words have to decide."""
        return label in self.heard[turn].labels

    def is_backchannel(self, turn: int) -> bool:
        """Whether the turn neither takes nor ends a turn, as "Mm-hm" or "Right"."""
        return self.counts[turn] <= BACKCHANNEL_WORDS and "?" not in self.text(turn)

    def last(self, turn: int, role: Role) -> int | None:
        """The last turn of substance before `turn` in which that side spoke, None when there is none."""
        for place in range(turn - 1, -1, -1):
            if self.roles[place] is role and not self.is_backchannel(place):
                return place
        return None

    def next(self, turn: int, role: Role) -> int | None:
        """The next turn of that side after `turn`; backchannels only count when nothing else follows."""
        short = None
        for place in range(turn + 1, len(self.roles)):
            if self.roles[place] is role:
                if not self.is_backchannel(place):
                    return place
                short = place if short is None else short
            elif short is not None and not self.is_backchannel(place):
                return short
        return short

    def sentence(self, turn: int, place: int) -> Stretch:
        """The sentence of a turn in which that character stands (the nearest before it otherwise)."""
        held = self.sentences[turn]
        for sentence in reversed(held):
            if sentence.start <= place:
                return sentence
        return held[0] if held else Stretch("", 0, 0)

    def around(self, turn: int, start: int, end: int) -> tuple[int, int]:
        """The bounds of the whole sentences that hold `start` to `end`."""
        first, last = self.sentence(turn, start), self.sentence(turn, max(start, end - 1))
        return min(first.start, start), max(last.end, end)

    def topic(self, turn: int, start: int, end: int) -> frozenset[str]:
        """What a stretch of a turn is about."""
        return topic_of(self.text(turn)[start:end])

    def matter(self, turn: int, start: int, end: int) -> "Vector | None":
        """What the sentence that shares most with the stretch is about, None where only words were heard."""
        met = [one for one in self.heard[turn].matters if one.start < end and start < one.end]
        best = max(met, key=lambda one: min(one.end, end) - max(one.start, start), default=None)
        return None if best is None else best.vector


def talk_of(conversation: Conversation, *, hearing: Hearing) -> Talk:
    """The conversation as heard."""
    texts = [turn.text for turn in conversation.utterances]
    return Talk(
        conversation=conversation,
        heard=tuple(hearing.hear(passages_of(conversation))),
        by=hearing.name,
        topics=Topics(texts),
        roles=tuple(conversation.role(turn.index) for turn in conversation.utterances),
        sentences=tuple(tuple(find_sentences(text)) for text in texts),
        counts=tuple(count_words(text) for text in texts),
    )


def place_id(turn: int, start: int, end: int, *, label: str) -> str:
    """An id that holds until the moments are numbered in the order of the talk."""
    return f"{turn}.{start}.{end}.{label}"


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def first_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The first clause of a stretch that is more than an interjection: its bounds within `text`."""
    for clause in find_clauses(text[start:end]):
        if count_words(clause.text) >= _CLAUSE_WORDS:
            return without_tail(text, start + clause.start, start + clause.end)
    return trim(text, start, end)


_CLAUSE_WORDS = 4
_TAIL = re.compile(r"[\s,;:–—-]+$")


def without_tail(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the comma or dash that ends it."""
    tail = _TAIL.search(text[start:end])
    return start, start + tail.start() if tail and tail.start() > 0 else end


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def numbered(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments in the order of the talk with the ids m1, m2, ...; references follow their moments."""
    ordered = sorted(moments, key=lambda m: (m.turn, m.start, m.label, m.end, m.id))
    names = {moment.id: f"m{place}" for place, moment in enumerate(ordered, start=1)}
    return tuple(_renamed(moment, names) for moment in ordered)


def _renamed(moment: Moment, names: dict[str, str]) -> Moment:
    moment = replace(moment, id=names[moment.id])
    if isinstance(moment, ToldTie):
        moment = replace(moment, rests_on=names[moment.rests_on])
    if isinstance(moment, Missed) and moment.opening:
        moment = replace(moment, opening=names[moment.opening])
    if isinstance(moment, ListeningMove | Story | SolutionOffered | ToldTie):
        moment = replace(moment, tied_to=tuple(names[id] for id in moment.tied_to))
    return moment
