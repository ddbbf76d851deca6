"""What records are called, asked of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.storage import lists

if TYPE_CHECKING:
    from fieldkit.storage.database import Connection


class NamesInWorkspace:
    """Names of areas and circles, read once for each kind in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[str, dict[str, list[str]]] = {}
        self._names: dict[str, str] = {}

    def find(self, kind: str, typed: str) -> tuple[str, ...]:
        """Ids of the records of ``kind`` with this id, code or name."""
        self._load(kind)
        return tuple(dict.fromkeys(self._found[kind].get(typed.strip(), ())))

    def name(self, record: str) -> str:
        """What a record is called; empty when it is not here."""
        for kind in ("area", "circle"):
            self._load(kind)
        return self._names.get(record, "")

    def _load(self, kind: str) -> None:
        if kind in self._found:
            return
        table: dict[str, list[str]] = {}
        for row in lists.every(self._connection, kind, ["name", "code"]):
            record, name, code = str(row["id"]), str(row["name"] or ""), str(row["code"] or "")
            self._names[record] = name
            for word in {record, name, code, short_name(name)} - {""}:
                table.setdefault(word, []).append(record)
        self._found[kind] = table


def short_name(name: str) -> str:
    """``瑞丰社区`` is also found as ``瑞丰``, ``瑞丰一刻钟便民生活圈`` too."""
    for ending in ("一刻钟便民生活圈", "便民生活圈", "生活圈", "社区", "街道"):
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name
