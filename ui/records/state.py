"""One record as its form shows it: frozen values, made by presenters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.widgets.choice_popup import Choice


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said beside a field; ``tone`` is ``error``, ``warning`` or ``note``."""

    key: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class RecordState:
    """The fields of one record.

    Attributes:
        id: empty for one that does not exist yet.
        values: canonical text by field key.
        remarks: what is wrong or worth knowing.
        references: choices of fields that refer to other records.
    """

    id: str
    values: Mapping[str, str | None]
    remarks: tuple[Remark, ...] = ()
    references: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
