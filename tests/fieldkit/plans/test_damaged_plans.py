"""A user's plan that is damaged names file, line and cell; what spreadsheet programs leave behind is read."""

import csv
import json
import os
import shutil
from datetime import date
from decimal import Decimal

import pytest

from fieldkit.cli.plans_shown import plan_row
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.resources import resource
from fieldkit.plans.due import due_list
from fieldkit.plans.problems import PlanError
from fieldkit.plans.reading import read_plan
from fieldkit.plans.remarks import remarks
from fieldkit.plans.tracing import trace
from fieldkit.registers.catalogue import KINDS

CELLS = ("", "x", "-1", "1e999999", "9" * 5000, "0000-00-00", "３", "\x00", "nan", "{zh}")
STEP = 3 if os.environ.get("FIELDKIT_PROFILE", "quick") == "quick" else 1
"""Of these, a column gets a third each day, and all before a change is taken."""


@pytest.fixture
def own_plan(tmp_path):
    return shutil.copytree(resource("plans", "nantong"), tmp_path / "我们县")


def refusal(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FieldkitError) as refused:
        read_plan(folder)
    return refused.value


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "word"),
    [
        ("targets.csv", ",count,20,", ",count,twenty,", 2, "twenty"),
        ("targets.csv", ",count,20,", ",count,Infinity,", 2, "Infinity"),
        ("targets.csv", "2022-12-31", "2022-13-31", 2, "2022-13-31"),
        ("targets.csv", "circles_started", "circles_begun", 2, "circles_begun"),
        ("targets.csv", "group,市区", "group,郊区", 3, "郊区"),
        ("targets.csv", "N-07", "N-77", 4, "N-77"),
        ("rules.csv", "share", "shares", 2, "shares"),
        ("tasks.csv", "N-39,2,", "N-39,two,", 3, "two"),
        ("asks.csv", "questionnaire", "enquiry", 2, "enquiry"),
        ("profiles.csv", "B01", "B77", 2, "B77"),
        ("thresholds.csv", ",10,", ",,", 2, "value"),
    ],
)
def test_a_wrong_cell_is_named_with_file_and_line(own_plan, file, old, new, line, word):
    error = refusal(own_plan, file, old, new)
    assert error.code is PlanError.BAD_CELL
    assert (error.values["file"], error.values["line"]) == (f"我们县/{file}", line)
    assert word in error.say("zh")
    assert f"第 {line} 行" in error.say("zh")
    assert f"line {line}" in error.say("en")


def test_a_wrong_word_is_refused_with_those_that_would_do(own_plan):
    assert "市区" in refusal(own_plan, "targets.csv", "group,市区", "group,郊区").say("zh")


def test_a_table_without_a_column_names_it(own_plan):
    error = refusal(own_plan, "targets.csv", "required", "wanted")
    assert (error.code, error.values["column"]) == (PlanError.NO_COLUMN, "required")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("begins = 2022-01-01", 'begins = "2022"'),
        ("[[dimension]]", "[[dimension"),
        ('kind = "quality"', 'sort = "quality"'),
        ('areas = ["崇川区"', "areas = [崇川区"),
    ],
)
def test_a_wrong_head_is_refused_with_its_file(own_plan, old, new):
    error = refusal(own_plan, "plan.toml", old, new)
    assert error.code is PlanError.UNREADABLE
    assert "我们县/plan.toml" in error.say("zh")


def mutants(head):
    """The head with one value after another turned into one of another sort, each key once in each table."""
    seen = set()
    table = ""
    for at, line in enumerate(head):
        if line.startswith("["):
            table = line
        key, equals, _ = line.partition(" = ")
        if not equals or (table, key) in seen:
            continue
        seen.add((table, key))
        for value in ("3", '"x"', "[]", "{}", "true", '["x"]', "[3]", "{ zh = 1 }", "2022-01-01"):
            yield "\n".join([*head[:at], f"{key} = {value}", *head[at + 1 :]]), f"{table} {key} = {value}"


@pytest.mark.parametrize("plan", ["zhongwei"])
def test_whatever_stands_in_a_head_a_plan_is_read_or_refused_in_words(tmp_path, plan):
    folder = shutil.copytree(resource("plans", plan), tmp_path / "我们县")
    head = (folder / "plan.toml").read_text(encoding="utf-8").splitlines()
    refused = 0
    for text, what in mutants(head):
        (folder / "plan.toml").write_text(text, encoding="utf-8")
        refused += read_or_refused(folder, what)
    assert refused > 100


@pytest.mark.parametrize("plan", ["huaian", pytest.param("zhanjiang", marks=pytest.mark.long)])
def test_whatever_stands_in_a_cell_a_plan_is_read_or_refused_in_words(tmp_path, plan):
    folder = shutil.copytree(resource("plans", plan), tmp_path / "我们县")
    refused = 0
    for file in sorted(folder.glob("*.csv")):
        table = file.read_text(encoding="utf-8")
        head, first, *rest = list(csv.reader(table.splitlines()))
        for at, column in enumerate(head):
            for cell in CELLS[at % STEP :: STEP]:
                rows = [head, [*first[:at], cell, *first[at + 1 :]], *rest]
                with file.open("w", encoding="utf-8", newline="") as lines:
                    csv.writer(lines).writerows(rows)
                refused += read_or_refused(folder, f"{file.name} {column} {cell[:20]!r}")
        file.write_text(table, encoding="utf-8")
    assert refused > 100 / STEP


def read_or_refused(folder, what):
    """Read a plan and all that follows from it; 1 when it was refused, in a sentence with the file."""
    try:
        read = read_plan(folder)
    except FieldkitError as error:
        said = error.say("zh")
    else:
        assert all(note.text.zh for note in remarks(read, date(2030, 1, 1))), what
        assert trace([read], KINDS)
        assert json.dumps(plan_row(read, date(2030, 1, 1), is_own=True, language="zh"))
        assert len(due_list(read, date(2030, 1, 1))) < 1000
        return 0
    assert "我们县/" in said, what
    return 1


def test_a_file_that_is_no_text_is_refused_in_words(own_plan):
    (own_plan / "targets.csv").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(FieldkitError) as refused:
        read_plan(own_plan)
    assert "我们县/targets.csv" in refused.value.say("zh")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_as_each_spreadsheet_program_saves_it(own_plan, encoding):
    before = read_plan(own_plan)
    path = own_plan / "targets.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode(encoding))
    assert read_plan(own_plan) == before


def test_dates_and_figures_are_read_as_people_type_them(own_plan):
    path = own_plan / "targets.csv"
    text = (
        path.read_text(encoding="utf-8")
        .replace("2022-12-31", "2022/12/31")
        .replace(",percent,90,", ",percent,90%,")
    )
    path.write_text(
        text.replace(
            "N-11,2025,到2025年建成生活圈,circles built by 2025,circles_built,count,100",
            'N-11,2025,到2025年建成生活圈,circles built by 2025,circles_built,count,"1,000"',
        ),
        encoding="utf-8",
    )
    plan = read_plan(own_plan)
    assert plan.target("我们县.N-04.2022").ends == date(2022, 12, 31)
    assert plan.target("我们县.N-12.2025").required == Decimal(90)
    assert plan.target("我们县.N-11.2025").required == Decimal(1000)


def test_empty_lines_at_the_end_of_a_table_do_not_count(own_plan):
    before = read_plan(own_plan)
    with (own_plan / "targets.csv").open("a", encoding="utf-8") as file:
        file.write(",,,,,,,,,,,,,\n\n")
    assert read_plan(own_plan) == before


def test_a_plan_needs_no_more_than_a_head_and_a_list_of_types(own_plan):
    for file in own_plan.glob("*.csv"):
        if file.name != "profiles.csv":
            file.unlink()
    plan = read_plan(own_plan)
    assert (plan.targets, plan.rules, plan.tasks, plan.deadlines, plan.asks) == ((), (), (), (), ())
    assert plan.areas


def test_a_source_that_is_no_number_of_the_inventory_may_be_any_words(own_plan):
    path = own_plan / "targets.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("N-04", "县政府会议纪要", 1), encoding="utf-8")
    assert read_plan(own_plan).targets[0].id == "我们县.县政府会议纪要.2022"


def test_the_description_of_plan_folders_names_every_file_and_column():
    import fieldkit.plans

    said = (resource("plans").parent.parent / "fieldkit" / "plans" / "PLANS.md").read_text(encoding="utf-8")
    assert fieldkit.plans.__doc__
    for file in resource("plans").glob("*/*.csv"):
        assert f"`{file.name}`" in said
        row = next(line for line in said.splitlines() if line.startswith(f"| `{file.name}`"))
        with file.open(encoding="utf-8", newline="") as lines:
            assert [column for column in next(csv.reader(lines)) if f"`{column}`" not in row] == [], file
