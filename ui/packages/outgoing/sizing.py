"""How many residents' answers and photos a package would hold, before it is written."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from fieldkit.registers.records import codes_of
from fieldkit.storage.delivery import Delivery
from fieldkit.storage.lists import Filter
from ui.packages.outgoing.areas import communities_within
from ui.packages.outgoing.state import HandInSize

if TYPE_CHECKING:
    from fieldkit.services.handing_in import HandInService
    from fieldkit.services.records import RecordService
    from ui.packages.outgoing.state import HandInScope

_KIND, _FIELD = "outlet", "photos"


def size_of(scope: HandInScope, hand_in: HandInService, records: RecordService) -> HandInSize:
    """Count residents exactly, and photos nearly: pictures of changed outlets may be with the office already."""
    photos = size = 0
    for digest in _photos(scope, hand_in, records):
        path = records.photo_path(digest)
        if path is not None:
            photos += 1
            with suppress(OSError):  # it went meanwhile
                size += path.stat().st_size
    residents = hand_in.holds_residents(areas=scope.areas, since_receipt=scope.since_receipt)
    return HandInSize(scope, residents, photos, size)


def _photos(scope: HandInScope, hand_in: HandInService, records: RecordService) -> set[str]:
    wanted = None
    if scope.areas:
        within = {one for area in scope.areas for one in communities_within(records, area)}
        wanted = Filter(equals=(("community", tuple(sorted(within))),))
    ids = records.ids(_KIND, wanted)
    if scope.since_receipt:
        open_ = hand_in.records_in(Delivery.UNSENT) | hand_in.records_in(Delivery.SENT)
        ids = [one for one in ids if one in open_]
    rows = records.rows(_KIND, ids, (_FIELD,)).values()
    return {digest for row in rows for digest in codes_of(str(row[_FIELD] or ""))}
