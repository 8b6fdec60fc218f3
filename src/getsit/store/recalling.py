"""What was worked out from what is kept, so that it is worked out once. It may be thrown away at any time.

Each row is found by a mark of all that it was made of, so that an old one is never taken for new. Rows go
with what
they were made of: whatever is deleted or reworded anywhere takes all of them along.
"""

import zlib
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, Integer, column, delete, insert, select

from getsit.store import tables
from getsit.store.compact import from_compact, to_compact
from getsit.store.engine import reading, writing

T = TypeVar("T")
ROW = column("rowid", Integer)  # grows with each row that SQLite adds
MOST = 4  # as it is known, with the confirmed facts alone, with all of them, as it would travel
QUICK = 1  # how hard to compress: the rows are read far more often than they are large


class Recalling:
    """The part of `Store` that keeps what was understood."""

    _engine: Engine
    _file: Path

    def recall(self, opportunity_id: str, kind: type[T], *, mark: str) -> T | None:
        """The value of that type that was kept under that mark, or None; None too when it cannot be read."""
        table = tables.understood
        query = select(table.c.value).where(
            table.c.opportunity_id == opportunity_id, table.c.what == _what(kind), table.c.mark == mark
        )
        with reading(self._engine, self._file) as connection:
            found = connection.execute(query).scalar()
        if found is None:
            return None
        try:
            return from_compact(zlib.decompress(found).decode("utf-8"), kind)
        except (zlib.error, ValueError, TypeError, LookupError):
            return None  # whatever it was, it is worked out again

    def remember(self, opportunity_id: str, value: object, *, mark: str) -> None:
        """Keeps it beside the few that were kept last; nothing for an opportunity that is not here."""
        table = tables.understood
        what = _what(type(value))
        row = {"opportunity_id": opportunity_id, "what": what, "mark": mark}
        kept = zlib.compress(to_compact(value).encode("utf-8"), QUICK)
        with writing(self._engine, self._file) as connection:
            there = select(tables.opportunities.c.id).where(tables.opportunities.c.id == opportunity_id)
            if connection.execute(there).scalar() is None:
                return
            connection.execute(insert(table).prefix_with("OR REPLACE").values({**row, "value": kept}))
            of_this = (table.c.opportunity_id == opportunity_id, table.c.what == what)
            newest = select(ROW).select_from(table).where(*of_this).order_by(ROW.desc()).limit(MOST)
            connection.execute(delete(table).where(*of_this, ROW.not_in(newest)))


def _what(kind: type) -> str:
    return kind.__name__.lower()


def forget(connection: Connection) -> None:
    """Deletes all that was understood, in the transaction that deletes or rewords what it was made of."""
    connection.execute(delete(tables.understood))
