"""The tables of a dossier, from the rows of registers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.reading import display
from fieldkit.reports.dossier.content import Align, Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.registers.reading import Names
    from fieldkit.reports.dossier.content import Writer

NOTHING = "——"
Row = dict[str, object]
FINISHED = ("finished", "satisfied")


class Words:
    """Stored values as people read them."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def of(self, kind: str, row: Mapping[str, object], key: str) -> str:
        """One field of a record; a dash for none."""
        value = row[key]
        field = KINDS_BY_KEY[kind].field(key)
        if value is None or value == "" or field is None:
            return NOTHING
        if isinstance(value, bool):
            value = "1" if value else "0"
        text = display(field, str(value), self._names)
        if field.type is FieldType.DATE:
            return text.replace("-", ".")
        if field.type is FieldType.DECIMAL:
            return text.rstrip("0").rstrip(".") if "." in text else text
        return text or NOTHING

    def rows(self, kind: str, rows: Iterable[Row], keys: Sequence[str]) -> list[tuple[str, ...]]:
        """Numbered rows of a table."""
        return [(str(at), *(self.of(kind, row, key) for key in keys)) for at, row in enumerate(rows, start=1)]


def columns(*wanted: tuple[str, float] | tuple[str, float, Align]) -> tuple[Column, ...]:
    """Columns after the running number."""
    return (Column("序号", 0.65), *(Column(*one) for one in wanted))


def date_words(iso: str) -> str:
    """``2026年6月30日``; what is no day stays as it was typed."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return iso
    return f"{int(parts[0])}年{int(parts[1])}月{int(parts[2])}日"


def coverage_table(writer: Writer, matrix: CoverageMatrix, name: str, whole: Sequence[CoverageState]) -> None:
    """Types down, communities across, the circle as a whole at the end; what is lacking is shaded."""
    shaded: set[tuple[int, int]] = set()
    rows = []
    kinds = {"basic": "基本保障类", "quality": "品质提升类"}
    for at, entry in enumerate(matrix.entries):
        cells = [row[at] for row in matrix.cells]
        words = [f"{one.state.label.zh}（{one.count}）" for one in cells]
        states = [one.state for one in cells]
        if len(cells) > 1:
            words.append(whole[at].label.zh)
            states.append(whole[at])
        shaded |= {(at, index + 2) for index, one in enumerate(states) if one is not CoverageState.FULL}
        rows.append((entry.name, kinds.get(entry.type_class.value, "其他"), *words))
    heads = [Column("业态", 1.6), Column("类别", 1.3), *(Column(one.name, 1.2) for one in matrix.communities)]
    if len(matrix.communities) > 1:
        heads.append(Column("全圈", 1))
    writer.table(
        f"{name}业态覆盖情况（括号内为营业网点数，底色为偏少或缺失）", tuple(heads), rows, frozenset(shaded)
    )


def demands(writer: Writer, words: Words, rows: Sequence[Row]) -> None:
    """需求清单."""
    keys = ("name", "business_type", "community", "source", "people", "state", "project")
    writer.table(
        "居民需求清单",
        columns(("需求内容", 2.4, Align.LEFT), ("业态", 1.2), ("社区", 1.2), ("来源", 1), ("人数", 0.7), ("状态", 1),
                ("对应项目", 1.6, Align.LEFT)),
        words.rows("demand", rows, keys),
    )  # fmt: skip


def projects(writer: Writer, words: Words, rows: Sequence[Row]) -> None:
    """项目清单: type, place, responsible, due, money, mode (H-02, H-43)."""
    keys = ("name", "business_type", "work", "place", "responsible", "due", "budget", "mode", "stage")
    writer.table(
        "项目清单",
        columns(("项目名称", 1.5, Align.LEFT), ("业态", 1), ("建设内容", 0.9), ("地点", 1.3, Align.LEFT), ("责任单位", 1.3),
                ("完成时限", 1.75), ("投资（万元）", 0.9), ("建设运营方式", 1.2), ("进度", 0.8)),
        words.rows("project", rows, keys),
    )  # fmt: skip


def satisfied(writer: Writer, words: Words, rows: Sequence[Row]) -> None:
    """满意清单: finished projects and what residents said of them."""
    keys = ("name", "business_type", "finished_on", "satisfaction_n", "satisfaction", "stage")
    writer.table(
        "满意清单",
        columns(("项目名称", 2.4, Align.LEFT), ("业态", 1.2), ("完工日期", 1.4), ("回访人数", 1), ("回访满意率（%）", 1.2),
                ("进度", 1)),
        words.rows("project", rows, keys),
    )  # fmt: skip


def total(rows: Iterable[Row], key: str) -> str:
    """The sum of a column of amounts; empty for none."""
    amounts = []
    for row in rows:
        try:
            amounts.append(Decimal(str(row[key]))) if row[key] is not None else None
        except ArithmeticError:
            continue
    return format(sum(amounts, Decimal(0)).normalize(), "f") if amounts else ""


def percent(value: float) -> str:
    """``73.5%``."""
    return f"{value:.1f}%"
