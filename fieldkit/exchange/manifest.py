"""The manifest of a package between its value and its line (FORMAT.md §4)."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from fieldkit.exchange.package import (
    BASE,
    FORMAT,
    OPS,
    KindSheet,
    ListedFile,
    Manifest,
    Receipt,
    Sender,
)
from fieldkit.exchange.signing import public_of, sign, verify
from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.kernel.ids import ReplicaId
from fieldkit.ledger.union import SeqRange

if TYPE_CHECKING:
    from collections.abc import Mapping

ID_DIGITS = 32


class LineHash:
    """SHA-256 of lines, each with a line feed after it, and how many there were."""

    def __init__(self) -> None:
        self._total = sha256()
        self.count = 0

    def add(self, line: str) -> None:
        """Take one more line."""
        self._total.update(line.encode() + b"\n")
        self.count += 1

    def hexdigest(self) -> str:
        """The hash of the lines so far."""
        return self._total.hexdigest()


def seal(manifest: Manifest, private_key: str = "") -> Manifest:
    """The manifest with its key, root, id and signature filled in."""
    named = replace(manifest, key=public_of(private_key) if private_key else "")
    root = digest_of(canonical_json(_content(named)))
    signature = sign(private_key, root) if private_key else ""
    return replace(named, root=root, id=root[:ID_DIGITS], signature=signature)


def manifest_line(manifest: Manifest) -> str:
    """The one line of ``_manifest``."""
    signed = {"signature": manifest.signature} if manifest.signature else {}
    return canonical_json({**_content(manifest), "root": manifest.root, **signed})


def _content(manifest: Manifest) -> dict[str, object]:
    """What the root covers."""
    content: dict[str, object] = {
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
    return {**content, **_further(manifest)}


def _further(manifest: Manifest) -> dict[str, object]:
    """The keys that came after the first walk; left out where there is nothing to say."""
    found: dict[str, object] = {}
    if manifest.members:
        found["members"] = dict(manifest.members)
    if manifest.names is not None:
        found["names"] = {kind: [list(one) for one in names] for kind, names in manifest.names.items()}
    if manifest.since:
        found["since"] = True
    if manifest.receipt is not None:
        receipt = manifest.receipt
        found["receipt"] = {
            "for": receipt.device,
            "held": _ranges(receipt.held),
            "files": list(receipt.files),
        }
    if manifest.part is not None:
        found["part"], found["of"] = list(manifest.part), manifest.of
    if manifest.files:
        found["files"] = [
            {"sha256": one.sha256, "name": one.name, "size": one.size, "record": one.record}
            for one in manifest.files
        ]
    if manifest.key:
        found["key"] = manifest.key
    return found


def _sender(sender: Sender, *names: str) -> dict[str, str]:
    return {name: getattr(sender, name) for name in names or Sender.__slots__}


def _ranges(vector: Mapping[ReplicaId, tuple[SeqRange, ...]]) -> dict[str, list[list[int]]]:
    return {replica: [list(one) for one in ranges] for replica, ranges in vector.items()}


class NewerFormatError(Exception):
    """The package asks for a reader that this program is not."""

    def __init__(self, reader: int) -> None:
        super().__init__(reader)
        self.reader = reader


class BadSignatureError(Exception):
    """The package is signed, but not by the owner of the key it names, or not as it stands."""


def read_manifest(line: str) -> Manifest:
    """The manifest that this line holds, its root and signature verified.

    Raises:
        NewerFormatError: it says that this program cannot read it.
        BadSignatureError: see there.
        TypeError, ValueError, KeyError: it is not a sound manifest.
    """
    content = json.loads(line)
    if not isinstance(content, dict):
        raise TypeError
    if type(content["reader"]) is not int or type(content["format"]) is not int:
        raise TypeError
    if content["reader"] > FORMAT:
        raise NewerFormatError(content["reader"])
    root, signature = content.pop("root"), str(content.pop("signature", ""))
    if root != digest_of(canonical_json(content)):
        raise ValueError("root")
    key = str(content.get("key", ""))
    if (key or signature) and not verify(key, root, signature):
        raise BadSignatureError
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
        members={str(name): str(one) for name, one in content.get("members", {}).items()},
        names=_names(content["names"]) if "names" in content else None,
        since=content.get("since") is True,
        receipt=_receipt(content["receipt"]) if "receipt" in content else None,
        part=_part(content["part"]) if "part" in content else None,
        of=str(content.get("of", "")),
        files=tuple(
            ListedFile(str(one["sha256"]), str(one["name"]), int(one["size"]), str(one["record"]))
            for one in content.get("files", ())
        ),
        key=key,
        signature=signature,
    )


def _names(content: Mapping[str, list[list[str]]]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    return {
        str(kind): tuple((str(record), str(name), str(code)) for record, name, code in names)
        for kind, names in content.items()
    }


def _receipt(content: Mapping[str, object]) -> Receipt:
    held, files = content["held"], content["files"]
    if not isinstance(held, dict) or not isinstance(files, list):
        raise TypeError
    return Receipt(ReplicaId(str(content["for"])), _vector(held), tuple(map(str, files)))


def _part(content: list[int]) -> tuple[int, int]:
    number, count = content
    return int(number), int(count)


def _vector(content: Mapping[str, list[list[int]]]) -> dict[ReplicaId, tuple[SeqRange, ...]]:
    return {
        ReplicaId(replica): tuple(SeqRange(int(low), int(high)) for low, high in ranges)
        for replica, ranges in content.items()
    }
