"""设施配置: the board, the command and the printed table say the same of every quota."""

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
        one.rule.id: (one.required, one.actual, one.gap, one.met)
        for one in TargetService(sample).overview("zhongwei").quotas
    }
    command = {
        one.rule.id: (one.required, one.actual, one.gap, one.met)
        for one in FacilityService(sample).quotas("zhongwei").lines
    }
    rows = {
        one.label.zh: (one.required, one.actual, one.gap, one.met)
        for one in facility_rows(WorkspaceSource(sample, "zhongwei"))[0]
    }
    labels = {one.rule.id: one.rule.label.zh for one in FacilityService(sample).quotas("zhongwei").lines}
    assert board == command == {key: rows[label] for key, label in labels.items()}
    assert {met for *_, met in board.values()} == {True, False}
