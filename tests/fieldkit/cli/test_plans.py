"""Plans, what is due and what serves each item, from the command line."""

import json
import shutil

import pytest


@pytest.fixture
def folder(tmp_path, run):
    path = tmp_path / "区.fieldkit"
    run("new", path, "--person", "王", "--role", "district")
    return path


def rows(run, *words):
    status, out, _ = run(*words, "--json")
    assert status == 0
    return json.loads(out)


def test_plans_lists_the_plans_with_everything_that_they_say(run):
    found = {one["key"]: one for one in rows(run, "plans")}
    assert {"nantong", "huaian", "mofcom", "zhongwei", "zhanjiang", "national2025"} <= set(found)
    nantong = found["nantong"]
    assert nantong["number"] == "通政办发〔2022〕50号"
    target = next(one for one in nantong["targets"] if one["id"] == "nantong.N-08.2023")
    assert (target["required"], target["seed_item"], target["unit"]) == (25, "N-08", "count")
    assert "A-01" in {note["item"] for note in nantong["notes"]}
    assert nantong["profiles"]["body"]["basic"] == 15


def test_plans_can_be_read_by_people_in_both_languages(run):
    assert "中卫" in run("plans")[1]
    assert "Nantong implementation plan" in run("plans", "--lang", "en")[1]


def test_a_plan_is_copied_changed_used_and_carried_to_another_machine(run, folder, tmp_path):
    assert run("plan", folder, "copy", "nantong", "我们县", "我县方案")[0] == 0
    assert run("plan", folder, "set", "我们县", "我们县.N-08.2023", "required=30")[0] == 0
    assert run("plan", folder, "use", "我们县")[0] == 0
    own = next(one for one in rows(run, "plans", folder) if one["key"] == "我们县")
    assert (own["own"], own["title"]) == (True, "我县方案")
    assert next(one for one in own["targets"] if one["id"] == "我们县.N-08.2023")["required"] == 30
    assert run("plan", folder, "export", "我们县", tmp_path / "方案.zip")[0] == 0
    other = tmp_path / "街道.fieldkit"
    run("new", other)
    status, out, _ = run("plan", other, "import", tmp_path / "方案.zip")
    assert (status, "我县方案" in out) == (0, True)
    assert "我们县" in {one["key"] for one in rows(run, "plans", other)}


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("set", "nantong", "nantong.N-08.2023", "required=thirty"), 1, "targets.csv 第 5 行"),
        (("set", "nantong", "nantong.N-08.2023", "required"), 2, "required"),
        (("set", "nantong", "nantong.N-99.1", "required=1"), 1, "nantong.N-99.1"),
        (("copy", "nantong"), 2, "copy"),
        (("copy", "atlantis", "x"), 1, "atlantis"),
        (("copy", "nantong", "a/b"), 1, "a/b"),
        (("use", "nantong/annex9"), 1, "annex9"),
        (("import", "没有.zip"), 1, "没有.zip"),
        (("burn", "nantong"), 2, "burn"),
    ],
)
def test_what_cannot_be_done_with_a_plan_is_said_in_a_sentence(run, folder, words, status, said):
    ended, out, error = run("plan", folder, *words)
    assert (ended, out) == (status, "")
    assert said in error
    assert "Traceback" not in error


def test_a_damaged_plan_is_told_while_the_others_are_listed(run, folder):
    run("plan", folder, "copy", "nantong", "我们县")
    file = folder / "plans" / "我们县" / "targets.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",20,", ",二十,", 1), encoding="utf-8")
    status, out, error = run("plans", folder, "--json")
    assert status == 0
    assert "nantong" in {one["key"] for one in json.loads(out)}
    assert "我们县/targets.csv 第 2 行" in error


def test_due_says_what_is_late_soon_and_next_and_who_is_missing(run, folder):
    found = rows(run, "due", folder, "--on", "2023-06-10", "--plan", "huaian")
    states = {(one["id"], one["period"]): one["state"] for one in found}
    assert states["huaian.H-01.2023", ""] == "overdue"
    assert states["huaian.H-38.quarter", "2023-Q2"] == "due"
    assert states["huaian.H-38.quarter", "2023-Q3"] == "next"
    first = found[0]
    assert (first["due"], first["seed_item"], len(first["missing"])) == ("2023-01-20", "H-01", 10)
    assert first["for_whom"] == "各县区政府、管委会"
    assert "2023-01-20  逾期" in run("due", folder, "--on", "2023-06-10", "--plan", "huaian")[1]


def test_what_is_to_rise_stands_beside_an_earlier_day(run, folder):
    found = rows(run, "targets", folder, "--plan", "nantong", "--since", "2020-01-01")
    assert {one["id"] for one in found if "before" in one} == {
        "nantong.N-28.trend", "nantong.N-30.count", "nantong.N-30.circles",
    }  # fmt: skip
    assert {one["rose"] for one in found if "before" in one} == {None}
    said = run("targets", folder, "--plan", "nantong", "--since", "2020-01-01")[1]
    assert said.count("之前没有可比的数") == 3


def test_departments_are_each_asked_for_their_annual_summary(run, folder):
    asked = ("due", folder, "--on", "2023-12-20", "--plan", "huaian")
    before = next(one for one in rows(run, *asked) if one["id"] == "huaian.H-39.year")
    assert (len(before["missing"]), "市商务局" in before["missing"]) == (11, False)
    run(*asked, "--done", "huaian.H-39.year", "--period", "2023", "--area", "市财政局")
    after = next(one for one in rows(run, *asked) if one["id"] == "huaian.H-39.year")
    assert (after["handed"], len(after["missing"]), after["state"]) == (["市财政局"], 10, "due")


def test_due_names_the_shops_whose_food_self_check_is_late(run, tmp_path):
    folder = tmp_path / "城区.fieldkit"
    run("new", folder)
    run("add", folder, "area", "name=瑞丰社区", "level=社区")
    for name, day in (("惠民超市", "2022-06-01"), ("和平超市", "2022-07-20"), ("东门超市", "")):
        cells = (
            f"name={name}",
            "business_type=综合超市",
            "community=瑞丰社区",
            "address=一号",
            "status=营业",
        )
        run("add", folder, "outlet", *cells, *([f"food_check={day}"] if day else []))
    said = run("due", folder, "--on", "2022-08-01", "--plan", "nantong")[1].splitlines()
    assert said[-3:] == ["食品自查超过 30 天或未登记：2", "  惠民超市", "  东门超市"]


def test_the_list_of_plans_tells_who_issued_them_on_what_basis_and_their_phases(run):
    said = run("plans")[1].splitlines()
    assert "  N-03 试点 2022-01-01—2022-12-31" in said
    assert "  印发：南通市人民政府办公室、2022-05-18" in said
    assert "  依据：商流通函〔2021〕176号、苏商建〔2021〕261号" in said
    assert "  M-02 首批推广 2023-10-01—2026-09-30" in said


def test_due_refuses_a_day_that_is_none_and_a_plan_that_is_none(run, folder):
    status, _, error = run("due", folder, "--on", "2023-02-30")
    assert (status, "“2023-02-30”不是日期" in error) == (2, True)
    status, _, error = run("due", folder, "--on", "2023-02-20", "--plan", "atlantis")
    assert (status, "atlantis" in error) == (1, True)


def test_due_says_so_when_there_is_nothing(run, folder):
    assert "没有要办的事" in run("due", folder, "--on", "2021-01-01", "--plan", "beijing")[1]


def test_trace_answers_every_item(run):
    found = rows(run, "trace")
    assert len(found) == len({one["item"] for one in found}) == 208
    by_item = {one["item"]: one for one in found}
    assert set(by_item["N-30"]) >= {"item", "kind", "served_by", "note"}
    assert "field outlet.open_24h" in by_item["N-30"]["served_by"]
    assert "target nantong.N-08.2023" in by_item["N-08"]["served_by"]
    assert "table circles" in by_item["W-12"]["served_by"]
    assert by_item["W-12"]["kind"] == "F/P"
    assert by_item["N-47"]["note"]
    assert len(run("trace")[1].splitlines()) == 208


def test_circles_outside_the_guideline_are_told_with_the_workspaces_plans(run, sample_folder, tmp_path):
    import shutil

    folder = shutil.copytree(sample_folder, tmp_path / "中卫.fieldkit")
    found = {one["key"]: one["out_of_size"] for one in rows(run, "plans", folder)}
    assert len(found["zhongwei"]) == 12
    assert found["nantong"] == []
    assert {one["seed_item"] for one in found["zhongwei"]} == {"W-40"}
    assert "向阳一刻钟便民生活圈：21188 人，高于20000" in run("plans", folder)[1]


# -- parts, and the board ------------------------------------------------------


def test_a_part_of_the_head_is_changed_by_its_number(run, folder):
    run("plan", folder, "copy", "nantong", "我们县")
    assert "phase.2" in run("plan", folder, "lines", "我们县", "phase")[1]
    assert run("plan", folder, "set", "我们县", "phase.2", "ends=2026-12-31")[0] == 0
    assert run("plan", folder, "set", "我们县", "group.1", "areas=崇川区;通州区")[0] == 0
    own = next(one for one in rows(run, "plans", folder) if one["key"] == "我们县")
    assert own["phases"][1]["ends"] == "2026-12-31"
    assert own["groups"] == {"市区": ["崇川区", "通州区"]}


def test_a_line_is_added_with_what_a_new_line_begins_with(run, folder):
    assert run("plan", folder, "add", "nantong", "targets", "label_zh=再建十个", "required=10")[0] == 0
    nantong = next(one for one in rows(run, "plans", folder) if one["key"] == "nantong")
    added = nantong["targets"][-1]
    assert (added["label"], added["required"], added["measure"], nantong["own"]) == (
        "再建十个",
        10,
        "circles_built",
        True,
    )
    assert run("plan", folder, "remove", "nantong", f"targets.{len(nantong['targets'])}")[0] == 0
    status, _, error = run("plan", folder, "add", "nantong", "targets", "required=10")
    assert status == 1
    assert "label_zh" in error


def test_check_names_every_mistake_of_a_plan(run, folder):
    assert "没有写错" in run("plan", folder, "check", "nantong")[1]
    run("plan", folder, "copy", "nantong", "我们县")
    file = folder / "plans" / "我们县" / "targets.csv"
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(
        text.replace(",count,20,", ",count,x,", 1).replace(",count,15,", ",count,y,", 1), encoding="utf-8"
    )
    said = run("plan", folder, "check", "我们县")[1]
    assert "目标 第 1 条" in said
    assert "目标 第 2 条" in said


def test_targets_tells_what_is_required_where_it_stands_and_whether_it_is_met(run, sample_folder, tmp_path):
    path = shutil.copytree(sample_folder, tmp_path / "中卫.fieldkit")
    found = {one["id"]: one for one in rows(run, "targets", path, "--plan", "zhongwei", "--on", "2025-12-31")}
    assert all(
        {"id", "seed_item", "label", "required", "actual", "met"} <= set(one) for one in found.values()
    )
    share = found["zhongwei.W-04.2025"]
    assert (share["required"], share["actual"], share["met"], share["seed_item"]) == (100, 100, True, "W-04")
    clinic = found["zhongwei.W-39.clinic"]
    assert (clinic["required"], clinic["actual"], clinic["met"], clinic["gap"]) == (12, 0, False, 12)
    cities = {one["id"]: one for one in rows(run, "targets", path, "--plan", "mofcom")}
    assert cities["mofcom.M-05.cities"]["required"] == 5
    quotas = rows(run, "targets", path, "--plan", "huaian", "--on", "2023-12-31")
    assert [one["required"] for one in quotas if one["seed_item"] == "H-37"][:4] == [4, 2, 2, 1]


def test_targets_without_json_says_how_each_will_end(run, sample_folder, tmp_path):
    path = shutil.copytree(sample_folder, tmp_path / "中卫.fieldkit")
    said = run("targets", path, "--plan", "zhongwei", "--on", "2025-06-30")[1]
    assert "进度落后" in said
    assert "到期未达" in said
    assert run("targets", path, "--on", "昨天")[0] == 2
