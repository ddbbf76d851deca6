"""Idle spaces (闲置空间) that could house what a circle lacks (N-19, H-16, M-19, Z-08)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

OWNERS = (
    Option("public", Text("公有物业", "public property"), ("国有", "政府")),
    Option("company", Text("企业", "company")),
    Option("collective", Text("集体", "collective")),
    Option("private", Text("个人", "private")),
)

STATES = (
    Option("idle", Text("闲置", "idle"), ("空置",)),
    Option("talking", Text("洽谈中", "under discussion")),
    Option("reused", Text("已利用", "in use again"), ("盘活",)),
)

TYPES = (
    Option("factory", Text("旧厂房", "old factory"), ("厂房", "闲置厂房")),
    Option("warehouse", Text("仓库", "warehouse")),
    Option("building", Text("楼宇", "building"), ("商业地产",)),
    Option("office", Text("办公楼", "offices")),
    Option("basement", Text("地下空间", "underground space"), ("地下室",)),
    Option("bike_shed", Text("自行车棚", "bicycle shed")),
    Option("test_booth", Text("核酸检测亭", "testing booth"), ("检测亭",)),
    Option("plot", Text("闲置地块", "vacant plot"), ("闲置土地", "拆违地块")),
    Option("public_property", Text("公共物业", "public property"), ("公有物业",)),
    Option("culture", Text("文化场所", "cultural place")),
    Option("landmark", Text("地标建筑", "landmark"), ("地标",)),
    Option("other", Text("其他", "other")),
)

IDLE_SPACE = Kind(
    "idle_space",
    Text("闲置空间", "Idle spaces"),
    (
        Field("name", Text("名称", "Name"), required=True, width=20, serves=("H-16",)),
        Field(
            "space_type",
            Text("空间类型", "Kind of space"),
            FieldType.CHOICE,
            TYPES,
            required=True,
            width=14,
            serves=("H-16", "M-19", "Z-08", "N-19"),
        ),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            required=True,
            width=14,
            serves=("H-16",),
        ),
        Field("address", Text("地址", "Address"), width=24),
        Field(
            "location", Text("坐标", "Coordinates"), FieldType.LOCATION, check=checks.check_location, width=20
        ),
        Field(
            "area_m2",
            Text("面积", "Area"),
            FieldType.DECIMAL,
            unit=Text("平方米", "m²"),
            check=checks.check_amount,
            width=10,
            serves=("H-16",),
        ),
        Field("owner_kind", Text("产权", "Owned by"), FieldType.CHOICE, OWNERS, width=12, serves=("H-16",)),
        Field(
            "wanted_types",
            Text("拟引入业态", "Types wanted"),
            FieldType.BUSINESS_TYPES,
            width=24,
            serves=("M-19", "W-33"),
        ),
        Field("status", Text("状态", "State"), FieldType.CHOICE, STATES, width=10, serves=("Z-08",)),
        Field("reused_for", Text("已用作", "Used for"), width=18, serves=("M-19",)),
        Field(
            "found_on",
            Text("登记日期", "Recorded on"),
            FieldType.DATE,
            check=checks.check_date,
            sticky=True,
            width=12,
        ),
        Field("photos", Text("照片", "Photos"), FieldType.FILES, width=10),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "address"),
)
