"""Conflicts asked as questions, and decided with one key each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.packages.deciding.another_edit import AnotherEdit
from ui.widgets.picture import Picture
from ui.widgets.places import PlacesMap

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def asked(disputed, window_over):
    """The page with the question of the two names in hand."""
    office, outlet = disputed
    return office, outlet, window_over(office.workspace)


def dispute(crew, one_says, other_says, outlet=None):
    """Two workers say different things of one outlet; the office takes both."""
    office, (one, other), first = crew
    one.records.set(outlet or first, one_says)
    other.records.set(outlet or first, other_says)
    office.takes(one.hand_in(), other.hand_in())
    return office


def test_a_conflict_is_asked_with_both_values_who_wrote_them_and_what_each_had_seen(asked):
    _, _, opened = asked
    words = opened.words(opened.card)
    assert "应理北街 3 号的便利店叫什么？" in words
    assert {"惠之家便利店", "惠之家（应理店）", "改前：惠家便利", "设备：3 号设备"} <= set(words)
    assert opened.badge == 1
    assert opened.side.asks
    assert opened.card.holds_focus


def test_key_2_takes_the_second_value_and_undo_asks_again(asked):
    office, outlet, opened = asked
    before = office.records.get(outlet).values["name"]
    opened.press(Qt.Key.Key_2)
    chosen = office.records.get(outlet).values["name"]
    assert chosen != before
    assert office.records.get(outlet).conflicts == ()
    assert opened.badge == 0
    assert "没有要决定的冲突" in opened.words(opened.card)

    opened.window._toast.action_requested.emit()
    opened.settle()
    assert "冲突 1 / 1 · 店招名称" in opened.words(opened.card)
    assert office.records.get(outlet).values["name"] == before
    assert opened.badge == 1

    opened.press(Qt.Key.Key_1, widget=opened.page)
    assert office.records.get(outlet).values["name"] == before
    assert opened.badge == 0


def test_the_decision_is_in_the_strip_and_can_be_taken_back_there(asked):
    office, outlet, opened = asked
    before = office.records.get(outlet).values["name"]
    opened.press(Qt.Key.Key_2)
    assert "店招名称" in opened.window._strip._change.text()
    opened.window._strip.undo_requested.emit()
    opened.settle()
    assert office.records.get(outlet).values["name"] == before


def test_a_third_value_is_typed_after_its_number_key(asked, type_chinese):
    office, outlet, opened = asked
    opened.press(Qt.Key.Key_3, widget=opened.page)
    edit = QApplication.focusWidget()
    assert isinstance(edit, AnotherEdit)
    type_chinese("惠之家便利应理店", composing="hzj")
    opened.press(Qt.Key.Key_Return, widget=edit)

    assert office.records.get(outlet).values["name"] == "惠之家便利应理店"
    assert office.records.get(outlet).conflicts == ()


def test_digits_typed_into_the_third_value_stay_digits(asked):
    office, outlet, opened = asked
    opened.press(Qt.Key.Key_3, widget=opened.page)
    opened.qtbot.keyClicks(QApplication.focusWidget(), "12")

    assert QApplication.focusWidget().text() == "12"
    assert office.records.get(outlet).conflicts == ("name",)


def test_a_third_value_that_cannot_stand_there_is_refused_beside_its_field(crew, window_over, type_chinese):
    office, workers, outlet = crew
    for name in ("幸福里社区", "文苑社区"):
        office.records.add("area", {"name": name, "level": "社区"})
    given = office.hand_in()
    for worker in workers:
        worker.takes(given)
    dispute(crew, {"community": "幸福里社区"}, {"community": "文苑社区"})
    opened = window_over(office.workspace)
    opened.press(Qt.Key.Key_3, widget=opened.page)
    type_chinese("明珠社区")
    opened.press(Qt.Key.Key_Return)

    assert office.records.get(outlet).conflicts == ("community",)
    trouble = opened.card.findChild(object, "trouble")
    assert trouble.isVisible()
    assert trouble.text()


def test_a_state_is_settled_with_another_state_of_the_list_by_one_key(crew, window_over):
    office = dispute(crew, {"status": "歇业"}, {"status": "空置"})
    opened = window_over(office.workspace)
    third = opened.button("other-newly_opened")
    opened.qtbot.keySequence(opened.page, third.shortcut())
    opened.settle()
    assert office.records.get(crew[2]).values["status"] == "newly_opened"


def test_esc_goes_on_to_the_next_question_and_decides_nothing(crew, window_over):
    office = dispute(
        crew,
        {"name": "惠之家便利店", "phone": "0955-7011111"},
        {"name": "惠之家（应理店）", "phone": "0955-7022222"},
    )
    opened = window_over(office.workspace)
    opened.press(Qt.Key.Key_Escape)

    assert "冲突 2 / 2 · 电话" in opened.words(opened.card)
    assert set(office.records.get(crew[2]).conflicts) == {"name", "phone"}
    assert opened.card.holds_focus


def test_delete_against_change_is_asked_as_keep_or_delete(crew, window_over):
    office, (one, other), outlet = crew
    one.records.delete(outlet)
    other.records.set(outlet, {"staff": "3"})
    office.takes(one.hand_in(), other.hand_in())
    opened = window_over(office.workspace)
    words = opened.words(opened.card)
    assert "“惠家便利”要保留，还是删除？" in words
    assert any(one.startswith("改了：") for one in words)

    opened.press(Qt.Key.Key_1, widget=opened.page)
    assert office.records.get(outlet).is_deleted
    opened.window._toast.action_requested.emit()
    opened.settle()
    assert not office.records.get(outlet).is_deleted


def test_many_questions_between_the_same_devices_are_settled_at_once_and_taken_back_at_once(
    crew, window_over
):
    office, (one, other), first = crew
    more = [office.records.add("outlet", {"name": f"{number} 号店"}).record for number in range(4)]
    given = office.hand_in()
    for worker, floor in ((one, "1"), (other, "2")):
        worker.takes(given)
        for outlet in (first, *more):
            worker.records.set(outlet, {"floor": floor})
    office.takes(one.hand_in(), other.hand_in())
    opened = window_over(office.workspace)
    assert opened.badge == 5
    wanted = next(index for index, words in enumerate(opened.words(opened.card)) if words in {"1", "2"})
    first_value = opened.words(opened.card)[wanted]

    opened.press(Qt.Key.Key_1, ALT, widget=opened.page)
    outlets = (first, *more)
    assert {office.records.get(one).values["floor"] for one in outlets} == {first_value}
    assert opened.badge == 0
    assert opened.toast.startswith("已定 5 处")

    opened.window._toast.action_requested.emit()
    opened.settle()
    assert opened.badge == 5


def test_two_places_are_drawn_to_scale(crew, window_over):
    office = dispute(crew, {"location": "105.1891,37.5144 wgs84"}, {"location": "105.1899,37.5150 wgs84"})
    opened = window_over(office.workspace)
    shown = opened.card.findChild(PlacesMap)
    assert shown is not None
    assert any(words.startswith("两处相距约 ") for words in opened.words(opened.card))


def test_the_photo_of_the_one_who_took_it_stands_beside_that_value(crew, window_over):
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage

    office, (one, other), outlet = crew
    image, buffer = QImage(64, 48, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor("teal"))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    one.records.attach(outlet, "门头.png", bytes(buffer.data().data()))
    one.records.set(outlet, {"name": "惠之家便利店"})
    other.records.set(outlet, {"name": "惠之家（应理店）"})
    office.takes(one.hand_in(photos=True), other.hand_in())
    opened = window_over(office.workspace)

    pictures = [picture for picture in opened.card.findChildren(Picture) if picture.isVisible()]
    opened.qtbot.waitUntil(lambda: sum(picture.has_image for picture in pictures) == 1)
    assert len(pictures) == 2
    assert {picture.accessibleName() for picture in pictures} == {"这台设备拍的照片", "没有照片"}


def test_another_page_leads_to_the_conflict_of_one_record(crew, window_over):
    office, (one, other), outlet = crew
    second = office.records.add("outlet", {"name": "老王家早点", "address": "长城西街 8 号"}).record
    given = office.hand_in()
    for worker, name in ((one, "甲"), (other, "乙")):
        worker.takes(given)
        for record in (outlet, second):
            worker.records.set(record, {"floor": name})
    office.takes(one.hand_in(), other.hand_in())
    opened = window_over(office.workspace)

    for record, name in ((outlet, "惠家便利"), (second, "老王家早点")):
        opened.window.go("packages", record)
        opened.settle()
        assert any(f"“{name}”" in words for words in opened.words(opened.card))
        assert opened.card.holds_focus


def test_two_answers_to_one_question_are_settled_like_any_other_conflict(crew, window_over, password):
    office, (one, other), _ = crew
    question = "answer//data/profile/age"
    sheet = office.records.add("submission", {"sheet": "S-0001", question: "3"}).record
    given = office.hand_in(password=password)
    for worker, answer in ((one, "4"), (other, "5")):
        worker.takes(given, passwords=[password])
        worker.records.set(sheet, {question: answer})
    office.takes(one.hand_in(password=password), other.hand_in(password=password), passwords=[password])
    opened = window_over(office.workspace)
    shown = opened.button("option-2").accessibleName().split()[-1]
    opened.press(Qt.Key.Key_2, widget=opened.page)

    assert opened.badge == 0
    assert office.records.get(sheet).answers["/data/profile/age"] == shown


def test_two_services_in_dispute_are_settled_one_by_one(crew, window_over):
    office, (one, other), outlet = crew
    office.records.set(outlet, {"services": "代收代发、打印复印、配钥匙"})
    given = office.hand_in()
    for worker in (one, other):
        worker.takes(given)
    one.records.set(outlet, {"services": "配钥匙"})
    one.records.set(outlet, {"services": "代收代发、打印复印、配钥匙"})
    other.records.set(outlet, {"services": "配钥匙"})
    office.takes(one.hand_in(), other.hand_in())
    opened = window_over(office.workspace)
    assert "“惠家便利”有没有“代收代发”？" in opened.words(opened.card)
    gone = next(one for one in opened.card._buttons if "没有" in one.accessibleName())
    opened.qtbot.keySequence(opened.page, gone.shortcut())
    opened.settle()

    assert "“惠家便利”有没有“打印复印”？" in opened.words(opened.card)
    assert office.records.get(outlet).values["services"] == "printing;keys"


def test_from_the_drop_to_the_last_decision_with_the_keyboard_alone(crew, window_over):
    office, (one, other), outlet = crew
    one.records.set(outlet, {"name": "惠之家便利店", "phone": "0955-7011111"})
    other.records.set(outlet, {"name": "惠之家（应理店）", "phone": "0955-7022222"})
    opened = window_over(office.workspace)
    assert QApplication.focusWidget() is opened.lists.drop
    opened.drop(one.hand_in(), other.hand_in()).settle()
    assert QApplication.focusWidget() is opened.lists.files
    opened.press(Qt.Key.Key_Down)
    assert opened.panel.detail.name == "文苑社区_0001.xlsx"

    opened.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert opened.states == ["已导入", "待你决定"]
    assert opened.card.holds_focus
    opened.press(Qt.Key.Key_1)
    assert opened.card.holds_focus
    opened.press(Qt.Key.Key_2)

    assert office.records.get(outlet).conflicts == ()
    assert opened.states == ["已导入", "已导入"]
    assert QApplication.focusWidget() is opened.lists.files
    assert opened.badge == 0
