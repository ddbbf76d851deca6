"""Areas: city, district, street, community, and functional zones (开发区等)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

LEVELS = (
    Option("city", Text("市", "city")),
    Option("district", Text("区县", "district"), ("县", "区", "县级市")),
    Option("zone", Text("功能区", "functional zone"), ("开发区", "新区")),
    Option("street", Text("街道", "street office"), ("镇", "乡", "街道办")),
    Option("community", Text("社区", "community"), ("村",)),
)

AREA = Kind(
    "area",
    Text("区划", "Areas"),
    (
        Field("name", Text("名称", "Name"), required=True, width=16, serves=("W-02", "N-10")),
        Field("level", Text("层级", "Level"), FieldType.CHOICE, LEVELS, required=True, width=8),
        Field(
            "code",
            Text("区划代码", "Area code"),
            FieldType.CODE,
            check=checks.check_area_code,
            width=16,
            serves=("Z-31",),
        ),
        Field("parent", Text("上级", "Part of"), FieldType.REFERENCE, target="area", width=16),
        Field(
            "circle",
            Text("所属生活圈", "Circle"),
            FieldType.REFERENCE,
            target="circle",
            width=22,
            serves=("W-02", "W-12"),
        ),
        Field("order", Text("序号", "Number"), FieldType.INTEGER, width=6, serves=("W-46",)),
        Field(
            "population",
            Text("常住人口", "Residents"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            serves=("W-12", "W-40"),
        ),
        Field(
            "households",
            Text("户数", "Households"),
            FieldType.INTEGER,
            unit=Text("户", "households"),
            check=checks.check_count,
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "code"),
)
