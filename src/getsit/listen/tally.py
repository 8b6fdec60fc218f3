"""A conversation and its moments, ready for counting. Knows no hearing, so a corrected talk counts alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from getsit.listen.thresholds import BACKCHANNEL_WORDS, LISTENING_DISCLOSURE
from getsit.model.conversation import Conversation, Role
from getsit.model.moment import Moment, NeedVoiced
from getsit.text.words import count_words

M = TypeVar("M", bound=Moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one side without the other taking the turn; backchannels do not end it."""

    role: Role
    words: int
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Turns with their words and roles, and the moments."""

    conversation: Conversation
    moments: tuple[Moment, ...]
    words: tuple[int, ...]
    roles: tuple[Role, ...]

    def all(self, kind: type[M]) -> list[M]:
        """The moments of that type, in order."""
        return [moment for moment in self.moments if isinstance(moment, kind)]

    def inside(self, kind: type[M], turn: int) -> list[M]:
        """The moments of that type in a turn."""
        return [moment for moment in self.all(kind) if moment.turn == turn]

    def turns(self, role: Role) -> Iterator[int]:
        """The turns of that side."""
        return (turn for turn, said in enumerate(self.roles) if said is role)

    def next(self, turn: int, role: Role) -> int | None:
        """The next turn of substance of that side after `turn`."""
        for place in range(turn + 1, len(self.roles)):
            if self.roles[place] is role and not self.is_backchannel(place):
                return place
        return None

    def is_backchannel(self, turn: int) -> bool:
        """Whether the turn neither takes nor ends a turn."""
        asks = "?" in self.conversation.utterances[turn].text
        return self.words[turn] <= BACKCHANNEL_WORDS and not asks

    def share(self, turns: Sequence[int]) -> float | None:
        """The candidate's share of the words of these turns; None when nobody spoke there."""
        own = sum(self.words[turn] for turn in turns if self.roles[turn] is Role.CANDIDATE)
        both = sum(self.words[turn] for turn in turns if self.roles[turn] is not Role.OTHER)
        return own / both if both else None

    def listening_turns(self) -> frozenset[int]:
        """The candidate's turns right after the interviewer disclosed something."""
        needs = {need.turn for need in self.all(NeedVoiced)}
        told = [turn for turn in self.turns(Role.INTERVIEWER) if turn in needs or self._tells(turn)]
        answers = (self.next(turn, Role.CANDIDATE) for turn in told)
        return frozenset(turn for turn in answers if turn is not None)

    def _tells(self, turn: int) -> bool:
        text = self.conversation.utterances[turn].text.rstrip()
        return self.words[turn] >= LISTENING_DISCLOSURE and not text.endswith("?")

    def runs(self) -> list[Run]:
        """Who held the floor for how long, in order."""
        runs: list[Run] = []
        for turn, role in enumerate(self.roles):
            if role is Role.OTHER:
                continue
            if runs and runs[-1].role is role:
                last = runs[-1]
                runs[-1] = Run(role=role, words=last.words + self.words[turn], turns=(*last.turns, turn))
            elif not (runs and self.is_backchannel(turn)):
                runs.append(Run(role=role, words=self.words[turn], turns=(turn,)))
        return runs


def tally_of(conversation: Conversation, moments: Sequence[Moment]) -> Tally:
    """The conversation and its moments, counted."""
    return Tally(
        conversation=conversation,
        moments=tuple(moments),
        words=tuple(count_words(turn.text) for turn in conversation.utterances),
        roles=tuple(conversation.role(turn.index) for turn in conversation.utterances),
    )
