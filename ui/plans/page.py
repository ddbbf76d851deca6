"""The page: which plan governs above, and four views of it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget

from fieldkit.kernel.clock import today
from fieldkit.plans.parts import part_of
from fieldkit.services.picture_wish import Wish
from fieldkit.services.pictures import PictureKind
from ui.language import say
from ui.pictures.presenter import open_pictures
from ui.plans import texts
from ui.plans.board.presenter import BoardPresenter
from ui.plans.board.view import BoardView
from ui.plans.contents.files import PlanFiles
from ui.plans.contents.presenter import ContentsPresenter
from ui.plans.contents.view import ContentsView
from ui.plans.dates.presenter import DatesPresenter
from ui.plans.dates.view import DatesView
from ui.plans.presenter import PlansPresenter
from ui.plans.tasks.presenter import TasksPresenter
from ui.plans.tasks.view import TasksView
from ui.theme import CONTROL_HEIGHT, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.page_frame import PageFrame
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.plans.board.state import BoardState
    from ui.plans.contents.state import ContentsState
    from ui.plans.dates.state import DatesState
    from ui.plans.state import PlansState
    from ui.plans.tasks.state import TasksState
    from ui.shell import Shell
    from ui.widgets.file_dialogs import FileDialogs

BOARD, TASKS, DATES, CONTENTS = "board", "tasks", "dates", "contents"
_TABS = ((BOARD, texts.BOARD), (TASKS, texts.TASKS), (DATES, texts.DATES), (CONTENTS, texts.CONTENTS))


class PlansPage(PageFrame):
    """Puts the views and their presenters together; a tab is worked out when it is first seen."""

    def __init__(self, workspace: Workspace, shell: Shell, dialogs: FileDialogs | None = None) -> None:
        super().__init__(say(texts.TITLE))
        self._workspace, self._shell, self._dialogs = workspace, shell, dialogs
        self._presenter = PlansPresenter(workspace, shell, self)
        self._presenter.listed.connect(self._show_plans)
        self._presenter.used.connect(self._plan_changed)
        self.plans = QMenu(self)
        self._offered: tuple[object, ...] = ()
        chooser = Button(say(texts.CHOOSE), menu_sign=True)
        chooser.setToolTip(say(texts.CHOOSE_TIP))
        chooser.setMenu(self.plans)
        self.chooser = self.add_button(chooser)
        self.tabs = Segments([(key, say(words), f"Alt+{at}") for at, (key, words) in enumerate(_TABS, 1)])
        self.tabs.chosen.connect(self._show_tab)
        self.broken = Notice("", Tone.MISSING, say(texts.TO_CONTENTS))
        self.broken.action_requested.connect(partial(self.tabs.choose, CONTENTS))
        self._stack, self._controls = QStackedWidget(), QStackedWidget()
        self._controls.setFixedHeight(CONTROL_HEIGHT)
        row = QHBoxLayout()
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self._controls)
        self.body.addLayout(row)
        self.body.addWidget(self.broken)
        self.body.addWidget(self._stack, 1)
        self._views: dict[str, QWidget] = {}
        self._numbers: dict[str, str] = {}
        self._make_board(workspace)
        self._make_tasks(workspace)
        self._make_dates(workspace)
        self._make_contents(workspace)
        self.setFocusProxy(self.board)
        self._presenter.load()

    def entered(self, argument: object) -> None:
        """Come into sight; ``argument`` may be a tab, or a part of the contents."""
        self._presenter.load()
        if isinstance(argument, str) and argument in self._views:
            self.tabs.choose(argument)
        elif isinstance(argument, str) and part_of(argument) is not None:
            self.tabs.choose(CONTENTS)
            self._contents.choose_part(argument)

    def showEvent(self, event: QShowEvent) -> None:
        """The tab in sight works out what is stale."""
        super().showEvent(event)
        self._tell_sight(seen=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is worked out for nobody."""
        super().hideEvent(event)
        self._tell_sight(seen=False)

    # --- inside -------------------------------------------------------------

    def _make_board(self, workspace: Workspace) -> None:
        self.board = BoardView()
        presenter = self._board = BoardPresenter(workspace, self._shell, self)
        presenter.listed.connect(self._show_board)
        presenter.shown.connect(self.board.show_detail)
        presenter.refused.connect(self._refuse)
        presenter.day_refused.connect(self.board.refuse_day)
        self.board.chosen.connect(presenter.choose)
        self.board.grouped.connect(presenter.group)
        self.board.day_left.connect(presenter.choose_day)
        self.board.step_wanted.connect(presenter.go)
        self.board.opened.connect(presenter.open)
        self.board.picture_wanted.connect(self._open_pictures)
        self._add(BOARD, self.board, self.board.controls)

    def _open_pictures(self) -> None:
        """Draw the targets as the board shows them."""
        wish = Wish(on=self._board.day)
        open_pictures(self, self._workspace, self._shell, self._dialogs, kind=PictureKind.TARGETS, wish=wish)

    def _make_tasks(self, workspace: Workspace) -> None:
        view = self.tasks = TasksView()
        presenter = self._tasks = TasksPresenter(workspace, self._shell, self)
        presenter.listed.connect(self._show_tasks)
        presenter.shown.connect(view.show_task)
        view.chosen.connect(presenter.choose)
        view.narrowed.connect(presenter.narrow)
        view.state_wanted.connect(presenter.set_state)
        view.record_wanted.connect(presenter.open_record)
        view.panel.progress_left.connect(presenter.add_progress)
        view.panel.due_left.connect(presenter.set_due)
        self._add(TASKS, view, view.controls)

    def _make_dates(self, workspace: Workspace) -> None:
        view = self.dates = DatesView(today(workspace.clock))
        presenter = self._dates = DatesPresenter(workspace, self._shell, self)
        presenter.listed.connect(self._show_dates)
        presenter.shown.connect(view.show_date)
        view.chosen.connect(presenter.choose)
        view.every_wanted.connect(self._show_done)
        view.contents_wanted.connect(partial(self.entered, "calendar"))
        view.panel.day_picked.connect(self._go_to_day)
        view.panel.marked.connect(presenter.mark)
        view.panel.go_wanted.connect(presenter.go)
        self._add(DATES, view, view.controls)

    def _show_done(self, every: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._dates.show_done(every=every)

    def _go_to_day(self, day: object) -> None:
        if isinstance(day, date):
            self.dates.table.choose(self._dates.on_day(day))

    def _make_contents(self, workspace: Workspace) -> None:
        view = self.contents = ContentsView()
        presenter = self._contents = ContentsPresenter(workspace, self._shell, self)
        files = self.files = PlanFiles(self, presenter.plans, self._shell, self._dialogs)
        presenter.listed.connect(self._show_contents)
        presenter.shown.connect(view.show_line)
        presenter.changed.connect(self._outdate)
        files.changed.connect(self._plan_changed)
        view.part_chosen.connect(presenter.choose_part)
        view.line_chosen.connect(presenter.choose)
        view.cell_left.connect(presenter.leave)
        view.new_wanted.connect(presenter.begin_new)
        view.deleted.connect(presenter.delete)
        view.problem_wanted.connect(presenter.show_problem)
        view.copy_wanted.connect(files.copy)
        view.export_wanted.connect(files.export)
        view.import_wanted.connect(files.take_in)
        view.remove_wanted.connect(files.remove)
        self._add(CONTENTS, view, view.controls)

    def _outdate(self) -> None:
        """The plan itself was changed; its files tell nobody."""
        self._presenter.load()
        self._board.outdate()
        self._tasks.outdate()
        self._dates.outdate()

    def _plan_changed(self) -> None:
        self._outdate()
        if self.tabs.current == CONTENTS:
            self._contents.load()

    def _show_contents(self, state: ContentsState) -> None:
        self.contents.show_list(state)
        self._say_number(CONTENTS, state.number)

    def _add(self, key: str, view: QWidget, controls: QWidget) -> None:
        self._views[key] = view
        self._stack.addWidget(view)
        self._controls.addWidget(controls)

    def _show_tab(self, key: str) -> None:
        if key in self._views:
            self._stack.setCurrentWidget(self._views[key])
            self._controls.setCurrentIndex(self._stack.currentIndex())
            self.setFocusProxy(self._views[key])
            self.set_number(self._numbers.get(key, ""))
            self._tell_sight(seen=self.isVisible())

    def _tell_sight(self, *, seen: bool) -> None:
        self._board.come(in_sight=seen and self.tabs.current == BOARD)
        self._tasks.come(in_sight=seen and self.tabs.current == TASKS)
        self._dates.come(in_sight=seen and self.tabs.current == DATES)
        if seen and self.tabs.current == CONTENTS:
            self._contents.load()

    def _show_dates(self, state: DatesState) -> None:
        self.dates.show_list(state)
        self._say_number(DATES, state.number)

    def _say_number(self, tab: str, words: str) -> None:
        """The number that matters, of the tab in sight."""
        self._numbers[tab] = words
        self.set_number(self._numbers.get(self.tabs.current, ""))

    def _show_board(self, state: BoardState) -> None:
        self.board.show_list(state)
        self._say_number(BOARD, state.number)

    def _show_tasks(self, state: TasksState) -> None:
        self.tasks.show_list(state)
        self._say_number(TASKS, state.number)

    def _refuse(self, error: object) -> None:
        del error
        self._presenter.load()

    def _show_plans(self, state: PlansState) -> None:
        self.broken.say_words(state.broken, Tone.MISSING)
        if state.choices != self._offered:
            self._offered = state.choices
            self.plans.clear()
            for choice in state.choices:
                words = say(texts.OWN, title=choice.title) if choice.is_own else choice.title
                action = QAction(words, self.plans)
                action.setObjectName(choice.key)
                action.setCheckable(True)
                action.triggered.connect(partial(self._presenter.use, choice.key))
                self.plans.addAction(action)
        for action in self.plans.actions():
            action.setChecked(action.objectName() == state.used)
