"""Gaps against 附件2 and its counts (W-46, W-47, A-08, A-09, A-10)."""

from fieldkit.analysis.coverage import CommunityFacts, OutletFacts, coverage
from fieldkit.analysis.gaps import circle_lacks, ranking, shortfalls
from fieldkit.plans.norms import Norm
from fieldkit.plans.reading import choose_profile
from fieldkit.registers.business_types import TypeClass

LACKING = {
    "家政服务": 25, "菜市场": 21, "洗染": 14, "再生资源回收": 12, "照相文印": 12, "维修": 10, "综合超市": 5,
    "生鲜超市": 5, "早餐": 2, "美容美发": 2, "邮政快递": 1, "金融服务": 1,
}  # fmt: skip
TOO_FEW = {
    "早餐": 14, "维修": 6, "生鲜超市": 6, "再生资源回收": 5, "照相文印": 4, "综合超市": 4, "家政服务": 4, "洗染": 3,
    "美容美发": 2, "便利店": 1, "邮政快递": 1,
}  # fmt: skip
QUALITY = {
    "书店": 29, "养老": 23, "运动健身": 21, "托育": 21, "教育培训": 12, "保健养生": 6, "烘焙": 1, "休闲娱乐": 1, "金融服务": 1,
}  # fmt: skip


def codes(entries):
    return {entry.code for entry in entries}


def test_annex_2_comes_out_row_by_row(zhongwei):
    found = shortfalls(zhongwei.matrix)
    assert len(found) == 33
    for row, printed in zip(found, zhongwei.sample.shortfalls, strict=True):
        assert row.community.id == printed.community
        assert codes(row.basic_absent) == set(printed.absent), row.community.name
        # 宜居 prints 维修 both ways; lacking holds.
        assert codes(row.basic_few) == set(printed.few) - set(printed.absent), row.community.name
        assert codes(row.quality_absent) == set(printed.quality_absent), row.community.name
        assert row.quality_few == ()


def test_the_counts_of_annex_2_come_out(zhongwei):
    found = ranking(zhongwei.matrix)
    basic = [one for one in found if one.type_class is TypeClass.BASIC]
    quality = [one for one in found if one.type_class is TypeClass.QUALITY]
    assert {one.entry.name: one.absent for one in basic if one.absent} == LACKING
    assert {one.entry.name: one.few for one in basic if one.few} == {
        **TOO_FEW,
        "维修": TOO_FEW["维修"] - 1,  # 宜居 counts as lacking
    }
    assert {one.entry.name: one.absent for one in quality} == QUALITY
    assert not any(one.few for one in quality)


def test_the_most_lacking_type_leads_its_class(zhongwei):
    found = ranking(zhongwei.matrix)
    assert [one.entry.name for one in found[:3]] == ["家政服务", "菜市场", "洗染"]
    classes = [one.type_class for one in found]
    assert classes == sorted(classes, key=list(TypeClass).index)
    assert len(found[0].absent_in) == 25
    assert found[0].absent_in[:2] == ("L002", "L003")
    assert "药店" not in {one.entry.name for one in found}


def test_words_come_in_the_profiles_order(zhongwei):
    bright = shortfalls(zhongwei.matrix)[10]
    assert bright.community.name == "光明社区"
    assert [entry.name for entry in bright.basic_few] == ["便利店", "生鲜超市"]
    assert [entry.name for entry in bright.basic_absent] == [
        "综合超市", "菜市场", "早餐", "洗染", "美容美发", "照相文印", "家政服务", "维修", "再生资源回收",
    ]  # fmt: skip
    assert [entry.name for entry in bright.quality_absent] == ["书店", "运动健身", "养老", "托育"]


def test_finance_is_basic_for_one_community_and_quality_for_another(zhongwei):
    """A-08."""
    by_name = {row.community.name: row for row in shortfalls(zhongwei.matrix)}
    assert by_name["福润苑社区"].basic_absent[-1].name == "金融服务"
    assert "X01" not in codes(by_name["福润苑社区"].quality_absent)
    assert by_name["香山社区"].quality_absent[-1].name == "金融服务"
    assert "X01" not in codes(by_name["香山社区"].basic_absent)


def test_quality_types_can_be_too_few_or_not_wanted_when_the_office_says_so():
    plan, profile = choose_profile("zhongwei/annex2")
    here = CommunityFacts("a", "瑞丰社区", 1, 10_000)
    office = {"Q05": Norm("Q05", None, 0), "Q06": Norm("Q06", None, 2)}
    (row,) = shortfalls(
        coverage([here], [], [OutletFacts("1", "a", "Q06")], plan, profile, office_norms=office)
    )
    assert codes(row.quality_few) == {"Q06"}
    assert "Q05" not in codes(row.quality_absent)
    assert "Q01" in codes(row.quality_absent)


def test_a_merged_circle_lacks_only_what_all_its_communities_lack(zhongwei):
    """A-10: 向阳 lacks laundries in both; 东方红 lacks housekeeping in one of two."""
    lacks = {circle: codes(entries) for circle, entries in circle_lacks(zhongwei.matrix).items()}
    assert len(lacks) == 24
    assert "B06" in lacks["2"]
    assert "B06" in lacks["7"]
    assert "B09" not in lacks["7"]
    contradicted = {
        (circle.number, code)
        for circle in zhongwei.sample.circles
        for code in circle.existing_types
        if code in lacks[str(circle.number)]
    }
    assert contradicted == {(1, "B02"), (5, "B02"), (16, "B04"), (15, "B06"), (2, "B06"), (7, "B06")}
