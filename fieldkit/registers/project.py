"""Projects (项目清单, 重点项目库): the second of the three lists of M-12, and its 满意清单 once they are finished."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

WORKS = (
    Option("new", Text("新建", "new"), ("新增",)),
    Option("upgrade", Text("改造提升", "upgrade"), ("改造", "提升")),
    Option("attract", Text("引进", "attract"), ("招商",)),
    Option("equip", Text("配置设施", "equipment")),
)

STAGES = (
    Option("reserve", Text("储备", "in reserve"), ("项目储备",)),
    Option("planned", Text("已立项", "planned"), ("立项",)),
    Option("building", Text("在建", "being built"), ("建设中",)),
    Option("finished", Text("已完工", "finished"), ("完工", "建成")),
    Option("satisfied", Text("群众满意", "residents satisfied"), ("满意清单",)),
    Option("left", Text("退出", "left the list"), ("取消",)),
)

FUNDING = (
    Option("budget", Text("财政", "public budget"), ("财政资金",)),
    Option("special", Text("专项资金", "special fund")),
    Option("state_firm", Text("国企", "state firm"), ("国有企业",)),
    Option("firm", Text("社会资本", "private capital"), ("企业",)),
    Option("bonds", Text("专项债", "special bonds")),
)

SUPPORT = (
    Option("facility", Text("设施", "facilities")),
    Option("business", Text("业态", "business types")),
    Option("operator", Text("主体", "operators")),
    Option("service", Text("服务", "service")),
    Option("conduct", Text("规范经营", "fair trading")),
)

MODES = (
    Option("gov_firm", Text("政府建设企业运营", "built by government, run by firms")),
    Option("firm_guided", Text("企业投资政府引导", "firms invest, government guides")),
    Option("firm_subsidised", Text("企业投资政府补贴", "firms invest, government subsidises")),
    Option("state_firm", Text("国企投资专业运营", "state firms invest, specialists run")),
    Option("unified", Text("统一规划统一招商统一运营", "planned, let and run as one"), ("三统一",)),
)

PROJECT = Kind(
    "project",
    Text("项目", "Projects"),
    (
        Field("name", Text("项目名称", "Name"), required=True, width=28, serves=("H-02", "W-33")),
        Field(
            "circle",
            Text("生活圈", "Circle"),
            FieldType.REFERENCE,
            target="circle",
            sticky=True,
            width=22,
            serves=("H-02", "M-11"),
        ),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            width=14,
            serves=("H-43",),
        ),
        Field(
            "business_type",
            Text("业态", "Business type"),
            FieldType.BUSINESS_TYPE,
            width=12,
            serves=("H-43",),
        ),
        Field("work", Text("建设内容", "Work"), FieldType.CHOICE, WORKS, width=10, serves=("H-43",)),
        Field("place", Text("地点", "Place"), width=24, serves=("H-43",)),
        Field(
            "stage",
            Text("进度", "Stage"),
            FieldType.CHOICE,
            STAGES,
            required=True,
            width=10,
            serves=("M-12", "W-33"),
        ),
        Field("responsible", Text("责任单位", "Responsible"), width=18, serves=("H-02", "H-43")),
        Field(
            "started_on",
            Text("开工日期", "Started on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("Z-28",),
        ),
        Field(
            "due",
            Text("完成时限", "Due"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("H-02", "H-43"),
        ),
        Field(
            "finished_on",
            Text("完工日期", "Finished on"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("M-12",),
        ),
        Field(
            "budget",
            Text("总投资", "Budget"),
            FieldType.DECIMAL,
            unit=Text("万元", "10,000 yuan"),
            check=checks.check_amount,
            width=10,
            serves=("Z-28", "W-34"),
        ),
        Field(
            "subsidy",
            Text("补助资金", "Subsidy"),
            FieldType.DECIMAL,
            unit=Text("万元", "10,000 yuan"),
            check=checks.check_amount,
            width=10,
            serves=("W-34", "N-46"),
        ),
        Field(
            "funding",
            Text("资金来源", "Funding"),
            FieldType.CHOICES,
            FUNDING,
            width=16,
            serves=("Z-28", "W-34"),
        ),
        Field(
            "support", Text("支持方向", "Support for"), FieldType.CHOICES, SUPPORT, width=16, serves=("N-46",)
        ),
        Field(
            "mode",
            Text("建设运营方式", "Built and run by"),
            FieldType.CHOICE,
            MODES,
            width=18,
            serves=("Z-21", "H-23", "Z-28"),
        ),
        Field("key_project", Text("重点项目", "Key project"), FieldType.YES_NO, width=8, serves=("W-33",)),
        Field(
            "satisfaction",
            Text("回访满意率", "Satisfied"),
            FieldType.DECIMAL,
            unit=Text("%", "%"),
            check=checks.check_amount,
            width=10,
            serves=("M-12",),
        ),
        Field(
            "satisfaction_n",
            Text("回访人数", "Asked"),
            FieldType.INTEGER,
            unit=Text("人", "people"),
            check=checks.check_count,
            width=8,
            serves=("M-12",),
        ),
        Field("exit_reason", Text("退出原因", "Why it left the list"), width=18, serves=("W-33",)),
        Field("files", Text("附件", "Files"), FieldType.FILES, width=10),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "place", "responsible"),
)
