"""What goes out, and who gets an answer, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.kernel.ids import short
from ui.language import current_language, say
from ui.models.moments import when
from ui.packages.outgoing import texts
from ui.packages.outgoing.state import DeviceRow, Written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from fieldkit.ledger.union import SeqRange
    from fieldkit.services.packages import Exported
    from fieldkit.services.receipts import Device, Receipt
    from fieldkit.storage.packages import Replica

_GROUP = 4
_RANGES_SHOWN = 3
_DEVICES_SHOWN = 3


def in_groups(fingerprint: str) -> str:
    """``7F3A 91C2``: in groups that can be read out."""
    letters = "".join(sign for sign in fingerprint if sign.isalnum())
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def numbers(ranges: Sequence[SeqRange]) -> str:
    """``41–56、60``: the first few ranges of numbers."""
    between = "、" if current_language() == "zh" else ", "
    said = [f"{one.first}–{one.last}" if one.last > one.first else f"{one.first}" for one in ranges]
    more = "…" if len(said) > _RANGES_SHOWN else ""
    return between.join(said[:_RANGES_SHOWN]) + more


def gaps_in_words(missing: Sequence[tuple[Replica, Sequence[SeqRange]]]) -> str:
    """Whose numbers are missing, in one sentence; empty when nothing is."""
    if not missing:
        return ""
    said = [
        say(texts.GAP_OF, device=replica.device or replica.person or short(replica.id), missing=numbers(gaps))
        for replica, gaps in missing[:_DEVICES_SHOWN]
    ]
    words = ("；" if current_language() == "zh" else "; ").join(said)
    if len(missing) > _DEVICES_SHOWN:
        words += say(texts.AND_DEVICES, count=len(missing))
    return say(texts.GAPS, devices=words)


def by_name(device: Device) -> list[tuple[int, str]]:
    """Sorts devices as people count: 3 号 before 10 号."""
    parts = re.split(r"(\d+)", device.device or device.person)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def device_row(device: Device, now: datetime) -> DeviceRow:
    """A device that handed in."""
    return DeviceRow(
        key=device.replica,
        name=device.device or device.person or say(texts.UNKNOWN_DEVICE),
        person=device.person if device.device else "",
        last=when(device.last, now),
        last_file=device.last_file,
        missing=numbers(device.missing),
        returned=device.returned,
        fingerprint=in_groups(device.fingerprint) or say(texts.NEVER_SIGNED),
    )


def package_written(written: Exported) -> Written:
    """A package, with its companions."""
    sentences = [say(texts.WRITTEN, records=written.records, changes=written.changes)]
    if written.photos:
        sentences[0] += say(texts.WRITTEN_PHOTOS, count=written.photos)
    files = (written.path, *written.companions)
    several = len(files) > 1
    sentences.append(say(texts.WRITTEN_FILES, count=len(files)) if several else say(texts.WRITTEN_FILE))
    return Written(
        title=say(texts.WRITTEN_TITLE),
        sentences=tuple(sentences),
        files=tuple((path, "") for path in files),
        warning=say(texts.WRITTEN_LOCKED) if written.is_encrypted else "",
    )


def receipts_written(receipts: Sequence[Receipt]) -> Written:
    """Receipts, each with what it says."""
    return Written(
        title=say(texts.RECEIPTS_WRITTEN),
        sentences=(say(texts.RECEIPTS_FILES, count=len(receipts)),),
        files=tuple((one.path, _remark(one)) for one in receipts),
    )


def _remark(receipt: Receipt) -> str:
    words = say(texts.RECEIPT_LINE, name=receipt.device, confirmed=receipt.confirmed)
    if receipt.missing:
        words += say(texts.RECEIPT_MISSING, missing=numbers(receipt.missing))
    if receipt.returned:
        words += say(texts.RECEIPT_RETURNED, count=receipt.returned)
    return words
