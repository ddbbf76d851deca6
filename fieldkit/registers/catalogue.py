"""All kinds of records, in the order in which a package lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.area import AREA
from fieldkit.registers.assessment import ASSESSMENT
from fieldkit.registers.case import CASE
from fieldkit.registers.circle import CIRCLE
from fieldkit.registers.contact import CONTACT
from fieldkit.registers.demand import DEMAND
from fieldkit.registers.event import EVENT
from fieldkit.registers.facility import FACILITY
from fieldkit.registers.filing import FILING
from fieldkit.registers.form import FORM
from fieldkit.registers.household import HOUSEHOLD
from fieldkit.registers.idle_space import IDLE_SPACE
from fieldkit.registers.inspection import INSPECTION
from fieldkit.registers.meeting import MEETING
from fieldkit.registers.mobile_outlet import MOBILE_OUTLET
from fieldkit.registers.opinion import OPINION
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.posted_poster import POSTED_POSTER
from fieldkit.registers.poster_design import POSTER_DESIGN
from fieldkit.registers.project import PROJECT
from fieldkit.registers.quota import QUOTA
from fieldkit.registers.start_point import START_POINT
from fieldkit.registers.submission import SUBMISSION
from fieldkit.registers.task import TASK
from fieldkit.registers.visit import VISIT

if TYPE_CHECKING:
    from fieldkit.registers.kinds import Kind

KINDS: tuple[Kind, ...] = (
    OUTLET,
    CIRCLE,
    AREA,
    SUBMISSION,
    HOUSEHOLD,
    VISIT,
    FORM,
    FACILITY,
    MOBILE_OUTLET,
    IDLE_SPACE,
    DEMAND,
    PROJECT,
    TASK,
    MEETING,
    OPINION,
    EVENT,
    POSTED_POSTER,
    POSTER_DESIGN,
    CONTACT,
    CASE,
    INSPECTION,
    FILING,
    ASSESSMENT,
    START_POINT,
    QUOTA,
)

KINDS_BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> Kind | None:
    """The kind with this key; None for one that a newer version brought."""
    return KINDS_BY_KEY.get(key)
