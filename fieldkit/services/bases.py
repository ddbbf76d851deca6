"""The information bases that a plan asks for: 一店一早, 一菜一修, 一老一小 (Z-26), filtered from the outlets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.registers.business_types import business_type
from fieldkit.services.plans import PlanService
from fieldkit.storage import lists, outlet_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.plans.features import Bucket
    from fieldkit.services.workspace import Workspace

_SHOWN = (
    "name",
    "business_type",
    "community",
    "address",
    "phone",
    "phone_public",
    "hours",
    "open_24h",
    "services",
)


@dataclass(frozen=True, slots=True)
class InformationBase:
    """One base.

    Attributes:
        rows: its open outlets, by type in the bucket's order: id, name, type, community, address, hours …;
            a phone only where it may be published.
    """

    bucket: Bucket
    rows: tuple[Mapping[str, object], ...]


class BaseService:
    """The bases of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def bases(self, plan: str | None = None) -> tuple[InformationBase, ...]:
        """Every base that the plan names with an item that asks for one.

        Raises:
            FieldkitError: there is no such plan.
        """
        chosen, _ = PlanService(self._workspace).choose(plan or "")
        with self._workspace.database.read() as connection:
            names = {str(row["id"]): row["name"] for row in lists.every(connection, "area", ("name",))}
            found = []
            for bucket in chosen.buckets:
                if not bucket.is_base:
                    continue
                ids = [one for code in bucket.codes for one in outlet_counts.open_of_type(connection, code)]
                rows = lists.rows(connection, "outlet", ids, _SHOWN)
                found.append(InformationBase(bucket, tuple(_row(one, rows[one], names) for one in ids)))
        return tuple(found)


def _row(record: str, row: Mapping[str, object], names: Mapping[str, object]) -> dict[str, object]:
    known = business_type(str(row["business_type"] or ""))
    return {
        "id": record,
        "name": row["name"],
        "type": known.name.zh if known else row["business_type"],
        "code": row["business_type"],
        "community": names.get(str(row["community"] or "")),
        "address": row["address"],
        "phone": row["phone"] if row["phone_public"] else None,
        "hours": row["hours"],
        "open_24h": None if row["open_24h"] is None else bool(row["open_24h"]),
        "services": row["services"],
    }
