"""Keeps opportunities, documents with their raw bytes, talks, facts and corrections.

Every method is one transaction: all is kept or nothing. Several processes may use the same folder.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from getsit.errors import DocumentUnknown, NameTaken, OpportunityUnknown, TracesLeft
from getsit.model.conversation import Conversation
from getsit.model.correction import Correction
from getsit.model.document import Document
from getsit.model.fact import Fact
from getsit.model.kept import Kept, Talk
from getsit.model.opportunity import Opportunity
from getsit.store import tables
from getsit.store.engine import one_look, open_engine, reading, translated, writing
from getsit.store.glancing import Glancing
from getsit.store.keeping import add_facts, document_of, keep_one
from getsit.store.migrate import migrate
from getsit.store.recalling import Recalling, forget
from getsit.store.rehearsing import Rehearsing
from getsit.store.sealing import is_sealed, key_for, reseal, tidy
from getsit.store.values import forget_lately, from_text, to_text
from getsit.store.visiting import Visiting

FILE = "getsit.db"


class Store(Visiting, Rehearsing, Recalling, Glancing):
    """The database of one data folder, made when it is not there; StoreTrouble when it cannot be used,
    StoreLocked without the passphrase that it was locked with."""

    def __init__(self, folder: Path, *, passphrase: str = "") -> None:
        self.folder = folder
        self._file = folder / FILE
        with translated(self._file):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            key = key_for(self._file, passphrase)
        self._engine = open_engine(self._file, key)
        migrate(self._engine, self._file)
        with translated(self._file):
            tidy(self._file)

    @staticmethod
    def locked(folder: Path) -> bool:
        """Whether the database of that folder is locked with a passphrase."""
        return is_sealed(folder / FILE)

    def one_look(self) -> AbstractContextManager[None]:
        """All that is read within it is of one state of the database; what is written is seen after it."""
        return one_look(self._engine, self._file)

    def reseal(self, *, old: str, new: str) -> None:
        """Locks the database with the passphrase `new`, or with none when it is empty. This store cannot be
        used afterwards: make another with the new passphrase."""
        with translated(self._file):
            reseal(self._file, old=old, new=new)

    # Opportunities

    def opportunities(self) -> list[Opportunity]:
        """All opportunities, oldest first."""
        with reading(self._engine, self._file) as connection:
            rows = connection.execute(select(tables.opportunities.c.value)).scalars()
            return sorted((from_text(row, Opportunity) for row in rows), key=lambda one: one.created)

    def opportunity(self, name: str) -> Opportunity:
        """The opportunity of that name or id; OpportunityUnknown when there is none."""
        with reading(self._engine, self._file) as connection:
            return _opportunity(connection, name)

    def add_opportunity(self, opportunity: Opportunity) -> None:
        """Keeps a new opportunity; NameTaken when the name is in use."""
        with writing(self._engine, self._file) as connection:
            _add_opportunity(connection, opportunity)

    def change_opportunity(self, opportunity: Opportunity) -> None:
        """Replaces the opportunity of the same id."""
        table = tables.opportunities
        with writing(self._engine, self._file) as connection:
            values = {"name": opportunity.name, "value": to_text(opportunity)}
            connection.execute(update(table).where(table.c.id == opportunity.id).values(values))

    def delete_opportunity(self, id: str) -> None:
        """Deletes the opportunity with every word of it, and empties the database's own log.

        What belongs to the person (résumé, facts) stays. TracesLeft when another program holds the log
        open: the rows are gone then, and `leave_no_trace` empties the log later.
        """
        table = tables.opportunities
        with writing(self._engine, self._file) as connection:
            connection.execute(delete(table).where(table.c.id == id))
        self.leave_no_trace()

    # Documents and talks

    def keep(self, kept: Sequence[Kept]) -> None:
        """Keeps documents with all that came of them, whole or not at all."""
        with writing(self._engine, self._file) as connection:
            for one in kept:
                keep_one(connection, one)

    def documents(self, opportunity_id: str | None) -> list[Document]:
        """The documents of an opportunity, or of the person (None), in the order they came."""
        table = tables.documents
        with reading(self._engine, self._file) as connection:
            whose = table.c.opportunity_id.is_not_distinct_from(opportunity_id)
            rows = connection.execute(select(table.c.value).where(whose)).scalars()
            return sorted((from_text(row, Document) for row in rows), key=lambda one: (one.received, one.id))

    def document(self, id: str) -> Document:
        """The document of that id; DocumentUnknown when there is none."""
        with reading(self._engine, self._file) as connection:
            return from_text(str(_column(connection, id, "value")), Document)

    def raw(self, id: str) -> bytes:
        """The bytes of that document as they came; DocumentUnknown when there is none."""
        with reading(self._engine, self._file) as connection:
            raw: bytes = _column(connection, id, "raw")
            return raw

    def delete_document(self, id: str) -> None:
        """Deletes a document with its talk and the facts that rest on it."""
        table = tables.documents
        with writing(self._engine, self._file) as connection:
            connection.execute(delete(table).where(table.c.id == id))
            forget(connection)
        self.leave_no_trace()

    def talks(self, opportunity_id: str) -> list[Talk]:
        """The talks of an opportunity in the order they were held, then added."""
        table = tables.talks
        query = select(table).where(table.c.opportunity_id == opportunity_id).order_by(table.c.id)
        with reading(self._engine, self._file) as connection:
            rows = connection.execute(query).all()
        found = [_talk(row.value, row.round_number, row.said_on) for row in rows]
        return sorted(found, key=lambda one: (one.round_number or 0, one.said_on or date.min))

    # Facts

    def facts(self) -> list[Fact]:
        """The person's facts, in the order of the résumé, then as they were added."""
        table = tables.facts
        with reading(self._engine, self._file) as connection:
            rows = connection.execute(select(table.c.value).order_by(table.c.place)).scalars()
            return [from_text(row, Fact) for row in rows]

    def add_facts(self, facts: Iterable[Fact]) -> None:
        """Keeps new facts after those that are there."""
        with writing(self._engine, self._file) as connection:
            add_facts(connection, facts)

    def change_facts(self, facts: Iterable[Fact]) -> None:
        """Replaces the facts of the same ids."""
        table = tables.facts
        with writing(self._engine, self._file) as connection:
            forget(connection)
            for fact in facts:
                values = {"value": to_text(fact), "document_id": document_of(fact)}
                connection.execute(update(table).where(table.c.id == fact.id).values(values))

    def drop_facts(self, ids: Iterable[str]) -> None:
        """Deletes those facts."""
        table = tables.facts
        with writing(self._engine, self._file) as connection:
            connection.execute(delete(table).where(table.c.id.in_(list(ids))))
            forget(connection)

    # Corrections

    def corrections(self, opportunity_id: str) -> list[Correction]:
        """All corrections of an opportunity, undone ones too, in the order they were made."""
        table = tables.corrections
        query = select(table.c.value).where(table.c.opportunity_id == opportunity_id)
        with reading(self._engine, self._file) as connection:
            rows = connection.execute(query.order_by(table.c.id)).scalars()
            return [from_text(row, Correction) for row in rows]

    def add_corrections(self, opportunity_id: str, corrections: Iterable[Correction]) -> None:
        """Appends corrections; none is ever changed."""
        with writing(self._engine, self._file) as connection:
            _add_corrections(connection, opportunity_id, corrections)

    # Whole opportunities

    def take_in(
        self,
        opportunity: Opportunity,
        *,
        kept: Sequence[Kept],
        facts: Sequence[Fact],
        corrections: Sequence[Correction],
    ) -> None:
        """Keeps a whole imported opportunity or nothing; the person's documents and facts that are already
        there stay as they are."""
        with writing(self._engine, self._file) as connection:
            _add_opportunity(connection, opportunity)
            there = set(connection.execute(select(tables.documents.c.id)).scalars())
            for one in kept:
                if one.document.id not in there:
                    keep_one(connection, one)
            known = set(connection.execute(select(tables.facts.c.id)).scalars())
            add_facts(connection, (fact for fact in facts if fact.id not in known))
            _add_corrections(connection, opportunity.id, corrections)

    def leave_no_trace(self) -> None:
        """Overwrites what was deleted and empties the log; TracesLeft while another program holds it open."""
        forget_lately()
        with translated(self._file):
            connection = self._engine.raw_connection()
            try:
                connection.execute("VACUUM")
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.close()
        if busy:
            raise TracesLeft(folder=self.folder)


def _opportunity(connection: Connection, name: str) -> Opportunity:
    table = tables.opportunities
    query = select(table.c.value).where((table.c.name == name) | (table.c.id == name))
    found = connection.execute(query).scalar()
    if found is None:
        raise OpportunityUnknown(name=name)
    return from_text(found, Opportunity)


def _add_opportunity(connection: Connection, opportunity: Opportunity) -> None:
    table = tables.opportunities
    taken = connection.execute(select(table.c.id).where(table.c.name == opportunity.name)).scalar()
    if taken is not None:
        raise NameTaken(name=opportunity.name)
    values = {"id": opportunity.id, "name": opportunity.name, "value": to_text(opportunity)}
    connection.execute(insert(table).values(values))


def _add_corrections(connection: Connection, opportunity_id: str, corrections: Iterable[Correction]) -> None:
    for one in corrections:
        values = {"id": one.id, "opportunity_id": opportunity_id, "value": to_text(one)}
        connection.execute(insert(tables.corrections).values(values))


def _talk(value: str, round_number: int | None, said_on: str | None) -> Talk:
    return Talk(
        conversation=from_text(value, Conversation),
        round_number=round_number,
        said_on=date.fromisoformat(said_on) if said_on else None,
    )


def _column(connection: Connection, id: str, name: str) -> Any:
    found = connection.execute(select(tables.documents.c[name]).where(tables.documents.c.id == id)).scalar()
    if found is None:
        raise DocumentUnknown(id=id, name="-")
    return found
