from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.theme import Tone
from ui.widgets.cards import Notice
from ui.widgets.page_frame import PageFrame


def test_a_notice_made_before_it_has_a_place_opens_no_window_of_its_own(shown):
    window = shown(QWidget())

    made = [Notice("没有发现问题", Tone.GOOD), Notice("二处", Tone.FEW, "去看"), Notice()]

    assert not any(one.isVisible() for one in made)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]


def test_a_notice_without_words_takes_no_room_until_it_has_some(shown):
    page = QWidget()
    notice = Notice()
    QVBoxLayout(page).addWidget(notice)
    shown(page)
    assert not notice.isVisible()

    notice.say_words("1 家网点没有填业态", Tone.FEW)

    assert notice.isVisible()


def test_a_long_line_beside_the_title_never_widens_the_page(shown):
    page = shown(PageFrame("分析", "按附件 2，" + "很长的方案名称" * 40), 640)

    assert page.width() == 640
    assert page._number.toolTip() == ""
    page.set_number("按附件 2")
    assert page._number.toolTip() == "按附件 2"
