"""Whom one meets next, and which needs such a person cares for more than others.

A recruiter, the manager, the manager's boss, a peer and a panel hear the same words differently. The weights
move needs among their likes; they are judgement and order nothing else.
"""

from collections.abc import Mapping
from enum import StrEnum

from getsit.model.need import NeedKind
from getsit.model.opportunity import Round, RoundKind
from getsit.text.patterns import any_of


class Audience(StrEnum):
    """Who sits on the other side."""

    RECRUITER = "recruiter"
    MANAGER = "manager"
    BOSS = "boss"
    PEER = "peer"
    PANEL = "panel"


_OF_KIND = {
    RoundKind.SCREEN: Audience.RECRUITER,
    RoundKind.MANAGER: Audience.MANAGER,
    RoundKind.PANEL: Audience.PANEL,
    RoundKind.FINAL: Audience.BOSS,
}
_RECRUITS = any_of(r"recruit\w*|talent|people partner|human resources|hr|sourcer|agency")
_PEERS = any_of(r"colleague|peer|team ?mate|team member|buddy")
_CARES: Mapping[Audience, Mapping[NeedKind, float]] = {
    Audience.RECRUITER: {NeedKind.TIMELINE: 0.4, NeedKind.RISK: 0.5, NeedKind.CULTURE: 0.3},
    Audience.MANAGER: {},
    Audience.BOSS: {
        NeedKind.MEASURE: 0.6,
        NeedKind.VISION: 0.4,
        NeedKind.CONSTRAINT: 0.4,
        NeedKind.STAKEHOLDER: 0.3,
    },
    Audience.PEER: {NeedKind.MANNER: 0.6, NeedKind.CULTURE: 0.6, NeedKind.CHALLENGE: 0.2},
    Audience.PANEL: {NeedKind.STAKEHOLDER: 0.4, NeedKind.RISK: 0.4, NeedKind.MANNER: 0.2},
}


def audience_of(coming: Round | None) -> Audience:
    """Whom one meets in that round: by what the person's role says, else by the kind of round."""
    if coming is None:
        return Audience.MANAGER
    roles = " ".join(person.role for person in coming.persons)
    if _RECRUITS.search(roles):
        return Audience.RECRUITER
    if _PEERS.search(roles):
        return Audience.PEER
    return Audience.PANEL if len(coming.persons) > 1 else _OF_KIND[coming.kind]


def cares_for(audience: Audience, kind: NeedKind) -> float:
    """How much warmer such a person feels a need of that kind than a manager would."""
    return _CARES[audience].get(kind, 0.0)
