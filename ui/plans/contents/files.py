"""Copying a plan, handing it on as a file, going back to the shipped one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.plans.reading import available_plans
from fieldkit.services.plans import DEFAULT_PLAN
from ui.language import current_language, say
from ui.plans.contents import texts
from ui.plans.contents.copy_dialog import CopyDialog
from ui.theme import Tone
from ui.widgets.confirm import confirm
from ui.widgets.file_dialogs import FileDialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkit.services.plans import PlanService
    from ui.shell import Shell


class PlanFiles(QObject):
    """Signal: ``changed`` when there is another plan, or another one governs."""

    changed = Signal()

    def __init__(
        self, page: QWidget, plans: PlanService, shell: Shell, dialogs: FileDialogs | None = None
    ) -> None:
        super().__init__(page)
        self._page, self._plans, self._shell = page, plans, shell
        self._dialogs = dialogs or FileDialogs()
        self.dialog: CopyDialog | None = None

    def copy(self) -> None:
        """Ask for a name, and make a plan of the office's own that governs from then on."""
        key = self._plans.in_use()
        try:
            title = say(self._plans.plan(key).title)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self.dialog = CopyDialog(self._page, title)
        self.dialog.chosen.connect(partial(self._copy, key))
        self.dialog.open()

    def export(self) -> None:
        """Write the plan as one file that another office imports."""
        key = self._plans.in_use()
        path = self._dialogs.save_as(self._page, say(texts.EXPORT_TITLE), f"{key}.zip", ".zip")
        if path is None:
            return
        try:
            self._plans.export(key, path)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        act = partial(self._dialogs.open, path.parent)
        self._shell.toast(say(texts.EXPORTED, name=path.name), Tone.GOOD, say(texts.OPEN_FOLDER), act)

    def take_in(self) -> None:
        """Ask for a file that another office exported."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._page, say(texts.IMPORT_TITLE), self._dialogs.folder_used, say(texts.IMPORT_FILTER)
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Take a plan in, and offer to let it govern."""
        try:
            plan = self._plans.take_in(path)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self.changed.emit()
        words = say(texts.IMPORTED, title=say(plan.title))
        self._shell.toast(words, Tone.GOOD, say(texts.IMPORTED_USE), partial(self._use, plan.key))

    def remove(self) -> None:
        """Ask, then remove the office's own plan; the shipped one of its key holds again, or the default."""
        key = self._plans.in_use()
        is_shipped = any(plan.key == key for plan in available_plans())
        if is_shipped:
            asked = (say(texts.RESTORE_TITLE), say(texts.RESTORE_WORDS, key=key), say(texts.RESTORE_DO))
        else:
            words = say(texts.REMOVE_WORDS, other=DEFAULT_PLAN)
            asked = (say(texts.REMOVE_TITLE, key=key), words, say(texts.REMOVE_DO))
        if not confirm(self._page, *asked, danger=True):
            return
        try:
            self._plans.remove(key)
            if not is_shipped:
                self._plans.use(DEFAULT_PLAN)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        done = say(texts.RESTORED) if is_shipped else say(texts.REMOVED_PLAN, key=key)
        self._shell.toast(done)
        self.changed.emit()

    # --- inside -------------------------------------------------------------

    def _copy(self, source: str, key: str, title: str) -> None:
        try:
            self._plans.copy(source, key, Text(title, title) if title else None)
        except FieldkitError as error:
            if self.dialog is not None:
                self.dialog.say_problem(error.say(current_language()))
            return
        if self.dialog is not None:
            self.dialog.accept()
        self._use(key)
        self._shell.toast(say(texts.COPIED, key=key))

    def _use(self, key: str) -> None:
        try:
            self._plans.use(key)
        except FieldkitError as error:
            self._shell.failures.show(error)
        self.changed.emit()
