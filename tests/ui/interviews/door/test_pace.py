"""A large form asks no more work of a screen than a small one: counted in calls, for a clock tells of the machine."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.widgets.choice_index import ChoiceIndex

STREETS = ("幸福路", "长安街", "解放南路", "沙坡头大道", "鼓楼西街")

CHOICES = 10_000
MOST_CALLS_OF_A_SCREEN = 25_000
"""Functions called from a key to the next screen; it needs half of them, with ten choices as with CHOICES."""


def large_form():
    rows = [
        "| survey |",
        "| | type | name | label | relevant |",
        "| | integer | q0 | 第 0 题？ | |",
        "| | select_one place | place | 哪个小区？ | |",
    ]
    rows += [f"| | integer | q{at} | 第 {at} 题？ | ${{q{at - 1}}} != 7 |" for at in range(1, 300)]
    rows += ["| choices |", "| | list_name | name | label |"]
    rows += [f"| | place | c{at} | {STREETS[at % 5]}{at}号小区 |" for at in range(CHOICES)]
    return "\n".join(rows)


@pytest.fixture(scope="module")
def form():
    return large_form()


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def test_the_screen_of_a_long_list_takes_no_longer_way_than_another(street, form, qtbot, use_form, calls_of):
    use_form(street.workspace, form)
    street.start()
    qtbot.wait(150)  # the first question is read out
    turns = (Qt.Key.Key_Return, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

    calls, asked = [], []
    for key in turns:
        calls.append(calls_of(lambda key=key: press(qtbot, key)))
        asked.append(street.asked)

    assert asked == ["place", "q1", "place", "q1"]
    assert max(calls) < MOST_CALLS_OF_A_SCREEN


def test_each_further_key_looks_only_among_what_the_keys_before_it_found(
    street, form, qtbot, use_form, calls_of
):
    use_form(street.workspace, form)
    street.start()
    street.page._jump("/data/place")
    street.settle()
    editor = street.door.body.editor("/data/place")
    calls = [calls_of(lambda key=key: qtbot.keyClick(QApplication.focusWidget(), key)) for key in "xfl999"]

    assert calls[0] < 3 * CHOICES
    assert calls[2] < CHOICES
    assert max(calls[-2:]) < CHOICES / 20
    assert editor.list.offered()[0].startswith("c")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)


def test_an_index_finds_words_codes_and_initials_best_first():
    index = ChoiceIndex([("B01", "便利店"), ("B02", "大便利超市"), ("X1", "长安商店"), ("b0", "早餐")])
    assert index.find("便利") == [0, 1]
    assert index.find("b0") == [3, 0, 1]
    assert index.find("bld") == [0]
    assert index.find("casd") == [2]
    assert index.find("zasd") == [2]
    assert index.find("q") == []
    assert index.find("") == [0, 1, 2, 3]
