"""Screens that the shipped questionnaire does not have."""

import pytest

HOUSEHOLD = """
| survey |
| | type | name | label | required | appearance |
| | begin repeat | member | 家庭成员 | | |
| | integer | age | 多大年纪？ | yes | |
| | end repeat | | | | |
| | acknowledge | told | 请告诉居民：问完了。 | | |
| | date | moved | 哪天搬来的？ | | |
"""


@pytest.fixture
def household(street, use_form):
    """The page with a form that repeats."""
    use_form(street.workspace, HOUSEHOLD)
    return street


def test_one_more_member_is_added_until_there_are_no_more(household):
    street = household
    street.start()
    while street.asked != "member":
        street.type("7")
        street.enter()
    street.type("1")
    street.enter()
    street.type("35")
    street.enter()
    street.type("2")
    street.enter()

    (sheet,) = street.submissions()
    ages = [value for path, value in sorted(street.answers(sheet.id).items()) if path.endswith("/age")]
    assert ages[-1] == "35"
    assert street.asked == "told"


def test_an_instruction_is_acknowledged_by_its_number(household):
    street = household
    street.start()
    while street.asked != "told":
        street.type("2")
        street.enter()
    street.type("1")
    street.enter()

    (sheet,) = street.submissions()
    assert street.answers(sheet.id)["/data/told"] == "OK"


def test_a_date_that_is_none_is_kept_and_explained(household):
    street = household
    street.start()
    while street.asked != "told":
        street.type("2")
        street.enter()
    street.enter()
    street.type("2026-02-30")
    street.enter()

    (sheet,) = street.submissions()
    assert street.answers(sheet.id)["/data/moved"] == "2026-02-30"
    assert "不是日期" in street.door.body.problem("/data/moved")
