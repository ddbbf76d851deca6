"""The frame of every page: title, the number that matters, the page's buttons, the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import GAP, MARGIN, Size, font, tokens
from ui.widgets.cards import hairline, label
from ui.widgets.painting import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.widgets.buttons import Button

HEADER_HEIGHT = 55


class _Elided(QLabel):
    """A grey line that ends in … where the room ends."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QColor(tokens().muted))
        painter.setFont(font(Size.BODY))
        words = elided(self.text(), Size.BODY, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class PageFrame(QWidget):
    """Header of 56 pixels over a body on the ground colour.

    Pages derive from it or hold one: ``add_button`` from left to right with
    the primary button last, then ``body.addWidget``.
    """

    def __init__(
        self, title: str, number: str = "", parent: QWidget | None = None, *, margin: int = MARGIN
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QWidget()
        bar.setObjectName("Bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(HEADER_HEIGHT)
        self._header = QHBoxLayout(bar)
        self._header.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._header.setSpacing(12)
        self._title = label(title, "title")
        self._number = _Elided(number)
        self._header.addWidget(self._title)
        self._header.addWidget(self._number, 1)
        column.addWidget(bar)
        column.addWidget(hairline())
        body = QWidget()
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(margin, 16 if margin else 0, margin, 16 if margin else 0)
        self.body.setSpacing(12)
        column.addWidget(body, 1)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_number(self, number: str) -> None:
        """Change the number that matters, beside the title."""
        self._number.setText(number)
        self._number.setToolTip(number)

    def add_button(self, button: Button) -> Button:
        """Add a button at the right of the header; return it."""
        self._header.addWidget(button)
        return button

    def add_header_widget(self, widget: QWidget) -> None:
        """Add any small widget at the right of the header."""
        self._header.addWidget(widget)


class RecordPanel(QWidget):
    """The one record at the right of a list: head, scrolling body, foot.

    ``head`` takes buttons (a row), ``body`` the form, ``foot`` key hints.
    """

    def __init__(self, parent: QWidget | None = None, *, width: int = 430) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(hairline())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("Body")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(20, 12, 20, 12)
        self.body.setSpacing(GAP)
        self._scroll.setWidget(inner)
        column.addWidget(self._scroll, 1)
        column.addWidget(hairline())
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(20, 0, 20, 0)
        foot = QWidget()
        foot.setFixedHeight(40)
        foot.setLayout(self.foot)
        column.addWidget(foot)

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 20, 10)
        head.setSpacing(2)
        first = QHBoxLayout()
        self._title = label("", "title")
        self._title.setStyleSheet("font-size: 16px;")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._place = label("", "muted")
        first.addWidget(self._title, 1)
        first.addWidget(self._place)
        self._subtitle = label("", "muted", wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(GAP)
        self.head.setContentsMargins(0, 6, 0, 0)
        self.head.addStretch(1)
        head.addLayout(first)
        head.addWidget(self._subtitle)
        head.addLayout(self.head)
        return head

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll so that a part of the body is seen, with a little around it."""
        self._scroll.ensureWidgetVisible(widget, 0, 48)

    def add_button(self, button: Button) -> Button:
        """Add a button to the head; return it."""
        self.head.insertWidget(self.head.count() - 1, button)
        return button

    def set_record(self, title: str, subtitle: str = "", place: str = "") -> None:
        """Say which record this is, and which of how many (``2 / 45``)."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._place.setText(place)
        self.setAccessibleName(title)
