"""The command line: what it prints, and with which status it ends."""

import json

import pytest

from fieldkit.registers.catalogue import KINDS


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
    assert [kind["key"] for kind in found] == [kind.key for kind in KINDS]
    outlet = {field["key"]: field for field in found[0]["fields"]}
    assert {"name", "business_type", "community", "address", "phone", "status"} <= set(outlet)
    assert outlet["phone"]["personal"] == "personal"
    assert outlet["staff"]["unit"] == "人"
    assert "W-43" in outlet["location"]["serves"]
    assert all(field["label"]["zh"] and field["label"]["en"] for kind in found for field in kind["fields"])
    assert "网点" in run("dictionary")[1]
    assert "Outlets" in run("dictionary", "--lang", "en")[1]


@pytest.fixture
def disputed(run, folder, tmp_path):
    """Two workspaces that hold one outlet with two names, and the packages that say so."""
    outlet = run("add", folder, "outlet", "name=惠之家", "services=打印")[1]
    other = tmp_path / "乙.fieldkit"
    run("new", other, "--person", "李强", "--device", "4 号")
    assert run("export", folder, tmp_path / "1.xlsx")[0] == 0
    assert run("import", other, tmp_path / "1.xlsx")[0] == 0
    assert run("set", folder, outlet, "name=惠之家便利店")[0] == 0
    assert run("set", other, outlet, "name=惠之家（应理店）", "staff=4")[0] == 0
    assert run("export", other, tmp_path / "2.xlsx")[0] == 0
    return folder, other, outlet


def test_import_says_of_each_file_what_became_of_it(run, disputed, tmp_path):
    folder = disputed[0]
    (tmp_path / "坏.xlsx").write_bytes(b"PK")
    status, out, _ = run(
        "import", folder, tmp_path / "2.xlsx", tmp_path / "坏.xlsx", tmp_path / "2.xlsx", "--json"
    )
    found = json.loads(out)
    assert status == 1, "one was refused"
    assert [one["status"] for one in found] == ["accepted", "refused", "known"]
    assert (found[0]["new"], found[0]["known"], found[0]["conflicts"]) == (2, 1, 1)
    assert found[0]["reason"] == ""
    assert "没有导入" in found[1]["reason"]
    assert run("import", folder, tmp_path / "2.xlsx")[0] == 0


def test_a_conflict_is_listed_with_its_values_and_settled_by_one_of_them(run, disputed, tmp_path):
    folder, other, outlet = disputed
    run("import", folder, tmp_path / "2.xlsx")
    (conflict,) = json.loads(run("conflicts", folder, "--json")[1])
    assert (conflict["record"], conflict["kind"], conflict["field"]) == (outlet, "outlet", "name")
    values = {one["value"]: one for one in conflict["values"]}
    assert {one["person"] for one in conflict["values"]} == {"王芳", "李强"}
    assert set(values) == {"惠之家便利店", "惠之家（应理店）"}
    assert values["惠之家（应理店）"]["seq"] == 1
    assert len(values["惠之家（应理店）"]["replica"]) == 32
    assert "惠之家便利店" in run("conflicts", folder)[1]
    assert run("set", folder, outlet, "name=第三个")[0] == 1
    assert run("resolve", folder, outlet, "name", "惠之家便利店")[0] == 0
    assert json.loads(run("conflicts", folder, "--json")[1]) == []
    run("export", folder, tmp_path / "3.xlsx")
    run("import", other, tmp_path / "3.xlsx")
    assert run("digest", folder)[1] == run("digest", other)[1]
    assert json.loads(run("show", other, outlet, "--json")[1])["name"] == "惠之家便利店"
    assert run("resolve", folder, outlet, "name", "x")[0] == 1, "nothing to settle any more"


def test_every_value_of_a_listed_conflict_can_be_given_to_resolve(run, disputed, tmp_path):
    folder, other, outlet = disputed
    run("import", folder, tmp_path / "2.xlsx")
    run("resolve", folder, outlet, "name", "惠之家")
    run("set", folder, outlet, "services=")
    for services in ("配钥匙", "打印;配钥匙"):
        run("set", other, outlet, f"services={services}")
    run("export", other, tmp_path / "3.xlsx")
    run("import", folder, tmp_path / "3.xlsx")
    (conflict,) = json.loads(run("conflicts", folder, "--json")[1])
    assert conflict["field"] == "services"
    values = [one["value"] for one in conflict["values"]]
    assert set(values) == {"keys", "printing;keys"}
    assert run("resolve", folder, outlet, "services", "printing;keys")[0] == 0
    assert json.loads(run("show", folder, outlet, "--json")[1])["services"] == ["printing", "keys"]


def test_a_package_of_one_area_is_chosen_by_its_code(run, folder, tmp_path):
    run("add", folder, "area", "name=幸福里社区", "level=社区", "code=L006")
    run("add", folder, "area", "name=瑞丰社区", "level=社区", "code=L007")
    run("add", folder, "outlet", "name=惠之家", "community=L006")
    run("add", folder, "outlet", "name=老王早点", "community=L007")
    assert run("export", folder, tmp_path / "p.xlsx", "--area", "L006")[0] == 0
    other = tmp_path / "街道.fieldkit"
    run("new", other, "--role", "street")
    run("import", other, tmp_path / "p.xlsx")
    assert [one["name"] for one in json.loads(run("show", other, "outlet", "--json")[1])] == ["惠之家"]


@pytest.mark.parametrize("typed", ["inf", "nan", "1_000", "三"])
def test_what_is_no_number_is_shown_as_text_in_valid_json(run, folder, typed):
    record = run("add", folder, "outlet", f"area_m2={typed}", f"staff={typed}")[1]

    def refuse(constant):
        raise AssertionError(constant)

    shown = json.loads(run("show", folder, record, "--json")[1], parse_constant=refuse)
    assert (shown["area_m2"], shown["staff"]) == (typed, typed)
    assert run("check", folder)[0] == 0


def test_bytes_that_are_no_text_are_kept_as_far_as_they_can_be(run, folder):
    status, record, _ = run("add", folder, "outlet", "name=老王\udcff")
    assert status == 0
    assert json.loads(run("show", folder, record, "--json")[1])["name"] == "老王\ufffd"


def test_people_read_numbers_hours_and_places_as_they_are_written_and_programs_the_stored_form(run, folder):
    told = ("phone=13812345678", "hours=8:00-20:00", "location=105.18952,37.51403 高德")
    record = run("add", folder, "outlet", "name=惠之家", *told)[1]
    shown = run("show", folder, record)[1]
    assert "138 1234 5678" in shown
    assert "08:00–20:00" in shown
    assert "高德 GCJ-02" in shown
    assert json.loads(run("show", folder, record, "--json")[1])["phone"] == "13812345678"


@pytest.mark.parametrize("command", ["export", "report", "poster", "new", "demo"])
def test_a_place_that_takes_no_files_is_refused_in_words(run, folder, tmp_path, command):
    run("add", folder, "circle", "name=瑞丰生活圈")
    (tmp_path / "文件").write_text("", encoding="utf-8")
    place = tmp_path / "文件" / "里面.xlsx"
    words = {
        "export": ("export", folder, place),
        "report": ("report", folder, "circles", "-o", place),
        "poster": ("poster", folder, "-o", place),
        "new": ("new", place),
        "demo": ("demo", "-o", place),
    }
    status, out, err = run(*words[command])
    assert status == 1
    assert any("\u4e00" <= char <= "\u9fff" for char in out + err)
    assert "Traceback" not in out + err
    assert run("check", folder)[0] == 0


@pytest.mark.parametrize(("value", "left"), [("delete", 0), ("保留", 1)])
def test_a_disputed_deletion_is_listed_and_settled_by_a_word(run, disputed, tmp_path, value, left):
    folder, _, outlet = disputed
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import open_workspace

    workspace = open_workspace(folder)
    RecordService(workspace).delete(outlet)
    workspace.close()
    run("import", folder, tmp_path / "2.xlsx")
    found = json.loads(run("conflicts", folder, "--json")[1])
    dispute = next(one for one in found if one["field"] == "$deleted")
    assert [one["value"] for one in dispute["values"]] == ["delete", "keep"]
    assert run("resolve", folder, outlet, "$deleted", "also")[0] == 2
    assert run("resolve", folder, outlet, "$deleted", value)[0] == 0
    assert len(json.loads(run("show", folder, "outlet", "--json")[1])) == left
    assert run("resolve", folder, outlet, "$deleted", value)[0] == 1, "nothing to settle any more"
