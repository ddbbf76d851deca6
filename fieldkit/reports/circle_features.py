"""生活圈类型和运营情况表: form, model, theme, grade, who runs it, money and jobs of every circle (M-15, M-16, W-37, Z-07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.reports.register_tables import list_of
from fieldkit.reports.table_kind import Built, Purpose, TableKind
from fieldkit.reports.values import Paper

if TYPE_CHECKING:
    from fieldkit.reports.source import Source
    from fieldkit.reports.table_kind import Need

_KEYS = frozenset(
    ("name", "number", "form", "grade", "model", "theme", "fusion", "pilot", "model_circle", "jobs", "investment",
     "operator")
)  # fmt: skip
_LAST = 1_000_000


def circle_feature_table(circles: Need) -> TableKind:
    """Its declaration."""
    return TableKind(
        "circle-features", Text("{area}生活圈类型和运营情况表", "Kinds of circles and who runs them, {area}"),
        Purpose.CIRCLES, circle_features, ("M-15", "M-16", "M-23", "W-17", "W-26", "W-37", "Z-07", "Z-28"), (circles,),
        Paper.A3, landscape=True,
    )  # fmt: skip


def circle_features(source: Source) -> Built:
    """A row per circle, by its number."""
    kind = KINDS_BY_KEY["circle"]
    fields = [one for one in kind.fields if one.key in _KEYS]
    lines = list(source.lines("circle", [one.key for one in fields]))
    lines.sort(key=lambda one: one["number"] if isinstance(one["number"], int) else _LAST)
    shown = [one for one in fields if one.key != "number"]
    return list_of(kind, shown, lines, source, Text("生活圈类型", "Kinds of circles"))
