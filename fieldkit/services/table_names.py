"""Names that a list refers to: of the workspace, and of the list's own rows where they are areas themselves."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from fieldkit.kernel.canonical import one_line
from fieldkit.kernel.pinyin import initials_of
from fieldkit.services.names import NamesInWorkspace, short_name
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.registers.kinds import Kind
    from fieldkit.storage.database import Connection

_NEAR = 2
_LIKENESS = 0.5
ROW = "row:"
"""Stands for the record of a row of the list, until it is known."""


class NamesForTable(NamesInWorkspace):
    """Names of the workspace, with a suggestion for a wrong one."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._source = connection
        self._by_short: dict[str, dict[str, str]] = {}
        self._suggested: dict[tuple[str, str], tuple[str, ...]] = {}

    def nearest(self, kind: str, typed: str) -> tuple[str, ...]:
        """Names like the typed one, the likest first."""
        known = self._suggested.get((kind, typed))
        if known is None:
            known = self._suggested[kind, typed] = self._nearest(kind, typed)
        return known

    def _nearest(self, kind: str, typed: str) -> tuple[str, ...]:
        if kind not in self._by_short:
            rows = lists.every(self._source, kind, ["name"])
            self._by_short[kind] = {
                short_name(name): name for row in rows if (name := str(row["name"] or ""))
            }
        names, word = self._by_short[kind], short_name(one_line(typed) or "")
        found = get_close_matches(word, names, _NEAR, _LIKENESS)
        # 瑞风 for 瑞丰: what was typed by pinyin goes wrong by its sound
        sounds = set(initials_of(word).split())
        alike = [one for one in names if len(one) == len(word) and sounds & set(initials_of(one).split())]
        return tuple(names[one] for one in dict.fromkeys((*found, *alike[:_NEAR])))[:_NEAR]


class NamesInTable:
    """The same, and the rows of a list of areas, which may name one another before any of them is recorded."""

    def __init__(self, names: NamesForTable, kind: Kind, titles: Iterable[tuple[int, str]]) -> None:
        """Take the list's kind, and row and title of each of its records."""
        self._names = names
        self._kind = kind.key
        self._titles: dict[str, str] = {}
        self._rows: dict[str, list[str]] = {}
        for index, text in titles if any(field.target == kind.key for field in kind.fields) else ():
            title, key = one_line(text) or "", f"{ROW}{index}"
            self._titles[key] = title
            for word in {title, short_name(title)}:
                self._rows.setdefault(word, []).append(key)

    def find(self, kind: str, typed: str) -> tuple[str, ...]:
        """Ids of the records called so; a row of the list where the workspace has none."""
        found = self._names.find(kind, typed)
        if found or kind != self._kind:
            return found
        rows = self._rows.get(typed, [])
        # a street and a community of one short name: the whole name decides
        exact = [key for key in rows if self._titles[key] == typed]
        return tuple(exact or rows)

    def name(self, record: str) -> str:
        """What a record, or the record of a row, is called."""
        return self._titles.get(record) or self._names.name(record)

    def nearest(self, kind: str, typed: str) -> tuple[str, ...]:
        """Names like the typed one, the likest first."""
        return self._names.nearest(kind, typed)
