"""一圈一策 from the page of circles: one for the circle in sight, or all of them."""

import docx
import pytest

from ui.app import make_window
from ui.circles.entry import entry


class ChosenFiles:
    """Stands for the system's dialogs."""

    def __init__(self, folder):
        self._folder, self.names, self.opened = folder, [], []

    def save_as(self, _parent, _title, name, _ending):
        self.names.append(name)
        return self._folder / name

    def folder(self, _parent, _title):
        return self._folder / "全部"

    def open(self, path):
        self.opened.append(path)


@pytest.fixture
def dialogs(tmp_path):
    return ChosenFiles(tmp_path)


@pytest.fixture
def open_page(shown, qtbot, dialogs):
    opened = []

    def make(workspace):
        window = make_window([entry(workspace, dialogs)])
        opened.append(window)
        shown(window, 1366, 768)
        qtbot.waitUntil(lambda: not window.runner.jobs())
        return window

    yield make
    for window in opened:
        window.hide()
        window.runner.close()


def test_the_circle_in_sight_is_written_as_a_word_document(open_page, sample, dialogs, qtbot, tmp_path):
    window = open_page(sample)
    view = window.page("circles").circles
    qtbot.waitUntil(lambda: view.table.current_id() != "")
    view.dossier.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: not window.runner.jobs(), timeout=15000)
    assert dialogs.names == ["瑞丰一刻钟便民生活圈_一圈一策.docx"]
    assert (
        docx.Document(str(tmp_path / dialogs.names[0])).paragraphs[0].text == "瑞丰一刻钟便民生活圈建设方案"
    )


def test_all_dossiers_go_into_a_folder(open_page, workspace, qtbot, tmp_path):
    from fieldkit.services.records import RecordService

    RecordService(workspace).add("circle", {"name": "甲圈", "number": "1"})
    window = open_page(workspace)
    window.page("circles").circles.all_dossiers.actions()[1].trigger()
    qtbot.waitUntil(lambda: not window.runner.jobs(), timeout=15000)
    assert sorted(one.name for one in (tmp_path / "全部").iterdir()) == ["00_总体方案.pdf", "01_甲圈.pdf"]
