"""Rooms to rehearse in: a manager with all that they say, ready to be talked to; each is made once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from threading import Lock

from getsit import managers
from getsit.model.dossier import Dossier
from getsit.model.manager import Manager
from getsit.model.need import Standing
from getsit.model.opportunity import Opportunity
from getsit.model.rehearsal import Cast
from getsit.ports import Hearing
from getsit.rehearse import own as making
from getsit.rehearse.heard import Room
from getsit.rehearse.placed import Placed
from getsit.rehearse.script import read_manager
from getsit.rehearse.talk import enter
from getsit.text.wording import Wording

ROOMS_KEPT = 60  # of each kind, a megabyte each


@cache
def written(name: str) -> Manager:
    """A written manager, read and checked once."""
    return read_manager(managers.texts()[name], id=name)


def room_of_written(name: str, hearing: Hearing) -> Room:
    """The room of a written manager."""
    return _once(name, hearing, make=_room_of_written)


def cast(dossier: Dossier, *, hearing: Hearing, seed: int) -> tuple[str, tuple[Cast, ...]]:
    """Which voice plays the manager of an opportunity, in which situations; the same for the same seed.

    Only the posting's words are quoted: the manager says "we wrote".
    """
    chance = Random(f"{seed}:cast")  # noqa: S311 - luck of a talk
    id = chance.choice(sorted(_voices()))
    written = dossier.posting.document_id if dossier.posting else ""
    hypotheses = [
        need for need in dossier.needs
        if need.standing is not Standing.REFUTED and need.evidence[0].quote.document_id == written
    ]  # fmt: skip
    placed = Placed(hearing, managers.PLACES)
    return id, making.cast(_voices()[id], hypotheses, placed=placed, chance=chance)


@dataclass(frozen=True, slots=True)
class _Made:
    """What makes a manager of an opportunity."""

    voice: str
    casting: tuple[Cast, ...]
    opportunity_id: str
    post: str
    intro: str


def own_room(
    one: Opportunity, casting: Sequence[Cast], *, voice: str, hearing: Hearing, wording: Wording
) -> Room:
    """The room of the manager made from an opportunity."""
    return _once(_made(one, casting, voice, wording), hearing, make=_room_of_own)


def own(one: Opportunity, casting: Sequence[Cast], *, voice: str, wording: Wording) -> Manager:
    """The manager made from an opportunity."""
    return _manager_made(_made(one, casting, voice, wording))


def _made(one: Opportunity, casting: Sequence[Cast], voice: str, wording: Wording) -> _Made:
    intro = wording.say("rehearse.own_intro", name=one.name)
    return _Made(voice, tuple(casting), one.id, one.name, intro)


_beginning = Lock()
_making: dict[Hashable, Lock] = defaultdict(Lock)


def _once(*of: Hashable, make: Callable[..., Room]) -> Room:
    """A room that many ask for at the same moment is made for the first of them, and the others wait."""
    with _beginning:
        alone = _making[of]
    with alone:
        return make(*of)


@lru_cache(maxsize=ROOMS_KEPT)
def _room_of_written(name: str, hearing: Hearing) -> Room:
    return enter(written(name), hearing, places=managers.PLACES)


@lru_cache(maxsize=ROOMS_KEPT)
def _room_of_own(made: _Made, hearing: Hearing) -> Room:
    return enter(_manager_made(made), hearing, places=managers.PLACES)


@lru_cache(maxsize=ROOMS_KEPT)
def _manager_made(made: _Made) -> Manager:
    return making.made(
        _voices()[made.voice], made.casting, opportunity_id=made.opportunity_id, post=made.post,
        intro=made.intro,
    )  # fmt: skip


@cache
def _voices() -> dict[str, making.Voice]:
    return {id: making.read_voice(text, id=id) for id, text in managers.voices().items()}
