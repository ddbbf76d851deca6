"""Answers out: in the files that other people's tools expect, without what is personal unless it is asked for."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.exchange.answers.central import write_central
from fieldkit.exchange.answers.kobo import write_kobo
from fieldkit.exchange.answers.openrosa import submission
from fieldkit.exchange.answers.plain import write_csv, write_xlsx
from fieldkit.exchange.answers.sav import write_sav
from fieldkit.exchange.answers.saving import save, save_zip
from fieldkit.exchange.answers.sheets import AnswerSheet
from fieldkit.exchange.answers.spss import write_spss
from fieldkit.services.answer_sheets import StoredSheet, columns_named, stored_sheets
from fieldkit.services.names import NamesInWorkspace, file_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import Column, FormColumns
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language
    from fieldkit.services.workspace import Workspace

FINISHED = ("complete", "refused")
_POSITION = re.compile(r"\[\d+\]")


class AnswerFormat(StrEnum):
    """How answers go out."""

    ODK = "odk"
    KOBO = "kobo"
    CSV = "csv"
    XLSX = "xlsx"
    XML = "xml"
    SPSS = "spss"
    SAV = "sav"


@dataclass(frozen=True, slots=True)
class AnswersOut:
    """What was written.

    Attributes:
        paths: the files, or the folder of submission XML.
        sheets: how many are inside; ``drafts``: left out because they are not finished.
        personal: questions of the form that tell who or where a resident is.
        is_personal_inside: whether these, and the interviewers, are inside.
        problems: what the file could not hold as it was, and where it stands instead.
        unknown: paths that were answered and that this version of the form does not have; they stay here.
    """

    paths: tuple[Path, ...]
    sheets: int
    drafts: int
    personal: tuple[Column, ...]
    is_personal_inside: bool
    unknown: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class AnswerService:
    """Sending answers out of this workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def export(
        self,
        form: str,
        path: Path,
        kind: AnswerFormat,
        *,
        personal: bool = False,
        labels: bool = False,
        codes: bool = False,
        language: Language = "zh",
    ) -> AnswersOut:
        """Write the finished sheets of a form.

        Args:
            form: a form file, or the id or title of a form that is here; of every version of it.
            path: a file; for ``xml`` a folder, or a zip where it is called so.
            kind: the format.
            personal: take along what tells who or where a resident is, and who asked.
            labels: heads and choices in words, for Kobo's workbook.
            codes: names and codes instead of words, for the plain workbook.
            language: of labels and heads.

        Raises:
            FieldkitError: NO_SUCH_FORM, the form cannot be read, or the file cannot be written.
        """
        tables = columns_named(form, self._workspace)
        with self._workspace.database.read() as connection:
            stored = stored_sheets(connection, tables.id)
            names = NamesInWorkspace(connection)
            finished = [one for one in stored if one.value("state") in FINISHED]
            sheets = [_sheet(tables, one, names, personal=personal) for one in finished]
        paths: tuple[Path, ...] = (path,)
        problems: tuple[Problem, ...] = ()
        match kind:
            case AnswerFormat.ODK:
                write_central(tables, sheets, path, personal=personal)
            case AnswerFormat.KOBO:
                words = language if labels else ""
                write_kobo(tables, sheets, path, personal=personal, labels=words)
            case AnswerFormat.CSV:
                paths = write_csv(tables, sheets, path, personal=personal)
            case AnswerFormat.XLSX:
                write_xlsx(tables, sheets, path, personal=personal, language=language, codes=codes)
            case AnswerFormat.SPSS:
                write_spss(tables, sheets, path, personal=personal, language=language)
            case AnswerFormat.SAV:
                paths, problems = write_sav(tables, sheets, path, personal=personal, language=language)
            case AnswerFormat.XML:
                _write_documents(tables, sheets, path, personal=personal)
        unknown = _unknown(tables, sheets)
        drafts = len(stored) - len(sheets)
        return AnswersOut(paths, len(sheets), drafts, tables.personal(), personal, unknown, problems)


def instance_of(form: FormColumns, stored: StoredSheet) -> str:
    """The instanceID of a sheet; one made from its record where the form has none."""
    return stored.answers.get(form.instance_id) or f"uuid:{uuid.UUID(stored.record)}"


def _sheet(form: FormColumns, stored: StoredSheet, names: NamesInWorkspace, *, personal: bool) -> AnswerSheet:
    return AnswerSheet(
        instance_of(form, stored),
        stored.answers,
        sheet=stored.value("sheet"),
        community=names.name(stored.value("community")),
        state=stored.value("state"),
        started=stored.value("started"),
        finished=stored.value("finished"),
        interviewer=stored.value("interviewer") if personal else "",
        version=stored.value("form_version"),
    )


def _write_documents(
    form: FormColumns, sheets: Sequence[AnswerSheet], folder: Path, *, personal: bool
) -> None:
    documents = {
        f"{file_name(sheet.instance.removeprefix('uuid:'))}.xml": submission(form, sheet, personal=personal)
        for sheet in sheets
    }
    if folder.suffix.lower() == ".zip":
        save_zip(folder, documents)
        return
    for name, document in documents.items():
        save(folder / name, document)


def _unknown(form: FormColumns, sheets: Sequence[AnswerSheet]) -> tuple[str, ...]:
    known = {column.path for column in form.columns()} | {table.path for table in form.main.every()}
    meta = form.instance_id.rpartition("/")[0] + "/"
    answered = dict.fromkeys(_POSITION.sub("", path) for sheet in sheets for path in sheet.answers)
    return tuple(path for path in answered if path not in known and not path.startswith(meta))
