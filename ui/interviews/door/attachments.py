"""Editors of files: a picture, sound, film or any file chosen or dropped; a signature or drawing made here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QImageReader, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel

from fieldkit.questionnaires.model import QuestionType
from ui.interviews import texts
from ui.interviews.door.editing import Editor
from ui.language import say
from ui.theme import Size, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import label
from ui.widgets.drawing_pad import DrawingPad
from ui.widgets.file_drop import FileDrop
from ui.widgets.markdown import plain

if TYPE_CHECKING:
    from fieldkit.questionnaires.views import QuestionView

ATTACHED = frozenset((QuestionType.IMAGE, QuestionType.AUDIO, QuestionType.VIDEO, QuestionType.FILE))
DRAWN = frozenset(("signature", "draw", "annotate"))
LARGEST = 60_000_000
"""Bytes of a file at most: larger ones do not fit into a package."""
_PREVIEW = 220
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_CLEAR = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))
_FILTERS = {
    QuestionType.IMAGE: "*.jpg *.jpeg *.png *.webp *.bmp *.gif",
    QuestionType.AUDIO: "*.m4a *.mp3 *.wav *.ogg *.amr *.aac *.flac",
    QuestionType.VIDEO: "*.mp4 *.mov *.mkv *.webm *.avi *.3gp",
}
_WORDS = {
    QuestionType.IMAGE: texts.DROP_IMAGE,
    QuestionType.AUDIO: texts.DROP_AUDIO,
    QuestionType.VIDEO: texts.DROP_VIDEO,
}


class FileEditor(Editor):
    """A file: its name is the answer, its contents are kept with the sheet."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._is_picture = view.type is QuestionType.IMAGE
        most = view.parameters.get("max-pixels", "")
        self._most_pixels = int(most) if self._is_picture and most.isdecimal() else 0
        self._file = ""
        words = say(_WORDS.get(view.type, texts.DROP_FILE))
        self.drop = _Drop(words, hint=say(texts.DROP_HINT), name_filter=_FILTERS.get(view.type, ""))
        self.drop.setAccessibleName(f"{plain(view.label)} {words}")
        self.drop.dropped.connect(self._take_files)
        self.drop.pasted.connect(self._take_picture)
        self.drop.gone_on.connect(self.done)
        self.drop.taken_away.connect(self._take_away)
        self._picture = QLabel()
        self._name = label("", wrap=True)
        self._name.setStyleSheet(f"font-size: {Size.LARGE.value}px;")
        self._open = Button(say(texts.OPEN_FILE))
        self._open.clicked.connect(self._open_file)
        self._remove = Button(say(texts.REMOVE_FILE), kind=ButtonKind.QUIET, keycap="Delete")
        self._remove.clicked.connect(self._take_away)
        self._problem = label("", wrap=True, tone=Tone.MISSING)
        self._problem.hide()
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        for button in (self._open, self._remove):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        for part in (self._picture, self.drop, self._problem):
            self._column.addWidget(part)
        self._column.insertLayout(1, row)
        self.setFocusProxy(self.drop)
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show the name of the file."""
        self._value = value
        self._name.setText(value)
        self._name.setVisible(bool(value))
        self._remove.setVisible(bool(value))
        if not value:
            self.show_file("")

    def show_file(self, path: str) -> None:
        """Show the picture, or offer to open the file."""
        self._file = path
        picture = QPixmap(path) if path and self._is_picture else QPixmap()
        if not picture.isNull():
            self._picture.setPixmap(
                picture.scaled(
                    _PREVIEW * 2,
                    _PREVIEW,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        self._picture.setVisible(not picture.isNull())
        self._open.setVisible(bool(path))
        if self._value and not path:
            self._name.setText(say(texts.FILE_NOT_HERE, name=self._value))

    @property
    def keys_hint(self) -> str:
        """Space chooses."""
        return say(texts.KEYS_FILE)

    def _take_files(self, paths: object) -> None:
        assert isinstance(paths, tuple), "dropped files come as a tuple"
        path = next((one for one in paths if isinstance(one, Path) and one.is_file()), None)
        if path is None:
            return
        if path.stat().st_size > LARGEST:
            self._say(say(texts.FILE_TOO_LARGE, name=path.name))
            return
        try:
            content = path.read_bytes()
        except OSError:
            self._say(say(texts.FILE_UNREADABLE, name=path.name))
            return
        self._say("")
        self.attached.emit(path.name, shrunk(content, self._most_pixels))

    def _take_picture(self, image: QImage) -> None:
        image = _within(image, self._most_pixels)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        self.attached.emit(f"{say(texts.PASTED_NAME)}.png", bytes(buffer.data().data()))

    def _take_away(self) -> None:
        if self._value:
            self.answered.emit("")

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._file))

    def _say(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))


def shrunk(content: bytes, most: int) -> bytes:
    """A picture whose longer side has at most so many pixels (``max-pixels``), in the format it came in.

    Anything that is small enough, or no picture, stays byte for byte.
    """
    given = QBuffer()
    given.setData(content)
    given.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(given)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data()).decode()
    image = reader.read() if most else QImage()
    smaller = _within(image, most)
    if image.isNull() or smaller.size() == image.size():
        return content
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    is_written = smaller.save(made, kind, 90)  # type: ignore[call-overload]
    return bytes(made.data().data()) if is_written else content


def _within(image: QImage, most: int) -> QImage:
    if not most or image.isNull() or max(image.width(), image.height()) <= most:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(most, most, keep, smooth)


class DrawingEditor(FileEditor):
    """A pad to sign or draw on; with ``annotate`` over a picture that is chosen first."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._is_over_picture = "annotate" in view.appearance
        self._stem = "signature" if "signature" in view.appearance else "drawing"
        self.pad = DrawingPad(say(texts.SIGN_HERE if self._stem == "signature" else texts.DRAW_HERE))
        self.pad.drawn.connect(self._take_drawing)
        self.pad.done.connect(self.done)
        self._column.insertWidget(0, self.pad)
        self.drop.setVisible(self._is_over_picture)
        self._picture.hide()
        self.setFocusProxy(self.pad)

    def show_file(self, path: str) -> None:
        """Show what was drawn before, to draw on."""
        super().show_file(path)
        self._picture.hide()
        pad: DrawingPad | None = getattr(self, "pad", None)
        if pad is not None and pad.is_empty:
            pad.set_picture(QImage(path) if path else QImage())

    @property
    def keys_hint(self) -> str:
        """The mouse draws."""
        return say(texts.KEYS_DRAW)

    def _take_drawing(self, png: object) -> None:
        if isinstance(png, bytes) and png:
            self.attached.emit(f"{self._stem}.png", png)
        else:
            self.answered.emit("")


class _Drop(FileDrop):
    """Enter goes on; Space opens the dialog; Delete takes the file away."""

    gone_on = Signal()
    taken_away = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.gone_on.emit()
        elif event.key() in _CLEAR:
            self.taken_away.emit()
        else:
            super().keyPressEvent(event)
