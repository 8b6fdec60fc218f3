"""Looking back on a talk: the finding, the doors, the movements, and one behaviour to change.

Counts and quotes; it knows no feelings and no chances, and says nothing about an offer.
"""

from collections.abc import Sequence
from dataclasses import replace

from getsit.follow_up.behaviour import behaviour_from_recall, choose_behaviour
from getsit.follow_up.broken import find_broken
from getsit.follow_up.doors import find_doors
from getsit.follow_up.headline import headline
from getsit.follow_up.movements import find_movements
from getsit.follow_up.talk import look_at
from getsit.model.analysis import Analysis
from getsit.model.conversation import Consent
from getsit.model.debrief import Behaviour, BrokenProposal, Debrief, Door
from getsit.model.need import Need
from getsit.text.wording import Wording


def make_debrief(
    analysis: Analysis, *, before: Sequence[Need], ledger: Sequence[Need], wording: Wording,
    round_number: int | None = None,
) -> Debrief:  # fmt: skip
    """The debrief of a talk, its ledger being all needs as they stand after it.

    From recall there are no doors, movements or broken proposals, and what is to be changed is only what is
    still to be asked. A talk that cannot be judged has no behaviour.
    """
    looked = look_at(analysis)
    remembered = analysis.conversation.consent is Consent.RECALL
    doors = () if remembered else find_doors(looked, wording=wording)
    movements = () if remembered else find_movements(looked, wording=wording)
    known = (*ledger, *(need for need in before if need.id not in {one.id for one in ledger}))
    broken = () if remembered else find_broken(looked, ledger=known)
    return Debrief(
        conversation_id=analysis.conversation.id,
        headline=headline(looked, doors=doors, movements=movements, broken=broken,
                          remembered=remembered, wording=wording),
        analysis=analysis, ledger=tuple(ledger), doors=doors, movements=movements, broken=broken,
        behaviour=_behaviour(analysis, ledger, doors, broken, wording=wording),
        remembered=remembered, round_number=round_number,
    )  # fmt: skip


def retell_debrief(debrief: Debrief, *, wording: Wording) -> Debrief:
    """The same debrief with what it tells the candidate said in another wording. What the candidate could
    have said to the manager stays as it was."""
    looked = look_at(debrief.analysis)
    movements = () if debrief.remembered else find_movements(looked, wording=wording)
    told = headline(
        looked, doors=debrief.doors, movements=movements, broken=debrief.broken,
        remembered=debrief.remembered, wording=wording,
    )  # fmt: skip
    behaviour = _behaviour(debrief.analysis, debrief.ledger, debrief.doors, debrief.broken, wording=wording)
    return replace(debrief, headline=told, movements=movements, behaviour=behaviour)


def _behaviour(
    analysis: Analysis, ledger: Sequence[Need], doors: Sequence[Door], broken: Sequence[BrokenProposal],
    *, wording: Wording,
) -> Behaviour | None:  # fmt: skip
    if analysis.conversation.consent is Consent.RECALL:
        return behaviour_from_recall(ledger, wording=wording)
    if analysis.reading.cannot_judge:
        return None
    return choose_behaviour(look_at(analysis), doors=doors, broken=broken, wording=wording)
