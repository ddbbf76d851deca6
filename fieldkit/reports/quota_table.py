"""A table of quotas to fill in: one question down, another across, a number in each cell; how to, on a second sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from fieldkit.kernel.texts import Text
from fieldkit.reports.cells import clean
from fieldkit.reports.layout import HEI, SONG
from fieldkit.reports.saving import save_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.texts import Language

_SHEET, _HELP = Text("配额", "Quotas"), Text("说明", "How to")
_LINES = (
    Text("问卷：{form}", "Form: {form}"),
    Text(
        "在格子里填要几份，空着的格不设配额。",
        "Write how many sheets are wanted of each cell; an empty one has no quota.",
    ),
    Text(
        "可以在左边加一列“社区”，给每个社区单独定；也可以改用别的题：表头写题名，行里写选项。",
        "A column 社区 on the left gives each community its own. Other questions may be used: the title names the "
        "question, the rows its choices.",
    ),
    Text(
        "也可以一行一格：每道题一列，最后一列写“份数”。",
        "A row for each cell works as well: a column for each question, and a last one called 份数.",
    ),
)
_THIN = Side(style="thin", color="808080")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", fgColor="EEEEEE")
_FIRST, _OTHER, _HIGH = 26, 14, 24
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class QuotaGrid:
    """What is written.

    Attributes:
        form: title of the form.
        corner: what the rows are, as the question is worded.
        rows, columns: words of the cells down and across.
        counts: by row and column, from 0; what is left out stays empty.
    """

    form: str
    corner: str
    rows: Sequence[str]
    columns: Sequence[str]
    counts: Mapping[tuple[int, int], int]


def write_quota_grid(grid: QuotaGrid, path: Path, language: Language = "zh") -> None:
    """Write the workbook.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _SHEET.say(language)
    sheet.append([clean(grid.corner), *map(clean, grid.columns)])
    for at, words in enumerate(grid.rows):
        sheet.append([clean(words), *(grid.counts.get((at, across)) for across in range(len(grid.columns)))])
    for row in sheet.iter_rows():
        for cell in row:
            is_head = cell.row == 1 or cell.column == 1
            cell.font = Font(name=HEI if is_head else SONG, size=12, bold=cell.row == 1)
            cell.border = _GRID
            cell.alignment = Alignment(
                horizontal="left" if cell.column == 1 else "center", vertical="center", wrap_text=True
            )
            if is_head:
                cell.fill = _SHADE
    for at in range(1, len(grid.columns) + 2):
        sheet.column_dimensions[get_column_letter(at)].width = _FIRST if at == 1 else _OTHER
    for at in range(1, len(grid.rows) + 2):
        sheet.row_dimensions[at].height = _HIGH
    whole = DataValidation(
        type="whole", operator="between", formula1="0", formula2=str(_MOST), allow_blank=True
    )
    sheet.add_data_validation(whole)
    whole.add(f"B2:{get_column_letter(len(grid.columns) + 1)}{len(grid.rows) + 1}")
    sheet.freeze_panes = "B2"
    helping = book.create_sheet(_HELP.say(language))
    helping.column_dimensions["A"].width = 90
    for line in _LINES:
        helping.append([line.say(language, form=clean(grid.form))])
    for row in helping.iter_rows():
        for cell in row:
            cell.font = Font(name=SONG, size=12)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    save_workbook(book, path)
