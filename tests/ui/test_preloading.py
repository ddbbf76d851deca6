"""Code of pages is loaded while nobody waits."""

import sys
import threading
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject

from ui.app import page_entries
from ui.preloading import Preloader
from ui.tasks import TaskRunner


class Jobs:
    """A runner that is at work or not."""

    is_closed = False

    def __init__(self):
        self.busy = ()

    def jobs(self):
        return self.busy


@pytest.fixture
def modules(tmp_path, monkeypatch):
    names = [f"page_{at}_of_a_test" for at in range(3)]
    for name in names:
        (tmp_path / f"{name}.py").write_text(
            "import threading\nTHREAD = threading.get_ident()\n", encoding="utf-8"
        )
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


def test_what_knows_no_qt_is_loaded_first_and_beside_the_window(modules, qtbot):
    parent, runner = QObject(), TaskRunner()
    preloader = Preloader([modules[0]], runner, parent, beside=[modules[1]])
    qtbot.waitUntil(lambda: preloader.is_done)
    runner.close()

    assert sys.modules[modules[1]].THREAD != sys.modules[modules[0]].THREAD == threading.get_ident()
    assert list(sys.modules).index(modules[1]) < list(sys.modules).index(modules[0])


def test_whatever_a_page_wants_loaded_exists_and_what_goes_beside_knows_no_qt(workspace):
    entries = page_entries(workspace)
    ahead, beside = ({name for one in entries for name in getattr(one, kind)} for kind in ("ahead", "beside"))
    assert [name for name in ahead | beside if find_spec(name) is None] == []
    assert [name for name in beside if name.split(".")[0] in {"ui", "PySide6"}] == []
    assert beside
