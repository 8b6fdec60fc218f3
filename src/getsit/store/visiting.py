"""Visits and jobs in the database: what is fetched is kept page by page, so that a stop loses nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, delete, insert, select, update

from getsit.errors import JobUnknown
from getsit.model.document import Document
from getsit.model.job import Job
from getsit.model.kept import Kept
from getsit.model.visit import Visit
from getsit.store import tables
from getsit.store.engine import reading, writing
from getsit.store.keeping import keep_one
from getsit.store.recalling import forget
from getsit.store.values import from_text, to_text


class Visiting:
    """The part of `Store` that keeps visits and jobs."""

    _engine: Engine
    _file: Path

    def visits(self, opportunity_id: str) -> list[Visit]:
        """The visits of an opportunity, oldest first."""
        table = tables.visits
        query = select(table.c.value).where(table.c.opportunity_id == opportunity_id)
        with reading(self._engine, self._file) as connection:
            found = [from_text(row, Visit) for row in connection.execute(query).scalars()]
        return sorted(found, key=lambda one: one.begun)

    def visit(self, opportunity_id: str, site: str) -> Visit | None:
        """The visit of that site, or None."""
        return next((one for one in self.visits(opportunity_id) if one.site == site), None)

    def keep_visit(
        self,
        visit: Visit,
        *,
        kept: Sequence[Kept] = (),
        confirmed: Sequence[Document] = (),
        replaced: str = "",
    ) -> None:
        """Keeps how far a visit has come together with what its latest page brought, all or nothing.

        `confirmed` are documents found unchanged, with their new day; `replaced` is the id of the document
        that the new one takes the place of.
        """
        with writing(self._engine, self._file) as connection:
            _write_visit(connection, visit)
            if replaced:
                connection.execute(delete(tables.documents).where(tables.documents.c.id == replaced))
                forget(connection)
            for one in kept:
                keep_one(connection, one)
            for document in confirmed:
                table = tables.documents
                connection.execute(
                    update(table).where(table.c.id == document.id).values(value=to_text(document))
                )

    def jobs(self, opportunity_id: str) -> list[Job]:
        """The jobs of an opportunity, oldest first."""
        table = tables.jobs
        query = select(table.c.value).where(table.c.opportunity_id == opportunity_id).order_by(table.c.id)
        with reading(self._engine, self._file) as connection:
            return [from_text(row, Job) for row in connection.execute(query).scalars()]

    def job(self, id: str) -> Job:
        """The job of that id; JobUnknown when there is none."""
        table = tables.jobs
        with reading(self._engine, self._file) as connection:
            found = connection.execute(select(table.c.value).where(table.c.id == id)).scalar()
        if found is None:
            raise JobUnknown(id=id)
        return from_text(found, Job)

    def keep_job(self, job: Job) -> None:
        """Keeps a job as it stands now."""
        with writing(self._engine, self._file) as connection:
            _write_job(connection, job)

    def change_job(self, id: str, change: Callable[[Job], Job]) -> Job:
        """The job as changed, with nobody else writing between the look and the change; JobUnknown.

        What `change` raises leaves the job as it was.
        """
        table = tables.jobs
        with writing(self._engine, self._file) as connection:
            found = connection.execute(select(table.c.value).where(table.c.id == id)).scalar()
            if found is None:
                raise JobUnknown(id=id)
            changed = change(from_text(found, Job))
            _write_job(connection, changed)
        return changed


def _write_job(connection: Connection, job: Job) -> None:
    row = {"id": job.id, "opportunity_id": job.opportunity_id, "value": to_text(job)}
    _replace(connection, tables.jobs, row, by=("id",))


def _write_visit(connection: Connection, visit: Visit) -> None:
    row = {"opportunity_id": visit.opportunity_id, "site": visit.site, "value": to_text(visit)}
    _replace(connection, tables.visits, row, by=("opportunity_id", "site"))


def _replace(connection: Connection, table: Table, row: dict[str, str], *, by: tuple[str, ...]) -> None:
    same = [table.c[name] == row[name] for name in by]
    connection.execute(delete(table).where(*same))
    connection.execute(insert(table).values(row))
