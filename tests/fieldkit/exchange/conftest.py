"""Offices in memory that make and take packages, and hands that correct cells in them."""

import shutil
import zipfile
from dataclasses import dataclass, field

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from fieldkit.exchange.package import Op, PackageContent, Sender
from fieldkit.exchange.plan import plan_import
from fieldkit.exchange.reading import read_package
from fieldkit.exchange.tables import Labels, RegisterCells, table_of
from fieldkit.exchange.workbook import write_package
from fieldkit.kernel.ids import named_id
from fieldkit.kernel.progress import Progress
from fieldkit.ledger import writing
from fieldkit.ledger.union import Ledger
from fieldkit.registers.catalogue import KINDS, kind_of
from fieldkit.registers.records import units_of

CREATED = "2026-06-30T09:31:00+08:00"


def pytest_collection_modifyitems(config, items):
    """Leave out, and say so, what needs LibreOffice where it is not installed."""
    if shutil.which("soffice"):
        return
    left_out = [item for item in items if "by_libreoffice" in item.name]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


class NamesOf:
    """What areas and circles are called in one office."""

    def __init__(self, ledger):
        self._ledger = ledger

    def _all(self, kind):
        states = (self._ledger.state(record) for record in self._ledger.records())
        return [state for state in states if kind in {state.kind, None}]

    def find(self, kind, typed):
        return tuple(
            s.record for s in self._all(kind) if typed in {s.record, s.value("name"), s.value("code")}
        )

    def name(self, record):
        state = self._ledger.state(record)
        return (state.value("name") or "") if state else ""


@dataclass
class Office:
    """One writing database in memory."""

    name: str
    person: str = "李梅"
    ledger: Ledger = field(default_factory=Ledger)

    def __post_init__(self):
        self.cursor = writing.Cursor(named_id("office", self.name))
        self.names = NamesOf(self.ledger)

    def sign(self):
        return writing.Signature(self.person, CREATED)

    def add(self, kind, label, **values):
        """Write a record of canonical values; its id follows from ``label``."""
        record = named_id(kind, label)
        units = {}
        for key, value in values.items():
            declared = kind_of(kind).field(key)
            units.update(units_of(declared, value, None) if declared else {key: value})
        change, self.cursor = writing.write(self.cursor, self.sign(), record=record, kind=kind, values=units)
        self.ledger.add([change])
        return record

    def edit(self, record, **values):
        made, self.cursor = writing.edit(self.cursor, self.sign(), self.ledger.state(record), values)
        self.ledger.add(made)

    def ops(self):
        """The changes as they travel."""
        return [
            Op(change.replica, change.seq, change.body())
            for change in sorted(self.ledger, key=lambda c: c.dot)
        ]

    def content(self, **more):
        tables = []
        states = [self.ledger.state(record) for record in self.ledger.records()]
        labels = Labels({"area": [s.value("name") for s in states if s.kind == "area"]})
        for kind in KINDS:
            mine = [state for state in states if state.kind == kind.key]
            if mine:
                tables.append(table_of(kind, mine, self.names, labels))
        sender = Sender(self.cursor.replica, self.person, self.name, "community")
        values = {
            "sender": sender,
            "created": CREATED,
            "program": "fieldkit 0.1.0",
            "ops": self.ops(),
            "names": {
                kind: [
                    (s.record, s.value("name") or "", s.value("code") or "") for s in states if s.kind == kind
                ]
                for kind in ("area", "circle")
            },
            "tables": tuple(tables),
            "known": self.ledger.held(),
            "replicas": (sender,),
            **more,
        }
        return PackageContent(**values)

    def export(self, path, **more):
        write_package(self.content(**more), path, Progress())
        return path

    def hashes(self, dots):
        held = {change.dot: change.hash for change in self.ledger}
        return {dot: held[dot] for dot in dots if dot in held}

    def states(self, records):
        return {record: state for record in records if (state := self.ledger.state(record))}

    def rejected(self, records):
        marks = (unit for record in records if (state := self.ledger.state(record)) for unit in state.heads)
        return {unit.partition("/")[2] for unit in marks if unit.startswith("$rejected/")}

    def plan(self, path):
        """What taking the package would do; its changes are listed, as its file is closed afterwards."""
        with read_package(path, Progress()) as package:
            plan = plan_import(package, self, RegisterCells(self.names))
            return Weighed(plan, list(plan.new_changes()))

    def take(self, path):
        plan = self.plan(path)
        self.ledger.add([*plan.new_changes, *plan.edits])
        return plan


@dataclass(frozen=True)
class Weighed:
    """A plan with its new changes at hand."""

    plan: object
    new_changes: list

    def __getattr__(self, name):
        return getattr(self.plan, name)


@pytest.fixture(scope="session")
def office():
    """Make an office with this name."""
    return Office


@pytest.fixture(scope="session")
def street():
    """Make a community office with an area and a few outlets, as people would type them."""

    def street(outlets=3):
        made = Office("瑞丰社区")
        area = made.add("area", "瑞丰", name="瑞丰社区", level="community", population="8123")
        for number in range(1, outlets + 1):
            made.add(
                "outlet",
                str(number),
                name=f"老王修锁{number}号店",
                business_type="B01",
                community=area,
                address=f"鼓楼东街 {number} 号",
                phone="0955-7012345",
                brand="007",
                status="operating",
                services="parcels;printing",
                credit_code="91640500MA76E5XX12",
                floor="3-1",
                staff=str(number),
                remarks="=HYPERLINK(1)",
            )
        return made

    return street


class Hands:
    """Somebody with a spreadsheet: opens a package, changes cells, saves."""

    def __init__(self, path):
        self.path = path
        self.book = load_workbook(path)

    def sheet(self, name="网点"):
        return self.book[name]

    def column(self, key, sheet="网点"):
        keys = [cell.value for cell in self.book[sheet][1]]
        return keys.index(key) + 1

    def cell(self, row, key, sheet="网点"):
        return self.book[sheet].cell(row, self.column(key, sheet))

    def put(self, row, key, value, sheet="网点"):
        self.cell(row, key, sheet).value = value
        return self

    def save(self, path=None):
        target = path or self.path
        self.book.save(target)
        return target


@pytest.fixture(scope="session")
def hands():
    """Open a package by hand."""
    return Hands


@pytest.fixture(scope="session")
def rows_of():
    """Return every row of a sheet, as a reader sees it."""
    return lambda path, sheet: CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()


@pytest.fixture(scope="session")
def rezip():
    """Copy a zip file, with some members replaced (bytes) or left out (None)."""

    def rezip(source, target, **members):
        named = {name.replace("__", "/"): content for name, content in members.items()}
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                content = named.pop(name, old.read(name))
                if content is not None:
                    new.writestr(name, content)
            for name, content in named.items():
                new.writestr(name, content)
        return target

    return rezip
