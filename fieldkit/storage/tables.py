"""The tables: those kept for good, and the projections made from the declarations.

Kept for good (migrated by Alembic): ``change``, ``replica``, ``package``,
``arrival``, ``handed``, ``confirmed``, ``confirmed_file``, ``heard``,
``setting``, ``file``. Derived (dropped and rebuilt at will): ``live``,
``record``, ``pair``, ``erasure``, ``conflict``, ``touched``, one table for each
kind, ``answer``, and the search index.
"""

from __future__ import annotations

import functools
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
"""Packages taken in, once for each content; changes point to the one they came with."""

arrival = Table(
    "arrival",
    kept,
    Column("id", Integer, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("file_hash", Text, nullable=False, index=True),
    Column("received", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("package", Text, nullable=False, server_default=""),
    Column("sender", Text, nullable=False, server_default=""),
    Column("person", Text, nullable=False, server_default=""),
    Column("device", Text, nullable=False, server_default=""),
    Column("added", Integer, nullable=False, server_default="0"),
    Column("known", Integer, nullable=False, server_default="0"),
    Column("edits", Integer, nullable=False, server_default="0"),
    Column("damage", Integer, nullable=False, server_default="0"),
    Column("conflicts", Integer, nullable=False, server_default="0"),
    Column("photos", Integer, nullable=False, server_default="0"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("reason_en", Text, nullable=False, server_default=""),
    Column("stored", Text, nullable=False, server_default=""),
)
"""Every file that came, taken or refused: sender, file name and time are kept for good."""


def _vector(name: str) -> Table:
    return Table(
        name,
        kept,
        Column("replica", Text, primary_key=True),
        Column("first", Integer, primary_key=True),
        Column("last", Integer, nullable=False),
    )


handed = _vector("handed")
"""Sequence numbers that were in a package written here."""

confirmed = _vector("confirmed")
"""Sequence numbers that an office's receipt confirmed."""

confirmed_file = Table("confirmed_file", kept, Column("sha256", Text, primary_key=True))
"""Photos that an office's receipt confirmed."""

heard = Table(
    "heard", kept, Column("replica", Text, primary_key=True), Column("high", Integer, nullable=False)
)
"""The highest number of each replica that any package spoke of; what is missing below it is 缺号."""

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
"""The ledger. ``body`` is canonical JSON, ``hash`` is taken of it as it was before any of it was erased."""

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
    Column("head", Text, nullable=True, index=True),
)
"""Every record: a small number for the index tables, its kind, whether it is deleted or changed after that.

``head`` is the representative of the class that people joined it into; None for a record on its own.
"""

live = Table(
    "live",
    derived,
    Column("record", Text, primary_key=True),
    Column("change", Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""The changes of each record that are head of at least one unit; all that is needed to fold it."""

pair = Table(
    "pair",
    derived,
    Column("record", Text, primary_key=True),
    Column("other", Text, primary_key=True, index=True),
    Column("same", Boolean, primary_key=True),
    sqlite_with_rowid=False,
)
"""Two records of which people say that they are one (是同一家) or are not; ``record`` is the smaller id."""

erasure = Table("erasure", derived, Column("change", Integer, primary_key=True))
"""Changes that erase values, and those that are kept without some of theirs."""

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

touched = Table(
    "touched",
    derived,
    Column("kind", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("no", Integer, nullable=False, index=True),
    sqlite_with_rowid=False,
)
"""When outlets or answer sheets of a community, or records of another kind, were last written about; numbers only grow."""

search_text = Table(
    "search_text",
    derived,
    Column("no", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("initials", Text, nullable=False),
)
"""What the search box looks in, as typed and by pinyin initials; the grams of it are in ``search_grams``."""

search_pending = Table("search_pending", derived, Column("no", Integer, primary_key=True))
"""Records that came in a large addition and whose grams are not in the index yet."""

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
Index(
    "ix_outlet_community_type",
    _outlet.community,
    _outlet.business_type,
    _outlet.status,
    _outlet.chain,
    _outlet.open_24h,
    _outlet.stage,
    _outlet.stage_date,
)
Index("ix_outlet_name", _outlet.name)
Index("ix_outlet_phone", _outlet.phone)
Index("ix_outlet_checked", _outlet.checked)
Index("ix_outlet_type", _outlet.business_type, _outlet.no, _outlet.id)
Index("ix_outlet_id", _outlet.no, _outlet.id)
Index("ix_submission_form", PROJECTIONS["submission"].c.form)


@functools.cache
def fingerprint() -> str:
    """A hash of the derived tables' shape and of how they are filled; when it changes they are rebuilt."""
    shape = {
        table.name: [f"{column.name} {column.type} {column.primary_key}" for column in table.columns]
        for table in derived.sorted_tables
    }
    indexes = sorted(
        f"{index.name} {[column.name for column in index.columns]}"
        for table in derived.sorted_tables
        for index in table.indexes
    )
    searched = {kind.key: kind.searched for kind in KINDS}
    return digest_of(canonical_json([FILLING, shape, indexes, searched]))


FILLING = 5
"""Raise when a projection is filled differently although its columns stay."""
