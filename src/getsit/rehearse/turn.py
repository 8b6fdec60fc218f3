"""A turn of the candidate as it is being taken: its units, what was heard in them, and what they touch."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from getsit.model.manager import Manager
from getsit.model.rehearsal import ManagerState
from getsit.ports import Heard, Hearing
from getsit.rehearse import forms
from getsit.rehearse.general import General
from getsit.rehearse.topics import Near, Topics
from getsit.text.sentences import Stretch, find_sentences

CURRENT_BARE, CURRENT_THIN, CURRENT_ELSE = 0.30, 0.18, 0.05  # what the need last spoken of gains
NAMED_BONUS = 0.12  # what a need gains whose people or things are named
THIN_WORDS = 3
TOLD_BONUS, CURRENT_TIE = 0.12, 0.03  # what a need gains, in a tie, by having been told, and told last
CURRENT_CONCLUDED = 0.15  # the same where a conclusion is drawn: from what was just said, mostly
SAY_LEAST = 0.47  # likeness from which something said is about a need
HEAD_WORDS = 4  # of a statement that stands before a question in one sentence


@dataclass(frozen=True)
class Room:
    """What does not change during a talk: the manager, what they can be asked about, and who hears."""

    manager: Manager
    topics: Topics
    general: General
    hearing: Hearing


@dataclass(frozen=True, slots=True)
class Turn:
    """What is known while a turn is taken. `last` is what the manager said before it."""

    text: str
    units: Sequence[Stretch]
    heard: Heard
    room: Room
    state: ManagerState
    last: str

    def score(self, label: str, place: Stretch) -> float:
        """How surely the label stands in that unit."""
        return max(
            (span.score for span in self.heard.spans
             if span.label == label and span.start < place.end and span.end > place.start), default=0.0,
        )  # fmt: skip

    def kind(self, label: str, place: Stretch) -> str | None:
        """The surest kind of the label in that unit."""
        found = [span for span in self.heard.spans
                 if span.label == label and span.start < place.end and span.end > place.start]  # fmt: skip
        return max(found, key=lambda span: span.score).kind if found else None

    def near(self, text: str, current: str | None, *, owners: frozenset[str] = frozenset()) -> list[Near]:
        """What a text is about, the need last spoken of gaining by how little it says itself; `owners` are
        those whose people or things it names."""
        bonus = dict.fromkeys(owners, NAMED_BONUS)
        if current:
            bonus[current] = bonus.get(current, 0.0) + current_bonus(text)
        return self.room.topics.rank(text, bonus=bonus)

    def told_need(self, *texts: str) -> str | None:
        """The told need that one of these texts is about: it need not be the nearest of all, but close to
        it."""
        told = {id: TOLD_BONUS for id, level in self.state.level.items() if level >= 1}
        if self.state.current in told:
            concludes = any(forms.concludes(text) for text in texts)
            told[self.state.current or ""] += CURRENT_CONCLUDED if concludes else CURRENT_TIE
        for text in texts:
            ranked = self.room.topics.rank(text, bonus=told)
            if ranked[0].id in told and ranked[0].score >= SAY_LEAST:
                return ranked[0].id
        return None


def current_bonus(text: str) -> float:
    """What the need last spoken of gains: the less a text says itself, the more."""
    many = len(forms.content(text))
    if many == 0:
        return CURRENT_BARE
    return CURRENT_THIN if many <= THIN_WORDS and forms.points(text, faintly=True) else CURRENT_ELSE


def units_of(text: str) -> list[Stretch]:
    """The sentences of a turn; one that says something and then asks is two."""
    return [unit for sentence in find_sentences(text) for unit in _parted(text, sentence)]


def _parted(text: str, sentence: Stretch) -> list[Stretch]:
    if not sentence.text.rstrip().endswith("?"):
        return [sentence]
    for cut in _TURNS_TO_ASK.finditer(text, sentence.start, sentence.end):
        head, tail = text[sentence.start : cut.start()], text[cut.end() : sentence.end]
        if len(head.split()) >= HEAD_WORDS and not forms.opens_asking(head):
            return [
                Stretch(head, sentence.start, cut.start()),
                Stretch(tail, cut.end(), sentence.end),
            ]
    return [sentence]


_TURNS_TO_ASK = re.compile(
    r"[,;:–—-]+ (?=(?:(?:and|but|so|then) )?(?:what|how|why|(?:(?:when|where|who|which) )?(?:do|does|did|is"
    r"|are|was|were|have|has|can|could|will|would|may|should|shall)) \w)",
    re.IGNORECASE,
)
