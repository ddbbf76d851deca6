"""The list of sheets with more than one form, and with a form that is not here."""

import pytest

from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService
from tests.fieldkit.services.forms_on_disk import FIRST, write_form


@pytest.fixture
def area(street):
    return street.records.every("area")[0].id


@pytest.fixture
def version(street, tmp_path):
    return FormService(street.workspace).install(write_form(tmp_path / "买菜.xlsx", FIRST)).version


@pytest.fixture
def bought(street, area, version):
    """A sheet of the installed form."""
    sitting = InterviewService(street.workspace).start(area, form=version.record)
    sitting.answer("/data/market", "yes")
    sitting.answer("/data/wish", "修表")
    street.settle()
    return sitting.record


def shown(sheets):
    model = sheets.table.model()
    hidden = sheets.table.isColumnHidden
    heads = [model.headerData(at, sheets.table.horizontalHeader().orientation()) for at in range(7)]
    return [head for at, head in enumerate(heads) if not hidden(at)]


def words(sheets):
    return [
        sheets._answers.itemAt(at).widget().text()
        for at in range(sheets._answers.count())
        if sheets._answers.itemAt(at).widget() is not None
    ]


def test_the_form_stands_in_the_list_only_where_there_are_several(street, area, bought):
    sheets = street.sheets
    assert "问卷" not in shown(sheets)
    InterviewService(street.workspace).start(area)
    street.settle()
    assert "问卷" in shown(sheets)
    assert {line.form for line in sheets._lines.values()} == {"买菜问卷", "居民需求与满意度"}


def test_two_versions_are_told_apart_in_the_list(street, area, bought, tmp_path):
    second = (
        FormService(street.workspace).install(write_form(tmp_path / "2.xlsx", FIRST, version="2")).version
    )
    InterviewService(street.workspace).start(area, form=second.record)
    street.settle()
    assert {line.form for line in street.sheets._lines.values()} == {"买菜问卷 1", "买菜问卷 2"}


def test_a_sheet_of_a_version_that_is_not_here_is_named_by_the_title_of_its_form(
    street, area, bought, version
):
    InterviewService(street.workspace).start(area)
    street.records.set(bought, {"form_version": "7"})  # as a sheet of another tool may say
    street.settle()
    assert {line.form for line in street.sheets._lines.values()} == {"买菜问卷", "居民需求与满意度"}


def test_the_form_of_the_next_interview_is_chosen_where_there_are_two_and_stays_chosen(street, area, version):
    street.settle()
    choice = street.sheets.form
    assert not choice.isHidden()
    assert choice.value() == "resident_needs"
    choice.set_value(version.id)
    choice.left.emit(version.id)
    street.settle()
    sitting = InterviewService(street.workspace).start(area)
    assert sitting.interview.form.title == "买菜问卷"
    street.settle()
    assert choice.value() == version.id


def test_one_form_is_not_offered_to_choose(street, area):
    assert street.sheets.form.isHidden()


def test_a_sheet_whose_form_is_not_here_shows_its_answers_as_they_are_and_says_so(street, bought, version):
    street.sheets.choose(bought)
    street.settle()
    assert street.sheets.no_form.isHidden()
    street.records.delete(version.record)
    street.settle()
    street.sheets.peek_wanted.emit(bought)
    street.settle()
    assert not street.sheets.no_form.isHidden()
    assert "答案都在" in street.sheets.no_form.accessibleName()
    assert {"/data/market", "yes", "/data/wish", "修表"} <= set(words(street.sheets))
    assert street.sheets._resume.isHidden()
