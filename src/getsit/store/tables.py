"""The tables. A value is kept whole as JSON; only what is looked up is a column of its own."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def _opportunity(*, nullable: bool) -> Column[str]:
    """The column of what goes when its opportunity goes."""
    owner = ForeignKey("opportunity.id", ondelete="CASCADE")
    return Column("opportunity_id", String(36), owner, nullable=nullable)


opportunities = Table(
    "opportunity",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("value", Text, nullable=False),
)

# A document without an opportunity belongs to the person (a résumé) and serves all opportunities.
documents = Table(
    "document",
    metadata,
    Column("id", String(36), primary_key=True),
    _opportunity(nullable=True),
    Column("kind", String(16), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("value", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Index("ix_document_opportunity_id", "opportunity_id"),
)

talks = Table(
    "talk",
    metadata,
    Column("id", String(36), ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
    _opportunity(nullable=False),
    Column("round_number", Integer, nullable=True),
    Column("said_on", String(10), nullable=True),
    Column("value", Text, nullable=False),
    Index("ix_talk_opportunity_id", "opportunity_id"),
)

facts = Table(
    "fact",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("document_id", String(36), ForeignKey("document.id", ondelete="CASCADE"), nullable=True),
    Column("place", Integer, nullable=False),
    Column("value", Text, nullable=False),
)

corrections = Table(
    "correction",
    metadata,
    Column("id", String(36), primary_key=True),
    _opportunity(nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_correction_opportunity_id", "opportunity_id"),
)

# A rehearsal without an opportunity is one with a written manager.
rehearsals = Table(
    "rehearsal",
    metadata,
    Column("id", String(36), primary_key=True),
    _opportunity(nullable=True),
    Column("value", Text, nullable=False),
    Index("ix_rehearsal_opportunity_id", "opportunity_id"),
)

# Made anew by another version of the program or of the hearing: `by` says which made it.
debriefs = Table(
    "debrief",
    metadata,
    Column("id", String(36), ForeignKey("rehearsal.id", ondelete="CASCADE"), primary_key=True),
    Column("by", Text, nullable=False),
    Column("value", Text, nullable=False),
)

visits = Table(
    "visit",
    metadata,
    Column("opportunity_id", String(36), ForeignKey("opportunity.id", ondelete="CASCADE"), primary_key=True),
    Column("site", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

jobs = Table(
    "job",
    metadata,
    Column("id", String(36), primary_key=True),
    _opportunity(nullable=False),
    Column("value", Text, nullable=False),
    Index("ix_job_opportunity_id", "opportunity_id"),
)

# What was worked out from the rest and may be thrown away; see `recalling.py`.
understood = Table(
    "understood",
    metadata,
    Column("opportunity_id", String(36), ForeignKey("opportunity.id", ondelete="CASCADE"), primary_key=True),
    Column("what", String(16), primary_key=True),
    Column("mark", String(64), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
