"""One table of a plan as people edit it: where it stands, and what its columns hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.plans.part_words import CODES, LABELS
from fieldkit.plans.scopes import SCOPE_KINDS
from fieldkit.registers.business_types import business_types
from fieldkit.registers.facility import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sort(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    YES = "yes"
    WORD = "word"
    WORDS = "words"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class PartColumn:
    """One column.

    Attributes:
        key: as the file calls it.
        sort: ``word`` one of ``known``, ``words`` several of them, ``several`` any words, parted by ``;``.
        required: an empty cell would not be read.
        known: codes with what people read.
        begins: what a new line has here.
        stored: what the file calls it, where that is not ``key``.
    """

    key: str
    label: Text
    sort: Sort = Sort.TEXT
    required: bool = False
    known: tuple[tuple[str, Text], ...] = ()
    begins: str = ""
    stored: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a plan.

    Attributes:
        key: name on the command line; with a number it names a line (``phase.2``).
        file: ``targets.csv`` …; ``plan.toml`` for what stands in its head.
        table: the table of ``plan.toml``; empty for the head itself and for files.
        is_single: one line that can neither be added nor taken away.
        shown: columns of the list.
    """

    key: str
    title: Text
    file: str
    columns: tuple[PartColumn, ...]
    shown: tuple[str, ...]
    table: str = ""
    is_single: bool = False

    def column(self, key: str) -> PartColumn | None:
        """The column of this key."""
        return next((one for one in self.columns if one.key == key), None)

    def fresh(self, number: int) -> dict[str, str]:
        """The cells of a new line, the ``number``-th of its table."""
        return {one.key: one.begins.format(number=number) for one in self.columns if one.begins}


OWN_SOURCE = "本单位"
"""The source that a new line begins with; any words will do."""
HEAD_FILE = "plan.toml"


def column(
    key: str, sort: Sort = Sort.TEXT, *, required: bool = False, begins: str = "", known: Iterable[str] = ()
) -> PartColumn:
    """A column; its codes are told as people read them."""
    codes = tuple((code, _said(key, code)) for code in known)
    return PartColumn(key, LABELS[key], sort, required, codes, begins)


def _said(column: str, code: str) -> Text:
    return CODES.get(f"{column}.{code}") or CODES.get(code) or Text(code, code)


def texts(key: str, *, required: bool = True) -> tuple[PartColumn, PartColumn]:
    """A text in both languages; English may be left out."""
    return column(f"{key}_zh", required=required), column(f"{key}_en")


def source() -> PartColumn:
    """Where a line comes from."""
    return column("item", required=True, begins=OWN_SOURCE)


def key_() -> PartColumn:
    """With the source the id of a line."""
    return column("key", required=True, begins="own-{number}")


def named(key: str, known: Iterable[tuple[str, Text]], sort: Sort, *, required: bool = False) -> PartColumn:
    """A column of codes whose words come from elsewhere."""
    return PartColumn(key, LABELS[key], sort, required, tuple(known))


def scopes() -> tuple[PartColumn, PartColumn]:
    """Which areas a line is about."""
    return column("scope", Sort.WORD, known=SCOPE_KINDS, begins="all"), column("scope_name")


def types() -> tuple[tuple[str, Text], ...]:
    """Every business type."""
    return tuple(
        (one.code, Text(f"{one.code} {one.name.zh}", f"{one.code} {one.name.en}")) for one in business_types()
    )


def facilities() -> tuple[tuple[str, Text], ...]:
    """Every type of facility."""
    return tuple((one.code, one.label) for one in TYPES)
