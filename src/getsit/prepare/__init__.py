"""Preparing: from documents and facts to the dossier, the ladder and the ties.

Decides what homework says; the hearing only gives numbers. Nothing leaves this room without its quote.
"""

from getsit.prepare.dossier import prepare_dossier
from getsit.prepare.facts import fact_in_own_words, propose_facts
from getsit.prepare.posting import read_posting

__all__ = ["fact_in_own_words", "prepare_dossier", "propose_facts", "read_posting"]
