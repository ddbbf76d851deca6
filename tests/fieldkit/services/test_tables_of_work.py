"""Tables that a year of work fills: self-assessment, problems, progress, classes and services, outlets on lists."""

from datetime import date

import openpyxl
import pytest

from fieldkit.services.records import RecordService
from fieldkit.services.tables import Span, TableService

DAY = date(2025, 12, 31)


@pytest.fixture
def office(workspace):
    """Two circles that came in the wrong order, two communities, a few outlets."""
    return Office(workspace)


class Office:
    def __init__(self, workspace):
        self.workspace, self.records = workspace, RecordService(workspace)
        self.east = self.add("circle", name="东门圈", number="2")
        self.west = self.add("circle", name="西门圈", number="1")
        self.community = self.add("area", name="东门社区", level="community", circle=self.east, order="1")

    def add(self, kind, **typed):
        return self.records.add(kind, typed).record

    def outlet(self, name, **typed):
        given = {
            "business_type": "B01",
            "community": self.community,
            "address": "一号",
            "status": "operating",
        }
        return self.add("outlet", **{"name": name, **given, **typed})

    def score(self, dimension, score, turn="2025年", on="2025-10-01", **other):
        typed = {"name": dimension, "circle": self.west, "round": turn, "assessed_on": on, **other}
        self.add("assessment", dimension=dimension, score=str(score), **typed)

    def rows(self, name, folder, **wishes):
        path = folder / "表.xlsx"
        TableService(self.workspace).write(name, path, **{"on": DAY, **wishes})
        sheet = openpyxl.load_workbook(path).worksheets[0]
        return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def about(rows, name):
    return next(row for row in rows if name in row)


def heads(rows):
    at = next(at for at, row in enumerate(rows) if row and row[0] == "序号")
    return [*rows[at], *rows[at + 1]]


def test_circles_stand_by_their_number_however_they_came(office, tmp_path):
    rows = office.rows("self-assessment", tmp_path, plan="nantong")
    assert [row[:2] for row in rows if row and row[-1] in {"东门圈", "西门圈"}] == [
        [1, "西门圈"],
        [2, "东门圈"],
    ]


def test_a_circle_is_scored_by_the_levels_as_each_plan_words_them(office, tmp_path):
    """N-14 and W-06: 南通 says 数字化 where 中卫 says 智慧化."""
    for dimension, score in (("便利化", 80), ("标准化", 60), ("数字化", 70), ("智慧化", 90)):
        office.score(dimension, score)
    nantong = office.rows("self-assessment", tmp_path, plan="nantong")
    zhongwei = office.rows("self-assessment", tmp_path, plan="zhongwei")
    assert {"便利化", "标准化", "数字化", "品质化"} <= set(heads(nantong))
    assert "智慧化" not in heads(nantong)
    assert about(nantong, "西门圈") == [1, "西门圈", 80, 60, 70, 70]
    assert about(zhongwei, "西门圈") == [1, "西门圈", 80, 60, 90, 76.7]


def test_two_people_who_score_are_averaged_and_the_round_before_stands_beside(office, tmp_path):
    """N-13, N-48."""
    office.score("布局合理", 70, "2024年", "2024-10-01")
    office.score("布局合理", 80)
    office.score("布局合理", 90)
    office.score("布局合理", 10, "2026年", "2026-03-01")
    rows = office.rows("self-assessment", tmp_path, plan="nantong")
    assert about(rows, "西门圈") == [1, "西门圈", 85, 85, 70]
    assert "本轮：2025年；上轮：2024年。" in str(rows)


def test_problems_go_by_what_they_are_about_with_their_state(office, tmp_path):
    """Z-27: 设施配套, 环境建设, 服务治理."""
    place = {"community": office.community}
    office.add("opinion", name="想要充电桩", topic="facilities", state="answered", **place)
    office.add("opinion", name="路灯不亮", topic="environment", **place)
    office.add("opinion", name="缺斤短两", topic="complaint", **place)
    checked = {"inspected_on": "2025-11-03", **place}
    office.add("inspection", name="刘记", matters="fire", result="mend", found="灭火器过期", **checked)
    office.add("inspection", name="王记", matters="nuisance", result="mended", **checked)
    office.add("inspection", name="张记", matters="fire", result="good", **checked)
    rows = office.rows("issues", tmp_path, plan="nantong")
    told = [row for row in rows if row and isinstance(row[0], int) and row[-1] in STATES]
    assert [(row[-4] if row[-2].startswith("2025") else row[-3]) for row in told] == [
        "想要充电桩", "路灯不亮", "王记：油烟噪声", "缺斤短两", "刘记：灭火器过期",
    ]  # fmt: skip
    assert [row[-1] for row in told] == ["已答复", "待答复", "已整改", "待答复", "需整改"]
    assert "环境建设 2 项，服务治理 2 项" in str(rows)
    assert "张记" not in str(rows)


STATES = {"已答复", "待答复", "已整改", "需整改"}


def test_progress_counts_a_circles_projects_and_the_outlets_of_the_quarter(office, tmp_path):
    """H-41, its yardstick is what residents say."""
    office.outlet("新店", stage="new", stage_date="2025-11-01")
    office.outlet("春天的店", stage="upgraded", stage_date="2025-03-01")
    office.outlet("没写日期的店", stage="new")
    done = {"circle": office.east, "stage": "satisfied"}
    office.add("project", name="菜市场改造", satisfaction="90", satisfaction_n="30", **done)
    office.add("project", name="书店", satisfaction="60", satisfaction_n="10", **done)
    office.add("project", name="托育点", community=office.community, stage="building")
    office.add("project", name="不办了", circle=office.east, stage="left")
    autumn = Span(date(2025, 10, 1), date(2025, 12, 31))
    rows = office.rows("progress", tmp_path, plan="huaian", span=autumn)
    assert about(rows, "东门圈") == [2, "东门圈", 3, 1, 2, 1, 3, 82.5, 40]


def test_outlets_of_a_community_are_told_by_class_and_by_what_they_do(office, tmp_path):
    """Z-25, W-38: breakfast comes from shops, from outlets that add it and from carts."""
    office.outlet("便利店", services="breakfast;home_service", nature="low_profit", open_24h="1")
    office.outlet("早餐店", business_type="B05", elderly="counter")
    office.outlet("书店", business_type="Q05", delivery="home")
    office.outlet("关了的早餐店", business_type="B05", status="suspended")
    cart = {"business_type": "B05", "community": office.community}
    office.add("mobile_outlet", name="早餐车", mobile_type="breakfast_cart", status="running", **cart)
    office.add("mobile_outlet", name="停了的车", mobile_type="food_van", status="ended", **cart)
    row = about(office.rows("service-types", tmp_path, plan="zhongwei"), "东门社区")
    assert row == [1, "东门社区", 2, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 3]


def test_recommended_outlets_are_listed_with_their_credit(office, tmp_path):
    """N-43, N-18."""
    office.outlet("老人用品店", lists="elderly;supply", credit_grade="A", credit_score="95")
    office.outlet("别的店")
    rows = office.rows("outlet-lists", tmp_path, plan="nantong")
    listed = [row for row in rows if "老人用品店" in row]
    assert [(row[1], row[-2], row[-1]) for row in listed] == [
        ("为老服务推荐", "A", 95),
        ("应急保供", "A", 95),
    ]
    assert "别的店" not in str(rows)


def test_what_is_known_of_a_community_stands_in_one_row(office, tmp_path):
    """H-13: people, income, habits; H-03, Z-09."""
    office.records.set(office.community, {
        "population": "10000", "elderly": "2100", "children": "300", "income_level": "middle", "habits": "早市买菜",
        "community_kind": "old", "separated": "1", "programmes": "whole;renewal",
    })  # fmt: skip
    rows = office.rows("community-facts", tmp_path, plan="huaian")
    assert about(rows, "东门社区") == [
        1, "东门社区", "东门圈", "老旧小区", 10000, 2100, 300, "中等", "早市买菜", "是", "城市更新、完整社区",
    ]  # fmt: skip


def test_staff_and_brands_are_told_by_business_type(office, tmp_path):
    """W-09, Z-06: a shop whose staff nobody filled in does not count as empty."""
    office.outlet("一号店", staff="3", area_m2="40.5", chain="direct", brand="惠之家")
    office.outlet("二号店", staff="4", chain="franchise", brand="惠之家")
    office.outlet("三号店", brand="爱家", disabled_jobs="1")
    office.outlet("眼镜店", business_type="X09", staff="2")
    office.outlet("关了的店", staff="90", status="suspended")
    rows = office.rows("outlet-survey", tmp_path, plan="zhongwei")
    assert about(rows, "便利店") == [1, "便利店", "基本保障类", 3, 7, 2, 1, 40.5, 2, "惠之家 2、爱家 1"]
    assert about(rows, "专卖店")[:6] == [2, "专卖店", "其他", 1, 2, 1]


def test_every_choice_of_an_outlet_is_counted_with_its_share(office, tmp_path):
    """H-22, M-29, N-37 …: the trace names this table for every such field."""
    office.outlet("一号店", services="parcels;keys", payments="cash", price_shown="1", unified="sign")
    office.outlet("二号店", services="parcels", price_shown="0")
    office.outlet("关了的店", services="parcels", status="suspended")
    rows = office.rows("outlet-features", tmp_path, plan="huaian")
    counted = {(row[1], row[2]): row[3:] for row in rows if row and isinstance(row[0], int)}
    assert counted["搭载服务", "代收代发"] == [2, 100]
    assert counted["搭载服务", "配钥匙"] == [1, 50]
    assert counted["支付方式", "现金"] == [1, 50]
    assert counted["明码标价", "是"] == [1, 50]
    assert counted["连锁统一项", "形象标识"] == [1, 50]
    assert counted["支付方式", "银行卡"] == [0, 0]


def test_what_kind_of_circle_it_is_stands_beside_who_runs_it(office, tmp_path):
    """M-15, M-16, M-23, W-37."""
    office.records.set(office.west, {
        "form": "street", "model": "market", "theme": "health", "fusion": "care;culture", "grade": "basic",
        "operator": "社区商管公司", "jobs": "35", "investment": "120.5",
    })  # fmt: skip
    row = about(office.rows("circle-features", tmp_path, plan="mofcom"), "西门圈")
    assert row[:6] == [1, "西门圈", "街坊式", "基础型", "农贸市场型", "康养类"]
    assert row[6:] == ["养老托育圈、文化休闲圈", 35, 120.5, "社区商管公司"]
