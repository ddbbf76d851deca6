"""The composition root: makes the application, the services and the window, and runs them."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from fieldkit.kernel.errors import FieldkitError
from ui.changes import ChangeRelay
from ui.failures import CrashPage, Failures
from ui.input_methods import choose_platform_input
from ui.language import current_language, say, use_language
from ui.main_window import START_SIZE, MainWindow
from ui.preloading import Preloader
from ui.tasks import Collector, TaskRunner
from ui.texts import shell
from ui.theme import Mode, apply_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Language
    from fieldkit.services.workspace import Workspace
    from ui.settings.window_door import WindowDoor
    from ui.shell import PageEntry
    from ui.start.page import StartPage

_THEME, _LANGUAGE, _WORKSPACE = "window/theme", "window/language", "window/workspace"
_COALESCE_MS = 200


def make_application(language: Language, mode: Mode = "system") -> QApplication:
    """Return the one QApplication, dressed and speaking ``language``."""
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        choose_platform_input()
        running = QApplication(sys.argv[:1])
    running.setApplicationName("fieldkit")
    running.setOrganizationName("fieldkit")
    use_language(running, language)
    running.setApplicationDisplayName(say(shell.PROGRAM))
    apply_theme(running, mode)
    return running


def make_window(
    entries: Sequence[PageEntry],
    *,
    inner: Sequence[PageEntry] = (),
    log_file: Path | None = None,
    settings: QSettings | None = None,
) -> MainWindow:
    """Return the window over ``entries`` and the pages inside them, with its runner, relay and failures."""
    failures = Failures(log_file)
    window = MainWindow(
        entries, runner=TaskRunner(), relay=ChangeRelay(), failures=failures, settings=settings, inner=inner
    )
    failures.setParent(window)
    window.runner.setParent(window)
    window.relay.setParent(window)
    return window


def run(workspace: Path | None, language: Language | None) -> int:
    """Open the window on ``workspace``, or on the one opened last, or on the first page; return the exit status."""
    import platformdirs

    settings = QSettings("fieldkit", "window")
    app = make_application(_kept_language(settings, language), _kept_theme(settings))
    log_file = platformdirs.user_log_path("fieldkit", appauthor=False) / "window.log"
    program = Program(app, settings, log_file)
    program.begin(workspace)
    status = app.exec()
    program.end()
    return status


def page_entries(workspace: Workspace, window: WindowDoor | None = None) -> tuple[PageEntry, ...]:
    """Return the pages over a workspace, in the order of the rail; ``window`` is for the settings."""
    from ui.analysis.entry import entry as analysis
    from ui.circles.entry import entry as circles
    from ui.home.entry import entry as home
    from ui.interviews.entry import entry as interviews
    from ui.outlets.entry import entry as outlets
    from ui.packages.entry import entry as packages
    from ui.plans.entry import entry as plans
    from ui.posters.entry import entry as posters
    from ui.registers.entry import entry as registers
    from ui.settings.entry import entry as settings
    from ui.visits.entry import entry as visits

    return (
        home(workspace),
        outlets(workspace),
        visits(workspace),
        interviews(workspace),
        circles(workspace),
        packages(workspace),
        analysis(workspace),
        plans(workspace),
        registers(workspace),
        posters(workspace),
        settings(workspace, window),
    )


def inner_pages(workspace: Workspace) -> tuple[PageEntry, ...]:
    """Return the pages that others lead to: a list of another office, what may be recorded twice, a template."""
    from ui.duplicates.entry import entry as duplicates
    from ui.filling.entry import entry as filling
    from ui.table_import.entry import entry as table_import

    return (table_import(workspace), duplicates(workspace), filling(workspace))


class Program(QObject):
    """What lives longer than one window: the application, the open workspace, what is remembered.

    Is the :class:`~ui.settings.window_door.WindowDoor` of the settings.
    """

    def __init__(self, app: QApplication, settings: QSettings, log_file: Path | None = None) -> None:
        super().__init__(app)
        self._app, self._settings, self._log_file = app, settings, log_file
        self._workspace: Workspace | None = None
        self._collector: Collector | None = None
        self.window: MainWindow | None = None
        self.start: StartPage | None = None
        self._start_runner: TaskRunner | None = None
        self._failures: Failures | None = None

    def begin(self, workspace: Path | None) -> None:
        """Open a workspace, the last one, or the first page."""
        kept = self._settings.value(_WORKSPACE, "")
        if workspace is not None:
            self.open(workspace)
        elif isinstance(kept, str) and kept:
            self.open(Path(kept))
        else:
            self.show_start()

    def open(self, path: Path) -> None:
        """Open a workspace and show it; what stands in the way is said on the first page."""
        from fieldkit.services.workspace import is_current, open_workspace

        if not is_current(path):
            self.show_start().bring_up_to_date(path)
            return
        try:
            self._workspace = open_workspace(path)
        except FieldkitError as error:
            self.show_start(error.say(current_language()))
            return
        self._settings.setValue(_WORKSPACE, str(path.absolute()))
        self._show_window()
        self._drop_start()

    def show_start(self, trouble: str = "") -> StartPage:
        """Show the first page."""
        if self.start is None:
            from ui.start.page import StartPage

            runner = self._start_runner = TaskRunner()
            self.start = StartPage(runner)
            runner.setParent(self.start)
            failures = Failures(self._log_file, self.start)
            failures.crashed.connect(self._crashed_at_start)
            runner.broke.connect(failures.show)
            self._attend(failures, runner)
            self.start.workspace_chosen.connect(self._chosen)
            self.start.resize(START_SIZE)
        self.start.show()
        self.start.show_error(trouble)
        return self.start

    def end(self) -> None:
        """Let what is being saved be saved, then close the workspace."""
        self._stop_attending()
        old, self.window = self.window, None
        self._drop(old)
        self._drop_start()
        self._close_workspace()

    # --- what the settings ask for --------------------------------------------

    def theme(self) -> Mode:
        """Return the theme as chosen."""
        return _kept_theme(self._settings)

    def choose_theme(self, mode: Mode) -> None:
        """Put a theme on, and remember it."""
        self._settings.setValue(_THEME, mode)
        apply_theme(self._app, mode)

    def choose_language(self, language: Language) -> None:
        """Build the window anew in this language, and remember it."""
        self._settings.setValue(_LANGUAGE, language)
        # Later: the field that asked for it is still in the middle of its own event.
        QTimer.singleShot(0, self, partial(self._rebuild, language))

    def leave_workspace(self) -> None:
        """Close the workspace and go to the first page."""
        self._settings.remove(_WORKSPACE)
        QTimer.singleShot(0, self, self._leave)

    # --- inside -----------------------------------------------------------------

    def _chosen(self, path: Path, language: Language) -> None:
        self._settings.setValue(_LANGUAGE, language)
        self.open(path)

    def _show_window(self) -> MainWindow:
        assert self._workspace is not None, "a window needs a workspace"
        entries = page_entries(self._workspace, self)
        inner = inner_pages(self._workspace)
        window = make_window(entries, inner=inner, log_file=self._log_file, settings=self._settings)
        self._attend(window.failures, window.runner)
        Keeper(self._workspace, window)
        Preloader(
            (one for entry in entries for one in entry.ahead),
            window.runner,
            window,
            beside=(one for entry in entries for one in entry.beside),
        )
        window.show()
        self.window = window
        return window

    def _rebuild(self, language: Language) -> None:
        old = self.window
        if old is not None:
            self._settings.setValue("window/geometry", old.saveGeometry())
        use_language(self._app, language)
        self._app.setApplicationDisplayName(say(shell.PROGRAM))
        self._show_window().go("settings")
        self._drop(old)

    def _leave(self) -> None:
        old, self.window = self.window, None
        self.show_start()
        self._drop(old)
        self._close_workspace()

    def _attend(self, failures: Failures, runner: TaskRunner) -> None:
        """Let this window hear of failures, and garbage be collected between its jobs."""
        self._stop_attending()
        failures.install()
        self._failures, self._collector = failures, Collector(runner, self)

    def _stop_attending(self) -> None:
        if self._collector is not None:
            self._collector.stop()
        if self._failures is not None:
            self._failures.uninstall()
        self._failures = self._collector = None

    def _drop(self, window: MainWindow | None) -> None:
        if window is None:
            return
        window.hide()
        window.runner.close()
        if self._workspace is not None:
            self._workspace.database.unsubscribe(window.relay.publish)
        window.deleteLater()

    def _drop_start(self) -> None:
        start, self.start = self.start, None
        runner, self._start_runner = self._start_runner, None
        if start is not None:
            start.hide()
        if runner is not None:
            runner.close()
        if start is not None:
            start.deleteLater()

    def _close_workspace(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def _crashed_at_start(self, report: str) -> None:
        CrashPage(report, self._log_file, self.start).open()


class Keeper(QObject):
    """Keeps the frame of a window true to its workspace: whose it is, backups, how many decisions wait."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        from fieldkit.services.conflicts import ConflictService
        from fieldkit.services.maintenance import MaintenanceService

        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._conflicts = ConflictService(workspace)
        self._maintenance = MaintenanceService(workspace)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COALESCE_MS)
        self._soon.timeout.connect(self._look)
        workspace.database.subscribe(window.relay.publish)
        window.relay.follow(self._on_change)
        window.runner.run(self._back_up, self._backed_up, owner=self)
        self.show_names()

    def show_names(self) -> None:
        """Write head and foot of the rail."""
        from fieldkit.services.plans import PlanService
        from ui.models.moments import when
        from ui.start import texts
        from ui.start.draft import ROLES

        workspace, identity = self._workspace, self._workspace.identity
        plan = say(PlanService(workspace).called())
        role = next((say(names[0]) for key, names in ROLES.items() if key == identity.role), identity.role)
        self._window.rail.set_head(workspace.title, say(texts.HEAD, plan=plan, role=role))
        who = " · ".join(part for part in (identity.person, identity.device) if part)
        last = self._maintenance.last_backup()
        time = when(last, workspace.clock.now())
        self._window.rail.set_foot(who, say(texts.BACKUP, time=time) if last else say(texts.NO_BACKUP))
        self._window.setWindowTitle(f"{workspace.title} · {say(shell.PROGRAM)}")

    def _back_up(self, progress: Progress) -> int:
        progress.check()
        self._maintenance.back_up_if_due()
        return self._conflicts.count()

    def _backed_up(self, conflicts: int) -> None:
        self._show(conflicts)

    def _on_change(self, touched: object) -> None:
        del touched
        self._soon.start()

    def _look(self) -> None:
        if self._window.isVisible():
            self._window.runner.run(self._count, self._show, owner=self, key="count")

    def _count(self, progress: Progress) -> int:
        progress.check()
        return self._conflicts.count()

    def _show(self, conflicts: int) -> None:
        self._window.set_badge("packages", conflicts)
        self.show_names()


def _kept_theme(settings: QSettings) -> Mode:
    kept = settings.value(_THEME, "system")
    return "dark" if kept == "dark" else "light" if kept == "light" else "system"


def _kept_language(settings: QSettings, asked: Language | None) -> Language:
    """The language asked for on the command line, else the one chosen in the window."""
    return asked or ("en" if settings.value(_LANGUAGE, "") == "en" else "zh")
