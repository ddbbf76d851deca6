"""What an office says of a record after looking at it: checked, or back to the worker with a reason."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import Field, FieldType, Option

UNCHECKED, CHECKED, RETURNED = "unchecked", "checked", "returned"

CHECK = Field(
    "checked",
    Text("核查状态", "Check"),
    FieldType.CHOICE,
    (
        Option(UNCHECKED, Text("未核", "not checked"), ("未复核", "待核")),
        Option(CHECKED, Text("已核", "checked"), ("已复核", "核实")),
        Option(RETURNED, Text("退回", "returned")),
    ),
    width=8,
    group="survey",
)
RETURN_REASON = Field(
    "return_reason", Text("退回原因", "Why returned"), FieldType.NOTE, width=24, group="survey"
)
REVIEW_UNITS = frozenset((CHECK.key, RETURN_REASON.key))
