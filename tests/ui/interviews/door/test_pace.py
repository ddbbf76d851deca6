"""The next screen is there before anybody notices, also in a large form."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.widgets.choice_index import ChoiceIndex

STREETS = ("幸福路", "长安街", "解放南路", "沙坡头大道", "鼓楼西街")


def large_form():
    rows = [
        "| survey |",
        "| | type | name | label | relevant |",
        "| | integer | q0 | 第 0 题？ | |",
        "| | select_one place | place | 哪个小区？ | |",
    ]
    rows += [f"| | integer | q{at} | 第 {at} 题？ | ${{q{at - 1}}} != 7 |" for at in range(1, 300)]
    rows += ["| choices |", "| | list_name | name | label |"]
    rows += [f"| | place | c{at} | {STREETS[at % 5]}{at}号小区 |" for at in range(10_000)]
    return "\n".join(rows)


@pytest.fixture(scope="module")
def form():
    return large_form()


def best(work, times=5):
    """The best of several runs in ms: what the machine's other work adds is not ours."""
    spans = []
    for one in range(times):
        began = time.perf_counter()
        work(one)
        spans.append((time.perf_counter() - began) * 1000)
    return min(spans)


def test_the_next_screen_of_a_large_form_comes_in_50_ms(street, form, qtbot, use_form):
    use_form(street.workspace, form)
    street.start()
    qtbot.wait(150)  # the first question is read out

    def press(key):
        def pressed(_):
            qtbot.keyClick(QApplication.focusWidget(), key)
            QApplication.processEvents()

        return pressed

    first = best(press(Qt.Key.Key_Return), 1)
    assert street.asked == "place"
    on, back = [], []
    for _ in range(4):
        on.append(best(press(Qt.Key.Key_PageDown), 1))
        back.append(best(press(Qt.Key.Key_PageUp), 1))
    assert street.asked == "place"
    print(f"first {first:.1f} ms, from the list {min(on):.1f} ms, to the list {min(back):.1f} ms")
    assert first < 50
    assert min(on) < 50
    assert min(back) < 50


def test_a_key_in_a_list_of_10000_takes_16_ms(street, form, qtbot, use_form):
    use_form(street.workspace, form)
    street.start()
    street.page._jump("/data/place")
    street.settle()
    editor = street.door.body.editor("/data/place")
    spans = [best(lambda _, key=key: qtbot.keyClick(QApplication.focusWidget(), key), 1) for key in "xfl999"]
    print("keys", [f"{span:.1f}" for span in spans])
    assert sorted(spans)[len(spans) // 2] < 16
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
