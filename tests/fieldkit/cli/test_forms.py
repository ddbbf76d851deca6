"""``fieldkit form check`` and ``fieldkit form run`` as a program meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from fieldkit.cli.form_steps import Steps, read_sheet
from fieldkit.cli.main import main
from fieldkit.kernel.clock import SystemClock
from fieldkit.questionnaires.reader import read_file
from fieldkit.questionnaires.views import Device

FORM = """
| survey |
| | type | name | label | required | constraint | relevant |
| | integer | age | 年龄 | yes | . < 120 | |
| | text | school | 学校 | | | ${age} < 18 |
| | select_one yn | ok | 同意 | | | |
| | begin repeat | pet | 宠物 | | | |
| | text | kind | 种类 | | | |
| | end repeat | | | | | |
| | today | today | | | | |
| choices |
| | list_name | name | label |
| | yn | y | 是 |
"""
BROKEN = FORM.replace("${age} < 18", "${age} <")


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "form.md"
    path.write_text(FORM, encoding="utf-8")
    return path


@pytest.fixture
def session(form):
    """Take steps in another process; returns one answer for each."""

    def take(*steps, environment=None):
        lines = "".join((step if isinstance(step, str) else json.dumps(step)) + "\n" for step in steps)
        done = subprocess.run(
            [sys.executable, "-m", "fieldkit", "form", "run", str(form)],
            input=lines.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, **(environment or {})},
        )
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    return take


LANGUAGES = """
| survey |
| | type | name | label::中文 (zh) | label::English (en) |
| | text | a | 甲 | first |
| settings |
| | default_language |
| | 中文 (zh) |
"""


def step(op, ref="", **more):
    return {"op": op, **({"ref": ref} if ref else {}), **more}


def test_every_answer_has_its_status(session):
    answers = session(
        step("answer", "/data/age", value="200"),
        step("answer", "/data/age", value=12),
        step("answer", "/data/school", value="一小"),
        step("answer", "/data/age", value="30"),
        step("answer", "/data/school", value="二小"),
        step("answer", "/data/today", value="2020-01-01"),
    )
    assert [answer["status"] for answer in answers] == [
        "invalid", "ok", "ok", "ok", "irrelevant", "readonly",
    ]  # fmt: skip
    assert answers[0]["message"]


def test_get_tells_all_of_a_question(session):
    (got,) = session(step("get", "/data/ok"))
    assert {key: got[key] for key in ("value", "relevant", "readonly", "required", "valid", "label")} == {
        "value": "", "relevant": True, "readonly": False, "required": False, "valid": True, "label": "同意",
    }  # fmt: skip
    assert got["choices"] == [{"value": "y", "label": "是"}]


def test_repeats_come_and_go_by_their_paths(session):
    *_, refs = session(
        step("add_repeat", "/data/pet"),
        step("answer", "/data/pet[2]/kind", value="猫"),
        step("remove_repeat", "/data/pet[1]"),
        step("refs"),
    )
    assert refs["refs"] == ["/data/age", "/data/school", "/data/ok", "/data/pet[1]/kind"]


def test_finalize_gives_the_xml_and_the_offenders(session):
    first, _, second = session(step("finalize"), step("answer", "/data/age", value="30"), step("finalize"))
    assert [(one["ref"], one["kind"]) for one in first["errors"]] == [("/data/age", "required")]
    assert "<age>30</age>" in second["xml"]
    assert "<school" not in second["xml"]
    assert second["errors"] == []


def test_validate_names_the_kind_of_each_offender(session):
    *_, found = session(step("answer", "/data/age", value="200"), step("validate"))
    assert [(one["ref"], one["kind"]) for one in found["errors"]] == [("/data/age", "constraint")]


def test_get_and_validate_show_a_doubt_beside_the_errors(form, session):
    form.write_text(
        "| survey |\n| | type | name | label | bind::fieldkit:warning |\n| | integer | age | 年龄 | . < 100 |\n"
        '| settings |\n| | namespaces |\n| | fieldkit="urn:fieldkit" |\n',
        encoding="utf-8",
    )
    calm, _, got, found = session(
        step("validate"), step("answer", "/data/age", value=101), step("get", "/data/age"), step("validate")
    )
    assert calm == {"errors": []}
    assert got["valid"]
    assert got["warning"]
    assert (found["errors"], [one["ref"] for one in found["warnings"]]) == ([], ["/data/age"])


def test_sheet_is_saved_and_loaded(session, tmp_path):
    file = str(tmp_path / "sheet.json")
    session(step("answer", "/data/age", value="7"), step("save", file=file))
    _, got = session(step("load", file=file), step("get", "/data/age"))
    assert got["value"] == "7"


WRONG = [
    "no json", "[]", "5", '"get"', '{"op":"dance"}', '{"op":["get"]}', '{"op":"get"}', '{"op":"get","ref":7}',
    '{"op":"get","ref":"/data/zz"}', '{"op":"get","ref":"/data/pet[0]/kind"}',
    '{"op":"get","ref":"/data/pet[9]/kind"}', '{"op":"answer","ref":"/data/pet","value":"x"}',
    '{"op":"add_repeat","ref":"/data/pet[9]"}', '{"op":"remove_repeat","ref":"/data/age"}',
    '{"op":"load","file":"/nowhere/x"}', '{"op":"save"}', '{"op":"language"}',
]  # fmt: skip


def test_wrong_step_answers_an_error_and_the_session_goes_on(session):
    *wrong, last = session(*WRONG, step("get", "/data/age"))
    assert [line for line, answer in zip(WRONG, wrong, strict=True) if not answer.get("error")] == []
    assert last["value"] == ""


def test_unknown_language_is_refused_by_naming_those_of_the_form(form, session):
    form.write_text(LANGUAGES, encoding="utf-8")
    refused, calm, done, got = session(
        step("language", value="fr"),
        step("get", "/data/a"),
        step("language", value="en"),
        step("get", "/data/a"),
    )
    assert "English (en)" in refused["error"]
    assert calm["label"] == "甲"
    assert (done["status"], got["label"]) == ("ok", "first")


def test_form_of_one_language_refuses_every_other(session):
    refused, own, got = session(
        step("language", value="fr"), step("language", value="default"), step("get", "/data/age")
    )
    assert "fr" in refused["error"]
    assert own["status"] == "ok"
    assert got["label"]


def test_a_repeat_without_a_position_is_removed_only_if_it_is_the_only_one(session):
    *_, refused, kept, _, _, gone = session(
        step("add_repeat", "/data/pet"),
        step("remove_repeat", "/data/pet"),
        step("get", "/data/pet"),
        step("remove_repeat", "/data/pet[2]"),
        step("remove_repeat", "/data/pet"),
        step("get", "/data/pet"),
    )
    assert refused["error"]
    assert kept["count"] == 2
    assert gone["count"] == 0


def test_loaded_sheet_still_knows_the_sheet_before(form, tmp_path):
    form.write_text(
        "| survey |\n| | type | name | label | calculation |\n| | text | a | A | |\n"
        "| | calculate | b | | concat('<', ${last-saved#a}, '>') |\n",
        encoding="utf-8",
    )
    before, now = tmp_path / "before.json", tmp_path / "now.json"
    before.write_text(json.dumps({"form": "form", "answers": {"/data/a": "老"}}), encoding="utf-8")
    steps = Steps(read_file(form), SystemClock(), "en", Device(), read_sheet(read_file(form), before))
    for one in (step("save", file=str(now)), step("load", file=str(now))):
        assert steps.take(json.dumps(one)) == {"status": "ok"}
    assert steps.take(json.dumps(step("get", "/data/b")))["value"] == "<老>"


def test_today_is_that_of_the_time_zone(session):
    west, east = (
        session(step("get", "/data/today"), environment={"TZ": zone})[0]["value"]
        for zone in ("Etc/GMT+12", "Etc/GMT-14")
    )
    assert west < east


def test_check_passes_a_form_that_runs(form, capsys):
    assert main(["form", "check", str(form), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"runs": True, "problems": []}


def test_check_names_sheet_row_and_column(form, capsys):
    form.write_text(BROKEN, encoding="utf-8")
    assert main(["form", "check", str(form), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["sheet"], problem["row"], problem["column"]) == ("survey", 3, "relevant")
    assert problem["severity"] == "error"


def test_form_that_cannot_be_run_is_refused_in_a_sentence(form, capsys):
    form.write_text(BROKEN, encoding="utf-8")
    assert main(["form", "run", str(form)]) == 1
    assert "school" in capsys.readouterr().err


def test_what_a_form_may_hold_is_told_in_words_and_a_word_is_looked_up(capsys):
    assert main(["form", "support"]) == 0
    assert "## 公式里的函数" in capsys.readouterr().out
    assert main(["form", "support", "selfie", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["kind"], row["state"], row["note"]) == ("appearance", "ignored", "选文件或粘贴")
    assert main(["form", "support", "没有的词"]) == 1
    assert "没有找到" in capsys.readouterr().out


def test_what_the_reader_of_old_workbooks_says_does_not_stand_in_what_programs_read(tmp_path):
    torn = tmp_path / "torn.xls"
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    torn.write_bytes(head.ljust(612, b"\x00"))
    command = [sys.executable, "-m", "fieldkit", "form", "check", str(torn), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    (problem,) = json.loads(done.stdout)["problems"]
    assert (done.returncode, problem["code"]) == (1, "FORM_UNREADABLE")
