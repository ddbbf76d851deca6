"""A picture in a workbook: a sheet of its own, true to size, one page."""

from openpyxl import Workbook, load_workbook

from fieldkit.reports.pictures import add_picture
from fieldkit.services.picture_wish import Wish
from fieldkit.services.table_pictures import table_picture
from fieldkit.services.tables import TableService


def test_the_picture_stands_on_a_sheet_of_its_own_behind_the_table(sample, tmp_path):
    picture = table_picture(sample, "shortfalls", Wish())
    book = Workbook()
    book.active.title = "附件2"
    add_picture(book, picture)
    path = tmp_path / "表.xlsx"
    book.save(path)
    again = load_workbook(path)
    assert again.sheetnames == ["附件2", "业态覆盖热力表"]
    assert again.active.title == "附件2"
    sheet = again["业态覆盖热力表"]
    (image,) = sheet._images
    assert (image.anchor._from.row, image.anchor._from.col) == (0, 0)
    size = image.anchor.ext
    assert abs(size.width / 36_000 - picture.width_mm) < 0.3
    assert abs(size.height / 36_000 - picture.height_mm) < 0.3
    assert image._data() == picture.png
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 1)


def test_the_table_of_gaps_comes_with_its_map_and_others_without(sample, tmp_path):
    tables = TableService(sample)
    tables.write("gaps", tmp_path / "缺口.xlsx")
    tables.write("headline", tmp_path / "情况.xlsx")
    assert "生活圈短板图" in load_workbook(tmp_path / "缺口.xlsx").sheetnames
    assert len(load_workbook(tmp_path / "情况.xlsx").sheetnames) == 1
