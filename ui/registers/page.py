"""The page: the registers at the left, the chosen one beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from fieldkit.registers.catalogue import KINDS_BY_KEY
from ui.actions import make_action
from ui.language import current_language, say
from ui.registers import texts
from ui.registers.presenter import RegistersPresenter
from ui.registers.state import SATISFIED
from ui.registers.view import RegisterView
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import hairline
from ui.widgets.page_frame import PageFrame
from ui.widgets.search_box import SearchBox
from ui.widgets.side_lists import SideLists

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace
    from ui.registers.state import ChosenState, RegisterState
    from ui.shell import Shell


class RegistersPage(PageFrame):
    """Puts the lists, the views and their presenter together; a view is made when it is first shown."""

    def __init__(self, workspace: Workspace, shell: Shell) -> None:
        super().__init__(say(texts.TITLE), margin=0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.lists, self._stack = SideLists(), QStackedWidget()
        self._views: dict[str, RegisterView] = {}
        self.search = SearchBox(say(texts.SEARCH), width=220)
        self.add_header_widget(self.search)
        new = make_action("record.new", self, self._new, texts.NEW)
        self.add_button(Button.for_action(new, kind=ButtonKind.PRIMARY))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.lists)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
        self._presenter = presenter = RegistersPresenter(workspace, shell, self)
        presenter.listed.connect(self._show_list)
        presenter.shown.connect(self._show_record)
        self.lists.chosen.connect(self._choose_list)
        self.search.searched.connect(presenter.search)
        self.search.left_down.connect(self._into_list)
        make_action("record.undo", self, presenter.undo)
        self.setFocusProxy(self.lists)
        presenter.load()

    def entered(self, argument: object) -> None:
        """Come into sight; ``argument`` may be the key of a register, or ``task/`` and the id of a record."""
        if isinstance(argument, str) and argument:
            register, _, record = argument.partition("/")
            self.search.clear()
            self._presenter.choose_list(register, record)

    @property
    def view(self) -> RegisterView:
        """The register in sight."""
        kind = self._presenter.kind
        if kind.key not in self._views:
            self._views[kind.key] = self._make_view(kind.key)
        return self._views[kind.key]

    # --- inside -------------------------------------------------------------

    def _make_view(self, kind: str) -> RegisterView:
        view, presenter = RegisterView(KINDS_BY_KEY[kind]), self._presenter
        view.chosen.connect(presenter.choose)
        view.new_wanted.connect(self._new)
        view.deleted.connect(presenter.delete)
        view.project_wanted.connect(presenter.make_project)
        view.step_wanted.connect(self._advance)
        view.other_wanted.connect(presenter.go_to_other)
        view.stage_chosen.connect(self._choose_list)
        view.lead_wanted.connect(self._lead)
        view.form.typed.connect(partial(self._leave, kind, True))
        view.form.picked.connect(partial(self._leave, kind, False))
        self._stack.addWidget(view)
        return view

    def _leave(self, kind: str, is_typed: bool, key: str, value: str) -> None:  # noqa: FBT001 - bound above
        """Save a field that was left; one that loses the focus because another list came is not this record's."""
        if kind != self._presenter.kind.key:
            return
        (self._presenter.leave if is_typed else self._presenter.pick)(key, value)

    def _choose_list(self, key: str) -> None:
        self.search.clear()
        self._presenter.choose_list(key)

    def _advance(self) -> None:
        if not self._presenter.advance():
            self.view.go_to_field("satisfaction")

    def _lead(self) -> None:
        """From an empty list to where its records come from."""
        lead = {"demand": "", "project": "demand", SATISFIED: "project"}[self._presenter.chosen_list]
        if lead:
            self._choose_list(lead)
        else:
            self._presenter.go("analysis")

    def _new(self) -> None:
        self._presenter.begin_new()
        self.view.begin()

    def _into_list(self) -> None:
        self.view.table.setFocus()

    def _show_list(self, state: RegisterState) -> None:
        view = self.view
        self._stack.setCurrentWidget(view)
        self.lists.show_lists(state.lists, state.chosen)
        words = KINDS_BY_KEY[state.kind].label.say(current_language())
        chosen = next((line.words for line in state.lists if line.key == state.chosen), words)
        self.set_title(chosen)
        self.set_number(say(texts.NUMBER, count=state.total) if state.total else say(texts.NONE_YET))
        view.show_list(state)
        if self._presenter.current:
            view.table.choose(self._presenter.current)
        elif not view.is_editing_new:
            view.choose_first()

    def _show_record(self, state: ChosenState) -> None:
        self.view.show_record(state)
