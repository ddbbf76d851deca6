import pytest

from ui.pinyin import initials


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("便利店", "bld"),
        ("重庆小面", "cqxm"),
        ("24 小时药店", "24xsyd"),
        ("维修点（家电）", "wxdjd"),
        ("E购", "eg"),
    ],
)
def test_initials_name_a_label_as_people_type_it(label, typed):
    assert typed in initials(label)


def test_initials_know_both_readings_of_a_character():
    assert {"yh", "yx"} <= set(initials("银行"))


def test_initials_come_likeliest_first_and_stay_few():
    found = initials("中国重型银行乐长行")

    assert len(found) <= 9
    assert initials("重庆")[0] == "cq"
