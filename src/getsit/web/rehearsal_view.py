"""A rehearsal as a page shows it: whom one can talk to, the talks so far, and who said what in one."""

from collections.abc import Mapping
from dataclasses import dataclass

from getsit.app import App
from getsit.model.document import DocumentKind
from getsit.model.manager import Manager
from getsit.model.rehearsal import Rehearsal
from getsit.rehearse.own_questions import minutes_of
from getsit.text.wording import Wording
from getsit.web.languages import wording_now
from getsit.web.sentences import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Somebody to talk to; `own` for the manager made from an opportunity's dossier."""

    value: str
    name: str
    role: str
    temperament: str
    intro: str = ""
    posting: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenTalk:
    """A rehearsal in the list: with whom, what was rehearsed, when, and how far it got."""

    id: str
    name: str
    mode: str
    began: str
    minutes: int
    over: bool
    retried_turn: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What one person said in a turn; `now` marks the manager's latest words."""

    turn: int
    name: str
    words: str
    mine: bool = False
    now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Minutes of the talk, not of the day; `share` is how far it has got, 0 to 100."""

    minutes: int
    whole: int
    share: float


def whom(app: App, managers: Mapping[str, Manager]) -> tuple[Whom, ...]:
    """Everybody one can talk to: those made from a dossier first, then the written managers."""
    say = wording_now().say
    own = [
        Whom(
            value=one.opportunity.id,
            name=say("pages.rehearse.manager_of", name=one.opportunity.name),
            role="",
            temperament=say("rehearse.temperament.own"),
            own=True,
        )
        for one in app.glances()
        if one.held or one.kinds - {DocumentKind.RESUME}  # from the résumé alone no dossier can be made
    ]
    return (*own, *(_written(manager, wording_now()) for manager in managers.values()))


def _written(manager: Manager, wording: Wording) -> Whom:
    return Whom(
        value=manager.id,
        name=manager.name,
        role=f"{manager.role}, {manager.trade}",
        temperament=wording.say(f"rehearse.temperament.{manager.temperament}"),
        intro=manager.intro,
        posting=manager.posting,
    )


def talks(app: App, managers: Mapping[str, Manager]) -> tuple[SeenTalk, ...]:
    """All rehearsals, the newest first."""
    names = {one.id: one.name for one in managers.values()}
    names |= {
        one.id: wording_now().say("pages.rehearse.manager_of", name=one.name) for one in app.opportunities()
    }
    return tuple(seen_talk(one, names, wording_now()) for one in reversed(app.rehearsals()))


def seen_talk(rehearsal: Rehearsal, names: Mapping[str, str], wording: Wording) -> SeenTalk:
    """A rehearsal as a line; `names` are those of managers and opportunities by id."""
    key = rehearsal.opportunity_id or rehearsal.manager
    began = rehearsal.began.astimezone()
    return SeenTalk(
        id=rehearsal.id,
        name=names.get(key, rehearsal.manager),
        mode=wording.say(f"rehearse.mode.{rehearsal.mode.value}"),
        began=f"{day_of(began.date(), wording)}, {began:%H:%M}",
        minutes=int(rehearsal.state.minutes),
        over=rehearsal.over,
        retried_turn=rehearsal.retried_turn,
    )


def spoken_in(rehearsal: Rehearsal, manager: Manager, wording: Wording) -> tuple[Spoken, ...]:
    """Who said what so far, in order."""
    last = len(rehearsal.exchanges) - 1
    found = list[Spoken]()
    for turn, exchange in enumerate(rehearsal.exchanges):
        if turn:
            you = wording.say("pages.room.you")
            found.append(Spoken(turn=turn, name=you, words=exchange.said, mine=True))
        found += answered_by(exchange.answered, manager, turn=turn, now=turn == last)
    return tuple(found)


def answered_by(answered: str, manager: Manager, *, turn: int, now: bool = False) -> list[Spoken]:
    """The manager's words of one turn; on a panel each line is somebody's."""
    names = voices(manager)
    found = list[Spoken]()
    for line in answered.split("\n"):
        name, colon, rest = line.partition(": ")
        who, words = (name, rest) if colon and name in names else (manager.name, line)
        if words.strip():
            found.append(Spoken(turn=turn, name=who, words=words.strip(), now=now))
    return found


def voices(manager: Manager) -> tuple[str, ...]:
    """The names of those who sit beside the manager."""
    return tuple(told.split(",")[0] for told in manager.voices.values())


def clock_of(rehearsal: Rehearsal, manager: Manager) -> Clock:
    """Where the talk's own clock stands."""
    whole = minutes_of(manager, rehearsal.mode)
    minutes = min(int(rehearsal.state.minutes), whole)
    return Clock(minutes=minutes, whole=whole, share=round(100 * minutes / whole, 1))
