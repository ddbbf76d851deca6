"""The command line: what it prints, and with which status it ends."""

import json

import pytest

from fieldkit.cli.main import main


@pytest.fixture
def run(capsys):
    def call(*words):
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = end.code
        said = capsys.readouterr()
        return status, said.out.strip(), said.err.strip()

    return call


@pytest.fixture
def folder(tmp_path, run):
    path = tmp_path / "幸福里.fieldkit"
    assert run("new", path, "--person", "王芳", "--device", "3 号", "--role", "community")[0] == 0
    return path


def test_a_new_workspace_shows_no_record_of_any_kind(run, folder):
    for kind in ("area", "circle", "outlet", "submission"):
        assert json.loads(run("show", folder, kind, "--json")[1]) == []


def test_an_added_outlet_is_shown_with_every_field_under_its_key(run, folder):
    status, community, _ = run("add", folder, "area", "name=幸福里社区", "level=community")
    assert status == 0
    status, record, _ = run(
        "add", folder, "outlet", "name=惠之家便利店", "business_type=B01", "community=幸福里社区",
        "address=应理北街 3 号", "phone=0955-7012345", "status=operating", "staff=3", "open_24h=否",
        "services=代收代发;打印复印", "location=105.18952,37.51403,GCJ02,amap",
    )  # fmt: skip
    assert status == 0
    shown = json.loads(run("show", folder, record, "--json")[1])
    assert shown["id"] == record
    assert shown["business_type"] == "B01"
    assert shown["community"] == community
    assert shown["staff"] == 3
    assert shown["open_24h"] is False
    assert shown["services"] == ["parcels", "printing"]
    assert shown["location"]["datum"] == "GCJ02"
    assert shown["brand"] is None
    assert json.loads(run("show", folder, "outlet", "--json")[1]) == [shown]


def test_a_value_may_hold_an_equals_sign_and_be_emptied(run, folder):
    record = run("add", folder, "outlet", "name=A=B 超市")[1]
    assert json.loads(run("show", folder, record, "--json")[1])["name"] == "A=B 超市"
    assert run("set", folder, record, "name=")[0] == 0
    assert json.loads(run("show", folder, record, "--json")[1])["name"] is None


def test_a_wrong_phone_is_saved_and_remarked_on(run, folder):
    status, record, remarks = run("add", folder, "outlet", "name=老王", "phone=0955-70123")
    assert status == 0
    assert "已保存" in remarks
    assert json.loads(run("show", folder, record, "--json")[1])["phone"] == "0955-70123"


@pytest.mark.parametrize(
    "words",
    [
        ("add", "{folder}", "outlet", "name"),
        ("add", "{folder}", "outlet", "=值"),
        ("add", "{folder}", "outlet", "nome=老王"),
        ("add", "{folder}", "shop", "name=老王"),
        ("show",),
        ("unknown",),
        ("report", "{folder}", "circles"),
        ("new", "{folder}", "--role", "king"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two_and_changes_nothing(run, folder, words):
    before = run("digest", folder)[1]
    assert run(*(word.format(folder=folder) for word in words))[0] == 2
    assert run("digest", folder)[1] == before


@pytest.mark.parametrize(
    "words",
    [
        ("show", "{folder}", "0" * 32),
        ("set", "{folder}", "0" * 32, "name=x"),
        ("add", "{folder}", "outlet", "status=倒闭"),
        ("add", "{folder}", "outlet", "community=没有的社区"),
        ("new", "{folder}"),
        ("new", "{folder}2", "--sample", "atlantis"),
        ("digest", "{folder}-missing"),
        ("import", "{folder}", "{folder}/no.xlsx"),
        ("poster", "{folder}", "-o", "{folder}/p"),
        ("report", "{folder}", "circles", "--plan", "atlantis", "-o", "{folder}/t.xlsx"),
        ("export", "{folder}", "{folder}/p.xlsx", "--area", "没有的社区"),
        ("resolve", "{folder}", "0" * 32, "name", "x"),
    ],
    ids=" ".join,
)
def test_a_refusal_ends_with_one_and_a_sentence_in_the_chosen_language(run, folder, words):
    before = run("digest", folder)[1]
    given = [word.format(folder=folder) for word in words]
    status, out, err = run(*given)
    assert status == 1
    said = out + err
    assert "Traceback" not in said
    assert any("\u4e00" <= char <= "\u9fff" for char in said)
    english = run(*given, "--lang", "en")
    assert english[0] == 1
    assert run("digest", folder)[1] == before


def test_a_sample_that_does_not_exist_leaves_no_folder(run, tmp_path):
    assert run("new", tmp_path / "x.fieldkit", "--sample", "atlantis")[0] == 1
    assert not (tmp_path / "x.fieldkit").exists()


def test_two_workspaces_of_the_sample_have_one_digest(run, tmp_path):
    for name in ("a", "b"):
        assert run("new", tmp_path / f"{name}.fieldkit", "--sample", "zhongwei", "--device", name)[0] == 0
    assert run("digest", tmp_path / "a.fieldkit")[1] == run("digest", tmp_path / "b.fieldkit")[1]


def test_check_says_that_a_workspace_is_sound_and_what_is_wrong_with_one_that_is_not(run, folder):
    import sqlite3

    run("add", folder, "outlet", "name=老王早点")
    assert run("check", folder)[0] == 0
    with sqlite3.connect(folder / "workspace.db") as raw:
        raw.execute("UPDATE outlet SET name = '别的'")
    raw.close()
    status, out, _ = run("check", folder)
    assert status == 1
    assert "outlet" in out
    with sqlite3.connect(folder / "workspace.db") as raw:
        raw.execute("UPDATE change SET body = replace(body, '老王', '老李')")
    raw.close()
    assert "校验值" in run("check", folder)[1]


def test_the_dictionary_names_every_kind_and_field_with_both_labels(run):
    found = json.loads(run("dictionary", "--json")[1])
    assert [kind["key"] for kind in found] == ["outlet", "circle", "area", "submission"]
    outlet = {field["key"]: field for field in found[0]["fields"]}
    assert {"name", "business_type", "community", "address", "phone", "status"} <= set(outlet)
    assert outlet["phone"]["personal"] == "personal"
    assert outlet["staff"]["unit"] == "人"
    assert "W-43" in outlet["location"]["serves"]
    assert all(field["label"]["zh"] and field["label"]["en"] for kind in found for field in kind["fields"])
    assert "网点" in run("dictionary")[1]
    assert "Outlets" in run("dictionary", "--lang", "en")[1]
