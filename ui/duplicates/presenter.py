"""Turns what a person says about two records into calls of the service; the search runs beside the window."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.records import RecordService
from ui.duplicates import texts
from ui.duplicates.comparing import joined_compared, joined_row, name_of, pair_compared, pair_row
from ui.duplicates.state import DuplicatesState, EmptyWords, View
from ui.duplicates.waiting import Waiting
from ui.language import current_language, say
from ui.tasks import Lane
from ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.progress import Progress
    from fieldkit.services.duplicate_views import Review
    from fieldkit.services.duplicates import Decision, Joined, JoinedClass, Pair
    from fieldkit.services.workspace import Workspace
    from ui.duplicates.state import Compared, ListRow
    from ui.shell import Shell

T = TypeVar("T")

PAGE = "duplicates"
_LONG_S = 3.0
"""A search that took longer is not begun again without being asked for."""


class DuplicatesPresenter(QObject):
    """Holds the services of the page. Signal: ``state_changed(DuplicatesState)``."""

    state_changed = Signal(object)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._duplicates, self._records = DuplicateService(workspace), RecordService(workspace)
        self._waiting = Waiting()
        self._joined: dict[str, JoinedClass] = {}
        self._joined_at = ""
        self._notes: tuple[Problem, ...] = ()
        self._view = View.OPEN
        self._wanted = ""
        self._was_searched = self._is_searching = self._is_writing = False
        self._is_stale, self._found_any = True, False
        self._began = self._took = 0.0
        shell.relay.follow(self._on_change)

    # --- coming and going ---------------------------------------------------------

    def entered(self, argument: object) -> None:
        """The page comes into sight; the id of an outlet asks for its candidates."""
        self._wanted = argument if isinstance(argument, str) else ""
        if self._wanted:
            self._view = View.OPEN
        if not self._is_searching and (not self._was_searched or (self._is_stale and self._took <= _LONG_S)):
            self.search()
        elif self._was_searched:
            self._lead_to_wanted()
        self._render()
        self._read_joined()

    def go_back(self) -> None:
        """To the outlets, to the one in hand."""
        pair = self._waiting.current
        self._shell.go("outlets", pair.a.id if pair is not None and self._view is View.OPEN else None)

    def row(self, key: str) -> ListRow | None:
        """A line of the list in sight."""
        if self._view is View.JOINED:
            joined = self._joined.get(key)
            return joined_row(joined) if joined is not None else None
        pair = self._waiting.pairs.get(key)
        return pair_row(pair) if pair is not None else None

    def show_view(self, key: str) -> None:
        """Look at the other list."""
        if self._view is not View(key):
            self._view = View(key)
            self._render()

    def choose(self, key: str) -> None:
        """Take a line in hand."""
        if self._view is View.JOINED:
            self._joined_at = key
        else:
            self._waiting.choose(key)
        self._render()

    def show_all(self) -> None:
        """No longer one outlet only."""
        self._waiting.narrow("")
        self._render()

    # --- searching ----------------------------------------------------------------

    def search(self) -> None:
        """Look through the whole register."""
        if self._is_searching:
            return
        self._is_searching, self._is_stale = True, False
        self._began = monotonic()
        self._waiting.search_begins()
        self._render()
        self._shell.runner.run(
            self._review,
            self._show,
            owner=self,
            failed=self._not_searched,
            title=texts.SEARCHING,
            key="search",
        )

    def _review(self, progress: Progress) -> Review | None:
        try:
            return self._duplicates.review(progress, current_language())
        except OperationCancelledError:
            return None

    def _show(self, review: Review | None) -> None:
        self._is_searching = False
        if review is None:
            self._is_stale = True
            self._shell.toast(say(texts.STOPPED_TOAST), Tone.INFO)
        else:
            self._took = monotonic() - self._began
            self._was_searched, self._notes = True, review.notes
            self._found_any = bool(review.pairs)
            self._waiting.show(review.pairs)
            self._lead_to_wanted()
        self._render()

    def _not_searched(self, error: FieldkitError) -> None:
        self._is_searching, self._is_stale = False, True
        self._shell.failures.show(error)
        self._render()

    def _lead_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted and not self._waiting.narrow(wanted):
            self._shell.toast(say(texts.NONE_FOR, name=self._name(wanted)), Tone.INFO)

    def _read_joined(self) -> None:
        self._shell.runner.run(
            lambda _: self._duplicates.joined(current_language()), self._show_joined, owner=self, key="joined"
        )

    def _show_joined(self, joined: list[JoinedClass]) -> None:
        self._joined = {one.record: one for one in joined}
        if self._joined_at not in self._joined:
            self._joined_at = next(iter(self._joined), "")
        self._render()

    def _on_change(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and touched.touches("outlet") and not self._is_writing:
            self._is_stale = True
            self._render()

    # --- deciding -----------------------------------------------------------------

    def join(self) -> None:
        """是同一家."""
        pair = self._in_hand()
        if pair is not None:
            self._write(partial(self._duplicates.join, pair.a.id, pair.b.id), partial(self._was_joined, pair))

    def tell_apart(self) -> None:
        """不是同一家."""
        pair = self._in_hand()
        if pair is not None:
            self._write(
                partial(self._duplicates.not_same, pair.a.id, pair.b.id), partial(self._was_told_apart, pair)
            )

    def later(self) -> None:
        """以后再说: the next pair."""
        if self._in_hand() is None:
            return
        if not self._waiting.later():
            self._shell.toast(say(texts.LATER_LAST), Tone.INFO)
        self._render()

    def split(self, record: str) -> None:
        """拆开: this record stands for itself again."""
        if self._view is View.JOINED and not self._is_writing and self._joined_at in self._joined:
            name = joined_row(self._joined[self._joined_at]).title
            self._write(partial(self._duplicates.split, record), partial(self._was_split, name))

    def undo(self) -> None:
        """Take the last decision of this sitting back."""
        if not self._is_writing:
            self._write(self._duplicates.undo, self._was_undone)

    def _in_hand(self) -> Pair | None:
        if self._view is not View.OPEN or self._is_writing:
            return None
        return self._waiting.current

    def _write(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._is_writing = True
        self._render()

        def written(result: T) -> None:
            self._is_writing = False
            done(result)
            self._render()
            self._read_joined()

        self._shell.runner.run(
            lambda _: work(), written, owner=self, lane=Lane.WRITE, failed=self._not_written
        )

    def _not_written(self, error: FieldkitError) -> None:
        self._is_writing = False
        self._is_stale = True
        self._shell.failures.show(error)
        self._render()

    def _was_joined(self, pair: Pair, joined: Joined) -> None:
        self._waiting.joined(pair, joined)
        first, second = name_of(pair.a), name_of(pair.b)
        words = say(texts.CHANGE_JOIN, first=first, second=second)
        if joined.conflicts:
            told = say(texts.JOINED_TOAST_CONFLICTS, name=first, count=joined.conflicts)
            self._tell(
                words, told, say(texts.TO_CONFLICTS), partial(self._shell.go, "packages", joined.record)
            )
        else:
            self._tell(words, say(texts.JOINED_TOAST, name=first), say(texts.UNDO), self.undo)

    def _was_told_apart(self, pair: Pair, _: None) -> None:
        self._waiting.told_apart(pair)
        words = say(texts.CHANGE_NOT_SAME, first=name_of(pair.a), second=name_of(pair.b))
        self._tell(words, say(texts.NOT_SAME_TOAST), say(texts.UNDO), self.undo)

    def _was_split(self, name: str, _: tuple[str, ...]) -> None:
        self._waiting.split()
        self._is_stale = True
        words = say(texts.CHANGE_SPLIT, name=name)
        self._tell(words, say(texts.SPLIT_TOAST, name=name), say(texts.UNDO), self.undo)

    def _tell(self, change: str, words: str, action: str, act: Callable[[], None]) -> None:
        self._shell.toast(words, Tone.GOOD, action, act)
        self._shell.say_change(change, undo=self.undo)

    def _was_undone(self, decision: Decision | None) -> None:
        self._shell.say_change("")
        if decision is None:
            self._shell.toast(say(texts.NOTHING_TO_UNDO), Tone.INFO)
            return
        self._shell.toast(say(texts.TAKEN_BACK), Tone.INFO)
        if not self._waiting.take_back():
            self.search()

    # --- showing ------------------------------------------------------------------

    def _render(self) -> None:
        is_open = self._view is View.OPEN
        keys = tuple(self._waiting.pairs) if is_open else tuple(self._joined)
        self.state_changed.emit(
            DuplicatesState(
                number=self._number(),
                view=self._view,
                counts=(self._waiting.count, len(self._joined)),
                keys=keys,
                shown=self._pair_shown() if is_open else self._joined_shown(),
                only=self._only_words() if is_open else "",
                notes=tuple(self._sentence(note) for note in self._notes) if is_open and keys else (),
                empty=None if keys else self._empty(),
                is_searching=self._is_searching,
                is_writing=self._is_writing,
            )
        )

    def _number(self) -> str:
        if self._is_searching:
            return say(texts.NUMBER_SEARCHING)
        if not self._was_searched:
            return ""
        count = self._waiting.count
        words = say(texts.NUMBER, count=f"{count:,}") if count else say(texts.NUMBER_NONE)
        return say(texts.NUMBER_STALE, words=words) if self._is_stale else words

    def _pair_shown(self) -> Compared | None:
        pairs, current = list(self._waiting.pairs.values()), self._waiting.current
        if current is None:
            return None
        return pair_compared(
            current,
            number=pairs.index(current) + 1,
            total=len(pairs),
            path_of=self._records.photo_path,
            now=self._workspace.clock.now(),
        )

    def _joined_shown(self) -> Compared | None:
        joined = self._joined.get(self._joined_at)
        if joined is None:
            return None
        return joined_compared(joined, path_of=self._records.photo_path, now=self._workspace.clock.now())

    def _only_words(self) -> str:
        if not self._waiting.only:
            return ""
        name = self._name(self._waiting.only)
        return say(texts.ONLY, name=name, count=len(self._waiting.pairs))

    def _empty(self) -> EmptyWords:
        if self._view is View.JOINED:
            return EmptyWords(say(texts.NO_JOINED), say(texts.NO_JOINED_WORDS), is_good=False)
        if self._was_searched and not self._is_searching:
            if self._found_any:
                return EmptyWords(say(texts.ALL_DONE), say(texts.ALL_DONE_WORDS), can_search=True)
            return EmptyWords(say(texts.EMPTY), say(texts.EMPTY_WORDS), can_search=True)
        if self._is_searching:
            return EmptyWords(say(texts.FIRST_SEARCH), say(texts.FIRST_SEARCH_WORDS), is_good=False)
        return EmptyWords(say(texts.STOPPED), say(texts.STOPPED_WORDS), can_search=True, is_good=False)

    def _name(self, record: str) -> str:
        row = self._records.rows("outlet", (record,), ("name",)).get(record, {})
        return str(row.get("name") or "") or say(texts.NO_NAME)

    @staticmethod
    def _sentence(note: Problem) -> str:
        return note.code.text.say(current_language(), **note.values)
