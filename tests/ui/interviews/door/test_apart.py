"""Answers that are not read aloud."""

import pytest

from fieldkit.questionnaires.views import ChoiceView
from ui.interviews.door.apart import apart_of


@pytest.mark.parametrize(
    ("values", "apart"),
    [
        ("1 2 3 4 5 9", ("9",)),
        ("1 2 3 4 5 8 9", ("8", "9")),
        ("1 2 3 4 5 6 7 8 9", ()),
        ("1 2 3 98 99", ("98", "99")),
        ("B01 B02 none dk", ("none", "dk")),
        ("yes maybe no", ()),
        ("1 2 -9", ("-9",)),
    ],
)
def test_customary_codes_stand_apart_where_they_do_not_follow_the_others(values, apart):
    assert apart_of([ChoiceView(value, value) for value in values.split()]) == apart
