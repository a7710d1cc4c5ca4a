"""The first tables. Stands as it was released; never edited."""

import sqlalchemy as sa
from alembic import op

revision = "settle0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the journals, the question sets kept with them, the opinions, and the heartbeat's one row."""
    op.create_table(
        "discussions",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("question_set", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_discussions"),
    )
    op.create_table(
        "question_sets",
        sa.Column("fingerprint", sa.String(200), nullable=False),
        sa.Column("files", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_question_sets"),
    )
    op.create_table(
        "opinions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("wording_id", sa.String(200), nullable=False),
        sa.Column("language", sa.String(200), nullable=False),
        sa.Column("fingerprint", sa.String(200), nullable=False),
        sa.Column("verdict", sa.String(32), nullable=False),
        sa.Column("instead", sa.LargeBinary(), nullable=False),
        sa.Column("who", sa.String(32), nullable=False),
        sa.Column("help_used", sa.String(64), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_opinions"),
        sqlite_with_rowid=False,
    )
    heartbeat = op.create_table(
        "heartbeat",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("load", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heartbeat"),
    )
    op.create_table(
        "entries",
        sa.Column("discussion_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("actor", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("discussion_id", "number", name="pk_entries"),
        sa.ForeignKeyConstraint(["discussion_id"], ["discussions.id"], name="fk_entries_discussion_id"),
    )
    op.create_index(
        "ix_entries_finished",
        "entries",
        ["discussion_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'finished'"),
        postgresql_where=sa.text("kind = 'finished'"),
    )
    op.bulk_insert(heartbeat, [{"id": 1, "load": b""}])
