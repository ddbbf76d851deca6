"""While one outlet is typed: those it may already be, on indexed columns, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.exchange.duplicates.names import name_of
from fieldkit.exchange.duplicates.search import likely
from fieldkit.registers.credit_codes import canonical_code
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.phones import canonical_phone, phone_numbers
from fieldkit.services.duplicate_views import COMPARED, entry_of
from fieldkit.services.names import NamesInWorkspace
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from fieldkit.storage.database import Connection

NEIGHBOURS = 300
"""Outlets of a community that are looked at."""


def near(
    connection: Connection,
    values: Mapping[str, str | None],
    own: str,
    settled: Collection[tuple[str, str]],
) -> list[str]:
    """Ids of the outlets that may be the one being typed, the most likely first.

    Args:
        connection: a look at the data.
        values: canonical values typed so far, by field key.
        own: id of the record being typed; empty for a new one.
        settled: pairs that people said are not one, the smaller id first.
    """
    ids = [one for one in _neighbours(connection, values) if one != own]
    if not ids:
        return []
    names = NamesInWorkspace(connection)
    rows = lists.rows(connection, OUTLET.key, ids, COMPARED)
    found = likely(entry_of(own, values, names), (entry_of(one, row, names) for one, row in rows.items()))
    return [one.b if one.a == own else one.a for one in found if (one.a, one.b) not in settled]


def _neighbours(connection: Connection, values: Mapping[str, str | None]) -> list[str]:
    """Outlets with the same phone or code, and those of the community that are worth comparing names with."""
    phone, code = canonical_phone(values.get("phone") or ""), canonical_code(values.get("credit_code") or "")
    name, community = values.get("name") or "", values.get("community") or ""
    wanted: list[tuple[tuple[str, tuple[str, ...]], ...]] = []
    if phone:
        wanted.append((("phone", tuple(dict.fromkeys((phone, *phone_numbers(phone))))),))
    if code:
        wanted.append((("credit_code", (code,)),))
    if name and not community:
        wanted.append((("name", (name,)),))
    found = [one for equals in wanted for one in _ids(connection, equals)[:NEIGHBOURS]]
    if name and community:
        found += _of_community(connection, name, community, values.get("business_type") or "")
    return list(dict.fromkeys(found))


def _of_community(connection: Connection, name: str, community: str, business_type: str) -> list[str]:
    """All of a community of the usual size; of a larger one those of the type, or with the name's initials."""
    place = ("community", (community,))
    found = _ids(connection, (place,))
    if len(found) > NEIGHBOURS and business_type:
        found = _ids(connection, (place, ("business_type", (business_type,))))
    if len(found) > NEIGHBOURS:
        sounds = name_of(name).sounds
        found = _ids(connection, (place,), search=sounds[0]) if sounds else []
    return found[:NEIGHBOURS]


def _ids(
    connection: Connection, equals: tuple[tuple[str, tuple[str, ...]], ...], *, search: str = ""
) -> list[str]:
    return lists.ids(connection, OUTLET.key, lists.Filter(search=search, equals=equals))
