"""What can be filled in, by name: figures, and records with their columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.titles import NO_FIELD, bare_title, fold_title, meanings
from fieldkit.exchange.templates.ties import FIXED, NUMBER

if TYPE_CHECKING:
    from collections.abc import Collection

    from fieldkit.kernel.texts import Text

FIGURES = "figures"
_NUMBERS = frozenset(map(fold_title, ("序号", "序", "编号顺序", "No.", "No", "行号")))
SURE = 0.9
"""Likeness of a label that is proposed for a single cell."""
ENOUGH = 0.6
"""Likeness of a title that is proposed; a person may tie any."""


@dataclass(frozen=True, slots=True)
class Named:
    """A figure or a column.

    Attributes:
        key: ``circles`` of figures, ``name`` of a source.
        label: what people search for.
        names: other titles that mean it.
    """

    key: str
    label: Text
    names: tuple[str, ...] = ()

    def words(self) -> set[str]:
        """Folded titles that mean exactly this."""
        return {fold_title(one) for one in (self.label.zh, self.label.en, *self.names)}


@dataclass(frozen=True)
class Source:
    """Records that fill a table, one row each.

    Attributes:
        key: ``outlet``, ``community`` …
        kind: the register whose titles its fields have.
        columns: all of them.
        derived: keys of those that are computed; the others are fields.
        called: what the table is called in titles and tabs.
    """

    key: str
    label: Text
    kind: str
    columns: tuple[Named, ...]
    derived: frozenset[str] = frozenset()
    called: tuple[str, ...] = ()

    def column(self, key: str) -> Named | None:
        """The column of this key."""
        return self._by_key.get(key)

    def meaning(self, title: str) -> tuple[str, float]:
        """The column that a title means, and how surely; an empty key for none."""
        folded, bare = fold_title(title), bare_title(title)
        if folded in _NUMBERS:
            return NUMBER, 1.0
        for word in (folded, bare, fold_title(title.rpartition("/")[2])):
            if word in self._words:
                return self._words[word], 1.0
        for one in meanings(self.kind, title):
            if one.field != NO_FIELD and one.field in self._by_key:
                return (one.field, one.score) if one.score >= ENOUGH else ("", 0.0)
            return "", 0.0
        return "", 0.0

    @cached_property
    def _by_key(self) -> dict[str, Named]:
        return {one.key: one for one in self.columns}

    @cached_property
    def _words(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in self.columns:
            if one.key in self.derived or one.names:
                for word in one.words():
                    found.setdefault(word, one.key)
        return found


@dataclass(frozen=True)
class Vocabulary:
    """Everything that a template can ask for."""

    figures: tuple[Named, ...]
    sources: tuple[Source, ...]

    def source(self, key: str) -> Source | None:
        """The source of this key."""
        return next((one for one in self.sources if one.key == key), None)

    def figure(self, title: str) -> str:
        """The figure (``figures.circles``) that a label means exactly; empty for none."""
        for word in (fold_title(title), bare_title(title)):
            if word and word in self._figures:
                return f"{FIGURES}.{self._figures[word]}"
        return ""

    def field(self, label: str, chosen: Collection[str]) -> str:
        """The field (``circle.name``) of a chosen record that a label surely means; empty for none."""
        for source in self.sources:
            if source.key in chosen:
                key, score = source.meaning(label)
                if key and key != NUMBER and score >= SURE:
                    return f"{source.key}.{key}"
        return ""

    def find(self, written: str) -> str:
        """What a mark ``{{圈.名称}}``, ``{{figures.circles}}``, ``{{填报单位}}`` or ``{{序号}}`` means; empty for nothing."""
        words = written.strip().replace("．", ".").replace("。", ".")
        if words.startswith(FIXED):
            return words
        head, dot, tail = words.partition(".")
        if not dot:
            return NUMBER if fold_title(words) in _NUMBERS or words == NUMBER else self.figure(words)
        if fold_title(head) in _FIGURE_WORDS:
            key = next((one.key for one in self.figures if one.key == tail), "")
            return f"{FIGURES}.{key}" if key else self.figure(tail)
        for source in self.sources:
            if fold_title(head) in {fold_title(one) for one in (source.key, source.label.zh, *source.called)}:
                return _column(source, tail)
        return ""

    def label(self, what: str) -> Text | None:
        """What people call it."""
        head, _, tail = what.partition(".")
        if head == FIGURES:
            return next((one.label for one in self.figures if one.key == tail), None)
        source = self.source(head)
        column = source.column(tail) if source else None
        return column.label if column else None

    @cached_property
    def _figures(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in self.figures:
            for word in one.words():
                found.setdefault(word, one.key)
        return found


_FIGURE_WORDS = frozenset(map(fold_title, ("figures", "figure", "指标", "数据")))


def _column(source: Source, word: str) -> str:
    if source.column(word):
        return f"{source.key}.{word}"
    if fold_title(word) in _NUMBERS:
        return NUMBER
    key, score = source.meaning(word)
    return f"{source.key}.{key}" if key and score >= ENOUGH else ""
