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

COMMUNITY_KINDS = (
    Option("old", Text("老旧小区", "old estate"), ("老旧社区",)),
    Option("existing", Text("已建居住区", "existing estate"), ("既有社区", "既有")),
    Option("new", Text("新建居住区", "new estate"), ("新建居住小区",)),
    Option("fringe", Text("城乡结合部小区", "urban fringe"), ("城乡结合部",)),
    Option("new_town", Text("新城镇", "new town")),
    Option("complete", Text("配备相对齐全", "well equipped"), ("商业设施配备相对齐全",)),
)
INCOMES = (
    Option("low", Text("较低", "low")),
    Option("middle", Text("中等", "middle")),
    Option("high", Text("较高", "high")),
)
PROGRAMMES = (
    Option("renewal", Text("城市更新", "urban renewal")),
    Option("old_estates", Text("老旧小区改造", "renewal of old estates"), ("老旧小区",)),
    Option("urban_villages", Text("城中村改造", "urban villages"), ("城中村",)),
    Option("whole", Text("完整社区", "whole community"), ("完整社区建设",)),
    Option("embedded", Text("嵌入式服务设施", "embedded services"), ("社区嵌入式服务设施",)),
    Option("rural", Text("城乡社区服务体系", "community service system")),
    Option("leading", Text("全域推进先行区", "leading area"), ("先行区",)),
    Option("sports", Text("国球进社区", "table tennis in communities")),
    Option("other", Text("其他", "other")),
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
        Field(
            "community_kind",
            Text("社区类型", "Kind of community"),
            FieldType.CHOICE,
            COMMUNITY_KINDS,
            width=12,
            serves=("N-17", "W-42"),
        ),
        Field("main_urban", Text("主城区", "Main urban area"), FieldType.YES_NO, width=8, serves=("M-06",)),
        Field(
            "elderly",
            Text("60 岁以上人口", "Aged 60 and over"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            width=10,
            serves=("H-13", "M-10"),
        ),
        Field(
            "children",
            Text("0–3 岁婴幼儿", "Children under 3"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            width=10,
            serves=("H-13", "M-10"),
        ),
        Field(
            "income_level", Text("收入水平", "Income"), FieldType.CHOICE, INCOMES, width=10, serves=("H-13",)
        ),
        Field("habits", Text("消费习惯", "Habits"), FieldType.NOTE, width=24, serves=("H-13", "M-10")),
        Field(
            "building_area_m2",
            Text("社区总建筑面积", "Floor area of the community"),
            FieldType.DECIMAL,
            unit=Text("平方米", "m²"),
            check=checks.check_amount,
            width=12,
            serves=("N-42", "H-11"),
        ),
        Field(
            "land_area_m2",
            Text("社区总面积", "Area of the community"),
            FieldType.DECIMAL,
            unit=Text("平方米", "m²"),
            check=checks.check_amount,
            width=12,
            serves=("N-15",),
        ),
        Field(
            "commerce_area_m2",
            Text("商业面积", "Commerce floor area"),
            FieldType.DECIMAL,
            unit=Text("平方米", "m²"),
            check=checks.check_amount,
            width=12,
            serves=("N-15", "N-42", "H-11"),
        ),
        Field(
            "service_area_m2",
            Text("综合服务设施面积", "Service floor area"),
            FieldType.DECIMAL,
            unit=Text("平方米", "m²"),
            check=checks.check_amount,
            width=12,
            serves=("N-15",),
        ),
        Field(
            "pilot_on",
            Text("列入试点日期", "Pilot since"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("Z-02", "Z-31"),
        ),
        Field(
            "built_on",
            Text("建成日期", "Built on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("Z-02",),
        ),
        Field(
            "model_community",
            Text("典型社区", "Model community"),
            FieldType.YES_NO,
            width=8,
            serves=("W-10",),
        ),
        Field(
            "facilities_accepted",
            Text("商业设施同步验收", "Shops accepted with the housing"),
            FieldType.YES_NO,
            width=10,
            serves=("N-40", "W-20", "M-18"),
        ),
        Field(
            "separated",
            Text("商居分离", "Shops apart from homes"),
            FieldType.YES_NO,
            width=8,
            serves=("H-15", "Z-09"),
        ),
        Field(
            "programmes",
            Text("衔接工程", "Linked programmes"),
            FieldType.CHOICES,
            PROGRAMMES,
            width=18,
            serves=("H-03", "Z-23", "M-23", "M-06"),
        ),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "code"),
)
