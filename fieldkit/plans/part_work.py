"""What a plan wants done: tasks, dates, papers, notes, pilots."""

from __future__ import annotations

from fieldkit.kernel.texts import Text
from fieldkit.plans.asks import ASK_KINDS
from fieldkit.plans.calendar import RHYTHMS
from fieldkit.plans.part import (
    Part,
    PartColumn,
    Sort,
    column,
    key_,
    scopes,
    source,
    texts,
)
from fieldkit.plans.part_words import CODES, LABELS


def work() -> tuple[Part, ...]:
    """The parts, in order."""
    return (
        Part(
            "tasks",
            Text("任务", "Tasks"),
            "tasks.csv",
            (
                column("number", Sort.WHOLE, required=True, begins="{number}"),
                *texts("work"),
                column("units", Sort.SEVERAL),
                source(),
            ),
            ("number", "work_zh", "units"),
        ),
        Part(
            "calendar",
            Text("日历", "Calendar"),
            "calendar.csv",
            (
                *texts("title"),
                source(),
                key_(),
                column("on", Sort.DAY),
                column("every", Sort.WORD, known=tuple(filter(None, RHYTHMS))),
                column("begins", Sort.DAY),
                column("ends", Sort.DAY),
                column("days_after", Sort.WHOLE),
                *texts("for"),
                *texts("hands_in"),
                *scopes(),
                column("units", Sort.SEVERAL),
                column("kept_as"),
            ),
            ("title_zh", "on", "every", "for_zh"),
        ),
        Part(
            "asks",
            Text("表单", "Papers"),
            "asks.csv",
            (
                *texts("name"),
                source(),
                PartColumn(
                    "kind",
                    LABELS["kind"],
                    Sort.WORD,
                    required=True,
                    begins="table",
                    known=tuple((code, CODES[f"ask.{code}"]) for code in ASK_KINDS),
                ),
                column("served_by", Sort.SEVERAL),
            ),
            ("name_zh", "kind", "item"),
        ),
        Part(
            "notes",
            Text("说明", "Notes"),
            "notes.csv",
            (
                *texts("text"),
                source(),
                PartColumn(
                    "table",
                    LABELS["table"],
                    Sort.WORD,
                    required=True,
                    begins="plan",
                    known=tuple((code, CODES[f"table.{code}"]) for code in ("plan", "circles", "shortfalls")),
                ),
                column("areas", Sort.SEVERAL),
            ),
            ("item", "text_zh"),
        ),
        Part(
            "pilots",
            Text("试点名单", "Pilots"),
            "pilots.csv",
            (
                column("number", Sort.WHOLE, required=True, begins="{number}"),
                column("area", required=True),
                column("name", required=True),
                column("street", required=True),
                source(),
            ),
            ("number", "area", "name", "street"),
        ),
    )
