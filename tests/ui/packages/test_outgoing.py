"""Handing in from a community, answering from an office, and hearing the answer."""

import pytest
from PySide6.QtCore import Qt

from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewService
from fieldkit.storage.lists import Filter
from ui.packages.outgoing.sending import FOLDER

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def community(crew, tmp_path):
    """One worker with something to hand in, and a folder for it."""
    office, (one, _), outlet = crew
    one.records.set(outlet, {"staff": "3"})
    one.workspace.set_setting(FOLDER, str(tmp_path))
    return office, one, outlet


def hand_in(opened, sheets):
    """Ctrl+E; the sheet once it knows what is inside."""
    opened.press(Qt.Key.Key_E, CTRL)
    dialog = opened.dialog(sheets["hand_in"])
    opened.qtbot.waitUntil(dialog.write.isEnabled)
    return dialog


def answer(office, path, device="3 号设备"):
    from fieldkit.services.receipts import ReceiptService

    ReceiptService(office.workspace).write(device, path)
    return path


def test_handing_in_says_what_the_office_lacks_and_writes_under_the_suggested_name(
    community, window_over, sheets, tmp_path
):
    _, one, _ = community
    wanted = tmp_path / one.packages.suggested_name()
    opened = window_over(one.workspace)
    dialog = hand_in(opened, sheets)
    words = " ".join(opened.words(dialog))
    assert "还有 1 处改动没有交过" in words
    assert "未交 1 条 · 已交 0 条 · 已收 0 条" in words
    assert not dialog.passwords.isVisible()
    assert dialog.path == wanted
    opened.press(Qt.Key.Key_Return, CTRL, widget=dialog)

    told = opened.dialog(sheets["written"])
    assert wanted.name in opened.words(told)
    assert str(tmp_path) in opened.words(told)
    assert wanted.is_file()
    assert one.packages.unsent() == 0


def test_the_sheet_that_tells_of_the_package_opens_its_folder(
    community, window_over, sheets, monkeypatch, tmp_path
):
    from ui.packages.outgoing import written_dialog

    seen = []
    monkeypatch.setattr(written_dialog, "show_folder", seen.append)
    _, one, _ = community
    opened = window_over(one.workspace)
    opened.click(hand_in(opened, sheets).write)
    told = opened.dialog(sheets["written"])
    told.open_folder.click()
    assert seen == [tmp_path]


def test_residents_answers_want_a_password_typed_twice(
    community, window_over, sheets, password, type_chinese, tmp_path
):
    office, one, _ = community
    one.interview(2)
    opened = window_over(one.workspace)
    dialog = hand_in(opened, sheets)
    assert dialog.passwords.isVisible()
    assert "里面有 2 份居民答卷" in " ".join(opened.words(dialog))
    dialog.write.click()
    assert dialog.passwords.form.row("password").problem == "请设一个密码。"

    first, again = dialog.passwords._fields
    type_chinese(password, first.editor)
    type_chinese("别的密码2026", again.editor)
    dialog.write.click()
    assert dialog.passwords.form.row("again").problem == "两遍不一样，请再看一下。"
    assert dialog.isVisible()

    again.editor.clear()
    type_chinese(password, again.editor)
    opened.click(dialog.write)
    told = opened.dialog(sheets["written"])
    assert "不要和文件发在一起" in " ".join(opened.words(told))
    (taken,) = office.takes(tmp_path / one.packages.suggested_name(), passwords=[password])
    assert taken.status == "accepted"


@pytest.mark.parametrize("name", ["", "  "])
def test_a_package_without_a_name_is_asked_for_one(community, window_over, sheets, name):
    _, one, _ = community
    opened = window_over(one.workspace)
    dialog = hand_in(opened, sheets)
    dialog.form.field("name").set_value(name)
    dialog.write.click()

    assert dialog.form.row("name").problem == "请写一个文件名。"
    assert dialog.isVisible()


def test_only_what_no_receipt_confirmed_is_offered_once_one_came(community, window_over, sheets, tmp_path):
    office, one, outlet = community
    opened = window_over(one.workspace)
    dialog = hand_in(opened, sheets)
    assert not dialog.scope.since_receipt
    dialog.reject()
    office.takes(one.hand_in())

    opened.drop(answer(office, tmp_path / "回执.xlsx")).settle()
    assert opened.states == ["回执"]
    opened.take()
    assert opened.toast == "回执已收下：1 处已收，退回 0 条。"
    one.records.set(outlet, {"floor": "2"})
    opened.settle()
    dialog = hand_in(opened, sheets)
    assert dialog.scope.since_receipt
    assert "未交 1 条 · 已交 0 条" in " ".join(opened.words(dialog))
    opened.click(dialog.write)
    assert any(
        words.startswith("1 条记录，1 处改动") for words in opened.words(opened.dialog(sheets["written"]))
    )


def test_a_receipt_leads_to_the_records_that_were_given_back(community, window_over, tmp_path):
    office, one, outlet = community
    office.takes(one.hand_in())
    ReviewService(office.workspace).give_back(outlet, "电话打不通")
    opened = window_over(one.workspace).drop(answer(office, tmp_path / "回执.xlsx")).settle()
    opened.take()
    assert opened.toast.endswith("退回 1 条。")

    opened.window._toast.action_requested.emit()
    page, wanted = opened.gone_to[-1]
    assert page == "outlets"
    assert isinstance(wanted, Filter)
    assert RecordService(one.workspace).ids("outlet", wanted) == [outlet]


def test_a_street_office_hands_in_one_community_alone(sample, window_over, sheets, tmp_path):
    sample.set_setting(FOLDER, str(tmp_path))
    records = RecordService(sample)
    chosen = next(record for record, name in records.names("area").items() if name == "瑞丰社区")
    opened = window_over(sample)
    dialog = hand_in(opened, sheets)
    dialog.area.set_value(chosen)
    dialog.area.left.emit(chosen)
    opened.qtbot.waitUntil(dialog.write.isEnabled)
    dialog.form.field("name").set_value("瑞丰")
    opened.click(dialog.write)

    told = opened.dialog(sheets["written"])
    assert "瑞丰.xlsx" in opened.words(told)
    count = next(int(words.split(" ")[0]) for words in opened.words(told) if "条记录" in words)
    outlets = records.count_by("outlet", "community")[chosen]
    assert outlets < count < records.count("outlet")


def test_photos_go_along_only_where_somebody_ticked_them(community, window_over, sheets, tmp_path):
    office, one, outlet = community
    one.records.attach(outlet, "门头.jpg", b"\xff\xd8\xff\xe0 picture")
    opened = window_over(one.workspace)
    dialog = hand_in(opened, sheets)
    assert dialog.photos.text().startswith("带上照片（约 1 张")
    assert not dialog.photos.isChecked()
    dialog.photos.setChecked(True)
    opened.click(dialog.write)
    assert "照片 1 张。" in " ".join(opened.words(opened.dialog(sheets["written"])))
    (taken,) = office.takes(tmp_path / one.packages.suggested_name())
    assert taken.photos == 1


def test_an_office_answers_the_devices_that_it_ticks(crew, window_over, sheets, tmp_path):
    office, (one, other), outlet = crew
    one.records.set(outlet, {"staff": "3"})
    other.records.set(outlet, {"floor": "2"})
    office.takes(one.hand_in(), other.hand_in())
    ReviewService(office.workspace).give_back(outlet, "电话打不通")
    office.workspace.set_setting(FOLDER, str(tmp_path))
    opened = window_over(office.workspace)
    opened.press(Qt.Key.Key_R, CTRL)
    dialog = opened.dialog(sheets["receipts"])
    names = [row.name for row in dialog.table._devices.values()]
    assert names == ["3 号设备", "5 号设备"]
    assert dialog.write.text() == "生成 2 个回执"

    opened.press(Qt.Key.Key_Space, widget=dialog.table)
    assert dialog.write.text() == "生成 1 个回执"
    opened.press(Qt.Key.Key_Return, CTRL, widget=dialog)
    told = opened.dialog(sheets["written"])
    words = opened.words(told)
    assert any(name.startswith("回执_杨_5号设备") for name in words)
    assert any("已收 1 处，退回 1 条" in name for name in words)
    (file,) = tmp_path.glob("回执*.xlsx")
    (taken,) = other.takes(file)
    assert (taken.content, taken.status) == ("receipt", "accepted")
    assert other.packages.hand_in.unconfirmed() == 0


def test_an_office_that_heard_of_nobody_says_so(make_workspace, window_over):
    office = make_workspace("街道办", role="street")
    opened = window_over(office)
    opened.press(Qt.Key.Key_R, CTRL)
    assert "还没有收到过数据包" in opened.toast


def test_missing_numbers_are_named_by_device_until_the_rest_comes(crew, window_over):
    office, (one, _), _ = crew
    one.records.add("outlet", {"name": "甲店"})
    one.records.add("area", {"name": "瑞丰社区", "level": "社区"})
    one.records.add("outlet", {"name": "瑞丰店", "community": "瑞丰社区"})
    opened = window_over(office.workspace)
    assert opened.lists.gaps.isHidden()
    opened.drop(one.hand_in(areas=["瑞丰社区"])).settle()
    assert next(iter(opened.row.values())).second == "缺第 1 号改动，不影响导入"

    opened.take()
    assert opened.lists.gaps.accessibleName().startswith("缺号：3 号设备缺 1。")
    opened.drop(one.hand_in()).settle()
    opened.take()
    assert opened.lists.gaps.isHidden()
