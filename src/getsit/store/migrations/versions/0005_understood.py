"""What was understood of an opportunity, so that no page waits for the same listening twice."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    owner = sa.ForeignKey("opportunity.id", ondelete="CASCADE")
    op.create_table(
        "understood",
        sa.Column("opportunity_id", sa.String(36), owner, primary_key=True, nullable=False),
        sa.Column("what", sa.String(16), primary_key=True),
        sa.Column("mark", sa.String(64), primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("understood")
