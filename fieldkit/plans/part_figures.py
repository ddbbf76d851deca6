"""What a plan wants in figures: targets, rules, thresholds, indicators."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.plans.grades import GRADES
from fieldkit.plans.measures import MEASURES
from fieldkit.plans.part import (
    Part,
    PartColumn,
    Sort,
    column,
    facilities,
    key_,
    named,
    scopes,
    source,
    texts,
    types,
)
from fieldkit.plans.reading_lines import DIRECTIONS, PER_UNITS, UNITS
from fieldkit.plans.rules import COVERAGES, RULE_KINDS
from fieldkit.plans.targets import UNIT_TYPES


def figures() -> tuple[Part, ...]:
    """The parts, in order."""
    measure = named("measure", MEASURES.items(), Sort.WORD, required=True)
    return (
        Part(
            "targets",
            Text("目标", "Targets"),
            "targets.csv",
            (
                *texts("label"),
                source(),
                key_(),
                PartColumn(
                    "measure",
                    measure.label,
                    Sort.WORD,
                    required=True,
                    known=measure.known,
                    begins="circles_built",
                ),
                column("unit", Sort.WORD, required=True, known=UNITS, begins="count"),
                column("required", Sort.NUMBER),
                column("direction", Sort.WORD, known=DIRECTIONS, begins="at_least"),
                column("begins", Sort.DAY),
                column("ends", Sort.DAY),
                column("cumulative", Sort.YES),
                *scopes(),
                column("unit_type", Sort.WORD, required=True, known=UNIT_TYPES, begins="circle"),
            ),
            ("label_zh", "required", "ends", "item"),
        ),
        Part(
            "rules",
            Text("规则", "Rules"),
            "rules.csv",
            (
                *texts("label"),
                source(),
                key_(),
                column("kind", Sort.WORD, required=True, known=RULE_KINDS, begins="radius"),
                named("codes", types(), Sort.WORDS),
                named("facilities", facilities(), Sort.WORDS),
                column("low", Sort.NUMBER),
                column("high", Sort.NUMBER),
                column("unit", Sort.WORD, required=True, known=UNITS, begins="m"),
                column("per_unit", Sort.WORD, known=PER_UNITS),
                column("per_low", Sort.NUMBER),
                column("per_high", Sort.NUMBER),
                column("coverage", Sort.NUMBER),
                column("coverage_by", Sort.WHOLE),
                column("coverage_of", Sort.WORD, known=COVERAGES),
                column("areas", Sort.SEVERAL),
                column("source"),
            ),
            ("label_zh", "low", "high", "unit", "item"),
        ),
        Part(
            "thresholds",
            Text("阈值", "Thresholds"),
            "thresholds.csv",
            (
                *texts("label"),
                source(),
                key_(),
                column("value", Sort.NUMBER, required=True),
                column("unit", required=True, begins="percent"),
                column("direction", Sort.WORD, known=DIRECTIONS, begins="at_least"),
                *texts("basis"),
                column("setting", Sort.YES),
            ),
            ("label_zh", "value", "unit", "item"),
        ),
        Part(
            "grades",
            Text("分级指标", "Indicators"),
            "grades.csv",
            (
                *texts("label"),
                source(),
                key_(),
                column("grade", Sort.WORD, required=True, known=GRADES, begins="basic"),
                named("measure", MEASURES.items(), Sort.WORD),
                column("unit", Sort.WORD, known=UNITS),
                column("required", Sort.NUMBER),
                column("direction", Sort.WORD, known=DIRECTIONS, begins="at_least"),
                column("weight", Sort.NUMBER),
            ),
            ("label_zh", "grade", "required", "weight"),
        ),
    )
