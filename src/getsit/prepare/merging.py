"""Lines that surely mean the same become one need with several quotes.

Precision before reach: two needs too many cost a glance, one wrongly joined need puts words side by side
that nobody put there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from getsit.model.document import DocumentKind, Evidence
from getsit.model.need import Need, NeedKind, Private, Strength
from getsit.prepare.heat import Place
from getsit.prepare.structure import Line
from getsit.prepare.thresholds import SAME_NEED, SAME_STEMS
from getsit.prepare.vocabulary import shared_rare
from getsit.text.ids import derived_id
from getsit.text.likeness import is_negated, likeness
from getsit.text.numbers import find_numbers, same_number

if TYPE_CHECKING:
    from getsit.ports import Vector


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
    if len(shared_rare(one, other)) < SAME_STEMS or is_negated(one) != is_negated(other):
        return False
    return max(vectors, likeness(one, other)) >= SAME_NEED and not _numbers_differ(one, other)


def need_id(exact: str) -> str:
    """The id of a need that rests on these very words first."""
    return derived_id("n", " ".join(exact.casefold().split()))


def _belongs(one: Candidate, other: Candidate) -> bool:
    # What was told in confidence is never joined with what stands in the open: its mark would spread or fade.
    if (one.private is Private.CONFIDENCE) != (other.private is Private.CONFIDENCE):
        return False
    if one.line.follows and (one.line.document.id, one.line.order) == (other.line.document.id, other.line.order):
        return True  # the second sentence of a list item explains its first
    return same_matter(one.line.words, other.line.words, vectors=float(one.vector @ other.vector))


def _numbers_differ(one: str, other: str) -> bool:
    left, right = find_numbers(one), find_numbers(other)
    return bool(left and right) and not any(same_number(a, b) for a in left for b in right)


def _need(group: Sequence[Candidate]) -> Need:
    first = group[0]
    reasons = [one.private for one in group if one.private is not Private.NO]
    return Need(
        id=need_id(first.evidence.quote.exact),
        kind=first.kind,
        gist=first.gist,
        evidence=tuple(_once([one.evidence for one in group])),
        strength=max(one.strength for one in group),
        private=reasons[0] if reasons and len(reasons) == len(group) else Private.NO,
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
    )
