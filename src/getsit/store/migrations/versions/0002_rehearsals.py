"""Rehearsals: a row each, its whole value rewritten after every turn, so that nothing said is lost."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rehearsal",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column(
            "opportunity_id",
            sa.String(36),
            sa.ForeignKey("opportunity.id", ondelete="CASCADE"),
            nullable=True,
        ),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_index("ix_rehearsal_opportunity_id", "rehearsal", ["opportunity_id"])
