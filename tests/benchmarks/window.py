"""The window under load: the next screen, a key in a long list, packages that come in."""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldkit.services.consent import ConsentService
from fieldkit.services.forms import FormService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import new_workspace
from tests.benchmarks.measures import Figure, figure_ms, seconds
from ui.app import make_application, make_window
from ui.circles.entry import entry as circles_entry
from ui.interviews.entry import entry as interviews_entry
from ui.interviews.page import InterviewsPage
from ui.packages.entry import entry as packages_entry
from ui.packages.page import PackagesPage
from ui.tasks import Collector

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from fieldkit.services.workspace import Workspace
    from ui.main_window import MainWindow
    from ui.shell import PageEntry

QUESTIONS = 300
CHOICES = 10_000
TURNS = 8
PACKAGES = 100
MORE = 10
STREETS = ("幸福路", "长安街", "解放南路", "沙坡头大道", "鼓楼西街")


class _Opened:
    """A window over a workspace that closes with all that belongs to it."""

    def __init__(self, workspace: Workspace, entries: Sequence[PageEntry]) -> None:
        self.app = make_application("zh", "light")
        self.window: MainWindow = make_window(entries)
        self._workspace = workspace
        workspace.database.subscribe(self.window.relay.publish)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def until(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            self.app.processEvents()
            time.sleep(0.001)

    def settle(self) -> None:
        QTest.qWait(200)
        self.until(lambda: not self.window.runner.jobs())
        self.app.processEvents()

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, how)
        self.app.processEvents()

    def close(self) -> None:
        self._workspace.database.unsubscribe(self.window.relay.publish)
        self.window.hide()
        self.window.runner.close()
        self.window.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.processEvents()
        self._workspace.close()


def interview_in_the_window(scratch: Path) -> dict[str, Figure]:
    """A form of 300 questions: the next screen within 50 ms, a key in a list of 10,000 within 16 ms."""
    workspace = new_workspace(scratch / "door.fieldkit", person="王", device="1 号")
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"})
    ConsentService(workspace).set_terms({"handler": "文昌街道", "contact": "0955-7012345"})
    (scratch / "door.md").write_text(_form(), encoding="utf-8")
    forms = FormService(workspace)
    forms.use(forms.install(scratch / "door.md").version.record)
    opened = _Opened(workspace, (interviews_entry(workspace), circles_entry(workspace)))
    page = opened.window.page("interviews")
    assert isinstance(page, InterviewsPage)
    opened.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    opened.press(Qt.Key.Key_1)
    opened.settle()
    page._jump("/data/place")
    opened.settle()
    turns = [
        seconds(lambda key=key: opened.press(key))
        for _ in range(TURNS)
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    ]
    keys = (Qt.Key.Key_X, Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_9)
    typed = [seconds(lambda key=key: opened.press(key)) for key in keys]
    opened.close()
    return {
        f"next screen of a form of {QUESTIONS} questions": figure_ms(statistics.median(turns)),
        f"key in a list of {CHOICES:,}, first": figure_ms(typed[0]),
        f"key in a list of {CHOICES:,}, median": figure_ms(statistics.median(typed)),
    }


def _form() -> str:
    rows = [
        "| survey |",
        "| | type | name | label | relevant |",
        "| | integer | q0 | 第 0 题？ | |",
        "| | select_one place | place | 哪个小区？ | |",
    ]
    rows += [f"| | integer | q{at} | 第 {at} 题？ | ${{q{at - 1}}} != 7 |" for at in range(1, QUESTIONS)]
    rows += ["| choices |", "| | list_name | name | label |"]
    rows += [f"| | place | c{at} | {STREETS[at % 5]}{at}号小区 |" for at in range(CHOICES)]
    return "\n".join(rows)


class _Pulse:
    """A timer of 10 ms that remembers the longest time between two of its beats."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> float:
        self._timer.stop()
        return self.longest


def answering_while_packages_come_in(scratch: Path) -> dict[str, Figure]:
    """A hundred packages dropped at once: the window is never silent for longer than 100 ms."""
    worker = new_workspace(scratch / "worker.fieldkit", person="马", device="3 号")
    files = []
    for number in range(PACKAGES):
        rows = [{"name": f"{number}-{one} 号店", "address": f"长城西街 {number} 号"} for one in range(MORE)]
        RecordService(worker).add_many("outlet", rows)
        files.append(scratch / f"交来_{number:03}.xlsx")
        PackageService(worker).export(files[-1])
    worker.close()
    office = new_workspace(scratch / "hall.fieldkit", person="李", device="街道", role="street")
    opened = _Opened(office, (packages_entry(office),))
    opened.window.go("packages")
    opened.settle()
    page = opened.window.page("packages")
    assert isinstance(page, PackagesPage)
    collector = Collector(opened.window.runner, opened.window)
    pulse = _Pulse()
    start = time.perf_counter()
    page.files_wanted.emit(files)
    opened.until(lambda: page.take.text() == f"导入 {PACKAGES} 个")
    page.take_wanted.emit()
    opened.until(lambda: {row.state.text.zh for row in page.lists.files.rows.values()} == {"已导入"})
    taken = time.perf_counter() - start
    longest = pulse.stop()
    collector.stop()
    opened.close()
    return {
        f"longest silence while {PACKAGES} packages come in": figure_ms(longest),
        f"{PACKAGES} packages in the window": Figure(round(taken, 2), None, None, "s"),
    }
