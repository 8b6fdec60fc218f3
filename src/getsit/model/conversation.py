"""Conversations: who said what, in which order, from a rehearsal or from a real interview.

Type names follow ConvoKit. The canonical text is the spoken text alone: the turns in order, one per
paragraph, without names and times.
"""

from dataclasses import dataclass
from enum import StrEnum

from getsit.model.document import Gap, Quote, quote_of

TURN_BREAK = "\n\n"


class Role(StrEnum):
    """Which side a speaker is on."""

    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"
    OTHER = "other"


class Consent(StrEnum):
    """How a conversation came about, by the person's own word."""

    AGREED = "agreed"
    RECALL = "recall"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who speaks. `reason` says why the role was proposed; `guessed` asks the person to
    confirm it."""

    id: str
    name: str
    role: Role
    reason: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A piece of a turn as the raw file had it.

    `raw_start` and `raw_end` are places in the decoded raw text (or, for a packed format such as DOCX, in
    the text its parser gave); `start` and `end` are characters of the turn's text; times are seconds.
    """

    raw_start: int
    raw_end: int
    start: int
    end: int
    begins: float | None = None
    ends: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One turn. `start` and `end` are its place in the conversation's canonical text; times are seconds
    from the start of the recording, or None."""

    index: int
    speaker_id: str
    text: str
    start: int
    end: int
    begins: float | None = None
    ends: float | None = None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Turns with their speakers. `text` is the canonical text that all quotes of the talk point into."""

    id: str
    text: str
    speakers: tuple[Speaker, ...]
    utterances: tuple[Utterance, ...]
    consent: Consent = Consent.UNSAID
    gaps: tuple[Gap, ...] = ()

    def speaker(self, id: str) -> Speaker:
        """The speaker of that id; KeyError when nobody has it."""
        for speaker in self.speakers:
            if speaker.id == id:
                return speaker
        raise KeyError(id)

    def role(self, turn: int) -> Role:
        """Which side speaks in the turn of that index."""
        return self.speaker(self.utterances[turn].speaker_id).role

    def quote(self, turn: int, start: int, end: int) -> Quote:
        """The quote of characters `start` to `end` of that turn, as a place in the canonical text."""
        offset = self.utterances[turn].start
        return quote_of(self.text, offset + start, offset + end, document_id=self.id, turn=turn)
