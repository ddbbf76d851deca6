"""The 中卫 sample against 表3-1 and 附件2 as printed (W-12, W-46, W-47, A-08 … A-14)."""

import importlib.util
import math
import re
from collections import Counter

import pytest

from fieldkit.kernel.problems import Severity
from fieldkit.kernel.resources import resource
from fieldkit.plans.norms import norm_population
from fieldkit.plans.reading import choose_profile
from fieldkit.registers.area import LEVELS
from fieldkit.registers.boundaries import parse_boundary
from fieldkit.registers.business_types import TypeClass, business_type, match_business_type
from fieldkit.registers.circle import FORMS, INTENTIONS, MODES
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.outlet import OUTLET
from fieldkit.registers.samples import OUTLET_COLUMNS, available_samples, load_sample

# 附件2 as printed: number | community | basic types | quality types.
ANNEX_2 = """
1|瑞丰社区|综合超市、菜市场、再生资源回收网点|运动健身、托育等业态
2|向阳社区|缺少洗染、家政服务类业态|书店、运动健身、托育、教育培训、养老等业态
3|阳光社区|缺少洗染、家政服务类业态|书店、运动健身、托育、教育培训、养老等业态
4|民族巷社区|早餐、维修、照相文印业态少，缺少家政服务、再生资源回收业态|书店、托育、教育培训、养老等业态
5|蔡桥路社区|早餐、维修、照相文印业态少，缺少家政服务、再生资源回收业态|书店、运动健身、托育、教育培训、养老等业态
6|黄河花园社区|维修点、照相文印业态少，缺少综合超市、家政服务业态|书店、运动健身、养老等业态
7|幸福里社区|生鲜超市、维修等业态少，缺少家政服务等业态|书店、运动健身、托育、保健养生、教育培训等业态
8|槐树北巷社区|缺少菜市场、洗染、家政服务等业态|书店、养老、托育等业态
9|东方红社区|综合超市、早餐等业态少，缺少菜市场、洗染等业态|运动健身、养老等业态
10|中山社区|家政服务等业态少，缺少菜市场等业态|书店、烘焙等业态
11|光明社区|便利店、生鲜超市等业态少，缺少综合超市、菜市场、早餐店、维修、洗染、美容美发、照相文印、家政服务、再生资源回收网点等业态|书店、运动健身、养老、托育等业态
12|西花园社区|缺少综合超市、照相文印、家政服务、邮政快递综合服务、再生资源回收网点等业态|书店、运动健身、养老、托育等业态
13|东花园社区|早餐、生鲜超市等业态少，缺少菜市场、家政服务等业态|书店、养老、托育、教育培训等业态
14|和睦社区|综合超市等业态少，缺少菜市场、家政服务、再生资源回收网点等业态|书店、运动健身、养老、托育等业态
15|文苑社区|早餐、再生资源回收网点等业态少，缺少菜市场、维修、照相文印、家政服务等业态|书店、养老等业态
16|明珠社区|缺少综合超市、菜市场、生鲜超市、家政服务等业态|——
17|文昌阁社区|早餐、洗染等业态少，缺少菜市场、家政服务等业态|书店、养老、托育等业态
18|长安社区|早餐等业态少，缺少家政服务、照相文印等业态|书店、运动健身、托育、教育培训、养老等业态
19|宜居社区|早餐、维修等业态少，缺少维修、照相文印、家政服务、再生资源回收业态|书店、运动健身、托育等业态
20|华西社区|洗染等业态少，缺少菜市场等业态|书店、养老等业态
21|世纪花园社区|早餐、生鲜超市等业态少，缺少菜市场、再生资源回收网点等业态|运动健身等业态
22|杞香苑社区|早餐、综合超市等业态少，缺少菜市场、生鲜超市、维修、洗染、家政服务等业态|书店、养老、托育、教育培训等业态
23|丰安社区|早餐、综合超市等业态少，缺少菜市场、生鲜超市、维修、照相文印、家政服务、再生资源回收网点等业态|书店、养老等业态
24|福润苑社区|家政服务、再生资源回收等业态少，缺少洗染店、照相文印、金融服务等业态|书店、运动健身、教育培训等业态
25|和润社区|早餐、再生资源回收等业态少，缺少菜市场、维修、洗染、美容美发、照相文印、家政服务等业态|书店、运动健身、养老、托育、保健养生等业态
26|恒祥社区|洗染、家政服务等业态少，缺少菜市场、维修等业态|书店、运动健身、养老等业态
27|福兴苑社区|美容美发、家政服务等业态少，缺少洗染店、照相文印等业态|书店、运动健身、养老、托育、保健养生、教育培训等业态
28|迎宾社区|早餐、美容美发等业态少，缺少生鲜超市、菜市场、维修、洗染、照相文印、家政服务、再生资源回收网点等业态|书店、运动健身、托育、保健养生等业态
29|香山社区|生鲜超市、再生资源回收等业态少，缺少菜市场、早餐店、维修、洗染、家政服务等业态|书店、养老、金融服务等业态
30|平安社区|维修、再生资源回收、照相文印等业态少，缺少生鲜超市、菜市场、洗染店、家政服务等业态|书店、运动健身、托育、保健养生、教育培训等业态
31|新墩花园社区|早餐、邮政快递等业态少，缺少照相文印、家政服务等业态|书店、运动健身、养老、保健养生、休闲娱乐等业态
32|新河社区|缺少菜市场、洗染、照相文印、家政服务、再生资源回收网点等业态|书店、养老、托育、教育培训等业态
33|湖畔社区|生鲜超市等业态少，缺少菜市场、维修、洗染、家政服务、再生资源回收网点等业态|书店、运动健身、托育等业态
"""
POPULATIONS = [
    10454, 21188, 10725, 19585, 17675, 6000, 11852, 20490, 23181, 9206, 18459, 19886,
    14007, 12002, 9487, 12150, 11210, 23217, 4431, 9414, 5037, 14061, 9128, 6043,
]  # fmt: skip


@pytest.fixture(scope="module")
def sample():
    return load_sample("zhongwei")


@pytest.fixture(scope="module")
def names(sample):
    return {area.code: area.name for area in sample.areas}


def codes(words):
    bare = re.sub(r"(等业态|类业态|业态)$", "", words.removeprefix("缺少"))
    return tuple(match_business_type(word) for word in bare.split("、"))


def printed_rows():
    for line in ANNEX_2.strip().splitlines():
        number, name, basic, quality = line.split("|")
        parts = basic.split("，")
        few = [codes(part.removesuffix("少")) for part in parts if part.endswith("少")]
        absent = [codes(part) for part in parts if not part.endswith("少")]
        lacks = () if quality == "——" else codes(quality)
        yield int(number), name, sum(few, ()), sum(absent, ()), lacks


def people_of(sample, community):
    circle = next(one for one in sample.circles if one.number == community.circle)
    return norm_population(community.population, circle.population, len(circle.communities))


def states(sample, community):
    """Few and absent types of a community, counted from its open outlets."""
    plan, profile = choose_profile(f"{sample.plan}/{sample.profile}")
    counts = Counter(
        one.business_type for one in sample.outlets if one.community == community.code and one.is_open
    )
    people = people_of(sample, community)
    found = {entry: sum(counts[code] for code in entry.codes) for entry in profile.entries}
    few = {
        entry.code for entry, number in found.items() if 0 < number < plan.norm(entry.code).required(people)
    }
    return few, {entry.code for entry, number in found.items() if number == 0}


def test_the_sample_is_offered(sample):
    assert "zhongwei" in available_samples()
    assert re.fullmatch("[0-9a-f]{32}", sample.replica)
    assert sample.moment.endswith("+08:00")
    choose_profile(f"{sample.plan}/{sample.profile}")


def test_table_3_1_has_its_totals(sample):
    assert len(sample.circles) == 24
    assert [circle.population for circle in sample.circles] == POPULATIONS
    assert sum(circle.population for circle in sample.circles) == 318_888
    assert Counter(circle.mode for circle in sample.circles) == {"independent": 16, "merged": 8}
    assert Counter(circle.intention for circle in sample.circles) == {"new": 12, "upgrade": 12}


def test_every_community_stands_in_one_circle_in_both_tables(sample):
    assert len(sample.communities) == 33
    assert [area.order for area in sample.communities] == list(range(1, 34))
    belongs = {code: circle.number for circle in sample.circles for code in circle.communities}
    assert belongs == {area.code: area.circle for area in sample.communities}
    for circle in sample.circles:
        assert (len(circle.communities) > 1) == (circle.mode == "merged")


def test_only_a_circle_of_one_community_gives_that_community_its_population(sample):
    by_number = {circle.number: circle for circle in sample.circles}
    for area in sample.communities:
        circle = by_number[area.circle]
        assert area.population == (circle.population if circle.mode == "independent" else None)


def test_rows_broken_over_pages_are_mended(sample):
    third, twenty_second = sample.circles[2], sample.circles[21]
    assert third.name == "民族巷一刻钟便民生活圈"
    assert third.boundary == "东至清真寺巷、南至鼓楼东街、西至鼓楼北街、北至长城东街。"
    assert twenty_second.name == "新墩花园一刻钟便民生活圈"
    assert twenty_second.boundary == "东至新墩南街，南至滨河西路，西至机场北路，北至平安东路。"


def test_every_circle_has_four_sides_and_declared_options(sample):
    for circle in sample.circles:
        assert circle.name.endswith("一刻钟便民生活圈")
        assert not parse_boundary(circle.boundary).missing
        assert circle.mode in {option.code for option in MODES}
        assert circle.intention in {option.code for option in INTENTIONS}
        assert set(circle.form) <= {option.code for option in FORMS}
        assert all(business_type(code) for code in (*circle.existing_types, *circle.suggested_types))


def test_every_circle_lists_pharmacy_kindergarten_and_convenience_store(sample):
    """A-11."""
    assert all({"B11", "X08", "B01"} <= set(circle.existing_types) for circle in sample.circles)


def test_areas_form_one_tree(sample):
    levels = {option.code for option in LEVELS}
    known = {area.code for area in sample.areas}
    assert [area.code for area in sample.areas if not area.parent] == ["640500"]
    assert all(area.level in levels and (not area.parent or area.parent in known) for area in sample.areas)


def test_shortfalls_say_what_annex_2_prints(sample, names):
    rows = [
        (row.order, names[row.community], row.few, row.absent, row.quality_absent)
        for row in sample.shortfalls
    ]
    assert rows == list(printed_rows())


def test_shortfalls_count_as_annex_2_counts(sample):
    few = Counter(code for row in sample.shortfalls for code in row.few)
    absent = Counter(code for row in sample.shortfalls for code in row.absent)
    quality = Counter(code for row in sample.shortfalls for code in row.quality_absent)
    assert absent == {
        "B09": 25, "B03": 21, "B06": 14, "B13": 12, "B08": 12, "B10": 10,
        "B02": 5, "B04": 5, "B05": 2, "B07": 2, "B12": 1, "X01": 1,
    }  # fmt: skip
    assert few == {
        "B05": 14, "B10": 6, "B04": 6, "B13": 5, "B08": 4, "B02": 4, "B09": 4, "B06": 3, "B07": 2, "B01": 1, "B12": 1,
    }  # fmt: skip
    assert quality == {
        "Q05": 29, "Q01": 23, "Q06": 21, "Q02": 21, "Q07": 12, "Q09": 6, "Q04": 1, "X01": 1, "Q13": 1,
    }  # fmt: skip


def test_annex_2_comes_out_of_the_outlets_again(sample):
    for row, community in zip(sample.shortfalls, sample.communities, strict=True):
        assert states(sample, community) == (set(row.too_few), set(row.missing)), community.name


def test_each_lack_stands_in_the_column_where_annex_2_prints_it(sample, names):
    """A-08: financial services change columns between two communities."""
    _, profile = choose_profile("zhongwei/annex2")
    for row in sample.shortfalls:
        basic = {entry.code for entry in profile.of_class(TypeClass.BASIC, names[row.community])}
        quality = {entry.code for entry in profile.of_class(TypeClass.QUALITY, names[row.community])}
        assert {*row.few, *row.absent} <= basic
        assert set(row.quality_absent) <= quality


def test_a_type_printed_both_ways_counts_as_absent(sample, names):
    """A-09: the circle's 建议引入 asks for repair points."""
    both = {names[row.community]: set(row.few) & set(row.absent) for row in sample.shortfalls}
    assert {name: found for name, found in both.items() if found} == {"宜居社区": {"B10"}}
    row = sample.shortfalls[18]
    assert row.note == "A-09"
    assert "B10" in row.missing
    assert "B10" not in row.too_few
    assert "B10" in sample.circles[11].suggested_types


def test_the_two_tables_contradict_each_other_where_the_notes_say_so(sample):
    """A-10: a type listed as existing that every community of the circle lacks."""
    missing = {row.community: row.missing for row in sample.shortfalls}
    found = {
        (circle.name, code)
        for circle in sample.circles
        for code in circle.existing_types
        if all(code in missing[community] for community in circle.communities)
    }
    plan, _ = choose_profile("zhongwei")
    noted = {(area, note) for note in plan.notes if note.item == "A-10" for area in note.areas}
    assert {name for name, _ in found} == {area for area, _ in noted}
    for name, code in found:
        short = business_type(code).name.zh.split("（")[0]
        assert any(short in note.text.zh for area, note in noted if area == name)


def test_circles_outside_the_recommended_size_are_the_ones_noted(sample):
    """A-12, W-40."""
    outside = {circle.name for circle in sample.circles if not 10_000 <= circle.population <= 20_000}
    plan, _ = choose_profile("zhongwei")
    assert outside == {area for note in plan.notes if note.item == "A-12" for area in note.areas}
    assert len(outside) == 12


def test_notes_speak_of_names_that_exist(sample, names):
    plan, profile = choose_profile("zhongwei")
    known = {*names.values(), *(circle.name for circle in sample.circles)}
    assert {area for note in plan.notes for area in note.areas} <= known
    assert {one.area for one in profile.exceptions} <= known


def test_outlets_come_out_of_their_maker_byte_for_byte():
    path = resource("samples").parent.parent / "packaging" / "make_sample.py"
    spec = importlib.util.spec_from_file_location("make_sample", path)
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.outlets_csv().encode() == resource("samples", "zhongwei", "outlets.csv").read_bytes()


def test_outlets_fill_declared_fields_with_declared_options(sample):
    declared = {field.key: field for field in OUTLET.fields}
    choices = {
        key: {option.code for option in field.options}
        for key, field in declared.items()
        if field.type in {FieldType.CHOICE, FieldType.CHOICES}
    }
    assert set(OUTLET_COLUMNS) - {
        "key",
        "longitude",
        "latitude",
        "datum",
        "location_source",
        "location_accuracy",
    } <= set(declared)
    for one in sample.outlets:
        assert set(one.values) <= set(declared)
        for key, options in choices.items():
            assert {code for code in one.values.get(key, "").split(";") if code} <= options, (one.key, key)


def test_the_only_doubt_about_a_value_is_a_mobile_prefix_that_nobody_has(sample):
    declared = {field.key: field for field in OUTLET.fields}
    found = [
        (key, value, problem.severity)
        for one in sample.outlets
        for key, value in one.values.items()
        if declared[key].check is not None
        for problem in declared[key].check(value)
    ]
    assert all(key == "phone" and value.startswith("154") for key, value, _ in found)
    assert {severity for _, _, severity in found} == {Severity.WARNING}


def test_outlets_are_marked_as_invented_and_named_apart(sample):
    assert 700 <= len(sample.outlets) <= 1100
    assert all("示例" in one.values["remarks"] for one in sample.outlets)
    assert len({one.key for one in sample.outlets}) == len(sample.outlets)
    assert len({one.values["name"] for one in sample.outlets}) == len(sample.outlets)
    addresses = {(one.community, one.values["address"]) for one in sample.outlets}
    assert len(addresses) == len(sample.outlets)


def test_what_a_clerk_typed_for_the_type_means_the_type(sample):
    typed = [one for one in sample.outlets if "business_type_text" in one.values]
    assert len(typed) > 300
    assert all(match_business_type(one.values["business_type_text"]) == one.business_type for one in typed)


def test_outlets_show_every_state_closed_ones_serve_nobody(sample):
    shown = Counter(one.values["status"] for one in sample.outlets)
    assert min(shown[one] for one in ("suspended", "vacant", "newly_opened", "closed_to_check")) >= 1
    assert sum(not one.is_open for one in sample.outlets) >= 20
    assert all("hours" not in one.values for one in sample.outlets if not one.is_open)


def test_nobody_has_the_phone_numbers_of_the_sample(sample):
    """No local number begins with 1 and no operator has the prefix 154 (a soft list of 2020)."""
    phones = [one.values["phone"] for one in sample.outlets if "phone" in one.values]
    assert len(phones) > 400
    assert all(re.fullmatch(r"0955-1\d{6}|154\d{8}", phone) for phone in phones)
    public = Counter(one.values.get("phone_public") for one in sample.outlets)
    assert public["1"] > 100 < public["0"]


def test_some_names_need_characters_beyond_the_usual_plane(sample):
    rare = [one.values["name"] for one in sample.outlets if re.search("[𬭊𬸚䶮喆堃羴鱻]", one.values["name"])]
    assert len(rare) >= 5
    assert any(ord(char) > 0xFFFF for name in rare for char in name)


def test_outlets_keep_all_hours_that_a_table_must_print(sample):
    hours = {one.values.get("hours") for one in sample.outlets}
    assert "00:00-24:00" in hours
    assert any(re.fullmatch(r"1\d:\d\d-0[1-2]:\d\d", one or "") for one in hours)


def test_outlets_lie_near_the_city_and_beside_the_street_of_their_address(sample):
    located = [one for one in sample.outlets if one.location]
    assert len(located) > 0.85 * len(sample.outlets)
    for one in located:
        east = (one.location.longitude - 105.19) * math.cos(math.radians(37.51)) * 111.32
        north = (one.location.latitude - 37.51) * 111.32
        assert math.hypot(east, north) < 6
    by_circle = {area.code: area.circle for area in sample.communities}
    for one in sample.outlets:
        circle = sample.circles[by_circle[one.community] - 1]
        assert any(
            one.values["address"].startswith(side)
            for side in re.findall("[东南西北][至到]([^，、。]+)", circle.boundary)
        )
