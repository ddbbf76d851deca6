"""Three workers visit one sample; the office sees the same, whatever order their packages come in."""

import itertools
import random
from datetime import timedelta

import pytest

from fieldkit.kernel.clock import FixedClock
from fieldkit.registers.consent import Consent
from fieldkit.registers.visit import APPOINTMENT, OUTCOMES
from fieldkit.services.consent import ConsentService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import SamplingService
from fieldkit.services.visits import VisitService
from tests.fieldkit.services.conftest import PASSWORD

WORKERS = ("王", "李", "赵")
REFUSAL = {"/data/refusal_reason": "busy"}


@pytest.fixture
def packages(make_workspace, hand_over, tmp_path, clock):
    """What the office gave out, and what came back: a drawn list, and three days of visits by each worker."""
    office = make_workspace("总", role="street")
    RecordService(office).add("area", {"name": "幸福里社区", "level": "community"})
    lines = [
        f"幸福里,{building},1,{floor}0{door}" for building in (1, 2) for floor in (1, 2, 3) for door in (1, 2)
    ]
    path = tmp_path / "名单.csv"
    path.write_text("\n".join(("小区,楼栋,单元,户号", *lines)), encoding="utf-8")
    SamplingService(office).import_and_draw(path, 6, "42", by="楼栋")
    made = [export(office, tmp_path / "下发.xlsx")]
    chance = random.Random(5)
    for worker in WORKERS:
        workspace = make_workspace(worker, person=worker, device=worker)
        hand_over(office, workspace)
        ConsentService(workspace).set_terms({"handler": "文昌街道", "contact": "0955-1234567"})
        visit(workspace, chance, clock)
        made.append(export(workspace, tmp_path / f"{worker}.xlsx"))
    return made


def export(workspace, path):
    PackageService(workspace).export(path, password=PASSWORD)
    return path


def visit(workspace, chance, clock):
    """Some outcomes at some doors on three days, and one interview that is refused on its sheet."""
    service = VisitService(workspace)
    start = clock.now()
    for day in range(3):
        workspace.clock = FixedClock(start + timedelta(days=day))
        for line in service.board().route:
            if chance.random() < 0.6:
                outcome = chance.choice(OUTCOMES).code
                again = "2026-07-09 19:00" if outcome == APPOINTMENT else ""
                service.record(line.id, outcome, come_again=again)
    route = service.board().route
    if route:
        sitting = service.begin(route[0].id, Consent("read_out"))
        sitting.answer("/data/notice/consent", "no")
        for question, answer in REFUSAL.items():
            sitting.answer(question, answer)
        assert sitting.finish() == ()
        service.settle()


def test_the_board_is_the_same_for_every_order_of_the_packages(packages, make_workspace):
    boards = []
    for number, order in enumerate(itertools.permutations(packages)):
        if number % 4:
            continue  # every fourth of the twenty-four orders: each package is first, and each is last
        office = make_workspace(f"街道{number}", role="street")
        for path in order:
            PackageService(office).import_files([path], passwords=[PASSWORD])
        boards.append(VisitService(office).board())
    first = boards[0]
    assert first.rate.visited > 0
    assert len({line.standing.last.visitor for line in first.lines if line.standing.last}) > 1
    assert all(board == first for board in boards)
