"""Every part of a plan that can be edited as a table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from fieldkit.plans.part_figures import figures
from fieldkit.plans.part_frame import frame
from fieldkit.plans.part_lists import lists
from fieldkit.plans.part_work import work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.plans.part import Part


@cache
def parts() -> tuple[Part, ...]:
    """Every part, in the order in which people look at them."""
    return (*figures(), *work(), *lists(), *frame())


def part_of(key: str) -> Part | None:
    """The part of this key."""
    return next((one for one in parts() if one.key == key), None)


def the_part(key: str) -> Part:
    """The part of a key that there is."""
    return next(one for one in parts() if one.key == key)


def named_cells(part: Part, cells: Mapping[str, str]) -> str:
    """What a line is called in a sentence: its first shown cell that holds something."""
    return next((cells.get(key, "") for key in part.shown if cells.get(key)), "")
