"""Many answers, answers that stand apart, and taking an answer back."""

from PySide6.QtCore import Qt

from ui.widgets.big_choices import BigChoices, numbered

MANY = [(f"k{number}", f"答案 {number}") for number in range(12)]


def test_many_answers_stand_in_two_columns_walked_by_all_arrows(qtbot, shown):
    choices = BigChoices(numbered(MANY))
    shown(choices, 900, 500)
    choices.setFocus()

    qtbot.keyClick(choices, Qt.Key.Key_Right)
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    qtbot.keyClick(choices, Qt.Key.Key_Space)

    assert choices.columns == 2
    assert choices.value() == "k7"


def test_an_answer_that_stands_apart_and_the_others_put_each_other_out(qtbot, shown):
    choices = BigChoices(
        numbered([*MANY, ("none", "都不缺"), ("dk", "说不清")], apart=("none", "dk")), several=True
    )
    shown(choices, 900, 500)
    choices.setFocus()

    qtbot.keyClicks(choices, "129")
    assert choices.value() == ("none",)
    qtbot.keyClicks(choices, "0")
    assert choices.value() == ("dk",)
    qtbot.keyClicks(choices, "3")
    assert choices.value() == ("k2",)


def test_delete_takes_the_answer_back(qtbot, shown):
    choices = BigChoices(numbered(MANY[:2]))
    sent = []
    choices.chosen.connect(sent.append)
    shown(choices, 600, 300)
    choices.setFocus()

    qtbot.keyClicks(choices, "2")
    qtbot.keyClick(choices, Qt.Key.Key_Delete)

    assert choices.value() == ""
    assert sent == ["k1", ""]
