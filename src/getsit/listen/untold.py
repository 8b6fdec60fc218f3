"""Turns for a transcript in which no speaker is named, proposed from question, answer and wording.

A guess, and marked as one: the person confirms it. Every letter that was spoken stays in exactly one turn,
and every cue keeps its place in the raw text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from getsit.errors import NobodyToldApart
from getsit.listen.side_words import points_of
from getsit.listen.thresholds import TURN_CHANGE, TURN_STAY, TURN_TOLD
from getsit.model.conversation import TURN_BREAK, Conversation, Cue, Role, Speaker, Utterance
from getsit.ports import Hearing
from getsit.text.sentences import Stretch, find_sentences

_SIDES = (Role.INTERVIEWER, Role.CANDIDATE)
_WHOLE = 0.8  # of the pieces end where a sentence ends: these are paragraphs, each mostly a turn
_NEW_PARAGRAPH = 1.0
_IN_PARAGRAPH = 4.0
_IN_ONE_CUE = 2.5  # wording points more for staying: a change mostly falls between cues or paragraphs
_FIRST = 0.5  # the interviewer mostly speaks first
_DASH = 3.0  # subtitles mark a change of speaker with a dash or an arrow
_MARKS = ("- ", "– ", "— ", ">>")


def propose_turns(conversation: Conversation, *, hearing: Hearing) -> Conversation:
    """The conversation with two guessed speakers; NobodyToldApart when wording does not tell."""
    joined, cues, breaks = _joined(conversation.utterances)
    sentences = find_sentences(joined)
    points = points_of([sentence.text for sentence in sentences], hearing=hearing)
    sides = _sides(sentences, points, changes=_Changes.of(conversation.utterances, breaks))
    _refuse_if_untold(conversation, points, sides)
    turns, text = _turns(joined, cues, sentences, sides)
    speakers = tuple(
        Speaker(id=str(side), name=f"Speaker {place}", role=side, reason=f"listen.roles.guess_{side}",
                guessed=True)
        for place, side in enumerate(_in_order(sides), start=1)
    )  # fmt: skip
    return replace(conversation, text=text, speakers=speakers, utterances=turns)


def _in_order(sides: Sequence[Role]) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(sides))


def _joined(utterances: Sequence[Utterance]) -> tuple[str, list[Cue], frozenset[int]]:
    """All words as one text, the cues with their places in it, and where an utterance begins."""
    parts: list[str] = []
    cues: list[Cue] = []
    breaks, place = set(), 0
    for turn in utterances:
        breaks.add(place)
        held = turn.cues or (_whole(turn),)
        cues += [replace(cue, start=cue.start + place, end=cue.end + place) for cue in held]
        parts.append(turn.text)
        place += len(turn.text) + 1
    return " ".join(parts), cues, frozenset(breaks)


def _whole(turn: Utterance) -> Cue:
    return Cue(
        raw_start=turn.start, raw_end=turn.end, start=0, end=len(turn.text), begins=turn.begins,
        ends=turn.ends,
    )  # fmt: skip


# --- sides ----------------------------------------------------------------------------------------------


def _sides(sentences: Sequence[Stretch], points: Sequence[float], *, changes: "_Changes") -> list[Role]:
    """The likeliest side of each sentence (Viterbi over two sides)."""
    scores, back = [_FIRST, 0.0], []
    for place, sentence in enumerate(sentences):
        if place:
            scores, came = _step(scores, changes.points(sentences[place - 1], sentence))
            back.append(came)
        scores = [scores[0] + points[place], scores[1] - points[place]]
    side = 0 if scores[0] >= scores[1] else 1
    path = [side]
    for came in reversed(back):
        side = came[side]
        path.append(side)
    return [_SIDES[side] for side in reversed(path)] if sentences else []


def _step(scores: list[float], change: float) -> tuple[list[float], tuple[int, int]]:
    came = (
        0 if scores[0] >= scores[1] + change else 1,
        1 if scores[1] >= scores[0] + change else 0,
    )
    return [max(scores[0], scores[1] + change), max(scores[1], scores[0] + change)], came


@dataclass(frozen=True, slots=True)
class _Changes:
    """What speaks for a change of speaker. Paragraphs mostly are turns; subtitles break anywhere."""

    breaks: frozenset[int]
    paragraphs: bool

    @classmethod
    def of(cls, utterances: Sequence[Utterance], breaks: frozenset[int]) -> "_Changes":
        """Paragraphs when nearly all of them end where a sentence ends."""
        whole = sum(turn.text.rstrip().endswith((".", "?", "!", "…")) for turn in utterances)
        return cls(breaks, whole >= _WHOLE * len(utterances))

    def points(self, before: Stretch, sentence: Stretch) -> float:
        """Points for a change of speaker between two sentences."""
        at_break = sentence.start in self.breaks
        dash = _DASH if sentence.text.startswith(_MARKS) else 0.0
        if self.paragraphs:
            return (_NEW_PARAGRAPH if at_break else -_IN_PARAGRAPH) + dash
        asked = TURN_CHANGE if before.text.endswith("?") else -TURN_STAY
        return asked - (0.0 if at_break else _IN_ONE_CUE) + dash


def _refuse_if_untold(conversation: Conversation, points: Sequence[float], sides: Sequence[Role]) -> None:
    told = dict.fromkeys(_SIDES, 0.0)
    for side, point in zip(sides, points, strict=True):
        told[side] += max(0.0, point if side is Role.INTERVIEWER else -point)
    if min(told.values()) < TURN_TOLD:
        raise NobodyToldApart(name=conversation.id)


# --- turns ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    side: Role
    start: int
    end: int


def _turns(
    joined: str, cues: Sequence[Cue], sentences: Sequence[Stretch], sides: Sequence[Role]
) -> tuple[tuple[Utterance, ...], str]:
    pieces: list[_Piece] = []
    for sentence, side in zip(sentences, sides, strict=True):
        if pieces and pieces[-1].side is side:
            pieces[-1] = _Piece(side, pieces[-1].start, sentence.end)
        else:
            pieces.append(_Piece(side, sentence.start, sentence.end))
    turns, place = [], 0
    for index, piece in enumerate(pieces):
        turn = _turn(joined, cues, piece, index=index, place=place)
        turns.append(turn)
        place = turn.end + len(TURN_BREAK)
    return tuple(turns), TURN_BREAK.join(turn.text for turn in turns)


def _turn(joined: str, cues: Sequence[Cue], piece: _Piece, *, index: int, place: int) -> Utterance:
    text = joined[piece.start : piece.end]
    held = tuple(
        replace(
            cue, start=max(cue.start, piece.start) - piece.start, end=min(cue.end, piece.end) - piece.start
        )
        for cue in cues
        if cue.start < piece.end and piece.start < cue.end
    )
    return Utterance(
        index=index, speaker_id=str(piece.side), text=text, start=place, end=place + len(text),
        begins=held[0].begins if held else None, ends=held[-1].ends if held else None, cues=held,
    )  # fmt: skip
