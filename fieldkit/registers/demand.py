"""Demands (需求清单): what residents lack, from questionnaires, opinions and gaps; the first of the three lists of M-12."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

SOURCES = (
    Option("questionnaire", Text("问卷", "questionnaire"), ("问卷调查",)),
    Option("opinion", Text("居民意见", "residents' opinions"), ("意见",)),
    Option("meeting", Text("议事会", "meeting"), ("居民议事厅",)),
    Option("gap", Text("业态短板", "shortfall"), ("短板",)),
    Option("visit", Text("实地走访", "field visit"), ("走访",)),
    Option("other", Text("其他", "other")),
)

STATES = (
    Option("open", Text("待办", "open"), ("未办",)),
    Option("project", Text("已列项目", "has a project"), ("转项目",)),
    Option("met", Text("已满足", "met"), ("已解决",)),
    Option("declined", Text("不予采纳", "declined"), ("未采纳",)),
)

DEMAND = Kind(
    "demand",
    Text("需求清单", "Demands"),
    (
        Field("name", Text("需求内容", "What is wanted"), required=True, width=30, serves=("M-12", "H-19")),
        Field(
            "business_type",
            Text("业态", "Business type"),
            FieldType.BUSINESS_TYPE,
            width=12,
            serves=("M-12", "Z-06"),
        ),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            required=True,
            width=14,
            serves=("M-12",),
        ),
        Field(
            "source",
            Text("来源", "Where from"),
            FieldType.CHOICE,
            SOURCES,
            width=12,
            serves=("M-10", "M-13", "Z-06", "Z-18"),
        ),
        Field(
            "people",
            Text("提出人数", "People"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            width=8,
            serves=("M-12",),
        ),
        Field(
            "raised_on",
            Text("提出日期", "Raised on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("M-12",),
        ),
        Field("state", Text("状态", "State"), FieldType.CHOICE, STATES, width=10, serves=("M-12",)),
        Field(
            "project",
            Text("对应项目", "Project"),
            FieldType.REFERENCE,
            target="project",
            width=20,
            serves=("M-12", "H-43"),
        ),
        Field("reply", Text("答复", "Reply"), FieldType.NOTE, width=24, serves=("M-12",)),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name",),
)
