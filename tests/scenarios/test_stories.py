"""Whole stories, from the street to the printed page and back."""

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fieldkit.ledger.change import LedgerError
from fieldkit.posters.reading import check_poster
from fieldkit.services.packages import PackageService
from fieldkit.services.posters import PosterService
from fieldkit.services.tables import TableService
from fieldkit.services.workspace import Workspace, open_workspace
from fieldkit.storage.database import Database
from fieldkit.storage.problems import StorageError


@pytest.fixture
def community(office, worker):
    """王芳 has the areas from the office, and has found two outlets."""
    circle = "瑞丰一刻钟便民生活圈"
    boundary = "东至应理南街，南至中央大道，西至新墩南街，北至南苑西路。"
    office.records.add("circle", {"name": circle, "number": "7", "boundary": boundary, "mode": "独立"})
    office.records.add("area", {"name": "瑞丰社区", "level": "社区", "circle": circle, "population": "8123"})
    wang = worker("王芳")
    wang.takes(office.hands_in())
    told = {"community": "瑞丰", "status": "营业", "address": "鼓楼北街 1 号"}
    shop = wang.finds("惠之家", business_type="小卖部", phone="13812345678", phone_public="是", **told)
    wang.finds("老王早点", business_type="早点铺", **told)
    return wang, shop


def test_a_community_records_and_hands_in_and_the_office_settles_and_prints(
    community, office, worker, tmp_path
):
    wang, shop = community
    li = worker("李强")
    li.takes(wang.hands_in())
    area = wang.records.ids("area")[0]
    wang.interviews.rehearse(area, range(3))

    wang.changes(shop, name="惠之家便利店", brand="惠之家")
    li.changes(shop, name="惠之家（应理店）", staff="4")
    results = office.takes(li.hands_in(), wang.hands_in())
    assert [result.status for result in results] == ["accepted", "accepted"]
    (question,) = office.questions
    assert {choice.person for choice in question.choices} == {"王芳", "李强"}
    office.settles(question, "惠之家便利店")
    assert office.questions == []
    seen = office.sees(shop)
    assert (seen["name"], seen["brand"], seen["staff"]) == ("惠之家便利店", "惠之家", "4")

    tables = TableService(office.workspace)
    words = [
        str(cell.value)
        for table in (tables.circles(tmp_path / "表3-1.xlsx"), tables.shortfalls(tmp_path / "附件2.xlsx"))
        for row in load_workbook(table).active.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert any("瑞丰一刻钟便民生活圈" in word for word in words)
    assert any("瑞丰社区" in word for word in words)
    (poster,) = PosterService(office.workspace).make(tmp_path / "导视图")
    assert all(reading.right for reading in check_poster(poster))

    wang.takes(office.hands_in())
    li.takes(office.hands_in())
    assert wang.digest == li.digest == office.digest
    assert wang.sees(shop)["name"] == "惠之家便利店"
    assert office.records.count("submission") == 3
    assert office.faults == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
def test_late_and_repeated_packages_come_to_the_same(community, office, worker, order):
    wang, shop = community
    packages = [wang.hands_in()]
    li = worker("李强")
    li.takes(packages[0])
    li.changes(shop, hours="7:00-23:00")
    packages.append(li.hands_in())
    wang.takes(packages[1])
    wang.changes(shop, hours="7:30-22:30")
    packages.append(wang.hands_in())
    for at in order:
        office.takes(packages[at], packages[at])
    office.takes(*reversed(packages))
    assert office.sees(shop)["hours"] == "07:30-22:30", "who saw the other's value wrote the later one"
    assert office.questions == []
    assert office.digest == wang.digest
    assert office.faults == []


def test_a_package_that_comes_after_the_decision_does_not_undo_it(community, office, worker):
    wang, shop = community
    li = worker("李强")
    li.takes(wang.hands_in())
    wang.changes(shop, name="惠之家便利店")
    li.changes(shop, name="惠之家（应理店）")
    early, late = wang.hands_in(), li.hands_in()
    office.takes(early, late)
    office.settles(office.questions[0], "惠之家总店")
    office.takes(late, early, late)
    assert office.questions == []
    assert office.sees(shop)["name"] == "惠之家总店"


def test_a_copied_folder_in_which_both_went_on_is_refused_with_its_sentence(
    community, office, tmp_path, clock
):
    """The copy lies where the program cannot tell it from the original (a disk image, say)."""
    wang, shop = community
    office.takes(wang.hands_in())
    wang.workspace.database.close()
    shutil.copytree(wang.workspace.path, tmp_path / "副本")
    twin = Workspace(wang.workspace.path, Database(tmp_path / "副本" / "workspace.db"), clock)
    from fieldkit.services.records import RecordService

    RecordService(twin).set(shop, {"staff": "3"})
    PackageService(twin).export(tmp_path / "副本.xlsx")
    twin.close()
    wang.changes(shop, staff="2")
    office.takes(wang.hands_in())
    before = office.digest
    (result,) = office.takes(tmp_path / "副本.xlsx")
    assert result.refusal.code is LedgerError.FORKED_REPLICA
    said = result.say("zh")
    assert "复制了数据文件夹" in said
    assert "没有导入任何内容" in said
    assert "另存为新设备" in said
    assert office.digest == before
    assert office.faults == []


def test_a_folder_copied_to_another_place_goes_on_beside_the_original_and_both_merge(
    community, office, tmp_path, clock
):
    wang, shop = community
    wang.workspace.close()
    shutil.copytree(wang.workspace.path, tmp_path / "新电脑.fieldkit")
    moved = open_workspace(tmp_path / "新电脑.fieldkit", clock)
    from fieldkit.services.records import RecordService

    RecordService(moved).set(shop, {"staff": "3"})
    wang.changes(shop, staff="2")
    PackageService(moved).export(tmp_path / "新电脑.xlsx")
    moved.close()
    results = office.takes(wang.hands_in(), tmp_path / "新电脑.xlsx")
    assert [result.status for result in results] == ["accepted", "accepted"]
    (question,) = office.questions
    assert {choice.value for choice in question.choices} == {"2", "3"}


FULL_DISK = """
import resource, sys
from pathlib import Path
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import open_workspace

folder, package, room = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
workspace = open_workspace(folder)
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
(result,) = PackageService(workspace).import_files([package], passwords=[sys.argv[4]])
print(result.refusal.code.name if result.refusal else result.status)
print(RecordService(workspace).count("outlet"))
"""


@pytest.mark.parametrize("room", [0, 40_000, 90_000])
def test_a_disk_that_fills_up_while_a_package_is_taken_leaves_the_old_state(community, office, worker, room):
    """The limit on the size of a file stands for the full disk: writing fails half-way, at several points."""
    wang, _ = community
    office.takes(wang.hands_in())
    row = {"status": "operating", "remarks": "很长的备注" * 40}
    wang.records.add_many("outlet", [{"name": f"{number} 号店", **row} for number in range(150)])
    package = wang.hands_in()
    before = office.digest
    office.workspace.close()
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(office.workspace.path), str(package), str(room), wang.password],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert run.stdout.split() == [StorageError.FULL.name, "2"]
    assert office.digest == before
    assert office.faults == []
    (again,) = office.takes(package)
    assert (again.status, office.records.count("outlet")) == ("accepted", 152)


def test_an_export_onto_a_place_that_takes_no_files_loses_nothing_and_says_so(community):
    wang, _ = community
    from fieldkit.kernel.errors import FieldkitError

    before = wang.digest
    with pytest.raises(FieldkitError) as refusal:
        wang.packages.export(Path("/proc/self/fdinfo/王芳.xlsx"))
    assert "工作区的数据都在" in str(refusal.value)
    assert wang.digest == before
    assert wang.packages.unsent() == 2
