"""Sheets say how far they have come, and which were given back."""

import pytest

from fieldkit.services.interviews import InterviewService
from fieldkit.services.packages import PackageService
from fieldkit.services.reviews import ReviewService


def cell(street, row, key):
    model = street.sheets._model
    column = [one.key for one in model.columns].index(key)
    return model.index(row, column).data()


@pytest.fixture
def closed(street):
    """Two closed sheets in the list."""
    InterviewService(street.workspace).rehearse(street.records.ids("area")[0], [1, 2])
    street.settle()
    return street


def test_a_sheet_goes_from_not_handed_in_to_handed_in(closed, tmp_path):
    assert cell(closed, 0, "delivery") == "未交"

    PackageService(closed.workspace).export(tmp_path / "交.xlsx", password="一二三")
    closed.settle()

    assert cell(closed, 0, "delivery") == "已交"


def test_a_sheet_given_back_says_why_until_it_is_mended(closed):
    sheet = closed.sheets._model.id_at(1)
    assert not closed.sheets._filter_buttons["returned"].isVisible()
    ReviewService(closed.workspace).give_back(sheet, "第 6 题漏答")
    closed.settle()

    assert cell(closed, 1, "state") == "退回"
    button = closed.sheets._filter_buttons["returned"]
    assert button.text() == "退回 1"
    button.click()
    assert closed.sheets._model.ids() == (sheet,)
    closed.sheets.choose(sheet)
    assert closed.sheets.returned.accessibleName() == "退回原因：第 6 题漏答"

    closed.sheets.returned.action_requested.emit()
    closed.settle()
    assert closed.records.get(sheet).values["checked"] == "unchecked"
    assert closed.sheets._state.returned == 0
