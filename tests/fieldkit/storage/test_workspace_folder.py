"""The workspace folder: made, opened, copied, migrated, refused."""

import shutil
import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import is_current, new_workspace, open_workspace
from fieldkit.storage import migrate, tables
from fieldkit.storage.problems import StorageError


def code_of(refusal) -> object:
    return refusal.value.code


def test_tables_of_an_earlier_program_are_made_anew_step_by_step_or_left_as_they_were(blank_folder, tmp_path):
    folder = tmp_path / "旧.fieldkit"
    shutil.copytree(blank_folder, folder)
    workspace = open_workspace(folder)
    RecordService(workspace).add_many("circle", [{"name": f"{at} 圈"} for at in range(3)])
    workspace.set_setting("projections", "earlier")
    workspace.close()
    assert not is_current(folder)

    stopped = _StoppedAtTheEnd()
    with pytest.raises(OperationCancelledError):
        open_workspace(folder, progress=stopped)
    assert stopped.snapshot().total == 3
    assert not is_current(folder)

    progress = Progress()
    workspace = open_workspace(folder, progress=progress)
    assert (progress.snapshot().done, RecordService(workspace).count("circle")) == (3, 3)
    workspace.close()
    assert is_current(folder)


class _StoppedAtTheEnd(Progress):
    """Somebody cancels while the last piece is being written."""

    def step(self, count=1, detail=""):
        self.cancel()
        super().step(count, detail)


def test_a_new_workspace_holds_no_change(workspace):
    assert MaintenanceService(workspace).change_count() == 0
    assert MaintenanceService(workspace).check() == []


def test_a_workspace_is_not_made_over_a_folder_that_holds_something(tmp_path):
    (tmp_path / "旧.fieldkit").mkdir()
    (tmp_path / "旧.fieldkit" / "信.txt").write_text("留着", encoding="utf-8")
    with pytest.raises(FieldkitError) as refusal:
        new_workspace(tmp_path / "旧.fieldkit")
    assert code_of(refusal) is StorageError.ALREADY_THERE
    assert (tmp_path / "旧.fieldkit" / "信.txt").read_text(encoding="utf-8") == "留着"


def test_a_folder_that_is_no_workspace_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(FieldkitError) as refusal:
        open_workspace(tmp_path)
    assert code_of(refusal) is StorageError.NOT_A_WORKSPACE
    assert "没有改动" in str(refusal.value)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    folder = tmp_path / "坏.fieldkit"
    folder.mkdir()
    (folder / "workspace.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(FieldkitError) as refusal:
        open_workspace(folder)
    assert code_of(refusal) is StorageError.DAMAGED
    assert (folder / "workspace.db").read_bytes().startswith(b"not a database")


def test_the_migrated_schema_is_the_declared_one(workspace):
    with workspace.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        derived = set(tables.derived.tables) | {tables.SEARCH_GRAMS}
        differences = [
            difference
            for difference in compare_metadata(context, tables.kept)
            if not (difference[0] in {"remove_table", "remove_index"} and _table(difference[1]) in derived)
            and not (difference[0] == "remove_table" and difference[1].name.startswith(tables.SEARCH_GRAMS))
        ]
    assert differences == []


def _table(thing) -> str:
    return getattr(thing, "name", "") if not hasattr(thing, "table") else thing.table.name


def test_a_workspace_of_a_newer_program_is_refused_untouched(workspace):
    path = workspace.path
    RecordService(workspace).add("area", {"name": "幸福里社区"})
    workspace.close()
    with sqlite3.connect(path / "workspace.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    before = (path / "workspace.db").read_bytes()
    with pytest.raises(FieldkitError) as refusal:
        open_workspace(path)
    assert code_of(refusal) is StorageError.TOO_NEW
    assert "9999" in str(refusal.value)
    assert (path / "workspace.db").read_bytes() == before


def test_an_older_workspace_is_backed_up_before_it_is_migrated(workspace, monkeypatch, clock):
    """A made-up revision stands for the next release."""
    path = workspace.path
    record = RecordService(workspace).add("area", {"name": "幸福里社区"}).record
    workspace.close()
    ran = []
    known = migrate.revisions()
    monkeypatch.setattr(migrate, "revisions", lambda: (*known, "9998"))

    def run(connection):
        ran.append(len(list((path / "backups").glob("*-migration.db"))))
        connection.execute(text("UPDATE alembic_version SET version_num = '9998'"))

    monkeypatch.setattr(migrate, "_run", run)
    again = open_workspace(path, clock)
    assert ran == [1], "the backup was there before the migration ran"
    assert RecordService(again).get(record).values["name"] == "幸福里社区"
    again.close()
    backup = next((path / "backups").glob("*-migration.db"))
    with sqlite3.connect(backup) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (known[-1],)
    raw.close()


def test_projections_are_made_anew_when_their_declaration_changes(workspace, clock):
    record = RecordService(workspace).add("area", {"name": "幸福里社区", "level": "社区"}).record
    path = workspace.path
    workspace.close()
    with sqlite3.connect(path / "workspace.db") as raw:
        raw.execute("ALTER TABLE area DROP COLUMN households")
        raw.execute("UPDATE setting SET value = 'older' WHERE key = 'projections'")
    raw.close()
    again = open_workspace(path, clock)
    assert RecordService(again).rows("area", [record], ["households", "name"])[record]["name"] == "幸福里社区"
    assert MaintenanceService(again).check() == []
    again.close()


def test_a_copied_workspace_writes_as_another_replica(workspace, tmp_path, clock):
    RecordService(workspace).add("area", {"name": "幸福里社区"})
    own = workspace.identity.replica
    workspace.close()
    shutil.copytree(workspace.path, tmp_path / "副本.fieldkit")
    copy = open_workspace(tmp_path / "副本.fieldkit", clock)
    assert copy.identity.replica != own
    assert copy.identity.person == "王"
    copy.close()
    original = open_workspace(workspace.path, clock)
    assert original.identity.replica == own, "the original goes on under its own id"
    original.close()


def test_a_workspace_that_was_only_renamed_keeps_its_replica(workspace, tmp_path, clock):
    RecordService(workspace).add("area", {"name": "幸福里社区"})
    own = workspace.identity.replica
    workspace.close()
    workspace.path.rename(tmp_path / "新名字.fieldkit")
    renamed = open_workspace(tmp_path / "新名字.fieldkit", clock)
    assert renamed.identity.replica == own
    renamed.close()


def test_a_backup_put_in_the_place_of_the_database_writes_as_another_replica(workspace, clock):
    records = RecordService(workspace)
    records.add("area", {"name": "幸福里社区"})
    backup = MaintenanceService(workspace).back_up()
    later = records.add("area", {"name": "备份以后"}).record
    own, path = workspace.identity.replica, workspace.path
    workspace.close()
    shutil.copyfile(backup, path / "恢复.db")
    (path / "恢复.db").replace(path / "workspace.db")
    restored = open_workspace(path, clock)
    assert restored.identity.replica != own
    with pytest.raises(FieldkitError):
        RecordService(restored).get(later)
    restored.close()


def test_a_backup_holds_what_was_saved_a_moment_ago(workspace):
    record = RecordService(workspace).add("outlet", {"name": "老王早点"}).record
    backup = MaintenanceService(workspace).back_up()
    with sqlite3.connect(backup) as raw:
        assert raw.execute("SELECT name FROM outlet WHERE id = ?", (record,)).fetchone() == ("老王早点",)
    raw.close()
    assert MaintenanceService(workspace).last_backup().startswith("2026-06-30")


def test_a_locked_workspace_refuses_with_a_sentence_and_keeps_what_is_there(workspace):
    record = RecordService(workspace).add("outlet", {"name": "老王早点"}).record
    workspace.database.engine.dispose()
    with sqlite3.connect(workspace.path / "workspace.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        quick = open_workspace_quickly(workspace)
        with pytest.raises(FieldkitError) as refusal:
            RecordService(quick).set(record, {"name": "改不进去"})
        assert code_of(refusal) is StorageError.BUSY
        other.execute("ROLLBACK")
        assert RecordService(quick).get(record).values["name"] == "老王早点"
        quick.close()
    other.close()


def open_workspace_quickly(workspace):
    """The same workspace with a short wait for the lock, so that the test need not wait five seconds."""
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Database

    return Workspace(
        workspace.path, Database(workspace.path / "workspace.db", busy_timeout_ms=50), workspace.clock
    )


def test_two_copies_of_a_prepared_workspace_write_as_two_replicas(workspace, tmp_path, clock):
    """Nothing was written yet; still both copies would begin as number one of one replica."""
    own = workspace.identity.replica
    workspace.close()
    written = []
    for name in ("甲", "乙"):
        shutil.copytree(workspace.path, tmp_path / f"{name}.fieldkit")
        copy = open_workspace(tmp_path / f"{name}.fieldkit", clock)
        RecordService(copy).add("area", {"name": name})
        written.append(copy.identity.replica)
        copy.close()
    assert len({own, *written}) == 3


def test_photos_are_kept_once_under_their_content(workspace):
    records = RecordService(workspace)
    first, second = (records.add("outlet", {"name": name}).record for name in ("甲", "乙"))
    digest = records.attach(first, "店面.jpg", b"picture")
    assert records.attach(second, "又是.jpg", b"picture") == digest
    assert len([path for path in (workspace.path / "files").rglob("*") if path.is_file()]) == 1
    records.detach(first, digest)
    assert records.photo_path(digest).read_bytes() == b"picture"
    assert records.get(first).values["photos"] is None
    assert records.get(second).values["photos"] == digest


def test_an_action_that_fails_half_way_leaves_everything_as_it_was(workspace):
    record = RecordService(workspace).add("outlet", {"name": "老王早点"}).record
    before = MaintenanceService(workspace).digest()
    told = []
    workspace.database.subscribe(told.append)

    class PowerCutError(Exception):
        pass

    def half_an_action():
        with workspace.database.write() as work:
            work.connection.execute(text("DELETE FROM change"))
            work.connection.execute(text("DELETE FROM outlet"))
            raise PowerCutError

    with pytest.raises(PowerCutError):
        half_an_action()
    assert MaintenanceService(workspace).digest() == before
    assert MaintenanceService(workspace).check() == []
    assert RecordService(workspace).get(record).values["name"] == "老王早点"
    assert told == [], "what was not kept is not told"


def test_a_trial_keeps_nothing(workspace):
    RecordService(workspace).add("outlet", {"name": "老王早点"})
    with workspace.database.trial() as work:
        work.connection.execute(text("DELETE FROM change"))
    assert MaintenanceService(workspace).change_count() == 1


def test_a_workspace_is_made_in_an_empty_folder_that_is_there(tmp_path):
    (tmp_path / "空.fieldkit").mkdir()
    new_workspace(tmp_path / "空.fieldkit").close()
    open_workspace(tmp_path / "空.fieldkit").close()


def test_a_copied_workspace_goes_on_from_its_own_first_number(workspace, tmp_path, clock):
    RecordService(workspace).add("outlet", {"name": "老王早点"})
    workspace.close()
    shutil.copytree(workspace.path, tmp_path / "副本.fieldkit")
    copy = open_workspace(tmp_path / "副本.fieldkit", clock)
    record = RecordService(copy).add("outlet", {"name": "老李"}).record
    (change,) = RecordService(copy).history(record)
    assert (change.replica, change.seq) == (copy.identity.replica, 1)
    assert MaintenanceService(copy).check() == []
    copy.close()
