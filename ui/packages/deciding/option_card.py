"""One of the competing values: what it is, who wrote it, what speaks for it, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.language import say
from ui.packages.deciding import texts
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.cards import Card, label
from ui.widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.packages.deciding.state import Option, PhotoShown


class OptionCard(Card):
    """``button`` takes the value; its key is the option's number.

    Args:
        number: from 1.
        with_photos: show the photos of this writer, or that there are none.
    """

    def __init__(
        self, number: int, option: Option, *, with_photos: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent, margin=15)
        is_first = number == 1
        self.set_chosen(chosen=is_first)
        self.body.setSpacing(4)
        value = label(option.shown, "title", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.body.addWidget(value)
        for words in (option.by, option.device, option.before):
            if words:
                self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addStretch(1)
        if with_photos:
            self.body.addSpacing(4)
            self.body.addWidget(photo_row(option.photos))
        self.body.addSpacing(6)
        kind = ButtonKind.PRIMARY if is_first else ButtonKind.PLAIN
        self.button = Button(option.verb, kind=kind, shortcut=str(number))
        self.button.setAccessibleName(f"{option.verb} {option.shown}")
        self.button.setObjectName(f"option-{number}")
        policy = self.button.sizePolicy().Policy
        self.button.setSizePolicy(policy.Expanding, policy.Fixed)
        self.body.addWidget(self.button)


def photo_row(photos: Sequence[PhotoShown]) -> QWidget:
    """Photos side by side; a frame with words where there is none, or its file has not come."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for photo in photos:
        words = texts.PHOTO_BY if photo.path is not None else texts.PHOTO_ABSENT
        row.addWidget(Picture(photo.path, say(words)))
    if not photos:
        row.addWidget(Picture(None, say(texts.NO_PHOTO)))
    return box
