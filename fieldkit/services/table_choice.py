"""Which sheet of a list is read, and as what: as a person says, else a template, else the likeness of its columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.choosing import SheetChoice, choose_kind, choose_sheets
from fieldkit.exchange.foreign.header import header_at
from fieldkit.exchange.foreign.matching import Match, Why, with_choices
from fieldkit.exchange.foreign.problems import ForeignError
from fieldkit.exchange.foreign.template import Options, Template, recognised
from fieldkit.exchange.foreign.titles import ID_KEY, targets
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.services.problems import ServiceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.exchange.foreign.book import Book, Sheet
    from fieldkit.registers.kinds import Kind
    from fieldkit.services.table_names import NamesForTable


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person said of a list; None where the program is to find out.

    Attributes:
        sheet, header_row, kind: see ``TableImportService.preview``.
        columns: field by column from 0.
        options: instead of those of a template.
    """

    sheet: str | None = None
    header_row: int | None = None
    kind: str | None = None
    columns: Mapping[int, str | None] | None = None
    options: Options | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sheet and its columns as they will be read.

    Attributes:
        sheets: every sheet that could be read, the likeliest first.
        choice: the one that is.
        matches: of its columns.
        options: how its rows are read.
        template: name of the template in use; empty for none.
    """

    sheets: tuple[SheetChoice, ...]
    choice: SheetChoice
    matches: tuple[Match, ...]
    options: Options
    template: str = ""


def chosen_sheet(
    book: Book, names: NamesForTable, wanted: Wanted, known: Sequence[Template], given: Template | None
) -> Chosen:
    """The sheet, kind and columns to read.

    Args:
        book: the file.
        names: of areas and circles, which tell a column of communities.
        wanted: what a person said.
        known: templates to be recognised by.
        given: the template that a person named.

    Raises:
        FieldkitError: NO_HEADER, NO_SUCH_SHEET, NO_SUCH_ROW, NO_SUCH_COLUMN.
        UsageError: no such kind or field.
    """
    sheets = choose_sheets(book, names)
    candidates = _candidates(book, sheets, names, wanted)
    choice, used = _with_template(candidates, known, given)
    kind = _kind(wanted.kind) if wanted.kind else kind_of(used.kind) if used else None
    if kind is not None and kind is not choice.kind:
        choice = choose_kind(choice.sheet, choice.header, names, kind)
    matches, options = choice.matches, Options()
    if used is not None:
        matches = with_choices(choice.kind, matches, used.choices(choice.header.titles), Why.TEMPLATE)
        options = used.options
    if wanted.columns:
        _check_columns(choice.kind, choice.sheet, wanted.columns)
        matches = with_choices(choice.kind, matches, wanted.columns, Why.HAND)
    options = _with_community(choice, matches, wanted.options or options, names)
    return Chosen(sheets, choice, matches, options, used.name if used else "")


def _candidates(
    book: Book, sheets: Sequence[SheetChoice], names: NamesForTable, wanted: Wanted
) -> Sequence[SheetChoice]:
    """The sheets that come into question, the likeliest first; at least one."""
    sheet = next((one for one in book.sheets if one.rows), book.sheets[0])
    if wanted.sheet is not None:
        named = book.sheet(wanted.sheet)
        if named is None:
            known = "、".join(one.name for one in book.sheets)
            raise FieldkitError(ForeignError.NO_SUCH_SHEET, file=book.file, sheet=wanted.sheet, known=known)
        sheet, sheets = named, [one for one in sheets if one.sheet is named]
    elif sheets:
        sheet = sheets[0].sheet
    if wanted.header_row is not None:
        if not 0 <= wanted.header_row <= len(sheet.rows):
            raise FieldkitError(ForeignError.NO_SUCH_ROW, sheet=sheet.name, row=wanted.header_row)
        return (choose_kind(sheet, header_at(sheet, wanted.header_row - 1), names),)
    if not sheets:
        raise FieldkitError(ForeignError.NO_HEADER, file=book.file)
    return sheets


def _with_template(
    candidates: Sequence[SheetChoice], known: Sequence[Template], given: Template | None
) -> tuple[SheetChoice, Template | None]:
    """The sheet that a template recognises; a template that a person named is used however little it fits."""
    if given is not None:
        best = max(
            candidates,
            key=lambda one: (given.likeness(one.header.titles), one.sheet.name == given.sheet, one.score),
        )
        return best, given
    for choice in candidates:
        found = None if choice.header.keys else recognised(known, choice.header.titles)
        if found is not None:
            return choice, found
    return candidates[0], None


def _check_columns(kind: Kind, sheet: Sheet, columns: Mapping[int, str | None]) -> None:
    possible = {*targets(kind.key), ID_KEY, None}
    for column, target in columns.items():
        if not 0 <= column < sheet.width:
            raise FieldkitError(ForeignError.NO_SUCH_COLUMN, sheet=sheet.name, column=column + 1)
        if target not in possible:
            raise UsageError(
                ServiceError.NO_SUCH_FIELD, field=target, kind=kind.label.zh, kind_en=kind.label.en
            )


def _with_community(
    choice: SheetChoice, matches: Sequence[Match], options: Options, names: NamesForTable
) -> Options:
    """Where no column says the community, a tab called like one does."""
    is_said = any(one.field_key == "community" for one in matches)
    if options.community or is_said or choice.kind.field("community") is None:
        return options
    named = names.find("area", choice.sheet.name)
    return replace(options, community=names.name(named[0])) if len(named) == 1 else options


def _kind(key: str) -> Kind:
    kind = kind_of(key)
    if kind is None:
        known = "、".join(one.key for one in KINDS)
        raise UsageError(ServiceError.NO_SUCH_KIND, kind=key, known=known)
    return kind
