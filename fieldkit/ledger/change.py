"""One immutable entry of the ledger, and its canonical form.

A change sets fields ("units", the smallest things that merge) of one record. It
carries what its writer had seen of those fields; that, and never a clock,
decides what supersedes what.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldkit.kernel.ids import RecordId, ReplicaId

DELETED = "$deleted"
"""Unit that says whether the record is deleted: ``"1"`` or None."""
SAME = "$same/"
"""Prefix of the units that say "this record and that one are one": ``$same/<record>``."""

FIRST_PREVIOUS = "0" * 64
"""What the first change of a replica names as the change before it."""

HIGHEST = 2**53 - 1
"""No sequence number is higher: every JSON reader and every database holds it exactly."""


class LedgerError(ErrorCode):
    """Why a change could not be taken or made."""

    UNREADABLE_CHANGE = Text(
        "账目中有一条改动读不出来（{reason}）。没有导入任何内容，请让对方重新导出后再发。",
        "One change in the ledger cannot be read ({reason}). Nothing was taken; ask the sender to export again.",
    )
    ALTERED_CHANGE = Text(
        "账目中第 {seq} 条改动与它的校验值不符，文件可能被改动或损坏。没有导入任何内容，请让对方重新导出后再发。",
        "Change {seq} does not match its checksum: the file was altered or damaged. "
        "Nothing was taken; ask the sender to export again.",
    )
    FORKED_REPLICA = Text(
        "设备 {replica} 的第 {seq} 条改动有两个不同的版本：有人复制了数据文件夹，两边都在继续登记。"
        "没有导入任何内容。请在其中一台上用“另存为新设备”后再交一次。",
        "Device {replica} has two different versions of change {seq}: its data folder was copied and both copies "
        "went on. Nothing was taken. Make one of them a new device, then hand in again.",
    )
    FIELD_IN_CONFLICT = Text(
        "“{field}”有两个写法还没有定下来，已经存下的都在。请先在“冲突”里选定。",
        "“{field}” holds two values that wait for a decision; both are safe. Settle them under Conflicts first.",
    )


class Dot(NamedTuple):
    """The identity of a change: the ``seq``-th of this replica."""

    replica: ReplicaId
    seq: int


@dataclass(frozen=True, slots=True)
class Change:
    """What one person set, in one go, on one record.

    Attributes:
        replica, seq: identity; 1, 2, 3 … per replica, never reused.
        record, kind: what it is about.
        values: canonical text by unit; None clears.
        seen: for these units, the highest ``seq`` per replica that the writer
            had been shown, directly or through others. All units of one change
            share it.
        cover: only for a deletion: what the deleter had seen of each unit.
        person: who; shown, never used to decide.
        time, elapsed_ms: wall clock (ISO, with offset) and monotonic time; shown, never used to decide.
        source: ``form``, ``sheet``, ``import``, ``resolution``, ``sample`` …
        previous: hash of this replica's change before; a fork shows here.
        extra: keys that a newer version wrote; kept and passed on.
        hash: SHA-256 of the canonical form, 64 hexadecimal digits.
    """

    replica: ReplicaId
    seq: int
    record: RecordId
    kind: str
    values: Mapping[str, str | None]
    seen: Mapping[str, int] = field(default_factory=dict)
    cover: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    person: str = ""
    time: str = ""
    elapsed_ms: int = 0
    source: str = "form"
    previous: str = FIRST_PREVIOUS
    extra: Mapping[str, object] = field(default_factory=dict)
    hash: str = ""

    @property
    def dot(self) -> Dot:
        """The identity of this change."""
        return Dot(self.replica, self.seq)

    def sees(self, other: Change) -> bool:
        """Whether the writer of this change had been shown ``other`` (same record and unit)."""
        return self.seen.get(other.replica, 0) >= other.seq

    def body(self) -> str:
        """The canonical JSON text that is hashed, stored and sent."""
        content: dict[str, object] = {
            **self.extra,
            "replica": self.replica,
            "seq": self.seq,
            "record": self.record,
            "kind": self.kind,
            "values": dict(self.values),
            "seen": dict(self.seen),
            "person": self.person,
            "time": self.time,
            "elapsed_ms": self.elapsed_ms,
            "source": self.source,
            "previous": self.previous,
        }
        if self.cover:
            content["cover"] = {unit: dict(vector) for unit, vector in self.cover.items()}
        return canonical_json(content)

    def sealed(self) -> Change:
        """This change with its hash filled in."""
        return replace(self, hash=digest_of(self.body()))


_KNOWN = frozenset(
    (
        "replica",
        "seq",
        "record",
        "kind",
        "values",
        "seen",
        "cover",
        "person",
        "time",
        "elapsed_ms",
        "source",
        "previous",
    )
)


def read_change(body: str, expected_hash: str | None = None) -> Change:
    """Return the change whose canonical form is ``body``.

    Args:
        body: as :meth:`Change.body` writes it.
        expected_hash: when given, the body must match it.

    Raises:
        FieldkitError: UNREADABLE_CHANGE or ALTERED_CHANGE.
    """
    try:
        found = digest_of(body)
        change = _from_content(json.loads(body), found)
        again = change.body()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FieldkitError(LedgerError.UNREADABLE_CHANGE, reason=type(error).__name__) from error
    if expected_hash is not None and found != expected_hash:
        raise FieldkitError(LedgerError.ALTERED_CHANGE, seq=change.seq)
    if again != body:
        raise FieldkitError(LedgerError.UNREADABLE_CHANGE, reason="not canonical")
    return change


def trusted_change(body: str, stored_hash: str) -> Change:
    """Return a change from the workspace's own store, whose hash was checked on the way in."""
    return _from_content(json.loads(body), stored_hash)


def _from_content(content: dict[str, object], found: str) -> Change:
    values, seen, cover = content["values"], content["seen"], content.get("cover", {})
    seq, elapsed = content["seq"], content["elapsed_ms"]
    texts = [content[key] for key in ("replica", "record", "kind", "person", "time", "source", "previous")]
    if not (
        isinstance(values, dict)
        and isinstance(cover, dict)
        and type(seq) is int
        and 0 < seq <= HIGHEST
        and type(elapsed) is int
        and all(isinstance(text, str) for text in texts)
        and all(value is None or isinstance(value, str) for value in values.values())
    ):
        raise TypeError
    for vector in (seen, *cover.values()):
        if not isinstance(vector, dict) or not all(
            type(high) is int and 0 < high <= HIGHEST for high in vector.values()
        ):
            raise TypeError
    replica, record, kind, person, time, source, previous = texts
    if isinstance(seen, dict) and seen.get(replica, 0) >= seq:
        raise ValueError  # nobody has seen what he has yet to write
    return Change(
        replica=replica,  # type: ignore[arg-type]  # checked above
        seq=seq,
        record=record,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        values=values,
        seen=seen,  # type: ignore[arg-type]
        cover=cover,
        person=person,  # type: ignore[arg-type]
        time=time,  # type: ignore[arg-type]
        elapsed_ms=elapsed,
        source=source,  # type: ignore[arg-type]
        previous=previous,  # type: ignore[arg-type]
        extra={key: value for key, value in content.items() if key not in _KNOWN},
        hash=found,
    )


def join(changes: Iterable[Change]) -> dict[str, int]:
    """What a writer has seen who was shown these changes: their own dots and all that they saw."""
    seen: dict[str, int] = {}
    for change in changes:
        for replica, seq in (*change.seen.items(), change.dot):
            if seq > seen.get(replica, 0):
                seen[replica] = seq
    return seen
