"""Mobile outlets (移动网点): vans, carts and machines where shops lack room (N-33, W-23, M-17)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option, Personal

STATES = (
    Option("running", Text("运行", "running"), ("运营",)),
    Option("paused", Text("暂停", "paused")),
    Option("ended", Text("撤出", "ended"), ("停用",)),
)

TYPES = (
    Option(
        "vending",
        Text("自助售货机", "vending machine"),
        ("自动售货机", "自动售卖机", "自助售卖机", "自动贩卖机"),
    ),
    Option("vegetable_van", Text("蔬菜直通车", "vegetable van"), ("直通车",)),
    Option("food_van", Text("箱式移动餐饮售卖车", "food van"), ("移动餐饮车", "箱式售卖车")),
    Option("container", Text("箱式货柜", "container shop"), ("箱式(移动)货柜",)),
    Option("micro_market", Text("社区微菜市场", "micro market"), ("微菜市场",)),
    Option("unmanned", Text("无人超市", "unmanned shop"), ("无人便利店",)),
    Option("breakfast_cart", Text("早餐车", "breakfast cart"), ("早餐亭",)),
    Option("repair_stall", Text("移动维修点", "mobile repairs"), ("流动修理",)),
    Option("other", Text("其他", "other")),
)

MOBILE_OUTLET = Kind(
    "mobile_outlet",
    Text("移动网点", "Mobile outlets"),
    (
        Field("name", Text("名称", "Name"), required=True, width=20, serves=("N-33",)),
        Field(
            "mobile_type",
            Text("移动类型", "Kind"),
            FieldType.CHOICE,
            TYPES,
            required=True,
            width=16,
            serves=("N-33", "W-23", "M-17"),
        ),
        Field(
            "business_type",
            Text("业态", "Business type"),
            FieldType.BUSINESS_TYPE,
            width=12,
            serves=("N-33",),
        ),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            required=True,
            width=14,
            serves=("W-23",),
        ),
        Field("place", Text("停靠点", "Where it stops"), width=24, serves=("W-23",)),
        Field(
            "location", Text("坐标", "Coordinates"), FieldType.LOCATION, check=checks.check_location, width=20
        ),
        Field("schedule", Text("停靠时间", "When"), width=20, serves=("W-23",)),
        Field("operator", Text("运营单位", "Run by"), width=18),
        Field(
            "phone",
            Text("联系电话", "Phone"),
            FieldType.PHONE,
            check=checks.check_phone,
            personal=Personal.PERSONAL,
            width=16,
        ),
        Field("phone_public", Text("同意公示电话", "Phone may be published"), FieldType.YES_NO, width=10),
        Field("status", Text("状态", "State"), FieldType.CHOICE, STATES, width=10),
        Field("since", Text("投用日期", "In use since"), FieldType.DATE, check=checks.check_date, width=12),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "place"),
)
