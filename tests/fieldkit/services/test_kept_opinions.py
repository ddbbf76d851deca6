"""What residents think, kept between two questions, is what it would be if every sheet were counted anew."""

import random

import pytest

from fieldkit.questionnaires.rehearsal import rehearse
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.opinions import opinions
from fieldkit.services.records import RecordService


@pytest.fixture
def asked(sample):
    """The sample with six finished sheets in two communities."""
    records = RecordService(sample)
    communities = [one for one in records.ids("area") if records.get(one).values["level"] == "community"]
    sheets = []
    for seed in range(6):
        chance = random.Random(seed)
        sitting = InterviewService(sample).start(communities[seed % 2], chance=chance)
        rehearse(sitting.interview, chance)
        assert not sitting.finish()
        sheets.append(sitting.record)
    return sample, records, communities, sheets


def counted(workspace, *, anew=False):
    if anew:
        workspace.kept.opinions.clear()
    return opinions(workspace, AnalysisService(workspace).facts())


def test_after_each_edit_the_kept_figures_are_those_of_a_fresh_count(asked):
    workspace, records, communities, sheets = asked
    circle = records.ids("circle")[-1]
    before = counted(workspace)
    assert before[""].n == 6
    for record, values in (
        (sheets[0], {"community": communities[2]}),
        (sheets[1], {"checked": "returned"}),
        (sheets[0], {"community": None}),
        (communities[0], {"circle": circle}),
        (communities[1], {"name": "改名社区"}),
    ):
        records.set_values(record, values)
        kept = dict(counted(workspace))
        assert kept != before, values
        assert kept == counted(workspace, anew=True), values
        before = kept


def test_a_sheet_that_is_deleted_no_longer_counts(asked):
    workspace, records, _, sheets = asked
    assert counted(workspace)[""].n == 6
    records.delete(sheets[0])
    assert counted(workspace)[""].n == 5


def test_after_an_edit_only_the_sheets_of_its_community_are_read_again(asked):
    workspace, records, communities, sheets = asked
    counted(workspace)
    kept = next(iter(workspace.kept.opinions.values()))
    before = dict(kept.replies)
    records.set_values(sheets[0], {"checked": "returned"})
    counted(workspace)
    mine, other = communities[:2]
    assert kept.replies[mine] is not before[mine]
    assert kept.replies[other] is before[other]
