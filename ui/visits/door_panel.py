"""The chosen door: six keys for what came of it; beneath, how far each stratum is and the response rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.registers.visit import COMPLETED
from fieldkit.services.visit_board import FORMULA
from ui.language import say
from ui.visits import quota_texts, texts
from ui.visits.columns import LABELS, day_and_time
from ui.visits.quota_grid import QuotaGridView
from ui.visits.state import BY_KEY
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import hairline, label
from ui.widgets.page_frame import RecordPanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.registers.visiting import Quota
    from fieldkit.services.quotas import FormQuota
    from fieldkit.services.visit_board import Board, VisitLine

_WIDTH = 380
_WORDS = dict(
    zip(
        BY_KEY,
        (texts.NO_ONE, texts.REFUSED, texts.APPOINTMENT, texts.NO_SUCH_ADDRESS, texts.QUOTA_FULL),
        strict=True,
    )
)
_MOST_QUOTAS = 12
_IN_A_ROW = 2


class DoorPanel(RecordPanel):
    """Signals: ``opened`` (key 1), ``recorded(outcome)`` (keys 2 to 6)."""

    opened = Signal()
    recorded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDTH)
        self.interview = Button(say(texts.COMPLETED), kind=ButtonKind.PRIMARY, keycap="1")
        self.interview.clicked.connect(self.opened)
        QShortcut(QKeySequence("1"), self, self.interview.click)
        self.buttons: dict[str, Button] = {}
        rows = [QHBoxLayout() for _ in range(1 + -(-len(BY_KEY) // _IN_A_ROW))]
        rows[0].addWidget(self.interview)
        for at, (key, outcome) in enumerate(BY_KEY.items()):
            button = Button(say(_WORDS[key]), keycap=key)
            button.setObjectName(outcome)
            button.clicked.connect(self._press)
            # not the button's own shortcut, which waits a tenth of a second
            QShortcut(QKeySequence(key), self, button.click)
            self.buttons[outcome] = button
            rows[1 + at // _IN_A_ROW].addWidget(button)
        for row in rows:
            row.setSpacing(8)
            row.addStretch(1)
            self.body.addLayout(row)
        self.body.addWidget(hairline())
        self._quota_words = label("", "heading", wrap=True)
        self.quotas = QuotaGridView()
        self.body.addWidget(self._quota_words)
        self.body.addWidget(self.quotas)
        self.show_quotas(())
        self.body.addWidget(label(say(texts.QUOTAS), "heading"))
        self._quotas = QGridLayout()
        self._quotas.setHorizontalSpacing(16)
        self._quotas.setVerticalSpacing(4)
        self._quotas.setColumnStretch(0, 1)
        self.body.addLayout(self._quotas)
        self.body.addWidget(label(say(texts.RATE), "heading"))
        self._figure = label("", "figure")
        self._counts = label("", "muted", wrap=True)
        for part in (self._figure, self._counts, label(say(FORMULA), "muted", wrap=True)):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.foot.addWidget(label(say(texts.WHICH_DOOR), "muted"))

    def show_line(self, line: VisitLine | None) -> None:
        """Show the chosen door; None when there is none."""
        if line is None:
            self.set_record(say(texts.NO_DOORS))
        else:
            self.set_record(line.address, _history(line), line.resident)
        is_open = line is not None and line.standing.outcome != COMPLETED
        self.interview.set_label(say(texts.RESUME if line is not None and line.sheet else texts.COMPLETED))
        for button in (self.interview, *self.buttons.values()):
            button.setEnabled(is_open)

    def show_board(self, board: Board) -> None:
        """Show progress and response rate."""
        _clear(self._quotas)
        self._show_strata(board)
        rate = board.rate
        self._figure.setText("—" if rate.rate is None else f"{rate.rate:.1%}")
        self._counts.setText(
            say(texts.COMMA).join(
                say(texts.COUNTS, outcome=say(LABELS[code]), count=count)
                for code, count in rate.counts.items()
                if count
            )
            or say(texts.NOT_VISITED)
        )

    def _show_strata(self, board: Board) -> None:
        """A row for each stratum under the name of its column; beneath them all together, where there are several."""
        shown = board.quotas[:_MOST_QUOTAS]
        lines = [(one.stratum or say(texts.WHOLE), *_together((one,))) for one in shown]
        rest = board.quotas[_MOST_QUOTAS:]
        if rest:
            lines.append((say(quota_texts.MORE_STRATA, count=len(rest)), *_together(rest)))
        if len(board.quotas) > 1:
            lines.append((say(texts.WHOLE), *_together(board.quotas)))
            self._add_stratum(0, board.by or say(texts.STRATUM), say(texts.COMPLETED_OF), "muted")
        if not lines:
            lines = [(say(texts.WHOLE), board.rate.completed, board.households)]
        for row, (name, completed, wanted) in enumerate(lines, 1):
            self._add_stratum(row, name, say(texts.QUOTA, completed=completed, wanted=wanted))

    def _add_stratum(self, row: int, name: str, words: str, role: str = "body") -> None:
        self._quotas.addWidget(label(name, role), row, 0)
        self._quotas.addWidget(label(words, role), row, 1, Qt.AlignmentFlag.AlignRight)

    def show_quotas(self, quotas: Sequence[FormQuota]) -> None:
        """Show how full the cells are; of several forms the first one that still wants sheets."""
        shown = next((one for one in quotas if one.still), next(iter(quotas), None))
        for part in (self._quota_words, self.quotas):
            part.setVisible(shown is not None)
        if shown is None:
            return
        words = quota_texts.SHORT if shown.still else quota_texts.SHORT_DONE
        self._quota_words.setText(say(words, still=shown.still))
        self._quota_words.setToolTip(shown.title)
        self.quotas.show_fillings(shown.fillings)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.recorded.emit(button.objectName())


def _together(quotas: Sequence[Quota]) -> tuple[int, int]:
    """Completed and wanted of several strata."""
    return sum(one.completed for one in quotas), sum(one.wanted for one in quotas)


def _history(line: VisitLine) -> str:
    last = line.standing.last
    if last is None:
        return say(texts.NOT_VISITED)
    words = say(texts.VISITED, count=line.standing.attempts, when=day_and_time(last.at), visitor=last.visitor)
    return words.rstrip("，, ")


def _clear(grid: QGridLayout | QVBoxLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
