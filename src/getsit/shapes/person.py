"""The JSON of what belongs to the person: opportunities, rounds, documents, facts, corrections."""

from getsit.model.correction import Correction
from getsit.model.document import Document
from getsit.model.fact import Fact
from getsit.model.opportunity import Opportunity, Round
from getsit.shapes.plain import Shape, day, gap_shape, quote_shape


def opportunity_shape(opportunity: Opportunity) -> Shape:
    """An opportunity with its rounds."""
    return {
        "id": opportunity.id,
        "name": opportunity.name,
        "created": day(opportunity.created),
        "candidate": opportunity.candidate or None,
        "example": opportunity.example,
        "rounds": [round_shape(one) for one in opportunity.rounds],
    }


def round_shape(one: Round) -> Shape:
    """A round: when, of which kind, with whom."""
    return {
        "number": one.number,
        "kind": one.kind.value,
        "on": day(one.on),
        "at": one.at.isoformat("minutes") if one.at else None,
        "with": [{"name": person.name, "role": person.role or None} for person in one.persons],
    }


def document_shape(document: Document) -> Shape:
    """A document without its text: where it came from and what was not understood."""
    return {
        "id": document.id,
        "name": document.name,
        "as": document.kind.value,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "origin": document.origin,
        "received": day(document.received),
        "dated": day(document.dated),
        "who": {"name": document.who.name, "role": document.who.role or None} if document.who else None,
        "characters": len(document.text),
        "not_understood": [gap_shape(gap) for gap in document.gaps],
    }


def fact_shape(fact: Fact) -> Shape:
    """A fact with its standing and its place in the résumé (null when given in own words)."""
    return {
        "id": fact.id,
        "text": fact.text,
        "kind": fact.kind.value,
        "standing": fact.standing.value,
        "position": fact.position or None,
        "begins": fact.begins or None,
        "ends": fact.ends or None,
        "verifiable_by": fact.verifiable_by or None,
        "quote": quote_shape(fact.quote) if fact.quote else None,
    }


def correction_shape(one: Correction) -> Shape:
    """A correction, undone or not."""
    return {
        "id": one.id,
        "made": day(one.made),
        "what": one.target.value,
        "document": one.document_id or None,
        "quote": quote_shape(one.quote) if one.quote else None,
        "speaker": one.speaker or None,
        "role": one.role or None,
        "was": one.was or None,
        "label": one.label or None,
        "kind": one.kind or None,
        "strength": one.strength,
        "standing": one.standing or None,
        "private": one.private or None,
        "undoes": one.undoes or None,
    }
