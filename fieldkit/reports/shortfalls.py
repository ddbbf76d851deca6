"""业态短板统计表: per community the types it has too few of or lacks (附件2, W-46)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.gaps import shortfalls
from fieldkit.kernel.texts import Text
from fieldkit.plans.plan import Wording
from fieldkit.registers.business_types import business_type
from fieldkit.reports.layout import make_workbook
from fieldkit.reports.official_table import Align, Column, OfficialTable, Sizes, scaled
from fieldkit.reports.saving import save_workbook
from fieldkit.reports.values import Paper, ShortfallRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.kernel.texts import Language
    from fieldkit.plans.plan import ProfileEntry
    from fieldkit.reports.values import TableHead

TITLE = Text(
    "{area}城市便民生活圈试点社区业态短板统计表",
    "Business type shortfalls by community, {area}",
)
NUMBER = Text("附件2", "Annex 2")

_SHEET = Text("业态短板统计表", "Shortfalls")
_GROUP = Text("社区业态短板", "Shortfalls of the community")
_COLUMNS = (
    Column(Text("序号", "No."), 6),
    Column(Text("社区名称", "Community"), 14),
    Column(Text("基本保障类", "Basic types"), 44, Align.LEFT, _GROUP),
    Column(Text("品质提升类", "Quality types"), 32, Align.LEFT, _GROUP),
)
_WIDTHS = {Paper.A4: 85.0, Paper.A3: 125.0}
_SIZES = {Paper.A4: Sizes(title=18, body=10, space=7), Paper.A3: Sizes(title=24, body=14, space=12)}
# A plan words its table in Chinese; the English table has words of its own.
_ENGLISH = Wording(
    separator=", ", few="too few: {types}", absent="none: {types}", both="{few}; {absent}", quality="none: {types}",
    nothing="—",
)  # fmt: skip


def shortfall_rows(
    matrix: CoverageMatrix, wording: Wording, language: Language = "zh"
) -> tuple[ShortfallRow, ...]:
    """The rows of 附件2 in the wording of the plan, numbered from 1."""
    said = _ENGLISH if language == "en" else wording
    return tuple(
        ShortfallRow(
            community=row.community.name,
            basic=said.basic_cell(_words(row.basic_few, language), _words(row.basic_absent, language)),
            quality=said.quality_cell(_words(row.quality_absent, language)),
            number=at,
        )
        for at, row in enumerate(shortfalls(matrix), start=1)
    )


def _words(entries: Sequence[ProfileEntry], language: Language) -> list[str]:
    if language == "zh":
        return [entry.name for entry in entries]
    known = ((entry, business_type(entry.code)) for entry in entries)
    return [one.name.en if one else entry.name for entry, one in known]


def shortfalls_sheet(
    rows: Sequence[ShortfallRow], language: Language, paper: Paper = Paper.A4
) -> OfficialTable:
    """附件2 without its page."""
    return OfficialTable(
        sheet=_SHEET.say(language),
        columns=scaled(_COLUMNS, _WIDTHS[paper], _SIZES[paper].body),
        rows=tuple(
            (at if row.number is None else row.number, row.community, row.basic, row.quality)
            for at, row in enumerate(rows, start=1)
        ),
        sizes=_SIZES[paper],
    )


def shortfalls_table(
    rows: Sequence[ShortfallRow], head: TableHead, path: Path, *, paper: Paper = Paper.A4
) -> None:
    """Write 附件2 to ``path``, portrait.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    table = shortfalls_sheet(rows, head.language, paper)
    save_workbook(make_workbook(table, head, paper, landscape=False), path)
