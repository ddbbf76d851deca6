from PySide6.QtWidgets import QDialogButtonBox

from fieldkit.kernel.texts import Text
from ui.language import say, use_language


def test_buttons_that_qt_words_speak_the_language_in_force(qapp, qtbot):
    chinese = QDialogButtonBox(QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(chinese)
    use_language(qapp, "en")
    english = QDialogButtonBox(QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(english)

    assert chinese.button(QDialogButtonBox.StandardButton.Save).text() == "保存"
    assert english.button(QDialogButtonBox.StandardButton.Save).text().replace("&", "") == "Save"


def test_a_text_is_said_in_the_language_in_force(qapp):
    text = Text("{count} 家", "{count} outlets")

    assert say(text, count=3) == "3 家"
    use_language(qapp, "en")
    assert say(text, count=3) == "3 outlets"
