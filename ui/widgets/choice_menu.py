"""A button that shows what is chosen, and offers the rest in a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_LONGEST = 9


class ChoiceMenu(Button):
    """One of several; Space or Down opens the menu, arrows and Enter choose.

    Signal: ``chosen(key)`` when a person chose another one.

    Args:
        name: what is chosen here, for screen readers and the tip (地区).
        words: stays on the button whatever is chosen; by default the chosen one's label is shown.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, words: str = "") -> None:
        super().__init__(words or name, parent, menu_sign=True)
        self._name, self._fixed = name, bool(words)
        self._choices: tuple[tuple[str, str, str], ...] = ()
        self._current = ""
        self.choices_menu = QMenu(self)
        self.setMenu(self.choices_menu)
        self._group = QActionGroup(self.choices_menu)
        self.setToolTip(name)

    @property
    def current(self) -> str:
        """The key of what is chosen."""
        return self._current

    def set_choices(self, choices: Sequence[tuple[str, str, str]], current: str) -> None:
        """Offer choices (key, label, group; a line stands between groups) and show which is chosen."""
        if tuple(choices) != self._choices:
            self._offer(tuple(choices))
        self._current = current
        for action in self.choices_menu.actions():
            action.setChecked(action.objectName() == current)
        label = next((label for key, label, _ in self._choices if key == current), self._name)
        if not self._fixed:
            self.set_label(label if len(label) <= _LONGEST * 3 else f"{label[: _LONGEST * 3 - 1]}…")
        self.setAccessibleName(f"{self._name}：{label}")
        self.setToolTip(f"{self._name}：{label}")

    def _offer(self, choices: tuple[tuple[str, str, str], ...]) -> None:
        self._choices = choices
        self.choices_menu.clear()
        before = choices[0][2] if choices else ""
        for key, label, group in choices:
            if group != before:
                self.choices_menu.addSeparator()
            before = group
            action = QAction(label, self.choices_menu)
            action.setObjectName(key)
            action.setCheckable(True)
            action.setActionGroup(self._group)
            action.triggered.connect(partial(self.chosen.emit, key))
            self.choices_menu.addAction(action)
