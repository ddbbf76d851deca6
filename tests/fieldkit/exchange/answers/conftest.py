"""A form with a position, several answers, groups and a repeat within a repeat, and two sheets of it."""

import pytest

from fieldkit.analysis.form_columns import columns_of
from fieldkit.exchange.answers.sheets import AnswerSheet
from fieldkit.questionnaires.reader import read_tables

FORM = """
| survey  |                       |           |            |             |
|         | type                  | name      | label::中文 (zh) | label::English (en) |
|         | text                  | full_name | 您怎么称呼？   | Your name   |
|         | integer               | people    | 家里几口人   | People      |
|         | select_multiple shops | shops     | 常去哪些店   | Shops       |
|         | begin group           | home      | 住房        | Home        |
|         | select_one yes        | lift      | 有电梯吗    | Lift        |
|         | begin repeat          | member    | 成员        | Member      |
|         | integer               | age       | 年龄        | Age         |
|         | begin repeat          | trip      | 出行        | Trip        |
|         | text                  | goal      | 去哪里      | Where       |
|         | end repeat            |           |             |             |
|         | end repeat            |           |             |             |
|         | end group             |           |             |             |
| choices |                       |           |            |             |
|         | list_name             | name      | label::中文 (zh) | label::English (en) |
|         | shops                 | a         | 早餐店      | Breakfast   |
|         | shops                 | b         | 菜 市场     | Market      |
|         | shops                 | c         | 药店        | Pharmacy    |
|         | yes                   | y         | 有          | Yes         |
|         | yes                   | n         | 没有        | No          |
| settings |                      |           |            |             |
|         | form_title            | form_id   | version    | default_language |
|         | 家庭情况              | family    | 7          | 中文 (zh)   |
"""
FIRST = "uuid:11111111-1111-4111-8111-111111111111"
SECOND = "uuid:22222222-2222-4222-8222-222222222222"
MEMBER = "/data/home/member"


@pytest.fixture(scope="session")
def family_form():
    return read_tables(FORM, name="家庭情况.xlsx")


@pytest.fixture(scope="session")
def family(family_form):
    return columns_of(family_form)


@pytest.fixture
def sheets():
    first = {
        "/data/full_name": "王芳",
        "/data/people": "3",
        "/data/shops": "a c",
        "/data/home/lift": "y",
        f"{MEMBER}[1]/age": "41",
        f"{MEMBER}[1]/trip[1]/goal": "=1+1 菜市场",
        f"{MEMBER}[1]/trip[2]/goal": "公园",
        f"{MEMBER}[2]/age": "9",
        f"{MEMBER}[2]/trip[1]/goal": "学校",
        "/data/meta/instanceID": FIRST,
    }
    second = {"/data/people": "1", "/data/shops": "b", "/data/meta/instanceID": SECOND}
    times = {"started": "2026-06-30T09:30:00+08:00", "finished": "2026-06-30T09:40:00+08:00", "version": "7"}
    return [
        AnswerSheet(FIRST, first, sheet="AB12-0001", community="幸福里", **times),
        AnswerSheet(SECOND, second, sheet="AB12-0002", community="幸福里", **times),
    ]
