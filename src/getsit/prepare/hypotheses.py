"""Hypotheses: what each predicted need may mean, how that could be wrong, and which question settles it.

A need is a quote; a hypothesis is our reading of it, said as a guess and never as a fact about anybody. The
candidate takes the question into the room and leaves the guess outside.
"""

from collections.abc import Iterator, Mapping, Sequence

from getsit.model.document import Basis
from getsit.model.dossier import Hypothesis, Sureness
from getsit.model.need import Need, NeedKind, Standing, Strength
from getsit.prepare.clues import Clue
from getsit.prepare.heat import Marks
from getsit.prepare.thresholds import MOST_HYPOTHESES, SAME_KIND, SAME_SOURCE
from getsit.text.ids import derived_id
from getsit.text.wording import Wording

_OPEN = frozenset({Standing.PREDICTED, Standing.UNHEARD})
_SURENESS = {Basis.STATED: Sureness.SAID, Basis.IMPLIED: Sureness.LIKELY, Basis.INFERRED: Sureness.GUESS}


def find_hypotheses(
    needs: Sequence[Need], marks: Mapping[str, Marks], *, wording: Wording
) -> tuple[Hypothesis, ...]:
    """Up to eight hypotheses, the hottest first, each read by another clue while clues last."""
    able = [need for need in needs if need.standing in _OPEN and need.kind is not NeedKind.PROCESS]
    hottest = _spread(able)
    used: set[str] = set()
    return tuple(
        _hypothesis(need, marks.get(need.id, Marks()), rank=rank, used=used, wording=wording)
        for rank, need in enumerate(hottest, start=1)
    )


def _spread(needs: Sequence[Need]) -> list[Need]:
    """The hottest, each a little cooler for every one before it from the same source or of the same kind.

    Eight guesses from one page of news would leave the posting unread.
    """
    left, chosen = list(needs), list[Need]()
    while left and len(chosen) < MOST_HYPOTHESES:
        best = max(left, key=lambda need: need.heat - _crowding(need, chosen))
        left.remove(best)
        chosen.append(best)
    return chosen


def _crowding(need: Need, chosen: Sequence[Need]) -> float:
    source = need.evidence[0].quote.document_id
    beside = sum(one.evidence[0].quote.document_id == source for one in chosen)
    return SAME_SOURCE * beside + SAME_KIND * sum(one.kind is need.kind for one in chosen)


def _hypothesis(need: Need, marks: Marks, *, rank: int, used: set[str], wording: Wording) -> Hypothesis:
    key = next(_keys(need, marks, used=used))
    used.add(key)
    return Hypothesis(
        id=derived_id("y", need.id),
        need_id=need.id,
        rank=rank,
        reading=wording.say(f"{key}.reading"),
        sureness=min((_SURENESS[one.basis] for one in need.evidence), key=list(Sureness).index),
        could_be_wrong=wording.say(f"{key}.wrong"),
        ask=wording.say(f"{key}.ask"),
        evidence=need.evidence,
    )


def _keys(need: Need, marks: Marks, *, used: set[str]) -> Iterator[str]:
    """Where the words of the reading may stand: by a clue that no other need used, else by the kind."""
    yield from (f"clues.means.{clue.name}" for clue in marks.clues if _reads(clue, need, used))
    yield f"prepare.reading.{need.kind.value}"


def _reads(clue: Clue, need: Need, used: set[str]) -> bool:
    """A clue reads a need of its own kind, a bare duty, or a need that stands on nothing else."""
    duty = need.kind is NeedKind.VISION and need.strength is Strength.IMPLIED
    bare = duty or all(one.basis is Basis.INFERRED for one in need.evidence)
    return f"clues.means.{clue.name}" not in used and (clue.kind is need.kind or bare)
