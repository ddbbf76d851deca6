"""Forms (问卷表): one version of a questionnaire as it was installed; the form itself lies in its bundle."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import Field, FieldType, Kind

BUNDLE = "bundle"
"""The field that names the form's files."""

FORM = Kind(
    "form",
    Text("问卷表", "Forms"),
    (
        Field("title", Text("标题", "Title"), required=True, width=24),
        Field("form_id", Text("问卷编号", "Form id"), FieldType.CODE, required=True, width=18),
        Field("form_version", Text("版本", "Version"), FieldType.CODE, width=14),
        Field("languages", Text("语言", "Languages"), width=18),
        Field("content", Text("内容校验值", "Content"), FieldType.CODE, width=14),
        Field(BUNDLE, Text("问卷文件", "Form files"), FieldType.FILES, width=8),
        Field("put_away", Text("停用", "Put away"), FieldType.YES_NO, width=8),
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    title="title",
    searched=("title", "form_id"),
)
