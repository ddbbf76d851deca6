"""All kinds of records, in the order in which a package lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.area import AREA
from fieldkit.registers.circle import CIRCLE
from fieldkit.registers.form import FORM
from fieldkit.registers.household import HOUSEHOLD
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.submission import SUBMISSION
from fieldkit.registers.visit import VISIT

if TYPE_CHECKING:
    from fieldkit.registers.kinds import Kind

KINDS: tuple[Kind, ...] = (OUTLET, CIRCLE, AREA, SUBMISSION, HOUSEHOLD, VISIT, FORM)

KINDS_BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> Kind | None:
    """The kind with this key; None for one that a newer version brought."""
    return KINDS_BY_KEY.get(key)
