"""Cells, row heights and saving: what holds for every official table."""

import re
import resource as limits
import signal
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont
from python_calamine import CalamineWorkbook

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.reports.cells import LONGEST_TEXT, clean
from fieldkit.reports.circles import circles_table
from fieldkit.reports.layout import make_workbook
from fieldkit.reports.measure import POINTS_PER_CHARACTER, TALLEST_ROW, clear_width, lines_needed
from fieldkit.reports.official_table import Column, OfficialTable, Sizes
from fieldkit.reports.problems import ReportError
from fieldkit.reports.shortfalls import shortfall_rows, shortfalls_table
from fieldkit.reports.values import Paper, ShortfallRow, TableHead

FONT = ImageFont.truetype(str(resource("fonts", "NotoSansSC-Regular.ttf")), 100)
TRICKY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "#N/A",
    "007",
    "1.10101E+17",
    "_x0041_",
    "TRUE",
    "2026-06-30",
    "a&b<c>",
]


def one_row(path, basic, **head):
    shortfalls_table([ShortfallRow("社区", basic, "——")], TableHead("表", **head), path)
    return openpyxl.load_workbook(path).active


@pytest.mark.parametrize("text", TRICKY)
def test_a_text_stays_the_text_that_it_is(text, tmp_path):
    sheet = one_row(tmp_path / "t.xlsx", text)
    assert sheet["C5"].data_type == "s"
    rows = CalamineWorkbook.from_path(tmp_path / "t.xlsx").get_sheet_by_index(0).to_python()
    assert rows[4][2] == text
    assert sheet["C5"].quotePrefix == text.startswith(("=", "+", "-", "@"))


def test_only_the_name_that_begins_like_a_formula_is_marked_among_its_neighbours(tmp_path):
    rows = [ShortfallRow("社区", basic, "——") for basic in ("早餐店", "=1+1", "菜店", "+86")]
    shortfalls_table(rows, TableHead("表"), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert [bool(sheet.cell(row, 3).quotePrefix) for row in range(5, 9)] == [False, True, False, True]
    assert {sheet.cell(row, 3).border.left.style for row in range(5, 9)} == {"thin"}


def test_a_formula_in_title_unit_or_note_stays_text_too(tmp_path):
    notes = (Text("=2+2", "=2+2"),)
    shortfalls_table([], TableHead("=1+1", number="=3", unit="=4", notes=notes), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert sheet["A2"].value == "=1+1"


def test_control_characters_and_halves_of_characters_are_left_out(tmp_path):
    sheet = one_row(tmp_path / "t.xlsx", "便利\x0b店\x00、\ud840药店𬭊\ufffe\r\n下一行")
    assert sheet["C5"].value == "便利店、药店𬭊\n下一行"


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_text_is_always_writable_and_clean(text):
    once = clean(text)
    once.encode("utf-8")
    assert clean(once) == once
    assert len(once) <= LONGEST_TEXT


def test_numbers_are_numbers_only_where_they_count(shortfalls_sheet, circles_sheet):
    def number_columns(sheet):
        return {
            cell.column_letter for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int)
        }

    assert number_columns(shortfalls_sheet) == {"A"}
    assert number_columns(circles_sheet) == {"A", "B", "D", "F"}


def real_lines(text, room, size):
    """Lines by the real widths of a font, broken before any character that does not fit."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0.0
        for character in paragraph:
            wide = FONT.getlength(character) * size / 100
            if used + wide > room:
                lines, used = lines + 1, 0.0
            used += wide
    return lines


def column_width(sheet, cell):
    whole = next((one for one in sheet.merged_cells.ranges if cell.coordinate in one), None)
    first, last = (whole.min_col, whole.max_col) if whole else (cell.column, cell.column)
    letters = [openpyxl.utils.get_column_letter(at) for at in range(first, last + 1)]
    return sum(sheet.column_dimensions[letter].width for letter in letters)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("paper", list(Paper))
def test_every_row_is_high_enough_for_its_text(language, paper, zhongwei, head_for, tmp_path):
    circles_table(zhongwei.circle_rows, head_for("circles", language), tmp_path / "c.xlsx", paper=paper)
    rows = shortfall_rows(zhongwei.matrix, zhongwei.plan.wording, language)
    shortfalls_table(rows, head_for("shortfalls", language), tmp_path / "s.xlsx", paper=paper)
    for name in ("c.xlsx", "s.xlsx"):
        sheet = openpyxl.load_workbook(tmp_path / name).active
        spanning = {
            one.start_cell.coordinate for one in sheet.merged_cells.ranges if one.max_row > one.min_row
        }
        for row in sheet.iter_rows():
            for cell in row:
                if not isinstance(cell.value, str) or cell.coordinate in spanning:
                    continue
                assert cell.alignment.wrap_text
                assert cell.alignment.vertical == "center"
                room = column_width(sheet, cell) * POINTS_PER_CHARACTER - 4 - 9 * cell.alignment.indent
                needed = real_lines(cell.value, room, cell.font.size) * cell.font.size * 1.45
                assert sheet.row_dimensions[cell.row].height >= needed, (name, cell.coordinate)


def test_a_text_too_long_for_any_row_is_set_smaller(tmp_path):
    sheet = one_row(tmp_path / "t.xlsx", "、".join(["再生资源回收"] * 120))
    assert sheet.row_dimensions[5].height <= TALLEST_ROW
    assert 6 <= sheet["C5"].font.size < sheet["D4"].font.size


def test_longer_text_never_takes_fewer_lines():
    found = [lines_needed("便利店、" * count, 120.0, 10.5) for count in range(40)]
    assert found == sorted(found)
    assert found[-1] > 10


def outer_sides(sheet, cell):
    """Border styles on those sides of a cell that are an edge of it or of its merged range."""
    whole = next((one for one in sheet.merged_cells.ranges if cell.coordinate in one), None)
    top, bottom = (whole.min_row, whole.max_row) if whole else (cell.row, cell.row)
    left, right = (whole.min_col, whole.max_col) if whole else (cell.column, cell.column)
    border = cell.border
    edges = (
        (border.top, cell.row == top),
        (border.bottom, cell.row == bottom),
        (border.left, cell.column == left),
        (border.right, cell.column == right),
    )
    return {side.style for side, is_edge in edges if is_edge}


def test_the_grid_is_closed_around_every_cell_and_merged_head(shortfalls_sheet, circles_sheet):
    for sheet, first, last in ((shortfalls_sheet, 4, 38), (circles_sheet, 4, 29)):
        for row in sheet.iter_rows(min_row=first, max_row=last):
            for cell in row:
                assert outer_sides(sheet, cell) == {"thin"}, cell.coordinate


def test_both_rows_of_a_merged_head_are_printed_on_every_page(shortfalls_sheet):
    assert shortfalls_sheet.print_title_rows == "$4:$5"
    assert shortfalls_sheet.freeze_panes == "A6"


def test_a_missing_unit_leaves_room_for_writing_and_a_missing_date_leaves_nothing(tmp_path):
    sheet = one_row(tmp_path / "t.xlsx", "——")
    assert [cell.value for cell in sheet[2]] == ["填报单位：", None, None, None]


def test_the_default_font_makes_columns_equally_wide_everywhere(tmp_path):
    one_row(tmp_path / "t.xlsx", "——")
    with zipfile.ZipFile(tmp_path / "t.xlsx") as parts:
        styles = parts.read("xl/styles.xml").decode()
    fonts = re.findall(r"<font>.*?</font>", styles)
    normal = int(re.search(r'<cellStyleXfs[^>]*><xf[^>]*fontId="(\d+)"', styles).group(1))
    assert 'val="宋体"' in fonts[normal]


def test_a_target_that_cannot_be_replaced_is_refused_and_nothing_is_left(tmp_path):
    target = tmp_path / "t.xlsx"
    target.mkdir()
    with pytest.raises(FieldkitError) as refused:
        one_row(target, "——")
    assert refused.value.code is ReportError.CANNOT_SAVE
    assert "没有留下半个文件" in refused.value.say("zh")
    assert "No half file was left" in refused.value.say("en")
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FieldkitError) as refused:
        one_row(tmp_path / "file" / "t.xlsx", "——")
    assert refused.value.code is ReportError.CANNOT_SAVE


def test_a_full_disk_leaves_the_earlier_table_whole(tmp_path):
    target = tmp_path / "t.xlsx"
    one_row(target, "旧")
    before = target.read_bytes()
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)
    limits.setrlimit(limits.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(FieldkitError) as refused:
            shortfalls_table([ShortfallRow("社区", "新", "——")], TableHead("表"), target)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert refused.value.code is ReportError.CANNOT_SAVE
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_table_replaces_the_earlier_one_and_makes_its_folder(tmp_path):
    target = tmp_path / "表格" / "附件2.xlsx"
    one_row(target, "旧")
    assert one_row(target, "新")["C5"].value == "新"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(("rows", "joined"), [(3, ["A4:A6"]), (80, [])])
def test_equal_words_become_one_cell_only_where_no_page_break_can_cut_them(rows, joined):
    columns = (Column(Text("类别", "Class"), 40, joins=True), Column(Text("数", "Number"), 40))
    table = OfficialTable("表", columns, tuple(("同", at) for at in range(rows)), Sizes(18, 10, 7))
    sheet = make_workbook(table, TableHead("表"), Paper.A4, landscape=False).active
    assert [str(one) for one in sheet.merged_cells.ranges if one.size["rows"] > 1] == joined


@pytest.mark.parametrize("size", [9, 10, 11, 14])
@given(width=st.floats(12, 120))
def test_a_full_line_of_chinese_ends_clear_of_the_border(size, width):
    """With 宋体, in Excel and with a wider font; full lines of 附件2 stood on their right border."""
    made = clear_width(width, size, is_indented=True)
    left_over = [(made * digit - 12) % size for digit in (5.5, 6.0, 7.0)]
    assert min(left_over) >= 2.5
    assert abs(made - width) <= 3.01
