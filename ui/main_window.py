"""The frame of the window: rail, pages, strip, toast. No business here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import KeyHelp, make_action
from ui.failures import CrashPage
from ui.language import say
from ui.tasks import ProgressPoller, TaskRunner
from ui.texts import shell
from ui.theme import Tone, apply_theme, is_dark
from ui.widgets.cards import EmptyState
from ui.widgets.form import commit_focused_field
from ui.widgets.rail import Rail, RailEntry
from ui.widgets.strip import BottomStrip, JobState
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent

    from ui.changes import ChangeRelay
    from ui.failures import Failures
    from ui.shell import PageEntry

START_SIZE = QSize(1366, 768)
_LEAST_SIZE = QSize(1024, 600)


class MainWindow(QMainWindow):
    """Shows one page at a time; is the :class:`~ui.shell.Shell` of its pages.

    Args:
        entries: the pages in the order of the rail.
        inner: pages that other pages lead to, without a place on the rail.
        settings: where size and theme are kept; None keeps nothing.
    """

    def __init__(
        self,
        entries: Sequence[PageEntry],
        *,
        runner: TaskRunner,
        relay: ChangeRelay,
        failures: Failures,
        settings: QSettings | None = None,
        inner: Sequence[PageEntry] = (),
    ) -> None:
        super().__init__()
        self._entries = {entry.key: entry for entry in entries}
        self._inner = {entry.key: entry for entry in inner}
        self._runner, self._relay, self._failures = runner, relay, failures
        self._settings = settings
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._undo: Callable[[], None] | None = None
        self._toast_act: Callable[[], None] | None = None
        self.setWindowTitle(say(shell.PROGRAM))
        self.setWindowIcon(_program_icon())
        self._build()
        self._connect()
        self._make_actions()
        self._restore_geometry()
        first = next((key for key, entry in self._entries.items() if not entry.at_foot), "")
        if first:
            self.go(first)

    # --- what pages ask for -------------------------------------------------

    @property
    def runner(self) -> TaskRunner:
        """Where long work runs."""
        return self._runner

    @property
    def relay(self) -> ChangeRelay:
        """Who tells of commits."""
        return self._relay

    @property
    def failures(self) -> Failures:
        """Who shows errors."""
        return self._failures

    @property
    def rail(self) -> Rail:
        """The rail, for its head and foot."""
        return self._rail

    def say_change(self, words: str, *, undo: Callable[[], None] | None = None) -> None:
        """Show the last change in the strip."""
        self._undo = undo
        self._strip.say_change(words, can_undo=undo is not None)

    def say_note(self, words: str) -> None:
        """Show something of the page at the right end of the strip."""
        self._strip.say_note(words)

    def toast(
        self, words: str, tone: Tone = Tone.GOOD, action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence over the page."""
        self._toast_act = act
        self._toast.show_words(words, tone, action if act else "")

    def go(self, page: str, argument: object = None) -> None:
        """Go to a page, making it if it was never shown."""
        commit_focused_field()
        entry = self._inner.get(page) or self._entries[page]
        if page not in self._pages:
            self._pages[page] = entry.factory(self)
            self._stack.addWidget(self._pages[page])
        if page != self._current:
            self._strip.say_note("")
        self._current = page
        widget = self._pages[page]
        self._stack.setCurrentWidget(widget)
        self._rail.set_current(entry.under or page)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        entered = getattr(widget, "entered", None)
        if callable(entered):
            entered(argument)

    def set_badge(self, page: str, count: int) -> None:
        """Show how much waits on a page."""
        self._rail.set_badge(page, count)

    def set_immersed(self, *, immersed: bool) -> None:
        """Hide rail and strip."""
        self._rail.setVisible(not immersed)
        self._strip.setVisible(not immersed)

    @property
    def current_page(self) -> str:
        """The key of the page in sight."""
        return self._current

    def page(self, key: str) -> QWidget:
        """Return a page that was shown already."""
        return self._pages[key]

    # --- Qt -----------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the field in hand; let long work stop first, saying so."""
        commit_focused_field()
        if self._runner.jobs():
            self._runner.cancel_long()
            self.toast(say(shell.STILL_WORKING), Tone.INFO)
            self._runner.idle.connect(self.close, Qt.ConnectionType.SingleShotConnection)
            event.ignore()
            return
        if self._settings is not None:
            self._settings.setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)

    # --- inside -------------------------------------------------------------

    def _build(self) -> None:
        rail = [RailEntry(e.key, say(e.title), e.icon, e.at_foot) for e in self._entries.values()]
        self._rail = Rail(rail)
        self._stack = QStackedWidget()
        self._strip = BottomStrip()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._strip)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self._toast = Toast(whole)
        if not self._entries:
            self._stack.addWidget(
                EmptyState(say(shell.NOTHING_HERE), say(shell.NOTHING_HERE_WORDS), icon="folder")
            )

    def _connect(self) -> None:
        self._poller = ProgressPoller(self._runner, self)
        self._poller.progressed.connect(self._show_job)
        self._poller.ended.connect(self._strip.end_job)
        self._strip.cancel_requested.connect(self._poller.cancel_shown)
        self._strip.undo_requested.connect(self._undo_last)
        self._rail.chosen.connect(self.go)
        self._toast.action_requested.connect(self._act)
        self._runner.refused.connect(self._failures.show)
        self._runner.broke.connect(self._failures.show)
        self._failures.said.connect(self.toast)
        self._failures.crashed.connect(self._show_crash)

    def _make_actions(self) -> None:
        make_action("window.help", self, self._show_keys)
        make_action("window.next_page", self, self._next_page)
        make_action("window.previous_page", self, self._previous_page)
        make_action("window.theme", self, self._switch_theme)
        make_action("window.full_screen", self, self._switch_full_screen)
        make_action("window.quit", self, self.close)
        if "settings" in self._entries:
            make_action("window.settings", self, self._go_to_settings)

    def _restore_geometry(self) -> None:
        screen = QGuiApplication.primaryScreen().availableSize()
        self.setMinimumSize(_LEAST_SIZE.boundedTo(screen))
        self.resize(START_SIZE.boundedTo(screen) if screen.width() >= START_SIZE.width() else START_SIZE)
        kept = self._settings.value("window/geometry") if self._settings is not None else None
        if kept is not None:
            self.restoreGeometry(kept)

    def _show_job(self, state: JobState) -> None:
        self._strip.show_job(state)

    def _undo_last(self) -> None:
        undo, self._undo = self._undo, None
        self._strip.say_change("")
        if undo is not None:
            undo()

    def _act(self) -> None:
        act, self._toast_act = self._toast_act, None
        if act is not None:
            act()

    def _show_keys(self) -> None:
        KeyHelp(self).open()

    def _show_crash(self, report: str) -> None:
        CrashPage(report, self._failures.log_file, self).open()

    def _step_page(self, step: int) -> None:
        keys = list(self._entries)
        if keys:
            inner = self._inner.get(self._current)
            here = inner.under if inner else self._current
            self.go(keys[(keys.index(here) + step) % len(keys)])

    def _next_page(self) -> None:
        self._step_page(1)

    def _previous_page(self) -> None:
        self._step_page(-1)

    def _go_to_settings(self) -> None:
        self.go("settings")

    def _switch_theme(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        mode = "light" if is_dark() else "dark"
        apply_theme(app, "light" if mode == "light" else "dark")
        if self._settings is not None:
            self._settings.setValue("window/theme", mode)

    def _switch_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)


def _program_icon() -> QIcon:
    from ui.icons import icon

    return icon("fieldkit", "#000000", 64)
