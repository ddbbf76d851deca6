"""What a question looks like, from what the form says of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton

from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import ChoiceView
from tests.ui.interviews.door.forms import YES_NO, view_of
from ui.interviews.door.block import QuestionBlock
from ui.interviews.door.editors import make_editor
from ui.interviews.door.state import Asked

HINT = Qt.InputMethodHint

TABLE = """
| survey |
| | type | name | label | appearance |
| | begin_group | table | 哪里能买到？ | table-list |
| | select_multiple place | fish | 鱼 | |
| | select_multiple place | rice | 米 | |
| | end_group | | | |
| | text | after | 还有呢？ | |
| choices |
| | list_name | name | label |
| | place | near | 楼下 |
| | place | far | 街上 |
"""


@pytest.fixture
def picture(tmp_path):
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    path = tmp_path / "market.png"
    image.save(str(path))
    return str(path)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("digits", HINT.ImhDigitsOnly), ("latin", HINT.ImhLatinOnly), ("chinese", HINT.ImhNone)],
)
def test_the_input_method_is_told_what_the_form_says(qtbot, word, hint):
    editor = make_editor(view_of(QuestionType.TEXT, input=word))
    qtbot.addWidget(editor)
    hints = editor.field.editor.inputMethodHints()
    assert hints & hint == hint
    assert word != "chinese" or not hints & HINT.ImhLatinOnly


def test_choices_with_pictures_are_taller_by_them(qtbot, picture):
    choices = (ChoiceView("yes", "是", image="market.png"), ChoiceView("no", "否"))
    plain = make_editor(view_of(QuestionType.SELECT_ONE, choices=YES_NO))
    shown = make_editor(view_of(QuestionType.SELECT_ONE, choices=choices), {"market.png": picture})
    for editor in (plain, shown):
        qtbot.addWidget(editor)
    assert shown.choices.sizeHint().height() > plain.choices.sizeHint().height() + 100


def test_a_picture_of_the_label_is_shown_and_a_sound_can_be_played(qtbot, picture):
    view = view_of(QuestionType.TEXT, media={"image": "market.png", "audio": "say.mp3"})
    block = QuestionBlock(Asked(view, files={"market.png": picture, "say.mp3": picture}), alone=True)
    qtbot.addWidget(block)
    assert any(not one.pixmap().isNull() for one in block.findChildren(QLabel))
    assert any("say.mp3" in button.text() for button in block.findChildren(QPushButton))


def test_media_that_are_not_here_are_named(qtbot):
    block = QuestionBlock(Asked(view_of(QuestionType.TEXT, media={"image": "market.png"})), alone=True)
    qtbot.addWidget(block)
    assert any("market.png" in one.text() for one in block.findChildren(QLabel))


@pytest.mark.parametrize("kind", [one for one in QuestionType if one is not QuestionType.NOTE])
def test_a_value_of_the_form_is_shown_in_words_and_takes_nothing(qtbot, kind):
    editor = make_editor(view_of(kind, value="yes", choices=YES_NO, is_readonly=True))
    qtbot.addWidget(editor)
    is_choice = kind in {QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE, QuestionType.RANK}
    assert editor.words == ("是" if is_choice else "yes")
    assert editor.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("kind", [one for one in QuestionType if one is not QuestionType.NOTE])
def test_an_appearance_that_is_not_known_does_no_harm(qtbot, kind):
    odd = frozenset(("sparkling", "ex:org.other(x)", "columns-99", "map", "w3"))
    editor = make_editor(view_of(kind, choices=YES_NO, appearance=odd, parameters={"rows": "many"}))
    qtbot.addWidget(editor)
    editor.show_value("")
    assert editor.keys_hint


def test_several_answers_in_a_row_of_a_table_are_toggled(street, use_form):
    use_form(street.workspace, TABLE)
    street.start()
    street.type("12")
    street.press(Qt.Key.Key_Down)
    street.type("221")
    street.enter()

    (sheet,) = street.submissions()
    answers = street.answers(sheet.id)
    assert answers["/data/table/fish"] == "near far"
    assert answers["/data/table/rice"] == "near"
    assert street.asked == "after"


MIXED = """
| survey |
| | type | name | label | appearance | required |
| | begin_group | page | 家里 | field-list | |
| | integer | people | 几口人？ | | yes |
| | select_one place | head | 哪里能买到？ | label | |
| | select_one place | fish | 鱼 | list-nolabel | |
| | select_one place | rice | 米 | list-nolabel | |
| | text | more | 还有呢？ | | |
| | end_group | | | | |
| choices |
| | list_name | name | label |
| | place | near | 楼下 |
| | place | far | 街上 |
"""


def test_rows_among_other_questions_are_a_table_and_enter_walks_through_all(street, use_form):
    use_form(street.workspace, MIXED)
    street.start()
    street.enter()  # people is left out for now
    street.type("12")
    street.enter()
    street.type("菜")
    street.enter()

    (sheet,) = street.submissions()
    answers = street.answers(sheet.id)
    assert (answers["/data/page/fish"], answers["/data/page/rice"]) == ("near", "far")
    assert answers["/data/page/more"] == "菜"
    assert street.door.body.focused_path() == "/data/page/people"  # held there until it is answered
    street.type("3")
    street.enter()
    street.enter(2)
    assert street.door.body is None
