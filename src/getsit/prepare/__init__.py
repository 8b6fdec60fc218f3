"""Preparing: from documents and facts to the dossier, the ladder and the ties.

Decides what homework says; the hearing only gives numbers. Nothing leaves this room without its quote.
"""

from getsit.prepare.brief import make_brief
from getsit.prepare.dossier import prepare_dossier
from getsit.prepare.expected import expect_questions
from getsit.prepare.facts import fact_in_own_words, propose_facts
from getsit.prepare.ladder import build_ladder
from getsit.prepare.posting import read_posting
from getsit.prepare.ties import make_ties

__all__ = [
    "build_ladder",
    "expect_questions",
    "fact_in_own_words",
    "make_brief",
    "make_ties",
    "prepare_dossier",
    "propose_facts",
    "read_posting",
]
