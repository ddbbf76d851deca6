"""What a plan counts by: lists of types, norms, exceptions, buckets."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.plans.norms import DEFAULT_SETTING, OFFICE_SETTING
from fieldkit.plans.part import (
    HEAD_FILE,
    OWN_SOURCE,
    Part,
    PartColumn,
    Sort,
    column,
    key_,
    named,
    source,
    texts,
    types,
)
from fieldkit.plans.part_words import LABELS
from fieldkit.registers.business_types import TypeClass

_BASES = (("own", OFFICE_SETTING), ("default", DEFAULT_SETTING))


def lists() -> tuple[Part, ...]:
    """The parts, in order."""
    classes = tuple((one.value, one.label) for one in TypeClass)
    return (
        Part(
            "types",
            Text("业态目录", "Types"),
            "profiles.csv",
            (
                column("name", required=True),
                named("code", types(), Sort.WORD, required=True),
                named("class", classes, Sort.WORD, required=True),
                column("order", Sort.WHOLE, begins="{number}"),
                column("profile", required=True),
                named("also", types(), Sort.WORDS),
                column("other_words", Sort.SEVERAL),
                column("confirmed", Sort.YES),
                PartColumn("source", LABELS["source"], required=True, begins=OWN_SOURCE),
            ),
            ("name", "code", "class", "profile"),
        ),
        Part(
            "norms",
            Text("配置标准", "Norms"),
            "norms.csv",
            (
                named("code", types(), Sort.WORD, required=True),
                column("people_per_outlet", Sort.WHOLE),
                column("minimum", Sort.WHOLE, begins="1"),
                PartColumn("basis", LABELS["norm_basis"], Sort.WORD, known=_BASES, begins="own"),
            ),
            ("code", "people_per_outlet", "minimum"),
        ),
        Part(
            "profile",
            Text("业态表", "Lists of types"),
            HEAD_FILE,
            (
                column("key", required=True, begins="own-{number}"),
                *texts("title"),
                column("source", required=True),
                column("from"),
            ),
            ("title_zh", "key", "source"),
            table="profile",
        ),
        Part(
            "exception",
            Text("业态例外", "Exceptions"),
            HEAD_FILE,
            (
                column("area", required=True),
                column("profile", required=True),
                named("code", types(), Sort.WORD, required=True),
                named("class", classes, Sort.WORD, required=True),
                column("word", required=True),
                column("note", required=True, begins=OWN_SOURCE),
            ),
            ("area", "word", "class"),
            table="exception",
        ),
        Part(
            "bucket",
            Text("业态组合", "Buckets"),
            HEAD_FILE,
            (*texts("title"), key_(), named("codes", types(), Sort.WORDS, required=True), source()),
            ("title_zh", "codes"),
            table="bucket",
        ),
    )
