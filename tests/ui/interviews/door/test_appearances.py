"""Each appearance and parameter that has a widget, by its name."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit

from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.views import ChoiceView
from tests.ui.interviews.door.forms import YES_NO, view_of
from ui.interviews.door.attachments import DrawingEditor, FileEditor, shrunk
from ui.interviews.door.body import _runs
from ui.interviews.door.choosing import ChoiceEditor, SearchEditor
from ui.interviews.door.editors import make_editor
from ui.interviews.door.figures import NumberEditor, ScaleEditor
from ui.interviews.door.state import Asked
from ui.interviews.door.writing import LinesEditor
from ui.widgets.slider_scale import Stars

HINT = Qt.InputMethodHint
FIVE = tuple(ChoiceView(str(number), word) for number, word in enumerate("甲乙丙丁戊", 1))
ENDS = {"start": "1", "end": "5", "step": "1"}


@pytest.fixture
def made(qtbot):
    """The editor of a question with an appearance."""

    def make(kind, *appearance, **more):
        editor = make_editor(view_of(kind, appearance=frozenset(appearance), **more))
        if editor is not None:
            qtbot.addWidget(editor)
        return editor

    return make


def test_appearance_numbers(made):
    editor = made(QuestionType.TEXT, "numbers")
    assert editor.field.editor.inputMethodHints() & HINT.ImhFormattedNumbersOnly


def test_appearance_url(made):
    editor = made(QuestionType.TEXT, "url")
    assert editor.field.editor.inputMethodHints() & HINT.ImhLatinOnly


def test_appearance_multiline(made):
    assert isinstance(made(QuestionType.TEXT, "multiline"), LinesEditor)
    assert not isinstance(made(QuestionType.TEXT), LinesEditor)


def test_appearance_masked(made):
    editor = made(QuestionType.TEXT, "masked", value="abc")
    assert editor.field.editor.echoMode() is QLineEdit.EchoMode.Password
    assert editor.field.value() == "abc"


def test_appearance_thousands_sep(made):
    editor = made(QuestionType.INTEGER, "thousands-sep", value="1234567")
    assert editor.field.editor.text() == "1,234,567"


def test_appearance_counter(made):
    editor = made(QuestionType.INTEGER, "counter", value="3")
    sent = []
    editor.answered.connect(sent.append)
    editor.field.editor.setText("3+")
    editor.field.editor.textEdited.emit("3+")
    assert sent == ["4"]


def test_appearance_bearing(made):
    editor = made(QuestionType.DECIMAL, "bearing")
    assert isinstance(editor, NumberEditor)
    bare = made(QuestionType.DECIMAL)
    assert editor.field.editor.grab().toImage() != bare.field.editor.grab().toImage()


def test_appearance_vertical(made):
    upright, lying = (made(QuestionType.INTEGER, *words, parameters=ENDS) for words in (("vertical",), ()))
    assert isinstance(upright, ScaleEditor)
    assert upright.scale.sizeHint().height() > lying.scale.sizeHint().height()


def test_appearance_no_ticks(made):
    bare, ticked = (
        made(QuestionType.INTEGER, *words, parameters=ENDS, value="3") for words in (("no-ticks",), ())
    )
    for editor in (bare, ticked):
        editor.scale.resize(400, 80)
    assert bare.scale.grab().toImage() != ticked.scale.grab().toImage()


def test_appearance_rating(made):
    assert isinstance(made(QuestionType.INTEGER, "rating", parameters=ENDS).scale, Stars)


@pytest.mark.parametrize("word", ["minimal", "search", "autocomplete"])
def test_appearance_minimal_search_autocomplete(made, word):
    assert isinstance(made(QuestionType.SELECT_ONE, word, choices=YES_NO), SearchEditor)
    assert isinstance(made(QuestionType.SELECT_MULTIPLE, word, choices=YES_NO), SearchEditor)
    assert isinstance(made(QuestionType.SELECT_ONE, choices=YES_NO), ChoiceEditor)


@pytest.mark.parametrize("word", ["quick", "quickcompact"])
def test_appearance_quick_quickcompact(made, word):
    for appearance, expected in (((word,), 1), ((), 0)):
        editor = made(QuestionType.SELECT_ONE, *appearance, choices=YES_NO)
        gone = []
        editor.done.connect(lambda gone=gone: gone.append(1))
        editor.choices.taken.emit()
        assert len(gone) == expected


@pytest.mark.parametrize(
    ("word", "columns"),
    [("columns-2", 2), ("columns-3", 3), ("compact-2", 2), ("quickcompact-2", 2), ("columns-99", 5)],
)
def test_appearance_columns_n_compact_n(made, word, columns):
    assert made(QuestionType.SELECT_ONE, word, choices=FIVE).choices.columns == columns


@pytest.mark.parametrize("word", ["columns", "columns-pack", "compact"])
def test_appearance_columns_columns_pack_compact(made, word):
    assert made(QuestionType.SELECT_ONE, word, choices=FIVE).choices.columns == 4
    assert made(QuestionType.SELECT_ONE, choices=FIVE).choices.columns == 1


@pytest.mark.parametrize("word", ["likert", "list", "horizontal", "horizontal-compact"])
def test_appearance_likert_list_horizontal(made, word):
    assert made(QuestionType.SELECT_ONE, word, choices=FIVE).choices.columns == len(FIVE)


def test_appearance_label(made):
    assert made(QuestionType.SELECT_ONE, "label", choices=YES_NO) is None


def test_appearance_list_nolabel():
    rows = [
        Asked(
            view_of(
                QuestionType.SELECT_ONE, path=f"/data/{name}", choices=YES_NO, appearance=frozenset(words)
            )
        )
        for name, words in (("a", ["list-nolabel"]), ("b", ["list-nolabel"]), ("c", []))
    ]
    assert [len(run) for run in _runs(rows)] == [2, 1]


@pytest.mark.parametrize("word", ["signature", "draw", "annotate"])
def test_appearance_signature_draw_annotate(made, word):
    editor = made(QuestionType.IMAGE, word)
    assert isinstance(editor, DrawingEditor)
    # Only who draws over a picture chooses one first.
    assert editor.drop.isHidden() is (word != "annotate")


def test_appearance_no_calendar(made):
    assert made(QuestionType.DATE, "no-calendar").calendar is None
    assert made(QuestionType.DATE).calendar is not None


def test_appearance_month_year(made):
    editor = made(QuestionType.DATE, "month-year")
    sent = []
    editor.answered.connect(sent.append)
    editor.field.editor.setText("2026-03")
    editor.field.commit()
    assert sent == ["2026-03-01"]


def test_appearance_year(made):
    editor = made(QuestionType.DATE, "year")
    sent = []
    editor.answered.connect(sent.append)
    editor.field.editor.setText("1998")
    editor.field.commit()
    assert sent == ["1998-01-01"]


def test_parameter_rows(made):
    small, large = (made(QuestionType.TEXT, parameters={"rows": rows}) for rows in ("2", "6"))
    assert large.field.editor.height() > small.field.editor.height()


def test_parameter_start_end_step(made):
    editor = made(QuestionType.INTEGER, parameters={"start": "0", "end": "10", "step": "5"}, value="5")
    sent = []
    editor.scale.set_to.connect(sent.append)
    editor.scale.keyPressEvent(_key(Qt.Key.Key_Right))
    assert sent == ["10"]


def _key(key):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_parameter_max_pixels(made, tmp_path, kind):
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    file = tmp_path / f"a.{kind.lower()}"
    picture.save(str(file), kind)
    for most, size in (("100", (100, 75)), ("1000", (400, 300)), ("", (400, 300)), ("many", (400, 300))):
        editor = made(QuestionType.IMAGE, parameters={"max-pixels": most} if most else {})
        assert isinstance(editor, FileEditor)
        kept = []
        editor.attached.connect(lambda name, content, kept=kept: kept.append((name, content)))
        editor.drop.dropped.emit((file,))
        ((name, content),) = kept
        found = QImage.fromData(content, kind)
        assert (name, found.width(), found.height()) == (file.name, *size)


def test_what_is_no_picture_is_kept_as_it_is():
    assert shrunk(b"no picture", 10) == b"no picture"
    small = QImage(8, 8, QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "PNG")
    content = bytes(buffer.data().data())
    assert shrunk(content, 10) == content
