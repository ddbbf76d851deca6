"""One immutable entry of the ledger, and its canonical form.

A change sets fields ("units", the smallest things that merge) of one record. It
carries what its writer had seen of those fields; that, and never a clock,
decides what supersedes what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from fieldkit.kernel.canonical import canonical_json, digest_of, read_object
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldkit.kernel.ids import RecordId, ReplicaId

DELETED = "$deleted"
"""Unit that says whether the record is deleted: ``"1"`` or None."""
SAME = "$same/"
"""Prefix of the units that say "this record and that one are one": ``$same/<record>``."""
DIFFER = "$differ/"
"""Prefix of the units that say "this record and that one are not one": ``$differ/<record>``."""
PURGED = "$purged"
"""Unit that says that the whole record was erased."""
PURGED_UNIT = "$purged/"
"""Prefix of the units that say that one unit was erased: ``$purged/<unit>``."""
ANY = "*"
"""At the end of an erased unit: every unit that begins so, whether anybody has seen it or not."""
OWN = "$"
"""Units that begin so are the ledger's own."""

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
    PURGED_RECORD = Text(
        "这条记录已经彻底清除，不能再写，也恢复不了。别的记录都在。需要的话请新建一条。",
        "This record was erased for good: it can be neither written nor restored. All others are safe. "
        "Make a new one if it is needed.",
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
        erased: units whose values a purge took away; they are no longer in ``values``.
        hash: SHA-256 of the canonical form as it was written, 64 hexadecimal digits; an erased change keeps it.
        text: the canonical form where it is known already; never taken over by an altered copy.
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
    erased: tuple[str, ...] = ()
    hash: str = ""
    text: str = field(default="", init=False, compare=False, repr=False)

    @property
    def dot(self) -> Dot:
        """The identity of this change."""
        return Dot(self.replica, self.seq)

    def sees(self, other: Change) -> bool:
        """Whether the writer of this change had been shown ``other`` (same record and unit)."""
        return self.seen.get(other.replica, 0) >= other.seq

    def body(self) -> str:
        """The canonical JSON text that is hashed, stored and sent."""
        if self.text:
            return self.text
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
        if self.erased:
            content["erased"] = {"hash": self.hash, "units": list(self.erased)}
        return canonical_json(content, is_simple=not self.extra)

    def without(self, units: Iterable[str]) -> Change:
        """The erased form: the same change, its values of these units gone for good."""
        gone = {unit for unit in units if unit in self.values}
        if not gone:
            return self
        return replace(
            self,
            values={unit: value for unit, value in self.values.items() if unit not in gone},
            erased=tuple(sorted({*self.erased, *gone})),
        )

    def sealed(self) -> Change:
        """This change with its hash filled in."""
        return replace(self, hash=digest_of(self.body()))


_TEXTS = ("replica", "record", "kind", "person", "time", "source", "previous")
_TEXT = {str}
_TEXT_OR_NONE = {str, type(None)}
_HASH = re.compile("[0-9a-f]{64}")
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
        "erased",
    )
)


class Link(NamedTuple):
    """What of a change tells whether it is here already, and fits what is here."""

    replica: ReplicaId
    seq: int
    record: RecordId
    hash: str
    previous: str

    @property
    def dot(self) -> Dot:
        """The identity of the change."""
        return Dot(self.replica, self.seq)


def read_change(body: str, expected_hash: str | None = None) -> Change:
    """Return the change whose canonical form is ``body``.

    Args:
        body: as :meth:`Change.body` writes it.
        expected_hash: when given, the body must match it.

    Raises:
        FieldkitError: UNREADABLE_CHANGE or ALTERED_CHANGE.
    """
    content, hashed = _checked(body)
    if expected_hash is not None and hashed != expected_hash:
        raise FieldkitError(LedgerError.ALTERED_CHANGE, seq=content["seq"])
    return _made(content, hashed, body)


def read_link(body: str) -> Link:
    """Check the change as :func:`read_change` does, and return what links it to others.

    Raises:
        FieldkitError: UNREADABLE_CHANGE.
    """
    content, hashed = _checked(body)
    return Link(content["replica"], content["seq"], content["record"], hashed, content["previous"])


def _checked(body: str) -> tuple[dict[str, Any], str]:
    """The sound content of a change, and its hash."""
    try:
        content = read_object(body, _KNOWN)
        _check(content)
        hashed = digest_of(body)
        if "erased" in content:
            hashed = _erased(content, hashed)[1]
        again = canonical_json(content, is_simple=content.keys() <= _KNOWN)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FieldkitError(LedgerError.UNREADABLE_CHANGE, reason=type(error).__name__) from error
    if again != body:
        raise FieldkitError(LedgerError.UNREADABLE_CHANGE, reason="not canonical")
    return content, hashed


def trusted_change(body: str, stored_hash: str) -> Change:
    """Return a change from the workspace's own store, whose form and hash were checked on the way in."""
    return _made(read_object(body, _KNOWN), stored_hash, body)


def _made(content: dict[str, Any], hashed: str, body: str) -> Change:
    erased: tuple[str, ...] = ()
    if "erased" in content:
        erased, hashed = _erased(content, hashed)
    change = Change(
        replica=content["replica"],
        seq=content["seq"],
        record=content["record"],
        kind=content["kind"],
        values=content["values"],
        seen=content["seen"],
        cover=content.get("cover", {}),
        person=content["person"],
        time=content["time"],
        elapsed_ms=content["elapsed_ms"],
        source=content["source"],
        previous=content["previous"],
        extra={key: content[key] for key in content.keys() - _KNOWN},
        erased=erased,
        hash=hashed,
    )
    return _with_text(change, body)


def _with_text(change: Change, body: str) -> Change:
    object.__setattr__(
        change, "text", body
    )  # the only place that knows it before anybody else sees the change
    return change


def _check(content: dict[str, Any]) -> None:
    """Refuse what no change says.

    Raises:
        ValueError, TypeError, KeyError: see there.
    """
    values, seen, seq = content["values"], content["seen"], content["seq"]
    if not (
        type(values) is dict
        and type(seq) is int
        and 0 < seq <= HIGHEST
        and type(content["elapsed_ms"]) is int
        and {type(content[key]) for key in _TEXTS} == _TEXT
        and set(map(type, values.values())) <= _TEXT_OR_NONE
        and _HASH.fullmatch(content["previous"])
    ):
        raise TypeError
    cover = content.get("cover")
    if cover is not None and (type(cover) is not dict or not cover):
        raise TypeError
    for vector in (seen, *(cover or {}).values()):
        if type(vector) is not dict or not all(
            type(high) is int and 0 < high <= HIGHEST for high in vector.values()
        ):
            raise TypeError
    if seen.get(content["replica"], 0) >= seq:
        raise ValueError  # nobody has seen what he has yet to write


def _erased(content: dict[str, object], found: str) -> tuple[tuple[str, ...], str]:
    """The units that were erased and the hash of the full form; the hash of the text where nothing was."""
    if "erased" not in content:
        return (), found
    erased = content["erased"]
    if not isinstance(erased, dict) or erased.keys() != {"hash", "units"}:
        raise TypeError
    original, units = erased["hash"], erased["units"]
    if not isinstance(original, str) or not _HASH.fullmatch(original) or not isinstance(units, list):
        raise TypeError
    if not units or not all(isinstance(unit, str) for unit in units):
        raise TypeError
    return tuple(units), original


def has_own_units(units: Iterable[str]) -> bool:
    """Whether one of these units is the ledger's own."""
    # They sort before nearly all others, so the least of them tells without a look at each.
    return min(units, default="~") < "%" and any(unit.startswith(OWN) for unit in units)


def join(changes: Iterable[Change]) -> dict[str, int]:
    """What a writer has seen who was shown these changes: their own dots and all that they saw."""
    seen: dict[str, int] = {}
    for change in changes:
        for replica, seq in (*change.seen.items(), change.dot):
            if seq > seen.get(replica, 0):
                seen[replica] = seq
    return seen
