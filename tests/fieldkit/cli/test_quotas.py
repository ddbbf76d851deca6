"""Quotas from the command line."""

import json

import pytest
from openpyxl import Workbook


@pytest.fixture
def folder(tmp_path, run):
    path = tmp_path / "幸福里.fieldkit"
    run("new", path, "--person", "王芳")
    run("add", path, "area", "name=幸福里社区", "level=community")
    return path


@pytest.fixture
def table(tmp_path):
    book = Workbook()
    for row in (["年龄", "男", "女"], ["60-74", 3, 4], ["75岁以上", 0, 2]):
        book.active.append(row)
    path = tmp_path / "配额.xlsx"
    book.save(path)
    return path


def test_a_table_sets_the_quota_and_each_cell_is_told(run, folder, table):
    status, out, _ = run("quota", folder, "--set", table)
    assert status == 0
    assert "4 格配额已定，共 9 份" in out
    assert "60-74 · 女：0 / 4" in out
    assert "75岁以上 · 男：0 / 0，已满" in out


def test_programs_get_each_cell_with_its_conditions(run, folder, table):
    run("quota", folder, "--set", table)
    (form,) = json.loads(run("quota", folder, "--json")[1])
    assert form["cells"][0] == {
        "cell": "60-74 · 男",
        "community": None,
        "conditions": {"age_band": "60_74", "sex": "male"},
        "wanted": 3,
        "have": 0,
        "still": 3,
    }


def test_a_quota_that_is_taken_away_leaves_the_sheets(run, folder, table):
    run("quota", folder, "--set", table)
    status, out, _ = run("quota", folder, "--clear")
    assert (status, "答卷没有动" in out) == (0, True)
    assert "还没有定配额" in run("quota", folder)[1]


def test_a_table_that_means_nothing_is_refused_in_words(run, folder, tmp_path):
    path = tmp_path / "错.csv"
    path.write_text("学历,份数\n大学,3", encoding="utf-8")
    status, _, err = run("quota", folder, "--set", path)
    assert status == 1
    assert "没有找到配额表" in err
    assert "Traceback" not in err


def test_a_form_nobody_knows_is_refused_in_words(run, folder):
    status, _, err = run("quota", folder, "--form", "没有这份")
    assert status == 1
    assert "没有找到问卷" in err
