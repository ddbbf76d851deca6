import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.actions import make_action
from ui.input_methods import Wants
from ui.theme import Tone
from ui.widgets.choice_field import Choice, ChoiceField, MultiChoiceField
from ui.widgets.fields import CheckField, LineField, NumberField, TextField
from ui.widgets.form import Form, commit_focused_field

TYPES = (
    Choice("B01", "便利店", "基本保障"),
    Choice("B05", "早餐店", "基本保障", ("早点铺",)),
    Choice("B06", "维修点", "基本保障"),
    Choice("Q01", "书店", "品质提升"),
)


@pytest.fixture
def form(shown):
    window = QWidget()
    made = Form()
    QVBoxLayout(window).addWidget(made)
    made.add("name", "名称", LineField())
    made.add("type", "业态", ChoiceField(TYPES))
    made.add("phone", "电话", LineField(wants=Wants.PHONE))
    made.add("staff", "从业人数", NumberField(unit="人"))
    made.add("services", "搭载服务", MultiChoiceField(TYPES))
    made.add("public", "公示电话", CheckField("同意"))
    made.add("note", "备注", TextField())
    made.window_kept = window
    made.heard = []
    made.left.connect(lambda key, value: made.heard.append((key, value)))
    shown(window)
    return made


def focus(form, key):
    form.field(key).setFocus()
    return form.field(key).editor


def test_leaving_a_field_sends_what_was_typed_in_chinese(form, qtbot, type_chinese):
    focus(form, "name")
    type_chinese("惠之家便利店", composing="hui zhi jia")

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert form.heard == [("name", "惠之家便利店")]


def test_unfinished_composition_is_not_a_value(form, qtbot):
    from PySide6.QtGui import QInputMethodEvent

    editor = focus(form, "name")
    QApplication.sendEvent(editor, QInputMethodEvent("huizhijia", []))

    assert form.field("name").value() == ""


def test_leaving_without_a_change_sends_nothing(form, qtbot):
    form.field("name").set_value("惠之家")
    focus(form, "name")

    focus(form, "phone")

    assert form.heard == []


def test_enter_saves_and_goes_to_the_next_field(form, qtbot, type_chinese):
    focus(form, "name")
    type_chinese("惠之家")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert form.heard == [("name", "惠之家")]
    assert QApplication.focusWidget() is form.field("type").editor


def test_escape_brings_the_value_back(form, qtbot, type_chinese):
    form.field("name").set_value("惠之家")
    editor = focus(form, "name")
    type_chinese("错了")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    focus(form, "phone")

    assert form.heard == []
    assert form.field("name").value() == "惠之家"


def test_a_wrong_value_is_sent_kept_and_marked_in_words(form, qtbot):
    qtbot.keyClicks(focus(form, "phone"), "0955-70123")
    focus(form, "name")
    row = form.row("phone")
    row.show_problem("固定电话应为 7 或 8 位。已保存，可稍后更正。", Tone.MISSING)

    assert form.heard == [("phone", "0955-70123")]
    assert row.field.value() == "0955-70123"
    assert row.field.editor.accessibleDescription().startswith("固定电话")
    row.show_problem("")
    assert row.problem == ""


def test_full_width_figures_are_folded_in_a_phone(form, type_chinese):
    focus(form, "phone")
    type_chinese("１３８００００")
    focus(form, "name")

    assert form.heard == [("phone", "1380000")]


def test_a_pasted_line_end_does_not_get_into_a_name(form):
    editor = focus(form, "name")
    QApplication.clipboard().setText("幸福里\n社区")
    editor.paste()
    focus(form, "phone")

    assert form.heard == [("name", "幸福里 社区")]


@pytest.mark.parametrize(
    ("typed", "key"), [("bld", "B01"), ("wx", "B06"), ("B05", "B05"), ("q01", "Q01"), ("zdp", "B05")]
)
def test_a_business_type_is_found_by_initials_code_or_alias(form, qtbot, typed, key):
    qtbot.keyClicks(focus(form, "type"), typed)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert form.heard == [("type", key)]
    assert QApplication.focusWidget() is form.field("phone").editor


def test_a_business_type_is_found_by_chinese_words(form, qtbot, type_chinese):
    focus(form, "type")
    type_chinese("早点")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert form.heard == [("type", "B05")]
    assert form.field("type").editor.text() == "早餐店"


def test_arrows_choose_another_of_the_offered_types(form, qtbot):
    editor = focus(form, "type")
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert form.heard == [("type", "B05")]


def test_a_type_that_nobody_knows_stays_as_typed_and_is_told(form, qtbot, type_chinese):
    form.field("type").set_value("B01")
    focus(form, "type")
    type_chinese("剧本杀")
    with qtbot.waitSignal(form.field("type").unknown_left) as heard:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert heard.args == ["剧本杀"]
    assert form.heard == [("type", "")]
    assert form.field("type").editor.text() == "剧本杀"


def test_tab_through_an_untouched_type_changes_nothing(form, qtbot):
    form.field("type").set_value("Q01")
    editor = focus(form, "type")
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)

    assert form.heard == []
    assert form.field("type").value() == "Q01"


def test_escape_closes_the_list_and_keeps_the_type(form, qtbot):
    form.field("type").set_value("Q01")
    editor = focus(form, "type")
    qtbot.keyClicks(editor, "bld")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    focus(form, "name")

    assert form.heard == []
    assert editor.text() == "书店"


def test_services_are_added_and_taken_off_by_keys(form, qtbot):
    editor = focus(form, "services")
    qtbot.keyClicks(editor, "bld")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "sd")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)

    assert form.heard == [("services", ("B01",)), ("services", ("B01", "Q01")), ("services", ("B01",))]


def test_an_unasked_question_is_neither_yes_nor_no(form, qtbot):
    assert form.field("public").value() is None
    editor = focus(form, "public")
    qtbot.keyClick(editor, Qt.Key.Key_Space)
    qtbot.keyClick(editor, Qt.Key.Key_Space)

    assert form.heard == [("public", True), ("public", False)]


def test_last_rounds_value_is_grey_until_it_is_changed(form, qtbot, type_chinese):
    field = form.field("name")
    field.set_value("惠之家")
    field.set_old(old=True)
    focus(form, "name")
    focus(form, "phone")
    assert field.is_old

    focus(form, "name")
    type_chinese("惠之家便利店")
    focus(form, "phone")
    assert not field.is_old


def test_a_shortcut_takes_the_field_in_hand_along(form, type_chinese):
    focus(form, "note")
    type_chinese("店主上午在")

    commit_focused_field()

    assert form.heard == [("note", "店主上午在")]


def test_every_field_has_a_name_for_screen_readers(form):
    names = form.keys()
    for key in names:
        editor = form.field(key).editor
        name = QAccessible.queryAccessibleInterface(editor).text(QAccessible.Text.Name)
        assert name, key
    assert form.field("name").editor.accessibleName() == "名称"


def test_enter_saves_also_where_no_other_field_follows(shown, qtbot, type_chinese):
    field = shown(LineField())
    heard = []
    field.left.connect(heard.append)
    field.setFocus()
    type_chinese("惠之家")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)

    assert heard == ["惠之家"]


def test_an_action_runs_after_the_field_in_hand_was_saved(form, qtbot, type_chinese):
    order = []
    form.left.connect(lambda _, value: order.append(value))
    action = make_action("record.new", form.window_kept, lambda: order.append("action"))
    focus(form, "name")
    type_chinese("惠之家")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert order == ["惠之家", "action"]
    assert action.text() == "新增"


def test_escape_closes_the_offered_types_before_it_cancels_long_work(form, qtbot):
    cancelled = []
    QShortcut(QKeySequence("Esc"), form.window_kept).activated.connect(lambda: cancelled.append(1))
    editor = focus(form, "type")
    qtbot.keyClicks(editor, "bld")

    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert cancelled == []
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert cancelled == [1]
