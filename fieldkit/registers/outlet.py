"""Outlets (网点): the union of the columns that real outlet forms have.

Sources: the business licence face, the five operating states of the 2013 survey
of large outlets, the fifth economic census, street-office shop ledgers, and the
seed items each field names.
"""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.credit_codes import canonical_code
from fieldkit.registers.kinds import Field, FieldType, Kind, Option, Personal
from fieldkit.registers.outlet_options import (
    CHAINS,
    DELIVERIES,
    ELDERLY,
    FEATURES,
    LISTS,
    MOBILITIES,
    NATURES,
    ONLINE,
    PAYMENTS,
    RUN_BY,
    SERVICES,
    STAGES,
    SUBSIDIES,
    UNIFIED,
)
from fieldkit.registers.review import CHECK, RETURN_REASON

STATUSES = (
    Option("operating", Text("营业", "operating"), ("已营业", "正常营业", "在营", "开业")),
    Option("newly_opened", Text("新开业", "newly opened")),
    Option("completed_not_open", Text("新竣工未开业", "built, not open yet"), ("未开业",)),
    Option("suspended", Text("歇业", "suspended"), ("歇业（备案）", "停业")),
    Option("vacant", Text("空置", "vacant"), ("空铺",)),
    Option("closed_to_check", Text("关门待查", "closed, to be checked"), ("临时关门", "关门", "关门待核")),
)
OPEN_STATUSES = frozenset(("operating", "newly_opened"))
"""States that count as an outlet that serves residents today."""

RENEWED = frozenset(("new", "upgraded"))
"""Codes of ``outlet.stage`` that count as new or upgraded (H-44)."""


def serves_today(status: object) -> bool:
    """Whether an outlet counts; one whose state nobody filled in does: the surveyor stood in front of it."""
    return status is None or status in OPEN_STATUSES


_PEOPLE = Text("人", "people")
_SQUARE_METRES = Text("平方米", "m²")

OUTLET = Kind(
    "outlet",
    Text("网点", "Outlets"),
    (
        Field("name", Text("店招名称", "Name on the sign"), required=True, width=20, serves=("W-12", "Z-06")),
        Field(
            "business_type",
            Text("业态", "Business type"),
            FieldType.BUSINESS_TYPE,
            required=True,
            width=14,
            serves=("W-18", "W-41", "W-42", "N-23"),
        ),
        Field(
            "business_type_text", Text("业态（原文）", "Business type as written"), width=14, serves=("A-19",)
        ),
        Field(
            "services",
            Text("搭载服务", "Added services"),
            FieldType.CHOICES,
            SERVICES,
            width=20,
            serves=("W-19", "W-28", "W-45", "Z-08"),
        ),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            required=True,
            width=14,
            serves=("W-46",),
        ),
        Field("address", Text("详细地址", "Address"), required=True, width=28, serves=("Z-06", "W-09")),
        Field("floor", Text("楼层", "Floor"), width=8),
        Field(
            "location",
            Text("位置", "Location"),
            FieldType.LOCATION,
            check=checks.check_location,
            width=30,
            serves=("W-13", "W-43", "Z-06"),
        ),
        Field(
            "sketch", Text("示意图位置", "Place on the sketch"), FieldType.SKETCH, width=12, serves=("W-13",)
        ),
        Field(
            "phone",
            Text("电话", "Phone"),
            FieldType.PHONE,
            check=checks.check_phone,
            personal=Personal.PERSONAL,
            width=16,
            serves=("M-25",),
        ),
        Field(
            "phone_public",
            Text("同意公示电话", "Phone may be published"),
            FieldType.YES_NO,
            width=10,
            serves=("W-29",),
        ),
        Field("hours", Text("营业时间", "Hours"), FieldType.HOURS, check=checks.check_hours, width=18),
        Field(
            "open_24h", Text("24 小时", "Open 24 hours"), FieldType.YES_NO, width=8, serves=("N-30", "H-25")
        ),
        Field(
            "status",
            Text("经营状态", "Status"),
            FieldType.CHOICE,
            STATUSES,
            required=True,
            width=10,
            serves=("Z-06",),
        ),
        Field(
            "staff",
            Text("从业人数", "Staff"),
            FieldType.INTEGER,
            unit=_PEOPLE,
            check=checks.check_count,
            width=10,
            serves=("W-09", "W-26"),
        ),
        Field(
            "area_m2",
            Text("经营面积", "Floor area"),
            FieldType.DECIMAL,
            unit=_SQUARE_METRES,
            check=checks.check_amount,
            width=10,
            serves=("N-15", "N-42"),
        ),
        Field(
            "chain",
            Text("连锁性质", "Chain"),
            FieldType.CHOICE,
            CHAINS,
            width=10,
            group="business",
            serves=("W-21", "Z-14"),
        ),
        Field("brand", Text("品牌", "Brand"), width=12, group="business", serves=("W-09", "W-21", "Z-15")),
        Field("licence_name", Text("执照名称", "Name on the licence"), width=24, group="business"),
        Field(
            "credit_code",
            Text("统一社会信用代码", "Credit code"),
            FieldType.CODE,
            check=checks.check_credit_code,
            fold=canonical_code,
            width=22,
            group="business",
        ),
        Field("no_licence_reason", Text("无证照原因", "Why no licence"), width=16, group="business"),
        Field(
            "operator",
            Text("经营者", "Operator"),
            personal=Personal.PERSONAL,
            width=12,
            group="business",
        ),
        Field(
            "stage",
            Text("新增/改造/存量", "New, upgraded or existing"),
            FieldType.CHOICE,
            STAGES,
            width=12,
            group="business",
            serves=("H-44",),
        ),
        Field(
            "stage_date",
            Text("新增或改造日期", "Date of it"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            group="business",
        ),
        Field(
            "mobility",
            Text("固定/移动", "Fixed or mobile"),
            FieldType.CHOICE,
            MOBILITIES,
            width=8,
            group="business",
            serves=("W-23",),
        ),
        Field(
            "nature",
            Text("公益属性", "Nature"),
            FieldType.CHOICE,
            NATURES,
            width=10,
            group="business",
            serves=("W-42", "Z-24"),
        ),
        Field(
            "elderly",
            Text("适老服务", "For the elderly"),
            FieldType.CHOICES,
            ELDERLY,
            width=18,
            group="service",
            serves=("W-30",),
        ),
        Field(
            "payments",
            Text("支付方式", "Payment"),
            FieldType.CHOICES,
            PAYMENTS,
            width=16,
            group="service",
            serves=("W-30",),
        ),
        Field(
            "credit_grade",
            Text("诚信等级", "Credit grade"),
            width=10,
            group="service",
            serves=("W-31", "Z-22"),
        ),
        Field(
            "prepaid_card",
            Text("预付卡备案", "Prepaid cards filed"),
            FieldType.YES_NO,
            width=10,
            group="service",
        ),
        Field(
            "food_check",
            Text("食品自查日期", "Food self-check"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            group="service",
            serves=("W-35",),
        ),
        Field(
            "delivery",
            Text("配送方式", "Delivery"),
            FieldType.CHOICES,
            DELIVERIES,
            width=18,
            group="service",
            serves=("N-26", "W-45"),
        ),
        Field(
            "features",
            Text("特色", "Features"),
            FieldType.CHOICES,
            FEATURES,
            width=18,
            group="service",
            serves=("N-27", "N-29", "Z-16", "N-31"),
        ),
        Field(
            "online",
            Text("线上服务", "Online"),
            FieldType.CHOICES,
            ONLINE,
            width=16,
            group="service",
            serves=("N-34", "Z-16", "W-27"),
        ),
        Field(
            "late_hours",
            Text("延长营业", "Longer hours"),
            FieldType.YES_NO,
            width=8,
            group="service",
            serves=("N-30", "H-25", "H-45"),
        ),
        Field(
            "price_shown",
            Text("明码标价", "Prices shown"),
            FieldType.YES_NO,
            width=8,
            group="service",
            serves=("N-37",),
        ),
        Field(
            "pledge",
            Text("诚信承诺", "Pledge"),
            FieldType.YES_NO,
            width=8,
            group="service",
            serves=("N-37", "Z-22"),
        ),
        Field(
            "credit_score",
            Text("诚信评分", "Credit score"),
            FieldType.DECIMAL,
            unit=Text("分", "points"),
            check=checks.check_amount,
            width=8,
            group="service",
            serves=("Z-22", "W-31"),
        ),
        Field(
            "return_pledge",
            Text("无理由退货", "Returns without reason"),
            FieldType.YES_NO,
            width=8,
            group="service",
            serves=("Z-22",),
        ),
        Field(
            "nuisance",
            Text("扰民", "Nuisance"),
            FieldType.YES_NO,
            width=8,
            group="service",
            serves=("H-15", "Z-09"),
        ),
        Field(
            "unified",
            Text("连锁统一项", "Unified items"),
            FieldType.CHOICES,
            UNIFIED,
            width=20,
            group="business",
            serves=("H-22", "W-25"),
        ),
        Field(
            "run_by",
            Text("建设运营方式", "Built and run by"),
            FieldType.CHOICE,
            RUN_BY,
            width=14,
            group="business",
            serves=("H-23", "M-18"),
        ),
        Field(
            "subsidies",
            Text("享受政策", "Support received"),
            FieldType.CHOICES,
            SUBSIDIES,
            width=16,
            group="business",
            serves=("Z-24", "H-33", "N-46", "M-14", "M-22"),
        ),
        Field(
            "lists",
            Text("列入名单", "On lists"),
            FieldType.CHOICES,
            LISTS,
            width=14,
            group="business",
            serves=("N-43", "W-42"),
        ),
        Field(
            "disabled_jobs",
            Text("爱心岗位", "Jobs for the disabled"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            width=8,
            group="business",
            serves=("W-26",),
        ),
        Field(
            "file_number",
            Text("商家档案号", "Merchant file"),
            FieldType.CODE,
            width=10,
            group="business",
            serves=("Z-19",),
        ),
        Field(
            "opening_pledge",
            Text("开业备案承诺", "Pledge on opening"),
            FieldType.YES_NO,
            width=10,
            group="business",
            serves=("Z-19",),
        ),
        Field(
            "medicines_share",
            Text("基本药物品种占比", "Essential medicines sold"),
            FieldType.DECIMAL,
            unit=Text("%", "%"),
            check=checks.check_amount,
            width=10,
            group="business",
            serves=("W-43",),
        ),
        Field("photos", Text("照片", "Photos"), FieldType.FILES, width=10, group="survey"),
        Field(
            "surveyor",
            Text("调查员", "Surveyor"),
            sticky=True,
            personal=Personal.PERSONAL,
            width=10,
            group="survey",
        ),
        Field(
            "surveyed_on",
            Text("调查日期", "Surveyed on"),
            FieldType.DATE,
            sticky=True,
            width=12,
            group="survey",
        ),
        CHECK,
        RETURN_REASON,
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24, group="survey"),
    ),
    searched=("name", "address", "licence_name", "brand"),
)

GROUPS = {
    "main": Text("基本信息", "Basics"),
    "business": Text("经营主体", "Business"),
    "service": Text("便民与诚信", "Service and credit"),
    "survey": Text("调查", "Survey"),
}
