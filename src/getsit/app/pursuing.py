"""Opportunities and their rounds: beginning, looking, ending."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from getsit import prepare, reading
from getsit.app import finding
from getsit.app.bringing import Bringing
from getsit.errors import (
    GetsItError,
    OpportunityUnknown,
)
from getsit.model.document import Document, DocumentKind, Raw
from getsit.model.kept import Glance
from getsit.model.opportunity import Opportunity, Person, Round, RoundKind


class Pursuing(Bringing):
    """What a person asks about opportunities."""

    def new(self, name: str, *, candidate: str = "", example: bool = False) -> Opportunity:
        """A new opportunity; NameTaken when there is one of that name, ValueUnknown for an empty name."""
        opportunity = Opportunity(
            id=self._new_id(),
            name=finding.a_name(name),
            created=self._clock(),
            candidate=candidate,
            example=example,
        )
        self._store.add_opportunity(opportunity)
        return opportunity

    def begin(self, name: str, *, posting: Raw, resume: Raw | None = None) -> Opportunity:
        """A new opportunity with its posting and the person's résumé, whole or not at all.

        Without a name it takes the title of the posting, with a number when that is in use.
        """
        document = reading.read_document(
            posting, kind=DocumentKind.POSTING, id=self._new_id(), received=self._clock()
        )
        title = name.strip() or self._title_of(document)
        taken = {one.name for one in self._store.opportunities()}
        made = self.new(title if name.strip() else finding.free_name(title, taken))
        try:
            self.add(made.id, posting, kind=DocumentKind.POSTING)
            if resume is not None:
                self.add(made.id, resume, kind=DocumentKind.RESUME)
        except GetsItError:
            self._store.delete_opportunity(made.id)
            raise
        return made

    def today(self) -> date:
        """The day that it is."""
        return self._clock().date()

    def opportunities(self) -> list[Opportunity]:
        """All opportunities, oldest first."""
        return self._store.opportunities()

    def opportunity(self, name: str) -> Opportunity:
        """The opportunity of that name or id; OpportunityUnknown."""
        return self._store.opportunity(name)

    def glances(self) -> list[Glance]:
        """All opportunities with their kinds of document and held rounds, oldest first."""
        return self._store.glances()

    def delete(self, name: str) -> None:
        """Deletes the opportunity and every word of it; the person's résumé and facts stay."""
        try:
            id = self._store.opportunity(name).id
        except OpportunityUnknown:
            self._store.leave_no_trace()  # an earlier delete may have left its log behind
            raise
        self._store.delete_opportunity(id)
        self._understand.cache_clear()
        self._mark.cache_clear()

    def add_round(
        self,
        name: str,
        *,
        on: date | None = None,
        at: time | None = None,
        kind: RoundKind = RoundKind.MANAGER,
        persons: Sequence[Person] = (),
    ) -> Round:
        """A new round at the end of the opportunity's rounds."""
        opportunity = self._store.opportunity(name)
        number = max((one.number for one in opportunity.rounds), default=0) + 1
        added = Round(
            id=self._new_id(), number=number, kind=kind, on=on, at=_bare(at), persons=tuple(persons)
        )
        self._store.change_opportunity(replace(opportunity, rounds=(*opportunity.rounds, added)))
        return added

    def change_round(
        self,
        name: str,
        number: int,
        *,
        on: date | None = None,
        at: time | None = None,
        kind: RoundKind | None = None,
        persons: Sequence[Person] = (),
    ) -> Round:
        """The round with what was given in place of what it had; RoundUnknown."""
        opportunity = self._store.opportunity(name)
        there = finding.round_of(opportunity, number)
        changed = replace(
            there,
            on=on or there.on,
            at=_bare(at) or there.at,
            kind=kind or there.kind,
            persons=tuple(persons) or there.persons,
        )
        rounds = tuple(changed if one is there else one for one in opportunity.rounds)
        self._store.change_opportunity(replace(opportunity, rounds=rounds))
        return changed

    def set_round(
        self,
        name: str,
        number: int,
        *,
        on: date | None,
        at: time | None,
        kind: RoundKind,
        persons: Sequence[Person],
    ) -> Round:
        """The round with exactly these, so that a day or a person can be taken away too; RoundUnknown."""
        opportunity = self._store.opportunity(name)
        there = finding.round_of(opportunity, number)
        put = replace(there, on=on, at=_bare(at), kind=kind, persons=tuple(persons))
        rounds = tuple(put if one is there else one for one in opportunity.rounds)
        self._store.change_opportunity(replace(opportunity, rounds=rounds))
        return put

    def drop_round(self, name: str, number: int) -> Round:
        """Takes a round away and gives it back; its talk, when there is one, stays. RoundUnknown."""
        opportunity = self._store.opportunity(name)
        there = finding.round_of(opportunity, number)
        rounds = tuple(one for one in opportunity.rounds if one is not there)
        self._store.change_opportunity(replace(opportunity, rounds=rounds))
        return there

    def _title_of(self, document: Document) -> str:
        posting = prepare.read_posting(document, hearing=self.hearing)
        parts = [part.exact for part in (posting.title, posting.hiring_organization) if part]
        return " ".join(", ".join(parts).split())[:80] or document.name


def _bare(at: time | None) -> time | None:
    """The time as a clock on the wall shows it, in whole minutes and without a zone."""
    return at.replace(tzinfo=None, second=0, microsecond=0) if at is not None else None
