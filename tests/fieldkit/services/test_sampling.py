"""Address lists and samples in a workspace."""

import pytest
from xlsxwriter import Workbook

from fieldkit.kernel.errors import FieldkitError
from fieldkit.registers.household import MAIN, SPARE
from fieldkit.registers.sampling import Method
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import PERSONAL_PURPOSE, SamplingService
from fieldkit.services.visit_problems import VisitError

ROWS = [
    [f"{building}栋", str(unit), f"{floor}0{door}"]
    for building in (1, 2)
    for unit in (1, 2)
    for floor in (1, 2, 3)
    for door in (1, 2)
]


@pytest.fixture
def list_of(tmp_path):
    def write(rows, titles=("小区", "楼栋", "单元", "户号"), name="名单.xlsx"):
        path = tmp_path / name
        with Workbook(path) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, titles)
            for at, row in enumerate(rows, 1):
                sheet.write_row(at, 0, row)
        return path

    return write


@pytest.fixture
def doors(list_of):
    return list_of([["幸福里", *row] for row in ROWS])


@pytest.fixture
def community(workspace):
    return RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"}).record


def changes(workspace):
    from fieldkit.services.maintenance import MaintenanceService

    return MaintenanceService(workspace).digest()


def drawn(workspace, role=MAIN):
    every = RecordService(workspace).every("household")
    return {record.values["door_address"] for record in every if record.values["drawn"] == role}


def test_a_list_becomes_households_of_the_only_community(workspace, community, doors):
    service = SamplingService(workspace)
    done = service.import_list(service.read(doors))
    assert (done.new, done.known) == (24, 0)
    households = RecordService(workspace).every("household")
    assert {record.values["community"] for record in households} == {community}
    assert households[0].values["door_address"] == "幸福里1栋1单元101室"


def test_the_same_list_again_changes_nothing(workspace, community, doors):
    service = SamplingService(workspace)
    service.import_and_draw(doors, 6, "42", by="楼栋")
    before = changes(workspace)
    _, again, _ = service.import_and_draw(doors, 6, "42", by="楼栋")
    assert (again.new, again.changed) == (0, 0)
    assert changes(workspace) == before


def test_two_machines_that_read_one_list_draw_the_same_and_agree(make_workspace, doors, hand_over):
    community_clerk, other = make_workspace("甲"), make_workspace("乙")
    RecordService(community_clerk).add("area", {"name": "幸福里社区", "level": "community"})
    hand_over(community_clerk, other)
    for machine in (community_clerk, other):
        SamplingService(machine).import_and_draw(doors, 6, "42")
    hand_over(community_clerk, other)
    assert drawn(community_clerk) == drawn(other)
    assert len(RecordService(other).every("household")) == 24
    assert not any(record.conflicts for record in RecordService(other).every("household"))


def test_a_shuffled_list_gives_the_same_sample(workspace, community, doors, list_of):
    service = SamplingService(workspace)
    shuffled = list_of([["幸福里", *row] for row in ROWS[::-1]], name="倒序.xlsx")
    for method in Method:
        one, other = (service.draw(service.read(path), 5, "7", method=method) for path in (doors, shuffled))
        assert [door.address for door in one.doors] == [door.address for door in other.doors]


def test_every_drawn_household_says_how_it_was_drawn(workspace, community, doors):
    SamplingService(workspace).import_and_draw(doors, 4, "42", by="楼栋")
    (how,) = {
        record.values["draw"]
        for record in RecordService(workspace).every("household")
        if record.values["drawn"]
    }
    assert how.startswith("seed=42 size=4/24 method=random by=楼栋 list=")
    assert len(drawn(workspace)) == len(drawn(workspace, SPARE)) == 4


def test_another_draw_of_the_same_list_takes_the_place_of_the_former(workspace, community, doors):
    service = SamplingService(workspace)
    service.import_and_draw(doors, 10, "1")
    service.import_and_draw(doors, 3, "2")
    assert len(drawn(workspace)) == 3


@pytest.mark.parametrize(
    ("size", "seed", "by", "code"),
    [
        (25, "1", "", VisitError.SIZE_TOO_LARGE),
        (0, "1", "", VisitError.SIZE_TOO_SMALL),
        (5, "1", "颜色", VisitError.NO_SUCH_COLUMN),
        (5, "  ", "", VisitError.EMPTY_SEED),
    ],
)
def test_a_sample_that_cannot_be_drawn_is_refused_and_nothing_is_written(
    workspace, doors, size, seed, by, code
):
    with pytest.raises(FieldkitError) as refusal:
        SamplingService(workspace).import_and_draw(doors, size, seed, by=by)
    assert refusal.value.code is code
    assert RecordService(workspace).every("household") == []


def test_who_names_no_seed_gets_one_that_draws_the_same_again(workspace, doors):
    service = SamplingService(workspace)
    listing = service.read(doors)
    made = service.draw(listing, 5)
    assert service.draw(listing, 5, made.sample.seed) == made


NAMED = ("小区", "楼栋", "单元", "户号", "姓名", "电话")
PERSON = [["幸福里", "1", "1", "101", "张三", "138 1234 5678"]]


def test_names_and_phones_stay_in_the_list(workspace, list_of):
    service = SamplingService(workspace)
    service.import_list(service.read(list_of(PERSON, NAMED)))
    (record,) = RecordService(workspace).every("household")
    assert (record.values["resident"], record.values["phone"]) == (None, None)


def test_names_and_phones_are_taken_once_the_project_said_what_for(workspace, list_of):
    workspace.set_setting(PERSONAL_PURPOSE, "预约上门")
    service = SamplingService(workspace)
    service.import_list(service.read(list_of(PERSON, NAMED)))
    (record,) = RecordService(workspace).every("household")
    assert (record.values["resident"], record.values["phone"]) == ("张三", "13812345678")


def test_households_kept_before_the_community_was_recorded_are_taken_up(workspace, doors):
    service = SamplingService(workspace)
    service.import_list(service.read(doors))
    community = RecordService(workspace).add("area", {"name": "幸福里社区", "level": "community"}).record
    done = service.import_list(service.read(doors))
    assert (done.new, done.changed) == (0, 24)
    assert {one.values["community"] for one in RecordService(workspace).every("household")} == {community}


def test_the_same_door_of_two_communities_is_two_households(workspace, list_of):
    records = RecordService(workspace)
    for name in ("幸福里社区", "瑞丰社区"):
        records.add("area", {"name": name, "level": "community"})
    service = SamplingService(workspace)
    listing = service.read(list_of([["", "1", "1", "101"]]))
    service.import_list(listing, "幸福里社区")
    service.import_list(listing, "瑞丰社区")
    assert len(records.every("household")) == 2


def test_households_leave_only_in_an_encrypted_package(workspace, community, doors, tmp_path):
    service = SamplingService(workspace)
    service.import_list(service.read(doors))
    assert PackageService(workspace).hand_in.holds_residents()
