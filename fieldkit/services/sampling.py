"""Address lists and samples: read a list, keep its doors as households, draw some of them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.addresses import read_addresses
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.texts import Text
from fieldkit.ledger import writing
from fieldkit.ledger.state import RecordState
from fieldkit.registers import sampling
from fieldkit.registers.household import (
    ADDRESS_PARTS,
    HOUSEHOLD,
    MAIN,
    PERSONAL_PARTS,
    SPARE,
    door_address,
    household_id,
    walking_order,
)
from fieldkit.registers.reading import read_typed
from fieldkit.registers.sample_record import how_drawn
from fieldkit.registers.sampling import Method, Unit
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.problems import ServiceError
from fieldkit.services.visit_problems import VisitError
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.exchange.foreign.addresses import AddressList, Door
    from fieldkit.kernel.ids import RecordId
    from fieldkit.kernel.progress import Progress
    from fieldkit.ledger.change import Change
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection, Work

PERSONAL_PURPOSE = "visits.personal_purpose"
"""Setting: what residents' names and phones are needed for; while it is empty none are taken (PIPL §6)."""
CHUNK = 500

RULE = Text(
    "替补规则：拒访、地址不存在、三次无人的一户，由同一层替补名单里排在最前、还没用过的一户顶上，不得自行挑选。",
    "Replacements: an address that refuses, does not exist, or has nobody in on three visits is replaced by the first "
    "unused one on its stratum's list; nobody picks.",
)
METHODS = {
    Method.RANDOM: Text("简单随机", "simple random"),
    Method.SYSTEMATIC: Text("等距", "systematic"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list: households that are new, that were known, and of these how many changed."""

    new: int
    known: int
    changed: int


@dataclass(frozen=True, slots=True)
class DrawnDoor:
    """A drawn address, in the order of the draw from 1 within its stratum."""

    id: str
    door: Door
    address: str
    stratum: str
    order: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn sample with its addresses.

    Attributes:
        sample: seed, method, frame, strata.
        by: column of the strata; empty for none.
        doors: drawn addresses in walking order.
        spare: replacements, by stratum and in the order in which they are used.
    """

    sample: sampling.Sample
    by: str
    doors: tuple[DrawnDoor, ...]
    spare: tuple[DrawnDoor, ...]

    @property
    def label(self) -> str:
        """One line that says how to draw it again; kept with every drawn household."""
        return how_drawn(self.sample, self.by)


class SamplingService:
    """Lists of addresses into households, and samples of them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def read(self, path: Path, progress: Progress | None = None) -> AddressList:
        """Read a list; nothing is written.

        Raises:
            FieldkitError: the file cannot be read, or holds no addresses.
        """
        return read_addresses(path, progress)

    def import_list(self, listing: AddressList, community: str = "") -> Imported:
        """Keep every door of a list as a household, in one transaction; what is known changes nothing.

        Args:
            listing: as read.
            community: name, code or id; empty for that of each row, else the only one there is.

        Raises:
            FieldkitError: NO_SUCH_AREA.
        """
        with self._workspace.database.write() as work:
            ids = self._ids(work.connection, listing, community)
            names = NamesInWorkspace(work.connection)
            with_personal = bool(self._workspace.setting(PERSONAL_PURPOSE))
            wanted = {
                ids[door.key][0]: _values(door, ids[door.key][1], names, with_personal=with_personal)
                for door in listing.doors
            }
            new, changed = self._write(work, wanted)
        return Imported(new, len(wanted) - new, changed)

    def draw(
        self,
        listing: AddressList,
        size: int,
        seed: str | None = None,
        *,
        by: str = "",
        method: Method = Method.RANDOM,
        community: str = "",
    ) -> Drawn:
        """Draw a sample of a list; nothing is written.

        Raises:
            UsageError: SIZE_TOO_SMALL, EMPTY_SEED.
            FieldkitError: SIZE_TOO_LARGE, NO_SUCH_COLUMN, NO_SUCH_AREA.
        """
        seed = new_seed() if seed is None else seed
        if not seed.strip():
            raise UsageError(VisitError.EMPTY_SEED)
        if size < 1:
            raise UsageError(VisitError.SIZE_TOO_SMALL)
        if size > len(listing.doors):
            raise FieldkitError(VisitError.SIZE_TOO_LARGE, frame=len(listing.doors), size=size)
        if by and not listing.has_column(by):
            raise FieldkitError(
                VisitError.NO_SUCH_COLUMN, by=by, known="、".join(filter(None, listing.titles))
            )
        doors = sorted(listing.doors, key=lambda door: (_large(door), walking_order(door.parts), door.key))
        units = [Unit(door.key, door.value_of(by).strip() if by else "") for door in doors]
        made = sampling.draw(units, size, seed, method, stratified=bool(by))
        with self._workspace.database.read() as connection:
            ids = self._ids(connection, listing, community)
        places = {door.key: (at, door) for at, door in enumerate(doors)}

        def shown(key: str, stratum: str, order: int) -> DrawnDoor:
            door = places[key][1]
            return DrawnDoor(ids[key][0], door, door_address(door.parts), stratum, order)

        drawn = [
            (places[key][0], shown(key, stratum.name, order))
            for stratum in made.strata
            for order, key in enumerate(stratum.drawn, 1)
        ]
        spare = tuple(
            shown(key, stratum.name, order)
            for stratum in made.strata
            for order, key in enumerate(stratum.spare, 1)
        )
        return Drawn(made, by, tuple(one for _, one in sorted(drawn, key=lambda pair: pair[0])), spare)

    def former(self, listing: AddressList) -> tuple[str, ...]:
        """How doors of this list were drawn before, in any community; another draw takes the place of these samples."""
        with self._workspace.database.read() as connection:
            rows = lists.every(connection, HOUSEHOLD.key, ("draw", "community"))
        drawn = [row for row in rows if row["draw"]]
        areas = {str(row["community"] or "") for row in drawn}
        ids = {household_id(door.key, area) for door in listing.doors for area in areas}
        return tuple(sorted({str(row["draw"]) for row in drawn if row["id"] in ids}))

    def keep(self, listing: AddressList, drawn: Drawn, community: str = "") -> None:
        """Mark the drawn households and their replacements; a former draw of the same doors gives way."""
        marks: dict[RecordId, dict[str, str | None]] = {}
        with self._workspace.database.write() as work:
            ids = self._ids(work.connection, listing, community)
            for door in listing.doors:
                marks[ids[door.key][0]] = dict.fromkeys(("drawn", "draw_order", "stratum", "draw"))
            for role, doors in ((MAIN, drawn.doors), (SPARE, drawn.spare)):
                for one in doors:
                    marks[ids[one.door.key][0]] = {
                        "drawn": role,
                        "draw_order": str(one.order),
                        "stratum": one.stratum or None,
                        "draw": drawn.label,
                    }
            self._write(work, marks)

    def import_and_draw(
        self,
        path: Path,
        size: int,
        seed: str | None = None,
        *,
        by: str = "",
        method: Method = Method.RANDOM,
        community: str = "",
        progress: Progress | None = None,
    ) -> tuple[AddressList, Imported, Drawn]:
        """Read a list, draw, and only then keep households and sample; a refusal writes nothing."""
        listing = self.read(path, progress)
        drawn = self.draw(listing, size, seed, by=by, method=method, community=community)
        imported = self.import_list(listing, community)
        self.keep(listing, drawn, community)
        return listing, imported, drawn

    # -- inside ----------------------------------------------------------

    def _ids(
        self, connection: Connection, listing: AddressList, community: str
    ) -> dict[str, tuple[RecordId, str]]:
        """Household and community of each door, by its key; one kept before its community was is taken up."""
        names = NamesInWorkspace(connection)
        given = self._community(connection, names, community)
        known = set(lists.ids(connection, HOUSEHOLD.key))
        found = {}
        for door in listing.doors:
            own = names.find("area", door.parts["community_name"])
            area = own[0] if len(own) == 1 else given
            record = household_id(door.key, area)
            without = household_id(door.key, "")
            found[door.key] = (without if record not in known and without in known else record, area)
        return found

    def _community(self, connection: Connection, names: NamesInWorkspace, words: str) -> str:
        if words:
            found = names.find("area", words)
            if len(found) != 1:
                raise FieldkitError(ServiceError.NO_SUCH_AREA, name=words)
            return found[0]
        only = lists.ids(connection, "area", lists.Filter(equals=(("level", ("community",)),)))
        return only[0] if len(only) == 1 else ""

    def _write(self, work: Work, wanted: Mapping[RecordId, Mapping[str, str | None]]) -> tuple[int, int]:
        """Write what differs; how many records are new, and how many of the others changed."""
        records = list(wanted)
        new = changed = 0
        for at in range(0, len(records), CHUNK):
            part = records[at : at + CHUNK]
            states = ledger_store.states_of(work.connection, part)
            differing: list[tuple[RecordState, dict[str, str | None]]] = []
            for record in part:
                state = states.get(record) or RecordState(record, HOUSEHOLD.key, (), {})
                units = _differing(state, wanted[record])
                if units:
                    differing.append((state, units))
                    new += not state.live
                    changed += bool(state.live)
            self._workspace.append(work, partial(_edits, differing), "import")
        return new, changed


def new_seed() -> str:
    """A seed for whoever names none: six digits, easy to read out."""
    return str(secrets.randbelow(900_000) + 100_000)


def _differing(state: RecordState, wanted: Mapping[str, str | None]) -> dict[str, str | None]:
    """What is to be written; nothing of a deleted household, and nothing that an office has to settle first."""
    if state.live and state.is_deleted:
        return {}
    return {
        unit: value
        for unit, value in wanted.items()
        if value != state.value(unit) and state.conflict(unit) is None
    }


def _edits(
    differing: Sequence[tuple[RecordState, Mapping[str, str | None]]],
    cursor: writing.Cursor,
    who: writing.Signature,
) -> tuple[list[Change], writing.Cursor]:
    changes: list[Change] = []
    for state, units in differing:
        made, cursor = writing.edit(cursor, who, state, units)
        changes += made
    return changes, cursor


def _values(
    door: Door, community: str, names: NamesInWorkspace, *, with_personal: bool
) -> dict[str, str | None]:
    typed = {part: door.parts[part] for part in ADDRESS_PARTS}
    typed["door_address"] = door_address(door.parts)
    if with_personal:
        typed.update({part: door.personal.get(part, "") for part in PERSONAL_PARTS})
    values: dict[str, str | None] = {"community": community or None}
    for key, words in typed.items():
        field = HOUSEHOLD.field(key)
        assert field is not None, "parts are declared"
        values.update(read_typed(field, words, names).values(field))
    return {key: value for key, value in values.items() if value is not None}


def _large(door: Door) -> str:
    return door.parts["community_name"]


def titles_for_strata(titles: Sequence[str]) -> tuple[str, ...]:
    """Columns by which a sample is usually divided."""
    from fieldkit.exchange.foreign.addresses import strata_titles

    return strata_titles([title for title in titles if title])
