"""Public and smart facilities (设施): what 表1, W-14, Z-13 and M-24 count beside outlets."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

STATES = (
    Option("open", Text("投用", "in use"), ("已投用", "营业")),
    Option("building", Text("在建", "being built"), ("建设中",)),
    Option("planned", Text("规划", "planned"), ("拟建",)),
    Option("closed", Text("停用", "closed"), ("关闭",)),
)


def is_in_use(status: object) -> bool:
    """Whether a facility counts; one whose state nobody filled in does."""
    return status in {None, "", "open"}


def pieces(count: object) -> int:
    """How many facilities a record stands for; one where nobody said."""
    return count if isinstance(count, int) and count > 0 else 1


TYPES = (
    Option("clinic", Text("社区卫生服务站", "health station"), ("社区医疗服务站", "卫生站")),
    Option("elderly_centre", Text("综合养老服务中心", "elderly service centre"), ("养老服务中心",)),
    Option("day_care", Text("老年人日间照料中心", "day care for the elderly"), ("日间照料中心",)),
    Option("nursery", Text("托育服务点", "child care point"), ("嵌入式托育机构", "社区托育中心")),
    Option("after_school", Text("少儿托管中心", "after-school care"), ("放学后托管",)),
    Option("children_centre", Text("儿童活动中心", "children's centre"), ("儿童之家",)),
    Option(
        "service_centre",
        Text("社区综合性服务中心", "community service centre"),
        ("社区服务中心", "党群服务中心"),
    ),
    Option("mutual_aid", Text("邻里互助中心", "mutual aid centre")),
    Option("neighbourhood_centre", Text("邻里中心", "neighbourhood centre"), ("商业中心",)),
    Option("market", Text("农贸市场或社区商业中心", "market or commercial centre"), ("农贸市场", "菜市场")),
    Option("culture", Text("社区文化活动中心", "culture centre"), ("文化活动中心",)),
    Option("middle_school", Text("中学", "middle school")),
    Option("primary_school", Text("小学", "primary school")),
    Option("kindergarten", Text("普惠幼儿园", "public kindergarten"), ("幼儿园",)),
    Option("sports", Text("多功能运动场地", "sports ground"), ("中型多功能运动场地", "运动场地", "健身场地")),
    Option("canteen", Text("社区食堂", "community canteen"), ("长者饭堂",)),
    Option("sports_medicine", Text("体医融合中心", "sports and medicine centre")),
    Option("rider_station", Text("小哥驿站", "riders' station"), ("骑手驿站",)),
    Option("parcel_station", Text("快递末端综合服务场所", "parcel station"), ("快递驿站", "自提点")),
    Option("living_room", Text("社区客厅", "shared living room"), ("共享客厅",)),
    Option("kitchen", Text("共享厨房", "shared kitchen")),
    Option("toolbox", Text("共享工具箱", "shared tool box")),
    Option("medicine_box", Text("共享药箱", "shared medicine box")),
    Option("storage", Text("共享仓", "shared storage")),
    Option("reading_room", Text("共享书屋", "shared reading room"), ("图书室",)),
    Option("meeting_room", Text("共享会议室", "shared meeting room"), ("会议室",)),
    Option("workshop", Text("社区工坊", "workshop"), ("小修小补点",)),
    Option("art_room", Text("共享书画室", "shared art room"), ("书画室",)),
    Option("night_area", Text("社区夜生活集聚区", "night-life area"), ("夜生活集聚区", "夜市")),
    Option("recycling", Text("大件废旧物品暂存点", "bulky waste point"), ("旧家电家具暂存点",)),
    Option("smart_recycling", Text("智能回收机", "smart recycling"), ("智能回收柜",)),
    Option("parcel_locker", Text("智能信包箱", "parcel locker"), ("智能快递柜", "智能快件箱")),
    Option("charging", Text("充电桩", "charging post")),
    Option(
        "vending",
        Text("自动贩卖机", "vending machine"),
        ("自助售货机", "自助售卖机", "自动售卖机", "自动售货机"),
    ),
    Option("left_luggage", Text("自助寄存仓", "self-service storage"), ("寄存柜",)),
    Option("fresh_cabinet", Text("智能无人生鲜售卖柜", "smart fresh food cabinet"), ("无人生鲜柜",)),
    Option("smart_bookcase", Text("智能书柜", "smart bookcase")),
    Option("unmanned_shop", Text("无人值守商店", "unattended shop"), ("无人便利店",)),
    Option("job_point", Text("基层就业服务网点", "job service point"), ("就业服务站",)),
    Option("gate", Text("小区出入口", "compound gate"), ("小区大门",)),
    Option("other", Text("其他", "other")),
)

FACILITY = Kind(
    "facility",
    Text("设施", "Facilities"),
    (
        Field("name", Text("设施名称", "Name"), required=True, width=20, serves=("W-14", "N-22")),
        Field(
            "facility_type",
            Text("设施类型", "Type"),
            FieldType.CHOICE,
            TYPES,
            required=True,
            width=18,
            serves=("W-14", "W-39", "Z-13", "H-29", "M-24", "M-30"),
        ),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            required=True,
            width=14,
            serves=("W-39",),
        ),
        Field("address", Text("地址", "Address"), width=24),
        Field(
            "location",
            Text("坐标", "Coordinates"),
            FieldType.LOCATION,
            check=checks.check_location,
            width=20,
            serves=("W-39",),
        ),
        Field(
            "count",
            Text("数量", "Number"),
            FieldType.INTEGER,
            unit=Text("个", "pieces"),
            check=checks.check_count,
            width=8,
            serves=("W-39",),
        ),
        Field(
            "area_m2",
            Text("建筑面积", "Floor area"),
            FieldType.DECIMAL,
            unit=Text("平方米", "m²"),
            check=checks.check_amount,
            width=10,
            serves=("N-15", "H-11"),
        ),
        Field("status", Text("状态", "State"), FieldType.CHOICE, STATES, width=10, serves=("W-39",)),
        Field(
            "opened_on",
            Text("投用日期", "In use since"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("W-39",),
        ),
        Field("operator", Text("运营单位", "Run by"), width=18, serves=("W-17",)),
        Field(
            "hours",
            Text("开放时间", "Hours"),
            FieldType.HOURS,
            check=checks.check_hours,
            width=16,
            serves=("Z-12",),
        ),
        Field("schedule", Text("定期服务安排", "Regular service"), width=20, serves=("W-16",)),
        Field(
            "barrier_free", Text("无障碍", "Barrier-free"), FieldType.YES_NO, width=8, serves=("N-21", "W-29")
        ),
        Field(
            "upgraded",
            Text("标准化或智慧化改造", "Standardised or smart upgrade"),
            FieldType.YES_NO,
            width=10,
            serves=("N-20", "M-17"),
        ),
        Field(
            "owners_agreed", Text("业主同意", "Owners agreed"), FieldType.YES_NO, width=8, serves=("N-41",)
        ),
        Field("shared", Text("共享使用", "Shared use"), FieldType.YES_NO, width=8, serves=("Z-20",)),
        Field("photos", Text("照片", "Photos"), FieldType.FILES, width=10),
        Field(
            "surveyed_on",
            Text("登记日期", "Recorded on"),
            FieldType.DATE,
            check=checks.check_date,
            sticky=True,
            width=12,
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "address"),
)

SMART = frozenset(
    (
        "parcel_locker",
        "charging",
        "vending",
        "left_luggage",
        "fresh_cabinet",
        "smart_bookcase",
        "smart_recycling",
        "unmanned_shop",
    )
)
"""Types that are smart facilities (智能设施, Z-13, H-29)."""
