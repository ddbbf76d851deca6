"""What records and questions are called: asked of the workspace, or of a package alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.ledger.state import state_of
from fieldkit.registers.catalogue import KINDS, KINDS_BY_KEY
from fieldkit.registers.records import BESIDE
from fieldkit.registers.submission import CORRECTED, ON_PAPER, REMARK, SECOND, SETTLED, TICK
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fieldkit.exchange.package import Package
    from fieldkit.ledger.change import Change
    from fieldkit.storage.database import Connection

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_POSITION = re.compile(r"\[\d+\]")
_BESIDE = {
    REMARK: Text("备注", "remark"),
    TICK: Text("已确认", "confirmed"),
    SECOND: Text("第二遍录入", "second keying"),
    ON_PAPER: Text("纸上另写", "also on paper"),
    CORRECTED: Text("更正原因", "why corrected"),
    SETTLED: Text("核对结果", "settled"),
}
NAMED = tuple(
    dict.fromkeys(
        ["area", "circle", *(field.target for kind in KINDS for field in kind.fields if field.target)]
    )
)
"""Kinds that other records refer to."""


def called_by(kind: str) -> tuple[str, ...]:
    """The fields that records of a kind are called by: their name, and their code where they have one."""
    return ("name", "code") if KINDS_BY_KEY[kind].field("code") else ("name",)


class NameTable:
    """Records of one kind by id, code, name and short name."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Take id, name and code of each record."""
        self.names: dict[str, str] = {}
        self._exact: dict[str, list[str]] = {}
        self._short: dict[str, list[str]] = {}
        for record, name, code in rows:
            self.names[record] = name
            for word in {record, name, code} - {""}:
                self._exact.setdefault(word, []).append(record)
            self._short.setdefault(short_name(name), []).append(record)

    def find(self, typed: str) -> tuple[str, ...]:
        """Ids of the records called so; a short name counts only where nothing is called exactly so."""
        word = typed.strip()
        return tuple(self._exact.get(word) or self._short.get(word) or ()) if word else ()


class NamesInWorkspace:
    """Names of what records refer to, read once for each kind in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables: dict[str, NameTable] = {}

    def find(self, kind: str, typed: str) -> tuple[str, ...]:
        """Ids of the records of ``kind`` with this id, code or name."""
        return self._table(kind).find(typed)

    def name(self, record: str) -> str:
        """What a record is called; empty when it is not here."""
        return next((found for kind in NAMED if (found := self._table(kind).names.get(record))), "")

    def _table(self, kind: str) -> NameTable:
        if kind not in self._tables:
            rows = lists.every(self._connection, kind, called_by(kind))
            self._tables[kind] = NameTable(
                (str(row["id"]), str(row["name"] or ""), str(row.get("code") or "")) for row in rows
            )
        return self._tables[kind]


class NamesInPackage:
    """Names of the areas and circles whose changes travel in a package.

    A cell that somebody corrected must mean the same in every office that takes the
    file, whatever came before it, so the office's own names are not asked.
    """

    def __init__(self, tables: Mapping[str, NameTable]) -> None:
        self._tables = tables

    @classmethod
    def of(cls, package: Package) -> NamesInPackage:
        """The names that a package brings along; the earliest packages have them in their changes only."""
        names = package.manifest.names
        if names is not None:
            return cls({kind: NameTable(rows) for kind, rows in names.items()})
        groups: dict[str, dict[str, list[Change]]] = {kind: {} for kind in NAMED}
        for change in package.changes():
            if change.kind in groups:
                groups[change.kind].setdefault(change.record, []).append(change)
        return cls(
            {
                kind: NameTable(
                    (state.record, state.value("name") or "", state.value("code") or "")
                    for state in map(state_of, records.values())
                    if not state.is_deleted
                )
                for kind, records in groups.items()
            }
        )

    def find(self, kind: str, typed: str) -> tuple[str, ...]:
        """Ids of the records of ``kind`` with this id, code or name."""
        table = self._tables.get(kind)
        return table.find(typed) if table else ()

    def name(self, record: str) -> str:
        """What a record is called; empty when it is not in the package."""
        return next((found for table in self._tables.values() if (found := table.names.get(record))), "")


def short_name(name: str) -> str:
    """``瑞丰社区`` is also found as ``瑞丰``, ``瑞丰一刻钟便民生活圈`` too."""
    for ending in ("一刻钟便民生活圈", "便民生活圈", "生活圈", "社区", "街道"):
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


def file_name(title: str) -> str:
    """The title as a file name that every system takes."""
    return _UNSAFE.sub("_", title).strip(" .") or "fieldkit"


def answer_labels(connection: Connection) -> AnswerLabels:
    """What each question asks, of every form that is here."""
    from fieldkit.services.form_versions import labels_of

    return AnswerLabels(labels_of(connection))


class AnswerLabels(Mapping[str, str]):
    """Words for the path of an answer, also inside repeats, and for what is kept beside it."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels

    def __getitem__(self, path: str) -> str:
        """The words; a KeyError for a path that no form has."""
        question, mark, what = path.partition(BESIDE)
        if what == CORRECTED:  # it is about the whole sheet
            return _BESIDE[what].zh
        words = self._labels[_POSITION.sub("", question)]
        places = _POSITION.findall(question)
        if places:
            words += "（" + "-".join(place.strip("[]") for place in places) + "）"
        return f"{words} · {_BESIDE[what].zh}" if mark and what in _BESIDE else words

    def __iter__(self) -> Iterator[str]:
        """The questions, without positions."""
        return iter(self._labels)

    def __len__(self) -> int:
        """How many questions there are."""
        return len(self._labels)
