import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage

from ui.theme import Size, Tone
from ui.widgets.big_choices import BigChoices, numbered
from ui.widgets.buttons import Button
from ui.widgets.chips import Chip
from ui.widgets.confirm import ConfirmDialog
from ui.widgets.file_drop import FileDrop
from ui.widgets.matrix import Matrix, MatrixCell, MatrixLine, MatrixView
from ui.widgets.painting import key_words, text_width, two_lines
from ui.widgets.preview import Preview
from ui.widgets.rail import Rail, RailEntry
from ui.widgets.search_box import SearchBox
from ui.widgets.sketch import Marker, Side, Sides, SketchMap
from ui.widgets.strip import BottomStrip, JobState, job_words
from ui.widgets.toast import Toast

ANSWERS = numbered([("very", "非常满意"), ("fairly", "比较满意"), ("none", "不了解")], apart=["none"])
FULL, LACKING = MatrixCell("齐", Tone.GOOD), MatrixCell("缺", Tone.MISSING, "没有早餐店")
MATRIX = Matrix(
    (MatrixLine("c1", "光明社区"), MatrixLine("c2", "文苑社区")),
    (MatrixLine("B01", "便利店"), MatrixLine("B05", "早餐店")),
    ((FULL, LACKING), (LACKING, FULL)),
)


def test_number_keys_choose_an_answer_and_nine_the_one_not_read_aloud(qtbot, shown):
    choices = shown(BigChoices(ANSWERS))
    heard = []
    choices.chosen.connect(heard.append)

    qtbot.keyClicks(choices, "2")
    qtbot.keyClicks(choices, "9")
    qtbot.keyClicks(choices, "5")

    assert heard == ["fairly", "none"]


def test_arrows_and_space_choose_and_enter_is_done(qtbot, shown):
    choices = shown(BigChoices(ANSWERS))
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    qtbot.keyClick(choices, Qt.Key.Key_Space)

    with qtbot.waitSignal(choices.done):
        qtbot.keyClick(choices, Qt.Key.Key_Return)

    assert choices.value() == "fairly"


def test_several_answers_are_toggled_one_by_one(qtbot, shown):
    choices = shown(BigChoices(ANSWERS, several=True))
    for key in "121":
        qtbot.keyClicks(choices, key)

    assert choices.value() == ("fairly",)


def test_a_click_chooses_like_its_key(qtbot, shown):
    choices = shown(BigChoices(ANSWERS))
    qtbot.mouseClick(choices.marked, Qt.MouseButton.LeftButton)

    assert choices.value() == "very"


def test_the_matrix_is_walked_by_arrows_and_opened_by_enter(qtbot, shown):
    view = shown(MatrixView())
    view.show_matrix(MATRIX)
    view.go_to("c1", "B01")
    qtbot.keyClick(view, Qt.Key.Key_Right)

    with qtbot.waitSignal(view.opened) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Return)

    assert heard.args == ["c1", "B05"]


def test_new_figures_keep_the_place_in_the_matrix(shown):
    view = shown(MatrixView())
    view.show_matrix(MATRIX)
    view.go_to("c2", "B05")

    view.show_matrix(Matrix(MATRIX.rows[::-1], MATRIX.columns, MATRIX.cells[::-1]))

    assert view.current_keys() == ("c2", "B05")
    assert view.currentIndex().row() == 0


def test_a_cell_tells_screen_readers_the_whole_sentence(shown):
    view = shown(MatrixView())
    view.show_matrix(MATRIX)
    words = view.model().data(view.model().index(0, 1), Qt.ItemDataRole.AccessibleTextRole)

    assert words == "光明社区 × 早餐店  没有早餐店"


@pytest.fixture
def sketch(shown):
    made = shown(SketchMap(), 640, 340)
    made.show_circle(Sides(north=Side("包兰铁路")), [Marker("o1", 0.5, 0.5, "1", "惠之家")])
    return made


def test_a_click_places_the_outlet_between_the_four_sides(qtbot, sketch):
    sketch.set_placing(placing=True)

    with qtbot.waitSignal(sketch.placed) as heard:
        qtbot.mouseClick(sketch, Qt.MouseButton.LeftButton, pos=QPoint(320, 170))

    assert heard.args == [pytest.approx(0.5, abs=0.01), pytest.approx(0.5, abs=0.01)]


def test_an_outlet_is_placed_by_arrows_and_enter(qtbot, sketch):
    sketch.choose("o1")
    sketch.set_placing(placing=True)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up):
        qtbot.keyClick(sketch, key)

    with qtbot.waitSignal(sketch.placed) as heard:
        qtbot.keyClick(sketch, Qt.Key.Key_Return)

    assert heard.args == [0.46, 0.48]


def test_a_click_on_a_dot_chooses_the_outlet(qtbot, sketch):
    with qtbot.waitSignal(sketch.marker_chosen) as heard:
        qtbot.mouseClick(sketch, Qt.MouseButton.LeftButton, pos=QPoint(320, 170))

    assert heard.args == ["o1"]


def test_a_click_outside_the_four_sides_places_nothing(qtbot, sketch):
    sketch.set_placing(placing=True)
    with qtbot.assertNotEmitted(sketch.placed):
        qtbot.mouseClick(sketch, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (JobState("正在核对 a.xlsx", 7, 11, 4), "正在核对 a.xlsx · 7 / 11 · 剩约 4 秒"),
        (JobState("正在导入", 1, 100, 600), "正在导入 · 1 / 100 · 剩约 10 分钟"),
        (JobState("正在打开"), "正在打开"),
        (JobState("正在导入", 1, 3, 9, stopping=True), "正在导入 · 1 / 3 · 正在停止…"),
    ],
)
def test_long_work_says_what_how_far_and_how_long(state, words):
    assert job_words(state) == words


def test_escape_cancels_long_work(qtbot, shown):
    strip = shown(BottomStrip())
    strip.show_job(JobState("正在导入", 1, 3))

    with qtbot.waitSignal(strip.cancel_requested):
        qtbot.keyClick(strip, Qt.Key.Key_Escape)


def test_the_search_waits_for_the_composition_to_end(qtbot, shown, type_chinese):
    box = shown(SearchBox())
    heard = []
    box.searched.connect(heard.append)

    type_chinese("便利", box, composing="bian li")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert heard == ["便利"]


def test_escape_empties_the_search(qtbot, shown):
    box = shown(SearchBox())
    qtbot.keyClicks(box, "bld")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    with qtbot.waitSignal(box.searched) as heard:
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    assert heard.args == [""]


def test_only_wanted_files_are_taken(qtbot, tmp_path):
    area = FileDrop("拖入", name_filter="Excel (*.xlsx)")
    qtbot.addWidget(area)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.xlsx", "b.docx", "C.XLSX")])

    with qtbot.waitSignal(area.dropped) as heard:
        area._take(mime)

    assert [path.name for path in heard.args[0]] == ["a.xlsx", "C.XLSX"]


def test_a_chip_is_taken_off_by_delete(qtbot, shown):
    chip = shown(Chip("基本保障", removable=True))
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_the_key_on_a_button_presses_it(qtbot, shown):
    button = shown(Button("新增网点", shortcut="Ctrl+N"))
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("shortcut", "words"),
    [("Ctrl+N", "Ctrl N"), ("Ctrl+Return", "Ctrl ⏎"), ("Esc", "Esc"), ("+", "+"), ("", "")],
)
def test_keys_are_written_as_on_a_keyboard(shortcut, words):
    assert key_words(shortcut) == words


def test_the_rail_is_walked_by_arrows_and_says_what_waits(qtbot, shown):
    rail = shown(Rail([RailEntry("outlets", "网点"), RailEntry("packages", "数据包")]))
    rail.set_badge("packages", 18)
    rail.set_current("outlets")
    first, second = rail._buttons.values()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()

    with qtbot.waitSignal(rail.chosen) as heard:
        qtbot.keyClick(second, Qt.Key.Key_Space)

    assert heard.args == ["packages"]
    assert second.accessibleName() == "数据包 18"


def test_trouble_stays_on_screen_and_news_go(qtbot, shown):
    from PySide6.QtWidgets import QWidget

    window = shown(QWidget())
    toast = Toast(window)
    toast.show_words("已导入 9 个数据包。", Tone.GOOD)
    assert toast._timer.isActive()

    toast.show_words("磁盘已满。", Tone.MISSING)
    assert not toast._timer.isActive()
    assert toast.words == "磁盘已满。"


def test_pages_of_a_poster_are_turned_and_zoomed_by_keys(qtbot, shown):
    paper = QImage(420, 594, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    preview = shown(Preview())
    preview.set_pages([paper, paper, paper])
    before = preview.zoom

    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom > before
    with qtbot.waitSignal(preview.page_changed) as heard:
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)

    assert heard.args == [2, 3]


def test_a_dangerous_question_stands_on_no(shown):
    dialog = shown(ConfirmDialog(None, "删除这条记录？", "可以从历史里恢复。", "删除", danger=True))

    assert dialog.no.hasFocus()


@pytest.mark.parametrize("width", [120, 290, 330])
def test_a_long_title_takes_two_lines_before_it_is_cut(width):
    title = "争取专项资金，整合改造资金，用地用房信贷支持，统计制度和指标体系"
    first, second = two_lines(title, Size.BODY, width)
    assert text_width(first) <= width
    assert text_width(second) <= width
    assert (first + second).rstrip("…") == title[: len((first + second).rstrip("…"))]
    assert text_width(first) > width - 2 * text_width("字")
    assert two_lines("政策宣传", Size.BODY, width) == ("政策宣传", "")
