"""What can be changed on one poster: title, colour, outlets, landmarks, 你在这里."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import current_language, say
from ui.posters import texts
from ui.posters.outlet_list import OutletList
from ui.posters.swatches import Swatches
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.fields import PlainEdit
from ui.widgets.tick_list import TickItem

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text
    from ui.posters.state import AdjustView, OutletRow

_LIST = 198
_LABELS: dict[str, int] = {"zh": 64, "en": 92}
_LONGEST = 60


class AdjustPanel(QWidget):
    """Shows one :class:`AdjustView`.

    Signals: ``title_wanted(text)``, ``colour_wanted(colour)``, ``printing_wanted(id, on)``,
    ``shift_wanted(id, step)``, ``outlet_chosen(id)``, ``sketch_wanted(id)``, ``landmark_wanted(name)``,
    ``landmark_unwanted(place in the list)``, ``here_wanted``, ``here_unwanted``, ``reset_wanted``.
    """

    title_wanted = Signal(str)
    colour_wanted = Signal(str)
    printing_wanted = Signal(str, bool)
    shift_wanted = Signal(str, int)
    outlet_chosen = Signal(str)
    sketch_wanted = Signal(str)
    landmark_wanted = Signal(str)
    landmark_unwanted = Signal(int)
    here_wanted = Signal()
    here_unwanted = Signal()
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._usual = ""
        self._make_words()
        self._make_list()
        self._make_places()
        self.reset = Button(say(texts.RESET), icon="")
        self.reset.clicked.connect(self.reset_wanted)
        self._column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_words(self) -> None:
        self.title = PlainEdit()
        self.title.setMaxLength(_LONGEST)
        self.title.setAccessibleName(say(texts.POSTER_TITLE))
        self.title.editingFinished.connect(self._title_left)
        self._row(texts.POSTER_TITLE, self.title)
        self.swatches = Swatches()
        self.swatches.setAccessibleName(say(texts.COLOUR))
        self.swatches.chosen.connect(self.colour_wanted)
        self._row(texts.COLOUR, self.swatches)

    def _make_list(self) -> None:
        self._column.addWidget(label(say(texts.ON_POSTER), "heading"))
        self.outlets = OutletList(say(texts.ON_POSTER))
        self.outlets.setFixedHeight(_LIST)
        self.outlets.ticked.connect(self.printing_wanted)
        self.outlets.shifted.connect(self.shift_wanted)
        self.outlets.chosen.connect(self.outlet_chosen)
        self.outlets.sketch_wanted.connect(self.sketch_wanted)
        self._column.addWidget(self.outlets)
        row = QHBoxLayout()
        row.setSpacing(6)
        for words, act in (
            (texts.UP, partial(self._shift, -1)),
            (texts.DOWN, partial(self._shift, 1)),
            (texts.ON_SKETCH, self._to_sketch),
        ):
            button = Button(say(words), kind=ButtonKind.QUIET)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(label(say(texts.LIST_KEYS), "muted", wrap=True))

    def _make_places(self) -> None:
        self.here = Button(say(texts.MARK_HERE))
        self.here.clicked.connect(self.here_wanted)
        self.no_here = Button(say(texts.TAKE_OFF), kind=ButtonKind.QUIET)
        self.no_here.clicked.connect(self.here_unwanted)
        self._row(texts.HERE, self.here, self.no_here)
        self.landmark = PlainEdit()
        self.landmark.setMaxLength(_LONGEST)
        self.landmark.setPlaceholderText(say(texts.LANDMARK_NAME))
        self.landmark.setAccessibleName(say(texts.LANDMARKS))
        self.landmark.returnPressed.connect(self._landmark_named)
        self.place_landmark = Button(say(texts.LANDMARK_PLACE))
        self.place_landmark.clicked.connect(self._landmark_named)
        self._row(texts.LANDMARKS, self.landmark, self.place_landmark)
        self._landmarks = QVBoxLayout()
        self._landmarks.setSpacing(2)
        self._landmark_rows: list[QWidget] = []
        self._column.addLayout(self._landmarks)

    def _row(self, words: Text, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        name = label(say(words), "label")
        name.setFixedWidth(_label_width())
        name.setBuddy(widgets[0])
        row.addWidget(name)
        for widget in widgets:
            row.addWidget(widget)
        if not isinstance(widgets[0], PlainEdit):
            row.addStretch(1)
        self._column.addLayout(row)

    def show_design(self, view: AdjustView) -> None:
        """Show what was changed."""
        self._usual = view.usual_title
        if not self.title.isModified():
            self.title.setText(view.title or view.usual_title)
            self.title.setCursorPosition(0)
        self.swatches.show_colour(view.colour)
        self.outlets.show_items(_items(view.outlets))
        self.here.set_label(say(texts.MARK_ANEW if view.here else texts.MARK_HERE))
        self.no_here.setVisible(view.here)
        self._show_landmarks(view.landmarks)
        self.reset.setEnabled(view.changed)

    def clear_landmark(self) -> None:
        """The landmark has its place; another may be named."""
        self.landmark.clear()

    def _show_landmarks(self, names: tuple[str, ...]) -> None:
        for old in self._landmark_rows:
            self._landmarks.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._landmark_rows = [self._landmark_row(place, name) for place, name in enumerate(names)]
        for row in self._landmark_rows:
            self._landmarks.addWidget(row)

    def _landmark_row(self, place: int, name: str) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(_label_width() + 6, 0, 0, 0)
        row.addWidget(label(name), 1)
        button = Button(say(texts.TAKE_OFF), kind=ButtonKind.QUIET)
        button.setAccessibleName(say(texts.TAKE_OFF_NAMED, name=name))
        button.clicked.connect(partial(self.landmark_unwanted.emit, place))
        row.addWidget(button)
        return widget

    def _title_left(self) -> None:
        if self.title.isModified():
            self.title.setModified(False)
            typed = self.title.text().strip()
            self.title_wanted.emit("" if typed == self._usual else typed)

    def _landmark_named(self) -> None:
        name = self.landmark.text().strip()
        if name:
            self.landmark_wanted.emit(name)
        else:
            self.landmark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shift(self, step: int) -> None:
        if self.outlets.current():
            self.shift_wanted.emit(self.outlets.current(), step)

    def _to_sketch(self) -> None:
        if self.outlets.current():
            self.sketch_wanted.emit(self.outlets.current())


def _label_width() -> int:
    return _LABELS[current_language()]


def _items(rows: tuple[OutletRow, ...]) -> list[TickItem]:
    items, group = [], None
    for row in rows:
        if row.group != group:
            group = row.group
            items.append(TickItem("", row.group, is_heading=True))
        lead = str(row.number) if row.printed else say(texts.LEFT_OUT)
        items.append(TickItem(row.id, words=f"{lead} · {row.name}", ticked=row.printed))
    return items
