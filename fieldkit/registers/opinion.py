"""Opinions (意见): what residents say, on the five topics of Z-18, as complaints and as feedback (H-31, N-44, N-49)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

TOPICS = (
    Option("facility_plan", Text("公共设施规划", "planning of facilities")),
    Option("facility_work", Text("设施建设改造", "building of facilities")),
    Option("promotion", Text("促销活动", "promotions")),
    Option("types", Text("业态调整", "change of types")),
    Option("attract", Text("项目引进", "new projects")),
    Option("facilities", Text("设施配套", "facilities")),
    Option("environment", Text("环境建设", "environment")),
    Option("governance", Text("服务治理", "service and order")),
    Option("complaint", Text("投诉", "complaint"), ("消费投诉",)),
    Option("feedback", Text("消费评价", "feedback")),
    Option("rules", Text("社区团购“九不得”", "nine bans on group buying"), ("九不得",)),
    Option("other", Text("其他", "other")),
)

WAYS = (
    Option("meeting", Text("会议", "meeting")),
    Option("visit", Text("走访", "visit"), ("上门",)),
    Option("phone", Text("电话", "phone"), ("热线",)),
    Option("online", Text("网络", "online"), ("微信",)),
    Option("questionnaire", Text("问卷", "questionnaire")),
)

STATES = (
    Option("open", Text("待答复", "open"), ("未答复",)),
    Option("answered", Text("已答复", "answered"), ("办结",)),
    Option("demand", Text("已列需求", "is a demand"), ("转需求",)),
)

OPINION = Kind(
    "opinion",
    Text("意见", "Opinions"),
    (
        Field("name", Text("意见摘要", "In short"), required=True, width=30, serves=("Z-18", "N-49")),
        Field(
            "topic",
            Text("主题", "Topic"),
            FieldType.CHOICE,
            TOPICS,
            required=True,
            width=14,
            serves=("Z-18", "H-31", "N-44", "Z-27"),
        ),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            required=True,
            width=14,
            serves=("Z-18",),
        ),
        Field("outlet", Text("涉及网点", "About outlet"), width=18, serves=("H-31",)),
        Field(
            "meeting",
            Text("所在会议", "At meeting"),
            FieldType.REFERENCE,
            target="meeting",
            width=18,
            serves=("M-13",),
        ),
        Field("way", Text("途径", "Way"), FieldType.CHOICE, WAYS, width=10, serves=("H-31",)),
        Field(
            "received_on",
            Text("日期", "Received on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("N-49",),
        ),
        Field("state", Text("状态", "State"), FieldType.CHOICE, STATES, width=10, serves=("N-49",)),
        Field(
            "demand",
            Text("对应需求", "Demand"),
            FieldType.REFERENCE,
            target="demand",
            width=20,
            serves=("M-12",),
        ),
        Field("reply", Text("答复", "Reply"), FieldType.NOTE, width=24, serves=("N-49",)),
        Field(
            "answered_on",
            Text("答复日期", "Answered on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("N-49",),
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name",),
)
