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
        one.rule.id: (one.required, one.actual, one.gap, one.met, view.coverage[one.rule.id])
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


def test_people_within_15_minutes_are_told_beside_the_coverage_and_never_judged_by_it(sample, capsys):
    """W-39: 35 % of circles shall have a health station; one of 24 is 4.2 %, whoever walks there."""
    outlet = next(one for one in RecordService(sample).every("outlet") if one.values["location"])
    RecordService(sample).add("facility", {
        "name": "站", "facility_type": "社区卫生服务站", "community": outlet.values["community"], "status": "投用",
        "location": outlet.values["location"],
    })  # fmt: skip
    assert main(["facilities", str(sample.path), "--plan", "zhongwei", "--json"]) == 0
    line = next(one for one in json.loads(capsys.readouterr().out) if "卫生" in one["label"])
    assert (line["coverage"], line["coverage_required"], line["coverage_met"]) == (4.2, 35, False)
    assert line["within_15_min"] > 4.2
    assert main(["targets", str(sample.path), "--plan", "zhongwei", "--json"]) == 0
    board = next(one for one in json.loads(capsys.readouterr().out) if one["id"] == line["id"])
    assert {key: board[key] for key in board if key.startswith("coverage")} == {
        key: line[key] for key in line if key.startswith("coverage")
    }
