"""The parts that every method needs, and what is known and understood of an opportunity."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from getsit import prepare
from getsit.app import finding, recalling
from getsit.app.places import EdgarPlaces
from getsit.app.results import Known, Understanding
from getsit.app.understanding import understand
from getsit.errors import NothingToPrepare
from getsit.model.correction import CorrectionTarget
from getsit.model.document import DocumentKind
from getsit.model.dossier import Dossier
from getsit.model.ladder import Ladder, Mode
from getsit.model.tie import Ties
from getsit.ports import Fetcher, Hearing
from getsit.text.wording import Wording

if TYPE_CHECKING:
    from getsit.store import Store

# What a person says about a talk that changes nothing of what was heard in it.
_NOT_HEARD = (CorrectionTarget.LOOKED_OVER, CorrectionTarget.SENT)
T = TypeVar("T")
LATELY = 6  # understandings held in memory; another one comes back from the store in a moment


class Parts:
    """The parts of `App`, and the steps that several of its methods share."""

    def __init__(
        self,
        *,
        open_store: "Callable[[str], Store]",
        is_sealed: Callable[[], bool],
        passphrase: str,
        hearing: Hearing,
        wording: Wording,
        fetcher: Fetcher,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        wait: Callable[[float], None],
        contact: str = "",
        edgar: EdgarPlaces | None = None,
        language: str = "",
    ) -> None:
        self._open_store = open_store
        self._is_sealed = is_sealed
        self._passphrase = passphrase
        self.hearing = hearing
        self.wording = wording
        self.language = language
        self._fetcher = fetcher
        self._clock = clock
        self._new_id = new_id
        self._wait = wait
        self._contact = contact
        self._edgar = edgar or EdgarPlaces()
        self._understand = lru_cache(maxsize=LATELY)(self._understand_once)
        self._mark = lru_cache(maxsize=LATELY)(self._mark_of)

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._store.folder

    @property
    def now(self) -> datetime:
        """The time by the clock of this computer, in its own zone: what "today" and "tomorrow" mean here."""
        return self._clock().astimezone()

    @property
    def locked(self) -> bool:
        """Whether what is kept waits for its passphrase."""
        return "_store" not in vars(self) and not self._passphrase and self._is_sealed()

    @cached_property
    def _store(self) -> "Store":
        return self._open_store(self._passphrase)

    def _known(self, name: str, *, empty: bool = False) -> Known:
        with self._store.one_look():
            opportunity = self._store.opportunity(name)
            documents = self._store.documents(opportunity.id)
            talks = self._store.talks(opportunity.id)
            written = tuple(one for one in documents if one.kind is not DocumentKind.TRANSCRIPT)
            if not written and not talks and not empty:
                raise NothingToPrepare(name=name)
            return Known(
                opportunity=opportunity,
                documents=written,
                resumes=tuple(self._store.documents(None)),
                facts=tuple(self._store.facts()),
                talks=tuple(talks),
                corrections=tuple(self._store.corrections(opportunity.id)),
            )

    def _understanding(self, name: str) -> Understanding:
        return self._understood(self._known(name))

    def _understood(self, known: Known) -> Understanding:
        heard = tuple(one for one in known.corrections if one.target not in _NOT_HEARD)
        return self._understand(replace(known, corrections=heard), self._month())

    def _understand_once(self, known: Known, today: date) -> Understanding:
        def afresh() -> Understanding:
            return understand(known, hearing=self.hearing, wording=self.wording, today=today)

        return self._once(Understanding, known, afresh)

    def _once(self, kind: type[T], known: Known, make: Callable[[], T]) -> T:
        """What was made of that known before, else what is made now."""
        mark = self._mark(known, self._month())
        return recalling.recalled(self._store, kind, of=known, mark=mark, make=make)

    def _mark_of(self, known: Known, today: date) -> str:
        return recalling.mark_of(known, hearing=self.hearing.name, today=today)

    def _month(self) -> date:
        """The day that stands for today: spans of time are counted in months, so that it holds for one."""
        return self._clock().date().replace(day=1)

    def _ladder(self, known: Known, dossier: Dossier, mode: Mode) -> Ladder:
        person = finding.next_person(known)
        return prepare.build_ladder(
            dossier, documents=known.documents, wording=self.wording, mode=mode, person=person
        )

    def _ties(self, known: Known, dossier: Dossier) -> Ties:
        def afresh() -> Ties:
            ladder = self._ladder(known, dossier, Mode.FREE)
            return prepare.make_ties(
                dossier, ladder, facts=known.facts, hearing=self.hearing, wording=self.wording
            )

        return self._once(Ties, known, afresh)
