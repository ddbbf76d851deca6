"""What the system's dialogs answer, brought into the form that the pages use."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.file_dialogs import FileDialogs


@pytest.fixture
def answer(monkeypatch):
    """Let the system's dialogs answer at once; gives back what they were opened with."""
    asked = []

    def answering(chosen):
        def save(_parent, _title, start, _filter):
            asked.append(start)
            return chosen, ""

        def folder(_parent, _title, start):
            asked.append(start)
            return chosen

        monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
        return asked

    return answering


@pytest.mark.parametrize(
    ("typed", "name"),
    [("表", "表.xlsx"), ("表.xlsx", "表.xlsx"), ("表.XLSX", "表.XLSX"), ("2026.6.30", "2026.6.30.xlsx")],
)
def test_a_name_gets_the_ending_that_it_lacks(qtbot, answer, tmp_path, typed, name):
    window = QWidget()
    qtbot.addWidget(window)
    answer(str(tmp_path / typed))

    assert FileDialogs().save_as(window, "短板", "短板.xlsx", ".xlsx") == tmp_path / name


def test_the_next_dialog_begins_in_the_folder_used_last(qtbot, answer, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    dialogs = FileDialogs()
    asked = answer(str(tmp_path))
    assert dialogs.folder(window, "全部海报") == tmp_path

    dialogs.save_as(window, "海报", "海报.pdf", ".pdf")

    assert asked[1] == str(tmp_path / "海报.pdf")


def test_a_dialog_that_is_left_gives_nothing(qtbot, answer):
    window = QWidget()
    qtbot.addWidget(window)
    answer("")

    assert FileDialogs().save_as(window, "海报", "海报.pdf", ".pdf") is None
    assert FileDialogs().folder(window, "全部海报") is None
