"""People with a program each, and the packages that pass between them."""

import itertools

import pytest

from fieldkit.services.conflicts import ConflictService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService


class Worker:
    """Somebody who records outlets on a laptop of their own."""

    password = "文昌2026"

    def __init__(self, workspace, folder, numbers):
        self.workspace = workspace
        self.records = RecordService(workspace)
        self.packages = PackageService(workspace)
        self.interviews = InterviewService(workspace)
        self._folder, self._numbers = folder, numbers

    def finds(self, name, **values):
        return self.records.add("outlet", {"name": name, **values}).record

    def changes(self, outlet, **values):
        self.records.set(outlet, values)

    def sees(self, outlet):
        return self.records.get(outlet).values

    def hands_in(self):
        path = self._folder / f"{self.workspace.title}_{next(self._numbers):04}.xlsx"
        self.packages.export(path, password=self.password)
        return path

    def takes(self, *files):
        return self.packages.import_files(files, passwords=[self.password])

    @property
    def digest(self):
        return MaintenanceService(self.workspace).digest()


class Office(Worker):
    """The street office: takes, settles, prints."""

    @property
    def questions(self):
        return ConflictService(self.workspace).every()

    def settles(self, question, value):
        ConflictService(self.workspace).resolve(question.record, question.field, value)

    @property
    def faults(self):
        return MaintenanceService(self.workspace).check()


@pytest.fixture
def people(make_workspace, tmp_path):
    """Make a worker or an office, by name."""
    numbers = itertools.count(1)

    def people(name, kind=Worker, role="community"):
        workspace = make_workspace(name, person=name, device=f"{name}的电脑", role=role)
        return kind(workspace, tmp_path, numbers)

    return people


@pytest.fixture
def worker(people):
    return people


@pytest.fixture
def office(people):
    return people("文昌街道", Office, "street")
