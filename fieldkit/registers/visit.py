"""Visits (入户): somebody stood at a door, and what came of it. Each attempt is a record of its own."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import Field, FieldType, Kind, Option, Personal

COMPLETED, NO_ONE, REFUSED = "completed", "no_one", "refused"
APPOINTMENT, NO_SUCH_ADDRESS = "appointment", "no_such_address"
QUOTA_FULL = "quota_full"

OUTCOMES = (
    Option(COMPLETED, Text("完成", "completed"), ("已完成", "成功")),
    Option(NO_ONE, Text("无人", "nobody in"), ("无人在家", "没人")),
    Option(REFUSED, Text("拒访", "refused"), ("拒绝",)),
    Option(APPOINTMENT, Text("预约", "appointment"), ("约好再来", "改约")),
    Option(NO_SUCH_ADDRESS, Text("地址不存在", "no such address"), ("查无此户", "空号", "拆除")),
    Option(QUOTA_FULL, Text("配额已满", "quota full"), ("配额满",)),
)

VISIT = Kind(
    "visit",
    Text("入户", "Visits"),
    (
        Field("visited_door", Text("门牌", "Door"), required=True, width=28),
        Field("household", Text("住户记录", "Household record"), FieldType.CODE, required=True, width=12),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            width=14,
        ),
        Field("outcome", Text("入户结果", "Outcome"), FieldType.CHOICE, OUTCOMES, required=True, width=10),
        Field("visited_at", Text("入户时间", "Visited at"), FieldType.MOMENT, required=True, width=20),
        Field("visitor", Text("入户人", "Visitor"), personal=Personal.PERSONAL, width=10),
        Field("come_again", Text("约定时间", "Come again"), FieldType.MOMENT, width=20),
    ),
    title="visited_door",
    about_residents=True,
)
