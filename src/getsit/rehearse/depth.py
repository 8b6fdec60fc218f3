"""The one gate that every disclosure passes: how much of a need is told, by trust and by being heard."""

from getsit.model.manager import HiddenNeed, Speech
from getsit.model.rehearsal import ManagerState
from getsit.rehearse.effects import DEPTHS, HEARD_FOR_MORE, HEARD_OTHERS, TRUST_UNHEARD

SHUT = -1


def depth(state: ManagerState, need: HiddenNeed) -> int:
    """The highest strength of this need that is told now, 0 to 4; SHUT while a pitch keeps it closed."""
    if state.shut.get(need.id, -1) >= state.turn:
        return SHUT
    none_heard = not any(share >= HEARD_FOR_MORE for share in state.heard.values())
    if need.opens > 0 and none_heard and state.trust < TRUST_UNHEARD:
        return 0
    trust = state.trust + state.impression - need.opens
    deepest = next(level for below, level in DEPTHS if trust < below)
    others = sum(1 for id, share in state.heard.items() if id != need.id and share >= HEARD_FOR_MORE)
    was_heard = state.heard.get(need.id, 0.0) >= HEARD_FOR_MORE or others >= HEARD_OTHERS
    return deepest if was_heard else min(deepest, 2)


def may_tell(state: ManagerState, need: HiddenNeed, *, speech: Speech) -> bool:
    """Whether this speech of the need may be told now."""
    return speech.level <= depth(state, need)
