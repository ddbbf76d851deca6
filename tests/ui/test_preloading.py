"""Code of pages is loaded while nobody waits."""

import sys

import pytest
from PySide6.QtCore import QObject

from ui.preloading import Preloader


class Jobs:
    """A runner that is at work or not."""

    def __init__(self):
        self.busy = ()

    def jobs(self):
        return self.busy


@pytest.fixture
def modules(tmp_path, monkeypatch):
    names = [f"page_{at}_of_a_test" for at in range(3)]
    for name in names:
        (tmp_path / f"{name}.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield names
    for name in names:
        sys.modules.pop(name, None)


def test_modules_are_loaded_one_after_the_other_and_none_while_a_job_runs(modules, qtbot):
    parent, runner = QObject(), Jobs()
    runner.busy = ("a job",)
    preloader = Preloader([*modules, modules[0]], runner, parent)

    qtbot.wait(150)
    assert modules[0] not in sys.modules
    runner.busy = ()
    qtbot.waitUntil(lambda: modules[0] in sys.modules)
    assert modules[2] not in sys.modules
    qtbot.waitUntil(lambda: preloader.is_done)
    assert set(modules) <= set(sys.modules)
