"""The machine dies while somebody types: everything that was left is there."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace

KILLS = 12 if os.environ.get("FIELDKIT_PROFILE", "quick") == "quick" else 100
"""A dozen times each day, a hundred times before a change is taken."""


@pytest.fixture
def typist():
    script = Path(__file__).with_name("entry_process.py")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    yield process
    process.stdin.close()
    process.wait(timeout=20)
    process.stdout.close()


def wait_for_a_field(notes, since):
    """Wait until the typist left a field, at most two seconds."""
    end = time.monotonic() + 2
    while notes.stat().st_size == since and time.monotonic() < end:
        time.sleep(0.002)


def test_killing_the_program_again_and_again_during_entry_loses_no_field_that_was_left(
    typist, workspace, tmp_path
):
    folder, notes = workspace.path, tmp_path / "notes"
    notes.touch()
    workspace.close()
    chance = random.Random(7)
    for number in range(KILLS):
        since = notes.stat().st_size
        typist.stdin.write(f"{folder}\t{notes}\n")
        typist.stdin.flush()
        child = int(typist.stdout.readline())
        if number % 4:
            wait_for_a_field(notes, since)  # on a busy machine the child may hardly have begun
        time.sleep(chance.uniform(0.005, 0.08))
        os.kill(child, signal.SIGKILL)
        assert typist.stdout.readline() == "gone\n"
    again = open_workspace(folder)
    left = [line.split("\t") for line in notes.read_text(encoding="utf-8").splitlines()]
    assert len(left) > KILLS, "the typist got something done"
    found = {record.id: record.values for record in RecordService(again).every("outlet")}
    lost = [(record, field) for record, field, value in left if found.get(record, {}).get(field) != value]
    assert lost == []
    assert MaintenanceService(again).check() == []
    again.close()
