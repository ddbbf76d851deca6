"""P16: the machine dies, or the disk is full, at any step of an import: the old state or the new, nothing between."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace

STEP = {"quick": 7, "bounded": 2, "long": 1}[os.environ.get("FIELDKIT_PROFILE", "quick")]
"""Every so-manieth step is tried."""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@pytest.fixture
def case(make_workspace, tmp_path):
    """An office that knows some outlets, and a package that adds, changes, deletes, and brings a photo."""
    worker, office = make_workspace("社区"), make_workspace("街道", role="street")
    records = RecordService(worker)
    shops = [records.add("outlet", {"name": f"老店 {number}"}).record for number in range(6)]
    first = tmp_path / "first.xlsx"
    PackageService(worker).export(first)
    PackageService(office).import_files([first])
    RecordService(office).set(shops[0], {"name": "街道改的"})
    records.set(shops[0], {"name": "社区改的"})
    records.delete(shops[1])
    records.attach(shops[2], "门脸.png", PICTURE)
    for number in range(20):
        records.add("outlet", {"name": f"新店 {number}", "services": "打印复印；代收代发"})
    second = tmp_path / "second.xlsx"
    PackageService(worker).export(second, photos=True)
    office.close()
    return office.path, second


@pytest.fixture
def taker():
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("import_process.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[2],
    )

    def take(folder, package, fault, number):
        process.stdin.write(f"{folder}\t{package}\t{fault}\t{number}\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    yield take
    process.stdin.close()
    process.wait(timeout=20)
    process.stdout.close()


def state_of(folder):
    workspace = open_workspace(folder)
    try:
        assert MaintenanceService(workspace).check() == []
        return MaintenanceService(workspace).digest()
    finally:
        workspace.close()


def outcomes(case, taker, tmp_path, fault, numbers):
    """How each try ended, and which of the two states it left behind."""
    folder, package = case
    old = state_of(folder)
    done = tmp_path / "done.fieldkit"
    shutil.copytree(folder, done)
    assert taker(done, package, "none", 0) == "0"
    new = state_of(done)
    assert old != new
    found = []
    for number in numbers:
        copy = tmp_path / f"{fault}{number}.fieldkit"
        shutil.copytree(folder, copy)
        ended = taker(copy, package, fault, number)
        state = state_of(copy)
        assert state in {old, new}, f"{fault} at step {number} left something between"
        assert taker(copy, package, "none", 0) in {"0", "2"}, "afterwards the same file can be taken"
        assert state_of(copy) == new
        found.append((ended, state == new))
        shutil.rmtree(copy)
        if ended == "0":
            break
    return found


@pytest.mark.timeout(900)
def test_killed_at_any_statement_an_import_leaves_the_old_state_or_the_new(case, taker, tmp_path):
    found = outcomes(case, taker, tmp_path, "kill", range(1, 2000, STEP))
    assert found[-1] == ("0", True), "in the end no statement was left to die at"
    assert sum(ended == "killed" for ended, _ in found) > 5
    assert ("killed", False) in found


@pytest.mark.timeout(900)
def test_with_a_disk_that_fills_up_at_any_page_an_import_leaves_the_old_state_or_the_new(
    case, taker, tmp_path
):
    found = outcomes(case, taker, tmp_path, "full", range(0, 400, max(1, STEP // 3)))
    assert found[-1] == ("0", True), "in the end the disk was large enough"
    assert found[0] == ("3", False), "without a page nothing can be taken, and it is said"
