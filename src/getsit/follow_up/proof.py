"""Which confirmed fact answers which open need, and how the fact can be said.

A told tie comes first: the turn in which it was told must hold most of the fact's words and all that it
says in numbers. Else a ready tie. A fact is said in its own words; it gets an "I" only where that is surely
grammatical.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from getsit.follow_up.openly import Said
from getsit.follow_up.written import Line, Piece, fill
from getsit.model.debrief import Debrief
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.model.letter import SourceKind
from getsit.model.moment import ToldTie
from getsit.model.tie import Ties
from getsit.text.likeness import coverage
from getsit.text.lines import one_line
from getsit.text.numbers import Number, find_numbers, same_number
from getsit.text.sentences import find_sentences
from getsit.text.wording import Wording
from getsit.text.words import count_words, find_words

TOLD = 0.55  # of a fact's weighty words stand in the turn that told it
LONGEST = 45  # words of a fact in a letter
_SAYABLE = frozenset({FactKind.ACHIEVEMENT, FactKind.LICENCE, FactKind.EDUCATION, FactKind.POSITION})
_PAST = frozenset(
    """led ran built cut made kept took wrote held grew won brought taught found drove began sold bought spent
    rebuilt oversaw met gave put sent chose dealt rose set got saw did came became fed lent meant paid spoke
    stood told thought understood went withdrew redid rewrote overhauled split shut""".split()
)
_NO_DEED = frozenset(
    """experienced skilled certified qualified motivated dedicated detailed advanced based proven licensed
    registered accredited talented organised organized seasoned chartered educated committed focused driven
    interested needed named unified limited integrated applied assisted related self-motivated need seed feed
    indeed speed weed""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A fact that answers a need; `told` when it was tied to it in the talk already."""

    said: Said
    fact: Fact
    told: bool


def proofs_of(
    said: Sequence[Said], *, debriefs: Sequence[Debrief], facts: Sequence[Fact], ties: Ties
) -> tuple[Proof, ...]:
    """Every pair of an open need and a confirmed fact that a tie joins, told ones first."""
    usable = [fact for fact in facts if fact.standing is FactStanding.CONFIRMED and is_sayable(fact)]
    return (*_told(said, debriefs, usable), *_ready(said, ties, usable))


def is_sayable(fact: Fact) -> bool:
    """Whether the fact fits into a sentence of a letter."""
    return fact.kind in _SAYABLE and 2 < count_words(fact.text) <= LONGEST and "█" not in fact.text


def fact_line(fact: Fact, *, wording: Wording, prefix: str) -> Line:
    """The fact as sentences, each in its own words; `prefix` keys the frames (`_i`, `_whole`, `_noted`)."""
    sentences = [one.text for one in find_sentences(fact.text)]
    if not all(_first_person(one) is not None for one in sentences):
        key = f"{prefix}_noted" if wording.has(f"{prefix}_noted") else f"{prefix}_whole"
        return fill(wording.say(key), fact=_piece(fact, fact.text, wording))
    line: Line = ()
    for one in sentences:
        words, needs_i = _first_person(one) or (one, False)
        key = f"{prefix}_i" if needs_i else f"{prefix}_whole"
        gap: Line = (Piece(text=" "),) if line else ()
        line = (*line, *gap, *fill(wording.say(key), fact=_piece(fact, words, wording)))
    return line


# --- which fact -----------------------------------------------------------------------------------------


def _told(said: Sequence[Said], debriefs: Sequence[Debrief], facts: Sequence[Fact]) -> list[Proof]:
    proofs = []
    for debrief in reversed(debriefs):
        for tie in _ties_in(debrief):
            words = debrief.analysis.conversation.utterances[tie.turn].text
            fact = _fact_in(words, facts)
            needs = [one for one in said if _voiced_as(one, debrief, tie)]
            proofs += [Proof(said=one, fact=fact, told=True) for one in needs if fact is not None]
    return sorted(proofs, key=lambda one: -one.said.weight)


def _ties_in(debrief: Debrief) -> list[ToldTie]:
    ties = [moment for moment in debrief.analysis.moments if isinstance(moment, ToldTie)]
    good = [tie for tie in ties if tie.points.need and tie.points.fact]
    return sorted(good, key=lambda tie: (not tie.valid, -tie.points.total, tie.turn))


def _voiced_as(said: Said, debrief: Debrief, tie: ToldTie) -> bool:
    return any(
        voicing.conversation_id == debrief.conversation_id and voicing.moment_id in tie.tied_to
        for voicing in said.need.voicings
    )


def _fact_in(words: str, facts: Sequence[Fact]) -> Fact | None:
    told = find_numbers(words)
    near = [(coverage(fact.text, words), fact) for fact in facts if _same_numbers(fact, told)]
    best = max(near, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= TOLD else None


def _same_numbers(fact: Fact, told: Sequence[Number]) -> bool:
    return all(any(same_number(own, other) for other in told) for own in find_numbers(fact.text))


def _ready(said: Sequence[Said], ties: Ties, facts: Sequence[Fact]) -> list[Proof]:
    needs = {one.need.id: one for one in said}
    there = {fact.id: fact for fact in facts}
    proofs = [
        Proof(said=needs[tie.need_id], fact=there[tie.fact_id], told=False)
        for tie in ties.ties
        if tie.need_id in needs and tie.fact_id in there
    ]
    return sorted(proofs, key=lambda one: -one.said.weight)


# --- how to say it --------------------------------------------------------------------------------------


def _first_person(sentence: str) -> tuple[str, bool] | None:
    """The words to put in and whether an "I" goes before them; None when neither is surely grammatical."""
    words = sentence.rstrip(" .;!")
    first = next(find_words(words), None)
    if first is None or first.start:
        return None
    if first.plain in ("i", "we", "my", "our"):
        return words, False
    if re.match(r"(?:In|At|As|During|After|From|Over|Within|For) .*\b(?:I|we)\b", words):
        return words, False
    if first.plain in _PAST or (first.plain.endswith("ed") and first.plain not in _NO_DEED):
        return words[:1].lower() + words[1:], True
    return None


def _piece(fact: Fact, words: str, wording: Wording) -> Piece:
    own = one_line(fact.text)
    key = "follow_up.source.fact_at" if fact.position else "follow_up.source.fact"
    return Piece(
        text=words.rstrip(" .;!"), kind=SourceKind.FACT, fact_id=fact.id,
        source=wording.say(key, text=own, position=fact.position),
    )  # fmt: skip
