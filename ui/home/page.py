"""The desk: figures above, what to do next and what lacks at the left, what happened at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.home import texts
from ui.home.deadlines_card import DeadlinesCard
from ui.home.first_steps import FirstSteps
from ui.home.state import HomeState
from ui.icons import pixmap
from ui.language import say
from ui.theme import tokens
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, FigureCard, hairline, label
from ui.widgets.charts import Bar, BarList
from ui.widgets.page_frame import PageFrame

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from ui.home.presenter import HomePresenter
    from ui.home.state import Figure, Gap, Recent, Step

_RIGHT = 420


class HomePage(PageFrame):
    """Knows no service.

    Signals: ``go_wanted(page, argument)``, ``register_wanted(name, population)``.
    """

    go_wanted = Signal(str, object)
    register_wanted = Signal(str, str)

    def __init__(self, *, is_office: bool) -> None:
        super().__init__(say(texts.TITLE))
        self._presenter: HomePresenter | None = None
        self._state = HomeState()
        self.first = FirstSteps(is_office=is_office)
        self.first.go_wanted.connect(self.go_wanted)
        self.first.register_wanted.connect(self.register_wanted)
        self.first.hide()
        self.body.addWidget(self.first, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("Body")
        self._desk = QVBoxLayout(inner)
        self._desk.setContentsMargins(0, 0, 0, 0)
        self._desk.setSpacing(16)
        scroll.setWidget(inner)
        self._scroll = scroll
        self._scroll.hide()
        self.body.addWidget(scroll, 1)
        self._make_desk()

    def hold(self, presenter: HomePresenter) -> None:
        """Let the presenter live as long as the page."""
        self._presenter = presenter

    def entered(self, argument: object) -> None:
        """The page comes into sight."""
        del argument
        if self._presenter is not None:
            self._presenter.refresh()

    def render_state(self, state: HomeState) -> None:
        """Show everything."""
        self._state = state
        self.set_number(state.line)
        self.first.setVisible(state.is_new)
        self._scroll.setVisible(not state.is_new)
        if state.is_new:
            self.first.render_state(state)
            self.setFocusProxy(self.first)
            return
        self._show_figures(state.figures)
        self._steps.show_steps(state.steps)
        self._gaps.show_gaps(state.gaps, state.gaps_from, state.communities_counted)
        self._deadlines.show_deadlines(state.deadlines, state.overdue)
        self._recent.show_recent(state.recent)
        self._backup.setText(state.backup)
        self.setFocusProxy(self._steps)

    def _make_desk(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        self._figures = row
        self._cards: list[FigureCard] = []
        self._desk.addLayout(row)
        self._steps = StepsCard()
        self._steps.go_wanted.connect(self.go_wanted)
        self._gaps = GapsCard()
        self._gaps.opened.connect(self._open_analysis)
        self._deadlines = DeadlinesCard(_RIGHT)
        self._deadlines.opened.connect(self._open_dates)
        self._recent = RecentCard()
        self._recent.opened.connect(self.go_wanted)
        self._backup = label("", "muted")
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self._steps)
        left.addWidget(self._gaps)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._deadlines)
        right.addWidget(self._recent)
        right.addWidget(self._backup)
        right.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_RIGHT)
        right.setContentsMargins(0, 0, 0, 0)
        side.setLayout(right)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addWidget(side)
        self._desk.addLayout(columns, 1)

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        while len(self._cards) < len(figures):
            figure = figures[len(self._cards)]
            card = FigureCard(figure.name, figure.figure, figure.note)
            card.chosen.connect(self._open_figure)
            self._cards.append(card)
            self._figures.addWidget(card, 1)
        for card, figure in zip(self._cards, figures, strict=True):
            card.set_figure(figure.figure, figure.note, figure.tone)

    def _open_figure(self) -> None:
        card = self.sender()
        if isinstance(card, FigureCard):
            self.go_wanted.emit(self._state.figures[self._cards.index(card)].page, None)

    def _open_dates(self) -> None:
        self.go_wanted.emit("plans", "dates")

    def _open_analysis(self) -> None:
        self.go_wanted.emit("analysis", None)


class StepsCard(Card):
    """What to do next: an icon, what and why, a button each; the first one calls."""

    go_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(say(texts.NEXT))
        self._steps: tuple[Step, ...] = ()
        self._buttons: list[Button] = []
        self._icons: list[QLabel] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show what there is to do; the button in hand keeps the focus."""
        if steps == self._steps:
            return
        at = next((row for row, button in enumerate(self._buttons) if button.hasFocus()), -1)
        self._steps = steps
        self._buttons, self._icons = [], []
        _empty(self._rows)
        for number, step in enumerate(steps):
            if number:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(number, step))
        self._paint_icons()
        self.setFocusProxy(self._buttons[0])
        if 0 <= at < len(self._buttons):
            self._buttons[at].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._paint_icons()

    def _row(self, number: int, step: Step) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(14)
        icon = QLabel()
        icon.setFixedWidth(22)
        self._icons.append(icon)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(step.words))
        words.addWidget(label(step.why, "muted", wrap=True))
        kind = ButtonKind.PRIMARY if number == 0 else ButtonKind.PLAIN
        button = Button(say(texts.DO_NOW if number == 0 else texts.GO), kind=kind)
        button.setObjectName(f"step-{number}")
        button.setAccessibleName(step.words)
        button.clicked.connect(self._go)
        self._buttons.append(button)
        line.addWidget(icon)
        line.addLayout(words, 1)
        line.addWidget(button)
        return row

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            step = self._steps[self._buttons.index(button)]
            self.go_wanted.emit(step.page, step.argument)

    def _paint_icons(self) -> None:
        for icon, step in zip(self._icons, self._steps, strict=True):
            icon.setPixmap(pixmap(step.icon, tokens().primary_text, 20))


class GapsCard(Card):
    """The types that lack in most communities."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(say(texts.GAPS))
        self._from = label("", "muted")
        self._bars = BarList()
        self._none = label(say(texts.NO_GAPS))
        open_ = Button(say(texts.GAPS_OPEN))
        open_.clicked.connect(self.opened)
        foot = QHBoxLayout()
        foot.addWidget(self._from, 1)
        foot.addWidget(open_)
        self.body.addWidget(self._bars)
        self.body.addWidget(self._none)
        self.body.addLayout(foot)

    def show_gaps(self, gaps: tuple[Gap, ...], basis: str, counted: int) -> None:
        """Show the gaps; hidden while nothing was counted."""
        self.setVisible(bool(basis))
        self._from.setText(basis)
        self._bars.show_bars([Bar(gap.name, gap.absent) for gap in gaps], most=max(counted, 1))
        self._bars.setVisible(bool(gaps))
        self._none.setVisible(not gaps)


class RecentCard(Card):
    """The latest changes; each leads to its record."""

    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(say(texts.RECENT))
        self.setFixedWidth(_RIGHT)
        self._lines: tuple[Recent, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self._show()

    def show_recent(self, lines: tuple[Recent, ...]) -> None:
        """Show other changes."""
        if lines != self._lines:
            self._lines = lines
            self._show()

    def _show(self) -> None:
        _empty(self._rows)
        for number, line in enumerate(self._lines):
            if number:
                self._rows.addWidget(hairline())
            row = RecentRow(line)
            row.chosen.connect(self._open)
            self._rows.addWidget(row)
        if not self._lines:
            self._rows.addWidget(label(say(texts.NO_RECENT), "muted"))

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.opened.emit(row.line.page, row.line.record)


class RecentRow(QWidget):
    """One change: what, and beneath it who and when. A click or Enter opens its record."""

    chosen = Signal()

    def __init__(self, line: Recent) -> None:
        super().__init__()
        self.line = line
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{line.what} {line.by}")
        self.setToolTip(line.what)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 7)
        column.setSpacing(0)
        what = label(line.what)
        what.setSizePolicy(what.sizePolicy().Policy.Ignored, what.sizePolicy().Policy.Preferred)
        column.addWidget(what)
        column.addWidget(label(line.by, "muted"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
            return
        super().keyPressEvent(event)


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
