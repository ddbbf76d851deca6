"""``fieldkit report``: every table by its name, the list of them, and what is refused."""

import json
import shutil

import openpyxl
import pytest

from fieldkit.cli.main import main
from fieldkit.reports.registry import TABLES


@pytest.fixture
def run(capsys):
    """The status, what was printed and what was said beside it."""

    def run(*words):
        try:
            status = main([str(word) for word in words])
        except SystemExit as ended:
            status = ended.code
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture(scope="module")
def folder(sample_folder, tmp_path_factory):
    """The 中卫 sample; nobody writes into it."""
    path = tmp_path_factory.mktemp("report") / "中卫.fieldkit"
    shutil.copytree(sample_folder, path)
    return path


def test_the_list_names_every_table_without_a_workspace(run):
    status, out, _ = run("report", "--list")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == [kind.name for kind in TABLES]
    assert "城市便民生活圈建设试点基本情况" in out


def test_the_list_tells_programs_the_items_and_what_is_missing(run, folder):
    status, out, _ = run("report", folder, "--list", "--json")
    assert status == 0
    tables = {one["name"]: one for one in json.loads(out)}
    assert tables["pilot-facts"]["seed_items"][0] == "H-42"
    assert tables["circles"]["missing"] == []
    assert "设施" in tables["register-facility"]["missing"][0]


def test_a_table_is_written_where_it_is_asked_for(run, folder, tmp_path):
    status, out, err = run(
        "report", folder, "headline", "--on", "2025-12-31", "-o", tmp_path / "新" / "t.xlsx"
    )
    assert (status, err) == (0, "")
    assert "已写出" in out
    values = [cell.value for row in openpyxl.load_workbook(tmp_path / "新" / "t.xlsx").active for cell in row]
    assert "数据日期：2025年12月31日" in values
    assert 318_888 in values


def test_what_a_table_lacks_is_said_and_it_is_written_all_the_same(run, folder, tmp_path):
    status, out, err = run("report", folder, "projects", "-o", tmp_path / "t.xlsx")
    assert status == 0
    assert "内容不全" in out + err
    assert (tmp_path / "t.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("headlines", "-o", "t.xlsx"), 2),
        (("headline",), 2),
        (("headline", "--all", "-o", "t"), 2),
        (("--all",), 2),
        (("headline", "-o", "t.xlsx", "--on", "31.12.2025"), 2),
        (("summary-year", "-o", "t.xlsx", "--from", "2025-02-01"), 2),
        (("summary-year", "-o", "t.xlsx", "--from", "2025-03-01", "--to", "2025-02-01"), 2),
        (("headline", "-o", "t.xlsx", "--plan", "atlantis"), 1),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else str(one),
)
def test_what_cannot_be_made_is_refused_in_words(run, folder, tmp_path, monkeypatch, words, status):
    monkeypatch.chdir(tmp_path)
    ended, out, err = run("report", folder, *words)
    assert ended == status
    assert any("\u4e00" <= letter <= "\u9fff" for letter in out + err)
    assert list(tmp_path.iterdir()) == []


def test_every_table_with_data_is_written_into_a_folder(run, folder, tmp_path):
    status, out, _ = run("report", folder, "--all", "-o", tmp_path / "表")
    assert status == 0
    written = sorted(path.name for path in (tmp_path / "表").iterdir())
    assert "中卫市便民生活圈建设情况.xlsx" in written
    assert "中卫市设施登记表.xlsx" not in written
    assert len(out.splitlines()) == len(written)
