"""The table of what is supported leaves nothing out and says nothing that no test holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

from fieldkit.questionnaires.expression import FUNCTIONS
from fieldkit.questionnaires.reader import read_tables
from fieldkit.questionnaires.reading.actions import KNOWN_EVENTS
from fieldkit.questionnaires.reading.additions import COLUMNS
from fieldkit.questionnaires.support import KINDS, SupportState, find, lines, support
from tests.fieldkit.questionnaires.oracle.forms import tables

TESTS = Path(__file__).parents[2]
ROWS = support()
# pyxform lists these without reading them, or wants a sheet of its own.
UNLISTED = (
    {"q select", "q select1", "select one external"}
    | {f"select {what}" for what in ("one using", "multiple using", "multiple from", "one from file")}
    | {"select multiple from file"}
)
OLD_NAME = re.compile(
    r"^(q|add|get|uri:|number of|select) ?|prompt| (time|id|number)$|^(photo|location|gps|percentage|datetime)$"
)
WRITTEN = "".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))


def named(kind):
    return {one.name for one in ROWS if one.kind == kind}


def test_every_row_names_a_test_that_stands():
    stand = set(re.findall(r"^def (test_\w+)\(", WRITTEN, re.MULTILINE))
    assert [one for one in ROWS if one.test not in stand] == []
    assert len({(one.kind, one.name) for one in ROWS}) == len(ROWS)
    assert {one.kind for one in ROWS} == set(KINDS)


def test_what_is_not_done_says_what_happens_instead():
    assert [
        one.name for one in ROWS if one.state is not SupportState.YES and not (one.note.zh and one.note.en)
    ] == []


def test_every_function_and_event_and_column_of_ours_has_its_row():
    assert named("function") == set(FUNCTIONS)
    assert named("event") == KNOWN_EVENTS
    assert {f"bind::fieldkit:{name}" for name in COLUMNS} <= named("column")


def test_every_function_has_a_test_named_after_it():
    # Mathematics are rows of one test, each with the name of its function.
    tested = set(re.findall(r"def test_(\w+)\(", WRITTEN)) | set(re.findall(r'\("(\w+)", "\1\(', WRITTEN))
    names = {name: name.replace("jr:", "jr_").replace("-", "_") for name in FUNCTIONS}
    assert len(names) > 80
    assert [
        name
        for name, word in names.items()
        if not any(one == word or one.startswith(f"{word}_") for one in tested)
    ] == []


def test_every_type_of_xlsform_has_its_row():
    known = {name for name in QUESTION_TYPE_DICT if not OLD_NAME.search(name)}
    assert known - named("type") - named("metadata") - named("data type") == set()
    assert {"select_one", "select_multiple", "rank"} <= named("type") & set(aliases.select)


@pytest.mark.parametrize("old", sorted({*QUESTION_TYPE_DICT, *aliases.select} - named("type") - UNLISTED))
def test_old_names_of_types_are_read(old):
    listed = " yn" if "select" in old else ""
    form = read_tables(tables(f"{old}{listed} | a | A\ntext | b | B"))
    assert "/data/a" in form.binds


def test_words_find_their_rows_and_each_kind_has_its_heading():
    assert [one.name for one in find(["pulldata"])] == ["pulldata"]
    assert "signature" in {one.name for one in find(["外观", "SIGN"])}
    page = list(lines(ROWS, "zh"))
    assert [line for line in page if line.startswith("## ")] == [
        f"## {heading.zh}" for heading in KINDS.values()
    ]
    assert any(line.startswith("✓ 支持：text · integer") for line in page)


def test_chinese_words_of_the_table_are_found_by_pinyin_initials_too():
    assert {one for one in ROWS if one.kind == "metadata"} <= set(find(["zdjl"])), "自动记录"
    assert "osm" in {one.name for one in find(["dzfj"])}, "当作附件"
