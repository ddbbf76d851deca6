"""Several offices in one process, and an oracle that notes what each writer really saw.

The oracle never looks at ``seen`` or ``cover``: it keeps, for each change and
unit, the set of changes that its writer had been shown, directly or through
those who wrote what he was shown. Heads, conflicts and disputed deletions are
computed from that a second time and held against the ledger.
"""

import random
from dataclasses import dataclass, field, replace

import pytest

from fieldkit.kernel.canonical import digest_of
from fieldkit.ledger import writing
from fieldkit.ledger.change import DELETED
from fieldkit.ledger.state import state_of
from fieldkit.ledger.union import Ledger

RECORDS = ("a" * 32, "b" * 32, "c" * 32)
UNITS = ("name", "phone", "services#parcels")
VALUES = (None, "1", "2", "3")
OFFICES = 4


@dataclass
class Oracle:
    """What every writer really saw, as plain sets of changes."""

    behind: dict = field(default_factory=dict)
    """(dot, unit) → dots of that unit that its writer knew of."""
    covered: dict = field(default_factory=dict)
    """dot of a deletion → unit → dots that its writer knew of."""
    typed: list = field(default_factory=list)
    """(record, unit, value) in the order of typing."""

    def known(self, held, record, unit):
        about = [c for c in held if c.record == record and unit in c.values]
        return {c.dot for c in about}.union(*(self.behind[c.dot, unit] for c in about))

    def note(self, held, change, shown=None):
        """Note what the writer of ``change`` saw; ``shown`` when it was less than all that his office held."""
        for unit, value in change.values.items():
            self.typed.append((change.record, unit, value))
            if shown is None:
                self.behind[change.dot, unit] = self.known(held, change.record, unit)
            else:
                self.behind[change.dot, unit] = {shown.dot} | self.behind[shown.dot, unit]
        if change.values.get(DELETED) is not None:
            mine = [c for c in held if c.record == change.record]
            units = {unit for c in mine for unit in c.values} - {DELETED}
            cover = {unit: self.known(mine, change.record, unit) for unit in units}
            for earlier in self.heads(mine, change.record, DELETED):
                for unit, dots in self.covered.get(earlier.dot, {}).items():
                    cover[unit] = cover.get(unit, set()) | dots
            self.covered[change.dot] = cover

    def heads(self, held, record, unit):
        about = [c for c in held if c.record == record and unit in c.values]
        return [c for c in about if not any(c.dot in self.behind[d.dot, unit] for d in about)]

    def disputed(self, held, record):
        """Units changed by somebody the deleters did not know of, nor he of them; empty when nobody deleted."""
        deletions = [d for d in self.heads(held, record, DELETED) if d.values[DELETED] is not None]
        units = {unit for c in held if c.record == record for unit in c.values} - {DELETED}
        return tuple(
            unit
            for unit in sorted(units)
            if deletions
            and any(
                all(c.dot not in self.covered[d.dot].get(unit, ()) for d in deletions)
                for c in self.heads(held, record, unit)
            )
        )


@dataclass
class Office:
    """One writing database: its set of changes, and the live ones kept as a store would."""

    cursor: writing.Cursor
    person: str
    ledger: Ledger = field(default_factory=Ledger)
    live: dict = field(default_factory=dict)
    packages: list = field(default_factory=list)

    def take(self, changes):
        fresh = {c.dot: c for c in changes if c.dot not in self.ledger}
        self.ledger.add(changes)
        for record in {c.record for c in fresh.values()}:
            newcomers = [c for c in fresh.values() if c.record == record]
            self.live[record] = state_of((*self.live.get(record, ()), *newcomers)).live

    def state(self, record):
        return self.ledger.state(record)


class World:
    """Offices that write, lose, repeat and pass on packages, each with a clock of its own."""

    def __init__(self, clocks=None):
        self.oracle = Oracle()
        self.clocks = clocks or random.Random(1)
        self.offices = [
            Office(writing.Cursor(f"{number:032x}"), f"person {number}") for number in range(OFFICES)
        ]
        self.sheets = []
        self.everything = {}

    def signature(self, office):
        year = 1970 + self.clocks.randrange(130)
        return writing.Signature(office.person, f"{year}-01-01T00:00:00+08:00", self.clocks.randrange(10**6))

    def take_written(self, office, made, cursor, shown=None):
        for change in made:
            self.oracle.note(list(office.ledger), change, shown)
            office.take([change])
            self.everything[change.dot] = change
        if cursor is not None:
            office.cursor = cursor

    def write(self, number, record, values):
        """Set fields as a form does: those in conflict are left alone."""
        office = self.offices[number % OFFICES]
        state, sign = office.state(record), self.signature(office)
        if state is None:
            made, cursor = writing.write(office.cursor, sign, record=record, kind="outlet", values=values)
            return self.take_written(office, [made], cursor)
        free = {unit: value for unit, value in values.items() if state.conflict(unit) is None}
        return self.take_written(office, *writing.edit(office.cursor, sign, state, free))

    def settle(self, number, record, unit, value):
        office = self.offices[number % OFFICES]
        if (state := office.state(record)) is not None:
            self.take_written(
                office, *writing.resolve(office.cursor, self.signature(office), state, unit, value)
            )

    def delete(self, number, record):
        office = self.offices[number % OFFICES]
        if (state := office.state(record)) is not None:
            self.take_written(office, *writing.delete(office.cursor, self.signature(office), state))

    def restore(self, number, record):
        office = self.offices[number % OFFICES]
        if (state := office.state(record)) is not None:
            self.take_written(office, *writing.restore(office.cursor, self.signature(office), state))

    def join(self, number, record, other, *, same):
        first, second = sorted((record, other))
        office = self.offices[number % OFFICES]
        if first != second and (state := office.state(first)) is not None:
            sign = self.signature(office)
            self.take_written(office, *writing.alias(office.cursor, sign, state, second, same=same))

    def send(self, sender, receiver, chance):
        """A package of a random part of what the sender holds: some of it is lost for now."""
        held = list(self.offices[sender % OFFICES].ledger)
        package = [c for c in held if chance.random() < 0.7]
        package += [c for c in package if chance.random() < 0.2]
        chance.shuffle(package)
        office = self.offices[receiver % OFFICES]
        office.packages.append(package)
        office.take(package)

    def export_cell(self, number, record, unit):
        """What a spreadsheet shows of one field: one head, also in a conflict."""
        state = self.offices[number % OFFICES].state(record)
        if state is not None and state.heads.get(unit):
            self.sheets.append((len(self.sheets), record, unit, state.heads[unit][0]))

    def correct_cell(self, at, receiver, value):
        """The sheet comes back to some office with another value in that cell."""
        if not self.sheets:
            return
        package, record, unit, shown = self.sheets[at % len(self.sheets)]
        if value == shown.values[unit]:
            return
        replica = "xl" + digest_of(f"{package}:{record}:{unit}:{value}")[:30]
        change, _ = writing.write(
            writing.Cursor(replica),
            writing.Signature(source="sheet"),
            record=record,
            kind="outlet",
            values={unit: value},
            seen=writing.join([shown]),
        )
        office = self.offices[receiver % OFFICES]
        if change.dot in self.everything:
            office.take([change])
            return
        self.take_written(office, [change], None, shown)

    def play(self, actions):
        """Do what a drawn list of actions says; numbers wrap round, so every list is a story."""
        for kind, who, whom, which, unit, value, seed in actions:
            record, name, text = RECORDS[max(0, which - 8) % 3], UNITS[unit % 3], VALUES[value % 4]
            other = RECORDS[seed % 3]
            match kind:
                case "write":
                    chance = random.Random(seed)
                    several = {u: VALUES[chance.randrange(4)] for u in UNITS if chance.random() < 0.4}
                    self.write(who, record, {**several, name: text})
                case "settle":
                    self.settle(who, record, name, text)
                case "delete":
                    self.delete(who, record)
                case "restore":
                    self.restore(who, record)
                case "join":
                    self.join(who, record, other, same=value % 3 != 0)
                case "send":
                    self.send(who, whom, random.Random(seed))
                case "export":
                    self.export_cell(who, record, name)
                case "correct":
                    self.correct_cell(which, whom, text)
        return self


@pytest.fixture(scope="session")
def play():
    """Play a drawn story; returns the :class:`World` after it."""

    def play(actions, clocks=None):
        return World(clocks).play(actions)

    return play


@pytest.fixture(scope="session")
def world():
    """Make an empty world for a story told by hand."""
    return World


@pytest.fixture(scope="session")
def altered():
    """Return a change with some attributes replaced, sealed again."""

    def altered(change, **values):
        return replace(change, **values).sealed()

    return altered
