"""Every type of question, answered with keys through the real widgets."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from fieldkit.services.answer_files import AnswerFileService
from fieldkit.services.interviews import SENSITIVE
from tests.ui.interviews.door.forms import EVERYTHING

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def everything(street, use_form):
    """An interview with every type of question, begun."""
    use_form(street.workspace, EVERYTHING)
    street.start()
    return street


def go_to(street, name):
    """The screen of a question, as Enter would come to it."""
    path = f"/data/{name}"
    street.page._jump(path)
    street.settle()
    return street.door.body.block(path).editor


def value(street, name):
    (sheet,) = street.submissions()
    return street.answers(sheet.id).get(f"/data/{name}", "")


def enter(street, name, *words):
    go_to(street, name)
    for one in words:
        street.type(one)
    street.enter()
    return value(street, name)


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("name", "王大妈", "王大妈"),
        ("story", "楼道灯坏了。", "楼道灯坏了。"),
        ("secret", "abc", "abc"),
        ("site", "http://a.cn", "http://a.cn"),
        ("digits", "０１２", "012"),
        ("rent", "12,500", "12500"),
        ("rent", "１２５００", "12500"),
        ("heading", "270.5", "270.5"),
        ("day", "20260131", "2026-01-31"),
        ("day", "2026.1.31", "2026-01-31"),
        ("day", "2026年1月31日", "2026-01-31"),
        ("month", "202603", "2026-03-01"),
        ("year", "1998", "1998-01-01"),
        ("spot", "39.9 116.4 12 8", "39.9 116.4 12 8"),
        ("spot", "东经116.4，北纬39.9 精度8米", "39.9 116.4 0 8"),
        ("code", "6901234567892", "6901234567892"),
        ("told", "1", "OK"),
        ("likert", "2", "2"),
        ("columns", "13", "1 3"),
        ("unknown", "9", "9"),
        ("minimal", "mymy", ""),
        ("minimal", "bmy", "4"),
        ("slider", "10", "10"),
        ("slider", "7", "7"),
        ("upright", "20", "20"),
        ("stars", "4", "4"),
    ],
)
def test_an_answer_is_stored_as_its_type_wants_it(everything, name, typed, stored):
    assert enter(everything, name, typed) == stored


def test_times_are_stored_with_their_offset_as_odk_does(everything):
    assert enter(everything, "hour", "0930").startswith("09:30:00.000")
    assert enter(everything, "moment", "20260131 9:05").startswith("2026-01-31T09:05:00.000")
    go_to(everything, "moment")
    assert QApplication.focusWidget().text() == "2026-01-31 09:05"


def test_thousands_are_parted_on_the_screen_only(everything):
    enter(everything, "rent", "12500")
    go_to(everything, "rent")
    assert QApplication.focusWidget().text() == "12,500"
    assert value(everything, "rent") == "12500"


def test_a_counter_counts_with_plus_and_minus(everything):
    go_to(everything, "people")
    everything.type("3+")
    everything.type("+")
    everything.type("-")
    everything.enter()
    assert value(everything, "people") == "4"


def test_a_quick_question_goes_on_by_itself(everything):
    go_to(everything, "quick")
    everything.type("1")
    assert value(everything, "quick") == "yes"
    assert everything.asked == "likert"


def test_a_long_list_is_searched_by_words_code_and_initials(everything):
    go_to(everything, "towns")
    for typed in ("39", "t7", "xfl12"):
        everything.type(typed)
        everything.enter()
    assert value(everything, "towns") == "t7 t12 t39"
    everything.press(Qt.Key.Key_Backspace)
    assert value(everything, "towns") == "t7 t12"
    everything.enter()
    assert everything.asked == "order"


def test_places_in_an_order_are_given_by_number_and_moved_with_alt(everything):
    editor = go_to(everything, "order")
    everything.type("3")
    assert not everything.door.body.problem("/data/order")
    everything.type("1")
    assert value(everything, "order") == "shop lift light"
    editor.ranks._at = 0
    everything.press(Qt.Key.Key_Down, with_=ALT)
    assert value(everything, "order") == "lift shop light"


def test_a_day_is_picked_from_the_calendar(everything):
    enter(everything, "day", "20260131")
    go_to(everything, "day")
    everything.press(Qt.Key.Key_Down, with_=ALT)
    everything.press(Qt.Key.Key_PageDown)
    everything.press(Qt.Key.Key_Left)
    everything.enter()
    assert value(everything, "day") == "2026-02-27"
    assert everything.asked == "day"


def test_an_area_closes_itself_and_takes_pasted_lines(everything):
    go_to(everything, "yard")
    QGuiApplication.clipboard().setText("39.9 116.4\n39.9 116.5\n39.8 116.5")
    everything.press(Qt.Key.Key_V, with_=Qt.KeyboardModifier.ControlModifier)
    everything.enter(2)
    points = value(everything, "yard").split("; ")
    assert points == ["39.9 116.4 0 0", "39.9 116.5 0 0", "39.8 116.5 0 0", "39.9 116.4 0 0"]


def test_a_way_is_typed_point_by_point(everything):
    go_to(everything, "way")
    everything.type("39.9 116.4")
    everything.enter()
    everything.type("39.8 116.5")
    everything.enter(2)
    assert value(everything, "way") == "39.9 116.4 0 0; 39.8 116.5 0 0"
    assert everything.asked == "yard"


def test_a_dropped_picture_is_kept_with_the_sheet_and_shown(everything, tmp_path):
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    file = tmp_path / "门口 照片.png"
    picture.save(str(file))
    editor = go_to(everything, "photo")
    editor.drop.dropped.emit((file,))
    (sheet,) = everything.submissions()
    kept = AnswerFileService(everything.workspace).path_of(sheet.id, "/data/photo")
    assert kept.read_bytes() == file.read_bytes()
    assert value(everything, "photo").startswith("门口_照片-")
    assert value(everything, "photo").endswith(".png")
    assert editor._picture.isVisible()

    everything.press(Qt.Key.Key_Delete)
    assert value(everything, "photo") == ""
    assert AnswerFileService(everything.workspace).paths(sheet.id) == {}


def test_a_signature_is_kept_as_png(everything, qtbot):
    editor = go_to(everything, "sign")
    qtbot.mousePress(editor.pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseMove(editor.pad, QPoint(90, 60))
    qtbot.mouseRelease(editor.pad, Qt.MouseButton.LeftButton, pos=QPoint(90, 60))
    (sheet,) = everything.submissions()
    kept = AnswerFileService(everything.workspace).path_of(sheet.id, "/data/sign")
    assert kept.read_bytes().startswith(b"\x89PNG")
    assert value(everything, "sign").startswith("signature-")


def test_a_table_is_answered_row_by_row(everything):
    everything.page._jump("/data/table/clean")
    everything.settle()
    everything.type("19")
    assert (value(everything, "table/clean"), value(everything, "table/safe")) == ("1", "9")


def test_a_worked_out_value_is_shown_and_passed_over(everything):
    everything.page._jump("/data/mixed/rooms")
    everything.settle()
    everything.type("3")
    everything.enter()
    assert everything.door.body.block("/data/mixed/double").editor.words == "6"
    everything.type("2026-01-05")
    everything.enter()
    assert value(everything, "mixed/since") == "2026-01-05"
    assert everything.door.body is None


def test_a_remark_stands_beside_its_question(everything):
    go_to(everything, "rent")
    everything.press(Qt.Key.Key_F2)
    everything.type("含物业费")
    everything.enter()
    assert "含物业费" in everything.door.body.block("/data/rent").remark
    assert everything.page._door_presenter._sitting.remarks["/data/rent"] == "含物业费"
    everything.type("100")
    everything.enter()
    assert value(everything, "rent") == "100"


def test_the_longer_instruction_is_shown_on_demand(everything):
    block = everything.door.body.block("/data/name")
    assert not block._guidance.isVisible()
    everything.press(Qt.Key.Key_F1, with_=Qt.KeyboardModifier.ShiftModifier)
    assert block._guidance.isVisible()


WALK = [
    ("name", "王大妈"), ("story", "楼道灯坏了。"), ("secret", "abc"), ("site", "http://a.cn"), ("digits", "012"),
    ("rent", "12500"), ("people", "3"), ("heading", "270"), ("quick", "1"), ("likert", "2"), ("columns", "13"),
    ("unknown", "9"), ("minimal", "bmy"), ("towns", "39⏎"), ("order", "31"), ("day", "昨天"), ("month", "202603"),
    ("year", "1998"), ("hour", "0930"), ("moment", "20260131 0905"), ("slider", "7"), ("upright", "20"),
    ("stars", "4"), ("spot", "39.9 116.4"), ("way", "39.9 116.4⏎39.8 116.5⏎"),
    ("yard", "39.9 116.4⏎39.9 116.5⏎39.8 116.5⏎"), ("photo", ""), ("sign", ""), ("voice", ""), ("paper", ""),
    ("code", "6901234567892"), ("told", "1"), ("table", "19"), ("mixed", "3⏎2026-01-05"),
]  # fmt: skip


def test_the_whole_form_is_walked_from_first_to_last_screen_with_keys_alone(everything):
    street = everything
    for name, keys in WALK:
        assert street.asked == name
        for part in keys.replace("⏎", "\0⏎\0").split("\0"):
            if part == "⏎":
                street.enter()
            elif part:
                street.type(part)
        if name != "quick":  # it goes on by itself
            street.enter()
    assert not street.door.ending.offenders()
    street.enter()

    (sheet,) = street.submissions()
    answers = street.answers(sheet.id)
    assert sheet.values["state"] == "complete"
    assert answers["/data/minimal"] == "4"
    assert answers["/data/yard"].count(";") == 3
    assert answers["/data/mixed/double"] == "6"
    unanswered = {"photo", "sign", "voice", "paper", "table", "mixed"}
    assert all(answers.get(f"/data/{name}") for name, _ in WALK if name not in unanswered)


def test_back_never_loses_what_was_typed(everything):
    go_to(everything, "rent")
    everything.type("800")
    everything.press(Qt.Key.Key_PageUp)
    assert everything.asked == "digits"
    assert value(everything, "rent") == "800"


def test_an_answer_against_a_constraint_is_kept_and_never_accepted(everything):
    go_to(everything, "rent")
    everything.type("100000")
    everything.enter(3)
    assert everything.asked == "rent"
    assert value(everything, "rent") == "100000"
    assert everything.door.body.problem("/data/rent")


def test_a_sensitive_picture_is_not_kept_without_the_separate_consent(everything):
    sitting = everything.page._door_presenter._sitting
    everything.workspace.set_setting(SENSITIVE, "photo")
    sitting.guard()
    presenter = everything.page._door_presenter
    presenter.jump("/data/photo")
    assert presenter._preface, "the separate consent is asked for first"
    presenter.attach("/data/photo", "a.png", b"one")

    assert value(everything, "photo") == ""
    assert AnswerFileService(everything.workspace).paths(sitting.record) == {}
