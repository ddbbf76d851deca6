"""The composition root: makes the application, the services and the window, and runs them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui.changes import ChangeRelay
from ui.failures import Failures
from ui.input_methods import choose_platform_input
from ui.language import say, use_language
from ui.main_window import MainWindow
from ui.tasks import Collector, TaskRunner
from ui.texts import shell
from ui.theme import Mode, apply_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldkit.kernel.texts import Language
    from ui.shell import PageEntry


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
    entries: Sequence[PageEntry], *, log_file: Path | None = None, settings: QSettings | None = None
) -> MainWindow:
    """Return the window over ``entries`` with its runner, relay and failures."""
    failures = Failures(log_file)
    window = MainWindow(
        entries, runner=TaskRunner(), relay=ChangeRelay(), failures=failures, settings=settings
    )
    failures.setParent(window)
    window.runner.setParent(window)
    window.relay.setParent(window)
    return window


def run(workspace: Path | None, language: Language) -> int:
    """Open the window on ``workspace`` (None: nothing opened yet); return the exit status."""
    import platformdirs

    settings = QSettings("fieldkit", "window")
    kept = settings.value("window/theme", "system")
    mode: Mode = "dark" if kept == "dark" else "light" if kept == "light" else "system"
    app = make_application(language, mode)
    log_file = platformdirs.user_log_path("fieldkit", appauthor=False) / "window.log"
    window = make_window(page_entries(workspace), log_file=log_file, settings=settings)
    window.failures.install()
    collector = Collector(window.runner, app)
    window.show()
    status = app.exec()
    collector.stop()
    window.runner.close()
    window.failures.uninstall()
    return status


def page_entries(workspace: Path | None) -> tuple[PageEntry, ...]:
    """Return the pages for a workspace, in the order of the rail."""
    del workspace
    return ()
