"""Where two sources do not agree: said openly, with both quotes and the question that settles it.

Two ways: turns of phrase that pull apart ("newly created" here, "the last one" there), and two lines on one
matter of which one denies what the other says. Neither source is taken for the true one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from getsit.model.document import Evidence
from getsit.model.dossier import Contradiction
from getsit.model.need import Need
from getsit.prepare.heat import Marks, Place
from getsit.prepare.vocabulary import shared_rare
from getsit.text.ids import derived_id
from getsit.text.likeness import is_negated, likeness
from getsit.text.wording import Wording

_APART: Mapping[tuple[str, str], str] = {
    ("new_post", "leaves"): "new_or_not",
    ("new_post", "last_one"): "new_or_not",
    ("growth", "cuts"): "more_or_less",
    ("growth_news", "cuts"): "more_or_less",
    ("opening", "cuts"): "more_or_less",
    ("fresh_eyes", "they_want"): "change_or_not",
    ("alone", "they_want"): "free_or_not",
}
_SHARED = 2  # rare words that two lines share before one can deny the other
_ALIKE = 0.34
_MOST = 3


def find_contradictions(
    needs: Sequence[Need], marks: Mapping[str, Marks], *, wording: Wording
) -> tuple[Contradiction, ...]:
    """Up to three, those that one source denies in plain words first."""
    held = [
        (place, evidence)
        for need in needs
        for place in marks.get(need.id, Marks()).places
        for evidence in need.evidence
        if evidence.quote.document_id == place.document_id and evidence.quote.start == place.start
    ]
    pairs = [
        (one, other) for one, other in combinations(held, 2) if one[0].document_id != other[0].document_id
    ]
    found = [*_denials(pairs), *_apart(pairs)]
    unique = {
        (key, one.quote.document_id, other.quote.document_id): (key, one, other) for key, one, other in found
    }
    return tuple(_said(key, one, other, wording) for key, one, other in list(unique.values())[:_MOST])


_Held = tuple[Place, Evidence]


def _denials(pairs: Sequence[tuple[_Held, _Held]]) -> Iterator[tuple[str, Evidence, Evidence]]:
    for one, other in pairs:
        texts = one[0].text, other[0].text
        if is_negated(texts[0]) == is_negated(texts[1]):
            continue
        if len(shared_rare(*texts)) >= _SHARED and likeness(*texts) >= _ALIKE:
            yield "denied", one[1], other[1]


def _apart(pairs: Sequence[tuple[_Held, _Held]]) -> Iterator[tuple[str, Evidence, Evidence]]:
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            names = {clue.name for clue in one[0].clues}, {clue.name for clue in other[0].clues}
            for (left, right), key in _APART.items():
                if left in names[0] and right in names[1] and one[0].is_posting:
                    yield key, one[1], other[1]


def _said(key: str, one: Evidence, other: Evidence, wording: Wording) -> Contradiction:
    return Contradiction(
        id=derived_id("c", key, one.quote.exact, other.quote.exact),
        about=wording.say(f"prepare.apart.{key}.about"),
        ask=wording.say(f"prepare.apart.{key}.ask"),
        evidence=(one, other),
    )
