"""A file of another office: whatever it is, its cells come as people see them, or a sentence says why not."""

import zipfile
from datetime import date, datetime

import pytest

from fieldkit.exchange.foreign.book import Fault
from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.exchange.foreign.reading import read_table_file
from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress

TEXT = "店名,电话,地址\n老王早点,13812341234,文昌街1号\n惠之家便利店,0955-7012345,鼓楼东街2号\n"
CELLS = (
    ("店名", "电话", "地址"),
    ("老王早点", "13812341234", "文昌街1号"),
    ("惠之家便利店", "0955-7012345", "鼓楼东街2号"),
)


def refusal(path):
    with pytest.raises(FieldkitError) as refused:
        read_table_file(path)
    said = refused.value.say("zh")
    assert path.name in said
    assert "没有导入任何内容" in said or "没有打开" in said
    assert refused.value.say("en").isascii() or path.name in refused.value.say("en")
    return refused.value.code


def only_sheet(path):
    (sheet,) = read_table_file(path).sheets
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_file_is_read_in_any_encoding_that_offices_use(text_file, encoding):
    assert only_sheet(text_file(TEXT.encode(encoding))).rows == CELLS


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_a_text_file_is_read_with_any_delimiter(text_file, delimiter):
    assert only_sheet(text_file(TEXT.replace(",", delimiter).encode("gb18030"))).rows == CELLS


def test_a_title_line_and_commas_inside_cells_do_not_hide_the_delimiter(text_file):
    text = (
        "幸福里社区网点台账\n店名\t地址\t备注\n老王早点\t文昌街1号\t早点,面食,豆浆\n惠之家\t鼓楼街\t烟,酒\n"
    )
    assert only_sheet(text_file(text.encode())).rows[2] == ("老王早点", "文昌街1号", "早点,面食,豆浆")


def test_a_line_end_inside_quotes_belongs_to_its_cell(text_file):
    rows = only_sheet(text_file('店名,地址\n老王早点,"文昌街1号\r\n后门"\n'.encode())).rows
    assert rows[1] == ("老王早点", "文昌街1号\r\n后门")


def test_an_inch_mark_that_is_never_closed_does_not_swallow_the_list(text_file):
    lines = [
        f'店{at},"{at}寸蛋糕,文昌街{at}号' if at == 3 else f"店{at},x,文昌街{at}号" for at in range(9_000)
    ]
    rows = only_sheet(text_file(("店名,主营,地址\n" + "\n".join(lines)).encode())).rows
    assert len(rows) == 9_001
    assert rows[4] == ("店3", '"3寸蛋糕', "文昌街3号")


def test_numbers_kept_as_text_by_web_systems_are_what_they_say(text_file):
    rows = only_sheet(text_file('店名,电话\n老王早点,="09557012345"\n惠之家,\'13812341234\n'.encode())).rows
    assert rows[1][1] == "09557012345"
    assert rows[2][1] == "13812341234"


def test_a_text_file_cut_within_a_character_is_read_to_the_end(text_file):
    whole = TEXT.rstrip("\n").encode()
    rows = only_sheet(text_file(whole[:-1] if whole[-1] > 0x7F else whole + "号".encode()[:2])).rows
    assert rows[:2] == CELLS[:2]


def test_numbers_and_dates_stand_as_people_see_them(list_file):
    moment = datetime(2026, 5, 18, 9, 30)  # noqa: DTZ001 - cells know no zone
    row = [13812341234, 85.5, 0.1 + 0.2, 0.00001, date(2026, 5, 18), moment, True]
    sheet = only_sheet(list_file([row]))
    assert sheet.rows == (
        ("13812341234", "85.5", "0.3", "0.00001", "2026-05-18", "2026-05-18 09:30", "TRUE"),
    )
    assert sheet.dates == {(0, 4), (0, 5)}


def test_a_long_code_that_became_a_number_is_seen_as_damage(list_file, text_file):
    for path in (list_file([["代码"], [110101199001011234]]), text_file("代码\n1.10101E+17\n".encode())):
        sheet = only_sheet(path)
        assert sheet.rows[1] == ("1.10101E+17",)
        assert sheet.faults == {(1, 0): Fault.LOST_DIGITS}
    assert not only_sheet(list_file([["代码"], ["110101199001011234"]])).faults


def test_a_formula_that_failed_or_was_never_computed_is_no_empty_cell(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["店名", "面积", "电话"])
    book.active.append(["老王早点", "=A1+1", "#N/A"])
    path = tmp_path / "台账.xlsx"
    book.save(path)
    sheet = only_sheet(path)
    assert set(sheet.faults.values()) == {Fault.FORMULA_ERROR}
    assert set(sheet.faults) == {(1, 1), (1, 2)}


def test_a_formula_typed_as_text_stays_text(list_file, text_file):
    assert only_sheet(list_file([["店名"], ["=1+1"]])).rows[1] == ("=1+1",)
    assert only_sheet(text_file("店名,地址\n=cmd|'/c calc'!A1,一号\n".encode())).rows[1][0].startswith("=cmd")


def test_control_characters_and_another_programs_line_ends_are_not_seen(list_file, text_file):
    assert only_sheet(text_file("店名,地址\n老\x07王\x1f早点,1号\n".encode())).rows[1] == ("老王早点", "1号")
    assert only_sheet(list_file([["店名"], ["老王_x000D_早点"], ["_x0041_"]])).rows[1] == ("老王早点",)


def test_a_cell_merged_over_several_rows_says_the_same_for_each(list_file):
    rows = [["社区", "店名"], ["瑞丰社区", "老王早点"], [None, "惠之家"], [None, "便民菜店"]]
    assert [row[0] for row in only_sheet(list_file(rows, merged=["A2:A4"])).rows[1:]] == ["瑞丰社区"] * 3


def test_a_workbook_of_before_2007_is_read(old_file, tmp_path):
    sheet = only_sheet(old_file)
    assert sheet.rows[2] == ("1", "老王早点", "13812341234", "110108000000016", "2026-05-18")
    assert sheet.faults == {(3, 3): Fault.LOST_DIGITS}
    assert sheet.merged[0] == (0, 0, 0, 4)


def test_what_a_file_is_does_not_hang_on_its_name(list_file, text_file, old_file, tmp_path):
    wrong = tmp_path / "其实是新的.xls"
    wrong.write_bytes(list_file([["店名", "电话"]]).read_bytes())
    assert only_sheet(wrong).rows == (("店名", "电话"),)
    assert only_sheet(text_file(TEXT.encode("gb18030"), "其实是文本.xls")).rows == CELLS
    renamed = tmp_path / "其实是旧的.xlsx"
    renamed.write_bytes(old_file.read_bytes())
    assert only_sheet(renamed).rows[2][1] == "老王早点"


def test_an_open_document_is_read(tmp_path):
    assert only_sheet(open_document(tmp_path, "<table:table-row>{店名}{电话}</table:table-row>")).rows == (
        ("店名", "电话"),
    )


def test_an_open_document_that_counts_its_rows_up_to_a_billion_is_refused(tmp_path):
    rows = '<table:table-row table:number-rows-repeated="1000000000">{店名}{电话}</table:table-row>'
    assert refusal(open_document(tmp_path, rows)) is ExchangeError.SUSPICIOUS_FILE


def open_document(tmp_path, rows):
    """A minimal .ods; ``{…}`` stands for a cell."""
    for cell in ("店名", "电话"):
        written = f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        rows = rows.replace("{" + cell + "}", written)
    path = tmp_path / "台账.ods"
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
            f'<office:spreadsheet><table:table table:name="台账">{rows}</table:table></office:spreadsheet>'
            "</office:body></office:document-content>",
        )
    return path


def test_a_file_with_a_password_asks_for_it_to_be_removed(tmp_path, old_file):
    path = tmp_path / "加密.xlsx"
    path.write_bytes(old_file.read_bytes()[:2048] + "EncryptedPackage".encode("utf-16-le") + bytes(2048))
    assert refusal(path) is ForeignError.PASSWORD
    # the record that says so, in a workbook of before 2007
    path = tmp_path / "加密.xls"
    content = old_file.read_bytes()
    start = content.index(b"\x09\x08\x10\x00")
    after = start + 20
    path.write_bytes(content[:after] + b"\x2f\x00\x06\x00" + b"\0" * 6 + content[after + 10 :])
    assert refusal(path) is ForeignError.PASSWORD


def test_a_web_page_named_like_a_table_is_said_to_be_one(text_file):
    page = "<html><body><table><tr><td>店名</td></tr></table></body></html>"
    assert refusal(text_file(page.encode(), "导出.xls")) is ForeignError.WEB_PAGE


def test_no_table_at_all_is_refused(text_file, tmp_path):
    assert refusal(text_file(b"")) is ForeignError.EMPTY
    assert refusal(text_file(bytes(range(256)) * 40, "照片.jpg")) is ForeignError.NOT_A_TABLE
    assert refusal(text_file(b"%PDF-1.7\0\0\0" + bytes(range(255, 0, -1)) * 9)) is ForeignError.NOT_A_TABLE
    assert refusal(tmp_path / "不在.xlsx") is ExchangeError.UNREADABLE_FILE
    with zipfile.ZipFile(tmp_path / "文档.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(tmp_path / "文档.docx") is ExchangeError.BROKEN_FILE


def test_a_package_is_sent_to_where_packages_are_imported(list_file):
    path = list_file([["_id", "name"]], sheet="网点", others={"_manifest": [["{}"]]})
    assert refusal(path) is ForeignError.IS_PACKAGE


def test_an_old_workbook_cut_or_with_a_flipped_byte_never_ends_the_program(old_file, tmp_path):
    whole = old_file.read_bytes()
    path = tmp_path / "坏.xls"
    said = []
    damaged = [whole[: len(whole) * percent // 100] for percent in range(1, 100, 3)]
    damaged += [whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(0, len(whole), 11)]
    for content in damaged:
        path.write_bytes(content)
        try:
            read_table_file(path)
        except FieldkitError as error:
            said.append(error.say("zh"))
    assert len(said) > 50
    assert all(said)


def test_a_cut_list_and_a_bomb_are_refused(list_file, tmp_path):
    whole = list_file([["店名", "电话"], ["老王早点", "13812341234"]]).read_bytes()
    path = tmp_path / "坏.xlsx"
    for percent in range(5, 100, 5):
        path.write_bytes(whole[: len(whole) * percent // 100])
        assert refusal(path) is ExchangeError.BROKEN_FILE
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    assert refusal(path) is ExchangeError.SUSPICIOUS_FILE


def test_a_text_file_with_one_endless_line_is_refused_before_it_fills_the_memory(text_file):
    path = text_file(("店名,电话\n" * 9_000 + "," * 3_000).encode())
    assert refusal(path) is ExchangeError.TOO_LARGE


def test_a_cancelled_reading_stops(list_file):
    progress = Progress()
    progress.cancel()
    with pytest.raises(OperationCancelledError):
        read_table_file(list_file([["店名"]]), progress)
