"""Done-when of 填报模板: everything that a district put into its workbook is there afterwards, whoever saved it."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from fieldkit.exchange.templates.book import open_template
from fieldkit.exchange.templates.filling import fill
from fieldkit.exchange.templates.proposing import propose
from fieldkit.exchange.templates.sheetxml import place_of
from tests.fieldkit.exchange.templates import workbooks as w
from tests.fieldkit.exchange.templates.districts import DISTRICTS, RECORDS, make

RESAVED = Path(__file__).with_name("resaved")
MOVING = {
    "sheetData", "dimension", "mergeCells", "dataValidations", "conditionalFormatting", "autoFilter", "rowBreaks",
    "hyperlinks", "extLst",
}  # fmt: skip
RELATED = ("xl/drawings/", "xl/comments", "xl/tables/")
BY_NAME = pytest.mark.parametrize("district", DISTRICTS, ids=lambda one: one.name)
SAVED_BY = pytest.mark.parametrize("program", ["openpyxl", "libreoffice"])


@pytest.fixture
def template(district, program, tmp_path):
    if program == "openpyxl":
        return make(district, tmp_path)
    return RESAVED / f"{district.name}.xlsx"


def filled(template, folder):
    book = open_template(template)
    data = w.values(RECORDS)
    outcome = fill(book, propose(book, data.vocabulary), data)
    target = folder / f"filled_{template.name}"
    book.save(target)
    return target, outcome


def inner(element):
    """The content of a cell as markup without what formulas gave."""
    kept = [etree.tostring(one, method="c14n") for one in element if etree.QName(one).localname != "v"]
    value = element.findtext("{*}v") if element.find("{*}f") is None else None
    return kept, value, element.get("t") if value is not None else None


def sheet_roots(path):
    return {one.name: one.root for one in open_template(path).sheets}


def settings_of(root, passed_over):
    return [
        etree.tostring(one, method="c14n") for one in root if etree.QName(one).localname not in passed_over
    ]


@BY_NAME
@SAVED_BY
def test_every_other_member_is_the_same_to_the_byte(district, template, tmp_path):
    target, _ = filled(template, tmp_path)
    before, after = w.members(template), w.members(target)
    assert set(before) - set(after) <= {"xl/calcChain.xml"}
    assert not set(after) - set(before)
    may_change = ("xl/worksheets/sheet", "xl/workbook.xml", *(RELATED if district.at else ()))
    changed = {name for name in after if before[name] != after[name]}
    assert all(name.startswith(may_change) for name in changed), changed


@BY_NAME
@SAVED_BY
def test_every_cell_row_column_and_print_setting_is_as_it_was(district, template, tmp_path):
    target, _ = filled(template, tmp_path)
    before, after = sheet_roots(template), sheet_roots(target)
    assert list(before) == list(after)
    for name, old in before.items():
        grows = name == district.sheet and district.at
        passed_over = MOVING if grows else {"sheetData", "dimension"}
        assert settings_of(old, passed_over) == settings_of(after[name], passed_over)
        cells = {place_of(one.get("r")): one for one in after[name].iter("{*}c")}
        rows = {int(one.get("r")): one for one in after[name].iter("{*}row")}
        for line in old.iter("{*}row"):
            number = int(line.get("r"))
            now = rows[number + district.count if grows and number >= district.at else number]
            skipped = {"r", "spans"} if line.get("customHeight") in {"1", "true"} else {"r", "spans", "ht"}
            assert {k: v for k, v in line.items() if k not in skipped} == {
                k: v for k, v in now.items() if k not in skipped
            }
            for cell in line.iterfind("{*}c"):
                column = place_of(cell.get("r"))[1]
                found = cells[int(now.get("r")), column]
                assert cell.get("s") == found.get("s"), cell.get("r")
                is_written = cell.get("r") in district.written or len(cell) == 0
                if not is_written and not (district.at and cell.find("{*}f") is not None):
                    assert inner(cell) == inner(found), cell.get("r")


def grown(district):
    return (RESAVED / "rows_put_in" / f"{district.name}.xlsx").exists()


@pytest.mark.parametrize("district", list(filter(grown, DISTRICTS)), ids=lambda one: one.name)
def test_what_moves_stands_where_a_spreadsheet_program_would_put_it(district, tmp_path):
    target, _ = filled(RESAVED / f"{district.name}.xlsx", tmp_path)
    wanted = openpyxl.load_workbook(RESAVED / "rows_put_in" / f"{district.name}.xlsx")
    found = openpyxl.load_workbook(target)
    new = range(district.at, district.at + district.count)
    assert names_of(wanted) == names_of(found)
    for sheet in wanted:
        other = found[sheet.title]
        assert everything_with_a_place(sheet) == everything_with_a_place(other)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    assert other[cell.coordinate].value == cell.value, cell.coordinate
                elif hasattr(cell.value, "text"):
                    array = other[cell.coordinate].value
                    assert (array.ref, array.text) == (cell.value.ref, cell.value.text)
                elif cell.value is not None and cell.coordinate not in district.written:
                    is_number = cell.column == 1 and isinstance(cell.value, int)
                    assert is_number or other[cell.coordinate].value == cell.value, cell.coordinate
        if sheet.title == district.sheet:
            for number in new:
                assert [w.looks(one) for one in other[number]] == [
                    w.looks(one) for one in other[district.at - 1]
                ]


def names_of(book):
    return {key: one.attr_text for key, one in book.defined_names.items()}


def everything_with_a_place(sheet):
    return {
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "checks": sorted((str(one.sqref), one.type, one.formula1) for one in sheet.data_validations.dataValidation),
        "formats": sorted(
            (str(one.sqref), rule.type, tuple(rule.formula))
            for one in sheet.conditional_formatting
            for rule in one.rules
        ),
        "print": (sheet.print_area, sheet.print_title_rows, sheet.auto_filter.ref, sheet.freeze_panes),
        "breaks": [one.id for one in sheet.row_breaks.brk],
        "pictures": [(one.anchor._from.row, one.anchor._from.col) for one in sheet._images],
        "comments": [(one.coordinate, one.comment.text) for row in sheet for one in row if one.comment],
        "links": [(one.coordinate, one.hyperlink.location or one.hyperlink.target)
                  for row in sheet for one in row if one.hyperlink],
    }  # fmt: skip


@pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")
def test_totals_come_out_when_filled_copies_are_opened_by_libreoffice(tmp_path):
    soffice = shutil.which("soffice")
    assert soffice
    folder = tmp_path / "filled"
    folder.mkdir()
    made = []
    for district in DISTRICTS:
        if district.totals:
            for template in (make(district, tmp_path), RESAVED / f"{district.name}.xlsx"):
                target = filled(template, folder)[0]
                made.append((district, target.rename(folder / f"{len(made)}.xlsx")))
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += [
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(tmp_path / "opened"),
        *(str(one) for _, one in made),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    for district, path in made:
        book = openpyxl.load_workbook(tmp_path / "opened" / path.name, data_only=True)
        for sheet, place, value in district.totals:
            assert book[sheet][place].value == pytest.approx(value), (district.name, sheet, place)
