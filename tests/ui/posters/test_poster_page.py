"""The poster page through its real widgets: the preview is the real PDF, and so is what is saved."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldkit.posters.order import PosterOrder
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService
from ui.posters.ordering import kept_order
from ui.shell import FieldOf
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState, Notice

by_menu = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
A3_POINTS = (842, 1191)


def facts(page):
    return page._panel._subtitle.text()


def title(page):
    return page._panel._title.text()


def notices(page):
    return [one.accessibleName() for one in page._panel.findChildren(Notice) if one.isVisible()]


def text_of(path):
    with pypdfium2.PdfDocument(path) as document:
        return "".join(sheet.get_textpage().get_text_range() for sheet in document)


def test_the_preview_shows_the_sheets_of_the_first_circle(page):
    assert title(page) == "瑞丰一刻钟便民生活圈"
    assert facts(page) == "A3 · 2 张 · 39 家网点 · 40 个二维码"
    sizes = [sheet.width() / sheet.height() for sheet in page.preview._pages]
    assert sizes == pytest.approx([297 / 420] * 2, abs=0.002)


def test_of_several_asked_for_in_a_row_the_last_is_shown(page, qtbot, until):
    page.circles.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.circles, Qt.Key.Key_Down)

    until(lambda: facts(page).startswith("A3"))
    assert title(page) == "蔡桥路一刻钟便民生活圈"
    assert "42 家网点" in facts(page)


def pick(button, label, qtbot):
    """Choose from a button's menu by keys alone."""
    menu = button.menu()
    at = [one.text() for one in menu.actions() if not one.isSeparator()].index(label)
    menu.aboutToShow.connect(
        lambda: QTimer.singleShot(0, menu, lambda: walk(menu, at, qtbot)),
        Qt.ConnectionType.SingleShotConnection,
    )
    button.setFocus()
    button.showMenu()


def walk(menu, at, qtbot):
    for _ in range(at + 1):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


@by_menu
def test_another_paper_is_chosen_by_keys_laid_out_anew_and_remembered(page, sample, qtbot, until):
    pick(page.order.paper, "A4", qtbot)

    until(lambda: facts(page).startswith("A4"))
    assert len(page.preview._pages) == 3
    assert kept_order(sample).paper == "A4"


@by_menu
def test_what_differs_from_the_usual_print_is_said_on_the_button(page, sample, qtbot):
    page.order.black_white.trigger()
    page.order.distances[2.0].trigger()

    assert page.order.settings.text() == "黑白、2 米"
    assert kept_order(sample) == PosterOrder(black_white=True, distance=2.0)


def test_a_key_saves_the_poster_with_every_outlet_in_it(window, page, sample, dialogs, qtbot, until):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, CONTROL)
    until(lambda: "已存为" in window._toast.words)

    (path,) = dialogs.place.iterdir()
    assert path.name == "瑞丰一刻钟便民生活圈_A3.pdf"
    printed = text_of(path).replace("\r", "").replace("\n", "")
    spec = PosterService(sample).spec(page.circles.current_id())
    assert [outlet.name for outlet in spec.outlets if outlet.name not in printed] == []
    window._act()
    assert dialogs.opened == [path]


def test_a_key_prints_every_sheet_over_the_whole_paper(window, page, printing, qtbot, until):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, CONTROL)
    until(lambda: "已送去打印" in window._toast.words)

    with pypdfium2.PdfDocument(printing.path) as document:
        assert [sheet.get_size() for sheet in document] == [pytest.approx(A3_POINTS, abs=1)] * 2
        corner = document[0].render(scale=0.2).to_pil().convert("RGB").getpixel((1, 1))
    assert max(corner) < 100


def test_only_the_sheets_chosen_in_the_dialog_are_printed(window, printing, qtbot, until):
    printing.wanted = (2, 2)

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, CONTROL)
    until(lambda: window._toast.words == "已送去打印：瑞丰一刻钟便民生活圈，1 张")

    with pypdfium2.PdfDocument(printing.path) as document:
        assert len(document) == 1


def test_cancelling_the_batch_leaves_whole_posters_only(window, page, dialogs, until):
    page.all_wanted.emit()
    until(lambda: any(dialogs.place.glob("*.pdf")))

    window.runner.cancel_long()
    until(lambda: window._toast.words.startswith("已停止"))

    made = list(dialogs.place.iterdir())
    assert 0 < len(made) < 24
    assert {path.suffix for path in made} == {".pdf"}
    assert all("便民生活圈" in text_of(path) for path in made)


def test_the_batch_makes_a_poster_for_every_circle_and_offers_the_folder(
    open_page, two_circles, dialogs, until
):
    window = open_page(two_circles)

    window.page("posters").all_wanted.emit()
    until(lambda: window._toast.words == "2 张生活圈海报已存到“海报”")

    names = sorted(path.name for path in dialogs.place.iterdir())
    assert names == ["01_甲一刻钟便民生活圈.pdf", "02_乙一刻钟便民生活圈.pdf"]
    window._act()
    assert dialogs.opened == [dialogs.place]


def test_every_circle_is_checked_while_nobody_waits(open_page, two_circles, until):
    page = open_page(two_circles).page("posters")

    until(lambda: None not in [line.problems for line in page._lines.values()])

    found = {line.name: (line.outlets, line.problems) for line in page._lines.values()}
    assert found == {"甲": (1, 0), "乙": (0, 1)}


def test_a_problem_is_told_before_printing_and_leads_to_its_record(open_page, two_circles, until):
    records = RecordService(two_circles)
    (shop,) = records.ids("outlet")
    records.set(shop, {"name": "𪚥家早点"})
    window = open_page(two_circles)
    page = window.page("posters")
    until(lambda: len(notices(page)) == 2)
    assert "𪚥（U+2A6A5）" in notices(page)[0]

    go = next(button for button in page._panel.findChildren(Button) if button.text() == "去看看")
    go.click()

    assert window.page("outlets").arguments == [FieldOf(shop, "name")]


def test_a_circle_without_outlets_leads_to_the_circle(open_page, two_circles, until):
    window = open_page(two_circles)
    page = window.page("posters")
    empty = next(one for one, line in page._lines.items() if line.name == "乙")
    window.go("posters", empty)
    until(lambda: title(page).startswith("乙") and len(notices(page)) == 2)

    next(button for button in page._panel.findChildren(Button) if button.text() == "去看看").click()

    assert window.page("circles").arguments == [empty]


def test_an_outlet_changed_elsewhere_is_on_the_next_preview(open_page, two_circles, until):
    page = open_page(two_circles).page("posters")
    until(lambda: "1 家网点" in facts(page))
    records = RecordService(two_circles)
    community = next(one for one, name in records.names("area").items() if name == "甲社区")

    shop = {"name": "甲便利", "business_type": "B01", "community": community, "status": "营业"}
    records.add("outlet", shop)

    until(lambda: "2 家网点" in facts(page))
    assert next(iter(page._lines.values())).outlets == 2


def test_a_circle_is_found_by_its_initials(page, qtbot, until):
    page.search.setFocus()
    qtbot.keyClicks(page.search, "xfl")
    qtbot.keyClick(page.search, Qt.Key.Key_Down)

    until(lambda: title(page) == "幸福里一刻钟便民生活圈")
    assert page.circles.model().rowCount() == 1


def test_the_zoom_keys_work_in_the_preview(page, qtbot):
    page.circles.setFocus()
    qtbot.keyClick(page.circles, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.preview
    before = page.preview.zoom

    qtbot.keyClick(page.preview, Qt.Key.Key_Plus)
    assert page.preview.zoom == pytest.approx(before * 1.25)

    qtbot.keyClick(page.preview, Qt.Key.Key_0)
    assert page.preview.zoom == pytest.approx(before)


def test_a_workspace_without_circles_leads_to_them(open_page, workspace):
    window = open_page(workspace)
    page = window.page("posters")

    page.findChild(EmptyState).button.click()

    assert window.current_page == "circles"
    assert not any(action.isEnabled() for action in page._actions)
