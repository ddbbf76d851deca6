"""Who sent it: a device is met once, an other key is shown before anything is taken, residents' answers are locked."""

import shutil

import pytest

from fieldkit.exchange.problems import ExchangeError
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.handing_in import HandInError, HandInService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import Decision, PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.taking_in import TrustError
from fieldkit.services.trust import Trust
from fieldkit.storage import settings


@pytest.fixture
def worker(make_workspace):
    workspace = make_workspace("幸福里", person="王芳", device="3 号")
    RecordService(workspace).add("outlet", {"name": "惠之家"})
    return workspace


@pytest.fixture
def office(make_workspace):
    return make_workspace("街道办", person="李", device="街道 1 号", role="street")


def export(workspace, path, **how):
    PackageService(workspace).export(path, **how)
    return path


def test_a_device_is_new_once_with_its_fingerprint_and_known_after(worker, office, tmp_path):
    service = PackageService(office)
    first = export(worker, tmp_path / "1.xlsx")
    (planned,) = service.preview([first])
    assert planned.verdict.trust is Trust.FIRST
    assert planned.verdict.fingerprint == HandInService(worker).fingerprint()
    service.take([planned])
    RecordService(worker).add("outlet", {"name": "新店"})
    (again,) = service.preview([export(worker, tmp_path / "2.xlsx")])
    assert again.verdict.trust is Trust.KNOWN


def test_another_key_under_a_known_device_is_refused_until_a_person_compared_it(worker, office, tmp_path):
    service = PackageService(office)
    service.import_files([export(worker, tmp_path / "1.xlsx")])
    RecordService(worker).add("outlet", {"name": "新店"})
    with worker.database.write() as work:
        settings.remove(work, settings.SIGNING_KEY)
    forged = export(worker, tmp_path / "2.xlsx")
    before = MaintenanceService(office).digest()
    (planned,) = service.preview([forged])
    assert planned.verdict.trust is Trust.CHANGED
    assert planned.verdict.before != planned.verdict.fingerprint
    (refused,) = service.import_files([forged])
    assert refused.refusal.code is TrustError.CHANGED_KEY
    assert MaintenanceService(office).digest() == before
    (taken,) = service.import_files([forged], decisions={forged: Decision(is_trusted=True)})
    assert (taken.status, taken.added) == ("accepted", 1)
    assert service.quarantine.every() == [], "what was taken after all no longer waits in quarantine"


def test_residents_answers_leave_only_with_a_password(worker, office, tmp_path):
    records = RecordService(worker)
    area = records.add("area", {"name": "幸福里社区", "level": "社区"}).record
    InterviewService(worker).rehearse(area, range(2))
    service = PackageService(worker)
    assert HandInService(worker).holds_residents() == 2
    for how in ({}, {"areas": ["幸福里社区"]}, {"since_receipt": True}):
        with pytest.raises(FieldkitError) as refusal:
            service.export(tmp_path / "p.xlsx", **how)
        assert refusal.value.code is HandInError.PASSWORD_WANTED
        assert not (tmp_path / "p.xlsx").exists()
    with pytest.raises(FieldkitError) as refusal:
        service.export(tmp_path / "p.xlsx", password=" ")
    assert refusal.value.code is HandInError.EMPTY_PASSWORD
    locked = export(worker, tmp_path / "p.xlsx", password="瑞丰 2026")
    taking = PackageService(office)
    (planned,) = taking.preview([locked])
    assert (planned.status, planned.refusal.code) == ("locked", ExchangeError.PASSWORD_NEEDED)
    (wrong,) = taking.import_files([locked], passwords=["不对"])
    assert wrong.refusal.code is ExchangeError.WRONG_PASSWORD
    assert wrong.is_locked
    assert taking.quarantine.every() == [], "a password is missing; the file is sound"
    (taken,) = taking.import_files([locked], passwords=["不对", "瑞丰 2026"])
    assert taken.status == "accepted"
    assert MaintenanceService(office).digest() == MaintenanceService(worker).digest()


def test_a_workspace_that_only_lists_sheets_without_answers_needs_no_password(worker, tmp_path):
    RecordService(worker).add("submission", {"sheet": "1", "form": "x", "state": "拒访"})
    PackageService(worker).export(tmp_path / "p.xlsx")


def test_a_refused_file_waits_in_quarantine_with_its_sentence_and_can_be_tried_again(
    worker, office, tmp_path
):
    good = export(worker, tmp_path / "good.xlsx")
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(good.read_bytes()[:-100])
    service = PackageService(office)
    service.import_files([bad, bad])
    (waiting,) = service.quarantine.every()
    assert waiting.file_name == "bad.xlsx"
    assert "没有导入" in waiting.reason
    copy = service.quarantine.path(waiting)
    assert copy.read_bytes() == bad.read_bytes()
    shutil.copy(good, copy)
    (again,) = service.import_files([copy])
    assert again.status == "accepted"
    service.quarantine.remove(waiting)
    assert service.quarantine.every() == []
    assert not copy.exists()
    assert [one.file_name for one in service.log()].count("bad.xlsx") == 1, "the line is kept for good"
