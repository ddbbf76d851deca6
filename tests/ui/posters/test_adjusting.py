"""A poster adjusted by keys alone, beside its real sheets; the data stays as it is."""

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from fieldkit.posters.adjusting import Adjustments
from fieldkit.services.posted_posters import PostedPosterService
from fieldkit.services.poster_designs import PosterDesignService
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shops(two_circles):
    """Three breakfast places of the first circle, in the order of the poster."""
    records = RecordService(two_circles)
    community = next(one for one, name in records.names("area").items() if name == "甲社区")
    for name in ("乙包子", "丙面馆"):
        words = {"name": name, "business_type": "B05", "community": community, "address": "南街 2 号"}
        records.add("outlet", {**words, "status": "营业"})
    return two_circles


@pytest.fixture
def page(open_page, shops, until):
    page = open_page(shops).page("posters")
    until(lambda: page.preview.has_sketch)
    return page


def facts(page):
    return page._panel._subtitle.text()


def pick(button, label):
    """Choose from a button's menu; that keys open it is tested on the page."""
    next(one for one in button.menu().actions() if one.text() == label).trigger()


def listed(page):
    return [item.words for item in page.adjust.outlets.items() if item.key]


def test_template_paper_outlets_and_order_are_chosen_by_keys_and_saved(page, shops, dialogs, qtbot, until):
    pick(page.order.template, "大字版")
    pick(page.order.paper, "A4")
    until(lambda: facts(page).startswith("A4"))
    page.tabs._segments["check"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert page.tabs.current == "adjust"
    outlets = page.adjust.outlets
    outlets.setFocus()
    first, second, third = (item.key for item in outlets.items() if item.key)

    outlets.choose(first)
    qtbot.keyClick(outlets, Qt.Key.Key_Space)
    outlets.choose(third)
    qtbot.keyClick(outlets, Qt.Key.Key_Up, ALT)

    assert outlets.current() == third
    assert [row.split(" · ")[0] for row in listed(page)] == ["不印", "1", "2"]
    until(lambda: "2 家网点" in facts(page))
    qtbot.keyClick(outlets, Qt.Key.Key_S, CONTROL)
    until(lambda: any(dialogs.place.glob("*.pdf")))
    (path,) = dialogs.place.iterdir()
    assert path.name == "甲一刻钟便民生活圈_大字版_A4.pdf"
    kept = PosterDesignService(shops).of(page.circles.current_id(), "large")
    assert kept.hidden == {first}
    assert kept.order.index(third) < kept.order.index(second)
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert "甲早点" not in text


def test_arrows_move_the_number_of_the_chosen_outlet_by_a_hundredth(page, shops, qtbot, until):
    outlets = page.adjust.outlets
    page.show_tab("adjust")
    outlets.choose(next(item.key for item in outlets.items() if item.key))
    qtbot.keyClick(outlets, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.preview
    outlet = outlets.current()
    before = page.preview._position_of(outlet)

    for _ in range(3):
        qtbot.keyClick(page.preview, Qt.Key.Key_Right)

    x, y = PosterDesignService(shops).of(page.circles.current_id(), "guide").moved[outlet]
    assert (x, y) == pytest.approx((min(1.0, before.x() + 0.03), before.y()), abs=0.001)
    plain = PosterService(shops).plain(page.circles.current_id())
    assert {one.position for one in plain.outlets} == {None}


def test_a_number_dragged_on_the_sheet_stays_where_it_was_put(page, shops, qtbot, until):
    preview = page.preview
    outlet, centre = next(iter(preview._places.centres.items()))
    start = preview._on_screen(centre).toPoint()
    end = preview._on_screen(preview._places.point((0.5, 0.5))).toPoint()

    qtbot.mousePress(preview.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(preview.viewport(), end + QPoint(1, 1))
    qtbot.mouseMove(preview.viewport(), end)
    qtbot.mouseRelease(preview.viewport(), Qt.MouseButton.LeftButton, pos=end)

    moved = PosterDesignService(shops).of(page.circles.current_id(), "guide").moved
    assert moved[outlet] == pytest.approx((0.5, 0.5), abs=0.02)
    until(
        lambda: preview._places.centres[outlet] == pytest.approx(preview._places.point(moved[outlet]), abs=2)
    )


def test_a_landmark_is_named_and_placed_by_keys(page, shops, qtbot):
    page.show_tab("adjust")
    page.adjust.landmark.setText("文化广场")
    qtbot.keyClick(page.adjust.landmark, Qt.Key.Key_Return)
    qtbot.keyClick(page.preview, Qt.Key.Key_Left)
    qtbot.keyClick(page.preview, Qt.Key.Key_Return)

    (landmark,) = PosterDesignService(shops).of(page.circles.current_id(), "guide").landmarks
    assert (landmark.name, landmark.position) == ("文化广场", (0.49, 0.5))


def test_everything_is_taken_back_at_once_and_that_can_be_undone(page, shops, qtbot, until):
    circle, designs = page.circles.current_id(), PosterDesignService(shops)
    page.show_tab("adjust")
    page.adjust.title_wanted.emit("老街坊便民图")
    page.adjust.colour_wanted.emit("#123f6b")
    changed = designs.of(circle, "guide")
    assert (changed.title, changed.colour) == ("老街坊便民图", "#123f6b")

    page.adjust.reset.click()
    assert designs.of(circle, "guide") == Adjustments()
    page.window()._undo()

    assert designs.of(circle, "guide") == changed


def test_a_poster_put_up_is_to_be_replaced_when_an_outlet_changes(page, shops, qtbot, until):
    page.show_tab("posted")
    page.posted.place.setText("东门公告栏")
    qtbot.keyClick(page.posted.place, Qt.Key.Key_Return)
    (posted,) = PostedPosterService(shops).of_circle(page.circles.current_id())
    assert posted.place == "东门公告栏"
    shop = next(item.key for item in page.adjust.outlets.items() if item.key)

    RecordService(shops).set(shop, {"name": "甲早点铺"})

    until(lambda: next(iter(page._lines.values())).outdated == 1)


def test_a_posting_without_a_place_says_so_and_writes_nothing(page, shops, qtbot):
    page.show_tab("posted")
    page.posted.post.click()

    assert "还没写贴在哪里" in page.posted.problem
    assert PostedPosterService(shops).of_circle(page.circles.current_id()) == ()


def test_here_and_landmarks_are_put_down_by_keys_and_taken_off_again(page, shops, qtbot):
    def design():
        return PosterDesignService(shops).of(page.circles.current_id(), "guide")

    page.show_tab("adjust")
    page.adjust.here.setFocus()
    qtbot.keyClick(page.adjust.here, Qt.Key.Key_Space)
    qtbot.keyClick(page.preview, Qt.Key.Key_Down)
    qtbot.keyClick(page.preview, Qt.Key.Key_Return)
    assert design().here == (0.5, 0.51)
    page.adjust.landmark.setText("文化广场")
    qtbot.keyClick(page.adjust.landmark, Qt.Key.Key_Return)
    qtbot.keyClick(page.preview, Qt.Key.Key_Return)
    assert [one.name for one in design().landmarks] == ["文化广场"]

    qtbot.keyClick(page.adjust.no_here, Qt.Key.Key_Space)
    assert design().here is None
    (take_off,) = page.adjust._landmark_rows[0].findChildren(QPushButton)
    qtbot.keyClick(take_off, Qt.Key.Key_Space)
    assert design().landmarks == ()
