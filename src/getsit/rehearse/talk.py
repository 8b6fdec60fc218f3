"""A talk with a manager, exchange by exchange, and as a `Conversation` that is listened to like any other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Protocol

from getsit.model.conversation import TURN_BREAK, Consent, Conversation, Role, Speaker, Utterance
from getsit.model.manager import Manager
from getsit.model.rehearsal import Cast, Exchange, Rehearsal, RehearsalMode
from getsit.ports import CANDIDATE, INTERVIEWER, Hearing, Passage
from getsit.rehearse.general import General
from getsit.rehearse.heard import Room, take
from getsit.rehearse.manager import respond, start
from getsit.rehearse.placed import Placed
from getsit.rehearse.topics import Topics
from getsit.rehearse.voices import spoken_to, word

LONGEST = 60  # exchanges of a watched talk
BEFORE = 6  # passages that the hearing sees before a turn


class Say(Protocol):
    """What a scripted candidate says next, over what was said so far."""

    def __call__(self, said: Sequence[tuple[str, str]], *, chance: Random) -> str: ...


def enter(manager: Manager, hearing: Hearing, *, places: Path | None = None) -> Room:
    """The manager, ready to be talked to. Lines that are not in the file `places` are read now, which takes
    seconds."""
    placed = Placed(hearing, places)
    return Room(manager=manager, topics=Topics(manager, placed), general=General(placed), hearing=hearing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a talk begins with."""

    id: str
    seed: int
    mode: RehearsalMode
    began: datetime
    casting: tuple[Cast, ...] = ()


def begin(room: Room, opening: Opening) -> Rehearsal:
    """A new talk, with the manager's first words."""
    state, act = start(room, seed=opening.seed, mode=opening.mode)
    text, spoken = word(act, manager=room.manager, spoken=frozenset(), chance=_chance(opening.seed, 0))
    first = Exchange(said="", answered=text, spoken=spoken, taken=None, movements=act.movements, state=state)
    return Rehearsal(
        id=opening.id,
        manager=room.manager.id,
        opportunity_id=room.manager.opportunity_id,
        seed=opening.seed,
        mode=opening.mode,
        began=opening.began,
        hearing=room.hearing.name,
        exchanges=(first,),
        casting=opening.casting,
    )


def go_on(rehearsal: Rehearsal, text: str, *, room: Room) -> Rehearsal:
    """The talk after this turn of the candidate and the manager's answer to it."""
    state = rehearsal.state
    taken = take(text, room=room, state=state, before=passages(rehearsal)[-BEFORE:])
    after, act = respond(
        state, taken, room=room, seed=rehearsal.seed, mode=rehearsal.mode,
        log=[exchange.movements for exchange in rehearsal.exchanges],
    )  # fmt: skip
    spoken = frozenset(line for exchange in rehearsal.exchanges for line in exchange.spoken)
    answered, used = word(
        act,
        manager=room.manager,
        spoken=spoken,
        chance=_chance(rehearsal.seed, after.turn),
        to=spoken_to(text, room.manager),
    )
    done = Exchange(
        said=text, answered=answered, spoken=used, taken=taken, movements=act.movements, state=after
    )
    return replace(rehearsal, exchanges=(*rehearsal.exchanges, done))


def stop(rehearsal: Rehearsal) -> Rehearsal:
    """The talk, ended by the candidate where it stands."""
    last = rehearsal.exchanges[-1]
    ended = replace(last, state=replace(last.state, ended="stopped", pending=None))
    return replace(rehearsal, exchanges=(*rehearsal.exchanges[:-1], ended))


def again_from(rehearsal: Rehearsal, turn: int, *, id: str, began: datetime) -> Rehearsal:
    """A new talk that stands where this one stood before the candidate's turn of that number (from 1)."""
    return replace(
        rehearsal, id=id, began=began, exchanges=rehearsal.exchanges[:turn], named=(), rated=None,
        retry_of=rehearsal.id, retried_turn=turn,
    )  # fmt: skip


def watch(room: Room, opening: Opening, *, say: Say, reword: Callable[[str], str] = str) -> Rehearsal:
    """A whole talk between the manager and a scripted candidate, who is heard as `reword` gives it."""
    rehearsal, own = begin(room, opening), [""]
    while not rehearsal.over and len(rehearsal.exchanges) < LONGEST:
        said = [
            (who, text)
            for mine, one in zip(own, rehearsal.exchanges, strict=True)
            for who, text in (("candidate", mine), ("manager", one.answered))
            if text
        ]
        chance = Random(f"{opening.seed}:candidate:{len(own)}")  # noqa: S311 - a script's luck
        own.append(say(said, chance=chance))
        rehearsal = go_on(rehearsal, reword(own[-1]), room=room)
    return rehearsal if rehearsal.over else stop(rehearsal)


def passages(rehearsal: Rehearsal) -> list[Passage]:
    """What was said so far, oldest first."""
    found = list[Passage]()
    for exchange in rehearsal.exchanges:
        if exchange.said.strip():
            found.append(Passage(text=exchange.said, role=CANDIDATE))
        found.append(Passage(text=exchange.answered, role=INTERVIEWER))
    return found


def conversation_of(rehearsal: Rehearsal, manager: Manager) -> Conversation:
    """The talk as a conversation; everybody agreed, since one side is invented."""
    speakers = [Speaker(id="you", name="You", role=Role.CANDIDATE)]
    speakers += [Speaker(id=name, name=name, role=Role.INTERVIEWER) for name in _names(manager)]
    utterances, texts, place = list[Utterance](), list[str](), 0
    for speaker, text in _turns(rehearsal, manager):
        utterances.append(
            Utterance(
                index=len(utterances), speaker_id=speaker, text=text, start=place, end=place + len(text)
            )
        )
        texts.append(text)
        place += len(text) + len(TURN_BREAK)
    return Conversation(
        id=rehearsal.id, text=TURN_BREAK.join(texts), speakers=tuple(speakers), utterances=tuple(utterances),
        consent=Consent.AGREED,
    )  # fmt: skip


def exchange_at(rehearsal: Rehearsal, manager: Manager, *, turn: int) -> int:
    """The number of the exchange in which that turn of the conversation was spoken."""
    spoken = -1
    for number, exchange in enumerate(rehearsal.exchanges):
        spoken += len(_turns(replace(rehearsal, exchanges=(exchange,)), manager))
        if turn <= spoken:
            return number
    return len(rehearsal.exchanges) - 1


def _names(manager: Manager) -> list[str]:
    return [manager.name, *(told.split(",")[0] for told in manager.voices.values())]


def _turns(rehearsal: Rehearsal, manager: Manager) -> Sequence[tuple[str, str]]:
    names = set(_names(manager))
    found = list[tuple[str, str]]()
    for exchange in rehearsal.exchanges:
        if exchange.said.strip():
            found.append(("you", exchange.said.strip()))
        for line in exchange.answered.split("\n"):
            name, colon, rest = line.partition(": ")
            spoken = (name, rest) if colon and name in names else (manager.name, line)
            if spoken[1].strip():
                found.append(spoken)
    return found


def _chance(seed: int, turn: int) -> Random:
    return Random(f"{seed}:words:{turn}")  # noqa: S311 - a rehearsal's luck guards no secret
