"""Pieces of speech as the formats yield them, and how they become a conversation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from getsit.model.conversation import TURN_BREAK, Conversation, Cue, Role, Speaker, Utterance
from getsit.model.document import Gap
from getsit.reading.told import say
from getsit.text.normal import normalise


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Words of one voice in a row. `name` is None where the format gives none; times are seconds.

    `raw_start` and `raw_end` bound the place in the decoded raw text.
    """

    text: str
    raw_start: int
    raw_end: int
    name: str | None = None
    begins: float | None = None
    ends: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a reader found: pieces of speech in order, and what it did not understand."""

    pieces: tuple[Spoken, ...]
    gaps: tuple[Gap, ...] = ()


def converse(heard: Heard, *, id: str) -> Conversation:
    """The conversation: pieces of one voice in a row are one turn; a piece without a name goes on with the
    voice before it. Without any name each piece is a turn of one speaker without a name."""
    pieces = _named(heard.pieces)
    turns = _turns(pieces) if any(piece.name for piece in pieces) else [[piece] for piece in pieces]
    names = _names(pieces)
    utterances: list[Utterance] = []
    place = 0
    for index, turn in enumerate(turns):
        utterance = _utterance(turn, index=index, place=place, speaker_id=names[_key(turn[0].name)].id)
        utterances.append(utterance)
        place = utterance.end + len(TURN_BREAK)
    return Conversation(
        id=id,
        text=TURN_BREAK.join(turn.text for turn in utterances),
        speakers=tuple(names.values()),
        utterances=tuple(utterances),
        gaps=(*heard.gaps, *_backward(pieces)),
    )


def _named(pieces: Iterable[Spoken]) -> list[Spoken]:
    named: list[Spoken] = []
    voice: str | None = None
    spoken = [piece for piece in pieces if piece.text.strip()]
    first = next((piece.name for piece in spoken if piece.name), None)
    for piece in spoken:
        voice = piece.name or voice
        # What stands before the first name is speech of somebody we do not know, never of the first one.
        named.append(replace(piece, name=voice or (say("transcript.unnamed") if first else None)))
    return named


def _turns(pieces: list[Spoken]) -> list[list[Spoken]]:
    turns: list[list[Spoken]] = []
    for piece in pieces:
        if turns and _key(turns[-1][-1].name) == _key(piece.name):
            turns[-1].append(piece)
        else:
            turns.append([piece])
    return turns


def _names(pieces: Iterable[Spoken]) -> dict[str, Speaker]:
    names: dict[str, Speaker] = {}
    for piece in pieces:
        key = _key(piece.name)
        if key not in names:
            names[key] = Speaker(id=f"s{len(names) + 1}", name=piece.name or "", role=Role.OTHER)
    return names


_TAILS = ("(guest)", "[external]", "(external)", "(unverified)", "(host)", "(you)")


def _key(name: str | None) -> str:
    """Two spellings of one name: other case, or a mark that the program put behind it."""
    plain = normalise(name or "").text.strip()
    for tail in _TAILS:
        plain = plain.removesuffix(tail).strip()
    return plain


def _utterance(turn: list[Spoken], *, index: int, place: int, speaker_id: str) -> Utterance:
    text, cues = "", []
    for piece in turn:
        words = piece.text.strip()
        start = len(text) + 1 if text else 0
        text = f"{text} {words}" if text else words
        cues.append(
            Cue(
                raw_start=piece.raw_start, raw_end=piece.raw_end, start=start, end=len(text),
                begins=piece.begins, ends=piece.ends,
            )
        )  # fmt: skip
    return Utterance(
        index=index, speaker_id=speaker_id, text=text, start=place, end=place + len(text),
        begins=turn[0].begins, ends=turn[-1].ends, cues=tuple(cues),
    )  # fmt: skip


def _backward(pieces: Iterable[Spoken]) -> list[Gap]:
    gaps: list[Gap] = []
    latest = 0.0
    for piece in pieces:
        if piece.begins is not None and piece.begins < latest - 1e-6:
            raw = piece.text[:80]
            gaps.append(
                Gap(
                    place=say("transcript.at", place=piece.raw_start),
                    reason=say("transcript.backward"),
                    raw=raw,
                )
            )
        latest = max(latest, piece.begins or 0.0)
    return gaps
