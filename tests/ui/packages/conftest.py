"""Two workers of one street, their packages, and a window over the office's workspace."""

import pytest

from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from ui.app import make_window
from ui.packages.entry import entry


class Worker:
    """A workspace of its own that shares the office's records."""

    def __init__(self, workspace, folder):
        self.workspace = workspace
        self.records = RecordService(workspace)
        self.packages = PackageService(workspace)
        self._folder = folder
        self._sent = 0

    def hand_in(self):
        """Write a package of everything; return the file."""
        self._sent += 1
        path = self._folder / f"{self.workspace.title}_{self._sent:04}.xlsx"
        self.packages.export(path)
        return path


@pytest.fixture
def crew(make_workspace, tmp_path):
    """An office and two workers that all hold one outlet; returns (office, workers, outlet id)."""
    office = Worker(make_workspace("街道办", person="李", device="街道 1 号", role="street"), tmp_path)
    outlet = office.records.add(
        "outlet",
        {"name": "惠家便利", "business_type": "便利店", "address": "应理北街 3 号", "phone": "0955-7012345"},
    ).record
    given = office.hand_in()
    workers = []
    for name, person, device in (("幸福里社区", "马", "3 号设备"), ("文苑社区", "杨", "5 号设备")):
        worker = Worker(make_workspace(name, person=person, device=device), tmp_path)
        worker.packages.import_files([given])
        workers.append(worker)
    return office, workers, outlet


@pytest.fixture
def window_over(shown):
    """Open the page of packages over a workspace, in the real window with its lanes."""
    opened = []

    def open_window(workspace):
        window = make_window((entry(workspace),))
        workspace.database.subscribe(window.relay.publish)
        opened.append((workspace, window))
        return shown(window, 1366, 768)

    yield open_window
    for workspace, window in opened:
        workspace.database.unsubscribe(window.relay.publish)
        window.hide()
        window.runner.close()


@pytest.fixture
def disputed(crew):
    """The office after two workers named one outlet differently, both packages taken."""
    office, (one, other), outlet = crew
    one.records.set(outlet, {"name": "惠之家便利店"})
    other.records.set(outlet, {"name": "惠之家（应理店）"})
    office.packages.import_files([one.hand_in(), other.hand_in()])
    return office, outlet
