"""Keeping a workspace safe: check, digest, backup, rebuild."""

import sqlite3

import pytest

from fieldkit.kernel.clock import FixedClock
from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.storage.backup import KEPT
from fieldkit.storage.integrity import IntegrityProblem
from fieldkit.storage.problems import StorageError


@pytest.fixture
def maintenance(workspace):
    return MaintenanceService(workspace)


@pytest.fixture
def outlet(workspace):
    return (
        RecordService(workspace).add("outlet", {"name": "老王早点", "services": "打印", "staff": "2"}).record
    )


def tamper(workspace, statement):
    workspace.database.close()
    with sqlite3.connect(workspace.path / "workspace.db") as raw:
        raw.execute(statement)
    raw.close()


def codes(maintenance):
    return {problem.code for problem in maintenance.check()}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE change SET body = replace(body, '老王', '老李')", IntegrityProblem.CHANGE),
        ("UPDATE change SET hash = substr(hash, 33) || substr(hash, 1, 32)", IntegrityProblem.CHANGE),
        ("DELETE FROM change WHERE seq = 1", IntegrityProblem.PROJECTION),
        ("UPDATE outlet SET name = '老李'", IntegrityProblem.PROJECTION),
        ("DELETE FROM search_grams", IntegrityProblem.PROJECTION),
        ("DELETE FROM live", IntegrityProblem.PROJECTION),
        ("INSERT INTO conflict VALUES ('x', 'name')", IntegrityProblem.PROJECTION),
        ("INSERT INTO file VALUES ('" + "0" * 64 + "', 'a.jpg', 3)", IntegrityProblem.PHOTO),
    ],
)
def test_what_is_wrong_with_a_workspace_is_found(workspace, maintenance, outlet, statement, code):
    assert maintenance.check() == []
    tamper(workspace, statement)
    found = maintenance.check()
    assert code in {problem.code for problem in found}
    assert all(problem.say("zh") and problem.say("en") for problem in found)


def test_a_damaged_photo_is_found(workspace, maintenance, outlet):
    records = RecordService(workspace)
    digest = records.attach(outlet, "店面.jpg", b"picture")
    assert maintenance.check() == []
    records.photo_path(digest).write_bytes(b"pixture")
    assert codes(maintenance) == {IntegrityProblem.PHOTO}


def test_checking_changes_nothing(workspace, maintenance, outlet):
    tamper(workspace, "UPDATE outlet SET name = '老李'")
    assert codes(maintenance) == codes(maintenance) == {IntegrityProblem.PROJECTION}
    assert RecordService(workspace).rows("outlet", [outlet], ["name"])[outlet]["name"] == "老李"


def test_rebuilding_puts_the_tables_right_and_keeps_the_digest(workspace, maintenance, outlet):
    before = maintenance.digest()
    tamper(workspace, "UPDATE outlet SET name = '老李'")
    maintenance.rebuild()
    assert maintenance.check() == []
    assert maintenance.digest() == before
    assert RecordService(workspace).rows("outlet", [outlet], ["name"])[outlet]["name"] == "老王早点"


@pytest.mark.parametrize("typed", ["inf", "nan", "1e999", "1_000", "9" * 40, "-inf", "０", "٣"])
def test_a_number_that_no_column_holds_is_kept_in_the_ledger_and_the_workspace_stays_sound(
    workspace, maintenance, outlet, typed
):
    records = RecordService(workspace)
    records.set(outlet, {"area_m2": typed, "staff": typed})
    assert maintenance.check() == []
    stored = records.get(outlet).values["area_m2"]
    assert stored in {typed, "0", "3"}
    shown = records.rows("outlet", [outlet], ["area_m2", "staff"])[outlet]
    assert shown["staff"] in {None, 0, 3}
    assert shown["area_m2"] in {None, 0.0, 3.0}


def test_the_digest_changes_with_every_change_and_with_nothing_else(workspace, maintenance, outlet):
    digests = [maintenance.digest()]
    records = RecordService(workspace)
    records.set(outlet, {"staff": "3"})
    digests.append(maintenance.digest())
    records.set(outlet, {"staff": "2"})
    digests.append(maintenance.digest())
    assert len(set(digests)) == 3
    maintenance.back_up()
    workspace.set_setting("issuer", "文昌街道办")
    assert maintenance.digest() == digests[-1]


def test_a_backup_is_due_once_a_day_and_only_when_there_is_something(workspace, maintenance, clock):
    assert maintenance.back_up_if_due() is None
    RecordService(workspace).add("outlet", {"name": "老王早点"})
    assert maintenance.back_up_if_due() is not None
    assert maintenance.back_up_if_due() is None
    workspace.clock = FixedClock(clock.now().replace(month=7, day=1))
    assert maintenance.back_up_if_due().name == "20260701-093000-daily.db"


def test_the_latest_backups_of_a_reason_are_kept(workspace, maintenance, clock, outlet):
    for day in range(1, KEPT + 4):
        workspace.clock = FixedClock(clock.now().replace(day=day))
        maintenance.back_up()
    maintenance.back_up("import")
    names = sorted(one.name for one in (workspace.path / "backups").glob("*-daily.db"))
    assert len(names) == KEPT
    assert names[0].startswith("20260604")
    assert len(list((workspace.path / "backups").iterdir())) == KEPT + 1


def test_a_backup_that_cannot_be_written_is_refused_and_the_workspace_goes_on(workspace, maintenance, outlet):
    (workspace.path / "backups").rmdir()
    (workspace.path / "backups").write_text("")
    with pytest.raises(FieldkitError) as refusal:
        maintenance.back_up()
    assert refusal.value.code is StorageError.BACKUP_FAILED
    assert maintenance.last_backup() == ""
    RecordService(workspace).set(outlet, {"staff": "3"})
