"""Submissions (答卷): one filled questionnaire; the answers themselves are declared by its form."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import Field, FieldType, Kind, Option, Personal
from fieldkit.registers.records import BESIDE
from fieldkit.registers.review import CHECK, RETURN_REASON

ANSWER = "answer/"
"""Prefix of the units that hold answers: ``answer/`` and the path of the question in its form."""

REMARK, TICK, ON_PAPER = "remark", "tick", "on_paper"
"""Beside an answer: a remark, the value that was confirmed, what paper says where nothing should stand."""
SECOND, SETTLED = "second", "settled"
"""What the second typist keyed, and which of the two was right: ``first``, ``second`` or ``other``."""
CORRECTED = "corrected"
"""Beside the root of the form: why a finished sheet was opened again to be put right."""

STATES = (
    Option("draft", Text("未完成", "draft")),
    Option("complete", Text("已完成", "complete")),
    Option("refused", Text("拒访", "refused")),
    Option("quota_full", Text("配额已满", "quota full")),
    Option("withdrawn", Text("已撤回", "withdrawn"), ("撤回同意",)),
)

READ_OUT, SHOWN, SIGNED = "read_out", "shown", "signed"
DOOR, PAPER, TAKEN_IN = "door", "paper", "taken_in"
MODES = (
    Option(DOOR, Text("当面访问", "interview"), ("入户", "访问")),
    Option(PAPER, Text("纸质录入", "keyed from paper"), ("纸质",)),
    Option(TAKEN_IN, Text("别处导入", "made elsewhere")),
)
"""How the answers came about."""

CONSENT_WAYS = (
    Option(READ_OUT, Text("念给本人听", "read out"), ("口头", "口头同意")),
    Option(SHOWN, Text("本人看过", "shown"), ("出示",)),
    Option(SIGNED, Text("签字", "signed"), ("书面",)),
)

SUBMISSION = Kind(
    "submission",
    Text("答卷", "Submissions"),
    (
        Field("sheet", Text("答卷编号", "Sheet number"), FieldType.CODE, required=True, width=16),
        Field("form", Text("问卷", "Form"), FieldType.CODE, required=True, width=16, serves=("M-10", "Z-06")),
        Field("form_version", Text("问卷版本", "Form version"), FieldType.CODE, width=12),
        Field("form_content", Text("问卷内容", "Form content"), FieldType.CODE, width=12),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            required=True,
            width=14,
        ),
        Field("state", Text("状态", "State"), FieldType.CHOICE, STATES, required=True, width=8),
        Field("mode", Text("作答方式", "How answered"), FieldType.CHOICE, MODES, width=10),
        Field("started", Text("开始时间", "Started"), FieldType.MOMENT, width=20),
        Field("finished", Text("结束时间", "Finished"), FieldType.MOMENT, width=20),
        Field("interviewer", Text("访员", "Interviewer"), personal=Personal.PERSONAL, sticky=True, width=10),
        Field("consent", Text("告知同意", "Consent"), FieldType.YES_NO, width=8),
        Field("notice_version", Text("告知书版本", "Notice version"), FieldType.CODE, width=10),
        Field("consent_at", Text("同意时间", "Consent given at"), FieldType.MOMENT, width=20),
        Field("consent_way", Text("告知方式", "How notified"), FieldType.CHOICE, CONSENT_WAYS, width=10),
        Field("guardian_consent", Text("监护人同意", "Guardian's consent"), FieldType.YES_NO, width=8),
        Field(
            "sensitive_consent",
            Text("敏感信息单独同意", "Separate consent, sensitive"),
            FieldType.YES_NO,
            width=8,
        ),
        Field(
            "over_quota",
            Text("配额已满仍访问", "Held although the quota was full"),
            FieldType.YES_NO,
            width=8,
        ),
        Field("withdrawn_at", Text("撤回时间", "Withdrawn at"), FieldType.MOMENT, width=20),
        CHECK,
        RETURN_REASON,
        Field("remarks", Text("备注", "Remarks"), FieldType.NOTE, width=24),
    ),
    title="sheet",
    about_residents=True,
    open_prefix=ANSWER,
    searched=("sheet",),
)


def beside(path: str, what: str) -> str:
    """The unit that keeps something beside the answer at ``path``: ``answer//data/age~remark``."""
    return f"{ANSWER}{path}{BESIDE}{what}"
