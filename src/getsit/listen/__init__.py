"""A conversation to moments and measures, each with the words it stands on."""

from getsit.listen.analysis import analyse, apply
from getsit.listen.corrections import (
    Corrected,
    correct_moments,
    correct_needs,
    correct_roles,
    standing_corrections,
)
from getsit.listen.ledger import update_ledger
from getsit.listen.needs_voiced import doubts_you
from getsit.listen.passages import passages_of
from getsit.listen.turns import propose_roles

__all__ = [
    "Corrected",
    "analyse",
    "apply",
    "correct_moments",
    "correct_needs",
    "correct_roles",
    "doubts_you",
    "passages_of",
    "propose_roles",
    "standing_corrections",
    "update_ledger",
]
