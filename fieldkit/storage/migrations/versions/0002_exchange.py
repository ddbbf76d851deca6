"""Every file that arrived, what was handed in and confirmed, what was heard of."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table(
        "arrival",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("package", sa.Text(), server_default="", nullable=False),
        sa.Column("sender", sa.Text(), server_default="", nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.Column("device", sa.Text(), server_default="", nullable=False),
        sa.Column("added", sa.Integer(), server_default="0", nullable=False),
        sa.Column("known", sa.Integer(), server_default="0", nullable=False),
        sa.Column("edits", sa.Integer(), server_default="0", nullable=False),
        sa.Column("damage", sa.Integer(), server_default="0", nullable=False),
        sa.Column("conflicts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("photos", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("reason_en", sa.Text(), server_default="", nullable=False),
        sa.Column("stored", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival")),
    )
    op.create_index(op.f("ix_arrival_file_hash"), "arrival", ["file_hash"])
    op.execute(
        "INSERT INTO arrival (file_name, file_hash, received, status, package, sender, person, device, "
        "added, known, edits, damage) SELECT file_name, '', received, 'accepted', id, sender, person, device, "
        "added, known, edits, damage FROM package ORDER BY received, rowid"
    )
    for name in ("handed", "confirmed"):
        op.create_table(
            name,
            sa.Column("replica", sa.Text(), nullable=False),
            sa.Column("first", sa.Integer(), nullable=False),
            sa.Column("last", sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint("replica", "first", name=op.f(f"pk_{name}")),
        )
    op.execute(
        "INSERT INTO handed (replica, first, last) SELECT substr(key, 8), 1, CAST(value AS INTEGER) "
        "FROM setting WHERE key LIKE 'handed/%' AND CAST(value AS INTEGER) > 0"
    )
    op.execute("DELETE FROM setting WHERE key LIKE 'handed/%'")
    op.create_table(
        "confirmed_file",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_confirmed_file")),
    )
    op.create_table(
        "heard",
        sa.Column("replica", sa.Text(), nullable=False),
        sa.Column("high", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("replica", name=op.f("pk_heard")),
    )
