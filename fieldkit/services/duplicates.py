"""Two records of one outlet: found, joined (是同一家), told apart (不是同一家), split again.

Both records stay in the ledger whatever people decide. A join makes one line of
them, in which fields that differ are conflicts to settle; every decision is an
ordinary change, travels with the packages and can be taken back.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.exchange.duplicates.search import search
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.ids import RecordId
from fieldkit.kernel.texts import Text
from fieldkit.ledger import writing
from fieldkit.ledger.change import DIFFER
from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.records import field_key
from fieldkit.services.duplicate_hints import near
from fieldkit.services.duplicate_views import (
    Joined,
    JoinedClass,
    Pair,
    Review,
    Side,
    as_json,
    every_entry,
    joined_groups,
    member_sides,
    pairs_of,
    settled_pairs,
)
from fieldkit.services.names import NamesInWorkspace
from fieldkit.storage import ledger_store
from fieldkit.storage.problems import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.ledger.state import RecordState
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

__all__ = [
    "Decision",
    "DuplicateError",
    "DuplicateService",
    "Joined",
    "JoinedClass",
    "Pair",
    "Side",
    "as_json",
]

COUNT = "duplicates"
"""Setting: how many likely duplicates the last search left to decide."""


class DuplicateError(ErrorCode):
    """Why two records could not be joined, told apart or split."""

    ONE_RECORD = Text(
        "选的是同一条记录，没有改动。请选两条不同的记录。",
        "Both are the same record; nothing was changed. Choose two different ones.",
    )
    NOT_OUTLETS = Text(
        "只有网点可以合并，没有改动。{kind}有重复的，请删掉多余的一条。",
        "Only outlets can be joined; nothing was changed. Of {kind_en}, delete the one too many.",
    )
    KINDS_DIFFER = Text(
        "这两条记录不是同一类，不能合并，没有改动。请选两家网点。",
        "The two records are of different kinds; nothing was changed. Choose two outlets.",
    )
    DELETED = Text(
        "“{name}”已经删除，没有改动。要合并请先恢复它。",
        "“{name}” is deleted; nothing was changed. Restore it first.",
    )
    ALREADY_JOINED = Text(
        "这两条已经合并成一家，没有改动。要分开请用“拆开”。",
        "The two are joined already; nothing was changed. Split them to undo it.",
    )
    NOTHING_TO_SPLIT = Text(
        "“{name}”没有和别的记录合并，不用拆开，没有改动。",
        "“{name}” is joined with no other record; nothing was changed.",
    )


class DecisionKind(StrEnum):
    """What people decide about two records."""

    JOIN = "join"
    SPLIT = "split"
    NOT_SAME = "not_same"


@dataclass(frozen=True, slots=True)
class Decision:
    """One step that can be undone.

    Attributes:
        kind: what was decided.
        records: about which ones, by id.
        changes: what was written.
        before: by record, the shown value of each unit before.
    """

    kind: DecisionKind
    records: tuple[str, ...]
    changes: tuple[Change, ...]
    before: Mapping[str, Mapping[str, str | None]]


class DuplicateService:
    """Find likely duplicates and write down what people say about them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._done: list[Decision] = []

    # -- reading ---------------------------------------------------------

    def find(self, progress: Progress | None = None, language: Language = "zh") -> list[Pair]:
        """Pairs that may be one outlet and that nobody decided about, the most likely first.

        Raises:
            OperationCancelledError: cancel was asked for.
        """
        return list(self.review(progress, language).pairs)

    def review(self, progress: Progress | None = None, language: Language = "zh") -> Review:
        """The same, with what was left aside."""
        with self._workspace.database.read() as connection:
            names = NamesInWorkspace(connection)
            settled = settled_pairs(connection)
            found = search(every_entry(connection, names), settled=settled, progress=progress)
            pairs = pairs_of(connection, found.candidates, language)
        self._keep_count(len(pairs))
        return Review(tuple(pairs), found.notes)

    def count(self, *, cached: bool = True, progress: Progress | None = None) -> int | None:
        """How many pairs wait for a decision.

        Args:
            cached: as the last search left it, at once; None when nobody ever searched.
            progress: of the search, where it is asked for.
        """
        if not cached:
            return len(self.find(progress))
        kept = self._workspace.setting(COUNT)
        return int(kept) if kept else None

    def joined(self, language: Language = "zh") -> list[JoinedClass]:
        """Every class of joined records, to look at or to split."""
        with self._workspace.database.read() as connection:
            groups = joined_groups(connection)
            sides = member_sides(connection, sorted({one for group in groups for one in group}), language)
            return [
                JoinedClass(
                    ledger_store.representative(connection, group[0]), tuple(sides[one] for one in group)
                )
                for group in groups
            ]

    def near(self, values: Mapping[str, str | None], own: str = "") -> list[str]:
        """Which outlets may be the one being typed, the most likely first; at once.

        Args:
            values: canonical values typed so far, by field key.
            own: id of the record being typed, which is no duplicate of itself.
        """
        with self._workspace.database.read() as connection:
            return near(connection, values, own, settled_pairs(connection))

    # -- deciding --------------------------------------------------------

    def join(self, a: str, b: str) -> Joined:
        """是同一家: both stay in the ledger, one line is shown.

        Raises:
            FieldkitError: one record twice, unknown, deleted, no outlet, joined already; nothing was written.
        """
        with self._workspace.database.write() as work:
            first, second = _two(work.connection, a, b)
            made = self._workspace.append(work, lambda cursor, who: _join(cursor, who, first, second), "join")
            members = ledger_store.members_of(work.connection, first.record)
            united = ledger_store.united_state(work.connection, first.record)
            shown = ledger_store.representative(work.connection, first.record)
        self._remember(DecisionKind.JOIN, (first, second), made)
        fields = {field_key(conflict.unit) for conflict in united.conflicts()}
        declared = {field.key for field in OUTLET.fields}
        return Joined(shown, members, len(fields & declared))

    def split(self, record: str) -> tuple[str, ...]:
        """拆开: withdraw every join that holds this record to others.

        Returns:
            The records it was held to, by id.

        Raises:
            FieldkitError: no such record, or it is joined with none; nothing was written.
        """
        with self._workspace.database.write() as work:
            state = _state(work.connection, record)
            held = [pair for pair in ledger_store.joined_pairs(work.connection) if record in pair]
            if not held:
                raise FieldkitError(DuplicateError.NOTHING_TO_SPLIT, name=_title(state))
            others = sorted({one for pair in held for one in pair} - {record})
            states = ledger_store.states_of(work.connection, [record, *others])  # some may not have come yet
            made: list[Change] = []
            for smaller, larger in held:
                made += self._workspace.append(
                    work,
                    lambda cursor, who, smaller=smaller, larger=larger: writing.alias(  # type: ignore[misc]
                        cursor, who, states[smaller], RecordId(larger), same=False
                    ),
                    "split",
                )
        self._remember(DecisionKind.SPLIT, list(states.values()), made)
        return tuple(others)

    def not_same(self, a: str, b: str) -> None:
        """不是同一家: remembered, so that nobody is asked again; it travels.

        Raises:
            FieldkitError: one record twice, unknown, deleted, no outlet, joined; nothing was written.
        """
        with self._workspace.database.write() as work:
            first, second = _two(work.connection, a, b)
            made = self._workspace.append(
                work, lambda cursor, who: writing.differ(cursor, who, first, second.record), "not_same"
            )
        self._remember(DecisionKind.NOT_SAME, (first, second), made)

    def undo(self) -> Decision | None:
        """Take the last decision back, as far as nobody changed it since; None when there is none."""
        if not self._done:
            return None
        decision = self._done.pop()
        with self._workspace.database.write() as work:
            states = ledger_store.states_of(work.connection, list(decision.before))
            for record, before in decision.before.items():
                written = [change for change in decision.changes if change.record == record]
                self._workspace.append(
                    work,
                    lambda cursor, who, state=states[record], written=written, before=before: (  # type: ignore[misc]
                        writing.undo(cursor, who, state, written, before)
                    ),
                    "undo",
                )
        self._keep_count_after(decision.kind, 1)
        return decision

    def _remember(self, kind: DecisionKind, states: Sequence[RecordState], made: Sequence[Change]) -> None:
        if not made:
            return
        before: dict[str, dict[str, str | None]] = {
            state.record: {
                unit: state.value(unit)
                for change in made
                if change.record == state.record
                for unit in change.values
            }
            for state in states
        }
        before = {record: units for record, units in before.items() if units}
        self._done.append(
            Decision(kind, tuple(sorted(state.record for state in states)), tuple(made), before)
        )
        self._keep_count_after(kind, -1)

    def _keep_count_after(self, kind: DecisionKind, step: int) -> None:
        """A decision about a pair takes it off the list; a split is about none that is on it."""
        present = self.count()
        if present is not None and kind is not DecisionKind.SPLIT:
            self._keep_count(max(0, present + step))

    def _keep_count(self, count: int) -> None:
        # A convenience: a workspace that is busy or cannot be written shows what was found all the same.
        with contextlib.suppress(FieldkitError):
            if self.count() != count:
                self._workspace.set_setting(COUNT, str(count))


def _join(
    cursor: writing.Cursor, who: writing.Signature, first: RecordState, second: RecordState
) -> tuple[list[Change], writing.Cursor]:
    """The join; whoever said before that they differ is overruled."""
    made, cursor = writing.alias(cursor, who, first, second.record, same=True)
    if first.value(DIFFER + second.record) is None:
        return made, cursor
    more, cursor = writing.differ(cursor, who, first, second.record, differ=False)
    return [*made, *more], cursor


def _two(connection: Connection, a: str, b: str) -> tuple[RecordState, RecordState]:
    """Two outlets that are not joined, the smaller id first."""
    if a == b:
        raise FieldkitError(DuplicateError.ONE_RECORD)
    first, second = _state(connection, min(a, b)), _state(connection, max(a, b))
    if first.kind != second.kind:
        raise FieldkitError(DuplicateError.KINDS_DIFFER)
    if first.kind != OUTLET.key:
        kind = kind_of(first.kind)
        label = kind.label if kind else Text(first.kind, first.kind)
        raise FieldkitError(DuplicateError.NOT_OUTLETS, kind=label.zh, kind_en=label.en)
    for state in (first, second):
        if state.is_deleted:
            raise FieldkitError(DuplicateError.DELETED, name=_title(state))
    if second.record in ledger_store.members_of(connection, first.record):
        raise FieldkitError(DuplicateError.ALREADY_JOINED)
    return first, second


def _state(connection: Connection, record: str) -> RecordState:
    state = ledger_store.state(connection, record)
    if state is None:
        raise FieldkitError(StorageError.NO_SUCH_RECORD, record=record)
    return state


def _title(state: RecordState) -> str:
    return state.value(OUTLET.title) or state.record
