"""The official tables, from the registers to a workbook that is ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import UsageError
from fieldkit.reports.printing import print_table
from fieldkit.reports.registry import BY_NAME, TABLES
from fieldkit.reports.source import Span
from fieldkit.reports.table_kind import Need, TableKind
from fieldkit.services.problems import ServiceError
from fieldkit.services.table_source import WorkspaceSource
from fieldkit.storage import settings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from fieldkit.kernel.texts import Language, Text
    from fieldkit.services.workspace import Workspace

__all__ = ["TABLES", "Need", "Offer", "Span", "TableKind", "TableService", "missing_words"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A table as a workspace stands.

    Attributes:
        lacking: what it needs and is not there; it can be printed empty all the same.
    """

    kind: TableKind
    lacking: tuple[Need, ...]


class TableService:
    """Tables of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def offers(self, plan: str | None = None) -> tuple[Offer, ...]:
        """Every table there is, with what it lacks here.

        Raises:
            FieldkitError: there is no such plan or profile.
        """
        source = WorkspaceSource(self._workspace, plan)
        return tuple(Offer(kind, kind.lacking(source)) for kind in TABLES)

    def write(
        self,
        name: str,
        path: Path,
        *,
        plan: str | None = None,
        on: date | None = None,
        span: Span | None = None,
        language: Language = "zh",
    ) -> Offer:
        """Write one table; what it lacks is told, and the table stays empty there.

        Args:
            name: see :data:`~fieldkit.reports.registry.TABLES`.
            plan: its name, perhaps with a profile; None for the one in use.
            on: the day that the figures are of; None for today.
            span: first and last day of a summary; None for the quarter or year of ``on``.

        Raises:
            FieldkitError: NO_SUCH_TABLE, unknown plan, or the file cannot be written; no half file is left.
        """
        kind = BY_NAME.get(name)
        if kind is None:
            raise UsageError(ServiceError.NO_SUCH_TABLE, name=name, known=", ".join(BY_NAME))
        source = WorkspaceSource(self._workspace, plan, on or (span.ends if span else None), span, language)
        print_table(kind, source, path, unit=self._workspace.setting(settings.ISSUER), date=source.on)
        return Offer(kind, kind.lacking(source))

    def circles(self, path: Path, *, plan: str | None = None, language: Language = "zh") -> Path:
        """Write 生活圈划分一览表 (表3-1).

        Raises:
            FieldkitError: unknown plan, or the file cannot be written; no half file is left.
        """
        self.write("circles", path, plan=plan, language=language)
        return path

    def shortfalls(self, path: Path, *, plan: str | None = None, language: Language = "zh") -> Path:
        """Write 业态短板统计表 (附件2).

        Raises:
            FieldkitError: unknown plan, or the file cannot be written; no half file is left.
        """
        self.write("shortfalls", path, plan=plan, language=language)
        return path


def missing_words(offer: Offer) -> tuple[Text, ...]:
    """What to do before a table says something; empty when nothing is lacking."""
    return tuple(need.missing for need in offer.lacking)
