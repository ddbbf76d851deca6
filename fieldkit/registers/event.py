"""Events (活动): fairs and festivals of a circle (M-28, W-22)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

TYPES = (
    Option("festival", Text("便民生活节", "convenience festival"), ("生活节",)),
    Option("neighbours", Text("邻里节", "neighbours' festival")),
    Option("shopping", Text("购物节", "shopping festival")),
    Option("food", Text("美食节", "food festival")),
    Option("group_buying", Text("团购节", "group buying")),
    Option("fair", Text("集市", "fair")),
    Option("housekeeping", Text("家政集市", "housekeeping fair"), ("家政集市进社区",)),
    Option("flea", Text("跳蚤市场", "flea market")),
    Option("training", Text("技能培训", "training")),
    Option("promotion", Text("促销", "promotion")),
    Option("other", Text("其他", "other")),
)

EVENT = Kind(
    "event",
    Text("活动", "Events"),
    (
        Field("name", Text("活动名称", "Name"), required=True, width=28, serves=("M-28",)),
        Field(
            "event_type", Text("活动类型", "Kind"), FieldType.CHOICE, TYPES, width=14, serves=("M-28", "W-22")
        ),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            width=14,
            serves=("M-28",),
        ),
        Field("place", Text("地点", "Place"), width=24, serves=("M-28",)),
        Field(
            "starts_on",
            Text("开始日期", "From"),
            FieldType.DATE,
            check=checks.check_date,
            required=True,
            width=12,
            serves=("M-28",),
        ),
        Field(
            "ends_on",
            Text("结束日期", "Until"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("M-28",),
        ),
        Field("organiser", Text("主办", "Organiser"), width=18, serves=("M-28",)),
        Field(
            "merchants",
            Text("参加商户", "Merchants"),
            FieldType.INTEGER,
            unit=Text("家", "merchants"),
            check=checks.check_count,
            width=8,
            serves=("M-28",),
        ),
        Field(
            "people",
            Text("参加人次", "Visitors"),
            FieldType.INTEGER,
            unit=Text("人次", "visits"),
            check=checks.check_count,
            width=8,
            serves=("M-28",),
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "place"),
)
