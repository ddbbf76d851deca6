"""The frame of a plan: head, phases, areas, dimensions, definitions."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.plans.features import DIMENSION_KINDS, FORMULAS, POOLINGS
from fieldkit.plans.part import (
    HEAD_FILE,
    Part,
    PartColumn,
    Sort,
    column,
    key_,
    named,
    source,
    texts,
)
from fieldkit.plans.part_words import CODES, LABELS
from fieldkit.plans.scopes import AREA_LEVELS
from fieldkit.registers.outlet_options import CHAINS


def frame() -> tuple[Part, ...]:
    """The parts, in order."""
    chains = tuple((one.code, one.label) for one in CHAINS)
    return (
        Part(
            "head",
            Text("方案信息", "About the plan"),
            HEAD_FILE,
            (
                *texts("title"),
                *texts("short_title"),
                PartColumn("number_of_document", LABELS["number_of_document"], stored="number"),
                column("issuer"),
                column("issued", Sort.TEXT),
                column("first_year", Sort.WHOLE, required=True),
                column("last_year", Sort.WHOLE, required=True),
                PartColumn("area_code", LABELS["area_code"], stored="area"),
                column("default_profile", required=True),
                column("basis", Sort.SEVERAL),
                column("links", Sort.SEVERAL),
            ),
            ("title_zh", "first_year", "last_year"),
            is_single=True,
        ),
        Part(
            "phase",
            Text("阶段", "Phases"),
            HEAD_FILE,
            (
                *texts("title"),
                key_(),
                column("begins", Sort.DAY, required=True),
                column("ends", Sort.DAY, required=True),
                source(),
            ),
            ("title_zh", "begins", "ends"),
            table="phase",
        ),
        Part(
            "plan_area",
            Text("区划", "Areas"),
            HEAD_FILE,
            (
                column("name", required=True),
                column("level", Sort.WORD, required=True, known=AREA_LEVELS, begins="district"),
                source(),
                column("confirmed", Sort.YES),
            ),
            ("name", "level", "item"),
            table="plan_area",
        ),
        Part(
            "group",
            Text("区域分组", "Groups of areas"),
            HEAD_FILE,
            (column("name", required=True), column("areas", Sort.SEVERAL, required=True), source()),
            ("name", "areas"),
            table="group",
        ),
        Part(
            "dimension",
            Text("建成维度", "Dimensions"),
            HEAD_FILE,
            (
                *texts("label"),
                key_(),
                PartColumn(
                    "kind",
                    LABELS["kind"],
                    Sort.WORD,
                    required=True,
                    begins="quality",
                    known=tuple((code, CODES[f"dimension.{code}"]) for code in DIMENSION_KINDS),
                ),
                source(),
            ),
            ("label_zh", "kind", "item"),
            table="dimension",
        ),
        Part(
            "chain",
            Text("连锁口径", "What is a chain"),
            HEAD_FILE,
            (named("counts", chains, Sort.WORDS, required=True), *texts("text"), source()),
            ("text_zh", "counts"),
            table="chain",
            is_single=True,
        ),
        Part(
            "satisfaction",
            Text("满意度口径", "Satisfaction"),
            HEAD_FILE,
            (
                column("formula", Sort.WORD, required=True, known=FORMULAS, begins="S-TOP2"),
                *texts("subject"),
                column("pooled_over", Sort.WORD, required=True, known=POOLINGS, begins="area"),
                source(),
            ),
            ("subject_zh", "formula"),
            table="satisfaction",
            is_single=True,
        ),
    )
