"""Turns what a person decides into calls, and says what was decided, with a way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.errors import FieldkitError
from ui.language import current_language, say
from ui.packages.deciding import texts
from ui.packages.deciding.asking import Asking, Decided
from ui.packages.deciding.questions import name_of, shown_value, writer_of
from ui.packages.deciding.state import DecidingState
from ui.tasks import Lane
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldkit.kernel.progress import Progress
    from fieldkit.services.conflict_views import Choice, ConflictView
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

T = TypeVar("T")


class Deciding(QObject):
    """The questions at the right of the page.

    Signals: ``changed()`` when there is something new to show; ``stale()`` when
    a question was settled elsewhere and the open ones should be read anew.
    """

    changed = Signal()
    stale = Signal()

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._asking = Asking(workspace)
        self._done: list[Decided] = []
        self._trouble = ""
        self._writing = False

    @property
    def state(self) -> DecidingState:
        """The question in hand and how many wait."""
        now = self._workspace.clock.now()
        return DecidingState(self._asking.question(now), self._asking.count, self._trouble, self._writing)

    @property
    def count(self) -> int:
        """How many decisions wait."""
        return self._asking.count

    # --- reading --------------------------------------------------------------

    @property
    def moment(self) -> int:
        """When the reading of the open questions began; see :meth:`show`."""
        return self._asking.moment

    def read(self) -> list[ConflictView]:
        """Read the open questions (any thread)."""
        return self._asking.every()

    def show(self, views: Sequence[ConflictView], moment: int) -> None:
        """Take over what was read."""
        self._asking.show(views, moment)

    def go_to(self, record: str) -> bool:
        """Ask about this record; False when there is nothing to ask."""
        return self._asking.go_to(record)

    # --- deciding -------------------------------------------------------------

    def pick(self, index: int) -> None:
        """Settle the question in hand with one of its values."""
        found = self._choice(index)
        if found is None:
            return
        view, choice = found
        try:
            decided = self._asking.pick(view, choice)
        except FieldkitError as error:
            self._shell.failures.show(error)
            self.stale.emit()
            return
        if view.deleted_and_changed:
            self._settled(decided, say(texts.DELETED if choice.value is None else texts.KEPT))
        else:
            self._settled(decided, shown_value(view, choice))

    def write(self, typed: str) -> None:
        """Settle the question in hand with a third value."""
        view = self._asking.current
        if view is None or self._writing or not typed.strip():
            return
        try:
            decided = self._asking.write(view, typed)
        except FieldkitError as error:
            self._trouble = error.say(current_language())
            self.changed.emit()
            return
        self._settled(decided, typed.strip())

    def pick_alike(self, index: int) -> None:
        """Settle the question in hand and all that are alike with the value of the same device."""
        found = self._choice(index)
        if found is None:
            return
        view, choice = found

        def work(progress: Progress) -> Decided:
            progress.check()
            return self._asking.settle_alike(view, choice)

        self._write(work, partial(self._settled_many, writer_of(choice)))

    def later(self) -> None:
        """Leave the question for later."""
        self._trouble = ""
        self._asking.later()
        self.changed.emit()

    def take_back(self) -> None:
        """Take the last decision of this sitting back, and ask again."""
        if not self._done or self._writing:
            return
        decided = self._done[-1]

        def work(progress: Progress) -> None:
            progress.check()
            self._asking.write_back(decided)

        self._write(work, partial(self._taken_back, decided))

    def _choice(self, index: int) -> tuple[ConflictView, Choice] | None:
        view = self._asking.current
        if view is None or self._writing or not 0 <= index < len(view.choices):
            return None
        return view, view.choices[index]

    def _write(self, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._writing = True
        self.changed.emit()

        def written(result: T) -> None:
            self._writing = False
            done(result)

        self._shell.runner.run(
            work,
            written,
            owner=self,
            lane=Lane.WRITE,
            failed=self._failed,
        )

    def _failed(self, error: FieldkitError) -> None:
        self._writing = False
        self._shell.failures.show(error)
        self.changed.emit()
        self.stale.emit()

    def _settled(self, decided: Decided, value: str) -> None:
        left, view = self._asking.count, decided.views[0]
        words = say(texts.SETTLED_NEXT, value=value, count=left) if left else say(texts.SETTLED, value=value)
        self._tell(decided, words, say(texts.CHANGE, title=name_of(view), label=say(view.label), value=value))

    def _settled_many(self, who: str, decided: Decided) -> None:
        self._asking.decided(decided)
        left, count = self._asking.count, len(decided.settled)
        text = texts.SETTLED_MANY_NEXT if left else texts.SETTLED_MANY
        words = say(text, count=count, who=who, left=left) if left else say(text, count=count, who=who)
        self._tell(decided, words, words)

    def _tell(self, decided: Decided, words: str, change: str) -> None:
        self._trouble = ""
        self._done.append(decided)
        self._shell.toast(words, Tone.GOOD, say(texts.UNDO), self.take_back)
        self._shell.say_change(change, undo=self.take_back)
        self.changed.emit()

    def _taken_back(self, decided: Decided, _: None) -> None:
        if self._done and self._done[-1] is decided:
            self._done.pop()
        self._asking.ask_again(decided)
        self._shell.say_change("")
        self._shell.toast(say(texts.TAKEN_BACK), Tone.INFO)
        self.changed.emit()
