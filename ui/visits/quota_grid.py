"""How full the cells of a quota are: a small table where the cells cross, else a line for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.language import say
from ui.theme import Tone
from ui.visits import quota_texts as texts
from ui.widgets.cards import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.registers.quota import Filling

_BETWEEN = " · "
_MOST = 14
"""Cells that are listed one below the other; of more, the fullest come last and are only counted."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """Cells of two questions, as a table."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], Filling]


def crossed(fillings: Sequence[Filling]) -> Crossed | None:
    """The table that these cells make up; None unless each is one of one question with one of another."""
    parts = [(one.cell.label.split(_BETWEEN), one) for one in fillings]
    if len(parts) < 2 or any(len(words) != 2 for words, _ in parts):
        return None
    cells = {(words[0], words[1]): one for words, one in parts}
    rows = tuple(dict.fromkeys(row for row, _ in cells))
    columns = tuple(dict.fromkeys(column for _, column in cells))
    if len(columns) > len(rows) and len(columns) > 2:
        cells = {(column, row): one for (row, column), one in cells.items()}
        rows, columns = columns, rows
    is_table = len(cells) == len(parts) and len(columns) <= 4 and len(cells) * 2 > len(rows) * len(columns)
    return Crossed(rows, columns, cells) if is_table else None


class QuotaGridView(QWidget):
    """Finished of wanted by cell: green when full, yellow when there are more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)

    def show_fillings(self, fillings: Sequence[Filling]) -> None:
        """Show the cells anew."""
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self._words = []
        table = crossed(fillings)
        if table is None:
            self._show_lines(fillings)
        else:
            self._show_table(table)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands there, line by line."""
        return tuple(self._words)

    def _show_table(self, table: Crossed) -> None:
        for at, column in enumerate(table.columns, 1):
            self._grid.addWidget(label(column, "muted"), 0, at, Qt.AlignmentFlag.AlignRight)
        self._words.append(" ".join(table.columns))
        for at, row in enumerate(table.rows, 1):
            self._grid.addWidget(label(row), at, 0)
            own = [table.cells[row, column] for column in table.columns if (row, column) in table.cells]
            self._words.append(" ".join([row, *(_said(one) for one in own)]))
            for across, column in enumerate(table.columns, 1):
                one = table.cells.get((row, column))
                if one is not None:
                    self._grid.addWidget(_figure(one), at, across, Qt.AlignmentFlag.AlignRight)

    def _show_lines(self, fillings: Sequence[Filling]) -> None:
        shown = sorted(fillings, key=lambda one: one.is_full)[:_MOST] if len(fillings) > _MOST else fillings
        for at, one in enumerate(shown):
            self._grid.addWidget(label(one.cell.label, wrap=True), at, 0)
            self._grid.addWidget(_figure(one), at, 1, Qt.AlignmentFlag.AlignRight)
            self._words.append(f"{one.cell.label} {_said(one)}")
        if len(fillings) > len(shown):
            more = label(say(texts.MORE, count=len(fillings) - len(shown)), "muted")
            self._grid.addWidget(more, len(shown), 0, 1, 2)


def _said(one: Filling) -> str:
    return say(texts.FILLED, have=one.have, wanted=one.cell.wanted)


def _figure(one: Filling) -> QWidget:
    words = _said(one)
    tone = Tone.FEW if one.over else Tone.GOOD if one.is_full else None
    made = label(words) if tone is None else label(words, tone=tone)
    said = texts.OVER if one.over else texts.FULL if one.is_full else texts.STILL
    made.setToolTip(say(said, over=one.over, still=one.still))
    made.setAccessibleName(f"{one.cell.label} {words} {made.toolTip()}")
    return made
