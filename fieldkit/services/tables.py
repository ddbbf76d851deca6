"""The official tables, from the registers to a workbook that is ready to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.registers.records import codes_of
from fieldkit.reports import circles, shortfalls
from fieldkit.reports.notes import coverage_notes, plan_notes
from fieldkit.reports.values import CircleRow, TableHead
from fieldkit.services.analysis import UNNUMBERED, AnalysisService
from fieldkit.storage import lists, settings

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from fieldkit.kernel.texts import Language, Text
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

_CIRCLE = (
    "name",
    "number",
    "boundary",
    "mode",
    "population",
    "existing_types",
    "suggested_types",
    "intention",
)


class TableService:
    """Tables of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._analysis = AnalysisService(workspace)

    def circles(self, path: Path, *, plan: str | None = None, language: Language = "zh") -> Path:
        """Write 生活圈划分一览表 (表3-1).

        Raises:
            FieldkitError: unknown plan, or the file cannot be written; no half file is left.
        """
        chosen, _ = self._analysis.plan(plan)
        with self._workspace.database.read() as connection:
            rows = _circle_rows(connection)
            area = _city(connection)
        notes = plan_notes(chosen, "circles", [row.name for row in rows])
        circles.circles_table(rows, self._head(circles, area, notes, language), path)
        return path

    def shortfalls(self, path: Path, *, plan: str | None = None, language: Language = "zh") -> Path:
        """Write 业态短板统计表 (附件2).

        Raises:
            FieldkitError: unknown plan, or the file cannot be written; no half file is left.
        """
        view = self._analysis.coverage(plan)
        with self._workspace.database.read() as connection:
            area = _city(connection)
        rows = shortfalls.shortfall_rows(view.matrix, view.plan.wording, language)
        notes = (
            *plan_notes(view.plan, "shortfalls", [row.community for row in rows]),
            *coverage_notes(view.matrix),
        )
        shortfalls.shortfalls_table(rows, self._head(shortfalls, area, notes, language), path)
        return path

    def _head(self, table: ModuleType, area: str, notes: tuple[Text, ...], language: Language) -> TableHead:
        return TableHead(
            title=table.TITLE.say(language, area=area),
            number=table.NUMBER.say(language),
            unit=self._workspace.setting(settings.ISSUER),
            date=today(self._workspace.clock),
            notes=notes,
            language=language,
        )


def _city(connection: Connection) -> str:
    """The largest area there is, for the title."""
    for level in ("city", "district", "street"):
        found = lists.ids(connection, "area", lists.Filter(equals=(("level", (level,)),)))
        if found:
            return str(lists.rows(connection, "area", found[:1], ["name"])[found[0]]["name"] or "")
    return ""


def _circle_rows(connection: Connection) -> list[CircleRow]:
    communities: dict[str, list[tuple[int, str]]] = {}
    for row in lists.every(connection, "area", ("name", "level", "order", "circle")):
        if row["circle"] is not None and row["level"] == "community":
            order = row["order"] if isinstance(row["order"], int) else UNNUMBERED
            communities.setdefault(str(row["circle"]), []).append((order, str(row["name"] or "")))
    found = lists.every(connection, "circle", _CIRCLE)
    found.sort(key=lambda row: (row["number"] is None, row["number"] or 0, str(row["name"])))
    return [
        CircleRow(
            name=str(row["name"] or ""),
            number=row["number"] if isinstance(row["number"], int) else None,
            boundary=str(row["boundary"] or ""),
            communities=tuple(name for _, name in sorted(communities.get(str(row["id"]), []))),
            mode=str(row["mode"] or ""),
            population=row["population"] if isinstance(row["population"], int) else None,
            existing_types=codes_of(str(row["existing_types"] or "")),
            suggested_types=codes_of(str(row["suggested_types"] or "")),
            intention=str(row["intention"] or ""),
        )
        for row in found
    ]
