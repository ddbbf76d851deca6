"""Every part of a plan as a table: read, written back, changed, checked line by line."""

import shutil
from datetime import date

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.plans import editing
from fieldkit.plans.checking import problems_of
from fieldkit.plans.keeping import Version
from fieldkit.plans.part_lines import part_lines, remove_part_line, write_part_line
from fieldkit.plans.parts import parts, the_part
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import available_plans, read_plan

NOW = Version("2026-06-30", "王", "改")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(resource("plans", "nantong"), tmp_path / "我们县")


@pytest.mark.parametrize("key", [plan.key for plan in available_plans()])
def test_writing_every_line_as_it_stands_changes_nothing(tmp_path, key):
    copy = shutil.copytree(resource("plans", key), tmp_path / key)
    before = read_plan(copy)
    for part in parts():
        for line in part_lines(copy, part):
            write_part_line(copy, part, line.number, line.cells)
    assert read_plan(copy) == before


def test_comments_of_the_head_stay_where_another_table_is_changed(folder):
    write_part_line(folder, the_part("phase"), 2, {"ends": "2026-12-31"})
    text = (folder / "plan.toml").read_text(encoding="utf-8")
    assert "# 文件没有给连锁店下定义，以下为软件默认设置，可修改。" in text
    assert read_plan(folder).phases[1].ends == date(2026, 12, 31)


def test_every_part_has_the_columns_that_its_shipped_files_have():
    for part in parts():
        for plan in available_plans():
            for line in part_lines(resource("plans", plan.key), part):
                unknown = set(line.cells) - {one.key for one in part.columns} - {"confirmed", "basis"}
                assert not unknown, (part.key, plan.key)


@pytest.mark.parametrize("part", [one for one in parts() if not one.is_single], ids=lambda one: one.key)
def test_a_line_is_added_to_any_part_and_taken_out_again(folder, part):
    filled = {
        "label_zh": "新的",
        "title_zh": "新的",
        "work_zh": "新的",
        "name_zh": "新的",
        "text_zh": "新的",
        "basis_zh": "新的",
        "for_zh": "县商务局",
        "hands_in_zh": "总结",
        "value": "3",
        "name": "新区",
        "area": "崇川区",
        "areas": "崇川区",
        "street": "某街道",
        "profile": "body",
        "code": "B01",
        "codes": "B01",
        "class": "basic",
        "word": "便利店",
        "source": "本单位",
        "begins": "2026-01-01",
        "ends": "2026-12-31",
    }
    before = part_lines(folder, part)
    known = {one.key for one in part.columns}
    cells = part.fresh(len(before) + 1) | {key: cell for key, cell in filled.items() if key in known}
    editing.edit_part(folder, part, 0, cells, NOW)
    assert len(part_lines(folder, part)) == len(before) + 1
    assert problems_of(folder) == ()
    editing.cut_part(folder, part, len(before) + 1, NOW)
    assert part_lines(folder, part) == before


def test_a_group_that_names_an_unknown_area_is_refused_and_the_plan_stays(folder):
    before = (folder / "plan.toml").read_bytes()
    with pytest.raises(FieldkitError):
        editing.edit_part(folder, the_part("group"), 1, {"areas": "崇川区;没有的区"}, NOW)
    assert (folder / "plan.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("part", "cells", "code"),
    [
        ("phase", {"begins": "明年"}, PlanError.BAD_CELL),
        ("head", {"first_year": "去年"}, PlanError.BAD_CELL),
        ("phase", {"colour": "red"}, PlanError.NO_COLUMN),
        ("targets", {"required": "many"}, PlanError.BAD_CELL),
    ],
)
def test_a_wrong_cell_says_what_would_do(folder, part, cells, code):
    with pytest.raises(FieldkitError) as refused:
        editing.edit_part(folder, the_part(part), 1, cells, NOW)
    assert refused.value.code is code


def test_a_text_over_several_lines_is_not_cut(folder):
    head = folder / "plan.toml"
    text = head.read_text(encoding="utf-8")
    text = text.replace('number = "通政办发〔2022〕50号"', 'number = """\n通政办发\n[2022]\n50号"""', 1)
    head.write_text(text, encoding="utf-8")
    before = read_plan(folder)
    assert before.number == "通政办发\n[2022]\n50号"
    write_part_line(folder, the_part("head"), 1, {"issuer": "县政府办"})
    after = read_plan(folder)
    assert (after.number, after.issuer) == (before.number, "县政府办")


def test_a_part_line_that_there_is_not_is_refused(folder):
    with pytest.raises(FieldkitError) as refused:
        remove_part_line(folder, the_part("phase"), 9)
    assert refused.value.code is PlanError.NO_SUCH_LINE


# -- checking ------------------------------------------------------------------


def test_every_mistake_is_listed_with_its_row_and_column(folder):
    path = folder / "targets.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(",count,20,", ",count,twenty,", 1).replace("N-07,", "N-77,"), encoding="utf-8"
    )
    tasks = folder / "tasks.csv"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("N-39,3,", "N-39,three,"), encoding="utf-8")
    found = [(one.part, one.row, one.column) for one in problems_of(folder)]
    assert found == [("targets", 2, "required"), ("targets", 4, "item"), ("tasks", 4, "number")]


def test_two_lines_of_one_id_are_a_mistake(folder):
    path = folder / "rules.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("N-42,floor-area-new", "N-15,floor-area"), encoding="utf-8"
    )
    (found,) = problems_of(folder)
    assert (found.part, found.number, found.column) == ("rules", 2, "key")


def test_a_plan_with_two_mistakes_can_be_mended_one_by_one(folder):
    path = folder / "targets.csv"
    text = (
        path.read_text(encoding="utf-8")
        .replace(",count,20,", ",count,twenty,", 1)
        .replace(",count,15,", ",count,x,", 1)
    )
    path.write_text(text, encoding="utf-8")
    editing.edit_part(folder, the_part("targets"), 1, {"required": "20"}, NOW)
    assert len(problems_of(folder)) == 1
    with pytest.raises(FieldkitError):
        editing.edit_part(folder, the_part("targets"), 3, {"required": "y"}, NOW)
    editing.edit_part(folder, the_part("targets"), 2, {"required": "15"}, NOW)
    assert read_plan(folder).target("我们县.N-05.2022").required == 15


def test_a_list_taken_from_another_plan_becomes_the_offices_own_when_it_is_changed(tmp_path):
    copy = shutil.copytree(resource("plans", "national2025"), tmp_path / "我省")
    before = read_plan(copy).profile()
    editing.take_over_lists(copy, NOW)
    after = read_plan(copy).profile()
    assert after.entries == before.entries
    assert part_lines(copy, the_part("profile"))[0].cells["from"] == ""
    editing.edit_part(copy, the_part("types"), 1, {"name": "便民商店"}, NOW)
    assert "便民商店" in {one.name for one in read_plan(copy).profile().entries}
