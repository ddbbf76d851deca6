"""The first start: one page, and a workspace that already shows something."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace
from ui.start.page import StartPage
from ui.tasks import TaskRunner


@pytest.fixture
def start(shown, tmp_path):
    """The page, keeping workspaces in a folder of the test."""
    runner = TaskRunner()
    page = StartPage(runner, folder=tmp_path)
    page.chosen = []
    page.workspace_chosen.connect(lambda path, language: page.chosen.append((path, language)))
    yield shown(page, 1366, 768)
    runner.close()


def fill_in(page, **values):
    page.form.show_draft(replace(page.draft, **{"person": "马晓燕", "device": "3 号", **values}))


def test_a_workspace_is_made_by_keyboard_alone(start, qtbot, type_chinese, tmp_path):
    start.form.setFocus()
    for words in ("马晓燕", "3 号电脑", "瑞丰社区"):
        type_chinese(words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(start, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: start.chosen != [], timeout=20_000)
    assert start.chosen == [(tmp_path / "瑞丰社区.fieldkit", "zh")]
    workspace = open_workspace(tmp_path / "瑞丰社区.fieldkit")
    assert (
        workspace.title,
        workspace.identity.person,
        workspace.identity.device,
        workspace.identity.role,
    ) == (
        "瑞丰社区",
        "马晓燕",
        "3 号电脑",
        "community",
    )
    assert RecordService(workspace).count("circle") == 24
    workspace.close()


def test_role_and_beginning_are_chosen_with_the_arrows(start, qtbot, tmp_path):
    fill_in(start)
    start.form.roles._cards[0].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    start.form.beginnings._cards[0].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (start.draft.role, start.draft.with_sample) == ("street", False)

    start.begin.click()
    qtbot.waitUntil(lambda: start.chosen != [])

    assert start.chosen[0][0] == tmp_path / "我的街道.fieldkit"
    workspace = open_workspace(start.chosen[0][0])
    assert workspace.identity.role == "street"
    assert RecordService(workspace).count("area") == 0
    workspace.close()


def test_switching_the_language_keeps_what_was_filled_in(start, qtbot):
    fill_in(start, role="district", with_sample=False)

    start.languages["en"].click()

    assert start.begin.text() == "Begin"
    assert (start.draft.person, start.draft.role, start.draft.with_sample) == ("马晓燕", "district", False)
    start.begin.click()
    qtbot.waitUntil(lambda: start.chosen != [])
    assert start.chosen[0][1] == "en"


def test_a_missing_name_is_said_beside_its_field(start):
    start.begin.click()

    assert start.form.fields.row("person").problem == "请写上您的姓名，改动会记在您名下。"
    assert start.form.fields.row("device").problem == "请给这台电脑起个名字。"
    assert QApplication.focusWidget() is start.form.fields.field("person").editor
    assert start.chosen == []


def test_a_folder_that_exists_is_left_alone_and_said_on_the_page(start, qtbot, tmp_path):
    there = tmp_path / "我的社区.fieldkit"
    there.mkdir()
    (there / "照片.jpg").write_bytes(b"1")
    fill_in(start, with_sample=False)

    start.begin.click()

    qtbot.waitUntil(lambda: "已经存在" in start.notice.accessibleName())
    assert [path.name for path in there.iterdir()] == ["照片.jpg"]
    assert start.chosen == []
    assert start.begin.isEnabled()


def test_signs_that_no_file_may_carry_are_left_out_of_the_folder_name(start, tmp_path):
    fill_in(start, name="瑞丰/一期: 2026?")

    assert start.draft.path == tmp_path / "瑞丰_一期_ 2026_.fieldkit"
    assert start.draft.title == "瑞丰/一期: 2026?"


def test_an_existing_workspace_is_opened_from_the_page(start, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "旧的.fieldkit"))

    start.open.click()

    assert start.chosen == [(tmp_path / "旧的.fieldkit", "zh")]
