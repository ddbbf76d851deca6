"""The style sheet of the whole program, made from the tokens of one theme.

What is drawn by hand (buttons, chips, rail, cells) asks ``theme.tokens()`` at
paint time; here stands what Qt draws.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.tokens import Tokens

_SHEET = Template("""
* { font-family: "$family"; font-size: 14px; }
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget#Ground, QStackedWidget { background: $ground; }
QLabel, QCheckBox, QRadioButton { background: transparent; }
QLabel[role="muted"] { color: $muted; font-size: 12px; }
QLabel[role="subtitle"] { color: $muted; font-size: 14px; }
QLabel[role="label"] { color: $muted; font-size: 14px; }
QLabel[role="title"] { font-size: 18px; font-weight: 700; }
QLabel[role="heading"] { font-size: 14px; font-weight: 700; }
QLabel[role="figure"] { font-size: 24px; font-weight: 700; }
QLabel[role="question"] { font-size: 28px; font-weight: 700; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="few"] { color: $few; }
QLabel[tone="missing"] { color: $missing; }
QLabel[tone="info"] { color: $info; }
QLabel[tone="neutral"] { color: $muted; }
QFrame#Card { background: $card; border: 1px solid $line; border-radius: 8px; }
QFrame#Card[chosen="true"] { border: 2px solid $primary; }
QFrame#Card[choosable="true"]:focus { border: 2px solid $primary; background: $tint; }
QWidget#Bar, QWidget#Panel { background: $card; }
QFrame#HLine { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame#VLine { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame#Notice { border-radius: 6px; }
QFrame#Notice[tone="good"] { background: $good_ground; }
QFrame#Notice[tone="few"] { background: $few_ground; }
QFrame#Notice[tone="missing"] { background: $missing_ground; }
QFrame#Notice[tone="info"] { background: $info_ground; }
QFrame#Notice[tone="neutral"] { background: $neutral_ground; }
QFrame#Toast { background: $card; border: 1px solid $border; border-radius: 8px; }
QFrame#Popup { background: $card; border: 1px solid $border; border-radius: 6px; }

QLineEdit, QPlainTextEdit, QFrame#Box {
    background: $card; border: 1px solid $border; border-radius: 6px;
    selection-background-color: $primary; selection-color: $on_primary;
}
QLineEdit { padding: 0 9px; min-height: 30px; }
QPlainTextEdit { padding: 3px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QFrame#Box[focused="true"] {
    border: 2px solid $primary;
}
QLineEdit:focus { padding: 0 8px; }
QPlainTextEdit:focus { padding: 2px 5px; }
QLineEdit[tone="missing"] { border: 1px solid $missing; }
QLineEdit[tone="missing"]:focus { border: 2px solid $missing; }
QLineEdit[old="true"], QPlainTextEdit[old="true"] { color: $muted; }
QLineEdit:disabled, QLineEdit:read-only { background: $header; color: $muted; }
QLineEdit#Bare, QLineEdit#Bare:focus { border: none; background: transparent; padding: 0 4px; min-height: 22px; }

QComboBox {
    background: $card; border: 1px solid $border; border-radius: 6px; padding: 0 0 0 9px; min-height: 30px;
}
QComboBox:focus, QComboBox:on { border: 2px solid $primary; padding-left: 8px; min-height: 28px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { border: 1px solid $border; border-radius: 0; padding: 4px; }

QCheckBox { spacing: 8px; min-height: 24px; padding: 0 4px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus { border: 2px solid $primary; }
QCheckBox[old="true"] { color: $muted; }

QTableView, QListView, QTreeView {
    background: $card; border: 1px solid $line; border-radius: 8px; outline: none;
    gridline-color: $line; selection-background-color: $tint; selection-color: $ink;
}
QTableView:focus { border: 1px solid $primary; }
QListView#Choices { border: none; border-radius: 6px; }
QHeaderView { background: $header; border: none; border-top-left-radius: 8px; border-top-right-radius: 8px; }
QHeaderView::section {
    background: $header; color: $muted; font-size: 12px; border: none;
    border-bottom: 1px solid $line; padding: 0 12px; height: 36px;
}
QHeaderView::section:first { border-top-left-radius: 8px; }
QTableView#Matrix QHeaderView, QTableView#Matrix QHeaderView::section { background: $card; border: none; }
QTableView QTableCornerButton::section { background: $card; border: none; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget#Body { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $card; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 20px; border-radius: 4px; }
QMenu::item:selected { background: $tint; color: $ink; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $card; color: $ink; border: 1px solid $border; padding: 4px 6px; font-size: 12px; }
QSplitter::handle { background: $line; }
""")


def stylesheet(tokens: Tokens, family: str) -> str:
    """Return the style sheet for the theme and the typeface."""
    return _SHEET.substitute(asdict(tokens), family=family)
