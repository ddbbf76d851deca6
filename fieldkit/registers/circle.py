"""Circles (便民生活圈): what 表3-1 asks of each, and what the poster needs."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

MODES = (
    Option("independent", Text("独立", "independent")),
    Option("merged", Text("合并", "merged")),
)
INTENTIONS = (
    Option("new", Text("新建", "new")),
    Option("upgrade", Text("改造提升", "upgrade")),
)
FORMS = (
    Option("cluster", Text("组团式", "cluster"), ("集聚式", "组团式或集聚式")),
    Option("street", Text("街坊式", "along streets"), ("街区式", "街坊式或街区式")),
    Option("scattered", Text("分散式", "scattered"), ("分布式", "分布式或分散式")),
)
GRADES = (
    Option("basic", Text("基础型", "basic")),
    Option("improved", Text("提升型", "improved")),
    Option("quality", Text("品质型", "quality")),
)

MODELS = (
    Option("neighbourhood_centre", Text("邻里中心型", "neighbourhood centre")),
    Option("market", Text("农贸市场型", "market")),
    Option("reuse", Text("腾笼换鸟型", "reused space")),
    Option("commercial", Text("综合商圈型", "commercial district"), ("商圈型", "(综合)商圈型")),
    Option("other", Text("其他", "other")),
)
THEMES = (
    Option("resettlement", Text("安置类", "resettlement"), ("安置",)),
    Option("talent", Text("人才类", "talent"), ("人才",)),
    Option("education", Text("教育类", "education"), ("教育",)),
    Option("health", Text("康养类", "health and care"), ("康养",)),
    Option("industry", Text("产城融合类", "industry and city"), ("产城融合",)),
)
FUSIONS = (
    Option("care", Text("养老托育圈", "care"), ("养老托育",)),
    Option("health", Text("健康健身圈", "health and fitness"), ("健康健身",)),
    Option("culture", Text("文化休闲圈", "culture and leisure"), ("文化休闲",)),
    Option("finance", Text("金融服务圈", "financial services"), ("金融服务",)),
    Option("government", Text("政务服务圈", "government services"), ("15分钟政务服务圈",)),
)

MAP_FILES = "map_files"
"""The map that the circle's poster is drawn on; small, so it travels with every package."""

CIRCLE = Kind(
    "circle",
    Text("生活圈", "Circles"),
    (
        Field("name", Text("生活圈名称", "Name"), required=True, width=24, serves=("W-12",)),
        Field("number", Text("序号", "Number"), FieldType.INTEGER, width=6, serves=("W-12",)),
        Field("code", Text("生活圈编号", "Circle code"), FieldType.CODE, width=12),
        Field(
            "boundary",
            Text("四至范围", "Boundary"),
            FieldType.BOUNDARY,
            check=checks.check_boundary,
            width=44,
            serves=("W-12", "A-14"),
        ),
        Field("mode", Text("划分方式", "Division"), FieldType.CHOICE, MODES, width=8, serves=("W-12",)),
        Field(
            "population",
            Text("服务人口", "Residents served"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            serves=("W-12", "W-40"),
        ),
        Field(
            "area_km2",
            Text("面积", "Area"),
            FieldType.DECIMAL,
            unit=Text("平方公里", "km²"),
            check=checks.check_amount,
            serves=("W-40",),
        ),
        Field(
            "existing_types",
            Text("已有业态", "Existing types"),
            FieldType.BUSINESS_TYPES,
            width=40,
            serves=("W-12", "A-10"),
        ),
        Field(
            "suggested_types",
            Text("建议引入", "Suggested types"),
            FieldType.BUSINESS_TYPES,
            width=40,
            serves=("W-12",),
        ),
        Field("intention", Text("建设意向", "Intention"), FieldType.CHOICE, INTENTIONS, serves=("W-12",)),
        Field(
            "form", Text("发展形式", "Layout"), FieldType.CHOICES, FORMS, width=16, serves=("W-37", "Z-07")
        ),
        Field("grade", Text("等级", "Grade"), FieldType.CHOICE, GRADES, width=8, serves=("Z-28",)),
        Field("model", Text("圈型", "Model"), FieldType.CHOICE, MODELS, width=12, serves=("M-15",)),
        Field("theme", Text("主题", "Theme"), FieldType.CHOICE, THEMES, width=12, serves=("M-16",)),
        Field(
            "fusion",
            Text("相融的圈", "Merged with"),
            FieldType.CHOICES,
            FUSIONS,
            width=16,
            serves=("M-23", "Z-19"),
        ),
        Field("pilot", Text("试点批次", "Pilot batch"), width=10, serves=("H-01", "Z-29")),
        Field(
            "plan_year",
            Text("计划年度", "Planned year"),
            FieldType.INTEGER,
            check=checks.check_count,
            width=8,
            serves=("N-04", "H-08", "W-10", "W-11"),
        ),
        Field(
            "started_on",
            Text("启动日期", "Started on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("N-04", "H-08"),
        ),
        Field(
            "built_on",
            Text("建成日期", "Built on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("N-11", "H-09", "W-11"),
        ),
        Field(
            "published_on",
            Text("公示日期", "Published on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("M-03",),
        ),
        Field("model_circle", Text("示范圈", "Model circle"), FieldType.YES_NO, width=8, serves=("W-10",)),
        Field(
            "jobs",
            Text("带动就业", "Jobs"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            width=8,
            serves=("W-26",),
        ),
        Field(
            "investment",
            Text("社会投资", "Private investment"),
            FieldType.DECIMAL,
            unit=Text("万元", "10,000 yuan"),
            check=checks.check_amount,
            width=10,
            serves=("Z-28",),
        ),
        Field("operator", Text("运营主体", "Run by"), width=18, serves=("M-16", "W-17")),
        Field(
            "policy", Text("一圈一策", "Policy for this circle"), FieldType.NOTE, width=30, serves=("W-07",)
        ),
        Field(
            "qualities",
            Text("建成情况自评", "Self-assessment"),
            FieldType.NOTE,
            width=30,
            serves=("N-13", "Z-03"),
        ),
        Field(
            "hotline",
            Text("社区电话", "Community phone"),
            FieldType.PHONE,
            check=checks.check_phone,
            width=16,
        ),
        Field("issuer", Text("导视图制作单位", "Poster issued by"), width=20, serves=("W-29",)),
        Field("map_approval", Text("审图号", "Map approval number"), width=16),
        Field(MAP_FILES, Text("地图文件", "Map files"), FieldType.FILES, width=10),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "boundary"),
)
