"""Coverage from the registers, the norm being the office's; tables and samples over it."""

import pytest
from openpyxl import load_workbook

from fieldkit.analysis.coverage import CoverageState
from fieldkit.kernel.errors import FieldkitError
from fieldkit.plans.norms import OFFICE_SETTING
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.services.samples import fill, record_of
from fieldkit.services.tables import TableService


@pytest.fixture
def community(workspace):
    """A community of eight thousand people with two convenience shops, one of them shut."""
    records = RecordService(workspace)
    found = records.add("area", {"name": "瑞丰社区", "level": "社区", "population": "8000"}).record
    for name, status in (("惠之家", "营业"), ("老王超市", "歇业")):
        records.add("outlet", {"name": name, "business_type": "B01", "community": found, "status": status})
    return found


@pytest.fixture
def analysis(workspace):
    return AnalysisService(workspace)


def cell(analysis, community, code="B01"):
    return analysis.coverage().matrix.cell(community, code)


def test_a_norm_of_the_office_takes_the_place_of_the_plans(analysis, community):
    analysis.set_norm("B01", 8000, 1)
    assert cell(analysis, community).state is CoverageState.FULL
    analysis.set_norm("B01", 4000, 1)
    assert cell(analysis, community).state is CoverageState.FEW
    assert (cell(analysis, community).count, cell(analysis, community).required) == (1, 2)
    analysis.set_norm("B01", None, 1)
    assert cell(analysis, community).state is CoverageState.FULL
    assert cell(analysis, community, "B03").state is CoverageState.ABSENT
    norm = analysis.norms()["B01"]
    assert (norm.people_per_outlet, norm.minimum, norm.basis) == (None, 1, OFFICE_SETTING)


def test_a_norm_belongs_to_the_workspace_and_is_no_change_of_the_ledger(analysis, community, workspace):
    before = MaintenanceService(workspace).digest()
    analysis.set_norm("B01", 4000, 1)
    assert MaintenanceService(workspace).digest() == before


def test_what_is_shut_does_not_count_and_what_has_no_state_does(analysis, community, workspace):
    assert cell(analysis, community).count == 1
    RecordService(workspace).add("outlet", {"name": "新店", "business_type": "B01", "community": community})
    assert cell(analysis, community).count == 2


def test_a_list_of_types_is_chosen_for_good_and_an_unknown_one_refused(analysis, workspace):
    names = [name for name, _ in analysis.profiles()]
    assert len(names) > 1
    for name in names:
        analysis.choose_profile(name)
        assert AnalysisService(workspace).chosen_profile() == name
    with pytest.raises(FieldkitError):
        analysis.choose_profile("atlantis")
    assert analysis.chosen_profile() == names[-1]


def test_the_ranking_names_only_types_with_gaps(analysis, community):
    view = analysis.coverage()
    lacking = {gap.entry.code for gap in analysis.ranking(view)}
    states = {entry.code: view.matrix.cell(community, entry.code).state for entry in view.matrix.entries}
    assert lacking == {code for code, state in states.items() if state is not CoverageState.FULL}


# -- samples -------------------------------------------------------------------


def test_two_workspaces_of_the_sample_hold_the_same_changes_and_merge_without_doubles(
    sample, make_workspace, hand_over
):
    other = make_workspace("另一处")
    filled = fill(other, "zhongwei")
    assert (filled.circles, filled.communities) == (24, 33)
    assert MaintenanceService(other).digest() == MaintenanceService(sample).digest()
    (result,) = hand_over(sample, other)
    assert (result.status, result.added) == ("known", 0)
    fill(other, "zhongwei")
    assert MaintenanceService(other).digest() == MaintenanceService(sample).digest()


def test_a_sample_without_outlets_is_a_part_of_the_whole(make_workspace, sample, hand_over):
    bare = make_workspace("空")
    assert fill(bare, "zhongwei", outlets=False).outlets == 0
    assert RecordService(bare).count("outlet") == 0
    hand_over(sample, bare)
    assert MaintenanceService(bare).digest() == MaintenanceService(sample).digest()


def test_the_sample_writes_under_its_own_id_and_leaves_the_workspace_its_own(sample):
    outlet = RecordService(sample).ids("outlet")[0]
    (change,) = RecordService(sample).history(outlet)
    assert change.source == "sample"
    assert change.replica != sample.identity.replica
    assert record_of("zhongwei", "area", "x") != record_of("zhongwei", "area", "y")


def test_a_sample_that_does_not_exist_is_refused_with_those_that_do(workspace):
    with pytest.raises(FieldkitError) as refusal:
        fill(workspace, "atlantis")
    assert "zhongwei" in str(refusal.value)
    assert MaintenanceService(workspace).change_count() == 0


# -- tables --------------------------------------------------------------------


def texts_of(path):
    book = load_workbook(path)
    return [[str(cell.value) for cell in row if cell.value is not None] for row in book.active.iter_rows()]


def test_the_table_of_circles_has_a_row_for_each_and_the_total(sample, tmp_path):
    rows = texts_of(TableService(sample).circles(tmp_path / "表" / "一览表.xlsx"))
    words = [word for row in rows for word in row]
    names = {record.values["name"] for record in RecordService(sample).every("circle")}
    assert len(names) == 24
    assert names <= set(words) or all(any(name in word for word in words) for name in names)
    assert any("318888" in word.replace(",", "") for word in words)


def test_the_table_of_shortfalls_has_a_row_for_each_community_in_order(sample, tmp_path):
    rows = texts_of(TableService(sample).shortfalls(tmp_path / "短板.xlsx"))
    communities = [one for one in RecordService(sample).every("area") if one.values["level"] == "community"]
    communities.sort(key=lambda one: int(one.values["order"]))
    listed = [word for row in rows for word in row if word in {one.values["name"] for one in communities}]
    assert listed == [one.values["name"] for one in communities]


def test_a_table_that_cannot_be_written_is_refused_and_leaves_the_old_one(sample, tmp_path):
    (tmp_path / "表.xlsx").mkdir()
    for make in (TableService(sample).circles, TableService(sample).shortfalls):
        with pytest.raises(FieldkitError) as refusal:
            make(tmp_path / "表.xlsx")
        assert refusal.value.say("en")
    assert (tmp_path / "表.xlsx").is_dir()
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith("part")] == []
