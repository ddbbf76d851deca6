"""What the list of official tables shows: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldkit.services.tables import Printed


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table of the list.

    Attributes:
        purpose: small print beneath the title.
        is_ready: nothing that it needs is missing.
    """

    name: str
    title: str
    purpose: str
    is_ready: bool = True


@dataclass(frozen=True, slots=True)
class PageState:
    """The chosen table.

    Attributes:
        missing: what to do before it says something; empty when nothing is lacking.
        period: of a summary in words; empty for a table of one day.
        day: date of the data.
    """

    printed: Printed
    missing: str
    period: str
    day: str
