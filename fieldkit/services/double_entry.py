"""Double entry: chosen fields of a paper sheet are keyed a second time, and what differs is settled with the paper in hand.

The second typist sees nothing of the first one's values or warnings. Which fields:
those that the form marks (``bind::fieldkit:twice``), and all fields of a share of
the sheets that the office sets. Both entries stay with the sheet and travel with it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.paper.keying import keying_order
from fieldkit.posters.paper.typed import value_of_typed
from fieldkit.questionnaires.checks import canonical_answer
from fieldkit.registers.records import BESIDE, answers_of, beside_of
from fieldkit.registers.submission import ANSWER, PAPER, SECOND, SETTLED, SUBMISSION
from fieldkit.services import form_versions
from fieldkit.services.keyed_sheets import BLANK, INSTANCE, KeyedField, is_marked_twice
from fieldkit.services.keying import KeyingService
from fieldkit.storage import ledger_store, lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.kernel.problems import Problem
    from fieldkit.ledger.state import RecordState
    from fieldkit.services.keyed_sheets import KeyedSheet
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

WHOLE_SHARE = "keying.whole_share"
"""Setting: how many of a hundred sheets are keyed twice in whole.

It belongs to a workspace and does not travel; the view where sheets are begun shows it, and
offices agree on one figure. Which sheets follows from their numbers, the same on every machine.
"""


_FORM = ("form", "form_version", "form_content")


class Right(StrEnum):
    """Which entry the paper bears out."""

    FIRST = "first"
    SECOND = "second"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sheet that waits: for the second typist (``to_key`` fields), or for somebody to settle ``differing`` ones."""

    record: str
    sheet: str
    community: str
    first_typist: str
    to_key: int
    differing: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two people keyed differently."""

    field: KeyedField
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How the first pass did: ``errors`` of ``fields`` that were keyed twice and settled."""

    fields: int
    errors: int

    @property
    def per_thousand(self) -> float | None:
        """Errors per thousand fields; None before any was keyed twice."""
        return self.errors * 1000 / self.fields if self.fields else None


class SecondPass:
    """The second typing of one sheet."""

    def __init__(self, sheet: KeyedSheet, state: RecordState, *, is_whole: bool) -> None:
        units = state.values()
        self.sheet = sheet
        self._state = state
        self._is_whole = is_whole
        self._second = beside_of(SUBMISSION, units, SECOND)
        self._settled = beside_of(SUBMISSION, units, SETTLED)

    @property
    def typed(self) -> Mapping[str, str]:
        """What the second typist keyed, by path."""
        return self._second

    def fields(self) -> tuple[KeyedField, ...]:
        """The fields to key again, in the order of the paper."""
        return tuple(
            one
            for one in self.sheet.fields()
            if one.view.is_relevant and not one.view.is_readonly and (self._is_whole or one.is_twice)
        )

    def first_typists(self) -> tuple[str, ...]:
        """Who wrote the answers that are keyed again, as the ledger has it; settled ones aside."""
        paths = [one.path for one in self.fields() if one.path not in self._settled]
        heads = (head for path in paths for head in self._state.heads.get(ANSWER + path, ()))
        return tuple(dict.fromkeys(head.person for head in heads if head.person))

    def waiting(self) -> tuple[KeyedField, ...]:
        """Those that the second typist has not keyed yet."""
        return tuple(one for one in self.fields() if one.path not in self._second)

    def key(self, path: str, typed: str) -> str:
        """Keep what the second typist keyed; nothing is checked against the first entry.

        Returns:
            The value as it is stored.
        """
        field = self.sheet.field(path)
        value = value_of_typed(field.view.type, typed, field.codes)
        choices = [choice.value for choice in field.view.choices]
        value = canonical_answer(field.view.type, value, choices)
        # An empty field was keyed too: the sign tells it from one that still waits.
        self.sheet.sitting.write_beside(path, SECOND, f"={value}")
        self._second[path] = f"={value}"
        return value

    def differences(self) -> tuple[Difference, ...]:
        """The fields that both keyed, and differently, and that nobody settled."""
        found = []
        for one in self.fields():
            second = self._second.get(one.path)
            if second is None or one.path in self._settled:
                continue
            if second.removeprefix("=") != one.view.value:
                found.append(Difference(one, one.view.value, second.removeprefix("=")))
        return tuple(found)

    def settle(self, path: str, right: Right, typed: str = "") -> Problem | None:
        """Take the value that the paper bears out; ``typed`` by printed codes for a third one.

        Who settles has the paper before them: a value that the form objects to is
        confirmed in their name, and a sheet where something new is asked for is open again.

        Returns:
            What the form says against the value; None when nothing.
        """
        second = self._second.get(path, "=").removeprefix("=")
        if right is Right.SECOND:
            self.sheet.take(path, second)
        elif right is Right.OTHER:
            self.sheet.key(path, typed)
        self.sheet.sitting.write_beside(path, SETTLED, str(right))
        self._settled[path] = str(right)
        settled = self.sheet.field(path)
        problem = settled.problem if settled.view.is_relevant else None
        if problem is not None:
            self.sheet.confirm(path)
        if self.sheet.open_fields():
            self.sheet.sitting.reopen()
        self.sheet.note_blanks()
        return problem


class DoubleEntryService:
    """Which sheets wait for a second pass, and how the first one did."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._keying = KeyingService(workspace)
        self._kept: dict[str, tuple[object, tuple[str, int, int] | None]] = {}

    @property
    def whole_share(self) -> int:
        """How many of a hundred sheets are keyed twice in whole."""
        kept = self._workspace.setting(WHOLE_SHARE)
        return min(100, int(kept)) if kept.isdecimal() else 0

    def set_whole_share(self, share: int) -> None:
        """Set how many of a hundred sheets are keyed twice in whole."""
        self._workspace.set_setting(WHOLE_SHARE, str(max(0, min(100, share))))

    def open(self, record: str) -> SecondPass:
        """Begin or take up the second typing of a sheet."""
        with self._workspace.database.read() as connection:
            state = ledger_store.state(connection, record)
        assert state is not None, "listed records exist"
        whole = _is_whole(state.value("sheet") or "", self.whole_share)
        return SecondPass(self._keying.take_up(record), state, is_whole=whole)

    def waiting(self) -> list[Waiting]:
        """Paper sheets that are closed and wait for the second typist, or to be settled; oldest first."""
        found = []
        with self._workspace.database.read() as connection:
            forms = _Forms(connection)
            listed, share = [], self.whole_share
            for record, row in _paper_sheets(connection):
                is_whole = _is_whole(str(row["sheet"] or ""), share)
                twice = forms.twice(row, is_whole=is_whole)
                if twice:
                    listed.append((record, row, twice))
            read = self._judged(connection, {record: twice for record, _, twice in listed})
            for record, row, _ in listed:
                made = read[record]
                if made is not None:
                    sheet, community = str(row["sheet"] or ""), str(row["community"] or "")
                    found.append(Waiting(record, sheet, community, *made))
        return found

    def _judged(
        self, connection: Connection, wanted: Mapping[str, frozenset[str]]
    ) -> dict[str, tuple[str, int, int] | None]:
        """What waits of these sheets; those that nobody touched since are not read again."""
        keys = {
            record: (stamp, wanted[record])
            for record, stamp in ledger_store.stamps_of(connection, list(wanted)).items()
        }
        stale = [one for one in wanted if one not in self._kept or self._kept[one][0] != keys[one]]
        for record, state in ledger_store.states_of(connection, stale).items():
            self._kept[record] = (keys[record], _waiting(state, wanted[record]))
        return {one: self._kept[one][1] for one in wanted}

    def first_pass(self) -> ErrorRate:
        """How many of the fields that were keyed twice the first typist had wrong."""
        fields = errors = 0
        with self._workspace.database.read() as connection:
            listed = [record for record, _ in _paper_sheets(connection)]
            keyed = ledger_store.mentioning(connection, listed, BESIDE + SECOND)
            states = ledger_store.states_of(connection, sorted(keyed))
        for state in states.values():
            units = state.values()
            fields += len(beside_of(SUBMISSION, units, SECOND))
            settled = beside_of(SUBMISSION, units, SETTLED)
            errors += sum(one != Right.FIRST for one in settled.values())
        return ErrorRate(fields, errors)


def _is_whole(sheet: str, share: int) -> bool:
    """Whether a sheet is among those keyed twice in whole: the same on every machine."""
    return zlib.crc32(sheet.encode()) % 100 < share


class _Forms:
    """Which questions of each form version are keyed twice; each version is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[tuple[str, ...], tuple[frozenset[str], frozenset[str]]] = {}

    def twice(self, row: Mapping[str, object], *, is_whole: bool) -> frozenset[str]:
        """The form paths to key again; none where the form of the sheet is not here."""
        version = tuple(str(row[key] or "") for key in _FORM)
        if version not in self._read:
            self._read[version] = self._paths(row)
        return self._read[version][0 if is_whole else 1]

    def _paths(self, row: Mapping[str, object]) -> tuple[frozenset[str], frozenset[str]]:
        nothing: frozenset[str] = frozenset()
        version = form_versions.version_of_sheet(self._connection, row)
        if version is None:
            return nothing, nothing
        try:
            form = form_versions.open_version(self._connection, version)
        except FieldkitError:
            return nothing, nothing
        printed = frozenset(step.path for step in keying_order(form))
        return printed, frozenset(path for path in printed if is_marked_twice(form, path))


def _waiting(state: RecordState, twice: frozenset[str]) -> tuple[str, int, int] | None:
    """First typists, fields to key and fields that differ, from the units alone; None when nothing waits."""
    units = state.values()
    answers = answers_of(SUBMISSION, units)
    second, settled = beside_of(SUBMISSION, units, SECOND), beside_of(SUBMISSION, units, SETTLED)
    noted = " ".join(beside_of(SUBMISSION, units, BLANK).values()).removeprefix("=").split()
    closed = {path[1:] for path in noted if path.startswith("-")}
    blank = dict.fromkeys((path for path in noted if not path.startswith("-")), "")
    keyed = {
        path: value
        for path, value in {**blank, **answers}.items()
        if INSTANCE.sub("", path) in twice and path not in closed
    }
    to_key = sum(path not in second for path in keyed)
    open_ones = [path for path in keyed if path not in settled]
    differing = sum(path in second and second[path].removeprefix("=") != keyed[path] for path in open_ones)
    if not to_key and not differing:
        return None
    heads = (head for path in open_ones for head in state.heads.get(ANSWER + path, ()))
    return "、".join(dict.fromkeys(head.person for head in heads if head.person)), to_key, differing


def _paper_sheets(connection: Connection) -> Iterator[tuple[str, Mapping[str, object]]]:
    ids = lists.ids(
        connection, SUBMISSION.key, lists.Filter(equals=(("mode", (PAPER,)), ("state", ("complete",))))
    )
    rows = lists.rows(connection, SUBMISSION.key, ids, ("sheet", "community", *_FORM))
    yield from ((record, rows[record]) for record in ids)
