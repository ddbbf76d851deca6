"""Answers as SPSS keeps them: one system file (.sav) for the sheets, one beside it for each repeat.

Files are tied by the number of the sheet, ``sheet_instance``, and by one running number for
each repeat around a row, ``member_no``; MATCH FILES joins by these.
"""

from __future__ import annotations

import math
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from fieldkit.exchange.answers.central import instances
from fieldkit.exchange.answers.plain import ABOUT, STATES
from fieldkit.exchange.answers.problems import AnswerFileError
from fieldkit.exchange.answers.questions import Questions
from fieldkit.exchange.answers.saving import save
from fieldkit.exchange.answers.sheets import distinct_names, rows_of, shown, value_in
from fieldkit.exchange.answers.variables import cut, widest
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyreadstat.pyclasses import MissingRange

    from fieldkit.analysis.form_columns import FormColumns, FormTable
    from fieldkit.exchange.answers.sheets import AnswerSheet, Row
    from fieldkit.exchange.answers.variables import Variable
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language

WHICH = Text("第几项：{what}", "number: {what}")
_OF_ROWS, _MOMENTS = ("sheet", "instance"), ("started", "finished")
_POSITION = re.compile(r"\[(\d+)\]")
_TITLE_BYTES = 64
_NARROWEST_COLUMN, _WIDEST_COLUMN = 8, 40
_STAMP_AT, _STAMP = 92, b"01 Jan 8000:00:00"
"""Where a system file says when it was made; ours say nothing, so that equal answers make equal bytes."""


def write_sav(
    form: FormColumns,
    sheets: Sequence[AnswerSheet],
    path: Path,
    *,
    personal: bool = False,
    language: Language = "zh",
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write the files.

    Args:
        form: its tables.
        sheets: in the order of the rows.
        path: of the main file; a repeat is written to ``答卷-member.sav`` beside it.
        personal: take personal columns along.
        language: of the labels.

    Returns:
        The files, and what is to be told about them.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    repeats = form.main.tables_within()
    endings = ["", *(f"-{name}" for name in distinct_names([table.name for table in repeats]))]
    problems: list[Problem] = []
    made = []
    for table, ending in zip((form.main, *repeats), endings, strict=True):
        target = path.with_name(f"{path.stem}{ending}{path.suffix}")
        variables = list(_variables(form, table, sheets, personal=personal, language=language, told=problems))
        made.append((target, system_file(variables, form.title or form.id, target)))
    for target, content in made:
        save(target, content)
    return tuple(target for target, _ in made), tuple(problems)


def system_file(variables: Sequence[Variable], title: str, path: Path) -> bytes:
    """The content of a file; equal variables make equal bytes.

    Args:
        variables: all with as many values.
        title: of the data.
        path: named when the file cannot be made.

    Raises:
        FieldkitError: CANNOT_SAVE.
    """
    import pandas as pd
    import pyreadstat

    frame = pd.DataFrame(
        {one.name: pd.Series(_plain(one), dtype="float64" if one.form else "str") for one in variables}
    )
    try:
        with tempfile.TemporaryDirectory(prefix="fieldkit-") as folder:
            draft = Path(folder, "answers.sav")
            pyreadstat.write_sav(
                frame, draft, file_label=cut(title, _TITLE_BYTES), row_compress=True,
                column_labels=[one.label for one in variables],
                variable_value_labels={one.name: _labels(one) for one in variables if one.labels},
                missing_ranges={one.name: _missing(one) for one in variables if one.missing},
                variable_measure={one.name: one.measure.value for one in variables},
                variable_display_width={one.name: _width(one) for one in variables},
                variable_format={one.name: one.form for one in variables if one.form},
            )  # fmt: skip
            content = bytearray(draft.read_bytes())
    except (OSError, pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as error:
        raise FieldkitError(AnswerFileError.CANNOT_SAVE, path=path, reason=error) from error
    content[_STAMP_AT : _STAMP_AT + len(_STAMP)] = _STAMP
    return bytes(content)


def _plain(variable: Variable) -> list[float | str]:
    return [math.nan if value is None else value for value in variable.cells]


def _width(variable: Variable) -> int:
    """Characters in the data window."""
    if variable.form:
        return int(re.sub(r"^[A-Z]+|[.].*$", "", variable.form))
    return min(_WIDEST_COLUMN, max(_NARROWEST_COLUMN, widest(str(cell) for cell in variable.cells)))


def _labels(variable: Variable) -> dict[int | float, str]:
    """The library takes texts too, though it does not say so."""
    return cast("dict[int | float, str]", dict(variable.labels))


def _missing(variable: Variable) -> list[int | float | str | MissingRange]:
    return [{"lo": one[0], "hi": one[1]} if isinstance(one, tuple) else one for one in variable.missing]


def _variables(
    form: FormColumns,
    table: FormTable,
    sheets: Sequence[AnswerSheet],
    *,
    personal: bool,
    language: Language,
    told: list[Problem],
) -> Iterator[Variable]:
    rows = [(sheet, row) for sheet in sheets for row in _rows(form, table, sheet)]
    columns = shown(table, personal=personal)
    questions = Questions(table.columns, language)
    is_main = table is form.main
    keys = [
        (key, words)
        for key, words in ABOUT
        if (is_main or key in _OF_ROWS) and (personal or key != "interviewer")
    ]
    for key, words in keys:
        values = [getattr(sheet, key) for sheet, _ in rows]
        yield from _about(questions, key, words.say(language), values, language)
    yield from _numbers(questions, form.main, table, [row for _, row in rows], language)
    for column in columns:
        answers = [value_in(row, table, column, sheet.answers) for sheet, row in rows]
        yield from questions.variables(column, answers)
    told += questions.problems


def _rows(form: FormColumns, table: FormTable, sheet: AnswerSheet) -> Iterator[Row]:
    return rows_of(table, sheet.answers) if table is form.main else instances(form.main, table, sheet)


def _about(
    questions: Questions, key: str, label: str, values: Sequence[str], language: Language
) -> Iterator[Variable]:
    name = "sheet_number" if key == "sheet" else f"sheet_{key}"
    if key in _MOMENTS:
        yield from questions.time(name, label, values, "dateTime")
    elif key == "state":
        yield questions.labelled(
            name, label, values, {one: said.say(language) for one, said in STATES.items()}
        )
    else:
        yield from questions.text(name, label, values)


def _numbers(
    questions: Questions, main: FormTable, table: FormTable, rows: Sequence[Row], language: Language
) -> Iterator[Variable]:
    """Which instance of each repeat a row lies in, the outermost first."""
    places = [[float(number) for number in _POSITION.findall(row.prefix)] for row in rows]
    around = [
        one for one in main.tables_within() if table.path == one.path or table.path.startswith(f"{one.path}/")
    ]
    for depth, one in enumerate(around):
        label = WHICH.say(language, what=one.label.say(language) or one.name)
        yield questions.number(f"{one.name}_no", label, [place[depth] for place in places])
