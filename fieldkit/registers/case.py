"""Cases (案例): good practice written up (Z-32, H-34)."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option

TOPICS = (
    Option("governance", Text("社会共治", "shared governance")),
    Option("standards", Text("标准制定", "standards")),
    Option("smart", Text("智慧社区", "smart community")),
    Option("services", Text("服务拓展", "new services")),
    Option("space", Text("空间共享", "shared space")),
    Option("business", Text("业态提升", "better outlets")),
    Option("other", Text("其他", "other")),
)

CASE = Kind(
    "case",
    Text("案例", "Cases"),
    (
        Field("name", Text("案例名称", "Title"), required=True, width=30, serves=("Z-32", "H-34")),
        Field("topic", Text("方面", "Field"), FieldType.CHOICE, TOPICS, width=12, serves=("Z-32",)),
        Field(
            "circle",
            Text("生活圈", "Circle"),
            FieldType.REFERENCE,
            target="circle",
            width=22,
            serves=("Z-32",),
        ),
        Field("subject", Text("典型社区或企业", "Community or firm"), width=20, serves=("Z-32",)),
        Field(
            "written_on",
            Text("日期", "Date"),
            FieldType.DATE,
            check=checks.check_date,
            width=12,
            serves=("H-34",),
        ),
        Field("story", Text("做法与成效", "What was done"), FieldType.NOTE, width=40, serves=("H-34",)),
        Field("files", Text("附件", "Files"), FieldType.FILES, width=10),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    searched=("name", "subject"),
)
