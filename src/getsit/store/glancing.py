"""All opportunities at a glance, in three queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, select

from getsit.model.document import DocumentKind
from getsit.model.kept import Glance
from getsit.model.opportunity import Opportunity
from getsit.store import tables
from getsit.store.engine import reading
from getsit.store.values import read_afresh

T = TypeVar("T")


class Glancing:
    """The part of `Store` that looks at all opportunities together."""

    _engine: Engine
    _file: Path

    def glances(self) -> list[Glance]:
        """Every opportunity with its kinds of document and its held rounds, oldest first."""
        documents, talks = tables.documents, tables.talks
        with reading(self._engine, self._file) as connection:
            rows = connection.execute(select(tables.opportunities.c.value)).scalars().all()
            kinds = _by_first(connection.execute(select(documents.c.opportunity_id, documents.c.kind)))
            query = select(talks.c.opportunity_id, talks.c.round_number).order_by(talks.c.id)
            held = _by_first(connection.execute(query))
        found = [
            Glance(
                opportunity=one,
                kinds=frozenset(DocumentKind(kind) for kind in kinds[one.id]),
                held=tuple(sorted(held[one.id], key=lambda number: number or 0)),
            )
            for one in (read_afresh(row, Opportunity) for row in rows)
        ]
        return sorted(found, key=lambda one: one.opportunity.created)


def _by_first(rows: "Iterable[tuple[str, T]]") -> "defaultdict[str, list[T]]":
    found: defaultdict[str, list[T]] = defaultdict(list)
    for owner, value in rows:
        found[owner].append(value)
    return found
