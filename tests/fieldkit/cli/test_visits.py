"""Visits from the command line."""

import json

import pytest


@pytest.fixture
def folder(tmp_path, run):
    path = tmp_path / "幸福里.fieldkit"
    run("new", path, "--person", "王芳", "--device", "3 号")
    run("add", path, "area", "name=幸福里社区", "level=community")
    return path


@pytest.fixture
def doors(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["小区", "楼栋", "单元", "户号", "姓名"])
    for building in range(1, 6):
        for door in range(101, 101 + 4 * building):
            sheet.append(["幸福里", f"{building}栋", 1, door, "张三"])
    path = tmp_path / "名单.xlsx"
    book.save(path)
    return path


def sample(run, folder, doors, *words):
    status, out, _ = run("sample", folder, doors, *words, "--json")
    assert status == 0
    return json.loads(out)


def test_a_sample_prints_its_seed_its_rule_and_its_replacements(run, folder, doors):
    status, out, _ = run("sample", folder, doors, "--size", 6, "--seed", 42, "--by", "楼栋")
    assert status == 0
    assert "种子 42" in out
    assert "替补规则" in out
    assert "楼栋 5栋：2 / 20 户" in out


def test_the_same_seed_gives_the_same_sample_on_another_machine(run, folder, doors, tmp_path):
    other = tmp_path / "瑞丰.fieldkit"
    run("new", other)
    one = sample(run, folder, doors, "--size", 6, "--seed", 42, "--by", "楼栋")
    two = sample(run, other, doors, "--size", 6, "--seed", 42, "--by", "楼栋")
    assert [door["address"] for door in one["sample"]] == [door["address"] for door in two["sample"]]
    assert one["seed"] == 42
    assert [stratum["size"] for stratum in one["strata"]] == [0, 1, 1, 2, 2]


def test_a_sample_that_is_too_large_is_refused_in_words(run, folder, doors):
    status, _, err = run("sample", folder, doors, "--size", 61, "--seed", 1)
    assert status == 1
    assert "只有 60 户" in err
    assert "Traceback" not in err


def test_names_in_a_list_are_left_out_and_it_is_said(run, folder, doors):
    _, _, err = run("sample", folder, doors, "--size", 6, "--seed", 1)
    assert "姓名或电话" in err
    assert "张三" not in run("show", folder, "household", "--json")[1]


def test_outcomes_make_the_response_rate_with_its_formula(run, folder, doors):
    route = sample(run, folder, doors, "--size", 3, "--seed", 1)["sample"]
    assert run("visit", folder, route[0]["id"], "完成")[0] == 0
    assert run("visit", folder, route[1]["address"], "拒访")[0] == 0
    assert run("visit", folder, route[2]["id"], "地址不存在")[0] == 0
    out = run("visits", folder)[1]
    assert "应答率 50.0%（1 ÷ 2）" in out
    assert "完成户数 ÷（走访过的户数" in out
    board = json.loads(run("visits", folder, "--json", "--all")[1])
    assert board["response"]["rate"] == 0.5
    assert len(board["lines"]) == 5


def test_an_overdue_appointment_is_printed_first_with_its_time(run, folder, doors):
    sample(run, folder, doors, "--size", 3, "--seed", 1)
    last = json.loads(run("visits", folder, "--json")[1])["lines"][-1]
    run("visit", folder, last["id"], "预约", "--again", "2020-01-02 19:30")
    assert f"1\t{last['address']}\t已过约定 2020-01-02 19:30\n" in run("visits", folder)[1]
    first = json.loads(run("visits", folder, "--json")[1])["lines"][0]
    assert (first["id"], first["overdue"]) == (last["id"], True)


def test_a_wrong_outcome_names_the_right_ones(run, folder, doors):
    route = sample(run, folder, doors, "--size", 3, "--seed", 1)["sample"]
    status, _, err = run("visit", folder, route[0]["id"], "搬走了")
    assert status == 2
    assert "地址不存在" in err


def test_the_notice_says_what_it_lacks_until_it_is_filled_in(run, folder):
    assert "还缺：处理者名称、联系方式" in run("notice", folder)[1]
    run("notice", folder, "--set", "handler=文昌街道办事处", "--set", "contact=0955-1234567")
    found = json.loads(run("notice", folder, "--json")[1])
    assert found["missing"] == []
    assert "谁来处理：文昌街道办事处。" in found["lines"]


def test_a_sheet_that_does_not_exist_is_not_withdrawn(run, folder):
    status, _, err = run("withdraw", folder, "ZZZZ-0001")
    assert status == 1
    assert "没有编号" in err


def test_a_sample_is_written_as_a_list_to_carry_along(run, folder, doors, tmp_path):
    for name in ("名单.pdf", "名单.xlsx"):
        status, out, _ = run("sample", folder, doors, "--size", 6, "--seed", 42, "-o", tmp_path / "印" / name)
        assert (status, f"已写出 {tmp_path / '印' / name}" in out) == (0, True)
        assert (tmp_path / "印" / name).stat().st_size > 5000


def test_a_list_of_a_format_nobody_knows_is_refused_before_anything_is_drawn(run, folder, doors, tmp_path):
    status, _, err = run("sample", folder, doors, "--size", 6, "-o", tmp_path / "名单.doc")
    assert status == 2
    assert "名单.doc" in err
    assert json.loads(run("show", folder, "household", "--json")[1]) == []


@pytest.mark.parametrize(
    ("terms", "name"),
    [
        (("contact=0955-7012345",), "告知书.pdf"),
        (("handler=文昌街道", "contact=0955-7012345"), "告知书.docx"),
        (
            ("handler=文昌街道", "contact=0955-7012345", "personal_purpose=", "sensitive=income"),
            "文件/告知书.pdf",
        ),
        (("handler=文昌街道", "contact=0955-7012345", "nobody=x"), "告知书.pdf"),
    ],
)
def test_a_notice_that_cannot_be_written_changes_none_of_its_terms(run, folder, tmp_path, terms, name):
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    before = run("notice", folder, "--json")[1]
    words = [part for term in terms for part in ("--set", term)]
    status, _, err = run("notice", folder, *words, "-o", tmp_path / name)
    assert status != 0
    assert err
    assert run("notice", folder, "--json")[1] == before
    assert not (tmp_path / name).exists()


def test_the_notice_is_written_in_large_print_once_it_is_complete(run, folder, tmp_path):
    path = tmp_path / "告知书.pdf"
    status, _, err = run("notice", folder, "-o", path)
    assert (status, path.exists()) == (1, False)
    assert "处理者名称" in err
    run("notice", folder, "--set", "handler=文昌街道", "--set", "contact=0955-7012345")
    status, out, _ = run("notice", folder, "-o", path)
    assert (status, path.read_bytes()[:5], "已写出" in out) == (0, b"%PDF-", True)
