"""Answers go out in the shapes that other people's tools expect."""

import csv
import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from lxml import etree

from fieldkit.exchange.answers.arriving import read_answers
from fieldkit.exchange.answers.central import write_central
from fieldkit.exchange.answers.kobo import sheet_names, write_kobo
from fieldkit.exchange.answers.openrosa import submission
from fieldkit.exchange.answers.plain import write_csv, write_xlsx
from fieldkit.exchange.answers.spss import write_spss
from fieldkit.kernel.errors import FieldkitError

FIRST = "uuid:11111111-1111-4111-8111-111111111111"


def _tables(path):
    with zipfile.ZipFile(path) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode())))
            for name in archive.namelist()
        }


def _rows(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_central_gets_a_table_for_the_sheet_and_one_for_each_repeat(family, sheets, tmp_path):
    write_central(family, sheets, tmp_path / "a.zip")
    assert list(_tables(tmp_path / "a.zip")) == ["family.csv", "family-member.csv", "family-trip.csv"]


def test_rows_of_central_find_their_sheet_and_their_parent_by_key(family, sheets, tmp_path):
    write_central(family, sheets, tmp_path / "a.zip")
    tables = _tables(tmp_path / "a.zip")
    members, trips = tables["family-member.csv"], tables["family-trip.csv"]
    assert [(one["PARENT_KEY"], one["KEY"], one["age"]) for one in members] == [
        (FIRST, f"{FIRST}/home/member[1]", "41"),
        (FIRST, f"{FIRST}/home/member[2]", "9"),
    ]
    assert [(one["PARENT_KEY"], one["KEY"]) for one in trips] == [
        (f"{FIRST}/home/member[1]", f"{FIRST}/home/member[1]/trip[1]"),
        (f"{FIRST}/home/member[1]", f"{FIRST}/home/member[1]/trip[2]"),
        (f"{FIRST}/home/member[2]", f"{FIRST}/home/member[2]/trip[1]"),
    ]


def test_central_names_columns_by_group_and_ends_with_what_it_knows_of_a_submission(family, sheets, tmp_path):
    write_central(family, sheets, tmp_path / "a.zip", personal=True)
    row = _tables(tmp_path / "a.zip")["family.csv"][0]
    assert (row["home-lift"], row["meta-instanceID"], row["KEY"]) == ("y", FIRST, FIRST)
    assert next(iter(row)) == "SubmissionDate"
    assert list(row)[-10:] == [
        "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
        "ReviewState", "DeviceID", "Edits", "FormVersion",
    ]  # fmt: skip


def test_central_spreads_a_position_over_four_columns_that_come_back_as_one(family, sheets, tmp_path):
    lift = next(column for column in family.columns() if column.name == "lift")
    spot = replace(lift, data_type="geopoint", kind=None, choices=())
    columns = tuple(spot if column is lift else column for column in family.main.columns)
    form = replace(family, main=replace(family.main, columns=columns))
    here = replace(sheets[0], answers={**sheets[0].answers, lift.path: "37.5 105.2 1200 4.5"})
    write_central(form, [here], tmp_path / "a.zip")
    row = _tables(tmp_path / "a.zip")["family.csv"][0]
    parts = [row[f"home-lift-{part}"] for part in ("Latitude", "Longitude", "Altitude", "Accuracy")]
    assert parts == ["37.5", "105.2", "1200", "4.5"]
    (back,) = read_answers(form, tmp_path / "a.zip").sheets
    assert back.sheet.answers[lift.path] == "37.5 105.2 1200 4.5"


@pytest.mark.parametrize("personal", [False, True])
def test_names_stay_behind_unless_they_are_asked_for(family, sheets, tmp_path, personal):
    write_central(family, sheets, tmp_path / "odk.zip", personal=personal)
    write_spss(family, sheets, tmp_path / "spss.zip", personal=personal)
    written = [archive_text(tmp_path / "odk.zip"), archive_text(tmp_path / "spss.zip")]
    write_kobo(family, sheets, tmp_path / "kobo.xlsx", personal=personal)
    write_xlsx(family, sheets, tmp_path / "plain.xlsx", personal=personal)
    written += [cells_text(tmp_path / "kobo.xlsx"), cells_text(tmp_path / "plain.xlsx")]
    written += [
        path.read_text("utf-8-sig")
        for path in write_csv(family, sheets, tmp_path / "p.csv", personal=personal)[:1]
    ]
    written += [submission(family, sheets[0], personal=personal).decode()]
    assert ["王芳" in text for text in written] == [personal] * 6


def archive_text(path):
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def cells_text(path):
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def test_kobo_ties_sheets_by_index_and_spreads_several_answers(family, sheets, tmp_path):
    write_kobo(family, sheets, tmp_path / "k.xlsx")
    book = openpyxl.load_workbook(tmp_path / "k.xlsx")
    assert book.sheetnames == ["家庭情况", "member", "trip"]
    main, members, trips = (_rows(sheet) for sheet in book)
    assert (main[0]["shops"], main[0]["shops/a"], main[0]["shops/b"], main[0]["shops/c"]) == ("a c", 1, 0, 1)
    assert (main[0]["people"], main[0]["_index"], main[0]["_uuid"]) == (3, 1, FIRST.removeprefix("uuid:"))
    assert [(one["_parent_table_name"], one["_parent_index"]) for one in members] == [("家庭情况", 1)] * 2
    assert [(one["goal"], one["_index"], one["_parent_index"]) for one in trips] == [
        ("=1+1 菜市场", 1, 1),
        ("公园", 2, 1),
        ("学校", 3, 2),
    ]


def test_kobo_speaks_in_labels_when_asked(family, sheets, tmp_path):
    write_kobo(family, sheets, tmp_path / "k.xlsx", labels="zh")
    main = _rows(openpyxl.load_workbook(tmp_path / "k.xlsx").worksheets[0])
    assert (main[0]["有电梯吗"], main[0]["常去哪些店"], main[0]["常去哪些店/药店"]) == (
        "有",
        "早餐店 药店",
        1,
    )


def test_a_cell_that_begins_with_an_equals_sign_stays_text(family, sheets, tmp_path):
    write_kobo(family, sheets, tmp_path / "k.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "k.xlsx")["trip"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1 菜市场", "s")


def test_names_of_worksheets_are_allowed_and_differ():
    names = sheet_names(["问卷/A?", "很长" * 20, "很长" * 20, "member", "MEMBER"])
    assert names[0] == "问卷_A_"
    assert len({name.lower() for name in names}) == 5
    assert max(len(name) for name in names) == 31


def test_the_plain_workbook_reads_in_words_and_keeps_blanks_inside_labels(family, sheets, tmp_path):
    write_xlsx(family, sheets, tmp_path / "p.xlsx")
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert book.sheetnames == ["答卷", "成员", "出行"]
    main, members, trips = (_rows(sheet) for sheet in book)
    assert [(one["答卷编号"], one["常去哪些店"]) for one in main] == [
        ("AB12-0001", "早餐店、药店"),
        ("AB12-0002", "菜 市场"),
    ]
    assert main[0]["开始时间"] == "2026-06-30 09:30"
    assert [one["第几项"] for one in members] == ["1", "2"]
    assert [one["第几项"] for one in trips] == ["1.1", "1.2", "2.1"]


def test_plain_csv_opens_in_excel_and_has_a_file_for_each_repeat(family, sheets, tmp_path):
    paths = write_csv(family, sheets, tmp_path / "答卷.csv")
    assert [path.name for path in paths] == ["答卷.csv", "答卷-member.csv", "答卷-trip.csv"]
    assert paths[0].read_bytes().startswith(b"\xef\xbb\xbf_sheet,_community")


def test_a_submission_nests_groups_and_repeats_and_carries_its_form(family, sheets):
    root = etree.fromstring(submission(family, sheets[0]))
    assert (root.tag, root.get("id"), root.get("version")) == ("data", "family", "7")
    assert [one.findtext("age") for one in root.findall("home/member")] == ["41", "9"]
    assert [one.text for one in root.findall("home/member/trip/goal")] == ["=1+1 菜市场", "公园", "学校"]
    assert root.findtext("meta/instanceID") == FIRST


def test_spss_gets_codes_with_labels_for_variables_and_values(family, sheets, tmp_path):
    write_spss(family, sheets, tmp_path / "s.zip")
    with zipfile.ZipFile(tmp_path / "s.zip") as archive:
        syntax = archive.read("answers.sps").decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(archive.read("answers.csv").decode("utf-8-sig"))))
    assert (rows[0]["shops_a"], rows[0]["shops_b"], rows[0]["home_lift" if "home_lift" in rows[0] else "lift"]) == (
        "1", "0", "y",
    )  # fmt: skip
    assert "people F12.4" in syntax
    assert "VALUE LABELS lift\n  'y' '有'" in syntax
    assert "shops_c '常去哪些店：药店'" in syntax


@pytest.mark.parametrize("write", [write_kobo, write_xlsx])
def test_a_workbook_does_not_say_when_it_was_made(family, sheets, tmp_path, write):
    write(family, sheets, tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").properties.created.year == 1980


def test_a_file_that_cannot_be_written_is_refused_and_the_old_one_stays(family, sheets, tmp_path):
    (tmp_path / "folder").write_text("没有动")
    with pytest.raises(FieldkitError) as refused:
        write_central(family, sheets, tmp_path / "folder" / "a.zip")
    assert refused.value.code.name == "CANNOT_SAVE"
    assert (tmp_path / "folder").read_text() == "没有动"
