"""The official tables, from the registers to a workbook that is ready to print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import UsageError
from fieldkit.kernel.texts import Text
from fieldkit.reports.official_table import Value
from fieldkit.reports.period_figures import before, quarter_of, year_of
from fieldkit.reports.printing import Printed, is_streamed, lay_out, print_table
from fieldkit.reports.registry import BY_NAME, TABLES
from fieldkit.reports.source import Span
from fieldkit.reports.table_kind import Need, TableKind
from fieldkit.services.picture_wish import Wish
from fieldkit.services.problems import ServiceError
from fieldkit.services.table_pictures import table_picture
from fieldkit.services.table_source import WorkspaceSource
from fieldkit.storage import settings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Language
    from fieldkit.services.workspace import Workspace

__all__ = [
    "TABLES",
    "Need",
    "Offer",
    "Printed",
    "Span",
    "TableKind",
    "TableService",
    "Value",
    "file_name",
    "missing_words",
    "period_of",
    "step",
]


_WRITING = Text("写出表格", "Writing tables")
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', "_"))


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
            name: or title; see :data:`~fieldkit.reports.registry.TABLES`.
            plan: its name, perhaps with a profile; None for the one in use.
            on: the day that the figures are of; None for today.
            span: first and last day of a summary; None for the quarter or year of ``on``.

        Raises:
            FieldkitError: NO_SUCH_TABLE, unknown plan, or the file cannot be written; no half file is left.
        """
        printed, offer = self.look(name, plan=plan, on=on, span=span, language=language)
        print_table(self._with_picture(printed, plan, on), path)
        return offer

    def write_all(
        self,
        folder: Path,
        *,
        plan: str | None = None,
        on: date | None = None,
        language: Language = "zh",
        progress: Progress | None = None,
    ) -> tuple[Path, ...]:
        """Write every table that has its data into a folder, each under its title.

        Raises:
            FieldkitError: unknown plan, or a file cannot be written; those before it are whole.
            OperationCancelledError: between two tables.
        """
        ready = [one.kind for one in self.offers(plan) if not one.lacking]
        if progress is not None:
            progress.begin(_WRITING, len(ready))
        written = []
        for kind in ready:
            printed, _ = self.look(kind.name, plan=plan, on=on, language=language)
            path = folder / file_name(printed.head.title)
            print_table(self._with_picture(printed, plan, on), path)
            written.append(path)
            if progress is not None:
                progress.step(detail=path.name)
        return tuple(written)

    def look(
        self,
        name: str,
        *,
        plan: str | None = None,
        on: date | None = None,
        span: Span | None = None,
        language: Language = "zh",
    ) -> tuple[Printed, Offer]:
        """One table as it would be written, without writing it; arguments as for :meth:`write`.

        Raises:
            FieldkitError: NO_SUCH_TABLE, unknown plan.
        """
        kind = BY_NAME.get(name) or next(
            (one for one in TABLES if name in {one.label.zh, one.label.en}), None
        )
        if kind is None:
            raise UsageError(ServiceError.NO_SUCH_TABLE, name=name, known=", ".join(BY_NAME))
        source = WorkspaceSource(self._workspace, plan, on or (span.ends if span else None), span, language)
        unit = self._workspace.setting(settings.ISSUER)
        return lay_out(kind, source, unit=unit, date=source.on), Offer(kind, kind.lacking(source))

    def _with_picture(self, printed: Printed, plan: str | None, on: date | None) -> Printed:
        """The table with its picture; without, where it has none, takes none or there is nothing to draw."""
        if is_streamed(printed.table):
            return printed
        wish = Wish(plan, on=on, language=printed.head.language)
        return replace(printed, picture=table_picture(self._workspace, printed.kind.name, wish))

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


def file_name(title: str) -> str:
    """A table's title as the name of its file, on every system."""
    return title.translate(_FORBIDDEN).strip(" .") + ".xlsx"


def period_of(name: str, day: date) -> Span | None:
    """The quarter or year that a summary of ``day`` is about; None for a table of one day."""
    periods = {"summary-quarter": quarter_of, "summary-year": year_of}
    return periods[name](day) if name in periods else None


def step(name: str, span: Span, steps: int) -> Span:
    """The period before (``steps`` −1) or after (1)."""
    day = before(span).begins if steps < 0 else span.ends + timedelta(days=1)
    return period_of(name, day) or span


def missing_words(offer: Offer) -> tuple[Text, ...]:
    """What to do before a table says something; empty when nothing is lacking."""
    return tuple(need.missing for need in offer.lacking)
