"""The sheets of one form as they are kept, for whoever counts them or sends them out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.reader import SHIPPED_FORM, read_file, shipped_form
from fieldkit.registers.records import answers_of, fields_of
from fieldkit.registers.submission import SUBMISSION
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.questionnaires.model import Form
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


def form_named(name: str) -> Form:
    """The form of a file, or the shipped one by its id or title.

    Raises:
        FieldkitError: NO_SUCH_FORM, or the form cannot be read.
    """
    shipped = shipped_form()
    if name in {shipped.id, shipped.title, SHIPPED_FORM}:
        return shipped
    path = Path(name)
    if not path.is_file():
        raise FieldkitError(AnswerError.NO_SUCH_FORM, name=name, known=shipped.id)
    return read_file(path)


def stored_sheets(connection: Connection, form: str) -> list[StoredSheet]:
    """Every sheet of a form that is not deleted, in the order in which they came."""
    rows = lists.every(connection, SUBMISSION.key, ("form",))
    wanted = [str(row["id"]) for row in rows if row["form"] == form]
    return _read(connection, wanted)


def _read(connection: Connection, wanted: Sequence[str]) -> list[StoredSheet]:
    found = []
    for at in range(0, len(wanted), CHUNK):
        part = wanted[at : at + CHUNK]
        states = ledger_store.states_of(connection, part)
        for record in part:
            units = states[record].values()
            found.append(StoredSheet(record, fields_of(SUBMISSION, units), answers_of(SUBMISSION, units)))
    return found
