"""A talk as a debrief looks at it: who spoke when, what stood in a turn, what came before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from getsit.follow_up.sayable import first_name, first_words
from getsit.model.analysis import Analysis, Measure
from getsit.model.conversation import Conversation, Role
from getsit.model.document import Quote
from getsit.model.moment import Moment, NeedVoiced
from getsit.text.wording import Wording
from getsit.text.words import count_words

M = TypeVar("M", bound=Moment)
BACKCHANNEL = 3  # words; "Mm-hm, right" neither takes nor ends a turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """An analysis with the questions that a debrief asks of it."""

    analysis: Analysis
    words: tuple[int, ...]

    @property
    def conversation(self) -> Conversation:
        """The talk itself."""
        return self.analysis.conversation

    def all(self, kind: type[M]) -> list[M]:
        """The moments of that type, in the order of the talk."""
        return [moment for moment in self.analysis.moments if isinstance(moment, kind)]

    def inside(self, kind: type[M], turn: int) -> list[M]:
        """The moments of that type in a turn."""
        return [moment for moment in self.all(kind) if moment.turn == turn]

    def next(self, turn: int, role: Role) -> int | None:
        """The next turn of substance of that side after `turn`."""
        places = range(turn + 1, len(self.words))
        return next((place for place in places if self._speaks(place, role)), None)

    def before(self, turn: int, role: Role) -> int | None:
        """The last turn of substance of that side before `turn`."""
        places = range(turn - 1, -1, -1)
        return next((place for place in places if self._speaks(place, role)), None)

    def turns(self, role: Role) -> list[int]:
        """The turns of substance of that side."""
        return [turn for turn in range(len(self.words)) if self._speaks(turn, role)]

    def quote(self, moment: Moment) -> Quote:
        """The moment's words as a place in the talk."""
        return self.conversation.quote(moment.turn, moment.start, moment.end)

    def beginning(self, turn: int) -> Quote | None:
        """The first words of a turn."""
        found = first_words(self.conversation.utterances[turn].text)
        return self.conversation.quote(turn, found.start, found.end) if found is not None else None

    def measure(self, name: str) -> Measure | None:
        """The measure of that name when it has a value."""
        found = (one for one in self.analysis.measures if one.name == name)
        return next((one for one in found if one.value is not None), None)

    def needs(self) -> list[NeedVoiced]:
        """The needs that were voiced; how a decision will be made is none that one could answer."""
        return [need for need in self.all(NeedVoiced) if need.kind != "process"]

    def speaks(self, turn: int) -> bool:
        """Whether the turn is one of substance, no mere "mm-hm"."""
        return self.words[turn] > BACKCHANNEL or "?" in self.conversation.utterances[turn].text

    def _speaks(self, turn: int, role: Role) -> bool:
        return self.conversation.role(turn) is role and self.speaks(turn)


def look_at(analysis: Analysis) -> Looked:
    """The analysis, ready to be looked back on."""
    turns = analysis.conversation.utterances
    return Looked(analysis=analysis, words=tuple(count_words(turn.text) for turn in turns))


def their_name(looked: Looked, *, wording: Wording) -> str:
    """The first name of the interviewer who said most, or "the manager"."""
    said: dict[str, int] = {}
    for turn in looked.conversation.utterances:
        if looked.conversation.role(turn.index) is Role.INTERVIEWER:
            said[turn.speaker_id] = said.get(turn.speaker_id, 0) + looked.words[turn.index]
    speakers = sorted(said, key=lambda id: -said[id])
    names = [first_name(looked.conversation.speaker(id).name) for id in speakers]
    return next((name for name in names if name), wording.say("follow_up.the_manager"))


def ids(moments: Sequence[Moment]) -> tuple[str, ...]:
    """The ids of moments, each once, in order."""
    return tuple(dict.fromkeys(moment.id for moment in moments))
