"""A form version as one file: the workbook it was written in, the XForm made of it, and its lists and media.

A zip whose bytes follow from its contents alone, so that two machines which install the same
file keep the same bundle. ``form.xml`` runs without pyxform. A bundle may have come from
anywhere: it is read member by member, by name and by size, and never unpacked by its own paths.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from fieldkit.kernel.archives import UNREADABLE_ZIP
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.texts import Language

MIB = 1024 * 1024
LARGEST = 60 * MIB
"""Of all members together, unpacked."""
MOST_MEMBERS = 1000
FORMAT = 1
ABOUT, XFORM, SOURCE, MEDIA = "bundle.json", "form.xml", "source/", "media/"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_SAFE = re.compile(r"[^\\/:\x00-\x1f]{1,200}")
_BROKEN = (*UNREADABLE_ZIP, ValueError, OSError)


class BundleError(ErrorCode):
    """Why a bundle could not be made or read."""

    DAMAGED = Text(
        "问卷“{name}”的文件打不开或已损坏（{reason}）。答卷都在，没有动。请重新装入这份问卷，或请交来的人再发一次。",
        "The files of the form “{name}” cannot be read or are damaged ({reason_en}). All sheets are safe. "
        "Install the form again, or ask the sender for it once more.",
    )
    TOO_LARGE = Text(
        "问卷“{name}”连同图片、名单超过 {limit} MB，没有装入。请换小一些的图片，或把名单拆小。",
        "The form “{name}” with its media and lists is larger than {limit} MB and was not installed. "
        "Use smaller pictures or lists.",
    )


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt for the author, as it was said when the form was installed."""

    severity: str
    sheet: str
    row: int
    column: str
    question: str
    zh: str
    en: str

    def say(self, language: Language) -> str:
        """The sentence, after its place in the workbook."""
        words = self.zh if language == "zh" else self.en
        place = " ".join(one for one in (self.sheet, str(self.row or ""), self.column) if one)
        return f"{place}: {words}" if place else words


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is inside.

    Attributes:
        source: name of the original file, and its bytes.
        xform: the XForm that runs.
        media: lists, pictures, sounds by name, as the form asks for them.
        pyxform: version that converted the workbook; empty for a ready XForm.
        remarks: what its check said.
    """

    source: tuple[str, bytes]
    xform: str
    media: Mapping[str, bytes] = field(default_factory=dict)
    pyxform: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def content(self) -> str:
        """SHA-256 of what its author wrote: the original file and what lies beside it, whoever converts it."""
        whole = sha256(sha256(self.source[1]).digest())
        for name in sorted(self.media):
            whole.update(name.encode() + b"\0" + sha256(self.media[name]).digest())
        return whole.hexdigest()


def is_flat(name: str) -> bool:
    """Whether a name is that of a file and leads nowhere else."""
    return _SAFE.fullmatch(name) is not None and name not in {".", ".."}


def pack(bundle: Bundle, name: str) -> bytes:
    """The bundle as bytes.

    Raises:
        FieldkitError: TOO_LARGE.
    """
    about = {
        "format": FORMAT,
        "pyxform": bundle.pyxform,
        "source": bundle.source[0],
        "remarks": [
            [one.severity, one.sheet, one.row, one.column, one.question, one.zh, one.en]
            for one in bundle.remarks
        ],
    }
    members = {
        ABOUT: json.dumps(about, ensure_ascii=False, sort_keys=True).encode(),
        XFORM: bundle.xform.encode(),
        SOURCE + bundle.source[0]: bundle.source[1],
        **{MEDIA + one: bundle.media[one] for one in sorted(bundle.media)},
    }
    if sum(map(len, members.values())) > LARGEST or len(members) > MOST_MEMBERS:
        raise FieldkitError(BundleError.TOO_LARGE, name=name, limit=LARGEST // MIB)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member, content in members.items():
            info = zipfile.ZipInfo(member, _MOMENT)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(info, content)
    return stream.getvalue()


def unpack(content: bytes, name: str) -> Bundle:
    """Read a bundle.

    Args:
        content: its bytes.
        name: what to call the form in messages.

    Raises:
        FieldkitError: DAMAGED; also for one that was made to do harm.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = _members(archive, name)
    except _BROKEN as error:
        raise _damaged(name, "不是完整的压缩包", "it is no whole archive") from error
    try:
        about = json.loads(members[ABOUT])
        source = str(about["source"])
        remarks = tuple(_remark(one) for one in about["remarks"])
        media = {one.removeprefix(MEDIA): members[one] for one in members if one.startswith(MEDIA)}
        return Bundle(
            (source, members.get(SOURCE + source, b"")),
            members[XFORM].decode(),
            media,
            str(about["pyxform"]),
            remarks,
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _damaged(name, "里面的内容不对", "its contents are not those of a form") from error


def _members(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise _damaged(name, "里面的文件太多", "it holds too many files")
    found: dict[str, bytes] = {}
    left = LARGEST
    for info in infos:
        part = info.filename
        flat = part.removeprefix(SOURCE) if part.startswith(SOURCE) else part.removeprefix(MEDIA)
        if part in found or not is_flat(flat):
            raise _damaged(name, "里面有来路不明的文件名", "it holds a file name that leads elsewhere")
        with archive.open(info) as stream:
            # What the archive says of a size is not believed.
            found[part] = stream.read(left + 1)
        left -= len(found[part])
        if left < 0:
            raise _damaged(name, "解开以后太大", "it is too large when unpacked")
    return found


def _remark(one: list[object]) -> Remark:
    severity, sheet, row, column, question, zh, en = one
    return Remark(str(severity), str(sheet), int(str(row)), str(column), str(question), str(zh), str(en))


def _damaged(name: str, reason: str, reason_en: str) -> FieldkitError:
    return FieldkitError(BundleError.DAMAGED, name=name, reason=reason, reason_en=reason_en)
