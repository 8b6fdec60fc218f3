"""After a talk: the debrief, the letter, the plan, and the check that nothing in them lacks a source."""

from getsit.follow_up.check import check_text
from getsit.follow_up.debrief import make_debrief, retell_debrief
from getsit.follow_up.letter import write_letter
from getsit.follow_up.plan import write_plan
from getsit.follow_up.secrets import Secrets, secrets_of

__all__ = [
    "Secrets",
    "check_text",
    "make_debrief",
    "retell_debrief",
    "secrets_of",
    "write_letter",
    "write_plan",
]
