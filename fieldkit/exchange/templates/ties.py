"""What is filled where: the mapping of a template, kept for the next time it comes."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.titles import fold_title
from fieldkit.exchange.templates.problems import TemplateError
from fieldkit.kernel.canonical import canonical_json
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALIKE = 0.8
"""Share of the words that two templates have in common when they are the same form of another year."""
NUMBER = "_number"
"""The running number of a row (序号)."""
FIXED = "text:"
"""Before a text that is filled in as it is."""
_FORMAT = 1
_DIGITS = re.compile(r"[0-9〇零一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class CellTie:
    """One cell and what goes there: a figure (``figures.circles``), a field of the chosen record
    (``circle.name``), or ``text:…``.

    Attributes:
        after: what stands in the cell and stays before the value (``填报单位：``).
    """  # noqa: D205

    sheet: str
    cell: str
    what: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class BlockTie:
    """A table of the template, one row a record.

    Attributes:
        header: its last row of titles, from 1; 0 where there is none.
        first: the first row that is filled.
        source: which records (``outlet``, ``circle``, ``community`` …).
        columns: field by letter of the column.
        titles: folded title by letter of the column, to find it again where columns moved.
        order: field to sort by; empty for the usual order.
    """

    sheet: str
    header: int
    first: int
    source: str
    columns: Mapping[str, str]
    titles: Mapping[str, str]
    order: str = ""


@dataclass(frozen=True, slots=True)
class TemplateMapping:
    """Everything that is tied in a template.

    Attributes:
        name: as people call it: the name of the file.
        words: what the template is recognised by.
    """

    name: str
    words: frozenset[str]
    cells: tuple[CellTie, ...] = ()
    blocks: tuple[BlockTie, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing is tied."""
        return not self.cells and not any(block.columns for block in self.blocks)

    def likeness(self, words: Iterable[str]) -> float:
        """How like another template is: 1 for the same words in the same columns."""
        other = frozenset(words)
        return len(self.words & other) / len(self.words | other) if self.words | other else 0.0

    def with_cell(self, tie: CellTie) -> TemplateMapping:
        """With another tie of a cell, in place of the one it had; empty ``what`` unties it."""
        rest = tuple(one for one in self.cells if (one.sheet, one.cell) != (tie.sheet, tie.cell))
        return replace(self, cells=(*rest, tie) if tie.what else rest)

    def with_block(self, tie: BlockTie) -> TemplateMapping:
        """With another tie of a table, in place of the one of the same rows."""
        rest = tuple(one for one in self.blocks if (one.sheet, one.first) != (tie.sheet, tie.first))
        return replace(self, blocks=(*rest, tie) if tie.columns else rest)

    def to_json(self) -> str:
        """As it is kept."""
        return canonical_json(
            {
                "format": _FORMAT,
                "name": self.name,
                "words": sorted(self.words),
                "cells": [
                    {"sheet": one.sheet, "cell": one.cell, "what": one.what, "after": one.after}
                    for one in self.cells
                ],
                "blocks": [
                    {
                        "sheet": one.sheet,
                        "header": one.header,
                        "first": one.first,
                        "source": one.source,
                        "columns": dict(one.columns),
                        "titles": dict(one.titles),
                        "order": one.order,
                    }
                    for one in self.blocks
                ],
            }
        )

    @classmethod
    def from_json(cls, text: str, name: str = "") -> TemplateMapping:
        """Read what :meth:`to_json` wrote.

        Raises:
            FieldkitError: BAD_MAPPING.
        """
        try:
            content = json.loads(text)
            return cls(
                str(content["name"]),
                frozenset(map(str, content["words"])),
                tuple(CellTie(**{key: str(value) for key, value in one.items()}) for one in content["cells"]),
                tuple(
                    BlockTie(
                        str(one["sheet"]),
                        int(one["header"]),
                        int(one["first"]),
                        str(one["source"]),
                        {str(key): str(value) for key, value in one["columns"].items()},
                        {str(key): str(value) for key, value in one["titles"].items()},
                        str(one["order"]),
                    )
                    for one in content["blocks"]
                ),
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise FieldkitError(TemplateError.BAD_MAPPING, name=name) from error


def word_of(sheet: str, column: int, text: str) -> str:
    """One word of a template's fingerprint: where it stands, without figures, so that another year is the same."""
    folded = fold_title(_DIGITS.sub("", unicodedata.normalize("NFKC", text)))
    return f"{fold_title(sheet)}|{column}|{folded}" if folded else ""


def recognised(kept: Iterable[TemplateMapping], words: Iterable[str]) -> TemplateMapping | None:
    """The mapping of the template with these words; None when none is like enough."""
    wanted = frozenset(words)
    ranked = sorted(((one.likeness(wanted), one.name, one) for one in kept), key=lambda found: found[:2])
    return ranked[-1][2] if ranked and ranked[-1][0] >= ALIKE else None
