"""Lines that surely mean the same become one need with several quotes.

Precision before reach: two needs too many cost a glance, one wrongly joined need puts words side by side
that nobody put there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from getsit.model.document import DocumentKind, Evidence
from getsit.model.need import Need, NeedKind, Private, Strength
from getsit.prepare.clues import Clue
from getsit.prepare.heat import Place
from getsit.prepare.mechanisms import concepts_in
from getsit.prepare.requirement_kinds import is_about_requirements
from getsit.prepare.sections import Asks, asked_by
from getsit.prepare.structure import Line
from getsit.prepare.thresholds import SAME_NEED, SAME_STEMS
from getsit.prepare.vocabulary import shared_rare
from getsit.text.ids import derived_id
from getsit.text.likeness import is_negated, likeness
from getsit.text.numbers import find_numbers, same_number
from getsit.text.words import find_words, stem

if TYPE_CHECKING:
    from getsit.ports import Vector


_CLAUSE = 6  # words from which a gist can be compared by itself


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line that carries a need."""

    line: Line
    kind: NeedKind
    gist: str
    evidence: Evidence
    strength: Strength
    private: Private
    first_line: bool
    clues: tuple[Clue, ...]
    vector: "Vector" = field(repr=False, compare=False)


def merge(candidates: Sequence[Candidate]) -> tuple[list[Need], dict[str, list[Place]]]:
    """The needs of the candidates in their order, and by need id the places it rests on."""
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        homes = [group for group in groups if any(_belongs(candidate, one) for one in group)]
        if not homes:
            groups.append([candidate])
            continue
        homes[0].append(candidate)
        for other in homes[1:]:
            homes[0].extend(other)
            groups.remove(other)
    needs = [_need(group) for group in groups]
    places = {need.id: [_place(one) for one in group] for need, group in zip(needs, groups, strict=True)}
    return needs, places


def same_matter(one: str, other: str, *, vectors: float) -> bool:
    """Whether two texts surely speak of the same thing: alike, sharing rare words, not in opposite terms.

    `vectors` is the dot product of their vectors as heard.
    """
    shared, opposite = shared_rare(one, other), is_negated(one) != is_negated(other)
    if opposite or not shared or _numbers_differ(one, other):
        return False
    if concepts_in(_without(one, shared)) & concepts_in(_without(other, shared)):
        return True
    return len(shared) >= SAME_STEMS and max(vectors, likeness(one, other)) >= SAME_NEED


def _without(text: str, stems: set[str]) -> str:
    return " ".join(word.text for word in find_words(text) if stem(word.plain) not in stems)


def need_id(exact: str) -> str:
    """The id of a need that rests on these very words first."""
    return derived_id("n", " ".join(exact.casefold().split()))


def _belongs(one: Candidate, other: Candidate) -> bool:
    # What was told in confidence is never joined with what stands in the open: its mark would spread or fade.
    if (one.private is Private.CONFIDENCE) != (other.private is Private.CONFIDENCE):
        return False
    if one.line.follows and (one.line.document.id, one.line.order) == (
        other.line.document.id,
        other.line.order,
    ):
        return True  # the second sentence of a list item explains its first
    return same_matter(_essence(one), _essence(other), vectors=float(one.vector @ other.vector))


def _essence(candidate: Candidate) -> str:
    """The gist where it is a clause of the line; what stands beside it ("without …") is another matter."""
    return candidate.gist if len(candidate.gist.split()) >= _CLAUSE else candidate.line.words


def _numbers_differ(one: str, other: str) -> bool:
    left, right = find_numbers(one), find_numbers(other)
    return bool(left and right) and not any(same_number(a, b) for a in left for b in right)


def _need(group: Sequence[Candidate]) -> Need:
    first = group[0]
    reasons = [one.private for one in group if one.private is not Private.NO]
    in_the_open = any(
        one.private is Private.NO and one.line.document.kind is not DocumentKind.NOTE for one in group
    )
    return Need(
        id=need_id(first.evidence.quote.exact),
        kind=first.kind,
        gist=first.gist,
        evidence=tuple(_once([one.evidence for one in group])),
        strength=max(one.strength for one in group),
        private=Private.NO if in_the_open else next(iter(reasons), Private.NO),
    )


def _once(evidence: Sequence[Evidence]) -> list[Evidence]:
    return list({(one.quote.document_id, one.quote.start): one for one in evidence}.values())


def _place(candidate: Candidate) -> Place:
    line = candidate.line
    return Place(
        document_id=line.document.id,
        document_name=line.document.name,
        is_posting=line.document.kind is DocumentKind.POSTING,
        order=line.order,
        first_line=candidate.first_line,
        text=line.words,
        clues=candidate.clues,
        start=line.start,
        is_note=line.document.kind is DocumentKind.NOTE,
        is_asked=asked_by(line) in {Asks.MINIMUM, Asks.WELCOME} or is_about_requirements(line.words),
    )
