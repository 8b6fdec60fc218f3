"""The first tables: opportunities, documents, talks, facts, corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _opportunities()
    _documents()
    _talks()
    _facts_and_corrections()


def _opportunities() -> None:
    op.create_table(
        "opportunity",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column(
            "opportunity_id",
            sa.String(36),
            sa.ForeignKey("opportunity.id", ondelete="CASCADE"),
            nullable=True,
        ),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("raw", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_document_opportunity_id", "document", ["opportunity_id"])


def _talks() -> None:
    op.create_table(
        "talk",
        sa.Column("id", sa.String(36), sa.ForeignKey("document.id", ondelete="CASCADE"), primary_key=True),
        sa.Column(
            "opportunity_id",
            sa.String(36),
            sa.ForeignKey("opportunity.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("round_number", sa.Integer, nullable=True),
        sa.Column("said_on", sa.String(10), nullable=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_index("ix_talk_opportunity_id", "talk", ["opportunity_id"])


def _facts_and_corrections() -> None:
    op.create_table(
        "fact",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column(
            "document_id",
            sa.String(36),
            sa.ForeignKey("document.id", ondelete="CASCADE"),
            nullable=True,
        ),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column(
            "opportunity_id",
            sa.String(36),
            sa.ForeignKey("opportunity.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_index("ix_correction_opportunity_id", "correction", ["opportunity_id"])


def downgrade() -> None:
    for table in ("correction", "fact", "talk", "document", "opportunity"):
        op.drop_table(table)
