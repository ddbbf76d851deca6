"""What commands say and answer at the edges: an empty workspace, a wrong path, the other language."""

import json
import shutil

import pytest

from fieldkit.cli.form_steps import Steps
from fieldkit.cli.main import main
from fieldkit.kernel.clock import SystemClock
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.reader import read_file
from fieldkit.questionnaires.views import Device
from fieldkit.services.problems import ServiceError
from fieldkit.services.workspace import new_workspace

FORM = """
| survey |
| | type | name | label |
| | integer | age | 年龄 |
"""


@pytest.fixture
def run(capsys):
    def run(*words):
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture(scope="module")
def folder(sample_folder, tmp_path_factory):
    """The 中卫 sample; nobody writes into it."""
    copy = tmp_path_factory.mktemp("plain") / "中卫.fieldkit"
    shutil.copytree(sample_folder, copy)
    return copy


@pytest.fixture
def empty(tmp_path):
    path = tmp_path / "空.fieldkit"
    new_workspace(path, person="李").close()
    return path


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "form.md"
    path.write_text(FORM, encoding="utf-8")
    return path


def test_the_three_states_in_json_are_the_same_words_in_either_language(run, folder):
    words = ("coverage", folder, "--plan", "zhongwei", "--by", "city", "--json")
    chinese = json.loads(run(*words)[1])
    assert json.loads(run("--lang", "en", *words)[1]) == chinese
    assert set(chinese["中卫市"].values()) <= {"齐全", "偏少", "缺失"}


def test_coverage_with_nothing_to_show_says_so_beside_the_json(run, folder, empty):
    status, out, err = run("coverage", folder, "--by", "street", "--json")
    assert (status, json.loads(out)) == (0, {})
    assert "没有这一级" in err
    assert "没有这一级" in run("coverage", empty)[2]


def test_a_plan_without_targets_says_so(run, folder):
    status, out, err = run("targets", folder, "--plan", "national")
    assert (status, out) == (0, "")
    assert "没有可以计算的目标" in err


def test_a_paper_form_is_written_as_pdf_only(run, form, tmp_path):
    status, _, err = run("paper", form, "-o", tmp_path / "问卷.docx")
    assert status == 2
    assert ".pdf" in err
    assert not (tmp_path / "问卷.docx").exists()


def test_a_dossier_of_no_circle_does_not_speak_of_posters(run, empty, tmp_path):
    status, _, err = run("dossier", empty, "甲圈", "-o", tmp_path / "甲.docx")
    assert status == 1
    assert "还没有登记生活圈" in err
    assert "导视图" not in err


def test_a_table_is_also_known_by_its_title(run, folder, tmp_path):
    assert run("report", folder, "便民生活圈建设情况", "-o", tmp_path / "四项.xlsx")[0] == 0
    assert (tmp_path / "四项.xlsx").exists()


def test_why_a_file_cannot_be_opened_is_said_in_the_reader_s_language(run, folder, tmp_path):
    status, _, err = run("reach", folder, "--network", tmp_path / "没有.osm")
    assert status == 1
    assert "文件不存在" in err
    assert "No such file" not in err
    error = FieldkitError(ServiceError.CANNOT_WRITE, path="a", reason="No such file or directory")
    assert "No such file or directory" in error.say("en")


@pytest.mark.parametrize("key", ["file", "path", "value"])
def test_a_sheet_is_saved_and_loaded_by_any_word_for_the_file(form, tmp_path, key):
    steps = Steps(read_file(form), SystemClock(), "zh", Device())
    kept = str(tmp_path / "s.json")
    steps.take('{"op":"answer","ref":"/data/age","value":"12"}')
    assert steps.take(json.dumps({"op": "save", key: kept})) == {"status": "ok"}
    steps.take('{"op":"answer","ref":"/data/age","value":"13"}')
    assert steps.take(json.dumps({"op": "load", key: kept})) == {"status": "ok"}
    assert steps.take('{"op":"get","ref":"/data/age"}')["value"] == "12"


def test_a_sheet_that_is_not_there_is_said_without_machine_words(form, tmp_path):
    steps = Steps(read_file(form), SystemClock(), "zh", Device())
    said = steps.take(json.dumps({"op": "load", "file": str(tmp_path / "无.json")}))["error"]
    assert "文件不存在" in said
    assert "Errno" not in said
    (tmp_path / "坏.json").write_text("坏", encoding="utf-8")
    said = steps.take(json.dumps({"op": "load", "file": str(tmp_path / "坏.json")}))["error"]
    assert "不是保存的答卷" in said


def test_a_file_that_is_no_answers_at_all_ends_with_refusal(run, empty, tmp_path):
    (tmp_path / "乱.xml").write_text("乱", encoding="utf-8")
    status, _, err = run("answers-import", empty, "resident_needs", tmp_path / "乱.xml")
    assert status == 1
    assert "不是完整的 XML" in err
