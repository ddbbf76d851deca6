"""``fieldkit form install/list/use``: forms of a workspace from the command line."""

import json

import pytest

from fieldkit.cli.main import main
from fieldkit.services.records import RecordService
from tests.fieldkit.services.forms_on_disk import FIRST, SECOND, write_form


@pytest.fixture
def folder(workspace):
    RecordService(workspace).add("area", {"name": "幸福里社区", "level": "社区"})
    workspace.close()
    return str(workspace.path)


def listed(folder, capsys):
    capsys.readouterr()
    assert main(["form", "list", folder, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_form_is_installed_listed_and_used(folder, tmp_path, capsys):
    path = str(write_form(tmp_path / "买菜.xlsx", FIRST))
    assert main(["form", "install", folder, path]) == 0
    assert "已装入“买菜问卷”（1 版）" in capsys.readouterr().out
    assert main(["form", "install", folder, path]) == 0
    assert "早已装入" in capsys.readouterr().out
    assert [one["in_use"] for one in listed(folder, capsys)] == [True, False]
    assert main(["form", "use", folder, "买菜问卷"]) == 0
    first = listed(folder, capsys)[0]
    assert (first["id"], first["in_use"], first["questions"]) == ("shop_needs", True, 3)
    assert main(["form", "list", folder]) == 0
    assert "买菜问卷（1 版）" in capsys.readouterr().out


def test_a_refused_form_exits_with_1_and_says_where(folder, tmp_path, capsys):
    broken = write_form(tmp_path / "坏.xlsx", (("integer", "age", "年龄", "", "${nobody} > 3"),))
    assert main(["form", "install", folder, str(broken)]) == 1
    assert "第 2 行" in capsys.readouterr().err
    main(["form", "install", folder, str(write_form(tmp_path / "a.xlsx", FIRST))])
    assert main(["form", "install", folder, str(write_form(tmp_path / "b.xlsx", SECOND))]) == 1
    assert "version" in capsys.readouterr().err
    assert main(["form", "use", folder, "没有的"]) == 1
    assert "shop_needs" in capsys.readouterr().err


def test_a_form_is_put_away_and_brought_back(folder, tmp_path, capsys):
    main(["form", "install", folder, str(write_form(tmp_path / "a.xlsx", FIRST))])
    assert main(["form", "put-away", folder, "shop_needs"]) == 0
    assert {one["id"]: one["put_away"] for one in listed(folder, capsys)}["shop_needs"]
    assert main(["form", "use", folder, "shop_needs"]) == 1
    assert main(["form", "bring-back", folder, "shop_needs"]) == 0
    assert main(["form", "put-away", folder, "resident_needs"]) == 1


def test_an_installed_form_is_printed_by_its_title(folder, tmp_path, capsys):
    main(["form", "install", folder, str(write_form(tmp_path / "a.xlsx", FIRST))])
    paper = tmp_path / "纸.pdf"
    assert main(["paper", "买菜问卷", "--workspace", folder, "-o", str(paper)]) == 0
    assert paper.read_bytes().startswith(b"%PDF")
    assert main(["paper", "没有", "--workspace", folder, "-o", str(paper)]) == 1
    assert main(["satisfaction", folder, "--form", "买菜问卷"]) == 0
    assert "还没有这份问卷的答卷" in capsys.readouterr().out
