import gc
import threading

import pytest
from PySide6.QtCore import QObject, QThread

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from ui.tasks import Collector, DirectRunner, Lane, ProgressPoller, TaskRunner


class Refused(ErrorCode):
    FULL = Text(
        "磁盘已满。没有写入任何内容。请腾出空间后再试。",
        "The disk is full. Nothing was written. Free some space.",
    )


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.close()


@pytest.fixture
def owner(qapp):
    return QObject()


def test_the_result_comes_back_on_the_thread_of_the_window(qtbot, runner, owner):
    threads = []

    with qtbot.waitSignal(runner.idle):
        runner.run(
            lambda _: threads.append(QThread.currentThread()) or 42,
            lambda result: threads.append((result, QThread.currentThread())),
            owner=owner,
        )

    assert threads[0] is not owner.thread()
    assert threads[1] == (42, owner.thread())


def test_all_writing_is_done_by_one_thread_in_the_order_asked(qtbot, runner, owner):
    all_asked, threads, order = threading.Event(), set(), []

    def write(number):
        def work(_):
            all_asked.wait(5)
            threads.add(threading.get_ident())
            return number

        return work

    with qtbot.waitSignal(runner.idle):
        for number in range(8):
            runner.run(write(number), order.append, owner=owner, lane=Lane.WRITE)
        all_asked.set()

    assert order == list(range(8))
    assert len(threads) == 1


def test_a_cancelled_job_stops_at_its_next_step_and_tells_nobody_off(qtbot, runner, owner):
    started, go_on, heard = threading.Event(), threading.Event(), []

    def work(progress):
        progress.begin(Text("核对", "Checking"), 2)
        started.set()
        go_on.wait(5)
        progress.step()
        heard.append("went on")

    runner.refused.connect(heard.append)
    runner.broke.connect(heard.append)
    with qtbot.waitSignal(runner.idle):
        job = runner.run(work, heard.append, owner=owner)
        started.wait(5)
        job.cancel()
        go_on.set()

    assert heard == []


def test_the_answer_to_an_older_question_is_dropped(qtbot, runner, owner):
    first_may_end, answers = threading.Event(), []

    def slow(progress):
        first_may_end.wait(5)
        return "旧"

    with qtbot.waitSignal(runner.idle):
        runner.run(slow, answers.append, owner=owner, key="search")
        runner.run(lambda _: first_may_end.set() or "新", answers.append, owner=owner, key="search")

    assert answers == ["新"]


def test_an_answer_for_a_closed_page_is_dropped(qtbot, runner):
    import shiboken6

    page, answers, may_end = QObject(), [], threading.Event()
    with qtbot.waitSignal(runner.idle):
        runner.run(lambda _: may_end.wait(5), answers.append, owner=page)
        shiboken6.delete(page)
        may_end.set()

    assert answers == []


def test_an_answer_that_comes_after_the_window_closed_is_dropped(qtbot, owner):
    runner, heard = TaskRunner(), []
    job = runner.run(lambda _: 1, heard.append, owner=owner)
    runner.close()

    qtbot.waitUntil(lambda: job not in runner.jobs())

    assert heard == []


@pytest.mark.parametrize("make", [DirectRunner, TaskRunner])
def test_a_refusal_goes_to_who_asked_and_otherwise_to_the_window(qtbot, owner, make):
    runner = make()
    asked, window, bugs = [], [], []
    runner.refused.connect(window.append)
    runner.broke.connect(bugs.append)

    def refuse(progress):
        raise FieldkitError(Refused.FULL)

    def break_down(progress):
        raise ZeroDivisionError

    done = []
    runner.idle.connect(lambda: done.append(1))
    runner.run(refuse, done.append, owner=owner, failed=asked.append)
    runner.run(refuse, done.append, owner=owner)
    runner.run(break_down, done.append, owner=owner)
    qtbot.waitUntil(lambda: not runner.jobs())
    runner.close()

    assert [error.code for error in asked] == [Refused.FULL]
    assert [error.code for error in window] == [Refused.FULL]
    assert [type(error) for error in bugs] == [ZeroDivisionError]


def test_the_strip_hears_what_how_far_and_that_it_ended(qtbot, runner, owner, monkeypatch):
    monkeypatch.setattr("ui.tasks._SHOWN_AFTER_S", 0)
    half, may_end, seen = threading.Event(), threading.Event(), []
    poller = ProgressPoller(runner)
    poller.progressed.connect(seen.append)

    def work(progress):
        progress.begin(Text("正在核对", "Checking"), 11)
        progress.step(7, "湖畔社区_0005.xlsx")
        half.set()
        may_end.wait(5)

    runner.run(work, lambda _: None, owner=owner, title=Text("导入", "Import"))
    half.wait(5)
    with qtbot.waitSignal(poller.ended):
        poller.look()
        may_end.set()

    assert seen[0].what == "正在核对 湖畔社区_0005.xlsx"
    assert (seen[0].done, seen[0].total) == (7, 11)


def test_quiet_jobs_are_not_shown(qtbot, runner, owner, monkeypatch):
    monkeypatch.setattr("ui.tasks._SHOWN_AFTER_S", 0)
    may_end, seen = threading.Event(), []
    poller = ProgressPoller(runner)
    poller.progressed.connect(seen.append)
    with qtbot.waitSignal(runner.idle):
        runner.run(lambda _: may_end.wait(5), lambda _: None, owner=owner)
        poller.look()
        may_end.set()

    assert seen == []


def test_garbage_is_collected_by_the_window_only_while_it_runs(qapp, runner):
    collector = Collector(runner)
    try:
        assert not gc.isenabled()
    finally:
        collector.stop()

    assert gc.isenabled()
