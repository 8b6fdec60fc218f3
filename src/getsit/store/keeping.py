"""Writing one document with all that came of it, inside a transaction that somebody else opened."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, insert, select

from getsit.model.fact import Fact
from getsit.model.kept import Kept, Talk
from getsit.store import tables
from getsit.store.values import to_text


def keep_one(connection: Connection, kept: Kept) -> None:
    """Writes a document with its bytes, its talk and its facts."""
    document = kept.document
    values = {
        "id": document.id,
        "opportunity_id": kept.opportunity_id,
        "kind": document.kind.value,
        "sha256": document.sha256,
        "value": to_text(document),
        "raw": kept.raw,
    }
    connection.execute(insert(tables.documents).values(values))
    if kept.talk is not None:
        row = {"id": document.id, "opportunity_id": kept.opportunity_id, **_talk_values(kept.talk)}
        connection.execute(insert(tables.talks).values(row))
    add_facts(connection, kept.facts)


def add_facts(connection: Connection, facts: Iterable[Fact]) -> None:
    """Writes facts after those that are there."""
    table = tables.facts
    place = connection.execute(select(func.coalesce(func.max(table.c.place), 0))).scalar_one()
    rows = [
        {
            "id": fact.id,
            "document_id": document_of(fact),
            "place": place + step,
            "value": to_text(fact),
        }
        for step, fact in enumerate(facts, start=1)
    ]
    if rows:
        connection.execute(insert(table), rows)


def document_of(fact: Fact) -> str | None:
    """The id of the document that a fact rests on, or None for own words."""
    return fact.quote.document_id if fact.quote else None


def _talk_values(talk: Talk) -> dict[str, object]:
    return {
        "round_number": talk.round_number,
        "said_on": talk.said_on.isoformat() if talk.said_on else None,
        "value": to_text(talk.conversation),
    }
