"""A full cell of a quota: the interview goes on over it, or ends here and may be taken up again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.services.quota_endings import QuotaEndings
from ui.interviews.door.quota_texts import ENDED
from ui.language import say

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace
    from ui.interviews.door.course import Course
    from ui.interviews.door.opening import DoorOpening
    from ui.shell import Shell


class QuotaEnd(QObject):
    """Signal: ``taken_back(record)``: a sheet that a full quota ended is a draft again."""

    taken_back = Signal(str)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell

    def go_over(self, course: Course) -> bool:
        """Go on all the same, and keep that with the sheet; whether it was kept."""
        return self._shell.failures.attempt(course.sitting.go_over_quota)

    def end(self, course: Course, opening: DoorOpening) -> bool:
        """End the interview here; whether it was ended."""
        sitting = course.sitting
        if not self._shell.failures.attempt(sitting.end_for_quota):
            return False
        if course.screen is not None:
            self._shell.failures.attempt(partial(opening.left, sitting, course.screen.path))
        undo = partial(self.take_back, sitting.record)
        self._shell.say_change(say(ENDED, sheet=course.card.sheet), undo=undo)
        return True

    def take_back(self, record: str) -> None:
        """A full quota ended this sheet by mistake: it is a draft again, and gone on with."""
        if self._shell.failures.attempt(partial(QuotaEndings(self._workspace).take_back, record)):
            self.taken_back.emit(record)
