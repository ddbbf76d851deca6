"""Values of a ``plan.toml``, taken out by what they must be; a wrong one is named by its key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_Word = TypeVar("_Word", bound=str)


class Told:
    """One table of a ``plan.toml``.

    Every reader raises :class:`ValueError` with the key when the value is missing or of the wrong sort.
    """

    def __init__(self, table: Mapping[str, Any], name: str = "") -> None:
        self._table = table
        self._name = name

    def word(self, key: str, default: str | None = None) -> str:
        """A string."""
        value = self._table.get(key, default)
        return value if isinstance(value, str) else self._refuse(key)

    def one_of(self, key: str, known: Collection[_Word]) -> _Word:
        """A string out of ``known``."""
        written = self.word(key)
        found = next((word for word in known if word == written), None)
        return self._refuse(f"{key} = {written}") if found is None else found

    def words(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of strings."""
        value = self._table.get(key, default)
        if not isinstance(value, (list, tuple)) or not all(isinstance(word, str) for word in value):
            return self._refuse(key)
        return tuple(value)

    def texts(self, key: str) -> Text:
        """A text in both languages: ``{ zh = "…", en = "…" }``; English may be left out."""
        value = self._table.get(key)
        if not isinstance(value, dict) or not isinstance(value.get("zh"), str):
            return self._refuse(key)
        english = value.get("en", value["zh"])
        return Text(value["zh"], english if isinstance(english, str) else self._refuse(key))

    def whole(self, key: str) -> int:
        """A whole number."""
        value = self._table.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else self._refuse(key)

    def day(self, key: str) -> date:
        """A date."""
        value = self._table.get(key)
        return value if type(value) is date else self._refuse(key)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._table.get(key, default)
        return value if isinstance(value, bool) else self._refuse(key)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A table of strings."""
        value = self._table.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(word, str) for word in value.values()):
            return self._refuse(key)
        return tuple(value.items())

    def table(self, key: str) -> Told | None:
        """A table, or None."""
        value = self._table.get(key)
        if value is None:
            return None
        return Told(value, key) if isinstance(value, dict) else self._refuse(key)

    def tables(self, key: str) -> list[Told]:
        """An array of tables; empty where there is none."""
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            return self._refuse(key)
        return [Told(table, key) for table in value]

    def _refuse(self, key: str) -> NoReturn:
        raise ValueError(f"[{self._name}] {key}" if self._name else key)
