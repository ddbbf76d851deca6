"""Posters from the command line."""

import json

import pytest


@pytest.fixture
def folder(tmp_path, run):
    path = tmp_path / "瑞丰.fieldkit"
    run("new", path, "--person", "王芳")
    run("add", path, "circle", "name=瑞丰一刻钟便民生活圈", "code=Q07")
    run("add", path, "area", "name=瑞丰社区", "level=community", "circle=瑞丰一刻钟便民生活圈")
    run(
        "add", path, "outlet", "name=甲超市", "business_type=便利店", "community=瑞丰社区", "address=南苑西路 1 号",
        "phone=13812345678", "phone_public=是",
    )  # fmt: skip
    return path


def test_templates_are_listed_under_their_chinese_names_with_their_papers(run):
    status, out, _ = run("poster", "--list")
    assert status == 0
    assert "导视图（guide）：A4、A4横、A3" in out
    listed = json.loads(run("poster", "--list", "--json")[1])
    assert "A3" in next(one for one in listed if one["key"] == "guide")["papers"]


@pytest.mark.parametrize("name", ["guide", "导视图", "便民生活圈导视图"])
def test_a_template_answers_to_its_short_name_its_full_name_and_its_key(run, folder, tmp_path, name):
    status, _, _ = run("poster", folder, "-o", tmp_path / "海报", "--template", name, "--paper", "A4")
    assert status == 0
    assert [path.suffix for path in (tmp_path / "海报").iterdir()] == [".pdf"]


def test_a_check_names_circle_record_and_field(run, folder):
    status, out, _ = run("poster", "check", folder, "--json")
    assert status == 0
    (mobile,) = [one for one in json.loads(out) if one["code"] == "personal_mobile"]
    assert (mobile["circle"], mobile["severity"], mobile["field"]) == (
        "瑞丰一刻钟便民生活圈",
        "warning",
        "phone",
    )
    assert mobile["record"]


def test_a_check_in_words_counts_what_to_look_at(run, folder):
    assert "瑞丰一刻钟便民生活圈：" in run("poster", "check", folder)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--paper", "B5"], "没有“B5”这种纸张"),
        (["--template", "日历"], "没有“日历”这种样式"),
        (["--distance", "0"], "不是可用的阅读距离"),
        (["--circle", "没有的圈"], "没有的圈"),
    ],
    ids=["paper", "template", "distance", "circle"],
)
def test_what_there_is_not_is_refused_in_words_and_makes_no_file(run, folder, tmp_path, words, said):
    status, _, err = run("poster", folder, "-o", tmp_path / "海报", *words)
    assert status != 0
    assert said in err
    assert not list((tmp_path / "海报").glob("*")) if (tmp_path / "海报").exists() else True


def test_a_poster_without_a_folder_or_a_workspace_is_asked_for_them(run, folder):
    assert "-o" in run("poster", folder)[2]
    assert "工作区" in run("poster")[2]
