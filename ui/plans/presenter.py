"""Which plan governs, and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet, Topic
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.plans import PlanService
from ui.language import say
from ui.plans import texts
from ui.plans.state import PlanChoice, PlansState

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell


class PlansPresenter(QObject):
    """Signals: ``listed(PlansState)``, ``used`` when another plan governs."""

    listed = Signal(object)
    used = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.plans = PlanService(workspace)
        self.state = PlansState()
        shell.relay.follow(self._changed)

    def load(self) -> None:
        """Read which plans there are, and which one governs."""
        used = self.plans.in_use()
        found = {plan.key: say(plan.title) for plan in self.plans.plans()}
        found |= {one.key: one.key for one in self.plans.own()[1]}
        choices = tuple(PlanChoice(key, words, self.plans.is_own(key)) for key, words in found.items())
        self.state = PlansState(choices, used, self._broken(used))
        self.listed.emit(self.state)

    def use(self, key: str) -> None:
        """Let another plan govern; nothing that was recorded changes."""
        before = self.plans.in_use()
        if key == before:
            return
        try:
            plan = self.plans.use(key)
        except FieldkitError as error:
            self._shell.failures.show(error)
            self.load()
            return

        def undo() -> None:
            self.plans.use(before)
            self.load()
            self.used.emit()

        self._shell.say_change(say(texts.USED, title=say(plan.short_title)), undo=undo)
        self.load()
        self.used.emit()

    def _broken(self, used: str) -> str:
        try:
            self.plans.plan(used)
        except FieldkitError:
            return say(texts.BROKEN, key=used)
        return ""

    def _changed(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and Topic.SETTINGS in touched.topics:
            self.load()
