"""What the steering group publishes, and who was told of it."""

import sqlalchemy as sa
from alembic import op

revision = "settle0002"
down_revision = "settle0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the publications and the list of who was told."""
    op.create_table(
        "publications",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.String(200), nullable=False),
        sa.Column("version", sa.String(200), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("by_whom", sa.LargeBinary(), nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.String(200), nullable=False),
        sa.Column("extras", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_publications"),
        sa.ForeignKeyConstraint(["fingerprint"], ["question_sets.fingerprint"], name="fk_publications_fingerprint"),
    )
    op.create_table(
        "told",
        sa.Column("practitioner", sa.String(64), nullable=False),
        sa.Column("publication", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("practitioner", "publication", name="pk_told"),
        sa.ForeignKeyConstraint(["publication"], ["publications.number"], name="fk_told_publication"),
    )
