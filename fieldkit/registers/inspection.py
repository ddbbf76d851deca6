"""Inspections (检查): safety, food, environment and honest trading (W-35, H-47, N-36)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

MATTERS = (
    Option("fire", Text("消防", "fire"), ("消防安全",)),
    Option("power", Text("用电", "electricity"), ("用电安全",)),
    Option("gas", Text("燃气", "gas"), ("燃气安全",)),
    Option("food", Text("食品安全", "food"), ("食品",)),
    Option("environment", Text("环境卫生", "environment")),
    Option("price", Text("明码标价", "prices shown")),
    Option("prepaid", Text("预付卡", "prepaid cards")),
    Option("honesty", Text("诚信经营", "honest trading"), ("诚信",)),
    Option("group_buying", Text("社区团购“九不得”", "nine bans on group buying"), ("九不得",)),
    Option("nuisance", Text("油烟噪声", "nuisance"), ("扰民",)),
    Option("other", Text("其他", "other")),
)

RESULTS = (
    Option("good", Text("合格", "good"), ("通过",)),
    Option("mend", Text("需整改", "to be mended"), ("整改",)),
    Option("mended", Text("已整改", "mended"), ("整改完成",)),
)

INSPECTION = Kind(
    "inspection",
    Text("检查", "Inspections"),
    (
        Field("name", Text("检查对象", "Inspected"), required=True, width=20, serves=("W-35", "H-47")),
        Field("outlet", Text("网点", "Outlet"), width=18, serves=("W-35",)),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            width=14,
            serves=("H-47",),
        ),
        Field(
            "matters",
            Text("检查内容", "Matters"),
            FieldType.CHOICES,
            MATTERS,
            required=True,
            width=20,
            serves=("W-35", "H-47", "N-44"),
        ),
        Field(
            "inspected_on",
            Text("检查日期", "Inspected on"),
            FieldType.DATE,
            check=checks.check_date,
            required=True,
            width=12,
            serves=("W-35",),
        ),
        Field("inspector", Text("检查单位", "Inspected by"), width=18, serves=("W-35",)),
        Field("result", Text("结果", "Result"), FieldType.CHOICE, RESULTS, width=10, serves=("H-47",)),
        Field("found", Text("发现问题", "Found"), FieldType.NOTE, width=30, serves=("H-47",)),
        Field(
            "due",
            Text("整改时限", "Mend by"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("H-47",),
        ),
        Field(
            "mended_on",
            Text("整改日期", "Mended on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("H-47",),
        ),
        Field("photos", Text("照片", "Photos"), FieldType.FILES, width=10),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name",),
)
