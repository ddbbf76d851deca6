"""What is asked of residents' answers, and the answers as the formulas take them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import DEFAULT_BAND, Weighting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.analysis.scales import Scale


@dataclass(frozen=True, slots=True)
class Rated:
    """A question that is rated.

    Attributes:
        path, label: which question.
        scale: how its choices rate.
        is_overall: 总的来说; the others are items of the weighted score.
        weight: in the weighted score.
    """

    path: str
    label: str
    scale: Scale
    is_overall: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Timed:
    """A question for minutes on foot."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One sheet: where, ``complete``, ``refused``, ``draft`` or ``returned``, and its answers by path."""

    community: str
    state: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked of the replies.

    Attributes:
        population: people by community, for the weighting.
        band: minutes that count as near.
    """

    rated: Sequence[Rated]
    timed: Sequence[Timed] = ()
    weighting: Weighting = Weighting.POOLED
    population: Mapping[str, int] = field(default_factory=dict)
    band: int = DEFAULT_BAND
