"""Rehearsals: managers to talk to, talks with them, and looking back on those."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from getsit import __version__, follow_up, listen, managers
from getsit.app import rooms
from getsit.app.base import Parts
from getsit.errors import (
    ManagerUnknown,
    OpportunityUnknown,
    RehearsalMoved,
    RehearsalOver,
    RehearsalRunning,
    RehearsalUnknown,
    ValueUnknown,
)
from getsit.model.debrief import Debrief
from getsit.model.document import Raw
from getsit.model.manager import Manager
from getsit.model.opportunity import Opportunity
from getsit.model.rehearsal import Cast, LookBack, Rehearsal, RehearsalMode
from getsit.ports import CANDIDATE, Passage
from getsit.rehearse import talk
from getsit.rehearse.heard import Room
from getsit.rehearse.look_back import look_back, match_named
from getsit.rehearse.script import read_manager

PRACTISED = ("reflection_rate", "follow_up_share", "valid_ties", "war_stories", "pitch_rate")
"""The measures that are shown over rehearsals: what is coached, never a grade."""

TALKS_COMPARED = 8
LATEST = 4  # passages that a turn adds at most: the candidate's, and one for each who answered


class Rehearsing(Parts):
    """What a person asks about rehearsals."""

    def managers(self) -> list[Manager]:
        """The written managers."""
        return [rooms.written(id) for id in managers.texts()]

    def read_manager(self, raw: Raw) -> Manager:
        """The manager of a file; ManagerFileWrong names every fault."""
        from getsit.reading.decode import decode

        return read_manager(decode(raw.data, name=raw.name), id=raw.name.removesuffix(".txt"))

    def manager(self, name: str) -> Manager:
        """The written manager of that name, or the one made from an opportunity; ManagerUnknown."""
        return rooms.written(name) if name in managers.texts() else self._room(name, seed=1)[0].manager

    def manager_of(self, rehearsal: Rehearsal) -> Manager:
        """The manager of that talk, as they were when it began."""
        if rehearsal.opportunity_id is None:
            return rooms.written(rehearsal.manager)
        one = self._store.opportunity(rehearsal.opportunity_id)
        return rooms.own(one, rehearsal.casting, voice=rehearsal.manager, wording=self.wording)

    def begin_rehearsal(
        self, name: str, *, seed: int | None = None, mode: RehearsalMode = RehearsalMode.WHOLE
    ) -> Rehearsal:
        """A new talk with a manager or with the manager of an opportunity, kept from its first word."""
        chosen = Random().randrange(1, 10_000) if seed is None else seed  # noqa: S311 - luck of a talk
        room, casting = self._room(name, seed=chosen)
        opening = talk.Opening(
            id=self._new_id(), seed=chosen, mode=mode, began=self._clock(), casting=casting
        )
        return self._added(talk.begin(room, opening))

    def say(self, id: str, text: str, *, turn: int | None = None) -> Rehearsal:
        """The talk after this turn; `turn` is the number it is for (without it, the next).

        The same words sent twice for one turn are said once. RehearsalMoved when other words were said there
        meanwhile, in another tab or by another program; RehearsalOver when the talk has ended.
        """
        rehearsal = self._store.rehearsal(id)
        number = len(rehearsal.exchanges) if turn is None else turn
        if text in [one.said for one in rehearsal.exchanges[number : number + 1]]:
            return rehearsal
        if rehearsal.over:
            raise RehearsalOver
        if number != len(rehearsal.exchanges):
            raise RehearsalMoved(id=rehearsal.id)
        answered = talk.go_on(rehearsal, text, room=self._room_of(rehearsal))
        try:
            self._store.change_rehearsal(answered, was=rehearsal)
        except RehearsalMoved:
            return self.say(id, text, turn=number)  # which ends, since that turn is there by now
        return answered

    def stop_rehearsal(self, id: str) -> Rehearsal:
        """The talk, ended where it stands."""
        rehearsal = self._store.rehearsal(id)
        if rehearsal.over:
            return rehearsal
        stopped = talk.stop(rehearsal)
        try:
            self._store.change_rehearsal(stopped, was=rehearsal)
        except RehearsalMoved:
            return self.stop_rehearsal(id)  # it has gone on meanwhile, and ends there
        return stopped

    def rehearsal(self, id: str) -> Rehearsal:
        """The talk of that id; RehearsalUnknown."""
        return self._store.rehearsal(id)

    def rehearsals(self, name: str | None = None) -> list[Rehearsal]:
        """All talks, oldest first; with a name only those with that manager or opportunity."""
        found = self._store.rehearsals()
        if name is None:
            return found
        opportunity = None if name in managers.texts() else self._store.opportunity(name).id
        return [one for one in found if one.manager == name or one.opportunity_id == opportunity is not None]

    def delete_rehearsal(self, id: str) -> None:
        """Deletes a talk with every word of it; RehearsalUnknown."""
        self._store.delete_rehearsal(self._store.rehearsal(id).id)

    def retry(self, id: str, *, turn: int | None = None) -> Rehearsal:
        """A new talk that stands where that one stood before the candidate's turn of that number, or before
        the one that the debrief says to try again; ValueUnknown when there is no such turn."""
        rehearsal = self._store.rehearsal(id)
        last = len(rehearsal.exchanges) - 1
        wanted = turn if turn is not None else self.look_back(id).retry_turn or last
        if not 1 <= wanted <= last:
            raise ValueUnknown(value=wanted, what="turn", choices=f"1 to {last}")
        return self._added(talk.again_from(rehearsal, wanted, id=self._new_id(), began=self._clock()))

    def name_needs(self, id: str, named: Sequence[str], *, rated: int | None = None) -> Rehearsal:
        """Keeps what the candidate takes for the manager's top needs, and how they rate themself (1 to 5)."""
        rehearsal = self._finished(id)
        told = tuple(line.strip() for line in named if line.strip())
        named_in = replace(rehearsal, named=told, rated=rated)
        self._store.change_rehearsal(named_in, was=rehearsal)
        return named_in

    def look_back(self, id: str) -> LookBack:
        """What the manager was thinking, what was found and what stayed hidden, and one behaviour to change;
        RehearsalRunning while the talk goes on."""
        rehearsal = self._finished(id)
        named = match_named(rehearsal.named, room=self._room_of(rehearsal)) if rehearsal.named else ()
        talks = self._store.rehearsals_over(rehearsal, most=TALKS_COMPARED)
        debriefs = self._debriefs(talks)
        found = look_back(
            rehearsal, manager=self.manager_of(rehearsal), debrief=debriefs[-1],
            named=frozenset(named), before=self._tried_before(rehearsal),
        )  # fmt: skip
        return replace(found, practised=_practised(debriefs))

    def listen_ahead(self, id: str) -> None:
        """Does what the next turn or the look back will need, while the candidate thinks: hears what was said
        last, and once the talk is over makes its debrief. Changes no talk."""
        rehearsal = self._store.rehearsal(id)
        manager = self.manager_of(rehearsal)
        if rehearsal.over:
            self._debriefs([rehearsal])
        else:
            spoken = listen.passages_of(talk.conversation_of(rehearsal, manager))
            self.hearing.hear(spoken[-LATEST:])

    def get_ready(self) -> None:
        """Loads what the first talk would wait for."""
        for name in managers.texts():
            rooms.room_of_written(name, self.hearing)
        self.hearing.hear([Passage(text="Hello.", role=CANDIDATE)])

    def watch(self, name: str, candidate: str, *, seed: int = 1) -> LookBack:
        """A talk between a manager and a scripted candidate, not kept; ValueUnknown names the candidates."""
        from getsit.rehearse.watched import CANDIDATES

        if candidate not in CANDIDATES:
            raise ValueUnknown(value=candidate, what="scripted candidate", choices=", ".join(CANDIDATES))
        room, _ = self._room(name, seed=seed)
        opening = talk.Opening(id="watched", seed=seed, mode=RehearsalMode.WHOLE, began=self._clock())
        rehearsal = talk.watch(room, opening, say=CANDIDATES[candidate])
        return look_back(
            rehearsal, manager=room.manager, debrief=self._listened(rehearsal, room.manager),
            named=frozenset(), before=None,
        )  # fmt: skip

    # --- steps ------------------------------------------------------------------------------------------

    def _room(self, name: str, *, seed: int) -> tuple[Room, tuple[Cast, ...]]:
        if name in managers.texts():
            return rooms.room_of_written(name, self.hearing), ()
        try:
            known = self._known(name, empty=True)
        except OpportunityUnknown as exc:
            raise ManagerUnknown(name=name) from exc
        voice, casting = rooms.cast(self._understood(known).dossier, hearing=self.hearing, seed=seed)
        return self._own(known.opportunity, casting, voice), casting

    def _room_of(self, rehearsal: Rehearsal) -> Room:
        if rehearsal.opportunity_id is None:
            return rooms.room_of_written(rehearsal.manager, self.hearing)
        one = self._store.opportunity(rehearsal.opportunity_id)
        return self._own(one, rehearsal.casting, rehearsal.manager)

    def _own(self, one: Opportunity, casting: Sequence[Cast], voice: str) -> Room:
        return rooms.own_room(one, casting, voice=voice, hearing=self.hearing, wording=self.wording)

    def _added(self, rehearsal: Rehearsal) -> Rehearsal:
        self._store.add_rehearsal(rehearsal)
        return rehearsal

    def _finished(self, id: str) -> Rehearsal:
        rehearsal = self._store.rehearsal(id)
        if not rehearsal.over:
            raise RehearsalRunning
        return rehearsal

    def _tried_before(self, rehearsal: Rehearsal) -> Rehearsal | None:
        try:
            return self._store.rehearsal(rehearsal.retry_of) if rehearsal.retry_of else None
        except RehearsalUnknown:
            return None  # it was deleted

    def _debriefs(self, rehearsals: Sequence[Rehearsal]) -> list[Debrief]:
        """A debrief of each of these talks that ended: listened to once, then kept."""
        by = f"{self.hearing.name}, getsit {__version__}"
        kept = self._store.debriefs([one.id for one in rehearsals], by=by)
        for one in rehearsals:
            if one.id not in kept:
                kept[one.id] = self._listened(one, self.manager_of(one))
                self._store.keep_debrief(one.id, kept[one.id], by=by)
        return [kept[one.id] for one in rehearsals]

    def _listened(self, rehearsal: Rehearsal, manager: Manager) -> Debrief:
        """What listening to the talk yields. No facts: a rehearsal may be told invented stories, and none of
        them is a lie about the résumé."""
        conversation = talk.conversation_of(rehearsal, manager)
        analysis = listen.analyse(conversation, hearing=self.hearing, facts=())
        return follow_up.make_debrief(analysis, before=(), ledger=(), wording=self.wording)


def _practised(debriefs: Sequence[Debrief]) -> dict[str, tuple[float | None, ...]]:
    """The coached measures over these talks, with whichever manager."""
    return {name: tuple(_measured(one, name) for one in debriefs) for name in PRACTISED}


def _measured(debrief: Debrief, name: str) -> float | None:
    return next((one.value for one in debrief.analysis.measures if one.name == name), None)
