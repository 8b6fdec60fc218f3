"""The JSON of rehearsals. What the manager thinks is told of a finished talk only."""

from getsit.model.manager import Manager
from getsit.model.rehearsal import Exchange, LookBack, Moved, Rehearsal, Thought, Uncovered
from getsit.shapes.plain import Shape
from getsit.shapes.talk import gets_it_shape, measure_shape
from getsit.text.wording import Wording


def manager_shape(manager: Manager) -> Shape:
    """A manager in the list of those to rehearse with."""
    return {"name": manager.id, "trade": manager.trade, "temperament": manager.temperament}


def rehearsal_shape(rehearsal: Rehearsal, manager: Manager) -> Shape:
    """A talk as far as both sides have heard it: nothing of what the manager thinks."""
    return {
        "id": rehearsal.id,
        "manager": rehearsal.manager,
        "with": f"{manager.name}, {manager.role}",
        "organisation": manager.organisation,
        "post": manager.post,
        "intro": manager.intro,
        "seed": rehearsal.seed,
        "mode": rehearsal.mode.value,
        "began": rehearsal.began.isoformat(),
        "minutes": round(rehearsal.state.minutes, 1),
        "turn": len(rehearsal.exchanges),
        "over": rehearsal.over,
        "ended": rehearsal.state.ended,
        "retry_of": rehearsal.retry_of,
        "conversation": conversation_shape(rehearsal.exchanges),
    }


def conversation_shape(exchanges: tuple[Exchange, ...]) -> list[Shape]:
    """Who said what, in order."""
    found = list[Shape]()
    for number, exchange in enumerate(exchanges):
        if number:
            found.append({"turn": number, "role": "candidate", "text": exchange.said})
        found.append({"turn": number, "role": "interviewer", "text": exchange.answered})
    return found


def look_back_shape(found: LookBack, manager: Manager, *, wording: Wording) -> Shape:
    """A finished talk with all that the manager thought, found and hidden needs, and the decision."""
    behaviour = found.debrief.behaviour
    decision = found.decision
    return rehearsal_shape(found.rehearsal, manager) | {
        "states": [thought_shape(one, wording=wording) for one in found.thoughts],
        "needs": {
            "found": [_need(one) for one in found.needs if one.level is not None],
            "hidden": [_need(one) for one in found.needs if one.level is None],
            "top_three": list(found.top_three),
            "named": list(found.rehearsal.named),
            "rated": found.rehearsal.rated,
        },
        "gets_it": gets_it_shape(found.debrief.analysis.gets_it),
        "measures": {one.name: measure_shape(one) for one in found.debrief.analysis.measures},
        "behaviour": None if behaviour is None else {
            "key": behaviour.key, "title": behaviour.title, "why": behaviour.why,
            "retry_turn": found.retry_turn,
        },
        "retried": None if found.retried is None else {
            "before": thought_shape(found.retried.before, wording=wording),
            "after": thought_shape(found.retried.after, wording=wording),
        },
        "practised": {name: list(values) for name, values in found.practised.items()},
        "decision": {
            "outcome": decision.outcome.value,
            "value": round(decision.value, 3),
            "understanding": round(decision.understanding, 3),
            "evidence": round(decision.evidence, 3),
            "caps": list(decision.caps),
            "reasons": [{"turn": turn, **_moved(one, wording)} for turn, one in decision.reasons],
            "note": wording.say("rehearse.invented"),
        },
    }  # fmt: skip


def thought_shape(one: Thought, *, wording: Wording) -> Shape:
    """What the manager was thinking after one turn."""
    return {
        "turn": one.turn,
        "trust": round(one.trust, 3),
        "heard": round(one.heard, 3),
        "moved": [_moved(movement, wording) for movement in one.movements],
    }


def _moved(one: Moved, wording: Wording) -> Shape:
    return {
        "reason": one.reason,
        "why": wording.say(f"rehearse.reason.{one.reason}"),
        "need": one.about,
        "trust": round(one.trust, 3),
        "belief": round(one.belief, 3),
        "heard": round(one.heard, 3),
    }


def _need(one: Uncovered) -> Shape:
    return {
        "id": one.need_id, "title": one.title, "truth": one.truth, "kind": one.kind, "heat": one.heat,
        "strength": one.level, "heard": round(one.heard, 2), "named": one.named, "key": one.key,
    }  # fmt: skip
