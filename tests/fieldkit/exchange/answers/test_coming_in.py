"""Answers come in from Collect, Central and Kobo, whole and once."""

import zipfile
from dataclasses import replace

import openpyxl
import pytest

from fieldkit.exchange.answers.arriving import read_answers
from fieldkit.exchange.answers.central import write_central
from fieldkit.exchange.answers.kobo import write_kobo
from fieldkit.exchange.answers.openrosa import submission
from fieldkit.kernel.errors import FieldkitError

FIRST = "uuid:11111111-1111-4111-8111-111111111111"
COLLECT = """<?xml version='1.0' ?>
<data id="family" version="7" xmlns:orx="http://openrosa.org/xforms">
  <people>2</people><shops>c a</shops>
  <home><lift>n</lift>
    <member><age>70</age><trip><goal>医院</goal></trip></member>
    <member><age/></member>
  </home>
  <orx:meta><orx:instanceID>{instance}</orx:instanceID>{more}</orx:meta>
</data>"""


def _codes(arrival):
    return [problem.code.name for problem in arrival.problems]


def _without_counts(answers):
    return {path: value for path, value in answers.items() if not path.endswith(("/member", "/trip")) and value
            and path.rpartition("/")[2].partition("[")[0] != "trip"}  # fmt: skip


def _written(form, sheets, path, kind):
    if kind == "documents":
        path.mkdir()
        for at, sheet in enumerate(sheets):
            (path / f"{at}.xml").write_bytes(submission(form, sheet, personal=True))
    elif kind == "central":
        write_central(form, sheets, path, personal=True)
    elif kind == "central folder":
        write_central(form, sheets, path.with_suffix(".z"), personal=True)
        with zipfile.ZipFile(path.with_suffix(".z")) as archive:
            archive.extractall(path)
    else:
        write_kobo(form, sheets, path, personal=True, labels="zh" if kind == "kobo in words" else "")
    return path


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("documents", "folder"),
        ("central", "a.zip"),
        ("central folder", "a"),
        ("kobo", "a.xlsx"),
        ("kobo in words", "a.xlsx"),
        ("central", "zip without an ending"),
        ("kobo", "workbook without an ending"),
    ],
)
def test_what_went_out_comes_in_the_same(family, sheets, tmp_path, kind, name):
    path = _written(family, sheets, tmp_path / name, kind)
    arrival = read_answers(family, path)
    assert arrival.problems == []
    came = {one.sheet.instance: _without_counts(one.sheet.answers) for one in arrival.sheets}
    assert came == {one.instance: _without_counts(one.answers) for one in sheets}


def test_a_submission_of_collect_is_read_with_its_namespaces_and_empty_instances(family, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "submission.xml").write_text(COLLECT.format(instance=FIRST, more=""))
    (one,) = read_answers(family, tmp_path / "in").sheets
    assert one.sheet.answers["/data/home/member"] == "2"
    assert one.sheet.answers["/data/home/member[1]/trip[1]/goal"] == "医院"
    assert (one.sheet.instance, one.sheet.version, one.replaces) == (FIRST, "7", "")


def test_an_edited_submission_says_what_it_replaces(family, tmp_path):
    more = "<orx:deprecatedID>uuid:old</orx:deprecatedID>"
    (tmp_path / "s.xml").write_text(COLLECT.format(instance=FIRST, more=more))
    (one,) = read_answers(family, tmp_path / "s.xml").sheets
    assert one.replaces == "uuid:old"


def test_one_broken_document_does_not_keep_the_others_out(family, tmp_path):
    (tmp_path / "a.xml").write_text(COLLECT.format(instance=FIRST, more=""))
    (tmp_path / "b.xml").write_text("<data id='family'><people>2")
    arrival = read_answers(family, tmp_path)
    assert len(arrival.sheets) == 1
    assert _codes(arrival) == ["UNREADABLE"]


def test_a_document_without_an_id_of_its_own_is_not_taken(family, tmp_path):
    (tmp_path / "a.xml").write_text("<data id='family'><people>2</people></data>")
    arrival = read_answers(family, tmp_path / "a.xml")
    assert (arrival.sheets, _codes(arrival)) == ([], ["NO_INSTANCE_ID"])


def test_an_encrypted_submission_is_named_and_makes_no_empty_sheet(family, tmp_path):
    text = COLLECT.format(instance=FIRST, more="").replace(
        '<data id="family"', '<data encrypted="yes" id="family"'
    )
    (tmp_path / "a.xml").write_text(text)
    arrival = read_answers(family, tmp_path / "a.xml")
    assert (arrival.sheets, _codes(arrival)) == ([], ["ENCRYPTED"])


def test_sheets_of_another_form_are_refused(family, tmp_path):
    (tmp_path / "a.xml").write_text(COLLECT.format(instance=FIRST, more="").replace('"family"', '"shops"'))
    with pytest.raises(FieldkitError) as refused:
        read_answers(family, tmp_path / "a.xml")
    assert (refused.value.code.name, refused.value.values["other"]) == ("OTHER_FORM", "shops")


def test_an_answer_to_no_question_of_the_form_is_named(family, tmp_path):
    text = COLLECT.format(instance=FIRST, more="").replace("<people>", "<pets>4</pets><people>")
    (tmp_path / "a.xml").write_text(text)
    arrival = read_answers(family, tmp_path / "a.xml")
    assert [problem.values["what"] for problem in arrival.problems] == ["pets"]
    assert "/data/pets" not in arrival.sheets[0].sheet.answers


def test_the_same_sheet_twice_is_one_and_a_different_twin_is_reported(family, tmp_path):
    for name, people in (("a", "2"), ("b", "2"), ("c", "5")):
        text = COLLECT.format(instance=FIRST, more="").replace("<people>2", f"<people>{people}")
        (tmp_path / f"{name}.xml").write_text(text)
    arrival = read_answers(family, tmp_path)
    assert [one.sheet.answers["/data/people"] for one in arrival.sheets] == ["2"]
    assert _codes(arrival) == ["TWICE"]


def test_kobo_csv_with_semicolons_and_only_separate_columns_is_understood(family, tmp_path):
    (tmp_path / "k.csv").write_text(
        '"People";"Shops/Breakfast";"Shops/Market";"Shops/Pharmacy";"home/lift";"_id";"_uuid";"_index"\n'
        '"4";"1";"0";"1";"y";"9";"11111111-1111-4111-8111-111111111111";"1"\n'
    )
    (one,) = read_answers(family, tmp_path / "k.csv").sheets
    assert (one.sheet.instance, one.sheet.answers["/data/shops"]) == (FIRST, "a c")
    assert (one.sheet.answers["/data/people"], one.sheet.answers["/data/home/lift"]) == ("4", "y")


def test_words_of_several_choices_in_one_cell_become_codes(family, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["常去哪些店", "有电梯吗", "_uuid", "_index"])
    book.active.append(["菜 市场 早餐店", "没有", FIRST.removeprefix("uuid:"), 1])
    book.save(tmp_path / "k.xlsx")
    (one,) = read_answers(family, tmp_path / "k.xlsx").sheets
    assert (one.sheet.answers["/data/shops"], one.sheet.answers["/data/home/lift"]) == ("a b", "n")


def test_the_order_of_a_ranking_is_kept_in_codes_and_in_words(family, tmp_path):
    shops = next(column for column in family.columns() if column.name == "shops")
    ranked = replace(shops, kind="rank")
    columns = tuple(ranked if column is shops else column for column in family.main.columns)
    form = replace(family, main=replace(family.main, columns=columns))
    (tmp_path / "k.csv").write_text("shops,KEY\n药店 菜 市场 早餐店,uuid:1\nc a b,uuid:2\n")
    arrival = read_answers(form, tmp_path / "k.csv")
    assert [one.sheet.answers["/data/shops"] for one in arrival.sheets] == ["c b a", "c a b"]
    assert arrival.problems == []
    assert ranked.words("c a", "zh", "、") == "药店、早餐店"


def test_a_choice_that_the_form_does_not_have_is_kept_and_named(family, tmp_path):
    (tmp_path / "k.csv").write_text(f"home-lift,KEY\n阁楼,{FIRST}\n")
    arrival = read_answers(family, tmp_path / "k.csv")
    assert arrival.sheets[0].sheet.answers["/data/home/lift"] == "阁楼"
    assert _codes(arrival) == ["UNKNOWN_CHOICE"]


def test_a_row_of_a_repeat_without_its_sheet_is_named_and_left_out(family, tmp_path):
    (tmp_path / "f.csv").write_text(f"people,KEY\n2,{FIRST}\n")
    (tmp_path / "f-member.csv").write_text("age,PARENT_KEY,KEY\n30,uuid:gone,uuid:gone/home/member[1]\n")
    arrival = read_answers(family, tmp_path / "f.csv")
    assert _codes(arrival) == ["NO_PARENT"]


def test_an_edit_in_central_keeps_its_key_and_says_what_it_replaces(family, tmp_path):
    (tmp_path / "f.csv").write_text(f"people,meta-instanceID,KEY\n2,uuid:new,{FIRST}\n")
    (one,) = read_answers(family, tmp_path / "f.csv").sheets
    assert (one.sheet.instance, one.replaces) == ("uuid:new", FIRST)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("nothing.zip", b"PK rubbish", "CANNOT_READ"),
        ("rubbish.xlsx", b"rubbish", "CANNOT_READ"),
        ("empty.csv", b"", "NOTHING_THERE"),
        ("other.csv", b"a,b\n1,2\n", "NOTHING_THERE"),
        ("absent.xml", None, "CANNOT_READ"),
    ],
)
def test_what_holds_no_answers_is_refused_with_the_reason(family, tmp_path, name, content, code):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FieldkitError) as refused:
        read_answers(family, tmp_path / name)
    assert refused.value.code.name == code


def test_a_document_cannot_make_the_reader_open_other_files(family, tmp_path):
    (tmp_path / "secret.txt").write_text("秘密")
    text = COLLECT.format(instance=FIRST, more="").replace("<people>2", "<people>&x;")
    text = text.replace("<data", f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]><data', 1)
    (tmp_path / "a.xml").write_text(text)
    arrival = read_answers(family, tmp_path / "a.xml")
    assert all("秘密" not in value for one in arrival.sheets for value in one.sheet.answers.values())


def test_table_saved_without_an_ending_is_known_by_what_it_holds(family, tmp_path):
    (tmp_path / "answers").write_text(f"KEY,people\n{FIRST},2\n", encoding="utf-8")
    (tmp_path / "sheet").write_text(COLLECT.format(instance=FIRST, more=""), encoding="utf-8")
    for name in ("answers", "sheet"):
        (arrived,) = read_answers(family, tmp_path / name).sheets
        assert arrived.sheet.instance == FIRST
