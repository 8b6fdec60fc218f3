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
from getsit.prepare.thresholds import MOST_HYPOTHESES
from getsit.text.ids import derived_id
from getsit.text.wording import Wording

_OPEN = frozenset({Standing.PREDICTED, Standing.UNHEARD})
_SURENESS = {Basis.STATED: Sureness.SAID, Basis.IMPLIED: Sureness.LIKELY, Basis.INFERRED: Sureness.GUESS}


def find_hypotheses(
    needs: Sequence[Need], marks: Mapping[str, Marks], *, wording: Wording
) -> tuple[Hypothesis, ...]:
    """Up to eight hypotheses, the hottest first, each read by another clue while clues last."""
    able = [need for need in needs if need.standing in _OPEN and need.kind is not NeedKind.PROCESS]
    hottest = sorted(able, key=lambda need: -need.heat)[:MOST_HYPOTHESES]
    used: set[str] = set()
    return tuple(
        _hypothesis(need, marks.get(need.id, Marks()), rank=rank, used=used, wording=wording)
        for rank, need in enumerate(hottest, start=1)
    )


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
