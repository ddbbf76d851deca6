"""The panel about one file: what comes in, what is asked, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.language import say
from ui.packages.incoming import texts
from ui.packages.incoming.state import FileDetail, NextStep
from ui.packages.incoming.trust_card import TrustCard
from ui.theme import GAP, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import EmptyState, Notice, label
from ui.widgets.chips import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.tick_list import TickItem, TickList

if TYPE_CHECKING:
    from collections.abc import Iterator


class FilePanel(QFrame):
    """Shows one file, or what to do.

    Signals, each with the key of the file: ``ticked(file, cell, on)``,
    ``trusted(file, on)``, ``cleared_answered(file, bool | None)``,
    ``step_wanted(file, NextStep)``, ``away_wanted(file)``.
    """

    ticked = Signal(str, str, bool)
    trusted = Signal(str, bool)
    cleared_answered = Signal(str, object)
    step_wanted = Signal(str, object)
    away_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._detail: FileDetail | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(EmptyState(say(texts.CHOOSE_ONE), say(texts.CHOOSE_ONE_WORDS), icon="package"))
        self._stack.addWidget(self._make_body())

    @property
    def detail(self) -> FileDetail | None:
        """What is shown."""
        return self._detail

    def take_focus(self) -> bool:
        """Put the focus on the first thing that can be done here; False when there is nothing."""
        wishes = (self.step, self.trust.yes, self.trust.no, self.yes, self.again, self.list, self.away)
        first = next((one for one in wishes if one.isVisibleTo(self)), None)
        if first is not None and self._detail is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def show_detail(self, detail: FileDetail | None) -> None:
        """Show a file; what is shown already stays as it is."""
        if detail == self._detail:
            return
        self._detail = detail
        self._stack.setCurrentIndex(0 if detail is None else 1)
        if detail is None:
            return
        self._name.setText(detail.name)
        self._name.setToolTip(detail.name)
        self._chip.set_state(say(detail.state.text), detail.state.tone)
        self._sender.setText(detail.sender)
        self._sender.setVisible(bool(detail.sender))
        self._notice.say_words(detail.notice, detail.tone)
        self.step.set_label(detail.step_words)
        self.step.setVisible(detail.step is not NextStep.NONE)
        self.away.set_label(detail.away_words)
        self.away.setVisible(bool(detail.away_words))
        self._show_counts(detail.counts)
        self.trust.show_detail(detail)
        self._show_cleared(detail)
        items = list(_items(detail))
        self.list.show_items(items)
        self.list.setVisible(bool(items))
        self._rest.setVisible(not items)

    def _make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addLayout(self._make_head())
        self._notice = Notice("", Tone.INFO)
        column.addWidget(self._notice)
        column.addLayout(self._make_steps())
        counts = QWidget()
        self._counts = FlowLayout(counts, gap=6)
        self._counts_box = counts
        column.addWidget(counts)
        self.trust = TrustCard()
        self.trust.answered.connect(self._pass_trust)
        column.addWidget(self.trust)
        column.addWidget(self._make_cleared())
        self.list = TickList(say(texts.CORRECTIONS))
        self.list.ticked.connect(self._pass_tick)
        column.addWidget(self.list, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        self.away = Button("", kind=ButtonKind.QUIET, keycap="Del")
        self.away.clicked.connect(self._want_away)
        column.addWidget(self.away, 0, Qt.AlignmentFlag.AlignRight)
        return body

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(2)
        line = QHBoxLayout()
        self._name = label("", "title")
        self._name.setSizePolicy(
            self._name.sizePolicy().Policy.Ignored, self._name.sizePolicy().Policy.Preferred
        )
        self._chip = Chip("")
        line.addWidget(self._name, 1)
        line.addWidget(self._chip)
        self._sender = label("", "muted", wrap=True)
        head.addLayout(line)
        head.addWidget(self._sender)
        return head

    def _make_steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.step = Button("", kind=ButtonKind.PLAIN)
        self.step.setObjectName("step")
        self.step.clicked.connect(self._want_step)
        row.addWidget(self.step)
        row.addStretch(1)
        return row

    def _make_cleared(self) -> QWidget:
        self._cleared = QWidget()
        column = QVBoxLayout(self._cleared)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._cleared_words = label("", "heading", wrap=True)
        column.addWidget(self._cleared_words)
        row = QHBoxLayout()
        self.yes = Button(say(texts.CLEARED_YES))
        self.no = Button(say(texts.CLEARED_NO))
        self.again = Button(say(texts.CHANGE_MIND), kind=ButtonKind.QUIET)
        for button, answer in (
            (self.yes, self._say_yes),
            (self.no, self._say_no),
            (self.again, self._open_again),
        ):
            button.clicked.connect(answer)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return self._cleared

    def _show_counts(self, counts: tuple[str, ...]) -> None:
        while self._counts.count():
            item = self._counts.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words in counts:
            self._counts.addWidget(Chip(words, Tone.NEUTRAL))
        self._counts_box.setVisible(bool(counts))

    def _show_cleared(self, detail: FileDetail) -> None:
        self._cleared.setVisible(detail.cleared > 0)
        answer = detail.take_cleared
        text = {None: texts.CLEARED_ASK, True: texts.CLEARED_TAKEN, False: texts.CLEARED_KEPT}[answer]
        self._cleared_words.setText(say(text, count=detail.cleared))
        held = any(button.hasFocus() for button in (self.yes, self.no, self.again))
        self.yes.setVisible(answer is None)
        self.no.setVisible(answer is None)
        self.again.setVisible(answer is not None)
        if held:
            (self.yes if answer is None else self.again).setFocus()

    def _key(self) -> str:
        return self._detail.key if self._detail is not None else ""

    def _want_step(self) -> None:
        if self._detail is not None:
            self.step_wanted.emit(self._key(), self._detail.step)

    def _want_away(self) -> None:
        if self._detail is not None:
            self.away_wanted.emit(self._key())

    def _pass_tick(self, cell: str, on: bool) -> None:  # noqa: FBT001 - as the list tells it
        if self._detail is not None and self._detail.is_open:
            self.ticked.emit(self._key(), cell, on)

    def _pass_trust(self, on: bool) -> None:  # noqa: FBT001 - as the card tells it
        self.trusted.emit(self._key(), on)

    def _say_yes(self) -> None:
        self.cleared_answered.emit(self._key(), True)

    def _say_no(self) -> None:
        self.cleared_answered.emit(self._key(), False)

    def _open_again(self) -> None:
        self.cleared_answered.emit(self._key(), None)


def _items(detail: FileDetail) -> Iterator[TickItem]:
    if detail.findings:
        yield TickItem("", say(texts.FOUND), is_heading=True)
    for number, finding in enumerate(detail.findings):
        yield TickItem(f"finding-{number}", words=finding.words, tone=finding.tone)
    if detail.corrections:
        yield TickItem("", say(texts.CORRECTIONS), is_heading=True)
    for one in detail.corrections:
        yield TickItem(one.key, one.title, one.words, one.place, ticked=one.is_taken)
