"""ODK Central's CSV export: a zip with the main table and one table for each repeat.

Names of columns are group and question joined by ``-``; a position takes four
columns. Rows of repeats carry ``PARENT_KEY`` and ``KEY``, the main table ``KEY`` and
what Central knows of a submission.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from fieldkit.exchange.answers.saving import save_zip
from fieldkit.exchange.answers.sheets import Row, distinct_names, rows_of, shown, value_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import Column, FormColumns, FormTable
    from fieldkit.exchange.answers.sheets import AnswerSheet

GEO_PARTS = ("Latitude", "Longitude", "Altitude", "Accuracy")
SYSTEM = (
    "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState",
    "DeviceID", "Edits", "FormVersion",
)  # fmt: skip
SUBMITTED, KEY, PARENT_KEY = "SubmissionDate", "KEY", "PARENT_KEY"


def write_central(
    form: FormColumns, sheets: Sequence[AnswerSheet], path: Path, *, personal: bool = False
) -> None:
    """Write the zip.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    tables = central_tables(form, sheets, personal=personal)
    save_zip(path, {name: text.encode() for name, text in tables})


def central_tables(
    form: FormColumns, sheets: Sequence[AnswerSheet], *, personal: bool = False
) -> Iterator[tuple[str, str]]:
    """File name and CSV text of every table, the main one first."""
    repeats = form.main.tables_within()
    names = distinct_names([table.name for table in repeats])
    columns = shown(form.main, personal=personal, notes=True)
    head = [SUBMITTED, *_heads(columns), KEY, *SYSTEM]
    yield f"{form.id}.csv", _csv(head, (_main_row(form, one, columns) for one in sheets))
    for table, name in zip(repeats, names, strict=True):
        within = shown(table, personal=personal, notes=True)
        head = [*_heads(within), PARENT_KEY, KEY]
        yield f"{form.id}-{name}.csv", _csv(head, _repeat_rows(form, table, within, sheets))


def _csv(head: list[str], rows: Iterable[list[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def _heads(columns: list[Column]) -> list[str]:
    heads: list[str] = []
    for column in columns:
        name = "-".join((*column.groups, column.name))
        heads += [f"{name}-{part}" for part in GEO_PARTS] if column.data_type == "geopoint" else [name]
    return heads


def _cells(columns: list[Column], table: FormTable, row: Row, sheet: AnswerSheet) -> Iterator[str]:
    for column in columns:
        value = value_in(row, table, column, sheet.answers)
        if column.data_type == "geopoint":
            parts = value.split()
            yield from (parts[at] if at < len(parts) else "" for at in range(len(GEO_PARTS)))
        else:
            yield value


def _main_row(form: FormColumns, sheet: AnswerSheet, columns: list[Column]) -> list[str]:
    row = next(rows_of(form.main, sheet.answers))
    cells = list(_cells(columns, form.main, row, sheet))
    at = next((at for at, column in enumerate(_flat(columns)) if column.path == form.instance_id), None)
    if at is not None and not cells[at]:
        cells[at] = sheet.instance
    system = ("", sheet.interviewer, "0", "0", "", "", "", "0", sheet.version)
    return [sheet.finished or sheet.started, *cells, sheet.instance, *system]


def _flat(columns: list[Column]) -> Iterator[Column]:
    for column in columns:
        yield from (column for _ in range(len(GEO_PARTS) if column.data_type == "geopoint" else 1))


def _repeat_rows(
    form: FormColumns, table: FormTable, columns: list[Column], sheets: Sequence[AnswerSheet]
) -> Iterator[list[str]]:
    for sheet in sheets:
        for row in instances(form.main, table, sheet):
            keys = [_key(form, sheet, row.parent), _key(form, sheet, row.prefix)]
            yield [*_cells(columns, table, row, sheet), *keys]


def instances(main: FormTable, table: FormTable, sheet: AnswerSheet) -> Iterator[Row]:
    """Every instance of a repeat in one sheet, in the order of the sheet."""

    def below(around: FormTable, row: Row) -> Iterator[Row]:
        for inner in around.tables:
            for found in rows_of(inner, sheet.answers, row):
                if inner is table:
                    yield found
                yield from below(inner, found)

    yield from below(main, next(rows_of(main, sheet.answers)))


def _key(form: FormColumns, sheet: AnswerSheet, prefix: str) -> str:
    return sheet.instance + prefix.removeprefix(form.main.path)
