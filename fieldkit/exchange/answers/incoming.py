"""Tables that came, and which column of them is which question."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fieldkit.analysis.form_columns import Column, FormTable

SYSTEM = re.compile(
    r"^(?:SubmissionDate|KEY|PARENT_KEY|SET-OF-.*|isValidated|Submitter(?:ID|Name)|Attachments(?:Present|Expected)"
    r"|Status|ReviewState|DeviceID|Edits|FormVersion|instance(?:ID|Name)|_.*|formhub/uuid"
    r"|meta[-/](?:instance(?:ID|Name)|rootUuid|deprecatedID|audit|entity.*))$"
)
"""Columns that the tools add about a submission."""
GEO_PARTS = ("Latitude", "Longitude", "Altitude", "Accuracy")
_KOBO_GEO = ("_latitude", "_longitude", "_altitude", "_precision")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table of a file.

    Attributes:
        name: of the file or the worksheet, without its ending.
        head: as it stands in the first row; ``rows`` equally wide.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, *names: str) -> int | None:
        """The place of the first of these heads that there is."""
        return next((self.head.index(name) for name in names if name in self.head), None)

    def cell(self, row: Sequence[str], *names: str) -> str:
        """The text in a row under the first of these heads that is filled."""
        for name in names:
            at = self.column(name)
            if at is not None and row[at]:
                return row[at]
        return ""


@dataclass(slots=True)
class Matching:
    """Which heads of a table are which questions.

    Attributes:
        whole: place of the head by question.
        parts: places of the four parts of a position.
        picked: places of the columns of single choices, by question and code.
        unknown: heads that the form does not have.
    """

    whole: dict[int, Column] = field(default_factory=dict)
    parts: dict[str, tuple[Column, list[int]]] = field(default_factory=dict)
    picked: dict[str, tuple[Column, dict[str, int]]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def values(self, row: Sequence[str]) -> Iterator[tuple[Column, str]]:
        """The questions answered in a row, with codes for choices where they are known."""
        done: set[str] = set()
        for column, places in self.parts.values():
            value = " ".join(row[at] for at in places).strip()
            if value:
                done.add(column.path)
                yield column, value
        for at, column in self.whole.items():
            value = row[at]
            if not value or column.path in done:
                continue
            done.add(column.path)
            yield column, self._coded(column, value, row)
        for path, (column, places_by_code) in self.picked.items():
            codes = _ticked(places_by_code, row)
            if path not in done and codes:
                yield column, codes

    def _coded(self, column: Column, value: str, row: Sequence[str]) -> str:
        known = dict(column.choices)
        if not known:
            return value
        if all(code in known for code in column.codes(value)):
            return value
        if column.is_ranked:
            return _codes_in(column, value, in_order=False)
        if not column.holds_several:
            return _code_of(column, value) or value
        ticked = _ticked(self.picked[column.path][1], row) if column.path in self.picked else ""
        return ticked or _codes_in(column, value)


def match(table: FoundTable, form_table: FormTable) -> Matching:
    """Find the question of each head: by name, by name with groups, or by its words."""
    made, free = Matching(), list(form_table.columns)
    for at, head in enumerate(table.head):
        if column := _named(head, free):
            made.whole[at] = column
            free.remove(column)
        elif _is_part(at, head, form_table, made) or _is_choice(at, head, form_table, made):
            continue
        elif column := _named(head.rpartition("/")[2], free):
            made.whole[at] = column  # the words of its group stand before it
            free.remove(column)
        elif head and not SYSTEM.match(head):
            made.unknown.append(head)
    return made


def _names(column: Column) -> Iterator[str]:
    """What tools call a question."""
    for separator in "-/.:":
        yield separator.join((*column.groups, column.name))
    yield column.name


def _named(head: str, free: Sequence[Column]) -> Column | None:
    """The question that is called so, or whose words these are."""
    for column in free:
        if head in _names(column):
            return column
    return next((one for one in free if head and not one.is_note and head in one.label.any()), None)


def _is_part(at: int, head: str, form_table: FormTable, made: Matching) -> bool:
    """One of the four columns of a position."""
    for column in form_table.columns:
        if column.data_type != "geopoint":
            continue
        for name in _names(column):
            heads = [f"{name}-{part}" for part in GEO_PARTS]
            if head in heads:
                places = made.parts.setdefault(column.path, (column, []))[1]
                places.append(at)
                return True
            if head in {f"_{name}{part}" for part in _KOBO_GEO}:
                return True  # beside the whole position, which stands in a column of its own
    return False


def _is_choice(at: int, head: str, form_table: FormTable, made: Matching) -> bool:
    """The column of one choice: ``lacking/B05``, in names or in words."""
    question, slash, choice = head.rpartition("/")
    if not slash:
        return False
    for column in form_table.columns:
        if not column.holds_several or not (question in _names(column) or question in column.label.any()):
            continue
        code = choice if choice in dict(column.choices) else _code_of(column, choice)
        if code:
            made.picked.setdefault(column.path, (column, {}))[1].setdefault(code, at)
        return True
    return False


def _ticked(places: Mapping[str, int], row: Sequence[str]) -> str:
    return " ".join(code for code, at in places.items() if row[at].lower() in {"1", "true", "yes", "1.0"})


def _code_of(column: Column, words: str) -> str:
    return next((code for code, label in column.choices if words.strip() in label.any()), "")


def _codes_in(column: Column, value: str, *, in_order: bool = True) -> str:
    """Codes of the words that a text of several choices consists of; the text itself where that fails.

    Args:
        column: whose choices.
        value: their words.
        in_order: in the order of the form; otherwise in that of the text.
    """
    by_words = {words: code for code, label in column.choices for words in label.any() if words}
    rest, found = value, {}
    for words in sorted(by_words, key=len, reverse=True):
        if words in rest:
            found[by_words[words]] = rest.index(words)
            rest = rest.replace(words, " " * len(words), 1)
    if rest.strip(" 、,;；，"):
        return value
    order = [code for code, _ in column.choices]
    return " ".join(sorted(found, key=order.index if in_order else found.__getitem__))
