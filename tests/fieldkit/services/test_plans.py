"""Plans in a workspace: used, copied, edited, packed for another machine."""

import zipfile

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import available_plans, load_plan
from fieldkit.services.plans import FOLDER, PlanService

TITLE = Text("我县方案", "Our plan")


@pytest.fixture
def service(workspace):
    return PlanService(workspace)


@pytest.fixture
def own(service):
    service.copy("nantong", "我们县", TITLE)
    return service


def test_a_workspace_begins_with_the_shipped_plans_and_one_in_use(service):
    assert [plan.key for plan in service.plans()] == [plan.key for plan in available_plans()]
    assert service.in_use() == "zhongwei"
    assert service.choose()[0] is not None


def test_a_sixth_plan_is_made_by_copying_and_stays_apart(own):
    copied = own.plan("我们县")
    assert copied.title == TITLE
    assert copied.short_title == TITLE
    shipped = load_plan("nantong")
    assert [one.required for one in copied.targets] == [one.required for one in shipped.targets]
    assert copied.targets[0].id == "我们县.N-04.2022"
    assert copied.profiles == shipped.profiles
    own.save("我们县", "我们县.N-08.2023", {"required": "30"})
    assert own.plan("我们县").target("我们县.N-08.2023").required == 30
    assert own.plan("nantong").target("nantong.N-08.2023").required == 25


def test_every_shipped_plan_can_be_copied(service):
    for plan in available_plans():
        copied = service.copy(plan.key, f"{plan.key}-2", TITLE)
        assert len(copied.targets) == len(plan.targets)
        assert copied.norms == plan.norms
        assert copied.profiles == plan.profiles


def test_a_plan_of_ones_own_is_used_by_name(own, workspace):
    assert own.use("我们县").key == "我们县"
    assert PlanService(workspace).in_use() == "我们县"
    plan, profile = PlanService(workspace).choose()
    assert (plan.key, profile.key) == ("我们县", "body")
    with pytest.raises(FieldkitError) as refused:
        own.use("atlantis")
    assert "我们县" in refused.value.say("zh")
    assert own.in_use() == "我们县"


@pytest.mark.parametrize("key", ["", "../外面", "a/b", "有 空格", "x" * 41, "."])
def test_a_name_that_cannot_be_a_folder_is_refused(service, workspace, key):
    with pytest.raises(FieldkitError) as refused:
        service.copy("nantong", key)
    assert refused.value.code in {PlanError.BAD_KEY, PlanError.KEY_TAKEN}
    assert not (workspace.path / FOLDER).exists() or not any((workspace.path / FOLDER).iterdir())


@pytest.mark.parametrize("key", ["huaian", "我们县"])
def test_a_name_that_is_taken_is_refused(own, key):
    with pytest.raises(FieldkitError) as refused:
        own.copy("nantong", key)
    assert refused.value.code is PlanError.KEY_TAKEN


# -- edits -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("我们县.N-04.2022", {"required": "24", "ends": "2023-06-30"}),
        ("我们县.N-15.floor-area", {"low": "12"}),
        ("我们县.N-36.food_check_days", {"value": "7"}),
        ("norm.B05", {"people_per_outlet": "2000", "minimum": "2"}),
        ("task.N-39.3", {"units": "县财政局;县发改局"}),
    ],
)
def test_targets_rules_thresholds_and_norms_are_edited_line_by_line(own, line, cells):
    before = own.plan("我们县")
    after = own.save("我们县", line, cells)
    assert after != before
    assert own.plan("我们县") == after


def test_an_edited_norm_is_the_offices_and_the_others_stay(own):
    own.save("我们县", "norm.B05", {"people_per_outlet": "2000", "minimum": "2"})
    plan = own.save("我们县", "norm.B05", {"minimum": "3"})
    assert plan.norm("B05").required(9000) == 5
    assert plan.norm("B05").minimum == 3
    assert plan.norm("B05").basis != plan.norm("B01").basis
    assert plan.norm("B01") == load_plan("nantong").norm("B01")


def test_a_deadline_is_moved_and_its_date_follows(service):
    service.copy("huaian", "淮安新")
    moved = service.save("淮安新", "淮安新.H-01.2023", {"on": "2023-02-10"})
    assert moved.deadlines[0].on.isoformat() == "2023-02-10"
    assert load_plan("huaian").deadlines[0].on.isoformat() == "2023-01-20"


def test_an_edit_of_a_shipped_plan_makes_it_the_offices_own_until_it_is_removed(service):
    assert not service.is_own("zhongwei")
    service.save("zhongwei", "zhongwei.W-05.2025", {"required": "88"})
    assert service.is_own("zhongwei")
    assert service.plan().target("zhongwei.W-05.2025").required == 88
    assert [plan.key for plan in service.plans()] == [plan.key for plan in available_plans()]
    service.remove("zhongwei")
    assert service.plan().target("zhongwei.W-05.2025").required == 85
    with pytest.raises(FieldkitError) as refused:
        service.remove("zhongwei")
    assert refused.value.code is PlanError.NOT_OWN


def test_every_edit_is_noted_with_day_person_and_what(own):
    own.save("我们县", "我们县.N-08.2023", {"required": "30"})
    first, second = own.versions("我们县")
    assert first.what == "copy nantong"
    assert (second.on, second.by) == ("2026-06-30", "王")
    assert second.what == "我们县.N-08.2023 required=30"
    assert own.versions("huaian") == ()


@pytest.mark.parametrize(
    ("line", "cells", "code"),
    [
        ("zhongwei.W-05.2025", {"required": "many"}, PlanError.BAD_CELL),
        ("zhongwei.W-05.2025", {"wanted": "90"}, PlanError.NO_COLUMN),
        ("zhongwei.W-05.2099", {"required": "90"}, PlanError.NO_SUCH_LINE),
        ("norm.B99", {"minimum": "1"}, PlanError.NO_SUCH_LINE),
        ("norm.B05", {"minimum": "-1"}, PlanError.BAD_CELL),
    ],
)
def test_an_edit_that_would_damage_a_plan_is_refused_and_leaves_no_trace(
    service, workspace, line, cells, code
):
    before = service.plan("zhongwei")
    with pytest.raises(FieldkitError) as refused:
        service.save("zhongwei", line, cells)
    assert refused.value.code is code
    assert service.plan("zhongwei") == before
    assert not service.is_own("zhongwei")
    assert not any((workspace.path / FOLDER).glob("*"))


def test_a_refused_edit_of_an_own_plan_leaves_it_and_its_history_alone(own):
    before, versions = own.plan("我们县"), own.versions("我们县")
    with pytest.raises(FieldkitError):
        own.save("我们县", "我们县.N-08.2023", {"ends": "soon"})
    assert own.plan("我们县") == before
    assert own.versions("我们县") == versions


def test_lines_are_added_and_taken_out(own):
    cells = {
        "item": "县政府会议纪要",
        "key": "2026",
        "label_zh": "2026年新增便民网点",
        "measure": "new_or_upgraded_outlets",
        "unit": "count",
        "required": "50",
        "ends": "2026-12-31",
        "scope": "all",
        "unit_type": "outlet",
    }
    added = own.add_line("我们县", "targets.csv", cells)
    assert added.target("我们县.县政府会议纪要.2026").required == 50
    deadline = {"item": "县政府会议纪要", "key": "sum", "title_zh": "报总结", "on": "2026-12-01", "every": "",
                "for_zh": "各街道", "hands_in_zh": "总结"}  # fmt: skip
    assert own.add_line("我们县", "calendar.csv", deadline).deadlines[0].title.zh == "报总结"
    removed = own.remove_line("我们县", "我们县.县政府会议纪要.2026")
    assert removed.target("我们县.县政府会议纪要.2026") is None
    assert len(removed.targets) == len(added.targets) - 1
    with pytest.raises(FieldkitError):
        own.add_line("我们县", "../plan.toml", {"item": "x"})


def test_an_edit_writes_only_the_table_it_is_about_and_the_history(own, workspace):
    folder = workspace.path / FOLDER / "我们县"
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    own.save("我们县", "我们县.N-08.2023", {"required": "30"})
    after = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"targets.csv", "versions.csv"}
    assert [one.name for one in folder.parent.iterdir()] == ["我们县"]


def test_the_tables_of_an_own_plan_open_in_spreadsheet_programs_as_utf_8(own, workspace):
    own.save("我们县", "我们县.N-08.2023", {"required": "30"})
    own.save("我们县", "norm.B05", {"minimum": "2"})
    tables = list((workspace.path / FOLDER / "我们县").glob("*.csv"))
    assert len(tables) >= 8
    for table in tables:
        content = table.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), table.name
        assert not content[3:].startswith(b"\xef\xbb\xbf"), table.name


def test_an_edit_that_cannot_be_written_leaves_the_plan(own, monkeypatch):
    before = own.plan("我们县")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fieldkit.plans.keeping.os.fsync", full)
    with pytest.raises(FieldkitError) as refused:
        own.save("我们县", "我们县.N-08.2023", {"required": "30"})
    assert refused.value.code is PlanError.CANNOT_KEEP
    assert "磁盘满了" in refused.value.say("zh")
    assert own.plan("我们县") == before


# -- damage ----------------------------------------------------------------------


def test_a_damaged_plan_is_named_and_the_others_go_on(own, workspace):
    own.copy("huaian", "另一个")
    file = workspace.path / FOLDER / "我们县" / "targets.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",20,", ",二十,", 1), encoding="utf-8")
    plans, broken = own.own()
    assert [plan.key for plan in plans] == ["另一个"]
    assert [one.key for one in broken] == ["我们县"]
    assert "我们县/targets.csv 第 2 行" in broken[0].error.say("zh")
    assert own.plan("另一个").targets
    assert own.plan("nantong").targets
    assert "我们县" not in {plan.key for plan in own.plans()}
    with pytest.raises(FieldkitError) as refused:
        own.plan("我们县")
    assert refused.value.code is PlanError.BAD_CELL


# -- between machines --------------------------------------------------------------


def test_a_plan_travels_to_another_machine_as_one_file(own, make_workspace, tmp_path):
    own.save("我们县", "我们县.N-08.2023", {"required": "30"})
    own.export("我们县", tmp_path / "交换" / "我们县.zip")
    other = PlanService(make_workspace("街道", person="李"))
    taken = other.take_in(tmp_path / "交换" / "我们县.zip")
    assert taken == own.plan("我们县")
    assert other.plan("我们县") == taken
    assert [version.what for version in other.versions("我们县")][-1] == "from 我们县.zip"
    assert other.versions("我们县")[-1].by == "李"


def test_a_plan_that_comes_again_replaces_the_earlier_one(own, make_workspace, tmp_path):
    other = PlanService(make_workspace("街道"))
    for required in ("30", "35"):
        own.save("我们县", "我们县.N-08.2023", {"required": required})
        own.export("我们县", tmp_path / "我们县.zip")
        other.take_in(tmp_path / "我们县.zip")
    assert other.plan("我们县").target("我们县.N-08.2023").required == 35


def a_zip(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"x/profiles.csv": "profile\n"},
        {"../plan.toml": "title = 1"},
        {"x/../../plan.toml": "title = 1"},
        {"x/plan.toml": "", "y/plan.toml": ""},
        {"x/plan.toml": "", "x/evil.exe": "MZ"},
        {"x/plan.toml": "a" * 3_000_000},
    ],
    ids=["empty", "no head", "outside", "far outside", "two plans", "a stranger", "too large"],
)
def test_a_file_that_is_no_plan_is_refused_and_nothing_is_written(service, workspace, tmp_path, members):
    with pytest.raises(FieldkitError) as refused:
        service.take_in(a_zip(tmp_path / "坏.zip", members))
    assert refused.value.code is PlanError.NOT_A_PLAN_FILE
    assert not any(tmp_path.glob("*.toml"))
    assert not any((workspace.path / FOLDER).glob("*"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"title = 1"])
def test_bytes_that_are_no_zip_are_refused(service, tmp_path, content):
    path = tmp_path / "坏.zip"
    path.write_bytes(content)
    with pytest.raises(FieldkitError) as refused:
        service.take_in(path)
    assert refused.value.code is PlanError.NOT_A_PLAN_FILE
    assert "坏.zip" in refused.value.say("zh")


def test_a_packed_plan_that_does_not_read_leaves_the_old_one(own, tmp_path):
    before = own.plan("我们县")
    with pytest.raises(FieldkitError):
        own.take_in(a_zip(tmp_path / "坏.zip", {"我们县/plan.toml": "title = 1"}))
    assert own.plan("我们县") == before
