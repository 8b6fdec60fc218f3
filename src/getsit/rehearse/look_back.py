"""Looking back on a talk with a simulated manager: what only the simulation can know.

It stands beside what listening to the conversation yields, never inside it.
"""

from collections.abc import Collection, Sequence

from getsit.model.debrief import Debrief
from getsit.model.manager import Manager
from getsit.model.rehearsal import Exchange, LookBack, Rehearsal, Retried, Thought, Uncovered
from getsit.rehearse.decision import decide, understood
from getsit.rehearse.heard import Room
from getsit.rehearse.talk import exchange_at

NAMED_LIKE = 0.5  # how near a line of the candidate's must be to a need to name it
TOP = 3


def look_back(
    rehearsal: Rehearsal, *, manager: Manager, debrief: Debrief, named: Collection[str],
    before: Rehearsal | None,
) -> LookBack:  # fmt: skip
    """What the manager was thinking, what was found, what they decide; `named` are the needs that were named
    after the talk, `before` is the talk that this one tries again."""
    log = [exchange.movements for exchange in rehearsal.exchanges]
    return LookBack(
        rehearsal=rehearsal,
        debrief=debrief,
        thoughts=tuple(_thoughts(rehearsal, manager)),
        needs=tuple(_uncovered(rehearsal, manager, named)),
        top_three=tuple(need.id for need in sorted(manager.needs, key=lambda need: -need.heat)[:TOP]),
        decision=decide(manager, log, state=rehearsal.state),
        retry_turn=_retry_turn(rehearsal, manager, debrief),
        retried=_retried(rehearsal, before, manager),
    )


def match_named(lines: Sequence[str], *, room: Room) -> frozenset[str]:
    """The needs that these lines name, each line at most one."""
    needs = {need.id for need in room.manager.needs}
    found = set[str]()
    for line in lines:
        nearest = next((near for near in room.topics.rank(line) if near.id in needs), None)
        if nearest is not None and nearest.score >= NAMED_LIKE:
            found.add(nearest.id)
    return frozenset(found)


def _retry_turn(rehearsal: Rehearsal, manager: Manager, debrief: Debrief) -> int | None:
    """The turn that the one behaviour is about; else the one that cost most trust, if any did."""
    behaviour = debrief.behaviour
    if behaviour is not None and behaviour.retry_turn is not None:
        # the behaviour names the turn of theirs that could have been answered otherwise
        answered = exchange_at(rehearsal, manager, turn=behaviour.retry_turn) + 1
        return min(answered, len(rehearsal.exchanges) - 1) or None
    costs = [sum(one.trust for one in exchange.movements) for exchange in rehearsal.exchanges]
    worst = min(range(len(costs)), key=lambda turn: costs[turn])
    return worst if worst and costs[worst] < 0 else None


def _thoughts(rehearsal: Rehearsal, manager: Manager) -> Sequence[Thought]:
    return [
        _thought(turn, exchange, manager) for turn, exchange in enumerate(rehearsal.exchanges)
    ]  # fmt: skip


def _thought(turn: int, exchange: Exchange, manager: Manager) -> Thought:
    return Thought(
        turn=turn,
        said=exchange.said,
        answered=exchange.answered,
        trust=exchange.state.trust,
        heard=understood(manager, exchange.state),
        movements=exchange.movements,
    )


def _uncovered(rehearsal: Rehearsal, manager: Manager, named: Collection[str]) -> Sequence[Uncovered]:
    state = rehearsal.state
    return [
        Uncovered(
            need_id=need.id,
            title=need.title,
            truth=need.truth,
            kind=need.kind.value,
            heat=need.heat,
            level=state.level.get(need.id),
            heard=state.heard.get(need.id, 0.0),
            named=need.id in named,
            key=need.key,
        )
        for need in sorted(manager.needs, key=lambda need: -need.heat)
    ]


def _retried(rehearsal: Rehearsal, before: Rehearsal | None, manager: Manager) -> Retried | None:
    turn = rehearsal.retried_turn
    if before is None or turn is None or len(rehearsal.exchanges) <= turn:
        return None
    return Retried(
        before=_thought(turn, before.exchanges[turn], manager),
        after=_thought(turn, rehearsal.exchanges[turn], manager),
    )
