"""What the frame of the page shows, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan that can govern; ``is_own`` when the office made or changed it."""

    key: str
    title: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class PlansState:
    """Plans to choose from; ``broken`` is a sentence when the one in use cannot be read."""

    choices: tuple[PlanChoice, ...] = ()
    used: str = ""
    broken: str = ""
