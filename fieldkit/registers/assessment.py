"""Assessments (评价): one indicator of one circle in one round; the sheet is the office's own (N-48, W-49, Z-30)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind

ASSESSMENT = Kind(
    "assessment",
    Text("评价", "Assessments"),
    (
        Field("name", Text("指标", "Indicator"), required=True, width=24, serves=("N-48", "W-49")),
        Field(
            "circle",
            Text("生活圈", "Circle"),
            FieldType.REFERENCE,
            target="circle",
            sticky=True,
            required=True,
            width=22,
            serves=("N-48", "N-13", "Z-25"),
        ),
        Field("round", Text("轮次", "Round"), sticky=True, width=10, serves=("N-48", "Z-30")),
        Field("dimension", Text("维度", "Dimension"), width=12, serves=("N-13", "N-14", "Z-03", "W-06")),
        Field(
            "value",
            Text("数值", "Value"),
            FieldType.DECIMAL,
            check=checks.check_amount,
            width=10,
            serves=("W-49",),
        ),
        Field(
            "target",
            Text("目标值", "Target"),
            FieldType.DECIMAL,
            check=checks.check_amount,
            width=10,
            serves=("W-49",),
        ),
        Field(
            "score",
            Text("得分", "Score"),
            FieldType.DECIMAL,
            unit=Text("分", "points"),
            check=checks.check_amount,
            width=8,
            serves=("W-49",),
        ),
        Field(
            "weight",
            Text("权重", "Weight"),
            FieldType.DECIMAL,
            check=checks.check_amount,
            width=8,
            serves=("W-49",),
        ),
        Field("evidence", Text("佐证", "Evidence"), FieldType.NOTE, width=24, serves=("W-49",)),
        Field(
            "assessed_on",
            Text("评价日期", "Assessed on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("Z-30",),
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "dimension"),
)
