"""The JSON of `getsit debrief`, `letter` and `plan`."""

from getsit.model.debrief import Behaviour, BrokenProposal, Debrief, Door, Movement
from getsit.model.letter import Claim, Letter, Plan, SourceKind, Withheld
from getsit.shapes.homework import need_shape
from getsit.shapes.plain import Shape, quote_shape
from getsit.shapes.talk import listen_shape
from getsit.text.wording import Wording


def debrief_shape(debrief: Debrief, *, wording: Wording) -> Shape:
    """What a talk brought, with the whole JSON of `listen` under `talk`."""
    return {
        "conversation": debrief.conversation_id,
        "round": debrief.round_number,
        "headline": debrief.headline,
        "remembered": debrief.remembered,
        "ledger": [need_shape(need) for need in debrief.ledger],
        "doors": [_door(door) for door in debrief.doors],
        "movements": [_movement(movement) for movement in debrief.movements],
        "broken": [_broken(broken) for broken in debrief.broken],
        "behaviour": _behaviour(debrief.behaviour) if debrief.behaviour else None,
        "talk": listen_shape(debrief.analysis, wording=wording),
    }


def letter_shape(letter: Letter) -> Shape:
    """The letter with the source of each claim and what was left out."""
    return {"to": letter.to or None} | _written(letter)


def plan_shape(plan: Plan) -> Shape:
    """The plan with the source of each claim and what was left out."""
    return _written(plan)


def _written(text: Letter | Plan) -> Shape:
    claims = (claim for claim in text.claims if claim.kind is not SourceKind.PLAIN)
    return {
        "text": text.text,
        "remembered": text.remembered,
        "claims": [_claim(claim, text.text) for claim in claims],
        "left_out": [_withheld(one) for one in text.left_out],
    }


def _claim(claim: Claim, text: str) -> Shape:
    return {
        "start": claim.start,
        "end": claim.end,
        "words": text[claim.start : claim.end],
        "rests_on": claim.kind.value,
        "fact": claim.fact_id or None,
        "need": claim.need_id or None,
        "quote": quote_shape(claim.quote) if claim.quote else None,
        "source": claim.source,
    }


def _withheld(one: Withheld) -> Shape:
    return {"what": one.what, "reason": one.reason}


def _door(door: Door) -> Shape:
    return {
        "moment": door.moment_id,
        "opened": quote_shape(door.opened),
        "instead": quote_shape(door.instead) if door.instead else None,
        "could_have_said": door.could_have_said,
    }


def _movement(movement: Movement) -> Shape:
    return {
        "turned": movement.turned.value,
        "at": quote_shape(movement.at),
        "after": quote_shape(movement.after) if movement.after else None,
        "did": movement.did,
    }


def _broken(broken: BrokenProposal) -> Shape:
    return {
        "moment": broken.moment_id,
        "proposal": quote_shape(broken.proposal),
        "breaks": quote_shape(broken.breaks),
        "need": broken.need_id,
    }


def _behaviour(behaviour: Behaviour) -> Shape:
    return {
        "key": behaviour.key,
        "title": behaviour.title,
        "why": behaviour.why,
        "moments": list(behaviour.moments),
        "retry_turn": behaviour.retry_turn,
    }
