"""What every test stands on: no window on the desk, quiet profiles, a blank workspace to copy."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from fieldkit.kernel.clock import FixedClock

CHINA = timezone(timedelta(hours=8))
SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large)

settings.register_profile(
    "quick", max_examples=40, deadline=None, derandomize=True, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile(
    "bounded", max_examples=200, deadline=None, derandomize=True, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile("long", max_examples=1500, deadline=None, suppress_health_check=SLOW_IS_FINE)
settings.load_profile(os.environ.get("FIELDKIT_PROFILE", "quick"))


@pytest.fixture(scope="session", autouse=True)
def computer(tmp_path_factory):
    """What this computer remembers beside the workspaces goes with the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("computer")))
        yield


@pytest.fixture
def clock():
    """A clock that stands at half past nine on a working day."""
    return FixedClock(datetime(2026, 6, 30, 9, 30, tzinfo=CHINA))


@pytest.fixture(scope="session")
def blank_folder(tmp_path_factory) -> Path:
    """A migrated, empty workspace; copied for each test."""
    from fieldkit.services.workspace import new_workspace

    path = tmp_path_factory.mktemp("blank") / "空白.fieldkit"
    new_workspace(path, person="王", device="1 号", role="community").close()
    return path


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory) -> Path:
    """The 中卫 sample as a workspace; copied for each test."""
    from fieldkit.services.samples import fill
    from fieldkit.services.workspace import new_workspace

    path = tmp_path_factory.mktemp("sample") / "中卫.fieldkit"
    workspace = new_workspace(path, person="李", device="街道 1 号", role="street")
    fill(workspace, "zhongwei")
    workspace.close()
    return path


@pytest.fixture
def make_workspace(tmp_path, clock):
    """Make any number of workspaces: ``make_workspace("甲", role="street")``."""
    from fieldkit.services.workspace import new_workspace

    opened = []

    def make(name: str = "工作区", *, person: str = "王", device: str = "1 号", role: str = "community"):
        workspace = new_workspace(
            tmp_path / f"{name}.fieldkit", person=person, device=device, role=role, clock=clock
        )
        opened.append(workspace)
        return workspace

    yield make
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(make_workspace):
    """One empty workspace."""
    return make_workspace()


@pytest.fixture
def use_form(tmp_path):
    """Install a form written as tables in a workspace, and begin interviews with it from now on."""
    from fieldkit.services.forms import FormService

    def use_form(workspace, tables, name="问卷"):
        path = tmp_path / f"{name}.md"
        path.write_text(tables, encoding="utf-8")
        forms = FormService(workspace)
        forms.use(forms.install(path).version.record)
        return forms.open(forms.offered()[0].record)

    return use_form


@pytest.fixture
def calls_of():
    """Count the Python functions that a piece of work calls on this thread; a busy machine changes nothing."""

    def calls_of(work):
        count = 0

        def note(_frame, event, _argument):
            nonlocal count
            count += event == "call"

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return count

    return calls_of


@pytest.fixture
def sample(sample_folder, tmp_path, clock):
    """A workspace of one's own with the 中卫 sample in it."""
    from fieldkit.services.workspace import open_workspace

    path = tmp_path / "中卫.fieldkit"
    shutil.copytree(sample_folder, path)
    workspace = open_workspace(path, clock)
    yield workspace
    workspace.close()


_CRASHED: set[str] = set()


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem, report, sched):
    """A test during which the interpreter died is run once more, and that it died is said.

    Qt objects of one test can bring another one down; a test that fails by itself fails again.
    """
    if crashitem in _CRASHED:
        return
    _CRASHED.add(crashitem)
    report.outcome = "skipped"
    report.longrepr = (
        crashitem.partition("::")[0],
        0,
        f"Skipped: the interpreter died; run again: {crashitem}",
    )
    print(f"\nthe interpreter died, run again: {crashitem}", file=sys.stderr)
    sched.mark_test_pending(crashitem)
