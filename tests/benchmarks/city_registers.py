"""What a city's office keeps beside its outlets: facilities, demands, projects, answer sheets and the other registers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from fieldkit.registers.catalogue import KINDS
from fieldkit.registers.kinds import FieldType
from fieldkit.services.interviews import InterviewService
from fieldkit.services.records import RecordService
from fieldkit.storage import ledger_store, lists
from tests.benchmarks.answers import copy_sheets, rehearsed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.registers.kinds import Field, Kind
    from fieldkit.services.workspace import Workspace

SHEETS = 20_000
COUNTS = {
    "facility": 5_000,
    "project": 3_000,
    "demand": 10_000,
    "opinion": 10_000,
    "inspection": 5_000,
    "assessment": 5_000,
    "start_point": 5_000,
    "mobile_outlet": 2_000,
    "event": 2_000,
    "meeting": 2_000,
    "contact": 2_000,
    "posted_poster": 2_000,
    "idle_space": 1_000,
    "task": 1_000,
    "filing": 1_000,
    "case": 500,
}
"""So many records of each kind; as many as fit a city of 1,310 circles."""
_DIFFERENT = 40
_AT_ONCE = 1_000


def fill(workspace: Workspace, seed: int) -> None:
    """Fill every register and the questionnaires of a city that has its areas and circles."""
    draw = random.Random(seed)
    records = RecordService(workspace)
    with workspace.database.read() as connection:
        rows = lists.every(connection, "area", ("level",))
    communities = [str(row["id"]) for row in rows if row["level"] == "community"]
    known: dict[str, Sequence[str]] = {"area": communities, "circle": list(records.ids("circle"))}
    for kind in KINDS:
        if kind.key in COUNTS:
            made = [_record(kind, at, known, draw) for at in range(COUNTS[kind.key])]
            known[kind.key] = records.add_many(kind.key, made)
    _sheets(workspace, communities)


def _record(
    kind: Kind, at: int, known: Mapping[str, Sequence[str]], draw: random.Random
) -> dict[str, str | None]:
    values = {field.key: _value(field, at, known, draw) for field in kind.fields}
    return {key: value for key, value in values.items() if value is not None}


def _value(field: Field, at: int, known: Mapping[str, Sequence[str]], draw: random.Random) -> str | None:
    if field.type is FieldType.REFERENCE:
        return draw.choice(known[field.target]) if known.get(field.target or "") else None
    if field.type in {FieldType.CHOICE, FieldType.CHOICES}:
        return draw.choice(field.options).code
    if field.type in {FieldType.BUSINESS_TYPE, FieldType.BUSINESS_TYPES}:
        return f"B{draw.randrange(1, 16):02}"
    if field.type is FieldType.DATE:
        return f"{draw.randrange(2023, 2026)}-{draw.randrange(1, 13):02}-15"
    if field.type in {FieldType.INTEGER, FieldType.DECIMAL}:
        return str(draw.randrange(1, 100))
    if field.type is FieldType.LOCATION:
        return f"{37.5 + at % 1000 / 10000:.6f},{105.1 + at % 997 / 10000:.6f},gcj02"
    if field.type in {FieldType.TEXT, FieldType.NOTE}:
        return f"{field.label.zh} {at}"
    return None


def _sheets(workspace: Workspace, communities: list[str]) -> None:
    """Finished sheets, spread over every community."""
    interviews = InterviewService(workspace)
    states = []
    for seed in range(_DIFFERENT):
        record = rehearsed(interviews, communities[0], random.Random(seed))
        with workspace.database.read() as connection:
            states.append(ledger_store.state(connection, record))
    for start in range(_DIFFERENT, SHEETS, _AT_ONCE):
        copy_sheets(workspace, states, range(start, min(start + _AT_ONCE, SHEETS)), communities)
