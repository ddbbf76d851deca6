"""A form in three languages is asked in any of them, at any time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

FORM = """
| survey |
| | type | name | label::中文 (zh) | label::English (en) | label::Русский (ru) |
| | text | name | 怎么称呼？ | Your name? | Как вас зовут? |
"""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_one_of_three_languages_is_chosen_from_a_menu_and_what_was_typed_stays(street, use_form):
    use_form(street.workspace, FORM)
    street.start()
    street.type("王")
    street.press(Qt.Key.Key_L, with_=Qt.KeyboardModifier.ControlModifier)
    (menu,) = street.door.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["中文", "English", "Русский"]

    editor = street.door.body.editor("/data/name")
    assert editor.field.editor.accessibleName() == "怎么称呼？"

    menu.actions()[2].trigger()
    menu.close()
    street.settle()

    editor = street.door.body.editor("/data/name")
    assert editor.field.editor.accessibleName() == "Как вас зовут?"
    assert editor.field.value() == "王"
