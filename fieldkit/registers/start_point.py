"""Start points (起点): where residents set out on foot, for judging who reaches what.

A standard of another city measures the quarter of an hour from the gate of the compound, so a gate
is the first choice; an address or the middle of a community will do.
"""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

CATEGORIES = (
    Option("gate", Text("小区出入口", "gate of a compound"), ("小区大门", "大门", "出入口")),
    Option("address", Text("门牌地址", "address"), ("地址", "住户", "楼栋")),
    Option("centre", Text("社区中心点", "middle of the community"), ("中心", "社区中心", "中心点")),
)

START_POINT = Kind(
    "start_point",
    Text("起点", "Start points"),
    (
        Field("name", Text("起点名称", "Name"), required=True, width=20, serves=("W-43", "H-06")),
        Field("category", Text("类别", "What it is"), FieldType.CHOICE, CATEGORIES, sticky=True, width=12),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            required=True,
            width=14,
        ),
        Field(
            "location",
            Text("位置", "Location"),
            FieldType.LOCATION,
            check=checks.check_location,
            required=True,
            width=30,
            serves=("W-43", "H-06", "W-36"),
        ),
        Field(
            "people",
            Text("居住人数", "Residents"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            width=10,
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name",),
)
