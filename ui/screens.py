"""Pictures of every page, for looking at: ``python -m ui.screens WORKSPACE FOLDER``.

The window is the real one over a copy of the workspace, without a screen to show
it on; the copy is thrown away with what the pictures needed (an interview begun).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from fieldkit.services.interviews import InterviewService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace
from ui.app import Keeper, inner_pages, make_application, make_window, page_entries
from ui.interviews.page import InterviewsPage
from ui.start.page import StartPage
from ui.tasks import TaskRunner
from ui.theme import Mode, apply_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from fieldkit.services.workspace import Workspace
    from ui.main_window import MainWindow

WIDTH, HEIGHT = 1366, 768
QUIET_S = 0.25
"""No job runs and nothing is painted anew for so long: the page has settled."""
LONGEST_S = 5.0
MODES: tuple[Mode, ...] = ("light", "dark")
_AT = "/data/interview"
ANSWERS = {
    "/data/notice/consent": "yes",
    f"{_AT}/profile/age_band": "60_74",
    f"{_AT}/profile/sex": "female",
    f"{_AT}/profile/residence": "registered",
    f"{_AT}/profile/household": "none",
    f"{_AT}/demand/lacking": "B05 B10",
    f"{_AT}/demand/wanted": "B05",
    f"{_AT}/demand/wanted_place": "gate",
    f"{_AT}/demand/minutes/minutes_market": "12",
    f"{_AT}/demand/minutes/minutes_breakfast": "8",
    f"{_AT}/demand/minutes/minutes_parcel": "5",
    **{
        f"{_AT}/satisfaction/rating/rate_{code}": "2"
        for code in ("B03", "B01", "B05", "B11", "B12", "B10", "B09", "Q01")
    },
}
"""An interview under way: everything before the question how satisfied the resident is over all."""


def take(workspace: Workspace, folder: Path) -> list[Path]:
    """Photograph every page in light and dark at 1366 × 768.

    Returns:
        The pictures: ``light-outlets.png`` and so on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application("zh", "light")
    begun = _begin_interview(workspace)
    return [picture for mode in MODES for picture in _take_mode(app, workspace, folder, mode, begun)]


def _take_mode(app: QApplication, workspace: Workspace, folder: Path, mode: Mode, begun: str) -> list[Path]:
    apply_theme(app, mode)
    taken = [_take_start(app, folder / f"{mode}-start.png")]
    entries, inner = page_entries(workspace), inner_pages(workspace)
    window = make_window(entries, inner=inner)
    Keeper(workspace, window)
    window.resize(WIDTH, HEIGHT)
    window.show()
    for entry in (*entries, *inner):
        window.go(entry.key)
        settle(app, window)
        taken.append(_save(window, folder / f"{mode}-{entry.key}.png"))
    if begun:
        window.go("interviews", begun)
        settle(app, window)
        interviews = window.page("interviews")
        assert isinstance(interviews, InterviewsPage)
        interviews.sheets.resume_wanted.emit(begun)
        settle(app, window)
        taken.append(_save(window, folder / f"{mode}-door.png"))
    workspace.database.unsubscribe(window.relay.publish)
    _close(app, window)
    return taken


def _begin_interview(workspace: Workspace) -> str:
    """Begin an interview and answer it up to the satisfaction questions; returns its record."""
    communities = [
        one for one in RecordService(workspace).every("area") if one.values["level"] == "community"
    ]
    if not communities:
        return ""
    sitting = InterviewService(workspace).start(communities[0].id)
    for question, value in ANSWERS.items():
        sitting.answer(question, value)
    return sitting.record


def _take_start(app: QApplication, path: Path) -> Path:
    runner = TaskRunner()
    page = StartPage(runner, folder=Path("Documents"))
    runner.setParent(page)
    page.resize(WIDTH, HEIGHT)
    page.show()
    app.processEvents()
    _save(page, path)
    page.hide()
    runner.close()
    page.deleteLater()
    return path


def settle(app: QApplication, window: MainWindow) -> None:
    """Wait until no job of the window runs and its answers are shown."""
    last_busy = start = time.monotonic()
    while time.monotonic() - last_busy < QUIET_S and time.monotonic() - start < LONGEST_S:
        app.processEvents()
        if window.runner.jobs():
            last_busy = time.monotonic()
        time.sleep(0.005)


def _save(widget: QWidget, path: Path) -> Path:
    widget.grab().save(str(path))
    return path


def _close(app: QApplication, window: MainWindow) -> None:
    window.hide()
    window.runner.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()


def main(arguments: list[str]) -> int:
    """Take the pictures of a workspace; 0 when all are there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="fieldkit-") as scratch:
        copy = Path(scratch) / Path(arguments[0]).name
        shutil.copytree(arguments[0], copy)
        workspace = open_workspace(copy)
        try:
            taken = take(workspace, Path(arguments[1]))
        finally:
            workspace.close()
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
