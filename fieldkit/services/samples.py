"""Filling a workspace with a sample. Its changes always come from the same replica, so samples merge without doubles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.ids import RecordId, named_id
from fieldkit.kernel.texts import Text
from fieldkit.ledger.writing import Cursor, Signature, write
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import SEPARATOR
from fieldkit.registers.records import units_of
from fieldkit.registers.samples import available_samples, load_sample
from fieldkit.services.problems import ServiceError
from fieldkit.storage import ledger_store, packages, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.ledger.change import Change
    from fieldkit.registers.samples import Sample
    from fieldkit.services.workspace import Workspace


MADE_UP = Text("示例数据，非真实网点", "sample data, no real outlets")
"""Printed as issuer on every table and poster until an office puts its own name there."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a sample brought."""

    title: Text
    communities: int
    circles: int
    outlets: int


def fill(workspace: Workspace, name: str, *, outlets: bool = True) -> Filled:
    """Add the changes of a sample, and take over its plan as the workspace's setting.

    Args:
        workspace: where to.
        name: key of the sample.
        outlets: False leaves the outlets to be recorded.

    Raises:
        FieldkitError: NO_SUCH_SAMPLE; nothing was written.
    """
    known = available_samples()
    if name not in known:
        raise FieldkitError(ServiceError.NO_SUCH_SAMPLE, name=name, known="、".join(known))
    sample = load_sample(name, with_outlets=outlets)
    changes = list(sample_changes(sample))
    with workspace.database.write() as work:
        packages.meet(
            work, [packages.Replica(sample.replica, sample.device, sample.person, role="", is_own=False)]
        )
        # A sample comes in like a package, so that nothing of it counts as written here.
        packages.log(
            work,
            packages.TakenPackage(
                id=named_id(name, "sample", str(outlets)),
                sender=sample.replica,
                person=sample.person,
                device=sample.device,
                file_name=name,
                received=stamp(workspace.clock),
                added=len(changes),
                known=0,
                edits=0,
                damage=0,
            ),
        )
        ledger_store.add(work, changes, package=named_id(name, "sample", str(outlets)))
        settings.put(work, settings.PLAN, sample.plan)
        settings.put(work, settings.PROFILE, sample.profile)
        if not settings.get(work.connection, settings.ISSUER):
            settings.put(work, settings.ISSUER, MADE_UP.zh)
    return Filled(sample.title, len(sample.communities), len(sample.circles), len(sample.outlets))


def record_of(sample: str, *words: str) -> RecordId:
    """The id of a record of a sample: the same in every workspace."""
    return RecordId(named_id(sample, *words))


def sample_changes(sample: Sample) -> Iterator[Change]:
    """The changes of a sample, always the same ones."""
    cursor = Cursor(sample.replica)
    signature = Signature(sample.person, sample.moment, 0, "sample")
    for kind, record, values in _records(sample):
        declared = kind_of(kind)
        assert declared is not None
        units: dict[str, str | None] = {}
        for key, value in values.items():
            field = declared.field(key)
            assert field is not None, f"{kind}.{key}"
            if value:
                units.update(units_of(field, value, None))
        change, cursor = write(cursor, signature, record=record, kind=kind, values=units)
        yield change


def _records(sample: Sample) -> Iterator[tuple[str, RecordId, Mapping[str, str]]]:
    def area(code: str) -> str:
        return record_of(sample.key, "area", code)

    def circle(number: int) -> RecordId:
        return record_of(sample.key, "circle", str(number))

    for one in sample.circles:
        yield (
            "circle",
            circle(one.number),
            {
                "name": one.name,
                "number": str(one.number),
                "code": one.code,
                "boundary": one.boundary,
                "mode": one.mode,
                "population": str(one.population),
                "existing_types": SEPARATOR.join(one.existing_types),
                "suggested_types": SEPARATOR.join(one.suggested_types),
                "intention": one.intention,
                "form": SEPARATOR.join(one.form),
            },
        )
    for place in sample.areas:
        yield (
            "area",
            RecordId(area(place.code)),
            {
                "name": place.name,
                "level": place.level,
                "code": place.code,
                "parent": area(place.parent) if place.parent else "",
                "circle": circle(place.circle) if place.circle else "",
                "order": "" if place.order is None else str(place.order),
                "population": "" if place.population is None else str(place.population),
            },
        )
    for outlet in sample.outlets:
        values = {**outlet.values, "community": area(outlet.community)}
        yield "outlet", record_of(sample.key, "outlet", outlet.key), values
