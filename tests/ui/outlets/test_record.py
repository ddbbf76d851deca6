"""The panel: what is wrong stands beside the field, conflicts are settled elsewhere, everything can be taken back."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.outlet import OUTLET
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace
from fieldkit.storage.problems import StorageError
from ui.outlets import presenter as presenter_module
from ui.outlets.photos import PhotoError
from ui.outlets.state import Facet

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def yes(monkeypatch):
    asked = []
    monkeypatch.setattr(presenter_module, "confirm", lambda *words, **_: asked.append(words[1]) or True)
    return asked


@pytest.fixture
def photo(tmp_path):
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    path = tmp_path / "店面.jpg"
    assert image.save(str(path))
    return path


def test_every_declared_field_can_be_entered(outlets):
    from fieldkit.registers.outlet import OUTLET
    from ui.outlets.fields import NOT_IN_FORM

    for field in OUTLET.fields:
        if field.key not in NOT_IN_FORM:
            assert outlets.form.field(field.key).editor.accessibleName() == field.label.zh


def test_the_panel_says_which_of_how_many_and_what_is_still_empty(outlets):
    outlets.table.choose(outlets.ids["老王早点"])

    assert outlets.panel._place.text() == "2 / 3"
    assert outlets.panel._title.text() == "老王早点"
    outlets.table.choose(outlets.ids["惠之家便利店"])
    assert outlets.panel._subtitle.text() == "还没填：详细地址、经营状态"


def test_one_key_confirms_an_outlet_without_a_change_and_shows_the_next(outlets, qtbot):
    outlets.table.choose(outlets.ids["老王早点"])
    assert outlets.panel.next_button.text() == "无变化，下一家"
    qtbot.keyClick(outlets.editor("staff"), Qt.Key.Key_Return, CTRL)

    values = outlets.values(outlets.ids["老王早点"])
    assert (values["checked"], values["surveyed_on"], values["surveyor"]) == ("checked", "2026-06-30", "王")
    assert outlets.presenter.record.current == outlets.ids["百姓超市"]
    assert outlets.strip == "刚才：“老王早点”已核，无变化"
    assert outlets.form.focused_key() == "staff"

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert outlets.values(outlets.ids["老王早点"])["checked"] is None
    assert outlets.presenter.record.current == outlets.ids["老王早点"]


def test_an_outlet_that_is_checked_is_only_passed_by(outlets, qtbot):
    outlets.table.choose(outlets.ids["惠之家便利店"])
    assert outlets.panel.next_button.text() == "下一家"
    history = len(outlets.records.history(outlets.ids["惠之家便利店"]))

    outlets.page.next_requested.emit()

    assert outlets.presenter.record.current == outlets.ids["老王早点"]
    assert len(outlets.records.history(outlets.ids["惠之家便利店"])) == history


def test_after_the_last_one_it_says_so(outlets):
    outlets.table.choose(outlets.ids["百姓超市"])
    outlets.page.next_requested.emit()

    assert outlets.toast == "已经是最后一家。"
    assert outlets.presenter.record.current == outlets.ids["百姓超市"]


def test_a_shop_found_closed_is_recorded_with_one_button(outlets, qtbot):
    outlets.table.choose(outlets.ids["老王早点"])
    qtbot.mouseClick(outlets.panel.closed_button, Qt.MouseButton.LeftButton)

    assert outlets.values(outlets.ids["老王早点"])["status"] == "closed_to_check"
    assert outlets.presenter.record.current == outlets.ids["百姓超市"]


def test_reviewing_a_filtered_list_goes_through_it_one_by_one(outlets):
    outlets.listing.filter_switched.emit(Facet.STATUS, "operating")
    outlets.listing.filter_switched.emit(Facet.STATUS, "suspended")
    seen = []
    for _ in range(2):
        seen.append(outlets.form.field("name").value())
        outlets.page.next_requested.emit()
        outlets.settle()

    assert seen == ["老王早点", "百姓超市"]
    assert outlets.names == ["老王早点", "百姓超市"]


def test_deleting_asks_and_can_be_taken_back_in_the_strip(outlets, yes):
    outlets.table.choose(outlets.ids["老王早点"])
    outlets.panel.delete_requested.emit()
    outlets.settle()
    assert yes == ["删除“老王早点”？"]
    assert outlets.names == ["惠之家便利店", "百姓超市"]
    assert outlets.form.field("name").value() == "百姓超市"

    outlets.window._strip.undo_requested.emit()
    outlets.settle()
    assert sorted(outlets.names) == sorted(["惠之家便利店", "百姓超市", "老王早点"])
    assert outlets.number == "3 家，已核 1"


def test_deleting_the_only_outlet_leaves_the_empty_page(workspace, open_page, yes, qtbot):
    RecordService(workspace).add("outlet", {"name": "唯一的店"})
    page = open_page(workspace)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    page.settle()

    assert page.listing._stack.currentWidget() is page.listing._empty
    assert not page.panel.isVisible()


def test_undo_without_a_change_says_that_there_is_none(outlets):
    outlets.page.undo_requested.emit()

    assert outlets.toast == "没有可撤销的改动。"


def test_a_field_in_conflict_is_read_only_and_leads_to_where_it_is_settled(
    sample, tmp_path, clock, open_page
):
    from fieldkit.services.packages import PackageService

    first = RecordService(sample).ids("outlet")[0]
    copy = tmp_path / "另一台.fieldkit"
    RecordService(sample).set(first, {"staff": "9"})
    sample.database.close()
    shutil.copytree(sample.path, copy)
    other = open_workspace(copy, clock)
    RecordService(sample).set(first, {"name": "惠之家"})
    RecordService(other).set(first, {"name": "惠佳家"})
    PackageService(other).export(tmp_path / "包.xlsx")
    other.close()
    PackageService(sample).import_files([tmp_path / "包.xlsx"])
    assert ConflictService(sample).count() == 1

    page = open_page(sample)
    page.window.go("outlets", first)

    assert not page.form.field("name").isEnabled()
    assert page.form.field("address").isEnabled()
    words = page.form.words_beneath("name")
    assert "惠之家" in words
    assert "惠佳家" in words
    row = page.presenter.list.model.row_of(first)
    assert page.presenter.list.model.index(row, 4).data() == "两个写法"
    page.form.link("name").click()
    assert page.gone_to == [first]

    page.window.go("outlets")
    page.listing.filter_switched.emit(Facet.CONFLICT, "1")
    assert page.presenter.list.model.ids() == (first,)


def test_a_photo_is_dropped_shown_and_taken_off_again(outlets, photo, qtbot):
    outlets.form.photos.files_given.emit((photo,))
    qtbot.waitUntil(lambda: len(outlets.form.photos.value()) == 1)

    (digest,) = outlets.form.photos.value()
    assert outlets.records.photo_path(digest).read_bytes() == photo.read_bytes()
    small = outlets.form.photos._flow.itemAt(0).widget()
    assert not small._image.isNull()
    qtbot.keyClick(small, Qt.Key.Key_Delete)
    assert outlets.values()["photos"] is None
    assert outlets.form.photos.value() == ()


def test_a_photo_pasted_first_makes_the_outlet(outlets, qtbot):
    outlets.page.new_requested.emit()
    image = QImage(4000, 3000, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    outlets.form.photos.image_given.emit(image)
    qtbot.waitUntil(lambda: len(outlets.form.photos.value()) == 1)

    assert outlets.records.count("outlet") == 4
    kept = QImage(str(outlets.records.photo_path(outlets.form.photos.value()[0])))
    assert (kept.width(), kept.height()) == (2400, 1800)


def test_a_file_that_is_no_picture_is_refused_in_words(outlets, tmp_path, qtbot):
    path = tmp_path / "台账.jpg"
    path.write_text("这不是图片")
    outlets.page.new_requested.emit()
    outlets.form.photos.files_given.emit((path,))

    qtbot.waitUntil(lambda: outlets.toast != "")
    assert outlets.toast == PhotoError.UNREADABLE.text.say("zh", name="台账.jpg")
    assert outlets.records.count("outlet") == 3


def test_a_field_gone_to_by_the_program_comes_into_sight(outlets, qtbot):
    field = outlets.form.field("remarks")
    assert field.visibleRegion().isEmpty()

    outlets.form.focus("remarks")

    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_sections_open_by_key_and_say_how_many_fields_are_filled(outlets, qtbot):
    section = outlets.form.section("business")
    assert not section.is_open
    declared = sum(field.group == "business" for field in OUTLET.fields)
    assert section._count.text() == f"0 / {declared}"

    section.toggle.setFocus()
    qtbot.keyClick(section.toggle, Qt.Key.Key_Space)
    assert section.is_open
    qtbot.keyClick(section.toggle, Qt.Key.Key_Tab)
    assert outlets.form.focused_key() == "chain"


def test_a_value_that_cannot_be_written_stays_in_the_field_with_the_reason(
    outlets, street, qtbot, monkeypatch
):
    monkeypatch.setattr(outlets.presenter._records, "set", refuse)
    editor = outlets.editor("address")
    qtbot.keyClicks(editor, "12")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)

    assert editor.text() == "12"
    assert outlets.form.words_beneath("address").startswith("磁盘")
    assert outlets.values()["address"] is None


def refuse(record, typed):
    raise FieldkitError(StorageError.FULL)


def test_opening_looking_and_leaving_every_field_writes_nothing_in_conflict_or_not(
    make_workspace, open_page, tmp_path, qtbot
):
    """P24."""
    one, two = make_workspace("甲", role="street"), make_workspace("乙")
    record = (
        RecordService(one)
        .add("outlet", {"name": "惠之家", "phone": "0955-7012345", "hours": "7:00-22:00"})
        .record
    )
    RecordService(one).add("outlet", {"name": "老王早点", "services": "打印复印；代收代发", "staff": "3"})
    PackageService(one).export(tmp_path / "1.xlsx")
    PackageService(two).import_files([tmp_path / "1.xlsx"])
    RecordService(one).set(record, {"name": "惠之家便利店"})
    RecordService(two).set(record, {"name": "惠之家（应理店）"})
    PackageService(two).export(tmp_path / "2.xlsx")
    PackageService(one).import_files([tmp_path / "2.xlsx"])
    page = open_page(one)
    before = MaintenanceService(one).digest()
    for outlet in page.records.ids("outlet"):
        page.table.choose(outlet)
        page.settle()
        for key in page.form._fields:
            page.form.focus(key)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        page.settle()
    page.table.setFocus()
    page.settle()
    assert MaintenanceService(one).digest() == before
    assert page.records.get(record).conflicts == ("name",)
