"""回执: what arrived here, for one device; with what was given back to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit import __version__
from fieldkit.exchange.package import Op, ReceiptContent, ReturnedRow, Sender
from fieldkit.exchange.workbook import write_receipt
from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.ids import ReplicaId, short
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text
from fieldkit.ledger.union import SeqRange, gaps_of
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.records import fields_of
from fieldkit.registers.review import CHECK, RETURN_REASON, RETURNED, REVIEW_UNITS
from fieldkit.services import trust
from fieldkit.services.names import file_name
from fieldkit.storage import arrivals, delivery, files, folder, ledger_store, packages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from fieldkit.ledger.change import Change
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection
    from fieldkit.storage.packages import Replica


class ReceiptError(ErrorCode):
    """Why there is no receipt."""

    NO_SUCH_DEVICE = Text(
        "没有收到过设备“{name}”的包，没有写回执。收到过的有：{known}。",
        "No package of a device “{name}” ever came; no receipt was written. Known devices: {known}.",
    )
    SEVERAL_DEVICES = Text(
        "有 {count} 台设备都叫“{name}”，没有写回执。请用编号：{ids}。",
        "{count} devices are called “{name}”; no receipt was written. Use an id: {ids}.",
    )


NONE = Text("（无）", "(none)")


@dataclass(frozen=True, slots=True)
class Device:
    """A device that handed in.

    Attributes:
        replica: its id; device, person, role: what it calls itself.
        fingerprint: of its key; empty when it never signed.
        changes: how many of its changes are here; missing: which are not (缺号).
        last: when its last package came (ISO), and under which name.
        returned: how many of its records wait there to be mended.
    """

    replica: str
    device: str
    person: str
    role: str
    fingerprint: str
    changes: int
    missing: tuple[SeqRange, ...]
    last: str
    last_file: str
    returned: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that was written."""

    path: Path
    device: str
    confirmed: int
    missing: tuple[SeqRange, ...]
    returned: int


class ReceiptService:
    """What the office answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def devices(self) -> list[Device]:
        """Every device whose package came here, by name."""
        with self._workspace.database.read() as connection:
            held = ledger_store.held(connection)
            gaps = arrivals.missing(connection)
            keys = trust.fingerprints(connection)
            last: dict[str, arrivals.Arrival] = {}
            for one in arrivals.every(connection):
                if one.status in {arrivals.ACCEPTED, arrivals.KNOWN}:
                    last.setdefault(one.sender, one)
            found = []
            for replica in packages.replicas(connection).values():
                if replica.is_own or replica.id not in last:
                    continue
                ranges = held.get(replica.id, ())
                found.append(
                    Device(
                        replica.id,
                        replica.device,
                        replica.person,
                        replica.role,
                        keys.get(replica.id, ""),
                        sum(one.last - one.first + 1 for one in ranges),
                        gaps.get(replica.id, ()),
                        last[replica.id].received,
                        last[replica.id].file_name,
                        len(_returned(connection, replica.id)),
                    )
                )
            return sorted(found, key=lambda one: (one.device, one.person, one.replica))

    def missing(self) -> list[tuple[Replica, tuple[SeqRange, ...]]]:
        """缺号: each device with numbers that exist and are not here."""
        with self._workspace.database.read() as connection:
            known = packages.replicas(connection)
            return [
                (known.get(replica) or packages.Replica(replica, "", "", "", is_own=False), ranges)
                for replica, ranges in arrivals.missing(connection).items()
            ]

    def suggested_name(self, device: Device) -> str:
        """A file name for a receipt."""
        day = stamp(self._workspace.clock)[:10].replace("-", "")
        parts = ("回执", device.person, device.device.replace(" ", ""), day)
        return file_name("_".join(part for part in parts if part)) + ".xlsx"

    def write(self, device: str, path: Path, progress: Progress | None = None) -> Receipt:
        """Write the receipt for a device: its name, its id, or the beginning of its id.

        Raises:
            FieldkitError: NO_SUCH_DEVICE, SEVERAL_DEVICES, or the file cannot be written.
        """
        with self._workspace.database.write() as work:
            key = trust.own_key(work)
        with self._workspace.database.read() as connection:
            known = packages.replicas(connection)
            target = _find(connection, device, known.values())
            held = {ReplicaId(one): ranges for one, ranges in ledger_store.held(connection).items()}
            returned = _returned(connection, target.id)
            marks = _marks(connection, target.id)
            identity = self._workspace.identity
            gaps = arrivals.missing(connection).get(target.id, gaps_of(held.get(ReplicaId(target.id), ())))
            content = ReceiptContent(
                sender=Sender(identity.replica, identity.person, identity.device, identity.role),
                created=stamp(self._workspace.clock),
                program=f"fieldkit {__version__}",
                device=Sender(ReplicaId(target.id), target.person, target.device, target.role),
                held=held,
                missing=gaps,
                files=tuple(_photos_of(connection, target.id)),
                returned=tuple(returned),
                ops=[Op(change.replica, change.seq, change.body()) for change in marks],
                replicas=tuple(
                    Sender(ReplicaId(one.id), one.person, one.device, one.role) for one in known.values()
                ),
                known=held,
                key=key,
            )
        write_receipt(content, path, progress or Progress())
        folder.note_handed_in(self._workspace.database)
        ranges = held.get(ReplicaId(target.id), ())
        return Receipt(
            path,
            target.device or target.person or short(target.id),
            sum(one.last - one.first + 1 for one in ranges),
            gaps,
            len(returned),
        )


def _find(connection: Connection, word: str, known: Iterable[Replica]) -> Replica:
    wrote = set(ledger_store.held(connection)) | {one.sender for one in arrivals.every(connection)}
    others = [one for one in known if not one.is_own and one.id in wrote and not one.id.startswith("xl")]
    for fits in (
        [one for one in others if word in {one.id, one.device}],
        [one for one in others if word == one.person],
        [one for one in others if len(word) >= 4 and one.id.startswith(word)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise FieldkitError(
                ReceiptError.SEVERAL_DEVICES,
                count=len(fits),
                name=word,
                ids="、".join(short(one.id) for one in fits),
            )
    names = "、".join(dict.fromkeys(one.device or one.person or short(one.id) for one in others))
    raise FieldkitError(ReceiptError.NO_SUCH_DEVICE, name=word, known=names or NONE.zh)


def _records_of(connection: Connection, replica: str) -> list[str]:
    """The records that a device wrote about."""
    return delivery.records_by(connection, replica)


def _marks(connection: Connection, replica: str) -> list[Change]:
    """The changes of 核查 and 退回 on a device's records that it did not write itself."""
    states = ledger_store.states_of(connection, _records_of(connection, replica)).values()
    found = [
        change
        for state in states
        for change in state.live
        if change.replica != replica and change.values and change.values.keys() <= REVIEW_UNITS
    ]
    return sorted({change.dot: change for change in found}.values(), key=lambda change: change.dot)


def _returned(connection: Connection, replica: str) -> list[ReturnedRow]:
    """The records of a device that were given back to it, in words."""
    found = []
    for record, state in ledger_store.states_of(connection, _records_of(connection, replica)).items():
        kind = kind_of(state.kind)
        if kind is None or state.is_deleted or state.value(CHECK.key) != RETURNED:
            continue
        values = fields_of(kind, state.values())
        address = values.get("address") or ""
        found.append(
            ReturnedRow(
                ReplicaId(record), values.get(kind.title) or "", address, state.value(RETURN_REASON.key) or ""
            )
        )
    return found


def _photos_of(connection: Connection, replica: str) -> list[str]:
    """The photos, forms and maps here that a device's records name."""
    wanted = {
        unit.partition("#")[2]
        for state in ledger_store.states_of(connection, _records_of(connection, replica)).values()
        for unit in state.heads
        if unit.startswith(("photos#", "bundle#", "map_files#"))
    }
    return sorted(wanted & files.every(connection))
