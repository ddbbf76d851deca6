"""The sheets of one form as they are kept, for whoever counts them or sends them out."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from fieldkit.analysis.form_columns import INSTANCE_ID, columns_of
from fieldkit.analysis.form_versions import united
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.ids import RecordId, named_id
from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.reader import SHIPPED_FORM, read_file, shipped_form
from fieldkit.registers.records import answers_of, fields_of
from fieldkit.registers.submission import SUBMISSION
from fieldkit.services.form_versions import FormError, every, in_use, matching, open_version
from fieldkit.services.forms import version_named
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.analysis.form_columns import FormColumns
    from fieldkit.questionnaires.model import Form
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

CHUNK = 500


class AnswerError(ErrorCode):
    """Why answers could not be counted, sent out or taken in."""

    NO_SUCH_FORM = Text(
        "没有找到问卷“{name}”，什么都没有做，数据都在。请写问卷文件的路径，或 {known}。",
        "There is no form “{name}”; nothing was done and all data is safe. Give the path of a form file, or {known}.",
    )
    NO_SUCH_QUESTION = Text(
        "问卷“{form}”里没有可以分组的题“{name}”。可以用的是：{known}。没有写出文件。",
        "The form “{form}” has no question “{name}” to break down by. Usable are: {known}. No file was written.",
    )
    NO_SUCH_ITEM = Text(
        "问卷“{form}”里没有评分题“{name}”。可以用的是：{known}。",
        "The form “{form}” has no rated question “{name}”. Usable are: {known}.",
    )
    NOTHING_TO_RATE = Text(
        "问卷“{form}”里没有满意度这类评分题，算不出这个指标。数据没有动。请换一份问卷或换一个公式。",
        "The form “{form}” has no rating question, so this cannot be computed. No data was touched. "
        "Choose another form or formula.",
    )


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """One submission: its declared fields, and its answers by path."""

    record: str
    values: Mapping[str, str | None]
    answers: Mapping[str, str]

    def value(self, key: str) -> str:
        """A declared field; empty for none."""
        return self.values.get(key) or ""


def form_named(name: str, workspace: Workspace | None = None) -> Form:
    """The form of a file, or one that is here by its id, title or record: the version in use, else the latest.

    Args:
        name: which.
        workspace: where forms are installed; without one only the shipped form has a name.

    Raises:
        FieldkitError: NO_SUCH_FORM, SEVERAL_FORMS, or the form cannot be read.
    """
    path = Path(name)
    if workspace is not None:
        with workspace.database.read() as connection:
            if matching(connection, name) or not path.is_file():
                try:
                    return open_version(connection, version_named(connection, name))
                except FieldkitError as error:
                    if error.code is not FormError.NO_SUCH_FORM:
                        raise
                    raise FieldkitError(AnswerError.NO_SUCH_FORM, **error.values) from error
    shipped = shipped_form()
    if name in {shipped.id, shipped.title, SHIPPED_FORM}:
        return shipped
    if not path.is_file():
        raise FieldkitError(AnswerError.NO_SUCH_FORM, name=name, known=shipped.id)
    return read_file(path)


def columns_named(name: str, workspace: Workspace) -> FormColumns:
    """The columns of a form: those of every version that is here, the wanted one's words first.

    Args:
        name: empty for the form in use; else as :func:`form_named`.
        workspace: where forms are installed.

    Raises:
        FieldkitError: as :func:`form_named`.
    """
    with workspace.database.read() as connection:
        wanted = name or in_use(connection).record
        form = form_named(wanted, workspace)
        versions = [one for one in every(connection) if one.id == form.id]
        versions.sort(key=lambda one: one.order, reverse=True)
        older = []
        for version in versions:
            with contextlib.suppress(FieldkitError):  # what cannot be opened is listed as not known
                older.append(columns_of(open_version(connection, version)))
    return united(columns_of(form), older)


def sheet_id(form: str, instance: str) -> RecordId:
    """The record of a sheet, the same in every workspace and after every export."""
    return RecordId(named_id(SUBMISSION.key, form, instance))


def instance_path(form: Form) -> str:
    """Where a form keeps the id of a sheet."""
    root = form.model if form.model.schema else form.model.children[0]
    return f"{root.schema}/meta/{INSTANCE_ID}"


def last_saved(connection: Connection, form: Form, *, before: str = "") -> Mapping[str, str]:
    """The answers of the sheet of a form that was finished last; nothing for a form that does not ask.

    Args:
        connection: of the workspace.
        form: which.
        before: only sheets that were finished by this moment (ISO); empty for all.
    """
    if not form.last_saved:
        return {}
    keys = ("form", "state", "finished")
    rows = [
        (str(row["finished"]), str(row["id"]))
        for row in lists.every(connection, SUBMISSION.key, keys)
        if row["form"] == form.id and row["state"] == "complete" and row["finished"]
    ]
    found = [one for one in rows if not before or one[0] <= before]
    if not found:
        return {}
    state = ledger_store.state(connection, max(found)[1])
    return answers_of(SUBMISSION, state.values()) if state else {}


class SheetShelf:
    """Sheets that were read once; only what changed since is read anew. Jobs that read at once wait for one another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[str, tuple[tuple[int, ...], StoredSheet]] = {}

    def read(self, connection: Connection, form: str) -> list[StoredSheet]:
        """As :func:`stored_sheets`; what is kept of other forms is let go."""
        with self._lock:
            wanted = _sheets_of(connection, form)
            stamps = ledger_store.stamps_of(connection, wanted)
            stale = [one for one in wanted if one not in self._kept or self._kept[one][0] != stamps[one]]
            fresh = {one.record: (stamps[one.record], one) for one in _read(connection, stale)}
            self._kept = {one: fresh[one] if one in fresh else self._kept[one] for one in wanted}
            return [self._kept[one][1] for one in wanted]


def stored_sheets(connection: Connection, form: str, shelf: SheetShelf | None = None) -> list[StoredSheet]:
    """Every sheet of a form that is not deleted, in the order in which they came.

    Args:
        connection: of the workspace.
        form: its id, of every version.
        shelf: where what was read before is kept.
    """
    if shelf is not None:
        return shelf.read(connection, form)
    return _read(connection, _sheets_of(connection, form))


def _sheets_of(connection: Connection, form: str) -> list[str]:
    return lists.ids(connection, SUBMISSION.key, lists.Filter(equals=(("form", (form,)),)))


def _read(connection: Connection, wanted: Sequence[str]) -> list[StoredSheet]:
    found = []
    for at in range(0, len(wanted), CHUNK):
        part = wanted[at : at + CHUNK]
        states = ledger_store.states_of(connection, part)
        for record in part:
            units = states[record].values()
            found.append(StoredSheet(record, fields_of(SUBMISSION, units), answers_of(SUBMISSION, units)))
    return found
