"""Interviews of the corpus as conversations that the product listens to, and what is true of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from getsit.listen import analyse
from getsit.model.analysis import Analysis
from getsit.model.conversation import TURN_BREAK, Consent, Conversation, Role, Speaker, Utterance
from getsit.model.moment import Moment
from getsit.ports import Hearing
from training.corpus import LEFT, Label, Text, take_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """An interview, what the product found in it, and the moments by label."""

    text: Text
    analysis: Analysis

    def found(self, label: str) -> list[Moment]:
        """The moments of that label, in order."""
        return [moment for moment in self.analysis.moments if moment.label == label]

    def true(self, label: str) -> list[tuple[int, Label]]:
        """The labels of that name with their turns, in order."""
        return [
            (turn, one)
            for turn, line in enumerate(self.text.lines) for one in line.labels if one.label == label
        ]  # fmt: skip

    def turns(self) -> dict[str, tuple[set[int], set[int]]]:
        """For each label the turns where it was found, and those where it stands."""
        turns: dict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
        for moment in self.analysis.moments:
            turns[moment.label][0].add(moment.turn)
        for turn, line in enumerate(self.text.lines):
            for label in line.labels:
                turns[label.label][1].add(turn)
        turns["missed"][1].update(left_open(self.text))
        return turns


def listen_to(texts: Sequence[Text], hearing: Hearing) -> list[Listened]:
    """What the product finds in each interview, roles given."""
    return [Listened(text=text, analysis=analyse(conversation_of(text), hearing=hearing)) for text in texts]


def conversation_of(text: Text) -> Conversation:
    """The interview as a conversation, turn for turn."""
    turns, place = [], 0
    for index, line in enumerate(text.lines):
        end = place + len(line.text)
        turns.append(Utterance(index=index, speaker_id=line.speaker, text=line.text, start=place, end=end))
        place = end + len(TURN_BREAK)
    speakers = {line.speaker: Role(line.role) for line in text.lines}
    return Conversation(
        id=text.name, text=TURN_BREAK.join(line.text for line in text.lines), utterances=tuple(turns),
        speakers=tuple(Speaker(id=id, name=id, role=role) for id, role in speakers.items()),
        consent=Consent.AGREED,
    )  # fmt: skip


def left_open(text: Text) -> set[int]:
    """Turns with a door that the candidate never took up nor came near: a need that was at least said
    (strength 1 or more), or a signal."""
    where = {
        label.id: (turn, label)
        for turn, line in enumerate(text.lines) for label in line.labels if label.id
    }  # fmt: skip
    return {
        where[entry.id][0]
        for entry in take_up(text)
        if entry.became == LEFT and (where[entry.id][1].strength or 1) >= 1
    }
