"""Tasks (任务分解): who does what by when (N-39, H-40, W-48)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

STATES = (
    Option("todo", Text("未开始", "not begun"), ("待办",)),
    Option("doing", Text("进行中", "under way"), ("在办",)),
    Option("done", Text("已完成", "done"), ("办结",)),
)

TASK = Kind(
    "task",
    Text("任务", "Tasks"),
    (
        Field("name", Text("工作任务", "Task"), required=True, width=40, serves=("H-40", "W-48")),
        Field("plan", Text("方案", "Plan"), FieldType.CODE, width=10, serves=("H-40",)),
        Field(
            "number",
            Text("序号", "Number"),
            FieldType.INTEGER,
            check=checks.check_count,
            width=6,
            serves=("H-40",),
        ),
        Field("units", Text("责任单位", "Responsible"), width=30, serves=("N-39", "H-40", "W-48")),
        Field("area", Text("区划", "Area"), FieldType.REFERENCE, target="area", width=14, serves=("N-39",)),
        Field(
            "due",
            Text("完成时限", "Due"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("W-33",),
        ),
        Field("state", Text("状态", "State"), FieldType.CHOICE, STATES, width=10, serves=("W-33",)),
        Field("progress", Text("进展", "Progress"), FieldType.NOTE, width=30, serves=("H-41",)),
        Field(
            "done_on",
            Text("完成日期", "Done on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("W-33",),
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "units"),
)
