"""What the table of residents' satisfaction is printed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.analysis.satisfaction import Figure
    from fieldkit.kernel.texts import Language


@dataclass(frozen=True, slots=True)
class SatisfactionTable:
    """What is printed.

    Attributes:
        title: of the form; ``unit``: 填报单位.
        period: first and last day; ``sheets``: how many by state.
    """

    title: str
    unit: str
    version: str
    period: tuple[str, str]
    sheets: Mapping[str, int]
    figures: Sequence[Figure]
    language: Language = "zh"
