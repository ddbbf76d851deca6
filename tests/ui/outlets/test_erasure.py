"""彻底清除: what is ticked is gone, cannot be taken back, and older files are offered for deletion."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldkit.services.maintenance import MaintenanceService
from ui.outlets.purge_dialog import WHOLE, CopiesDialog, PurgeDialog


@pytest.fixture
def in_dialogs(qtbot):
    """Do something in each dialog that opens, one after the other; returns those that came."""

    def later(*acts):
        waiting, came = list(acts), []

        def try_it():
            dialog = QApplication.activeModalWidget()
            if dialog is not None and dialog not in came:
                came.append(dialog)
                waiting.pop(0)(dialog)
            if waiting:
                QTimer.singleShot(10, try_it)

        QTimer.singleShot(0, try_it)
        return came

    return later


def tick(*keys):
    def act(dialog):
        for key in keys:
            dialog.list.ticked.emit(key, True)
        dialog.yes.click()

    return act


def test_chosen_fields_are_erased_and_their_values_leave_the_history_too(outlets, street, in_dialogs, qtbot):
    outlet = outlets.ids["惠之家便利店"]
    outlets.table.choose(outlet)
    outlets.form.left.emit("phone", "")
    in_dialogs(tick("staff"))
    outlets.panel.purge_action.trigger()
    qtbot.waitUntil(lambda: outlets.values(outlet)["staff"] is None)
    qtbot.waitUntil(lambda: "本机没有别的旧文件" in outlets.toast)

    assert outlets.values(outlet)["name"] == "惠之家便利店"
    assert outlets.strip == "刚才：已彻底清除。"
    outlets.page.undo_requested.emit()
    assert outlets.values(outlet)["phone"] is None
    outlets.panel.history.toggle.click()
    assert "从业人数：已清除" in outlets.panel.history.lines[0].words
    assert "从业人数：2" not in str(outlets.panel.history.lines)


def test_the_whole_record_leaves_the_list_and_the_copies_are_deleted_when_wanted(
    outlets, street, in_dialogs, qtbot
):
    copy = MaintenanceService(street).back_up("manual")
    outlet = outlets.ids["惠之家便利店"]
    outlets.table.choose(outlet)
    came = in_dialogs(tick(WHOLE), lambda dialog: dialog.delete.click())
    outlets.panel.purge_action.trigger()

    qtbot.waitUntil(lambda: len(came) == 2)
    qtbot.waitUntil(lambda: not copy.exists())
    qtbot.waitUntil(lambda: outlets.toast == "已删除 1 个旧文件，清除完成。")
    assert isinstance(came[1], CopiesDialog)
    assert outlets.names == ["老王早点", "百姓超市"]
    assert outlets.presenter.record.current == outlets.ids["老王早点"]


def test_copies_that_are_kept_stay(outlets, street, in_dialogs, qtbot):
    copy = MaintenanceService(street).back_up("manual")
    outlets.table.choose(outlets.ids["惠之家便利店"])
    came = in_dialogs(tick("staff"), lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    outlets.panel.purge_action.trigger()
    qtbot.waitUntil(lambda: len(came) == 2)
    qtbot.waitUntil(lambda: not came[1].isVisible())
    outlets.settle()
    qtbot.waitUntil(lambda: not outlets.window.runner.jobs())

    assert came[1].files.toPlainText() == f"备份  {copy.name}"
    assert copy.exists()


def test_nothing_is_ticked_at_first_and_whole_stands_against_single_fields(shown, qtbot):
    dialog = shown(PurgeDialog(None, "惠之家", [("phone", "联系电话", "0955-1"), ("staff", "从业人数", "2")]))
    assert not dialog.yes.isEnabled()

    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert (dialog.keys, dialog.yes.isEnabled()) == ((), True)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.keys == ("phone",)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert not dialog.yes.isEnabled()
