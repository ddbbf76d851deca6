"""The window answers while a hundred packages come in."""

import time

import pytest
from PySide6.QtCore import QTimer

from fieldkit.services.records import RecordService
from ui.tasks import Collector

COUNT = 100
MORE = 10
LONGEST_MS = 100
TRIES = 3


class Pulse:
    """A timer of 10 ms that remembers the longest time between two of its beats."""

    def __init__(self):
        self._last = time.perf_counter()
        self.gaps = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def _beat(self):
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def stop(self):
        self._timer.stop()
        return max(self.gaps)


@pytest.fixture
def hundred(crew):
    """A hundred packages of two workers, each with ten outlets more; the last ones hold five hundred."""
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


def longest_while_they_come_in(opened, files):
    """Milliseconds of the longest time that the window did not answer."""
    collector = Collector(opened.window.runner, opened.window)  # as the program has it
    pulse = Pulse()
    opened.drop(*files)
    opened.qtbot.waitUntil(lambda: opened.page.take.text() == f"导入 {COUNT} 个", timeout=120_000)
    opened.page.take_wanted.emit()
    opened.qtbot.waitUntil(lambda: opened.states == ["已导入"] * COUNT, timeout=120_000)
    opened.settle()
    collector.stop()
    return pulse.stop()


@pytest.mark.timeout(400)
def test_the_window_answers_within_100_ms_while_100_packages_come_in(
    hundred, make_workspace, window_over, record_property
):
    """The machine itself may be busy with something else once; it is not so three times in a row."""
    found = []
    while len(found) < TRIES and min(found, default=LONGEST_MS + 1) > LONGEST_MS:
        office = make_workspace(f"街道 {len(found) + 1}", role="street")
        found.append(longest_while_they_come_in(window_over(office), hundred))
        assert RecordService(office).count("outlet") >= COUNT * MORE
    record_property("longest_ms", found)
    assert min(found) <= LONGEST_MS
