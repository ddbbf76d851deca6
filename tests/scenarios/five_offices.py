"""Five offices that never meet a network, driven by chance: what they type, send, lose, repeat, correct and erase.

The machine keeps an account apart from the program: every word that was typed,
and which of them somebody had erased. At the end everything that is still
somewhere is brought to everybody, and the accounts are held against the books.
"""

import random
import shutil
from dataclasses import dataclass, field

from fieldkit.exchange.rehearsal import correct_cell
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.erasure import ErasureService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.receipts import ReceiptService
from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewService
from fieldkit.services.workspace import open_workspace
from fieldkit.storage import ledger_store

FIELDS = ("name", "address", "brand", "licence_name", "remarks")
SERVICES = ("parcels", "printing", "repair", "keys")
OFFICES = 5


@dataclass
class Package:
    path: object
    lines: list  # (record, row) as they stand in the sheet


@dataclass
class Account:
    """What was typed: word → (record, field); and what was erased, by record: None for all of it."""

    typed: dict = field(default_factory=dict)
    erased: dict = field(default_factory=dict)
    known_when_erased: set = field(default_factory=set)
    steps: list = field(default_factory=list)


class Office:
    def __init__(self, path, clock):
        self.path, self.clock = path, clock
        self.open()

    def open(self):
        self.workspace = open_workspace(self.path, self.clock)
        self.records = RecordService(self.workspace)
        self.packages = PackageService(self.workspace)
        self.conflicts = ConflictService(self.workspace)
        self.duplicates = DuplicateService(self.workspace)

    def close(self):
        self.workspace.close()

    def outlets(self):
        return self.records.ids("outlet")

    def digest(self):
        return MaintenanceService(self.workspace).digest()

    def bodies(self):
        with self.workspace.database.read() as connection:
            return "\n".join(change.body() for change in ledger_store.all_changes(connection))


class FiveOffices:
    def __init__(self, seed, folder, blank, clock):
        self.chance = random.Random(seed)
        self.folder, self.account = folder, Account()
        self.offices = []
        for number in range(OFFICES):
            path = folder / f"office{number}.fieldkit"
            shutil.copytree(blank, path)
            self.offices.append(Office(path, clock))
        self.mail, self.archive, self.count = [], [], 0

    def close(self):
        for office in self.offices:
            office.close()

    # -- one step --------------------------------------------------------

    def step(self):
        moves = {
            self.add: 5,
            self.edit: 8,
            self.tick: 2,
            self.delete: 1,
            self.restore: 1,
            self.send: 6,
            self.deliver: 9,
            self.lose: 1,
            self.correct: 3,
            self.settle: 3,
            self.join: 1,
            self.split: 1,
            self.give_back: 1,
            self.answer: 2,
            self.purge: 1,
            self.go_back: 1,
            self.undo: 1,
        }
        move = self.chance.choices(list(moves), weights=list(moves.values()))[0]
        office = self.chance.randrange(OFFICES)
        self.account.steps.append(f"{office}.{move.__name__}")
        move(self.offices[office])

    def word(self, record, key):
        word = f"w{len(self.account.typed)}x{self.chance.randrange(10**6)}"
        self.account.typed[word] = (record, key)
        return word

    def some(self, office):
        found = office.outlets()
        return self.chance.choice(found) if found else None

    def add(self, office):
        word = f"w{len(self.account.typed)}x{self.chance.randrange(10**6)}"
        record = office.records.add("outlet", {"name": word}).record
        self.account.typed[word] = (record, "name")

    def edit(self, office):
        record = self.some(office)
        if record is None:
            return
        key = self.chance.choice(FIELDS)
        if key in office.records.get(record).conflicts:
            return
        members = office.records.members(record)
        word = f"w{len(self.account.typed)}x{self.chance.randrange(10**6)}"
        office.records.set(record, {key: word})
        self.account.typed[word] = (members, key)

    def tick(self, office):
        record = self.some(office)
        if record is None or "services" in office.records.get(record).conflicts:
            return
        chosen = [code for code in SERVICES if self.chance.random() < 0.5]
        office.records.set_values(record, {"services": ";".join(sorted(chosen)) or None})

    def delete(self, office):
        record = self.some(office)
        if record is not None:
            office.records.delete(record)

    def restore(self, office):
        known = [one for one in self.account.typed.values() if isinstance(one[0], str)]
        if known:
            record = self.chance.choice(known)[0]
            try:
                office.records.restore(record)
            except FieldkitError as refusal:
                if refusal.code.name not in {"NO_SUCH_RECORD", "PURGED_RECORD"}:
                    raise

    def undo(self, office):
        try:
            office.records.undo()
        except FieldkitError as refusal:
            if refusal.code.name != "PURGED_RECORD":
                raise

    # -- the post --------------------------------------------------------

    def send(self, office):
        self.count += 1
        path = self.folder / f"p{self.count}.xlsx"
        office.packages.export(path, since_receipt=self.chance.random() < 0.5)
        self.mail.append(path)

    def lose(self, _):
        if self.mail:
            self.mail.pop(self.chance.randrange(len(self.mail)))

    def deliver(self, office):
        """Any package, also one that came before, also one of one's own."""
        if self.mail:
            chosen = self.chance.sample(self.mail, min(len(self.mail), self.chance.randint(1, 3)))
            for result in office.packages.import_files(chosen):
                assert result.refusal is None, result.refusal.say("en")

    def correct(self, _):
        """Somebody opens a package in a spreadsheet, corrects a cell, and sends the copy on."""
        if not self.mail:
            return
        source = self.chance.choice(self.mail)
        from openpyxl import load_workbook

        book = load_workbook(source, read_only=True)
        if "网点" not in book.sheetnames:
            return
        rows = list(book["网点"].iter_rows(values_only=True))
        book.close()
        if len(rows) < 3:
            return
        at = self.chance.randrange(2, len(rows))
        key = self.chance.choice(FIELDS)
        word = self.word(rows[at][0], key)
        self.count += 1
        path = self.folder / f"p{self.count}.xlsx"
        correct_cell(source, path, sheet="网点", row=at - 1, key=key, text=word)
        self.mail.append(path)
        self.archive.append(path)

    def answer(self, office):
        """A receipt for one of the devices that handed in; it goes to everybody's mail."""
        devices = ReceiptService(office.workspace).devices()
        if devices:
            self.count += 1
            path = self.folder / f"r{self.count}.xlsx"
            ReceiptService(office.workspace).write(self.chance.choice(devices).replica, path)
            self.mail.append(path)

    # -- decisions -------------------------------------------------------

    def settle(self, office):
        found = office.conflicts.every()
        if not found:
            return
        view = self.chance.choice(found)
        if view.deleted_and_changed:
            decide = self.chance.choice((office.conflicts.keep_deleted, office.conflicts.keep_changed))
            decide(view.record)
        else:
            choice = self.chance.choice(view.choices)
            office.conflicts.resolve(view.record, view.field, choice.field_value, unit=view.unit)

    def join(self, office):
        found = office.outlets()
        if len(found) > 1:
            a, b = self.chance.sample(found, 2)
            office.duplicates.join(a, b)

    def split(self, office):
        joined = office.duplicates.joined()
        if joined:
            office.duplicates.split(
                self.chance.choice(office.records.members(self.chance.choice(joined).record))
            )

    def give_back(self, office):
        record = self.some(office)
        if record is not None and not {"checked", "return_reason"} & set(
            office.records.get(record).conflicts
        ):
            ReviewService(office.workspace).give_back(record, "电话打不通")

    def purge(self, office):
        record = self.some(office)
        if record is None or self.chance.random() < 0.4:
            return
        key = self.chance.choice((None, *FIELDS))
        members = office.records.members(record)
        here = office.bodies()
        ErasureService(office.workspace).purge(record, [key] if key else [])
        for member in members:
            known = self.account.erased.setdefault(member, set())
            known.add(key)
        for word, (of, field_) in self.account.typed.items():
            about = {of} if isinstance(of, str) else set(of)
            # the word may also live in a member that was joined and is not one of these
            if word in here and about <= set(members) and (key is None or field_ == key):
                self.account.known_when_erased.add(word)

    def go_back(self, office):
        """The laptop dies; yesterday's copy of the folder goes on, after all was handed in."""
        if self.chance.random() < 0.5:
            return
        self.count += 1
        copy = self.folder / f"copy{self.count}"
        office.close()
        shutil.copytree(office.path, copy)
        office.open()
        for _ in range(self.chance.randint(0, 3)):
            self.edit(office)
        self.count += 1
        path = self.folder / f"p{self.count}.xlsx"
        office.packages.export(path)
        self.archive.append(path)
        office.close()
        shutil.rmtree(office.path)
        shutil.copytree(copy, office.path)
        office.open()

    # -- the end ---------------------------------------------------------

    def bring_all_to_everybody(self):
        for _ in range(2):
            files = []
            for number, office in enumerate(self.offices):
                self.count += 1
                path = self.folder / f"all{self.count}_{number}.xlsx"
                office.packages.export(path)
                files.append(path)
            files += self.archive
            for office in self.offices:
                self.chance.shuffle(files)
                for result in office.packages.import_files(files):
                    assert result.refusal is None, result.refusal.say("en")

    def check(self):
        books = [office.bodies() for office in self.offices]
        assert len({office.digest() for office in self.offices}) == 1
        first = self.offices[0]
        shown = [record_values(first.records)]
        for office in self.offices:
            assert MaintenanceService(office.workspace).check() == []
            shown.append(record_values(office.records))
            assert keys_of(office.conflicts) == keys_of(first.conflicts)
        assert all(one == shown[0] for one in shown)
        for word, (of, key) in self.account.typed.items():
            about = {of} if isinstance(of, str) else set(of)
            erased = set().union(*(self.account.erased.get(one, set()) for one in about))
            if word in self.account.known_when_erased:
                assert all(word not in book for book in books), f"{word} was erased and is still there"
            elif not erased & {None, key}:
                assert all(word in book for book in books), f"{word} was typed and is lost"


def record_values(records):
    return {record.id: (record.values, record.conflicts) for record in records.every("outlet")}


def keys_of(conflicts):
    return [(view.record, view.unit) for view in conflicts.every()]


def run(seed, folder, blank, clock, steps=40):
    """One scenario; on a failure the steps that led there are told."""
    folder.mkdir()
    world = FiveOffices(seed, folder, blank, clock)
    try:
        for _ in range(steps):
            world.step()
        world.bring_all_to_everybody()
        world.check()
    except BaseException as error:
        error.add_note(f"seed {seed}: " + " ".join(world.account.steps))
        raise
    finally:
        world.close()
        shutil.rmtree(folder)
    return world.account
