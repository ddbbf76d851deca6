"""Registers the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.shell import PageEntry
from ui.table_import import texts
from ui.widgets.confirm import confirm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell
    from ui.table_import.afterwards import Afterwards
    from ui.table_import.page import TableImportPage
    from ui.table_import.presenter import TableImportPresenter
    from ui.table_import.state import PlanState
    from ui.widgets.file_dialogs import FileDialogs


def entry(workspace: Workspace, dialogs: FileDialogs | None = None) -> PageEntry:
    """Return the page over a workspace.

    ``go("table_import", argument)``: a path, or a tuple of paths, is taken as if it had been dropped.
    """

    def make(shell: Shell) -> QWidget:
        return make_page(workspace, shell, dialogs)

    return PageEntry("table_import", texts.TITLE, "outlet", make, under="outlets")


def make_page(workspace: Workspace, shell: Shell, dialogs: FileDialogs | None = None) -> TableImportPage:
    """Return the page with its presenter."""
    from ui.table_import.afterwards import Afterwards
    from ui.table_import.page import TableImportPage
    from ui.table_import.presenter import TableImportPresenter
    from ui.table_import.wording import datum_picks
    from ui.widgets.file_dialogs import FileDialogs

    page = TableImportPage(datum_picks())
    dialogs = dialogs or FileDialogs()
    presenter = TableImportPresenter(workspace, shell, dialogs, page)
    _Joint(page, presenter, Afterwards(presenter, shell, dialogs))
    return page


class _Joint(QObject):
    """Lives as long as the page: joins its signals to the presenter's, and asks what needs a sheet of its own."""

    def __init__(
        self, page: TableImportPage, presenter: TableImportPresenter, afterwards: Afterwards
    ) -> None:
        super().__init__(page)
        self._page, self._presenter, self._afterwards = page, presenter, afterwards
        page.entered_with.connect(presenter.entered)
        page.files_wanted.connect(presenter.add_files)
        page.take_wanted.connect(presenter.take)
        page.back_wanted.connect(afterwards.go_back)
        page.save_wanted.connect(self._ask_name)
        page.begin.row_given.connect(presenter.give_row)
        page.begin.packages_wanted.connect(presenter.to_packages)
        page.begin.template_dropped.connect(self._ask_removal)
        self._join_plan()
        self._join_result()
        presenter.begun.connect(page.render_begin)
        presenter.planned.connect(self._render_plan)
        presenter.detail_changed.connect(page.plan.rows.show_detail)
        presenter.finished.connect(page.render_result)

    def _join_plan(self) -> None:
        plan, presenter = self._page.plan, self._presenter
        plan.columns.column_chosen.connect(presenter.choose_column)
        plan.columns.sheet_chosen.connect(presenter.choose_sheet)
        plan.columns.header_chosen.connect(presenter.choose_header)
        plan.columns.kind_chosen.connect(presenter.choose_kind)
        plan.columns.template_refused.connect(presenter.refuse_template)
        plan.options.changed.connect(presenter.choose_option)
        plan.open_file.clicked.connect(self._afterwards.open_file)
        plan.rows.row_chosen.connect(presenter.show_row)
        plan.rows.left_out.connect(self._leave_out)

    def _join_result(self) -> None:
        result, afterwards = self._page.result, self._afterwards
        result.problems_wanted.connect(afterwards.open_problems)
        result.folder_wanted.connect(afterwards.open_folder)
        result.conflicts_wanted.connect(afterwards.to_conflicts)
        result.outlets_wanted.connect(afterwards.to_outlets)
        result.duplicates_wanted.connect(afterwards.to_duplicates)
        result.another_wanted.connect(self._presenter.another)

    def _render_plan(self, state: PlanState, is_new: bool) -> None:  # noqa: FBT001 - as the signal carries it
        presenter = self._presenter
        self._page.render_plan(state, presenter.groups, presenter.words, is_new=is_new)

    def _leave_out(self, number: int, off: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self._presenter.leave_out(number, off=off)

    def _ask_name(self) -> None:
        from ui.table_import.template_dialog import TemplateDialog

        presenter = self._presenter
        dialog = TemplateDialog(self._page, name=presenter.suggested_name, known=presenter.template_names)
        dialog.wanted.connect(presenter.save_template)
        dialog.open()

    def _ask_removal(self, name: str) -> None:
        from ui.language import say

        question = say(texts.REMOVE_QUESTION, name=name)
        if confirm(self._page, question, say(texts.REMOVE_WORDS), say(texts.REMOVE_YES), danger=True):
            self._presenter.remove_template(name)
