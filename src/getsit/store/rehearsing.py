"""Rehearsals in the database, whole after every turn, and the debriefs of those that ended."""

from abc import abstractmethod
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, delete, insert, select, update

from getsit.errors import RehearsalMoved, RehearsalUnknown
from getsit.model.debrief import Debrief
from getsit.model.rehearsal import Rehearsal
from getsit.store import tables
from getsit.store.engine import reading, writing
from getsit.store.values import from_text, to_text

SHORTEST_ID = 6  # letters by which a rehearsal may be called; with fewer one might mean another


class Rehearsing:
    """The part of `Store` that keeps rehearsals."""

    _engine: Engine
    _file: Path

    @abstractmethod
    def leave_no_trace(self) -> None:
        """Overwrites what was deleted."""

    def add_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Keeps a new rehearsal."""
        row = {"id": rehearsal.id, "opportunity_id": rehearsal.opportunity_id, "value": to_text(rehearsal)}
        with writing(self._engine, self._file) as connection:
            connection.execute(insert(tables.rehearsals).values(row))

    def change_rehearsal(self, rehearsal: Rehearsal, *, was: Rehearsal) -> None:
        """Keeps a rehearsal in place of what it `was`. Another program may have changed it since that was
        read: RehearsalMoved when it has more turns by now or has ended, RehearsalUnknown when it is gone;
        then nothing is changed."""
        table = tables.rehearsals
        value = to_text(rehearsal)
        with writing(self._engine, self._file) as connection:
            here = table.c.id == rehearsal.id
            found = connection.execute(select(table.c.value).where(here)).scalar()
            if found is None:
                raise RehearsalUnknown(id=rehearsal.id)
            if _reached(from_text(found, Rehearsal)) != _reached(was):
                raise RehearsalMoved(id=rehearsal.id)
            connection.execute(update(table).where(here).values(value=value))

    def rehearsal(self, id: str) -> Rehearsal:
        """The rehearsal of that id, or of an id that ends so (six letters at least); RehearsalUnknown."""
        table = tables.rehearsals
        if len(id) < SHORTEST_ID:
            raise RehearsalUnknown(id=id)
        with reading(self._engine, self._file) as connection:
            query = select(table.c.value).where(table.c.id.endswith(id, autoescape=True))
            found = connection.execute(query.order_by(table.c.id.desc())).scalar()
        if found is None:
            raise RehearsalUnknown(id=id)
        return from_text(found, Rehearsal)

    def rehearsals(self) -> list[Rehearsal]:
        """All rehearsals, oldest first."""
        table = tables.rehearsals
        with reading(self._engine, self._file) as connection:
            rows = connection.execute(select(table.c.value).order_by(table.c.id)).scalars()
            return [from_text(row, Rehearsal) for row in rows]

    def rehearsals_over(self, until: Rehearsal, *, most: int) -> list[Rehearsal]:
        """The latest talks that ended, this one last; no more are read than needed."""
        table = tables.rehearsals
        query = select(table.c.value).where(table.c.id <= until.id).order_by(table.c.id.desc())
        with reading(self._engine, self._file) as connection:
            rows = (from_text(row, Rehearsal) for row in connection.execute(query).scalars())
            return list(islice((one for one in rows if one.over), most))[::-1]

    def debriefs(self, ids: Sequence[str], *, by: str) -> dict[str, Debrief]:
        """The debriefs that `by` made of those rehearsals, by the ids of these."""
        table = tables.debriefs
        query = select(table.c.id, table.c.value).where(table.c.id.in_(ids), table.c.by == by)
        with reading(self._engine, self._file) as connection:
            return {row.id: from_text(row.value, Debrief) for row in connection.execute(query)}

    def keep_debrief(self, id: str, debrief: Debrief, *, by: str) -> None:
        """Keeps what `by` made of that rehearsal, in place of what was made before; nothing where the
        rehearsal is gone by now."""
        table, rehearsal = tables.debriefs, tables.rehearsals
        value = to_text(debrief)
        with writing(self._engine, self._file) as connection:
            connection.execute(delete(table).where(table.c.id == id))
            if connection.execute(select(rehearsal.c.id).where(rehearsal.c.id == id)).scalar() is not None:
                connection.execute(insert(table).values(id=id, by=by, value=value))

    def delete_rehearsal(self, id: str) -> None:
        """Deletes a rehearsal with every word of it."""
        table = tables.rehearsals
        with writing(self._engine, self._file) as connection:
            connection.execute(delete(table).where(table.c.id == id))
        self.leave_no_trace()


def _reached(rehearsal: Rehearsal) -> tuple[int, str | None]:
    """How far a talk has got: nothing that was said is ever changed, only added to or ended."""
    return len(rehearsal.exchanges), rehearsal.state.ended
