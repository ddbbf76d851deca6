"""What a declaration is: a kind of record, its fields, their types, checks and merge units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.kernel.problems import Problem

SEPARATOR = ";"
"""Between the codes of a field that holds several, in canonical text."""


class FieldType(StrEnum):
    """How a field's text is read, shown, stored and merged."""

    TEXT = "text"
    NOTE = "note"
    CODE = "code"
    PHONE = "phone"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    BUSINESS_TYPE = "business_type"
    BUSINESS_TYPES = "business_types"
    LOCATION = "location"
    SKETCH = "sketch"
    HOURS = "hours"
    BOUNDARY = "boundary"
    FILES = "files"


SEVERAL = frozenset((FieldType.CHOICES, FieldType.BUSINESS_TYPES, FieldType.FILES))
"""Types whose every item is a merge unit of its own, so that two people adding different ones agree."""


class Personal(StrEnum):
    """Whether a field is about a natural person (个人信息保护法 §4, §28)."""

    NONE = "none"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a CHOICE or CHOICES field."""

    code: str
    label: Text
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind.

    Attributes:
        key: the name in code, columns, packages and on the command line.
        label: what people read.
        type: see :class:`FieldType`.
        options: for CHOICE and CHOICES.
        target: for REFERENCE, the kind referred to.
        unit: unit of measure, for INTEGER and DECIMAL.
        check: takes canonical text, returns what is wrong with it.
        fold: takes what was typed, returns canonical text, where the type alone does not say how.
        personal: class of personal data.
        sticky: carried over to the next new record at the door.
        required: a record without it is reported; it is never refused.
        group: key of the section of the entry form.
        width: characters of its column in a workbook.
        serves: seed requirement items.
    """

    key: str
    label: Text
    type: FieldType = FieldType.TEXT
    options: tuple[Option, ...] = ()
    target: str = ""
    unit: Text | None = None
    check: Callable[[str], list[Problem]] | None = None
    fold: Callable[[str], str | None] | None = None
    personal: Personal = Personal.NONE
    sticky: bool = False
    required: bool = False
    group: str = "main"
    width: int = 12
    serves: tuple[str, ...] = ()

    @property
    def holds_several(self) -> bool:
        """Whether the canonical text is a list of codes."""
        return self.type in SEVERAL

    def option(self, code: str) -> Option | None:
        """The option with this code."""
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    Attributes:
        key: name in code and on the command line (``outlet``).
        label: what people call it (网点).
        fields: in the order of form, sheet and dictionary.
        title: key of the field that names a record.
        open_prefix: units with this prefix are kept as answers, declared by a form and not here.
        searched: fields that the search box looks in.
        about_residents: its answers are residents' personal data; a package that holds them is encrypted.
    """

    key: str
    label: Text
    fields: tuple[Field, ...]
    title: str = "name"
    open_prefix: str = ""
    searched: tuple[str, ...] = ()
    about_residents: bool = False

    def field(self, key: str) -> Field | None:
        """The field with this key."""
        return next((field for field in self.fields if field.key == key), None)


YES = Text("是", "yes")
NO = Text("否", "no")
