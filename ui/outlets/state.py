"""What the page shows, as frozen values: the presenters make them, the widgets draw them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ui.outlets.history import HistoryLine
    from ui.theme import Tone


class Facet(StrEnum):
    """What a list of outlets can be narrowed by."""

    CLASS = "class"
    TYPE = "business_type"
    STATUS = "status"
    COMMUNITY = "community"
    CHECKED = "checked"
    CONFLICT = "conflict"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class FilterEntry:
    """One entry of the filter menu, or one chip.

    Attributes:
        facet, value: what it stands for.
        label: in words.
        is_on: it filters now.
        group: words of the submenu within its facet; empty for none.
    """

    facet: Facet
    value: str
    label: str
    is_on: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class ListState:
    """The left side.

    Attributes:
        number: beside the title.
        chips: filters in force.
        hint: how the search is understood.
        order: key of the field sorted by; empty is the order of entry.
        total, found: outlets there are, and in the list.
        returned: what to say of those that were given back; empty when there is nothing to say.
    """

    number: str = ""
    chips: tuple[FilterEntry, ...] = ()
    hint: str = ""
    order: str = ""
    descending: bool = False
    total: int = 0
    found: int = 0
    returned: str = ""


@dataclass(frozen=True, slots=True)
class FieldNote:
    """Words beneath a field; ``link`` are the words of a button behind them, empty for none."""

    words: str
    tone: Tone | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo by its SHA-256; ``path`` is None while the file is not here."""

    digest: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class RecordState:
    """The right side: one outlet.

    Attributes:
        record: its id; empty for a new one of which nothing is saved.
        title, subtitle, place: head of the panel.
        next_label: words of the primary button.
        values: canonical text by field key.
        notes: words beneath fields, by key.
        carried: fields in grey: carried over and not confirmed.
        unsaved: fields that keep their text because it could not be saved.
        locked: fields in conflict; they are settled elsewhere.
        photos: in order.
        history: the newest first; empty while nobody looks at it.
        history_count: how many changes there are.
        returned: why it was given back, in words; empty when it was not.
        joined: that it was joined of several, in words; empty when it was not.
    """

    record: str = ""
    title: str = ""
    subtitle: str = ""
    place: str = ""
    next_label: str = ""
    values: Mapping[str, str | None] = field(default_factory=dict)
    notes: Mapping[str, FieldNote] = field(default_factory=dict)
    carried: frozenset[str] = frozenset()
    unsaved: frozenset[str] = frozenset()
    locked: frozenset[str] = frozenset()
    photos: tuple[Photo, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    history_count: int = 0
    returned: str = ""
    joined: str = ""
