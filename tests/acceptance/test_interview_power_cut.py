"""The machine dies in the middle of interviews: every question that was left is answered, at the right place."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fieldkit.questionnaires.views import ScreenKind
from fieldkit.registers.submission import REMARK, SUBMISSION, TICK
from fieldkit.services.interviews import InterviewService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace
from ui.interviews.door.resuming import screen_to_go_on

MEMBERS = """| survey |
| | type         | name    | label      | calculation |
| | text         | street  | 哪条街？   | |
| | begin repeat | member  | 家里的人   | |
| | text         | called  | 怎么称呼？ | |
| | integer      | age     | 多大年纪？ | |
| | end repeat   |         |            | |
| | calculate    | oldest  |            | max(${age}) |
| | text         | closing | 还有什么？ | |
| settings |
| | form_id |
| | members |"""
KILLS = 21 if os.environ.get("FIELDKIT_PROFILE", "quick") == "quick" else 100
"""Some twenty times each day, a hundred times before a change is taken."""
LONGEST_S = 0.05
AT_ONCE = 7
"""Every so often the kill does not wait until something was noted: it falls while the program still opens."""
PATIENCE_S = 2
LOOKS = 10
"""The door is opened again after every tenth kill."""


@pytest.fixture
def interviewer():
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.acceptance.interview_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    yield process
    process.stdin.close()
    process.wait(timeout=20)
    process.stdout.close()


def wait_for_an_answer(notes, since):
    """Wait until something more than ``since`` bytes was noted as left."""
    end = time.monotonic() + PATIENCE_S
    while b"\tanswer\t" not in notes.read_bytes()[since:] and time.monotonic() < end:
        time.sleep(0.001)


def noted(notes):
    lines = notes.read_text(encoding="utf-8").split("\n")[:-1]
    return [line.split("\t") for line in lines]


def is_there(sitting, state, path, what, value):
    """Whether something that was noted is in the workspace."""
    if what == "closed":
        return state == "complete"
    if what == REMARK:
        return sitting.remarks[path] == value
    if what == TICK:
        return sitting.is_ticked(path) and sitting.interview.value(path) == value
    if what == "members":
        return sitting.interview.count_of(path) >= int(value)
    return sitting.interview.value(path) == value


def place_is_right(workspace, notes):
    """The door opens at the question that was being asked, or on the way to it; never before the last answer."""
    records, last = RecordService(workspace), noted(notes)[-1][0]
    if records.get(last).values["state"] != "draft":
        return None
    mine = [line for line in noted(notes) if line[0] == last]
    sitting = InterviewService(workspace).resume(last)
    interview = sitting.interview
    screens = [screen.path for screen in interview.screens()]

    def place(what):
        paths = [path for _, path, kind, _ in mine if kind in what]
        screen = interview.screen_of(paths[-1]) if paths else None
        return screens.index(screen.path) if screen else 0

    here = screen_to_go_on(sitting, "")
    at = screens.index(here.path) if here else len(screens)
    most = place(("asked", "members")) + 1
    if most < len(screens) and interview.screens()[most].kind is ScreenKind.REPEAT:
        most += 1
    return place(("answer",)) <= at <= most


def test_killing_the_program_again_and_again_during_interviews_loses_no_question_that_was_left(
    interviewer, workspace, tmp_path, use_form
):
    community = RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"}).record
    use_form(workspace, MEMBERS)
    folder, notes = workspace.path, tmp_path / "notes"
    notes.touch()
    workspace.close()
    chance = random.Random(11)
    places = []
    for number in range(KILLS):
        since = notes.stat().st_size
        interviewer.stdin.write(f"{folder}\t{notes}\t{community}\n")
        interviewer.stdin.flush()
        child = int(interviewer.stdout.readline())
        if number % AT_ONCE:
            wait_for_an_answer(notes, since)
        time.sleep(chance.uniform(0, LONGEST_S))
        os.kill(child, signal.SIGKILL)
        assert interviewer.stdout.readline() == "gone\n"
        if number % LOOKS == 0 and noted(notes):
            again = open_workspace(folder)
            places.append(place_is_right(again, notes))
            again.close()

    again = open_workspace(folder)
    records = RecordService(again)
    left: dict[str, dict[tuple[str, str], str]] = {}
    for record, path, what, value in noted(notes):
        if what != "asked":
            left.setdefault(record, {})[path, what] = value
    lost = []
    for record, things in left.items():
        card = records.get(record).values
        sitting = InterviewService(again).resume(record)
        lost += [
            (record, path, what, value)
            for (path, what), value in things.items()
            if not is_there(sitting, card["state"], path, what, value)
        ]
    assert lost == []
    assert sum(map(len, left.values())) > KILLS // 2, "the interviewer got something done"
    assert len(left) > 2, "several sheets were begun"
    assert {records.get(record).values["form"] for record in left} >= {"members"}, "with a repeat too"
    assert set(places) >= {True}
    assert False not in places
    assert MaintenanceService(again).check() == []
    assert len(records.ids(SUBMISSION.key)) >= len(left)
    assert len([one for one in InterviewService(again).sheets() if one.state == "draft"]) <= 2
    again.close()
