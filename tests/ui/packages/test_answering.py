"""The window stays free while packages come in: none of them is read or written on its thread."""

import os
import sys
from pathlib import Path

import pytest

import fieldkit
from fieldkit.services.records import RecordService
from ui.tasks import Collector

COUNT = 20
MORE = 10
HOUSE = f"{Path(fieldkit.__file__).parent}{os.sep}"
OF_THE_WINDOW = {"kernel", "services/trust.py"}
"""What the thread of the window may run of the work: words, and what was found about a file."""


@pytest.fixture
def packages(crew):
    """Packages of two workers, each with ten outlets more than the one before."""
    _, workers, _ = crew
    files = []
    for number in range(COUNT):
        worker = workers[number % 2]
        worker.records.add_many(
            "outlet",
            [{"name": f"{number}-{one} 号店", "address": f"长城西街 {number} 号"} for one in range(MORE)],
        )
        files.append(worker.hand_in())
    return files


class Watch:
    """Which rooms of ``fieldkit`` run on this thread; a service is named with its file."""

    def __init__(self):
        self.rooms = set()

    def __enter__(self):
        sys.setprofile(self._note)
        return self

    def __exit__(self, *_):
        sys.setprofile(None)

    def _note(self, frame, event, _argument):
        if event != "call" or not frame.f_code.co_filename.startswith(HOUSE):
            return
        path = frame.f_code.co_filename.removeprefix(HOUSE).replace("\\", "/")
        self.rooms.add(path if path.startswith("services/") else path.partition("/")[0])


def test_no_package_is_read_or_written_on_the_thread_of_the_window(packages, make_workspace, window_over):
    office = make_workspace("街道", role="street")
    opened = window_over(office)
    collector = Collector(opened.window.runner, opened.window)  # as the program has it
    with Watch() as watch:
        opened.drop(*packages)
        opened.qtbot.waitUntil(lambda: opened.page.take.text() == f"导入 {COUNT} 个", timeout=60_000)
        opened.page.take_wanted.emit()
        opened.qtbot.waitUntil(lambda: opened.states == ["已导入"] * COUNT, timeout=60_000)
        opened.settle()
    collector.stop()

    assert RecordService(office).count("outlet") >= COUNT * MORE
    assert watch.rooms <= OF_THE_WINDOW
