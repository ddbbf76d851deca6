"""The one table of actions and keys; menus, buttons and the key help are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.language import say
from ui.texts import shell
from ui.theme import tokens
from ui.widgets.cards import Card, label
from ui.widgets.form import commit_focused_field
from ui.widgets.painting import key_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.kernel.texts import Text


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One action or key.

    Attributes:
        key: stable name, ``group.verb``.
        text: what it does.
        shortcut: e.g. ``"Ctrl+N"``, empty for none.
        group: heading in the key help.
        only_help: the widget itself listens to this key; listed for people to find.
    """

    key: str
    text: Text
    shortcut: str
    group: Text
    only_help: bool = False


ACTIONS: tuple[ActionEntry, ...] = (
    ActionEntry("window.help", shell.HELP, "F1", shell.GROUP_WINDOW),
    ActionEntry("window.next_page", shell.NEXT_PAGE, "Ctrl+PgDown", shell.GROUP_WINDOW),
    ActionEntry("window.previous_page", shell.PREVIOUS_PAGE, "Ctrl+PgUp", shell.GROUP_WINDOW),
    ActionEntry("window.settings", shell.SETTINGS, "Ctrl+,", shell.GROUP_WINDOW),
    ActionEntry("window.theme", shell.THEME, "Ctrl+Shift+D", shell.GROUP_WINDOW),
    ActionEntry("window.full_screen", shell.FULL_SCREEN, "F11", shell.GROUP_WINDOW),
    ActionEntry("window.cancel_work", shell.CANCEL_WORK, "Esc", shell.GROUP_WINDOW, only_help=True),
    ActionEntry("window.quit", shell.QUIT, "Ctrl+Q", shell.GROUP_WINDOW),
    ActionEntry("record.new", shell.NEW, "Ctrl+N", shell.GROUP_RECORD),
    ActionEntry("record.undo", shell.UNDO, "Ctrl+Z", shell.GROUP_RECORD),
    ActionEntry("record.redo", shell.REDO, "Ctrl+Shift+Z", shell.GROUP_RECORD),
    ActionEntry("record.same_next", shell.SAME_NEXT, "Ctrl+Return", shell.GROUP_RECORD),
    ActionEntry("record.carry_over", shell.CARRY_OVER, "F7", shell.GROUP_RECORD),
    ActionEntry("record.duplicate", shell.DUPLICATE, "F8", shell.GROUP_RECORD),
    ActionEntry("record.check_all", shell.CHECK_ALL, "F10", shell.GROUP_RECORD),
    ActionEntry("record.next", shell.NEXT_RECORD, "Ctrl+Down", shell.GROUP_RECORD),
    ActionEntry("record.previous", shell.PREVIOUS_RECORD, "Ctrl+Up", shell.GROUP_RECORD),
    ActionEntry("record.next_field", shell.NEXT_FIELD, "Tab", shell.GROUP_RECORD, only_help=True),
    ActionEntry("record.pick", shell.PICK, "Return", shell.GROUP_RECORD, only_help=True),
    ActionEntry("record.restore", shell.LEAVE_FIELD, "Esc", shell.GROUP_RECORD, only_help=True),
    ActionEntry("list.find", shell.FIND, "Ctrl+F", shell.GROUP_LIST, only_help=True),
    ActionEntry("list.filter", shell.FILTER, "Ctrl+Shift+F", shell.GROUP_LIST),
    ActionEntry("list.import_table", shell.IMPORT_TABLE, "Ctrl+Shift+I", shell.GROUP_LIST),
    ActionEntry("list.duplicates", shell.DUPLICATES, "Ctrl+Shift+U", shell.GROUP_LIST),
    ActionEntry("duplicates.search", shell.SEARCH_DUPLICATES, "F5", shell.GROUP_LIST),
    ActionEntry("duplicates.decide", shell.DECIDE_DUPLICATE, "1 / 2 / 3", shell.GROUP_LIST, only_help=True),
    ActionEntry("list.delete", shell.DELETE, "Del", shell.GROUP_LIST, only_help=True),
    ActionEntry("list.open", shell.OPEN_ROW, "Return", shell.GROUP_LIST, only_help=True),
    ActionEntry("visits.outcome", shell.VISIT_KEYS, "1 … 6", shell.GROUP_DOOR, only_help=True),
    ActionEntry("door.answer", shell.ANSWER_KEY, "1 … 9", shell.GROUP_DOOR, only_help=True),
    ActionEntry("door.next", shell.NEXT_QUESTION, "Return", shell.GROUP_DOOR, only_help=True),
    ActionEntry("door.previous", shell.PREVIOUS_QUESTION, "PgUp", shell.GROUP_DOOR),
    ActionEntry("door.next_page", shell.NEXT_QUESTION, "PgDown", shell.GROUP_DOOR),
    ActionEntry("door.note", shell.QUESTION_NOTE, "F2", shell.GROUP_DOOR),
    ActionEntry("door.sheet_note", shell.SHEET_NOTE, "Shift+F2", shell.GROUP_DOOR),
    ActionEntry("door.confirm", shell.CONFIRM_ANSWER, "F9", shell.GROUP_DOOR),
    ActionEntry("door.over_quota", shell.GO_OVER_QUOTA, "Shift+F7", shell.GROUP_DOOR),
    ActionEntry("door.quota_full", shell.END_FOR_QUOTA, "Shift+F8", shell.GROUP_DOOR),
    ActionEntry("door.guidance", shell.GUIDANCE, "Shift+F1", shell.GROUP_DOOR),
    ActionEntry("door.language", shell.SWITCH_FORM_LANGUAGE, "Ctrl+L", shell.GROUP_DOOR),
    ActionEntry("door.pause", shell.PAUSE_INTERVIEW, "Esc", shell.GROUP_DOOR),
    ActionEntry("interviews.key_paper", shell.KEY_PAPER, "Ctrl+K", shell.GROUP_KEYING),
    ActionEntry("interviews.correct", shell.CORRECT_SHEET, "Ctrl+G", shell.GROUP_KEYING),
    ActionEntry("keying.go_to", shell.GO_TO_QUESTION, "F6", shell.GROUP_KEYING),
    ActionEntry("keying.add_row", shell.ADD_ROW, "Ctrl+J", shell.GROUP_KEYING),
    ActionEntry("keying.keys", shell.KEYING_KEYS, "Ctrl+/", shell.GROUP_KEYING),
    ActionEntry("circles.place", shell.PLACE_OUTLET, "Return", shell.GROUP_CIRCLE, only_help=True),
    ActionEntry("circles.take_off", shell.TAKE_OFF_SKETCH, "Del", shell.GROUP_CIRCLE, only_help=True),
    ActionEntry("circles.areas", shell.SWITCH_AREAS, "F4", shell.GROUP_CIRCLE),
    ActionEntry("circles.community", shell.NEW_COMMUNITY, "Ctrl+Shift+N", shell.GROUP_CIRCLE),
    ActionEntry("packages.choose", shell.CHOOSE_PACKAGES, "Ctrl+O", shell.GROUP_PACKAGES),
    ActionEntry("packages.take", shell.TAKE_PACKAGES, "Ctrl+I", shell.GROUP_PACKAGES),
    ActionEntry("packages.hand_in", shell.HAND_IN, "Ctrl+E", shell.GROUP_PACKAGES),
    ActionEntry("packages.receipts", shell.WRITE_RECEIPTS, "Ctrl+R", shell.GROUP_PACKAGES),
    ActionEntry("packages.pick", shell.PICK_VALUE, "1 … 9", shell.GROUP_PACKAGES, only_help=True),
    ActionEntry("packages.later", shell.DECIDE_LATER, "Esc", shell.GROUP_PACKAGES, only_help=True),
    ActionEntry("plans.tabs", shell.PLAN_TABS, "Alt+1 … 4", shell.GROUP_PLAN, only_help=True),
    ActionEntry("plans.state", shell.TASK_STATE, "1 / 2 / 3", shell.GROUP_PLAN, only_help=True),
    ActionEntry("analysis.shortfalls", shell.EXPORT_SHORTFALLS, "Ctrl+T", shell.GROUP_TABLE),
    ActionEntry("analysis.circles", shell.EXPORT_CIRCLES, "Ctrl+Shift+T", shell.GROUP_TABLE),
    ActionEntry("analysis.look", shell.BEHIND_CELL, "Return", shell.GROUP_TABLE, only_help=True),
    ActionEntry("analysis.tabs", shell.ANALYSIS_TABS, "Alt+1 … 9", shell.GROUP_TABLE, only_help=True),
    ActionEntry("analysis.levels", shell.ANALYSIS_LEVELS, "Alt+L", shell.GROUP_TABLE, only_help=True),
    ActionEntry("analysis.rounds", shell.ANALYSIS_ROUNDS, "Alt+D", shell.GROUP_TABLE, only_help=True),
    ActionEntry("filling.preview", shell.SEE_FILLED, "F3", shell.GROUP_TABLE),
    ActionEntry("filling.fill", shell.FILL_AND_SAVE, "Ctrl+Shift+S", shell.GROUP_TABLE),
    ActionEntry("circles.dossier", shell.DOSSIER, "Ctrl+D", shell.GROUP_CIRCLE),
    ActionEntry("poster.print", shell.PRINT, "Ctrl+P", shell.GROUP_POSTER),
    ActionEntry("poster.save", shell.SAVE_AS, "Ctrl+S", shell.GROUP_POSTER),
    ActionEntry("poster.all", shell.EVERY_POSTER, "Ctrl+Shift+P", shell.GROUP_POSTER),
    ActionEntry("poster.zoom_in", shell.ZOOM, "+ / -", shell.GROUP_POSTER, only_help=True),
    ActionEntry("poster.fit", shell.FIT, "0 / W", shell.GROUP_POSTER, only_help=True),
)

_LEFT_GROUPS = 2
_BY_KEY = {entry.key: entry for entry in ACTIONS}


def make_action(key: str, owner: QWidget, handler: Callable[[], object], text: Text | None = None) -> QAction:
    """Return the action ``key`` living on ``owner`` (its shortcut works while ``owner`` is shown).

    The field in hand is committed first, so that a key never overtakes what
    was typed. ``text`` gives the words of this page (新增网点 for 新增).
    """
    entry = _BY_KEY[key]
    action = QAction(say(text or entry.text), owner)
    action.setObjectName(key)
    if entry.shortcut:
        action.setShortcut(QKeySequence(entry.shortcut))

    def committed_then_handled() -> None:
        commit_focused_field()
        handler()

    action.triggered.connect(committed_then_handled)
    owner.addAction(action)
    return action


class KeyHelp(QDialog):
    """All keys on one page, by group (F1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(shell.ALL_KEYS))
        self.resize(760, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        head = QHBoxLayout()
        head.addWidget(label(say(shell.ALL_KEYS), "title"))
        head.addStretch(1)
        head.addWidget(label(say(shell.KEY_HELP_HINT), "muted"))
        column.addLayout(head)
        body = QWidget()
        body.setObjectName("Body")
        sides = QHBoxLayout(body)
        sides.setContentsMargins(0, 8, 0, 0)
        sides.setSpacing(16)
        halves = (QVBoxLayout(), QVBoxLayout())
        groups = list(dict.fromkeys(entry.group for entry in ACTIONS))
        for number, group in enumerate(groups):
            halves[0 if number < _LEFT_GROUPS else 1].addWidget(_group_card(group))
        for half in halves:
            half.setSpacing(16)
            half.addStretch(1)
            sides.addLayout(half, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        column.addWidget(scroll, 1)


def _group_card(group: Text) -> Card:
    card = Card(say(group))
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    entries = [entry for entry in ACTIONS if entry.group == group and entry.shortcut]
    for row, entry in enumerate(entries):
        words = label(key_words(entry.shortcut), "muted")
        words.setStyleSheet(f"color: {tokens().primary_text};")
        grid.addWidget(words, row, 0)
        grid.addWidget(label(say(entry.text), wrap=True), row, 1)
    grid.setColumnMinimumWidth(0, 110)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    return card
