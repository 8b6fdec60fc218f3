"""Visits of sites with what came of each page, and jobs that survive a closed browser."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "visit",
        _opportunity(primary_key=True),
        sa.Column("site", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.String(36), primary_key=True),
        _opportunity(primary_key=False),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_index("ix_job_opportunity_id", "job", ["opportunity_id"])


def _opportunity(*, primary_key: bool) -> "sa.Column[str]":
    owner = sa.ForeignKey("opportunity.id", ondelete="CASCADE")
    return sa.Column("opportunity_id", sa.String(36), owner, primary_key=primary_key, nullable=False)


def downgrade() -> None:
    for table in ("job", "visit"):
        op.drop_table(table)
