"""The tables: those kept for good, and the projections made from the declarations.

Kept for good (migrated by Alembic): ``change``, ``replica``, ``package``,
``setting``, ``file``. Derived (dropped and rebuilt at will): ``live``,
``record``, ``conflict``, one table for each kind, ``answer``, and the search
index.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.registers.catalogue import KINDS
from fieldkit.registers.kinds import FieldType

if TYPE_CHECKING:
    from fieldkit.registers.kinds import Field, Kind

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

kept = MetaData(naming_convention=NAMING)
derived = MetaData(naming_convention=NAMING)

replica = Table(
    "replica",
    kept,
    Column("id", Text, primary_key=True),
    Column("device", Text, nullable=False, server_default=""),
    Column("person", Text, nullable=False, server_default=""),
    Column("role", Text, nullable=False, server_default=""),
    Column("is_own", Boolean, nullable=False, server_default="0"),
)
"""Every writing database that was ever heard of; one of them is this one."""

package = Table(
    "package",
    kept,
    Column("id", Text, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("received", Text, nullable=False),
    Column("added", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("edits", Integer, nullable=False),
    Column("damage", Integer, nullable=False),
)
"""Packages taken in: sender, file name and time are kept for good."""

change = Table(
    "change",
    kept,
    Column("id", Integer, primary_key=True),
    Column("replica", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("record", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("package", Text, ForeignKey("package.id"), nullable=True),
    UniqueConstraint("replica", "seq", name="uq_change_dot"),
)
"""The ledger. ``body`` is the canonical JSON that ``hash`` is taken of."""

setting = Table(
    "setting",
    kept,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What belongs to this workspace alone and does not travel."""

file = Table(
    "file",
    kept,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
)
"""Names and sizes of the files that lie in the ``files`` folder under their SHA-256."""

record = Table(
    "record",
    derived,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False, index=True),
    Column("deleted", Boolean, nullable=False),
    Column("disputed", Boolean, nullable=False),
)
"""Every record: a small number for the index tables, its kind, whether it is deleted or changed after that."""

live = Table(
    "live",
    derived,
    Column("record", Text, primary_key=True),
    Column("change", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""The changes of each record that are head of at least one unit; all that is needed to fold it."""

conflict = Table(
    "conflict",
    derived,
    Column("record", Text, primary_key=True),
    Column("unit", Text, primary_key=True),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    derived,
    Column("record", Text, primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Answers of submissions, by the path of the question."""

search_text = Table(
    "search_text",
    derived,
    Column("no", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("initials", Text, nullable=False),
)
"""What the search box looks in, as typed and by pinyin initials; the grams of it are in ``search_grams``."""

SEARCH_GRAMS = "search_grams"
"""FTS5 table (SQLite only): one- and two-character grams of ``search_text``, see ``search``."""


def _column(field: Field) -> Column[object]:
    match field.type:
        case FieldType.INTEGER:
            kind: type[Integer | Float[float] | Boolean | Text] = Integer
        case FieldType.DECIMAL:
            kind = Float
        case FieldType.YES_NO:
            kind = Boolean
        case _:
            kind = Text
    return Column(field.key, kind, nullable=True)


def _projection(kind: Kind) -> Table:
    return Table(
        kind.key,
        derived,
        Column("no", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *(_column(field) for field in kind.fields),
    )


PROJECTIONS = {kind.key: _projection(kind) for kind in KINDS}
"""One table for each kind: shown values of records that are not deleted; numbers typed, the rest canonical text."""

_outlet = PROJECTIONS["outlet"].c
Index("ix_outlet_community_type", _outlet.community, _outlet.business_type)
Index("ix_outlet_name", _outlet.name)
Index("ix_outlet_phone", _outlet.phone)
Index("ix_outlet_checked", _outlet.checked)
Index("ix_outlet_type", _outlet.business_type, _outlet.no, _outlet.id)
Index("ix_outlet_id", _outlet.no, _outlet.id)
Index("ix_submission_form", PROJECTIONS["submission"].c.form)


def fingerprint() -> str:
    """A hash of the derived tables' shape and of how they are filled; when it changes they are rebuilt."""
    shape = {
        table.name: [f"{column.name} {column.type} {column.primary_key}" for column in table.columns]
        for table in derived.sorted_tables
    }
    indexes = sorted(str(index.name) for table in derived.sorted_tables for index in table.indexes)
    searched = {kind.key: kind.searched for kind in KINDS}
    return digest_of(canonical_json([FILLING, shape, indexes, searched]))


FILLING = 3
"""Raise when a projection is filled differently although its columns stay."""
