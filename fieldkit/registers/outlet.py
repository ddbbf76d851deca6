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


SERVICES = (
    Option("parcels", Text("代收代发", "parcels"), ("快递代收", "代收快递", "快递")),
    Option("bill_payment", Text("代扣代缴", "bill payment"), ("代缴", "生活缴费")),
    Option("printing", Text("打印复印", "printing and copying"), ("打印", "复印")),
    Option("housekeeping", Text("家政预约", "housekeeping booking"), ("家政",)),
    Option("recycling", Text("旧物回收", "used goods"), ("回收",)),
    Option("online_pickup", Text("网订店取", "online order pick-up"), ("网订店送", "自提")),
    Option("vegetables", Text("蔬菜零售", "vegetables"), ("卖菜", "蔬菜")),
    Option("breakfast", Text("早餐", "breakfast"), ("早点",)),
    Option("laundry", Text("收衣", "laundry drop-off"), ("代收洗衣", "洗衣")),
    Option("home_service", Text("上门服务", "home service"), ("上门",)),
    Option("delivery", Text("送货上门", "home delivery"), ("配送", "送货")),
    Option("rental", Text("租赁", "rental")),
    Option("ordering", Text("代订", "booking"), ("代订购", "订票")),
    Option("repair", Text("维修", "repairs"), ("修理",)),
    Option("tailoring", Text("缝补改衣", "mending"), ("缝补", "改衣")),
    Option("keys", Text("配钥匙", "keys"), ("开锁",)),
)
CHAINS = (
    Option("direct", Text("直营", "directly run"), ("直营店", "直营连锁")),
    Option("franchise", Text("加盟", "franchise"), ("加盟店", "特许加盟")),
    Option("voluntary", Text("自愿连锁", "voluntary chain"), ("自由连锁",)),
    Option("none", Text("非连锁", "not a chain"), ("单店", "个体", "否")),
)
STAGES = (
    Option("new", Text("新增", "new"), ("新建",)),
    Option("upgraded", Text("改造提升", "upgraded"), ("改造", "提升")),
    Option("stock", Text("存量", "existing"), ("原有",)),
)
MOBILITIES = (
    Option("fixed", Text("固定", "fixed"), ("固定网点",)),
    Option("mobile", Text("移动", "mobile"), ("移动网点", "流动")),
)
NATURES = (
    Option("commercial", Text("商业性", "commercial")),
    Option("quasi_public", Text("类公益性", "quasi-public"), ("公益性",)),
    Option("low_profit", Text("微利", "low-profit"), ("微利公益",)),
)
ELDERLY = (
    Option("counter", Text("老年人专柜", "counter for the elderly"), ("专柜",)),
    Option("barrier_free", Text("无障碍", "barrier-free"), ("无障碍设施",)),
    Option("manual_service", Text("人工服务", "service in person"), ("人工", "面对面服务")),
    Option("home_visit", Text("上门服务", "home visits"), ("上门",)),
    Option("large_print", Text("大字提示", "large print")),
)
PAYMENTS = (
    Option("cash", Text("现金", "cash")),
    Option("bank_card", Text("银行卡", "bank card"), ("刷卡",)),
    Option("mobile_pay", Text("移动支付", "mobile payment"), ("微信", "支付宝", "扫码")),
    Option("digital_yuan", Text("数字人民币", "digital yuan"), ("数币",)),
)
_PEOPLE = Text("人", "people")
_SQUARE_METRES = Text("平方米", "m²")

DELIVERIES = (
    Option("joint", Text("共同配送", "joint delivery"), ("集中配送", "统一配送")),
    Option("forward", Text("前置仓配送", "forward warehouse")),
    Option("store", Text("网订店取", "order online and collect")),
    Option("locker", Text("自助提货", "self pick-up")),
    Option("instant", Text("即时递", "instant")),
    Option("night", Text("夜间递", "at night")),
    Option("shop", Text("门店递", "from the shop")),
    Option("micro", Text("微仓递", "from a micro warehouse")),
    Option("home", Text("送货上门", "to the door"), ("送货",)),
)
FEATURES = (
    Option("night", Text("夜间经济", "night economy")),
    Option("live", Text("直播经济", "live streaming")),
    Option("experience", Text("体验经济", "experience")),
    Option("cafe", Text("便利店加餐饮休闲", "shop with café"), ("便利店+餐饮休闲",)),
    Option("unattended", Text("无人便利店", "unattended"), ("无人超市",)),
    Option("community", Text("社区团购", "group buying")),
    Option("face_pay", Text("智能支付", "smart payment"), ("刷脸支付",)),
    Option("brand", Text("老字号", "old brand")),
)
ONLINE = (
    Option("order", Text("线上下单", "online orders")),
    Option("coupons", Text("线上发券", "online coupons"), ("线上发券线下兑换",)),
    Option("booking", Text("线上预约", "online booking")),
    Option("group", Text("微信群", "chat group")),
    Option("live", Text("线上直播", "live sales")),
)
UNIFIED = (
    Option("sign", Text("形象标识", "sign"), ("标识牌匾",)),
    Option("control", Text("门店管控", "control")),
    Option("equipment", Text("设施配置", "equipment")),
    Option("standard", Text("服务标准", "service standard"), ("标准体系",)),
    Option("purchase", Text("商品采购", "purchasing")),
    Option("logistics", Text("物流配送", "logistics"), ("配送服务",)),
    Option("platform", Text("平台运营", "platform")),
    Option("after_sales", Text("售后服务", "after-sales service")),
)
RUN_BY = (
    Option("own", Text("自主经营", "own business")),
    Option("gov_firm", Text("政府建设企业运营", "built by government, run by firms")),
    Option("firm_subsidised", Text("企业投资政府补贴", "firms invest, government subsidises")),
    Option("property", Text("物业服务延伸", "property company"), ("物业服务+",)),
    Option("unified", Text("统一运营", "run as one")),
)
SUBSIDIES = (
    Option("rent", Text("租金减免", "rent relief"), ("房租减免",)),
    Option("subsidy", Text("补助", "subsidy"), ("补贴",)),
    Option("interest", Text("贷款贴息", "loan interest"), ("贴息",)),
    Option("jobs", Text("就业补贴", "employment subsidy")),
    Option("tax", Text("税费优惠", "tax relief")),
)
LISTS = (
    Option("elderly", Text("为老服务推荐", "services for the elderly"), ("为老服务",)),
    Option("supply", Text("应急保供", "emergency supply")),
    Option("catalogue", Text("公共服务设施目录", "public service catalogue"), ("商业网点设施目录",)),
    Option("renewal", Text("老旧小区改造清单", "old estate renewal list")),
)

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
