"""Draws the one page from the dossier, the ladder and the ties, without what is for the candidate only."""

from getsit.model.brief import Brief, HotNeed
from getsit.model.dossier import Dossier, GateStanding
from getsit.model.ladder import Ladder, Rung
from getsit.model.opportunity import Opportunity, Round
from getsit.model.tie import Ties

HOT, QUESTIONS, TIES, SIGNALS, IF_ASKED = 3, 5, 3, 3, 4


def make_brief(
    opportunity: Opportunity, dossier: Dossier, *, ladder: Ladder, ties: Ties, next_round: Round | None
) -> Brief:
    """The one page: the hottest, the first, the surest of each, and none that is private."""
    open_needs = {need.id: need for need in dossier.open_needs}
    hot = [
        HotNeed(button=button, need=open_needs[button.need_id], hypothesis=dossier.hypothesis(button.need_id))
        for button in dossier.open_buttons
        if button.need_id in open_needs
    ]
    missing = [line for line in dossier.gate if line.standing is not GateStanding.MET and line.breath]
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


def _spread(rungs: tuple[Rung, ...]) -> tuple[Rung, ...]:
    """Five questions spread over the whole ladder, in its order: the talk must reach the top of it."""
    if len(rungs) <= QUESTIONS:
        return rungs
    step = (len(rungs) - 1) / (QUESTIONS - 1)
    return tuple(rungs[round(place * step)] for place in range(QUESTIONS))
