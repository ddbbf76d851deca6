"""How a list of an office was matched, kept for the next time it comes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.exchange.foreign.titles import fold_title, targets
from fieldkit.kernel.canonical import canonical_json
from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.datums import Datum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.exchange.foreign.matching import Match

ALIKE = 0.8
"""Share of the titles that two headers have in common when they are the same list with a column more or less."""
_FORMAT = 1
_ADDED = frozenset((fold_title("问题"),))
"""Columns that this program puts in itself, on sheets that come back to be mended."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the rows of a list are read.

    Attributes:
        community: name of the area of rows that name none; empty for none.
        blanks_clear: an empty cell clears what the list gave before.
        keep_unknown: columns that match no field go into the remarks.
        datum: of coordinates that do not say it; None when nobody knows.
    """

    community: str = ""
    blanks_clear: bool = False
    keep_unknown: bool = False
    datum: Datum | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A list that comes again.

    Attributes:
        name: as people call it.
        kind: of its records.
        sheet: name of the sheet it was on.
        titles: folded titles of its columns, sorted: what it is recognised by.
        columns: field by folded title; None where the column is not wanted.
        options: how its rows are read.
    """

    name: str
    kind: str
    sheet: str
    titles: tuple[str, ...]
    columns: Mapping[str, str | None]
    options: Options = field(default_factory=Options)

    def likeness(self, titles: Iterable[str]) -> float:
        """How like its header is: 1 for the same titles in any order, blanks and marks aside."""
        mine, other = set(self.titles), set(fingerprint(titles))
        return len(mine & other) / len(mine | other) if mine | other else 0.0

    def choices(self, titles: Sequence[str]) -> dict[int, str | None]:
        """The field of each column that it knows, by column from 0."""
        folded = [fold_title(title) for title in titles]
        return {at: self.columns[title] for at, title in enumerate(folded) if title in self.columns}

    def to_json(self) -> str:
        """As it is kept."""
        options = self.options
        return canonical_json(
            {
                "format": _FORMAT,
                "name": self.name,
                "kind": self.kind,
                "sheet": self.sheet,
                "titles": list(self.titles),
                "columns": dict(self.columns),
                "options": {
                    "community": options.community,
                    "blanks_clear": options.blanks_clear,
                    "keep_unknown": options.keep_unknown,
                    "datum": options.datum.value if options.datum else "",
                },
            }
        )

    @classmethod
    def from_json(cls, text: str, name: str = "") -> Template:
        """Read what :meth:`to_json` wrote; a field that this version does not have is left unmatched.

        Raises:
            FieldkitError: BAD_TEMPLATE.
        """
        try:
            content = json.loads(text)
            options = content["options"]
            kind = kind_of(content["kind"])
            known = {*targets(kind.key), None} if kind else {None}
            columns = {str(title): target for title, target in content["columns"].items() if target in known}
            return cls(
                name=str(content["name"]),
                kind=str(content["kind"]),
                sheet=str(content["sheet"]),
                titles=tuple(map(str, content["titles"])),
                columns=columns,
                options=Options(
                    community=str(options["community"]),
                    blanks_clear=options["blanks_clear"] is True,
                    keep_unknown=options["keep_unknown"] is True,
                    datum=Datum(options["datum"]) if options["datum"] else None,
                ),
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise FieldkitError(ForeignError.BAD_TEMPLATE, name=name) from error


def template_of(
    name: str, kind: str, sheet: str, matches: Sequence[Match], options: Options | None = None
) -> Template:
    """What is to be known of a list the next time."""
    # two columns of one title cannot be told apart, so neither is remembered
    folded = [fold_title(match.title) for match in matches]
    columns = {
        title: match.field_key
        for title, match in zip(folded, matches, strict=True)
        if title and folded.count(title) == 1 and title not in _ADDED
    }
    titles = fingerprint(match.title for match in matches)
    return Template(name, kind, sheet, titles, columns, options or Options())


def fingerprint(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles of a header without order, blanks and marks."""
    return tuple(sorted({folded for title in titles if (folded := fold_title(title))} - _ADDED))


def recognised(templates: Iterable[Template], titles: Sequence[str]) -> Template | None:
    """The template of the list with these titles; None when none is like enough."""
    ranked = sorted(((one.likeness(titles), one.name, one) for one in templates), key=lambda found: found[:2])
    return ranked[-1][2] if ranked and ranked[-1][0] >= ALIKE else None
