"""The poster page: circles at the left, the real sheets in the middle, what to look at on the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.cells import Cell, Column
from ui.language import say
from ui.models.id_table_model import IdTableModel
from ui.posters import texts
from ui.posters.adjust_panel import AdjustPanel
from ui.posters.check_panel import CheckPanel
from ui.posters.map_menu import MapMenu
from ui.posters.order_bar import OrderBar
from ui.posters.posted_panel import PostedPanel
from ui.posters.poster_preview import PosterPreview
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, hairline, label
from ui.widgets.choice_popup import Choice, matches
from ui.widgets.page_frame import PageFrame, RecordPanel
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segments
from ui.widgets.tables import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.posters.state import CircleLine, PosterView

_LEFT = 324
_RIGHT = 348
_BAR = 44
_FOOT = 40
_ZOOM = 1.25


def _outlets(line: CircleLine) -> Cell:
    return Cell("" if line.outlets is None else str(line.outlets))


def _check(line: CircleLine) -> Cell:
    if line.problems is None:
        return Cell("")
    if line.problems:
        return Cell(say(texts.LOOK_AT, count=line.problems), tone=Tone.FEW)
    return Cell(say(texts.FINE), tone=Tone.GOOD)


def _posted(line: CircleLine) -> Cell:
    return Cell(say(texts.TO_RENEW), tone=Tone.FEW) if line.outdated else Cell("")


_COLUMNS: tuple[Column[CircleLine], ...] = (
    Column("name", texts.CIRCLES, lambda line: Cell(line.name), width=72, stretch=True, sortable=False),
    Column("outlets", texts.OUTLETS, _outlets, width=60, numeric=True, sortable=False),
    Column("check", texts.CHECK, _check, width=62, sortable=False),
    Column("posted", texts.POSTED_COLUMN, _posted, width=66, sortable=False),
)


class PosterPage(PageFrame):
    """Shows circles and one :class:`PosterView`.

    Signals: ``arrived(argument)``, ``circle_chosen(id)``, ``save_wanted``, ``print_wanted``, ``all_wanted``, ``record_wanted(problem)`` to put one right,
    ``circles_wanted`` from the empty page.
    """

    arrived = Signal(object)
    circle_chosen = Signal(str)
    save_wanted = Signal()
    print_wanted = Signal()
    all_wanted = Signal()
    record_wanted = Signal(object)
    circles_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(texts.TITLE), "", parent, margin=0)
        self._lines: dict[str, CircleLine] = {}
        self._make_header()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_content())
        empty = EmptyState(
            say(texts.NO_CIRCLES), say(texts.NO_CIRCLES_WORDS), say(texts.TO_CIRCLES), icon="poster"
        )
        empty.action_requested.connect(self.circles_wanted)
        self._stack.addWidget(empty)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._stack)
        self.setFocusProxy(self.circles)

    def _make_header(self) -> None:
        every = make_action("poster.all", self, self.all_wanted.emit, texts.ALL)
        printing = make_action("poster.print", self, self.print_wanted.emit, texts.PRINT)
        saving = make_action("poster.save", self, self.save_wanted.emit, texts.SAVE)
        self._actions = (every, printing, saving)
        everything = Button(say(texts.ALL))
        everything.clicked.connect(every.trigger)
        every.enabledChanged.connect(everything.setEnabled)
        self.add_button(everything)
        self.add_button(Button.for_action(printing, icon="print"))
        self.add_button(Button.for_action(saving, kind=ButtonKind.PRIMARY))

    def _make_content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_list())
        row.addWidget(hairline(vertical=True))
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._make_bar())
        middle.addWidget(hairline())
        self.preview = PosterPreview()
        self.preview.page_changed.connect(self._show_sheet)
        middle.addWidget(self.preview, 1)
        middle.addWidget(hairline())
        middle.addWidget(self._make_foot())
        row.addLayout(middle, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._make_panel())
        return content

    def _make_list(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        self.search = SearchBox(say(texts.SEARCH), width=_LEFT - 32)
        self.search.searched.connect(self._filter)
        self.circles = DataTable(say(texts.CIRCLES))
        self.search.left_down.connect(self._go_to_list)
        self._model = IdTableModel(_COLUMNS, self._fetch, self.circles)
        self.circles.show_model(self._model, _COLUMNS)
        self.circles.current_changed.connect(self._chosen)
        self.circles.opened.connect(self._go_to_preview)
        column.addWidget(self.search)
        column.addWidget(self.circles, 1)
        return left

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(_BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(8)
        self.order = OrderBar()
        row.addWidget(self.order)
        self.map = MapMenu()
        row.addWidget(self.map)
        row.addStretch(1)
        return bar

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(4)
        self._sheet = label("", "muted")
        row.addWidget(self._sheet, 1)
        zooms = (
            ("−", texts.SMALLER, partial(self._zoom, 1 / _ZOOM)),
            ("＋", texts.LARGER, partial(self._zoom, _ZOOM)),
        )
        for sign, words, act in zooms:
            button = Button(sign, kind=ButtonKind.QUIET)
            button.setAccessibleName(say(words))
            button.setToolTip(say(words))
            button.clicked.connect(act)
            row.addWidget(button)
        whole = Button(say(texts.WHOLE), kind=ButtonKind.QUIET)
        whole.clicked.connect(self._fit_page)
        wide = Button(say(texts.WIDTH), kind=ButtonKind.QUIET)
        wide.clicked.connect(self._fit_width)
        row.addWidget(whole)
        row.addWidget(wide)
        return foot

    def _make_panel(self) -> RecordPanel:
        self._panel = RecordPanel(width=_RIGHT)
        self.checks = CheckPanel()
        self.checks.record_wanted.connect(self.record_wanted)
        self.adjust = AdjustPanel()
        self.posted = PostedPanel()
        parts = {
            "check": (texts.TAB_CHECK, self.checks),
            "adjust": (texts.TAB_ADJUST, self.adjust),
            "posted": (texts.TAB_POSTED, self.posted),
        }
        self.tabs = Segments([(key, say(words), "") for key, (words, _) in parts.items()])
        self.tabs.setAccessibleName(say(texts.TABS))
        self.tabs.chosen.connect(self._show_part)
        self._panel.head.insertWidget(0, self.tabs)
        self._parts = {key: part for key, (_, part) in parts.items()}
        for part in self._parts.values():
            self._panel.body.addWidget(part)
        self._panel.body.addStretch(1)
        self._show_part("check")
        for keys in (("+ -", texts.ZOOM), ("0", texts.WHOLE), ("W", texts.WIDTH)):
            self._panel.foot.addWidget(label(f"{keys[0]} {say(keys[1])}", "muted"))
        self._panel.foot.addStretch(1)
        return self._panel

    def show_tab(self, key: str) -> None:
        """Bring a part of the panel into sight: check, adjust or posted."""
        self.tabs.choose(key)

    def _show_part(self, key: str) -> None:
        for name, part in self._parts.items():
            part.setVisible(name == key)

    def entered(self, argument: object) -> None:
        """The page comes into sight."""
        self.arrived.emit(argument)

    def show_circles(self, lines: Sequence[CircleLine]) -> None:
        """Show the list; the chosen circle stays chosen if it is still there."""
        self._lines = {line.id: line for line in lines}
        self.set_number(say(texts.NUMBER, count=len(lines)) if lines else "")
        for action in self._actions:
            action.setEnabled(bool(lines))
        self._stack.setCurrentIndex(0 if lines else 1)
        self._filter(self.search.text())
        self._model.forget_all()

    def show_line(self, line: CircleLine) -> None:
        """Show what became known of one circle."""
        if line.id in self._lines:
            self._lines[line.id] = line
            self._model.forget([line.id])

    def choose_circle(self, circle: str, *, reveal: bool = False) -> None:
        """Choose a circle in the list; with ``reveal`` also one that the search hides."""
        if not self.circles.choose(circle) and reveal:
            self.search.clear()
            self._filter("")
            self.circles.choose(circle)

    def show_poster(self, view: PosterView) -> None:
        """Show a poster, or that it is being made."""
        self._panel.set_record(view.title, view.facts)
        if view.pages is not None:
            self.preview.set_sheets(view.pages, view.places)
            self._sheet.setText("")
            if view.pages:
                self._show_sheet(1, len(view.pages))
        self.checks.show_problems(view.problems, view.well)
        self.tabs.set_count("check", sum(one.counts for one in view.problems), Tone.FEW)

    def _fetch(self, ids: Sequence[str]) -> dict[str, CircleLine]:
        return {one: self._lines[one] for one in ids if one in self._lines}

    def _filter(self, typed: str) -> None:
        choices = [Choice(line.id, line.name) for line in self._lines.values()]
        found = {choice.key for choice in matches(choices, typed)}
        self._model.set_ids([one for one in self._lines if one in found])

    def _go_to_list(self) -> None:
        first = self._model.id_at(0)
        if first and not self.circles.current_id():
            self.circles.choose(first)
        self.circles.setFocus()

    def _chosen(self, circle: str) -> None:
        if circle:
            self.circle_chosen.emit(circle)

    def _show_sheet(self, number: int, total: int) -> None:
        self._sheet.setText(say(texts.SHEET, number=number, total=total))

    def _go_to_preview(self) -> None:
        self.preview.setFocus()

    def _zoom(self, factor: float) -> None:
        self.preview.zoom_by(factor)

    def _fit_page(self) -> None:
        self.preview.fit_page()

    def _fit_width(self) -> None:
        self.preview.fit_width()
