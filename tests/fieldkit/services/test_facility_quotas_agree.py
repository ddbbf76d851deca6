"""设施配置: the board, the command and the printed table say the same of every quota."""

import json

from fieldkit.cli.main import main
from fieldkit.reports.facility_rows import facility_rows
from fieldkit.services.facilities import FacilityService
from fieldkit.services.records import RecordService
from fieldkit.services.table_source import WorkspaceSource
from fieldkit.services.targets import TargetService


def test_board_command_and_printed_table_say_the_same_of_every_quota(sample):
    records = RecordService(sample)
    for kind, count, status in (
        ("综合养老服务中心", "24", "投用"),
        ("社区卫生服务站", "11", "投用"),
        ("小学", "9", "停用"),
    ):
        records.add("facility", {"name": kind, "facility_type": kind, "community": "向阳社区", "count": count,
                                 "status": status})  # fmt: skip
    board = {
        one.rule.id: (one.required, one.actual, one.gap, one.met, one.share)
        for one in TargetService(sample).overview("zhongwei").quotas
    }
    view = FacilityService(sample).quotas("zhongwei")
    command = {
        one.rule.id: (one.required, one.actual, one.gap, one.met, view.with_one[one.rule.id])
        for one in view.lines
    }
    rows = {
        one.label.zh: (one.required, one.actual, one.gap, one.met, one.share)
        for one in facility_rows(WorkspaceSource(sample, "zhongwei"))[0]
    }
    labels = {one.rule.id: one.rule.label.zh for one in view.lines}
    assert board == command == {key: rows[label] for key, label in labels.items()}
    assert {met for *_, met, _ in board.values()} == {True, False}
    assert {str(share) for *_, share in board.values()} == {"0.0", "4.2"}


def test_the_plan_s_coverage_is_of_the_residents_who_walk_there_not_of_circles(sample, capsys):
    """表1 of W-39: 15 分钟步行可达覆盖率 35 % of health stations; one circle of 24 having one says nothing of it."""
    outlet = next(one for one in RecordService(sample).every("outlet") if one.values["location"])
    RecordService(sample).add("facility", {
        "name": "站", "facility_type": "社区卫生服务站", "community": outlet.values["community"], "status": "投用",
        "location": outlet.values["location"],
    })  # fmt: skip
    assert main(["facilities", str(sample.path), "--plan", "zhongwei", "--json"]) == 0
    told = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    clinic, kindergarten = told["zhongwei.W-39.clinic"], told["zhongwei.W-39.kindergarten"]
    assert (clinic["circles_with_one"], clinic["coverage_required"], clinic["coverage_by"]) == (4.2, 35, 2025)
    assert clinic["coverage"] not in {4.2, None}
    assert clinic["coverage_met"] is (clinic["coverage"] >= 35)
    assert kindergarten["coverage_required"] is None, "普惠性幼儿园覆盖率 is no share of walkers"
    assert main(["targets", str(sample.path), "--plan", "zhongwei", "--json"]) == 0
    board = next(one for one in json.loads(capsys.readouterr().out) if one["id"] == clinic["id"])
    assert (board["circles_with_one"], board["coverage_required"]) == (4.2, 35)


def test_the_share_that_a_plan_reckons_its_own_way_is_printed_as_such(sample):
    """普惠性幼儿园覆盖率 85 % by 2025 stands in the table, and is not called a share of walkers."""
    rows = {one.label.zh: one.target.zh for one in facility_rows(WorkspaceSource(sample, "zhongwei"))[0]}
    assert (rows["社区卫生服务站"], rows["普惠性幼儿园"]) == (
        "2025年 35%",
        "2025年 85%（按文件口径，另行统计）",
    )
