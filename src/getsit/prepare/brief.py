"""Draws the one page from the dossier, the ladder and the ties, without what is for the candidate only."""

from getsit.model.brief import Brief, HotNeed
from getsit.model.dossier import Dossier, GateStanding
from getsit.model.ladder import Ladder, Rung
from getsit.model.need import Need, NeedKind, Private
from getsit.model.opportunity import Opportunity, Round
from getsit.model.tie import Ties

_KEPT_BACK = frozenset({NeedKind.PREDECESSOR, NeedKind.STAKE, NeedKind.RISK})
HOT, QUESTIONS, TIES, SIGNALS, IF_ASKED = 3, 5, 3, 3, 4


def make_brief(
    opportunity: Opportunity, dossier: Dossier, *, ladder: Ladder, ties: Ties, next_round: Round | None
) -> Brief:
    """The one page: the hottest, the first, the surest of each, and none that is private."""
    open_needs = {need.id: need for need in dossier.needs if _may_lie_about(need)}
    hot = [
        HotNeed(button=button, need=open_needs[button.need_id])
        for button in dossier.hot_buttons
        if button.need_id in open_needs
    ]
    missing = [line for line in dossier.gate if line.standing is not GateStanding.MET]
    return Brief(
        opportunity=opportunity.name,
        next_round=next_round,
        hot=tuple(hot[:HOT]),
        rungs=_spread(tuple(rung for rung in ladder.rungs if set(rung.need_ids) <= open_needs.keys())),
        ties=tuple(tie for tie in ties.ties if tie.need_id in open_needs)[:TIES],
        signals=tuple(one for one in dossier.signals if one.need_id in open_needs)[:SIGNALS],
        if_asked=tuple(missing[:IF_ASKED]),
        kept_back=len(dossier.needs) - len(open_needs),
    )


def _may_lie_about(need: Need) -> bool:
    """Whether a need may stand on paper: nothing private, nothing of a kind that is mostly about people."""
    return need.private is Private.NO and need.kind not in _KEPT_BACK


def _spread(rungs: tuple[Rung, ...]) -> tuple[Rung, ...]:
    """Five questions spread over the whole ladder, in its order: the talk must reach the top of it."""
    if len(rungs) <= QUESTIONS:
        return rungs
    step = (len(rungs) - 1) / (QUESTIONS - 1)
    return tuple(rungs[round(place * step)] for place in range(QUESTIONS))
