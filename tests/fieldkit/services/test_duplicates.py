"""Two records of one outlet: found, joined, told apart, split, taken back; every decision travels."""

import pytest

from fieldkit.exchange.duplicates.entry import ReasonCode
from fieldkit.exchange.rehearsal import correct_cell
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.duplicate_views import as_json
from fieldkit.services.duplicates import DuplicateError, DuplicateService
from fieldkit.services.erasure import ErasureService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.storage import ledger_store
from fieldkit.storage.problems import StorageError


class Register:
    """A workspace, its outlets by name, and what is said of two of them."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.records, self.duplicates = RecordService(workspace), DuplicateService(workspace)
        self.ids = {}

    def add(self, name, **typed):
        self.ids[name] = self.records.add("outlet", {"name": name, **typed}).record
        return self.ids[name]

    @property
    def shown(self):
        return sorted(one.values["name"] for one in self.records.every("outlet"))

    @property
    def pairs(self):
        return [{pair.a.name, pair.b.name} for pair in self.duplicates.find()]

    @property
    def digest(self):
        with self.workspace.database.read() as connection:
            return ledger_store.digest(connection)


@pytest.fixture
def register(workspace):
    made = Register(workspace)
    made.records.add("area", {"name": "幸福里社区", "level": "社区"})
    place = {"community": "幸福里社区", "address": "应理北街 3 号"}
    made.add("惠之家便利店", phone="0955-7012345", **place)
    made.add("惠之家超市", staff="2", phone="0955-7012345", **place)
    made.add("老王早点", community="幸福里社区", address="长城西街 8 号")
    return made


@pytest.fixture
def both(register):
    return register.ids["惠之家便利店"], register.ids["惠之家超市"]


def test_likely_duplicates_come_with_their_reasons_and_both_records(register, both):
    (pair,) = register.duplicates.find()
    assert (pair.a.id, pair.b.id) == tuple(sorted(both))
    assert {reason.code for reason in pair.reasons} >= {ReasonCode.SAME_PHONE, ReasonCode.SAME_NAME}
    assert "电话相同：0955-7012345" in pair.because("zh")
    assert (pair.a.person, pair.a.device, pair.a.community) == ("王", "1 号", "幸福里社区")
    assert as_json([pair])[0]["reasons"][0] == "same_phone"


def test_positions_are_compared_in_one_datum_whatever_they_were_taken_in(workspace):
    register = Register(workspace)
    register.add("惠之家", location="105.18952,37.51403,GCJ02")
    register.add("惠之佳", location="105.19611,37.51975,BD09")
    (pair,) = register.duplicates.find()
    assert ReasonCode.NEAR_POSITION in {reason.code for reason in pair.reasons}
    assert pair.distance_m < 30


def test_one_and_the_same_outlet_is_one_line_and_what_differs_waits(register, both):
    joined = register.duplicates.join(*both)
    assert set(joined.members) == set(both)
    assert (joined.record in both, joined.conflicts) == (True, 1)
    assert len(register.shown) == 2
    (asked,) = ConflictService(register.workspace).every()
    assert {choice.value for choice in asked.choices} == {"惠之家便利店", "惠之家超市"}
    shown = register.records.get(joined.record)
    assert (shown.values["staff"], shown.values["phone"]) == ("2", "0955-7012345")
    assert register.pairs == []


def test_split_they_are_what_they_were(register, both):
    before = [register.records.get(one).values for one in both]
    register.duplicates.join(*both)
    assert register.duplicates.split(both[0]) == (both[1],)
    assert [register.records.get(one).values for one in both] == before
    assert register.shown == ["惠之家便利店", "惠之家超市", "老王早点"]
    assert register.pairs == [{"惠之家便利店", "惠之家超市"}]


def test_every_class_of_joined_records_is_listed_with_what_each_says_by_itself(register, both):
    third = register.add("惠之家", phone="0955-7012345")
    joined = register.duplicates.join(*both)
    register.duplicates.join(third, both[1])
    (found,) = register.duplicates.joined()
    assert {side.id: side.name for side in found.members} == {
        both[0]: "惠之家便利店",
        both[1]: "惠之家超市",
        third: "惠之家",
    }
    assert found.record in {joined.record, *both, third}
    register.duplicates.split(third)
    (left,) = register.duplicates.joined()
    assert {side.id for side in left.members} == set(both)


def test_two_outlets_are_not_asked_about_again(register, both):
    register.duplicates.not_same(*both)
    assert register.pairs == []
    assert register.shown == ["惠之家便利店", "惠之家超市", "老王早点"]


def test_that_two_are_not_one_travels_to_the_office(register, both, make_workspace, hand_over):
    office = make_workspace("街道办", role="street", device="街道 1 号")
    register.duplicates.not_same(*both)
    (result,) = hand_over(register.workspace, office)
    assert result.refusal is None
    there = Register(office)
    assert len(there.shown) == 3
    assert there.pairs == []


def test_a_join_travels_and_two_offices_show_the_same_line(register, both, make_workspace, hand_over):
    office = make_workspace("街道办", role="street", device="街道 1 号")
    joined = register.duplicates.join(*both)
    hand_over(register.workspace, office)
    there = Register(office)
    assert there.shown == register.shown
    assert there.duplicates.joined()[0].record == joined.record
    there.duplicates.split(both[0])
    hand_over(office, register.workspace)
    assert register.shown == ["惠之家便利店", "惠之家超市", "老王早点"]


def test_who_says_that_they_are_one_after_all_overrules_who_said_they_are_not(register, both):
    register.duplicates.not_same(*both)
    register.duplicates.join(*both)
    assert len(register.shown) == 2
    register.duplicates.split(both[0])
    assert register.pairs == [{"惠之家便利店", "惠之家超市"}]


def test_what_is_said_of_one_is_said_of_all_that_are_joined_with_it(register, both):
    third = register.add("惠之家店", phone="0955-7012345", address="应理北街 3 号")
    register.duplicates.join(*both)
    register.duplicates.not_same(third, both[1])
    assert register.pairs == []


@pytest.mark.parametrize("decide", ["join", "not_same"])
def test_a_decision_is_taken_back(register, both, decide):
    getattr(register.duplicates, decide)(*both)
    decision = register.duplicates.undo()
    assert set(decision.records) == set(both)
    assert register.pairs == [{"惠之家便利店", "惠之家超市"}]
    assert len(register.shown) == 3
    assert register.duplicates.undo() is None


def test_a_split_is_taken_back(register, both):
    register.duplicates.join(*both)
    register.duplicates.split(both[0])
    register.duplicates.undo()
    assert len(register.shown) == 2


def test_a_record_and_itself_unknown_deleted_or_no_outlet_is_refused_and_nothing_is_written(register, both):
    area = register.records.ids("area")[0]
    gone = register.ids["老王早点"]
    register.records.delete(gone)
    before = register.digest
    for other, code in (
        (both[0], DuplicateError.ONE_RECORD),
        ("f" * 32, StorageError.NO_SUCH_RECORD),
        (gone, DuplicateError.DELETED),
        (area, DuplicateError.KINDS_DIFFER),
    ):
        for decide in (register.duplicates.join, register.duplicates.not_same):
            with pytest.raises(FieldkitError) as refused:
                decide(both[0], other)
            assert refused.value.code is code
    with pytest.raises(FieldkitError) as refused:
        register.duplicates.split(both[0])
    assert refused.value.code is DuplicateError.NOTHING_TO_SPLIT
    assert register.digest == before


def test_two_areas_are_not_joined(register):
    other = register.records.add("area", {"name": "瑞丰社区", "level": "社区"}).record
    first = next(one for one in register.records.ids("area") if one != other)
    with pytest.raises(FieldkitError) as refused:
        register.duplicates.join(first, other)
    assert refused.value.code is DuplicateError.NOT_OUTLETS
    with pytest.raises(FieldkitError) as refused:
        register.duplicates.join(register.ids["老王早点"], other)
    assert refused.value.code is DuplicateError.KINDS_DIFFER


def test_joined_twice_is_said(register, both):
    register.duplicates.join(*both)
    with pytest.raises(FieldkitError) as refused:
        register.duplicates.join(*both)
    assert refused.value.code is DuplicateError.ALREADY_JOINED


def test_how_many_wait_is_known_without_a_search_once_there_was_one(register, both):
    assert register.duplicates.count() is None
    register.duplicates.find()
    assert register.duplicates.count() == 1
    register.duplicates.not_same(*both)
    assert register.duplicates.count() == 0
    register.duplicates.undo()
    assert register.duplicates.count() == 1


def test_a_cancelled_search_changes_nothing(register):
    progress, before = Progress(), register.digest
    progress.cancel()
    with pytest.raises(OperationCancelledError):
        register.duplicates.find(progress)
    assert (register.digest, register.duplicates.count()) == (before, None)


def test_while_one_types_the_likely_outlet_is_named_at_once(register, both):
    area = register.records.ids("area")[0]
    assert set(register.duplicates.near({"phone": "0955-7012345", "name": "惠之家"})) == set(both)
    assert register.duplicates.near(
        {"name": "惠之家", "community": area, "address": "应理北街3号"}, own=both[0]
    ) == [both[1]]
    assert register.duplicates.near({"name": "新开的店", "community": area}) == []


def test_a_code_given_twice_apart_keeps_both_and_is_one_question_at_every_office(make_workspace, tmp_path):
    """P23: what must be unique is looked at after the union, and never stops it."""
    code = "91640500MA76E5XX12"
    offices = [make_workspace(name) for name in ("甲", "乙", "丙")]
    files = []
    for office, name in zip(offices[:2], ("惠之家便利店", "幸福药房"), strict=True):
        RecordService(office).add("outlet", {"name": name, "credit_code": code, "address": "应理北街 3 号"})
        files.append(tmp_path / f"{name}.xlsx")
        PackageService(office).export(files[-1])
    found = []
    for office, order in zip(offices, (files, files[::-1], files), strict=True):
        assert all(result.refusal is None for result in PackageService(office).import_files(order))
        assert RecordService(office).count("outlet") == 2
        assert ConflictService(office).count() == 0
        found.append([tuple(sorted((pair.a.id, pair.b.id))) for pair in DuplicateService(office).find()])
    assert len(found[0]) == 1
    assert found[0] == found[1] == found[2]


def test_a_cell_corrected_in_the_row_of_joined_outlets_holds_for_both_and_disputes_nothing(
    make_workspace, tmp_path
):
    giver, office = make_workspace("社区"), make_workspace("街道", role="street")
    records = RecordService(giver)
    one, two = (records.add("outlet", {"name": "惠之家", "phone": "0955-7012345"}).record for _ in range(2))
    DuplicateService(giver).join(one, two)
    PackageService(giver).export(tmp_path / "p.xlsx")
    corrected = tmp_path / "corrected.xlsx"
    correct_cell(tmp_path / "p.xlsx", corrected, sheet="网点", row=1, key="phone", text="0955-7099999")
    for workspace in (office, giver):
        (result,) = PackageService(workspace).import_files([corrected])
        assert (result.edits, result.conflicts) == (2, 0)
        (shown,) = RecordService(workspace).every("outlet")
        assert shown.values["phone"] == "0955-7099999"
        assert ConflictService(workspace).count() == 0


@pytest.mark.parametrize("restored", [True, False])
def test_a_joined_outlet_that_one_deleted_and_another_kept_is_asked_about(make_workspace, tmp_path, restored):
    one, two = make_workspace("甲", role="street"), make_workspace("乙")
    records = RecordService(one)
    pair = [records.add("outlet", {"name": name}).record for name in ("惠之家", "惠之家便利店")]
    if restored:
        records.delete(pair[0])
    PackageService(one).export(tmp_path / "1.xlsx")
    PackageService(two).import_files([tmp_path / "1.xlsx"])
    if restored:
        records.restore(pair[0])
        RecordService(two).restore(pair[0])
        RecordService(two).delete(pair[0])
    else:
        RecordService(two).set(pair[0], {"staff": "3"})
        records.delete(pair[0])
    PackageService(two).export(tmp_path / "2.xlsx")
    PackageService(one).import_files([tmp_path / "2.xlsx"])
    before = [(view.record, view.deleted_and_changed) for view in ConflictService(one).every()]
    assert before == [(pair[0], True)]
    DuplicateService(one).join(*pair)
    views = [view for view in ConflictService(one).every() if view.deleted_and_changed]
    assert [view.record for view in views] == [pair[0]]
    ConflictService(one).keep_changed(pair[0])
    assert not any(view.deleted_and_changed for view in ConflictService(one).every())
    assert MaintenanceService(one).check() == []


def test_outlets_can_be_split_after_one_of_them_was_erased_elsewhere(make_workspace, tmp_path):
    one, two = make_workspace("甲", role="street"), make_workspace("乙")
    records = RecordService(one)
    pair = sorted(records.add("outlet", {"name": name}).record for name in ("惠之家", "惠之家便利店"))
    PackageService(one).export(tmp_path / "1.xlsx")
    PackageService(two).import_files([tmp_path / "1.xlsx"])
    DuplicateService(one).join(*pair)
    ErasureService(two).purge(pair[0])
    PackageService(two).export(tmp_path / "2.xlsx")
    PackageService(one).import_files([tmp_path / "2.xlsx"])
    assert records.ids("outlet") == [pair[1]]
    assert DuplicateService(one).split(pair[1]) == (pair[0],)
    assert records.ids("outlet") == [pair[1]]
    assert MaintenanceService(one).check() == []
