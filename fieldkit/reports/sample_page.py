"""The list of doors as a workbook: a sheet for each sample, with columns for outcome, time and signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers import sample_page as words
from fieldkit.reports.layout import make_workbook
from fieldkit.reports.official_table import Align, Column, OfficialTable, Sizes, scaled
from fieldkit.reports.saving import save_workbook
from fieldkit.reports.values import Paper, TableHead

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.registers.sample_page import SamplePage

_SHEET = Text("走访名单", "Addresses")
_KIND = Text("样本/替补", "Sample or replacement")
_MAIN, _SPARE = Text("样本", "sample"), Text("替补", "replacement")
_COLUMNS = (
    Column(words.NUMBER, 9),
    Column(words.DOOR, 34, Align.LEFT),
    Column(words.STRATUM, 12),
    Column(_KIND, 10),
    Column(words.OUTCOME, 13),
    Column(words.WHEN, 14),
    Column(words.SIGNATURE, 13),
)
_WIDTH = 92.0


def write_sample_page(sample: SamplePage, path: Path) -> None:
    """Write the workbook, portrait A4.

    Raises:
        FieldkitError: CANNOT_SAVE; no half file is left.
    """
    own = sample.language
    columns = [one for one in _COLUMNS if one.head is not words.STRATUM or sample.has_strata]
    rows = [
        (
            one.number,
            one.address,
            *([one.stratum] if sample.has_strata else []),
            kind.say(own),
            one.outcome,
            "",
            "",
        )
        for kind, doors in ((_MAIN, sample.doors), (_SPARE, sample.spare))
        for one in doors
    ]
    sizes = Sizes(title=18, body=11, space=10)
    table = OfficialTable(_SHEET.say(own), scaled(columns, _WIDTH, sizes.body), tuple(rows), sizes)
    notes = tuple(Text(fact, fact) for fact in sample.facts())
    head = TableHead(sample.title, unit=sample.place, date=sample.drawn, notes=notes, language=own)
    save_workbook(make_workbook(table, head, Paper.A4, landscape=False), path)
