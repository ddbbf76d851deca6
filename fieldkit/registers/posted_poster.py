"""Posted posters (张贴记录): where and when a 导视图 was put up (W-29, H-27)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

STATES = (
    Option("posted", Text("在位", "up"), ("张贴",)),
    Option("outdated", Text("待更换", "to be renewed"), ("过期",)),
    Option("damaged", Text("破损", "damaged")),
    Option("removed", Text("已撤下", "taken down")),
)

POSTED_POSTER = Kind(
    "posted_poster",
    Text("张贴记录", "Posted posters"),
    (
        Field("name", Text("张贴地点", "Place"), required=True, width=28, serves=("W-29",)),
        Field(
            "circle",
            Text("生活圈", "Circle"),
            FieldType.REFERENCE,
            target="circle",
            sticky=True,
            required=True,
            width=22,
            serves=("W-29", "H-27"),
        ),
        Field(
            "posted_on",
            Text("张贴日期", "Posted on"),
            FieldType.DATE,
            check=checks.check_date,
            required=True,
            width=12,
            serves=("W-29",),
        ),
        Field(
            "version",
            Text("图上日期", "Date on the poster"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("W-29",),
        ),
        Field("size", Text("规格", "Size"), width=10),
        Field("template", Text("样式", "Template"), FieldType.CODE, width=12),
        Field("fingerprint", Text("图面指纹", "Fingerprint of what it says"), FieldType.CODE, width=18),
        Field("state", Text("状态", "State"), FieldType.CHOICE, STATES, width=10, serves=("W-29",)),
        Field(
            "checked_on", Text("复查日期", "Checked on"), FieldType.DATE, check=checks.check_date, width=12
        ),
        Field("photos", Text("照片", "Photos"), FieldType.FILES, width=10),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name",),
)
