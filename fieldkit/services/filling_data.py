"""What a template is filled with, and the values of a workspace as filling asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.exchange.templates.vocabulary import FIGURES, Vocabulary
from fieldkit.kernel.clock import today
from fieldkit.services.filling_figures import Figures
from fieldkit.services.filling_records import FillingRecords
from fieldkit.services.filling_scope import FillingScope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from fieldkit.exchange.templates.cells import Value
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a template is filled with.

    Attributes:
        plan: whose profile and targets count; None for the one in use.
        on: the day; None for today.
        circle, street, community: name of one; empty for all.
        order: column by which rows are sorted; empty for the usual order.
        personal: fill columns about people too, where titles ask for them.
    """

    plan: str | None = None
    on: date | None = None
    circle: str = ""
    street: str = ""
    community: str = ""
    order: str = ""
    personal: bool = False

    @property
    def chosen(self) -> frozenset[str]:
        """Sources of which one record is meant."""
        one_of = {"circle": self.circle, "street": self.street, "community": self.community}
        return frozenset(key for key, name in one_of.items() if name)


class FillingData:
    """The values of a workspace within what is wanted.

    Attributes:
        is_cut: some table has more records than were wanted.
    """

    """The values of a workspace, as filling asks for them."""

    def __init__(
        self, workspace: Workspace, connection: Connection, wanted: Wanted, *, most: int | None = None
    ) -> None:
        self._most = most
        self.is_cut = False
        self._scope = FillingScope(
            connection, circle=wanted.circle, street=wanted.street, community=wanted.community
        )
        self._figures = Figures(workspace, self._scope, wanted.plan, wanted.on or today(workspace.clock))
        self._records = FillingRecords(workspace, self._scope, wanted.plan)
        self._vocabulary = Vocabulary(self._figures.named, self._records.sources)
        self._chosen = {
            key: record
            for key, record in (
                ("circle", self._scope.circle),
                ("street", self._scope.street),
                ("community", self._scope.community),
            )
            if record
        }

    @property
    def vocabulary(self) -> Vocabulary:
        """What there is, by name."""
        return self._vocabulary

    def value(self, what: str) -> tuple[Value, bool]:
        """One value and whether it is in per cent; a KeyError where no record is chosen for it."""
        head, _, key = what.partition(".")
        if head == FIGURES:
            return self._figures.value(key)
        return self._records.one(head, self._chosen[head], key), False

    def is_chosen(self, source: str) -> bool:
        """Whether one record of this source is meant."""
        return source in self._chosen

    def rows(self, source: str, columns: Sequence[str], order: str) -> list[list[Value]]:
        """The values of every record, or of the first ones where no more are wanted."""
        found = self._records.rows(source, columns, order)
        self.is_cut |= self._most is not None and len(found) > self._most
        return found[: self._most]

    def is_share(self, what: str) -> bool:
        """Whether values of this name are in per cent."""
        head, _, key = what.partition(".")
        return head == FIGURES and key in self._figures.by_key and self._figures.by_key[key].is_share
