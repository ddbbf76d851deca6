"""The manifest and the base of a package between values and lines (FORMAT.md §4 and §5)."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from fieldkit.exchange.package import (
    BASE,
    FORMAT,
    OPS,
    BaseRow,
    KindSheet,
    Manifest,
    PackageContent,
    PackageRow,
    PackageTable,
    Sender,
    UnitBase,
)
from fieldkit.exchange.packing import shown
from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.kernel.ids import RecordId, ReplicaId
from fieldkit.ledger.union import SeqRange, ranges_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SAME_AS_TEXT = 1
"""Stands in a base line for a value that is the text of the column of the unit's name."""

ID_DIGITS = 32


def ops_lines(content: PackageContent) -> list[str]:
    """The bodies of the changes, in their one order."""
    return [change.body() for change in sorted(content.changes, key=lambda change: change.dot)]


def base_lines(tables: Iterable[PackageTable]) -> Iterator[str]:
    """What each visible row was exported with."""
    for table in tables:
        keys = [column.key for column in table.columns]
        for number, row in enumerate(table.rows, start=1):
            yield canonical_json(_base_line(table.kind, number, row, keys))


def _base_line(kind: str, number: int, row: PackageRow, keys: list[str]) -> list[object]:
    cells = [shown(cell) for cell in row.cells]
    text_of = dict(zip(keys, cells, strict=True))
    groups: dict[tuple[tuple[str, int], ...], dict[str, object]] = {}
    for unit, base in row.units.items():
        same = base.value is not None and text_of.get(unit) == base.value
        seen = tuple(sorted(base.seen.items()))
        groups.setdefault(seen, {})[unit] = SAME_AS_TEXT if same else base.value
    extra = {"disputed": sorted(row.disputed)} if row.disputed else {}
    packed = [[dict(seen), units] for seen, units in sorted(groups.items())]
    return [kind, number, row.record, cells, packed, extra]


def read_base_line(line: list[object], keys: tuple[str, ...]) -> BaseRow:
    """A parsed line as a value.

    Raises:
        TypeError, ValueError: it is not what :func:`base_lines` writes.
    """
    _, number, record, cells, groups, *_ = line
    if not (isinstance(number, int) and isinstance(cells, list) and isinstance(groups, list)):
        raise TypeError
    text_of = dict(zip(keys, cells, strict=True))
    units: dict[str, UnitBase] = {}
    for seen, values in groups:
        for unit, value in values.items():
            units[unit] = UnitBase(text_of[unit] if value == SAME_AS_TEXT else value, seen)
    return BaseRow(number, RecordId(str(record)), tuple(map(str, cells)), units)


def digest_of_lines(lines: Iterable[str]) -> str:
    """SHA-256 of the lines, each with a line feed after it."""
    total = sha256()
    for line in lines:
        total.update(line.encode())
        total.update(b"\n")
    return total.hexdigest()


def seal(content: PackageContent, base: list[str], ops: list[str]) -> Manifest:
    """The manifest of a package with these lines."""
    held: dict[ReplicaId, list[int]] = {}
    for change in content.changes:
        held.setdefault(change.replica, []).append(change.seq)
    return _with_root(
        Manifest(
            id="",
            root="",
            format=FORMAT,
            program=content.program,
            sender=content.sender,
            created=content.created,
            scope=content.scope,
            counts={
                **{table.label: len(table.rows) for table in content.tables},
                BASE: len(base),
                OPS: len(ops),
            },
            kinds=tuple(
                KindSheet(table.kind, table.label, tuple(column.key for column in table.columns))
                for table in content.tables
            ),
            held={replica: ranges_of(seqs) for replica, seqs in held.items()},
            known=dict(content.known),
            replicas=tuple(sorted(content.replicas, key=lambda sender: sender.replica)),
            hashes={BASE: digest_of_lines(base), OPS: digest_of_lines(ops)},
        )
    )


def _with_root(manifest: Manifest) -> Manifest:
    root = digest_of(canonical_json(_content(manifest)))
    return _replaced(manifest, root)


def _replaced(manifest: Manifest, root: str) -> Manifest:
    values = {name: getattr(manifest, name) for name in Manifest.__slots__}
    return Manifest(**{**values, "root": root, "id": root[:ID_DIGITS]})


def _content(manifest: Manifest) -> dict[str, object]:
    return {
        "format": manifest.format,
        "reader": FORMAT,
        "program": manifest.program,
        "sender": _sender(manifest.sender),
        "created": manifest.created,
        "scope": list(manifest.scope),
        "counts": dict(manifest.counts),
        "kinds": [
            {"kind": one.kind, "sheet": one.sheet, "columns": list(one.columns)} for one in manifest.kinds
        ],
        "held": _ranges(manifest.held),
        "known": _ranges(manifest.known),
        "replicas": [
            {"id": one.replica, **_sender(one, "person", "device", "role")} for one in manifest.replicas
        ],
        "hashes": dict(manifest.hashes),
    }


def manifest_line(manifest: Manifest) -> str:
    """The one line of ``_manifest``."""
    return canonical_json({**_content(manifest), "root": manifest.root})


def _sender(sender: Sender, *names: str) -> dict[str, str]:
    return {name: getattr(sender, name) for name in names or Sender.__slots__}


def _ranges(vector: Mapping[ReplicaId, tuple[SeqRange, ...]]) -> dict[str, list[list[int]]]:
    return {replica: [list(one) for one in ranges] for replica, ranges in vector.items()}


class NewerFormatError(Exception):
    """The package asks for a reader that this program is not."""

    def __init__(self, reader: int) -> None:
        super().__init__(reader)
        self.reader = reader


def read_manifest(line: str) -> Manifest:
    """The manifest that this line holds, its root verified.

    Raises:
        NewerFormatError: it says that this program cannot read it.
        TypeError, ValueError, KeyError: it is not a sound manifest.
    """
    content = json.loads(line)
    if not isinstance(content, dict):
        raise TypeError
    if type(content["reader"]) is not int or type(content["format"]) is not int:
        raise TypeError
    if content["reader"] > FORMAT:
        raise NewerFormatError(content["reader"])
    root = content.pop("root")
    if root != digest_of(canonical_json(content)):
        raise ValueError("root")
    sender = content["sender"]
    return Manifest(
        id=root[:ID_DIGITS],
        root=root,
        format=content["format"],
        program=str(content["program"]),
        sender=Sender(*(str(sender[name]) for name in Sender.__slots__)),  # type: ignore[arg-type]
        created=str(content["created"]),
        scope=tuple(map(str, content["scope"])),
        counts={str(name): int(count) for name, count in content["counts"].items()},
        kinds=tuple(
            KindSheet(str(one["kind"]), str(one["sheet"]), tuple(map(str, one["columns"])))
            for one in content["kinds"]
        ),
        held=_vector(content["held"]),
        known=_vector(content["known"]),
        replicas=tuple(
            Sender(ReplicaId(str(one["id"])), str(one["person"]), str(one["device"]), str(one["role"]))
            for one in content["replicas"]
        ),
        hashes={name: str(content["hashes"][name]) for name in (BASE, OPS)},
    )


def _vector(content: Mapping[str, list[list[int]]]) -> dict[ReplicaId, tuple[SeqRange, ...]]:
    return {
        ReplicaId(replica): tuple(SeqRange(int(low), int(high)) for low, high in ranges)
        for replica, ranges in content.items()
    }
