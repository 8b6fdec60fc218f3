"""Debriefs of rehearsals that ended, so that looking back does not listen to the same talks again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "debrief",
        sa.Column("id", sa.String(36), sa.ForeignKey("rehearsal.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("debrief")
