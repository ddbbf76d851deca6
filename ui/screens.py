"""Pictures of every page, for looking at: ``python -m ui.screens WORKSPACE FOLDER``.

The window is the real one on the real workspace, without a screen to show it on.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from fieldkit.services.workspace import open_workspace
from ui.app import make_application, make_window, page_entries
from ui.theme import Mode, apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fieldkit.services.workspace import Workspace
    from ui.main_window import MainWindow

WIDTH, HEIGHT = 1366, 768
QUIET_S = 0.25
"""No job runs and nothing is painted anew for so long: the page has settled."""
LONGEST_S = 15.0
MODES: tuple[Mode, ...] = ("light", "dark")


def take(workspace: Workspace, folder: Path) -> list[Path]:
    """Photograph every page in light and dark at 1366 × 768.

    Returns:
        The pictures, ``light-outlets.png`` and so on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application("zh", "light")
    taken = []
    for mode in MODES:
        apply_theme(app, mode)
        entries = page_entries(workspace)
        window = make_window(entries)
        window.resize(WIDTH, HEIGHT)
        window.show()
        for entry in entries:
            window.go(entry.key)
            settle(app, window)
            path = folder / f"{mode}-{entry.key}.png"
            window.grab().save(str(path))
            taken.append(path)
        close(app, window)
    return taken


def settle(app: QApplication, window: MainWindow) -> None:
    """Wait until no job of the window runs and its answers are shown."""
    last_busy = start = time.monotonic()
    while time.monotonic() - last_busy < QUIET_S and time.monotonic() - start < LONGEST_S:
        app.processEvents()
        if window.runner.jobs():
            last_busy = time.monotonic()
        time.sleep(0.005)


def close(app: QApplication, window: MainWindow) -> None:
    """Close the window and let Qt delete it."""
    window.close()
    window.runner.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()


def main(arguments: list[str]) -> int:
    """Take the pictures of a workspace; 0 when all are there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    workspace = open_workspace(Path(arguments[0]))
    try:
        taken = take(workspace, Path(arguments[1]))
    finally:
        workspace.close()
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
