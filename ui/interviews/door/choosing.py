"""Editors that choose: large answers, a row of them, or a field over a long list; and putting in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import QuestionType
from ui.interviews import texts
from ui.interviews.door.apart import apart_of
from ui.interviews.door.editing import Editor
from ui.interviews.door.prepared import MOST_AT_ONCE, prepared
from ui.language import say
from ui.widgets.big_choices import BigChoices, numbered
from ui.widgets.markdown import plain
from ui.widgets.rank_list import RankList
from ui.widgets.search_list import SearchList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.questionnaires.views import QuestionView

ACKNOWLEDGED = "OK"
_TYPED = frozenset(("minimal", "search", "autocomplete"))
_IN_A_ROW = frozenset(("likert", "list", "horizontal", "horizontal-compact"))
_MOST_IN_A_ROW = 7
_COLUMNS = re.compile(r"(?:columns|compact|quickcompact)-(\d{1,2})")
_PACKED = frozenset(("columns", "columns-pack", "compact", "quickcompact"))


def is_searched(view: QuestionView) -> bool:
    """Whether one types to find the choice."""
    return len(view.choices) > MOST_AT_ONCE or bool(_TYPED & view.appearance)


class ChoiceEditor(Editor):
    """One or several of the choices, all in sight."""

    def __init__(self, view: QuestionView, files: Mapping[str, str] | None = None) -> None:
        super().__init__(view)
        self._several = view.type is QuestionType.SELECT_MULTIPLE
        is_quick = not self._several and bool({"quick", "quickcompact"} & view.appearance)
        pairs = [(choice.value, plain(choice.label)) for choice in view.choices]
        apart = apart_of(view.choices)
        if view.type is QuestionType.ACKNOWLEDGE:
            pairs = [(ACKNOWLEDGED, say(texts.UNDERSTOOD))]
        pictures = {
            choice.value: (files or {}).get(choice.image, "") for choice in view.choices if choice.image
        }
        in_a_row = bool(_IN_A_ROW & view.appearance) and len(pairs) <= _MOST_IN_A_ROW
        self.choices = BigChoices(
            numbered(pairs, apart),
            several=self._several,
            columns=len(pairs) if in_a_row else _columns(view),
            is_upright=in_a_row,
            pictures={key: path for key, path in pictures.items() if path},
        )
        self.choices.setAccessibleName(plain(view.label))
        self.choices.chosen.connect(self._send)
        if is_quick:
            self.choices.taken.connect(self.done)
        self.choices.done.connect(self.done)
        self._column.addWidget(self.choices)
        self.setFocusProxy(self.choices)
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show which ones are chosen."""
        self._value = value
        self.choices.set_value(value.split() if self._several else value)

    @property
    def keys_hint(self) -> str:
        """Number keys."""
        return say(texts.KEYS_SEVERAL if self._several else texts.KEYS_CHOICE)

    @property
    def is_wide(self) -> bool:
        """Two columns need room."""
        return self.choices.columns > 1

    def _send(self, chosen: object) -> None:
        self.answered.emit(" ".join(chosen) if isinstance(chosen, tuple) else str(chosen))


class SearchEditor(Editor):
    """One or several of many: typing words, code or pinyin initials finds them."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self._several = view.type is QuestionType.SELECT_MULTIPLE
        ready = prepared(view.choices)
        self.list = SearchList(
            ready.pairs,
            index=ready.index,
            several=self._several,
            placeholder=say(texts.SEARCH_HINT, count=len(view.choices)),
        )
        self.list.editor.setAccessibleName(plain(view.label))
        self.list.chosen.connect(self._send)
        self.list.done.connect(self.done)
        self._column.addWidget(self.list)
        self.setFocusProxy(self.list.editor)
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show which ones are chosen."""
        self._value = value
        self.list.set_value(value.split() if self._several else value)

    @property
    def keys_hint(self) -> str:
        """Typing."""
        return say(texts.KEYS_SEARCH_SEVERAL if self._several else texts.KEYS_SEARCH)

    def _send(self, chosen: object) -> None:
        self.answered.emit(" ".join(chosen) if isinstance(chosen, tuple) else str(chosen))


class RankEditor(Editor):
    """Every choice gets its place."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__(view)
        self.ranks = RankList(numbered([(one.value, plain(one.label)) for one in view.choices]))
        self.ranks.setAccessibleName(plain(view.label))
        self.ranks.ranked.connect(self._send)
        self.ranks.done.connect(self.done)
        self._column.addWidget(self.ranks)
        self.setFocusProxy(self.ranks)
        self.show_value(view.value)

    def show_value(self, value: str) -> None:
        """Show the order."""
        self._value = value
        self.ranks.set_value(value.split())

    @property
    def keys_hint(self) -> str:
        """How places are given."""
        return say(texts.KEYS_RANK)

    @property
    def is_unfinished(self) -> bool:
        """While some still wait for their place."""
        return self.ranks.hasFocus() and not self.ranks.is_complete

    def _send(self, order: object) -> None:
        assert isinstance(order, tuple), "an order is a tuple"
        self.answered.emit(" ".join(order))


def _columns(view: QuestionView) -> int:
    """How many columns the form wants; 0 leaves it to the number of choices."""
    for word in sorted(view.appearance):
        match = _COLUMNS.fullmatch(word)
        if match is not None:
            return max(1, min(int(match[1]), 6))
    if _PACKED & view.appearance:
        longest = max((len(plain(choice.label)) for choice in view.choices), default=1)
        return 4 if longest <= 5 else 3 if longest <= 9 else 2
    return 0
