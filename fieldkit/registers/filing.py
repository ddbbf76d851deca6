"""Filings (报送): what was handed in for a deadline, by whom and when (H-01, H-38, H-39, M-08)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind

FILING = Kind(
    "filing",
    Text("报送", "Filings"),
    (
        Field("name", Text("报送内容", "What"), required=True, width=30, serves=("H-38", "H-01")),
        Field("plan", Text("方案", "Plan"), FieldType.CODE, width=10, serves=("H-01",)),
        Field("item", Text("依据条目", "Item"), FieldType.CODE, width=8, serves=("H-01",)),
        Field(
            "area",
            Text("报送单位所在区划", "Area"),
            FieldType.REFERENCE,
            target="area",
            width=14,
            serves=("H-01",),
        ),
        Field("unit", Text("报送单位", "Handed in by"), width=18, serves=("H-39",)),
        Field("period", Text("所属期", "Period"), width=12, serves=("H-38",)),
        Field(
            "due",
            Text("截止日期", "Due"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("M-08",),
        ),
        Field(
            "handed_on",
            Text("报送日期", "Handed in on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("H-01", "M-08"),
        ),
        Field(
            "copies",
            Text("纸质份数", "Paper copies"),
            FieldType.INTEGER,
            unit=Text("份", "copies"),
            check=checks.check_count,
            width=8,
            serves=("M-08",),
        ),
        Field("files", Text("附件", "Files"), FieldType.FILES, width=10),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "unit"),
)
