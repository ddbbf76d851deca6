"""Installed form versions as a transaction sees them: which there are, which one a sheet was answered with, the form itself."""

from __future__ import annotations

import contextlib
import re
import shutil
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from fieldkit.analysis.form_columns import columns_of
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.ids import named_id, short
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.bundle import unpack
from fieldkit.questionnaires.installing import form_of_bundle
from fieldkit.questionnaires.reader import SHIPPED_FORM, shipped_form
from fieldkit.registers.form import BUNDLE, FORM
from fieldkit.registers.records import codes_of
from fieldkit.registers.submission import SUBMISSION
from fieldkit.storage import files, lists, settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldkit.questionnaires.bundle import Bundle
    from fieldkit.questionnaires.model import Form
    from fieldkit.storage.database import Connection

IN_USE = "forms.in_use"
"""Setting: record id of the form version that interviews begin with; empty for the shipped one."""
CHOSEN = "forms.chosen"
"""Setting: id of the form that was chosen last where several are offered; empty for the one in use."""
SHIPPED_AWAY = "forms.shipped_away"
"""Setting: "1" when the shipped form is not offered for new interviews."""
_FIELDS = ("title", "form_id", "form_version", "languages", BUNDLE, "put_away")
_FOLDER = "forms"
"""Under the workspace: what bundles hold, unpacked; can be deleted at any time."""
POSITION = re.compile(r"\[\d+\]")
"""Which instance of a repeat, in the path of an answer."""
_NUMBER = re.compile(r"(\d+)")


class FormError(ErrorCode):
    """Why a form could not be installed, chosen or opened."""

    OTHER_CONTENT = Text(
        "问卷“{title}”的 {version} 版已经装过，这份文件内容不同。没有装入，原来的没有动。"
        "请在 settings 表里把 version 改大，再装一次。",
        "Version {version} of the form “{title}” is installed already, and this file is different. Nothing was "
        "installed or changed. Raise the version in the settings sheet and install it again.",
    )
    NO_SUCH_FORM = Text(
        "没有装过问卷“{name}”，什么都没有做。可用的是：{known}。",
        "There is no installed form “{name}”; nothing was done. Known: {known}.",
    )
    SEVERAL_FORMS = Text(
        "“{name}”指的不止一份问卷，什么都没有做。请写编号：{known}。",
        "“{name}” means more than one form; nothing was done. Give one of these: {known}.",
    )
    NOT_HERE = Text(
        "这份答卷用的问卷“{form}”（{version} 版）不在本机，只能看原始答案，不能接着填。答案都在，没有动。"
        "请装入这一版问卷，或请对方把数据包连同问卷再导出一次。",
        "The form “{form}” (version {version}) of this sheet is not on this computer, so its answers can only be "
        "looked at as they are stored. They are all safe. Install that version, or ask for another package with it.",
    )
    FILES_NOT_HERE = Text(
        "问卷“{form}”（{version} 版）登记了，文件还没有到，打不开。答卷都在，没有动。"
        "请重新装入这份问卷，或请对方再导出一次数据包。",
        "The form “{form}” (version {version}) is listed, but its files have not arrived. All sheets are safe. "
        "Install it again, or ask for another package.",
    )
    IS_PUT_AWAY = Text(
        "问卷“{form}”（{version} 版）已停用，没有设为当前问卷。请先恢复使用。",
        "The form “{form}” (version {version}) is put away and was not chosen. Bring it back first.",
    )
    IS_IN_USE = Text(
        "“{form}”（{version} 版）是当前问卷，没有停用。请先把另一份设为当前问卷。",
        "“{form}” (version {version}) is the form in use and was not put away. Choose another one first.",
    )


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a form that can be opened here, or is at least listed.

    Attributes:
        record: its record id; of the shipped form an id of the same shape without a record.
        id, version, title: of the form.
        languages: as the form names them.
        bundles: SHA-256 of its files; several when machines converted it with different tools.
        is_put_away: not offered for new interviews.
        is_shipped: comes with the program.
    """

    record: str
    id: str
    version: str
    title: str
    languages: tuple[str, ...] = ()
    bundles: tuple[str, ...] = ()
    is_put_away: bool = False
    is_shipped: bool = False

    @property
    def order(self) -> tuple[object, ...]:
        """Later versions sort after earlier ones: 2 before 10, 2026-03 before 2026-06."""
        parts = _NUMBER.split(self.version)
        return (tuple((0, int(one), "") if one.isdigit() else (1, 0, one) for one in parts), self.record)

    @property
    def handle(self) -> str:
        """How it is named on the command line: ``id`` and the beginning of its record."""
        return f"{self.id} {self.version} {short(self.record)}"


@cache
def shipped_record() -> str:
    """What pins a sheet to the shipped form as this program has it."""
    form = shipped_form()
    content = sha256(resource("forms", f"{SHIPPED_FORM}.xml").read_bytes()).hexdigest()
    return named_id(FORM.key, form.id, form.version, content)


def shipped_version(connection: Connection) -> Version:
    """The form that comes with the program."""
    form = shipped_form()
    return Version(
        shipped_record(),
        form.id,
        form.version,
        form.title,
        form.languages,
        is_put_away=settings.get(connection, SHIPPED_AWAY) == "1",
        is_shipped=True,
    )


def installed(connection: Connection) -> list[Version]:
    """Every installed version, in the order in which they came."""
    return [_version(row) for row in lists.every(connection, FORM.key, _FIELDS)]


def every(connection: Connection) -> list[Version]:
    """Every version, the shipped one first."""
    return [shipped_version(connection), *installed(connection)]


def _version(row: Mapping[str, object]) -> Version:
    def text(key: str) -> str:
        return str(row[key] or "")

    return Version(
        str(row["id"]),
        text("form_id"),
        text("form_version"),
        text("title"),
        tuple(one for one in text("languages").split("、") if one),
        codes_of(text(BUNDLE)),
        is_put_away=text("put_away") in {"1", "True"},
    )


def in_use(connection: Connection) -> Version:
    """The version that interviews begin with."""
    chosen = settings.get(connection, IN_USE)
    found = next((one for one in installed(connection) if one.record == chosen and not one.is_put_away), None)
    return found or shipped_version(connection)


def offered(connection: Connection) -> tuple[Version, ...]:
    """What an interview may begin with: one version of each form, the one in use first."""
    current = in_use(connection)
    known = sorted(every(connection), key=lambda one: one.order, reverse=True)
    found = {current.id: current}
    for one in known:
        if not one.is_put_away:
            found.setdefault(one.id, one)
    return tuple(found.values())


def chosen(connection: Connection) -> Version:
    """What the next interview begins with: the form chosen last while it is offered, else the one in use."""
    wanted = settings.get(connection, CHOSEN)
    found = offered(connection) if wanted else ()
    return next((one for one in found if one.id == wanted), None) or in_use(connection)


def matching(connection: Connection, name: str) -> list[Version]:
    """The versions that a record id, form id or title means, the latest first."""
    known = every(connection)
    exact = [one for one in known if name == one.record]
    if exact:
        return exact
    current = in_use(connection).record
    wanted = [
        one for one in known if name in {one.id, one.title} or (one.is_shipped and name == SHIPPED_FORM)
    ]
    # The latest of those that are in use; what was put away comes after.
    return sorted(
        wanted, key=lambda one: (not one.is_put_away, one.record == current, one.order), reverse=True
    )


def version_of_sheet(connection: Connection, values: Mapping[str, object]) -> Version | None:
    """The version that a sheet was answered with; None when it is not here.

    Args:
        connection: of the workspace.
        values: ``form``, ``form_version`` and ``form_content`` of the sheet.
    """
    form, number, pin = (str(values.get(key) or "") for key in ("form", "form_version", "form_content"))
    if pin == shipped_record():
        return shipped_version(connection)
    known = [one for one in installed(connection) if one.id == form]
    pinned = next((one for one in known if one.record == pin), None)
    if pinned is not None:
        return pinned
    if not pin:  # taken in from another tool, or older than the pin
        same = [one for one in known if one.version == number]
        if len(same) == 1:
            return same[0]
    # A sheet of another edition of the shipped form: nothing comes nearer, and what it does not have is kept.
    return shipped_version(connection) if form == shipped_form().id else None


def sheet_values(connection: Connection, record: str) -> Mapping[str, object]:
    """What :func:`version_of_sheet` asks of a sheet."""
    keys = ("form", "form_version", "form_content")
    return lists.rows(connection, SUBMISSION.key, [record], keys).get(record, {})


def open_version(connection: Connection, version: Version) -> Form:
    """The form itself, read once for each process.

    Raises:
        FieldkitError: FILES_NOT_HERE, or its bundle is damaged.
    """
    if version.is_shipped:
        return shipped_form()
    return _opened(*_file_of(connection, version), version.title)


def bundle_of(connection: Connection, version: Version) -> Bundle:
    """What an installed version's bundle holds.

    Raises:
        FieldkitError: FILES_NOT_HERE, DAMAGED.
    """
    folder, digest = _file_of(connection, version)
    return unpack(files.path_of(folder, digest).read_bytes(), version.title)


def media_path(connection: Connection, version: Version, name: str) -> Path | None:
    """Where a picture or sound of a version lies; None where it has none of that name.

    Only a name that the bundle holds is looked up, so that no form reaches a file outside its folder.
    """
    if version.is_shipped:
        return None
    try:
        folder, digest = _file_of(connection, version)
        _opened(folder, digest, version.title)
    except FieldkitError:
        return None
    wanted = name.rpartition("/")[2]
    unpacked = folder / _FOLDER / digest
    if not unpacked.is_dir():  # somebody cleared it while the program ran
        _unpacked(unpacked, bundle_of(connection, version))
    return next((one for one in unpacked.glob("*") if one.name == wanted), None) if wanted else None


def _file_of(connection: Connection, version: Version) -> tuple[Path, str]:
    folder = files.folder_of(connection)
    for digest in version.bundles:
        if files.path_of(folder, digest).is_file():
            return folder, digest
    raise FieldkitError(FormError.FILES_NOT_HERE, form=version.title, version=version.version or "—")


@lru_cache(maxsize=24)
def _opened(folder: Path, digest: str, title: str) -> Form:
    bundle = unpack(files.path_of(folder, digest).read_bytes(), title)
    return form_of_bundle(bundle, _unpacked(folder / _FOLDER / digest, bundle), name=title)


def _unpacked(target: Path, bundle: Bundle) -> Path:
    """The folder where lists and media of a bundle lie; its names were checked when it was read."""
    if all((target / name).is_file() for name in bundle.media) and (target.is_dir() or not bundle.media):
        return target
    half = target.with_name(target.name + ".partial")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    for name, content in bundle.media.items():
        (half / name).write_bytes(content)
    shutil.rmtree(target, ignore_errors=True)
    half.replace(target)
    return target


def labels_of(connection: Connection) -> dict[str, str]:
    """What each question of every form here asks, by its path without positions.

    Where forms ask different things at one path, both are said.
    """
    found: dict[str, dict[str, None]] = {}
    for version in every(connection):
        with contextlib.suppress(FieldkitError):  # its sheets are shown by their paths
            for path, words in _labels(open_version(connection, version)).items():
                found.setdefault(path, {})[words] = None
    return {path: "／".join(list(words)[-2:]) for path, words in found.items()}


def _labels(form: Form) -> dict[str, str]:
    labels = {}
    for path, question in form.questions.items():
        parts = question.label.parts(form.default_language, "") if question.label else ()
        labels[path] = "".join(part for part in parts if isinstance(part, str)).strip() or question.name
    return labels


def words_of_answer(
    connection: Connection, values: Mapping[str, object], path: str, value: str, language: str
) -> str:
    """An answer by the labels of its choices; as it stands where there are none, or its form is not here."""
    version = version_of_sheet(connection, values)
    if version is None:
        return value
    try:
        form = open_version(connection, version)
    except FieldkitError:
        return value
    wanted = POSITION.sub("", path)
    column = next((one for one in columns_of(form).columns() if one.path == wanted), None)
    return column.words(value, language, "、") if column else value


def missing(values: Mapping[str, object]) -> FieldkitError:
    """The sentence for a sheet whose form is not here."""
    return FieldkitError(
        FormError.NOT_HERE,
        form=str(values.get("form") or "—"),
        version=str(values.get("form_version") or "—"),
    )
