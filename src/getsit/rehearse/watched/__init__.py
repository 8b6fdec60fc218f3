"""Scripted candidates, written over what a manager just said and nothing else, to watch how a manager judges.

A candidate sees the whole talk so far and answers its last turn; it knows no manager, no trade and no hidden
state. Give back to it its own words as it said them: it looks there for what it has said and who it said it
was. What a manager hears may be reworded in between (`wordings`).
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Protocol

from getsit.rehearse.watched import honest, listener, poor


class Candidate(Protocol):
    """Says the next turn of a talk, given as (speaker, text) with "manager" or "candidate" for a speaker."""

    def __call__(self, said: Sequence[tuple[str, str]], *, chance: Random) -> str:
        """The next turn, which may be empty; the same for the same talk and the same chance."""
        ...


CANDIDATES: Mapping[str, Candidate] = {
    "listener": listener.say,
    "honest": honest.say,
    "broadcaster": poor.broadcaster,
    "interrogator": poor.interrogator,
    "parrot": poor.parrot,
    "flatterer": poor.flatterer,
    "silent": poor.silent,
    "liar": poor.liar,
}
"""By name. A manager should take the listener first, the honest one next, and none of the others."""
