"""A conversation as passages that a hearing can hear, each with its role and what was said before."""

from getsit.listen.thresholds import BEFORE
from getsit.model.conversation import Conversation
from getsit.ports import Passage


def passages_of(conversation: Conversation) -> tuple[Passage, ...]:
    """One passage per turn, in order, each with up to six passages before it (oldest first)."""
    plain = tuple(
        Passage(text=turn.text, role=str(conversation.role(turn.index))) for turn in conversation.utterances
    )
    return tuple(
        Passage(text=passage.text, role=passage.role, before=plain[max(0, place - BEFORE) : place])
        for place, passage in enumerate(plain)
    )
