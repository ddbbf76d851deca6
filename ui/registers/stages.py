"""The three lists as stages of one way: what is lacking, what is done about it, whether people are satisfied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.cards import Card, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.registers.state import StageCard


class Stages(QWidget):
    """Signal: ``chosen(key)``. Each card takes the focus; Enter and Space choose it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.cards: dict[str, _StageCard] = {}
        self.hide()

    def show_stages(self, stages: Sequence[StageCard], chosen: str) -> None:
        """Show the three with their numbers; nothing hides the strip."""
        if stages and not self.cards:
            for number, stage in enumerate(stages):
                if number:
                    self._row.addWidget(label("→", "muted"))
                card = self.cards[stage.key] = _StageCard(stage.key, stage.title)
                card.chosen.connect(self._pass_on)
                self._row.addWidget(card, 1)
        for stage in stages:
            self.cards[stage.key].show_stage(stage)
            self.cards[stage.key].set_chosen(chosen=stage.key == chosen)
        self.setVisible(bool(stages))

    def _pass_on(self) -> None:
        card = self.sender()
        if isinstance(card, _StageCard):
            self.chosen.emit(card.key)


class _StageCard(Card):
    def __init__(self, key: str, title: str) -> None:
        super().__init__(margin=10, choosable=True)
        self.key = key
        self._title = title
        self.setObjectName("Card")
        self.body.setSpacing(0)
        row = QHBoxLayout()
        self._count = label("", "heading")
        row.addWidget(label(title))
        row.addStretch(1)
        row.addWidget(self._count)
        self._note = label("", "muted")
        self.body.addLayout(row)
        self.body.addWidget(self._note)

    def show_stage(self, stage: StageCard) -> None:
        self._count.setText(f"{stage.count:,}")
        self._note.setText(stage.note)
        self.setAccessibleName(f"{self._title} {stage.count} {stage.note}")
