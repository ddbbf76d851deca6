"""Meetings (会议): residents' councils and the offices' joint meetings (M-13, H-35, H-36, Z-23)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

TYPES = (
    Option("residents", Text("居民议事厅", "residents' council"), ("议事厅",)),
    Option("round_table", Text("幸福圆桌会", "round table"), ("圆桌会",)),
    Option("tea", Text("邻里茶叙室", "neighbours' tea"), ("茶叙",)),
    Option("joint", Text("联席会议", "joint meeting")),
    Option("leading_group", Text("领导小组会议", "leading group"), ("专班会议",)),
    Option("association", Text("商业管理委员会", "merchants' council"), ("社区商会",)),
    Option("other", Text("其他", "other")),
)

MEETING = Kind(
    "meeting",
    Text("会议", "Meetings"),
    (
        Field("name", Text("会议名称", "Name"), required=True, width=28, serves=("M-13", "H-36")),
        Field(
            "meeting_type",
            Text("会议类型", "Kind"),
            FieldType.CHOICE,
            TYPES,
            required=True,
            width=14,
            serves=("M-13", "H-35", "N-45"),
        ),
        Field(
            "area",
            Text("区划", "Area"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            width=14,
            serves=("M-13",),
        ),
        Field(
            "held_on",
            Text("日期", "Held on"),
            FieldType.DATE,
            check=checks.check_date,
            required=True,
            width=12,
            serves=("H-36",),
        ),
        Field(
            "attendees",
            Text("参加人数", "Attendees"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            width=8,
            serves=("M-13",),
        ),
        Field("asked", Text("议题", "Agenda"), FieldType.NOTE, width=30, serves=("M-13",)),
        Field("decided", Text("议定事项", "Decided"), FieldType.NOTE, width=30, serves=("M-13",)),
        Field("files", Text("附件", "Files"), FieldType.FILES, width=10),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name",),
)
