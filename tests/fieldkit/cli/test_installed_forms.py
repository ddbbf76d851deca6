"""Forms are installed, listed, chosen and put away from the command line."""

import json

import pytest

from tests.fieldkit.services.forms_on_disk import FIRST, SECOND, write_form


@pytest.fixture
def folder(workspace):
    workspace.close()
    return workspace.path


def listed(run, folder):
    return json.loads(run("form", "list", folder, "--json")[1])


def test_a_form_is_installed_and_used(run, folder, tmp_path):
    status, out, _ = run("form", "install", folder, write_form(tmp_path / "买菜.xlsx", FIRST), "--use")
    assert status == 0
    assert "买菜问卷" in out
    first = listed(run, folder)[0]
    assert (first["id"], first["version"], first["in_use"], first["questions"]) == (
        "shop_needs",
        "1",
        True,
        3,
    )


def test_the_shipped_form_is_in_use_until_another_is_chosen(run, folder, tmp_path):
    run("form", "install", folder, write_form(tmp_path / "买菜.xlsx", FIRST))
    assert [one["in_use"] for one in listed(run, folder) if one["shipped"]] == [True]
    assert run("form", "use", folder, "买菜问卷")[0] == 0
    assert [one["in_use"] for one in listed(run, folder) if one["shipped"]] == [False]


def test_the_same_version_with_other_questions_is_refused_and_nothing_changes(run, folder, tmp_path):
    run("form", "install", folder, write_form(tmp_path / "甲.xlsx", FIRST))
    status, _, told = run("form", "install", folder, write_form(tmp_path / "乙.xlsx", SECOND))
    assert status != 0
    assert "version" in told
    assert len([one for one in listed(run, folder) if not one["shipped"]]) == 1


def test_a_form_in_use_cannot_be_put_away_another_can_and_comes_back(run, folder, tmp_path):
    run("form", "install", folder, write_form(tmp_path / "甲.xlsx", FIRST))
    assert run("form", "put-away", folder, "shop_needs")[0] == 0
    assert [one["put_away"] for one in listed(run, folder) if not one["shipped"]] == [True]
    assert run("form", "bring-back", folder, "shop_needs")[0] == 0
    run("form", "use", folder, "shop_needs")
    assert run("form", "put-away", folder, "shop_needs")[0] != 0
