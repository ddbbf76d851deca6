"""Sheets of a workspace as files of SPSS: the same answers as in the CSV, and no more than there."""

import csv
import json

import pytest

from fieldkit.cli.main import main
from fieldkit.services.answer_sheets import columns_named
from fieldkit.services.answers import AnswerFormat, AnswerService
from fieldkit.services.consent import ConsentService
from fieldkit.services.erasure import ErasureService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.records import RecordService
from tests.fieldkit.exchange.answers.sav_read_back import alike, read, spelled

FORM = "resident_needs"


@pytest.fixture
def answered(workspace):
    area = RecordService(workspace).add("area", {"name": "幸福里社区", "level": "社区"}).record
    InterviewService(workspace).rehearse(area, range(12))
    return workspace


def written(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("personal", [False, True])
def test_the_command_writes_the_answers_that_stand_in_the_csv(answered, tmp_path, capsys, personal):
    form = columns_named(FORM, answered)
    answered.close()
    more = ["--with-personal"] if personal else []
    for kind in ("csv", "sav"):
        path = tmp_path / f"答卷.{kind}"
        assert (
            main(["answers", str(answered.path), FORM, "--format", kind, "-o", str(path), "--json", *more])
            == 0
        )
        shown = json.loads(capsys.readouterr().out)
    assert (shown["files"], shown["sheets"], shown["problems"]) == ([str(tmp_path / "答卷.sav")], 12, [])
    rows, about = read(tmp_path / "答卷.sav")
    lines = written(tmp_path / "答卷.csv")
    columns = {"/".join((*column.groups, column.name)): column for column in form.main.columns}
    asked = [name for name in lines[0] if not name.startswith("_")]
    for row, line in zip(rows, lines, strict=True):
        assert (row["sheet_number"], row["sheet_state"]) == (line["_sheet"], line["_state"])
        different = [
            name
            for name in asked
            if not alike(columns[name], spelled(columns[name], row, about.column_names_to_labels), line[name])
        ]
        assert different == []
    assert ("sheet_interviewer" in rows[0]) == personal


def test_a_sheet_that_was_withdrawn_or_erased_is_in_no_file(answered, tmp_path):
    sheets = InterviewService(answered).sheets()
    ConsentService(answered).withdraw(sheets[0].sheet)
    ErasureService(answered).purge(sheets[1].id)
    out = AnswerService(answered).export(FORM, tmp_path / "a.sav", AnswerFormat.SAV, personal=True)
    rows, _ = read(tmp_path / "a.sav")
    gone = {sheets[0].sheet, sheets[1].sheet}
    assert (out.sheets, len(rows)) == (10, 10)
    assert not gone & {row["sheet_number"] for row in rows}
