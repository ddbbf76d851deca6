"""Plans from their folders: lists of types, wording, notes."""

import shutil

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.plans.plan import Wording
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import available_plans, choose_profile, load_plan, read_plan
from fieldkit.registers.business_types import TypeClass, business_type, match_business_type

SIZES = {
    "beijing/body": (8, 5, 0),
    "huaian/body": (12, 8, 0),
    "huaian/annex2": (12, 7, 0),
    "mofcom/old": (5, 0, 0),
    "nantong/body": (15, 7, 0),
    "national/guide2021": (14, 12, 0),
    "national/action2023": (5, 5, 0),
    "national2025/guide2021": (14, 12, 0),
    "zhanjiang/body": (7, 6, 0),
    "zhongwei/annex2": (13, 9, 0),
    "zhongwei/table2": (14, 9, 0),
    "zhongwei/body": (12, 9, 2),
    "zhongwei/guidance": (12, 0, 0),
}


def all_entries():
    return [
        (plan, profile, entry)
        for plan in available_plans()
        for profile in plan.profiles
        for entry in profile.entries
    ]


def test_every_document_has_the_number_of_types_that_it_prints():
    sizes = {
        f"{plan.key}/{profile.key}": tuple(
            len(profile.of_class(one)) for one in (TypeClass.BASIC, TypeClass.QUALITY, TypeClass.SMART)
        )
        for plan in available_plans()
        for profile in plan.profiles
    }
    assert sizes == SIZES


def test_every_line_names_a_known_type_and_a_source():
    for _, _, entry in all_entries():
        assert entry.source
        assert all(business_type(code) for code in entry.codes)


def test_every_printed_name_of_a_type_is_understood_on_the_way_back():
    fields_not_types = {"购物", "文化", "娱乐、休闲", "社交", "康养", "家政", "维修"}
    for _, _, entry in all_entries():
        for word in (entry.name, *entry.other_words):
            assert word in fields_not_types or match_business_type(word) in entry.codes, word


def test_no_list_counts_a_type_twice():
    for plan in available_plans():
        for profile in plan.profiles:
            codes = [code for entry in profile.entries for code in entry.codes]
            assert len(codes) == len(set(codes)), (plan.key, profile.key)


def test_a_merged_line_is_found_by_each_of_its_types():
    _, body = choose_profile("zhongwei/body")
    assert body.entry("B04") is body.entry("B03")
    assert body.class_of("B04") is TypeClass.BASIC
    _, table2 = choose_profile("zhongwei/table2")
    assert table2.entry("B04").name == "生鲜超市"


def test_the_same_type_is_basic_in_one_list_and_quality_in_another():
    assert choose_profile("zhongwei/guidance")[1].class_of("Q01") is TypeClass.BASIC
    assert choose_profile("zhongwei/table2")[1].class_of("Q01") is TypeClass.QUALITY
    assert choose_profile("zhongwei/table2")[1].class_of("X07") is TypeClass.OTHER


def test_financial_services_are_basic_for_one_community_and_quality_for_the_others():
    plan, profile = choose_profile("zhongwei")
    assert profile.key == "annex2"
    assert profile.class_of("X01", "福润苑社区") is TypeClass.BASIC
    assert profile.class_of("X01", "香山社区") is TypeClass.QUALITY
    assert profile.of_class(TypeClass.BASIC, "福润苑社区")[-1].code == "X01"
    assert "X01" not in {entry.code for entry in profile.of_class(TypeClass.QUALITY, "福润苑社区")}
    assert [note.item for note in plan.notes_for("shortfalls", ["福润苑社区"])] == ["A-08", "W-46"]


def test_notes_are_printed_only_under_a_table_that_shows_what_they_are_about():
    plan = load_plan("zhongwei")
    assert {note.item for note in plan.notes_for("shortfalls", ["宜居社区"])} == {"A-09", "W-46"}
    assert {note.item for note in plan.notes_for("circles", [])} == {"A-11", "A-14"}
    assert all(note.text.zh and note.text.en for note in plan.notes)


@pytest.mark.parametrize(
    ("few", "absent", "cell"),
    [
        (["早餐", "维修"], ["洗染"], "早餐、维修等业态少，缺少洗染等业态"),
        (["早餐"], [], "早餐等业态少"),
        ([], ["洗染", "家政服务"], "缺少洗染、家政服务等业态"),
        ([], [], "——"),
    ],
)
def test_the_shortfall_table_is_worded_as_published(few, absent, cell):
    assert load_plan("zhongwei").wording.basic_cell(few, absent) == cell


def test_the_quality_column_lists_what_is_absent_or_a_dash():
    assert Wording().quality_cell(["书店", "养老"]) == "书店、养老等业态"
    assert Wording().quality_cell([]) == "——"


def test_load_plan_names_the_plans_there_are_when_asked_for_another():
    with pytest.raises(FieldkitError) as refused:
        load_plan("shanghai")
    assert refused.value.code is PlanError.UNKNOWN_PLAN
    assert "zhongwei" in refused.value.say("en")


def test_choose_profile_names_the_lists_there_are_when_asked_for_another():
    with pytest.raises(FieldkitError) as refused:
        choose_profile("zhongwei/annex9")
    assert refused.value.code is PlanError.UNKNOWN_PROFILE
    assert "zhongwei/table2" in refused.value.say("zh")


@pytest.fixture
def own_plan(tmp_path):
    return shutil.copytree(resource("plans", "zhanjiang"), tmp_path / "mytown")


def test_a_plan_that_a_user_wrote_is_read_from_its_folder(own_plan):
    (own_plan / "norms.csv").write_text(
        "code,people_per_outlet,minimum,basis\nB05,2000,2,own\n", encoding="utf-8"
    )
    plan = read_plan(own_plan)
    assert plan.key == "mytown"
    assert plan.norm("B05").required(9000) == 5
    assert plan.norm("B05").basis != plan.norm("B02").basis


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("plan.toml", "title =", "title", PlanError.UNREADABLE),
        ("plan.toml", "issued =", "issue =", PlanError.UNREADABLE),
        ("plan.toml", 'default_profile = "body"', 'default_profile = "corpus"', PlanError.UNREADABLE),
        ("profiles.csv", ",basic,", ",important,", PlanError.BAD_CELL),
        ("profiles.csv", "profile,order", "profile,rank", PlanError.NO_COLUMN),
    ],
)
def test_read_plan_says_which_file_is_wrong(own_plan, file, old, new, code):
    path = own_plan / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(FieldkitError) as refused:
        read_plan(own_plan)
    assert refused.value.code is code
    assert file in refused.value.say("zh")
