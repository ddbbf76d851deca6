"""Progress: what a window reads while long work runs, and how it stops."""

import threading

import pytest

from fieldkit.kernel.errors import OperationCancelledError
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text

STAGE = Text("导入", "Taking")


def test_a_snapshot_says_stage_steps_and_the_file_in_hand():
    progress = Progress()
    progress.begin(STAGE, 30)
    progress.step(detail="一.xlsx")
    progress.step(2)
    now = progress.snapshot()
    assert (now.stage, now.done, now.total, now.detail) == (STAGE, 3, 30, "一.xlsx")


def test_a_new_stage_begins_at_nought():
    progress = Progress()
    progress.begin(STAGE, 30)
    progress.step(30, "一.xlsx")
    progress.begin(Text("核对", "Checking"))
    now = progress.snapshot()
    assert (now.done, now.total, now.detail) == (0, 0, "")


@pytest.mark.parametrize("go_on", [Progress.check, Progress.step, lambda progress: progress.begin(STAGE)])
def test_cancelled_work_stops_at_its_next_step(go_on):
    progress = Progress()
    progress.check()
    progress.cancel()
    with pytest.raises(OperationCancelledError):
        go_on(progress)


def test_steps_of_several_threads_all_count():
    progress = Progress()
    progress.begin(STAGE)
    workers = [threading.Thread(target=lambda: [progress.step() for _ in range(2000)]) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert progress.snapshot().done == 8000
