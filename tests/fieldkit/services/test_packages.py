"""Packages between workspaces: any order, any repetition, whole or not at all."""

import random
import shutil
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.rehearsal import correct_cell
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress
from fieldkit.ledger.change import LedgerError
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import Workspace, new_workspace, open_workspace
from fieldkit.storage import delivery, ledger_store
from fieldkit.storage.database import Database


def digest_of(workspace):
    return MaintenanceService(workspace).digest()


def rows_of(workspace):
    """How many rows each table holds, but for the log of arrivals."""
    with sqlite3.connect(workspace.path / "workspace.db") as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        names.remove("arrival")
        counts = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    raw.close()
    return counts


@pytest.fixture
def street(make_workspace):
    """A street with two communities, their circles and an outlet each; ids by name."""
    workspace = make_workspace("文昌街道", person="李主任", device="街道 1 号", role="street")
    records = RecordService(workspace)
    ids = {}

    def add(kind, name, **values):
        ids[name] = records.add(kind, {"name": name, **values}).record

    add("area", "沙坡头区", level="区县", code="640502")
    add("area", "文昌街道", level="街道", code="640502001", parent="沙坡头区")
    for at, name in enumerate(("幸福里", "瑞丰"), 1):
        add("circle", f"{name}便民生活圈", number=str(at))
        add(
            "area",
            f"{name}社区",
            level="社区",
            code=f"L00{at}",
            parent="文昌街道",
            circle=f"{name}便民生活圈",
        )
        add("outlet", f"{name}便利店", community=f"{name}社区", hours="8:00-20:00", phone="13812345678")
    add("area", "滨河镇", level="镇", code="640502100", parent="沙坡头区")
    return workspace, ids


def test_a_package_of_everything_makes_the_same_workspace_elsewhere(street, make_workspace, hand_over):
    giver, _ = street
    taker = make_workspace("区")
    (result,) = hand_over(giver, taker)
    assert (result.status, result.added, result.known, result.edits) == ("accepted", 9, 0, 0)
    assert digest_of(taker) == digest_of(giver)
    assert MaintenanceService(taker).check() == []


def test_the_same_package_twice_is_known_and_changes_nothing(street, make_workspace, tmp_path):
    giver, taker = street[0], make_workspace("区")
    PackageService(giver).export(tmp_path / "p.xlsx")
    first, second = PackageService(taker).import_files([tmp_path / "p.xlsx", tmp_path / "p.xlsx"])
    assert (first.status, second.status) == ("accepted", "known")
    assert (second.added, second.known) == (0, 9)
    (planned,) = PackageService(taker).preview([tmp_path / "p.xlsx"])
    assert (planned.status, planned.added, planned.known) == ("known", 0, 9)
    assert digest_of(taker) == digest_of(giver)
    again, line = PackageService(taker).log()
    assert (line.person, line.device, line.file_name, line.added) == ("李主任", "街道 1 号", "p.xlsx", 9)
    assert (again.status, again.device, again.added) == ("known", "街道 1 号", 0)


@pytest.mark.parametrize("named", ["幸福里社区", "L001", "幸福里"])
def test_a_package_of_one_area_holds_its_outlets_its_circle_and_the_areas_above(
    street, make_workspace, hand_over, named
):
    giver, ids = street
    taker = make_workspace("区")
    hand_over(giver, taker, areas=[named])
    records = RecordService(taker)
    assert set(records.names("area").values()) == {"幸福里社区", "文昌街道", "沙坡头区"}
    assert list(records.names("circle").values()) == ["幸福里便民生活圈"]
    assert records.ids("outlet") == [ids["幸福里便利店"]]


def test_a_package_of_a_street_holds_its_communities_and_nothing_beside_it(street, make_workspace, hand_over):
    taker = make_workspace("区")
    hand_over(street[0], taker, areas=["文昌街道"])
    assert "滨河镇" not in RecordService(taker).names("area").values()
    assert RecordService(taker).count("outlet") == 2


def test_a_package_of_an_area_that_does_not_exist_is_not_written(street, tmp_path):
    with pytest.raises(FieldkitError) as refusal:
        PackageService(street[0]).export(tmp_path / "p.xlsx", areas=["没有的社区"])
    assert refusal.value.code is ServiceError.NO_SUCH_AREA
    assert not (tmp_path / "p.xlsx").exists()


@pytest.mark.parametrize("name", ["幸福里便利店", "幸福里社区"])
def test_a_deletion_arrives_with_the_package_of_its_area(street, make_workspace, hand_over, name):
    giver, ids = street
    taker = make_workspace("区")
    hand_over(giver, taker)
    RecordService(giver).delete(ids[name])
    hand_over(giver, taker, areas=["文昌街道"])
    assert RecordService(taker).get(ids[name]).is_deleted


def test_an_export_into_a_folder_that_takes_no_files_is_refused_and_nothing_counts_as_handed_in(street):
    from pathlib import Path

    service = PackageService(street[0])
    with pytest.raises(FieldkitError) as refusal:
        service.export(Path("/proc/self/幸福里.xlsx"))
    assert refusal.value.code is ExchangeError.CANNOT_WRITE
    assert "数据都在" in str(refusal.value)
    assert service.unsent() == 9


def test_a_cancelled_export_leaves_the_package_that_was_there(street, tmp_path):
    (tmp_path / "p.xlsx").write_bytes(b"before")
    progress = Progress()
    progress.cancel()
    with pytest.raises(OperationCancelledError):
        PackageService(street[0]).export(tmp_path / "p.xlsx", progress=progress)
    assert (tmp_path / "p.xlsx").read_bytes() == b"before"
    assert list(tmp_path.glob(".*part")) == []


def test_what_was_not_handed_in_yet_is_counted(street, tmp_path):
    service, records = PackageService(street[0]), RecordService(street[0])
    assert service.unsent() == 9
    service.export(tmp_path / "p.xlsx")
    assert service.unsent() == 0
    records.add("outlet", {"name": "新店"})
    assert service.unsent() == 1


def test_a_package_of_one_area_hands_in_no_more_than_it_holds(street, tmp_path):
    service, ids = PackageService(street[0]), street[1]
    service.export(tmp_path / "p.xlsx", areas=["幸福里社区"])
    assert service.unsent() > 0
    service.export(tmp_path / "p.xlsx")
    RecordService(street[0]).set(ids["瑞丰便利店"], {"staff": "2"})
    service.export(tmp_path / "q.xlsx", areas=["幸福里社区"])
    assert service.unsent() == 1
    service.export(tmp_path / "q.xlsx", areas=["瑞丰社区"])
    assert service.unsent() == 0


def test_what_a_copied_workspace_had_not_handed_in_still_counts_under_its_new_id(street, tmp_path, clock):
    giver, _ = street
    giver.close()
    shutil.copytree(giver.path, tmp_path / "新电脑.fieldkit")
    moved = open_workspace(tmp_path / "新电脑.fieldkit", clock)
    assert PackageService(moved).unsent() == 9
    PackageService(moved).export(tmp_path / "p.xlsx")
    assert PackageService(moved).unsent() == 0
    moved.close()


def test_a_suggested_name_is_a_file_name_on_every_system(make_workspace):
    workspace = make_workspace("幸福里", device="3/4 号:备用")
    assert PackageService(workspace).suggested_name() == "幸福里_3_4号_备用_20260630.xlsx"


# -- what is refused -----------------------------------------------------------


def spoil(path, how):
    content = path.read_bytes()
    match how:
        case "cut":
            path.write_bytes(content[: len(content) * 2 // 3])
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("不是数据包", encoding="utf-8")
        case "missing":
            path.unlink()
        case int():
            at = how * (len(content) - 1) // 100
            path.write_bytes(content[:at] + bytes([content[at] ^ 0x10]) + content[at + 1 :])


@pytest.mark.parametrize("how", ["cut", "empty", "text", "missing", 5, 20, 35, 50, 65, 80, 90])
def test_a_spoilt_package_is_refused_in_words_and_leaves_everything_as_it_was(
    street, make_workspace, hand_over, tmp_path, how
):
    giver, taker = street[0], make_workspace("区")
    hand_over(giver, taker)
    RecordService(giver).add("outlet", {"name": "新店"})
    PackageService(giver).export(tmp_path / "坏.xlsx")
    spoil(tmp_path / "坏.xlsx", how)
    before, rows = digest_of(taker), rows_of(taker)
    (planned,) = PackageService(taker).preview([tmp_path / "坏.xlsx"])
    (result,) = PackageService(taker).import_files([tmp_path / "坏.xlsx"])
    assert (planned.status, result.status) == ("refused", "refused")
    assert "没有导入" in result.say("zh")
    assert "othing was taken" in result.say("en")
    assert (digest_of(taker), rows_of(taker)) == (before, rows)


def test_a_bad_package_does_not_stop_the_good_ones(street, make_workspace, tmp_path):
    taker = make_workspace("区")
    PackageService(street[0]).export(tmp_path / "好.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    results = PackageService(taker).import_files([tmp_path / "坏.xlsx", tmp_path / "好.xlsx"])
    assert [result.status for result in results] == ["refused", "accepted"]


def test_cancelling_keeps_the_packages_taken_so_far_and_leaves_the_rest(street, make_workspace, tmp_path):
    taker = make_workspace("区")
    PackageService(street[0]).export(tmp_path / "一.xlsx")
    RecordService(street[0]).add("outlet", {"name": "新店"})
    PackageService(street[0]).export(tmp_path / "二.xlsx")
    progress = Progress()
    taker.database.subscribe(lambda _: progress.cancel())
    with pytest.raises(OperationCancelledError):
        PackageService(taker).import_files([tmp_path / "一.xlsx", tmp_path / "二.xlsx"], progress=progress)
    assert MaintenanceService(taker).change_count() == 9
    assert len(PackageService(taker).log()) == 1


def test_a_copy_that_went_on_under_one_id_is_refused_with_its_sentence(
    street, make_workspace, hand_over, tmp_path, clock
):
    """Both copies were opened past the check of the place, as an old backup program may arrange it."""
    giver, ids = street
    office = make_workspace("区")
    giver.database.close()
    shutil.copytree(giver.path, tmp_path / "副本.fieldkit")
    copy = Workspace(giver.path, Database(tmp_path / "副本.fieldkit" / "workspace.db"), clock)
    RecordService(giver).set(ids["幸福里便利店"], {"staff": "2"})
    RecordService(copy).set(ids["幸福里便利店"], {"staff": "3"})
    hand_over(giver, office)
    before, rows = digest_of(office), rows_of(office)
    (result,) = hand_over(copy, office)
    copy.close()
    assert result.refusal.code is LedgerError.FORKED_REPLICA
    assert "复制了数据文件夹" in result.say("zh")
    assert "没有导入任何内容" in result.say("zh")
    assert (digest_of(office), rows_of(office)) == (before, rows)


# -- missing numbers, own tails ------------------------------------------------


def test_missing_numbers_are_told_in_words_until_the_late_package_comes(make_workspace, tmp_path):
    giver, office = make_workspace("甲"), make_workspace("街道")
    records, service = RecordService(giver), PackageService(giver)
    for number, name in enumerate(("幸福里社区", "瑞丰社区"), 1):
        records.add("area", {"name": name, "level": "社区", "code": f"L00{number}"})
    for at in range(4):
        records.add("outlet", {"name": f"{at} 号店", "community": "瑞丰社区" if at == 2 else "幸福里社区"})
    service.export(tmp_path / "幸福里.xlsx", areas=["幸福里社区"])
    service.export(tmp_path / "瑞丰.xlsx", areas=["瑞丰社区"])
    taking = PackageService(office)
    (planned,) = taking.preview([tmp_path / "幸福里.xlsx"])
    assert (planned.status, planned.added, planned.missing) == ("ready", 4, "2、5")
    taking.take([planned])
    (late,) = taking.preview([tmp_path / "瑞丰.xlsx"])
    assert late.missing == ""
    taking.take([late])
    assert taking.preview([tmp_path / "幸福里.xlsx"])[0].missing == ""


def test_a_preview_says_who_sent_what_and_takes_nothing(street, make_workspace, tmp_path):
    taker = make_workspace("区")
    PackageService(street[0]).export(tmp_path / "p.xlsx")
    before = rows_of(taker)
    (planned,) = PackageService(taker).preview([tmp_path / "p.xlsx"])
    assert (planned.status, planned.person, planned.device) == ("ready", "李主任", "街道 1 号")
    assert planned.created == "2026-06-30T09:30:00+08:00"
    assert (planned.added, planned.known, planned.conflicts) == (9, 0, 0)
    assert rows_of(taker) == before


def test_a_restored_backup_that_gets_its_own_tail_back_goes_on_under_a_new_id(
    street, make_workspace, hand_over, clock
):
    giver, ids = street
    office = make_workspace("区")
    backup = MaintenanceService(giver).back_up()
    RecordService(giver).set(ids["幸福里便利店"], {"staff": "2"})
    hand_over(giver, office)
    own = giver.identity.replica
    older = Workspace(giver.path, Database(backup), clock)
    assert older.identity.replica == own
    (result,) = hand_over(office, older)
    assert result.status == "accepted"
    assert older.identity.replica != own, "its own numbers were given out before"
    assert digest_of(older) == digest_of(office)
    RecordService(older).set(ids["幸福里便利店"], {"staff": "3"})
    hand_over(older, office)
    assert RecordService(office).get(ids["幸福里便利店"]).values["staff"] == "3"
    assert ConflictService(office).count() == 0
    older.close()


def test_a_workspace_that_gets_back_only_what_it_holds_keeps_its_id(street, make_workspace, hand_over):
    giver, office = street[0], make_workspace("区")
    own = giver.identity.replica
    hand_over(giver, office)
    hand_over(office, giver)
    assert giver.identity.replica == own


# -- cells corrected by hand ---------------------------------------------------


@pytest.fixture
def corrected(street, tmp_path):
    """A package in which somebody typed other hours and another community into a cell."""
    giver, _ = street
    PackageService(giver).export(tmp_path / "p.xlsx")

    def correct(key, text):
        target = tmp_path / f"改过_{key}.xlsx"
        correct_cell(tmp_path / "p.xlsx", target, sheet="网点", row=1, key=key, text=text)
        return target

    return correct


def test_a_corrected_cell_arrives_as_the_edit_of_a_sheet(street, make_workspace, corrected):
    _, ids = street
    office = make_workspace("区")
    path = corrected("hours", "06:30-22:30")
    (result,) = PackageService(office).import_files([path])
    assert (result.status, result.added, result.edits, result.damage) == ("accepted", 9, 1, 0)
    outlet = ids["幸福里便利店"]
    assert RecordService(office).get(outlet).values["hours"] == "06:30-22:30"
    edit = RecordService(office).history(outlet)[-1]
    assert edit.replica.startswith("xl")
    assert (edit.source, edit.seq, edit.values) == ("sheet", 1, {"hours": "06:30-22:30"})
    assert PackageService(office).import_files([path])[0].status == "known"
    assert ConflictService(office).count() == 0
    assert MaintenanceService(office).check() == []


def test_a_corrected_cell_competes_with_what_was_changed_meanwhile(
    street, make_workspace, corrected, hand_over
):
    giver, ids = street
    office = make_workspace("区")
    path = corrected("hours", "06:30-22:30")
    RecordService(giver).set(ids["幸福里便利店"], {"hours": "9:00-21:00"})
    hand_over(giver, office)
    (result,) = PackageService(office).import_files([path])
    assert result.conflicts == 1
    (view,) = ConflictService(office).every()
    assert {choice.value for choice in view.choices} == {"09:00-21:00", "06:30-22:30"}


@pytest.mark.parametrize("known_before", [True, False])
def test_a_corrected_name_of_a_community_means_the_same_whatever_the_office_knew_before(
    street, make_workspace, corrected, known_before
):
    _, ids = street
    office, other = make_workspace("区"), make_workspace("另一处")
    path = corrected("community", "瑞丰社区")
    if known_before:
        RecordService(office).add("area", {"name": "瑞丰社区", "level": "社区"})
    else:
        PackageService(office).import_files([path])
    (result,) = PackageService(office).import_files([path])
    assert result.problems == ()
    assert RecordService(office).get(ids["幸福里便利店"]).values["community"] == ids["瑞丰社区"]
    PackageService(other).import_files([path])
    if not known_before:
        assert digest_of(other) == digest_of(office)


# -- any order, any repetition -------------------------------------------------


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Packages of three people who know of each other now and then, one corrected by hand, and the final digest."""
    folder = tmp_path_factory.mktemp("story")
    people = [new_workspace(folder / f"{name}.fieldkit", person=name) for name in "甲乙丙"]
    chance, files, outlets = random.Random(7), [], []
    area = RecordService(people[0]).add("area", {"name": "幸福里社区", "level": "社区"}).record
    for step in range(12):
        who = chance.choice(people)
        records, service = RecordService(who), PackageService(who)
        if files and chance.random() < 0.4:
            service.import_files([chance.choice(files)])
        mine = [one for one in outlets if one in set(records.ids("outlet"))]
        try:
            if not mine or chance.random() < 0.3:
                outlets.append(records.add("outlet", {"name": f"{step} 号店", "services": "打印"}).record)
            elif chance.random() < 0.2:
                records.delete(chance.choice(mine))
            else:
                values = {"staff": str(step), "services": chance.choice(["打印", "快递", "打印、配钥匙"])}
                records.set(chance.choice(mine), values)
        except FieldkitError:
            conflicts = ConflictService(who)
            for view in conflicts.every():
                if not view.deleted_and_changed:
                    conflicts.resolve(view.record, view.field, view.choices[0].field_value)
        files.append(folder / f"{step:02}.xlsx")
        service.export(files[-1])
    files.append(folder / "改过.xlsx")
    last = max(files[:-1], key=lambda file: file.stat().st_size)
    correct_cell(last, files[-1], sheet="网点", row=1, key="address", text="鼓楼北街 1 号")
    for workspace in people:
        workspace.close()
    assert area
    office = new_workspace(folder / "办.fieldkit")
    PackageService(office).import_files(files)
    digest, conflicts = digest_of(office), ConflictService(office).count()
    office.close()
    assert conflicts > 0, "the story is meant to hold some"
    return files, digest


@settings(max_examples=20)
@given(data=st.data())
def test_packages_in_any_order_and_repetition_give_one_digest(
    story, tmp_path_factory, blank_folder, clock, data
):
    files, digest = story
    again = data.draw(st.lists(st.sampled_from(files), max_size=4))
    order = data.draw(st.permutations([*files, *again]))
    path = tmp_path_factory.mktemp("office") / "街道.fieldkit"
    shutil.copytree(blank_folder, path)
    office = open_workspace(path, clock)
    results = PackageService(office).import_files(order)
    assert {result.status for result in results} <= {"accepted", "known"}
    assert digest_of(office) == digest
    assert MaintenanceService(office).check() == []
    office.close()


def test_a_change_that_fills_a_gap_must_fit_what_came_after_it(make_workspace, tmp_path, clock):
    """P14: the alarm comes with the missing link, whichever side of the copy it came from."""
    giver, taker = make_workspace("甲"), make_workspace("区")
    records = RecordService(giver)
    shop = records.add("outlet", {"name": "惠之家"}).record
    first = tmp_path / "1.xlsx"
    PackageService(giver).export(first)
    PackageService(taker).import_files([first])
    giver.database.close()
    shutil.copytree(giver.path, tmp_path / "副本")
    records.set(shop, {"staff": "2"})
    with giver.database.write() as work:
        delivery.note_confirmed(work, ledger_store.held(work.connection))
    records.set(shop, {"staff": "3"})
    PackageService(giver).export(tmp_path / "late.xlsx", since_receipt=True)
    twin = Workspace(giver.path, Database(tmp_path / "副本" / "workspace.db"), clock)
    RecordService(twin).set(shop, {"staff": "9"})
    PackageService(twin).export(tmp_path / "twin.xlsx")
    twin.close()
    (later,) = PackageService(taker).import_files([tmp_path / "late.xlsx"])
    assert (later.status, later.added) == ("accepted", 1)
    before = digest_of(taker)
    (result,) = PackageService(taker).import_files([tmp_path / "twin.xlsx"])
    assert result.refusal.code is LedgerError.FORKED_REPLICA
    assert digest_of(taker) == before
