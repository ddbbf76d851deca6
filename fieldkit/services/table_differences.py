"""What a row of a list says that is new, held against what the list said the last time.

The base of a unit is what the last imports of lists wrote there: their changes have
the source ``table``. What the list has always said is no news, whoever corrected it
in the program meanwhile; what it says anew is an edit where the record still stands
as the list left it, and else a conflict for a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.ledger import writing
from fieldkit.ledger.change import join
from fieldkit.ledger.state import RecordState, heads_of
from fieldkit.registers.records import MARK, codes_of, units_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.exchange.foreign.row import ForeignRow
    from fieldkit.kernel.ids import RecordId
    from fieldkit.ledger.change import Change
    from fieldkit.registers.kinds import Kind

SOURCE = "table"


@dataclass(frozen=True, slots=True)
class News:
    """One unit that the list gives another value.

    Attributes:
        unit, value: what is set; None clears.
        before: the value shown so far.
        seen: what the list knew when it said so.
        is_conflict: somebody else's value stands beside it.
    """

    unit: str
    value: str | None
    before: str | None
    seen: Mapping[str, int]
    is_conflict: bool = False


@dataclass(frozen=True, slots=True)
class RecordNews:
    """All that a row says anew about its record."""

    record: RecordId
    kind: str
    news: tuple[News, ...]

    def write(self, cursor: writing.Cursor, who: writing.Signature) -> tuple[list[Change], writing.Cursor]:
        """One change for each group of units that share what was seen of them (LEDGER.md, Seen)."""
        groups: dict[tuple[tuple[str, int], ...], dict[str, str | None]] = {}
        for one in self.news:
            groups.setdefault(tuple(sorted(one.seen.items())), {})[one.unit] = one.value
        changes = []
        for seen, values in groups.items():
            change, cursor = writing.write(
                cursor, who, record=self.record, kind=self.kind, values=values, seen=dict(seen)
            )
            changes.append(change)
        return changes, cursor


def news_of_new(kind: Kind, record: RecordId, row: ForeignRow) -> RecordNews:
    """What makes a new record of a row."""
    news = []
    for key, value in row.values.items():
        declared = kind.field(key)
        units = {key: value} if declared is None else units_of(declared, value, None)
        news += [News(unit, one, None, {}) for unit, one in units.items() if one is not None]
    return RecordNews(record, kind.key, tuple(news))


def news_of(
    kind: Kind,
    state: RecordState,
    history: Sequence[Change],
    row: ForeignRow,
    *,
    blanks_clear: bool = False,
    accepted: bool = False,
) -> RecordNews:
    """What a row says anew about a record that is here.

    Args:
        kind: of the record.
        state: as it stands.
        history: every change of it.
        row: the row.
        blanks_clear: an empty cell takes back what the list gave.
        accepted: a person looks at each row and takes it, so what is shown counts as seen.
    """
    told = _Told([change for change in history if change.source == SOURCE])
    found = []
    for unit, value, is_implied in _wanted(kind, row, told, blanks_clear=blanks_clear):
        one = _judged(state, told.heads(unit), unit, value, is_implied=is_implied, accepted=accepted)
        if one is not None:
            found.append(one)
    return RecordNews(state.record, kind.key, tuple(found))


class _Told:
    """What lists said before about one record."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes

    def heads(self, unit: str) -> tuple[Change, ...]:
        """The last word of the lists about a unit; several where two offices had different ones."""
        return heads_of(self._changes, unit) if self._changes else ()

    def codes(self, key: str) -> tuple[str, ...]:
        """The codes that lists gave to a field that holds several."""
        prefix = f"{key}{MARK}"
        units = dict.fromkeys(
            unit for change in self._changes for unit in change.values if unit.startswith(prefix)
        )
        given = [unit for unit in units if any(head.values[unit] is not None for head in self.heads(unit))]
        return tuple(unit.removeprefix(prefix) for unit in given)


def _wanted(
    kind: Kind, row: ForeignRow, told: _Told, *, blanks_clear: bool
) -> list[tuple[str, str | None, bool]]:
    """Unit, value, and whether an empty value only follows from another cell."""
    found: list[tuple[str, str | None, bool]] = []
    values = {**row.values, **(dict.fromkeys(row.blank) if blanks_clear else {})}
    several = {field.key for field in kind.fields if field.holds_several}
    for key, value in values.items():
        if key not in several:
            found.append((key, value, value is None and key not in row.blank))
            continue
        wanted = codes_of(value)
        found += [(f"{key}{MARK}{code}", "1", False) for code in wanted]
        found += [(f"{key}{MARK}{code}", None, False) for code in told.codes(key) if code not in wanted]
    return found


def _judged(
    state: RecordState,
    told: tuple[Change, ...],
    unit: str,
    value: str | None,
    *,
    is_implied: bool,
    accepted: bool,
) -> News | None:
    said = {head.values[unit] for head in told} or {None}
    if value in said:
        return None
    shown, conflict, heads = state.value(unit), state.conflict(unit), state.heads.get(unit, ())
    standing = {head.dot for head in heads}
    if conflict is not None and any(head.dot in standing for head in told):
        # one of the competing values is the list's own, and it now says another
        others = {head.values[unit] for head in heads} - said
        return News(unit, value, shown, join(told), is_conflict=bool(others - {value}))
    if value == shown:
        return None
    if conflict is None and (shown in said or accepted):
        return News(unit, value, shown, join(heads))
    if is_implied or (conflict is not None and value in conflict.values):
        return None
    return News(unit, value, shown, join(told), is_conflict=True)
