"""The 24 boundary texts of 表3-1, and what else people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.registers.boundaries import (
    Boundary,
    BoundaryProblem,
    Direction,
    SideKind,
    boundary_problems,
    parse_boundary,
    side_kind,
)

# 表3-1, all 24 rows as printed: circle | 四至 | east south west north.
TABLE_3_1 = """
瑞丰 | 东至应理南街，南至中央大道，西至新墩南街，北至南苑西路。 | 应理南街 中央大道 新墩南街 南苑西路
向阳 | 东至鼓楼南街，南至民生路，西至应理南街，北至鼓楼西街。 | 鼓楼南街 民生路 应理南街 鼓楼西街
民族巷 | 东至清真寺巷、南至鼓楼东 街、西至鼓楼北街、北至长城东街。 | 清真寺巷 鼓楼东街 鼓楼北街 长城东街
蔡桥路 | 东至怀远南路，南至中央大道，西至蔡桥街，北至鼓楼东街。 | 怀远南路 中央大道 蔡桥街 鼓楼东街
黄河花园 | 东至迎宾大道、南至丰安东路、西至怀远南路、北至中央大道。 | 迎宾大道 丰安东路 怀远南路 中央大道
幸福里 | 东至鼓楼北街，南至长城西街，西至应理北街，北至包兰铁路。 | 鼓楼北街 长城西街 应理北街 包兰铁路
东方红 | 东至应理南街，南至南苑西路，西至新墩南街，北至铁路西巷。 | 应理南街 南苑西路 新墩南街 铁路西巷
光明 | 东至鼓楼南街，南至丰安西路，西至应理南街，北至民生路。 | 鼓楼南街 丰安西路 应理南街 民生路
花园 | 东至怀远北路，南至鼓楼东街，西至鼓楼北街，北至包兰铁路。 | 怀远北路 鼓楼东街 鼓楼北街 包兰铁路
文苑 | 东至新墩南街，南至中央大道，西至机场北路，北至南苑西路。 | 新墩南街 中央大道 机场北路 南苑西路
明珠 | 东至蔡桥路，南到文化广场，西到鼓楼南街，北到鼓楼东街。 | 蔡桥路 文化广场 鼓楼南街 鼓楼东街
长安 | 东至新墩北街，南至南苑西路，西至机场大道，北至包兰铁路。 | 新墩北街 南苑西路 机场大道 包兰铁路
华西 | 东到迎宾大道，西到怀远南街，北到长城东路，南到东大路。 | 迎宾大道 东大路 怀远南街 长城东路
世纪花园 | 东至迎宾大道，南至中央大道，西至怀远南路，北至南苑东路。 | 迎宾大道 中央大道 怀远南路 南苑东路
杞香苑 | 东至迎宾大道，西至怀远北路，南至鼓楼东街，北至包兰铁路。 | 迎宾大道 鼓楼东街 怀远北路 包兰铁路
丰安 | 东至怀远南路，南至平安东路，西至鼓楼南街，北至中央大道。 | 怀远南路 平安东路 鼓楼南街 中央大道
福润苑 | 东至柔一路，西至五里南街，南至鼓楼东街，北至长城东路。 | 柔一路 鼓楼东街 五里南街 长城东路
恒祥 | 东至宁钢大道，南至平安东路，西至迎宾大道，北至南苑东路。 | 宁钢大道 平安东路 迎宾大道 南苑东路
迎宾 | 东至宁钢大道，南至滨河北路，西至迎宾大道，北至平安东路。 | 宁钢大道 滨河北路 迎宾大道 平安东路
香山 | 东至迎宾大道，西至鼓楼南街，南至滨河东路，北至平安东路。 | 迎宾大道 滨河东路 鼓楼南街 平安东路
平安 | 东至新墩南街，南至平安西路，西至机场北路，北至中央大道。 | 新墩南街 平安西路 机场北路 中央大道
新墩花园 | 东至新墩南街，南至滨河西 路，西至机场北路，北至平安东路。 | 新墩南街 滨河西路 机场北路 平安东路
新河 | 东至应理南街，南至滨河北路，西至新墩路，北至中央大道。 | 应理南街 滨河北路 新墩路 中央大道
湖畔 | 东至鼓楼南街，南至滨河北路，西至应理南街，北至中央大道。 | 鼓楼南街 滨河北路 应理南街 中央大道
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE_3_1.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_parse_finds_the_four_sides_of_every_circle_of_the_official_table(row):
    _, text, sides = row
    assert parse_boundary(text) == Boundary(*sides.split(), text=text)
    assert boundary_problems(text) == ()


def test_the_official_table_has_twenty_four_circles():
    assert len(ROWS) == 24


@pytest.mark.parametrize(
    "text",
    [
        "东至甲路南至乙街西至丙巷北至丁渠",
        "北到丁渠；西到丙巷；南到乙街；东到甲路",
        " 东至：甲路, 南至：乙街, 西至：丙巷, 北至：丁渠 .",
        "东侧至甲路，南侧至乙街，西侧至丙巷，北侧至丁渠。",
        "四至：东至甲路、南至乙街、西至丙巷、北至丁渠",
    ],
)
def test_parse_finds_the_four_sides_in_other_spellings(text):
    boundary = parse_boundary(text)
    assert (boundary.east, boundary.south, boundary.west, boundary.north) == ("甲路", "乙街", "丙巷", "丁渠")


def test_parse_gives_one_street_to_two_sides_that_share_it():
    boundary = parse_boundary("东、北至包兰铁路，南至长城西街，西至应理北街")
    assert (boundary.east, boundary.north) == ("包兰铁路", "包兰铁路")


def test_parse_keeps_a_name_whole_that_contains_a_direction_and_a_reach():
    boundary = parse_boundary("东至湖西到站路，南至乙街，西至丙巷，北至丁渠")
    assert boundary.east == "湖西到站路"


def test_parse_keeps_the_text_and_names_the_missing_sides():
    boundary = parse_boundary("东至甲路，南至乙街")
    assert boundary.text == "东至甲路，南至乙街"
    assert boundary.missing == (Direction.WEST, Direction.NORTH)
    (problem,) = boundary_problems(boundary.text, record="c1")
    assert problem.code is BoundaryProblem.SIDE_MISSING
    assert problem.place.record == "c1"
    assert "西、北" in problem.say("zh")
    assert "west, north" in problem.say("en")


def test_parse_uses_the_first_and_reports_a_side_named_twice():
    text = "东至甲路，东至己路，南至乙街，西至丙巷，北至丁渠"
    assert parse_boundary(text).east == "甲路"
    assert [p.code for p in boundary_problems(text)] == [BoundaryProblem.SIDE_TWICE]


def test_an_empty_text_misses_all_four_sides():
    assert parse_boundary("").missing == tuple(Direction)
    assert parse_boundary("东至，南至，").missing == tuple(Direction)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("包兰铁路", SideKind.RAILWAY),
        ("铁路西巷", SideKind.LANE),
        ("清真寺巷", SideKind.LANE),
        ("中央大道", SideKind.ROAD),
        ("柔一路（规划）", SideKind.ROAD),
        ("京藏高速", SideKind.ROAD),
        ("美利渠", SideKind.WATER),
        ("文化广场", SideKind.PLACE),
        ("", SideKind.PLACE),
    ],
)
def test_the_kind_of_a_side_is_told_by_the_end_of_its_name(name, kind):
    assert side_kind(name) is kind


def test_a_boundary_tells_the_kind_of_each_side():
    boundary = parse_boundary("东至蔡桥路，南到文化广场，西到鼓楼南街，北到包兰铁路。")
    kinds = [boundary.kind(direction) for direction in Direction]
    assert kinds == [SideKind.ROAD, SideKind.PLACE, SideKind.ROAD, SideKind.RAILWAY]


names = st.text("甲乙丙丁戊己庚辛壬癸路街巷渠广场大道", min_size=1, max_size=8)


@given(
    sides=st.permutations(["东", "南", "西", "北"]),
    words=st.tuples(names, names, names, names),
    reach=st.sampled_from("至到"),
    comma=st.sampled_from("，、,;；"),
    stop=st.sampled_from(["", "。", " "]),
)
def test_parse_finds_any_four_names_in_any_order_and_punctuation(sides, words, reach, comma, stop):
    text = comma.join(side + reach + word for side, word in zip(sides, words, strict=True)) + stop
    boundary = parse_boundary(text)
    found = {"东": boundary.east, "南": boundary.south, "西": boundary.west, "北": boundary.north}
    assert [found[side] for side in sides] == list(words)
