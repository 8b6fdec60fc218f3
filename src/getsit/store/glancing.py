"""All opportunities at a glance, in five queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine, select

from getsit.model.correction import Correction
from getsit.model.document import DocumentKind
from getsit.model.kept import Glance
from getsit.model.opportunity import Opportunity
from getsit.store import tables
from getsit.store.engine import reading
from getsit.store.values import read_afresh

T = TypeVar("T")
Held = tuple[int | None, str | None, str]  # number of the round, day, id of the talk


class Glancing:
    """The part of `Store` that looks at all opportunities together."""

    _engine: Engine
    _file: Path

    def glances(self) -> list[Glance]:
        """Every opportunity with its kinds of document and its held rounds, oldest first."""
        documents, talks, said = tables.documents, tables.talks, tables.corrections
        with reading(self._engine, self._file) as connection:
            rows = connection.execute(select(tables.opportunities.c.value)).scalars().all()
            kinds = _by_first(connection.execute(select(documents.c.opportunity_id, documents.c.kind)))
            query = select(talks.c.opportunity_id, talks.c.round_number, talks.c.said_on, talks.c.id)
            held = _by_first((row[0], tuple(row[1:])) for row in connection.execute(query))
            corrections = _by_first(connection.execute(select(said.c.opportunity_id, said.c.value)))
            rehearsed = set(connection.execute(select(tables.rehearsals.c.opportunity_id)).scalars())
        found = [
            Glance(
                opportunity=one,
                kinds=frozenset(DocumentKind(kind) for kind in kinds[one.id]),
                held=tuple(number for number, _, _ in _in_order(held[one.id])),
                latest=next((id for _, _, id in reversed(_in_order(held[one.id]))), ""),
                rehearsed=one.id in rehearsed,
                said=tuple(read_afresh(value, Correction) for value in corrections[one.id]),
            )
            for one in (read_afresh(row, Opportunity) for row in rows)
        ]
        return sorted(found, key=lambda one: one.opportunity.created)


def _in_order(talks: "list[Held]") -> "list[Held]":
    """Talks in the order they were held, then added, as `Store.talks` has them."""
    return sorted(talks, key=lambda one: (one[0] or 0, one[1] or "", one[2]))


def _by_first(rows: "Iterable[tuple[str, T]]") -> "defaultdict[str, list[T]]":
    found: defaultdict[str, list[T]] = defaultdict(list)
    for owner, value in rows:
        found[owner].append(value)
    return found
