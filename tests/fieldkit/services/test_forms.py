"""Forms: installed once, chosen, put away; a sheet stays with the version it was answered with."""

import itertools
import shutil
from datetime import timedelta

import pytest

from fieldkit.kernel.clock import FixedClock
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.problems import FormRefusedError
from fieldkit.questionnaires.reader import shipped_form
from fieldkit.services.answers import AnswerFormat, AnswerService
from fieldkit.services.answers_taking_in import AnswerArrivalService
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.consent import ConsentService
from fieldkit.services.erasure import ErasureService
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import TELL_DEVICE, TELL_USERNAME, InterviewService
from fieldkit.services.records import RecordService
from fieldkit.services.scope import Scope
from fieldkit.storage import files
from tests.fieldkit.services.forms_on_disk import FIRST, SECOND, write_form

MARKET, MINUTES, WISH = "/data/market", "/data/minutes", "/data/wish"


@pytest.fixture
def forms(workspace):
    return FormService(workspace)


@pytest.fixture
def area(workspace):
    return RecordService(workspace).add("area", {"name": "幸福里社区", "level": "社区"}).record


@pytest.fixture
def put(tmp_path):
    """Install a version of the form in a workspace and begin interviews with it."""
    numbers = itertools.count(1)

    def put(workspace, survey=FIRST, **parts):
        path = write_form(tmp_path / f"{next(numbers)}" / "买菜.xlsx", survey, **parts)
        forms = FormService(workspace)
        version = forms.install(path).version
        forms.use(version.record)
        return version

    return put


def answered(workspace, area, **answers):
    sitting = InterviewService(workspace).start(area)
    for path, value in answers.items():
        sitting.answer("/data/" + path, value)
    assert sitting.finish() == ()
    return sitting.record


def refused(code, call, *arguments, **parts):
    with pytest.raises(FieldkitError) as error:
        call(*arguments, **parts)
    assert error.value.code.name == code
    assert error.value.say("zh")
    assert error.value.say("en")
    return error.value


# -- installing --------------------------------------------------------------


def test_the_shipped_form_is_there_and_in_use_without_installing(forms):
    (only,) = forms.list()
    assert (only.version.is_shipped, only.is_in_use, only.version.title) == (True, True, shipped_form().title)
    assert forms.open(only.version.record) is shipped_form()


def test_an_installed_form_is_listed_with_what_a_person_asks_of_it(workspace, forms, put, area):
    put(workspace)
    answered(workspace, area, market="yes")
    first = forms.list()[0]
    assert (first.version.title, first.version.id, first.version.version) == ("买菜问卷", "shop_needs", "1")
    assert (first.questions, first.sheets, first.is_in_use, first.source) == (3, 1, True, "买菜.xlsx")
    assert first.pyxform


def test_the_same_file_again_changes_nothing(workspace, forms, tmp_path):
    path = write_form(tmp_path / "问卷.xlsx", FIRST)
    assert forms.install(path).is_new
    before = RecordService(workspace).every("form")
    again = forms.install(path)
    assert not again.is_new
    assert RecordService(workspace).every("form") == before


def test_another_form_under_the_same_version_is_refused_and_nothing_changes(workspace, forms, tmp_path):
    forms.install(write_form(tmp_path / "a.xlsx", FIRST))
    before = RecordService(workspace).every("form")
    error = refused("OTHER_CONTENT", forms.install, write_form(tmp_path / "b.xlsx", SECOND))
    assert "version" in error.say("zh")
    assert RecordService(workspace).every("form") == before


def test_a_form_that_cannot_run_is_refused_with_its_row(workspace, forms, tmp_path):
    path = write_form(tmp_path / "坏.xlsx", (*FIRST, ("integer", "age", "年龄", "", "${nobody} > 3")))
    with pytest.raises(FormRefusedError) as error:
        forms.install(path)
    assert [one.place.row for one in error.value.problems] == [5]
    assert RecordService(workspace).every("form") == []


def test_a_form_brings_the_lists_beside_it_along(workspace, forms, tmp_path):
    path = write_form(tmp_path / "问卷.xlsx", (("select_one_from_file shops.csv", "shop", "常去哪家"),))
    (tmp_path / "shops.csv").write_text("name,label\na,老王早点\n", encoding="utf-8")
    record = forms.install(path).version.record
    (tmp_path / "shops.csv").unlink()
    shutil.rmtree(workspace.path / "forms", ignore_errors=True)
    sitting = InterviewService(workspace).start("", form=record)
    assert [one.label for one in sitting.interview.view("/data/shop").choices] == ["老王早点"]


def test_a_kept_form_runs_without_being_converted_again(workspace, forms, put, monkeypatch):
    version = put(workspace)
    monkeypatch.setattr("pyxform.xls2xform.convert", None)
    assert FormService(workspace).open(version.record).title == "买菜问卷"


def test_a_damaged_bundle_is_said_in_words_and_put_right_by_installing_again(workspace, forms, tmp_path):
    path = write_form(tmp_path / "问卷.xlsx", FIRST)
    version = forms.install(path).version
    files.path_of(workspace.path, version.bundles[0]).write_bytes(b"nothing")
    from fieldkit.services import form_versions

    form_versions._opened.cache_clear()
    line = next(one for one in forms.list() if one.version.record == version.record)
    assert line.failure.code.name == "DAMAGED"
    forms.install(path)
    assert forms.open(version.record).title == "买菜问卷"


# -- choosing ----------------------------------------------------------------


def test_what_is_put_away_is_not_offered_and_can_be_brought_back(workspace, forms, put):
    version = put(workspace)
    forms.use(shipped_form().id)
    forms.put_away(version.record)
    assert [one.id for one in forms.offered()] == [shipped_form().id]
    refused("IS_PUT_AWAY", forms.use, version.record)
    forms.bring_back(version.record)
    assert [one.id for one in forms.offered()] == [shipped_form().id, "shop_needs"]


def test_the_form_in_use_cannot_be_put_away(workspace, forms, put):
    refused("IS_IN_USE", forms.put_away, put(workspace).record)


def test_a_name_means_the_version_in_use_and_otherwise_the_latest(workspace, forms, put):
    first = put(workspace, version="2")
    latest = put(workspace, SECOND, version="10")
    assert forms.version("shop_needs") == latest
    forms.use(first.record)
    assert forms.version("买菜问卷").record == first.record
    refused("NO_SUCH_FORM", forms.version, "没有的问卷")


# -- versions ----------------------------------------------------------------


def test_a_new_version_never_breaks_sheets_of_the_old_one(workspace, forms, put, area):
    put(workspace)
    done = answered(workspace, area, market="yes", minutes="12", wish="修表")
    draft = InterviewService(workspace).start(area)
    draft.answer(MARKET, "no")
    draft.answer(WISH, "早点")
    second = put(workspace, SECOND, version="2")
    new = answered(workspace, area, market="no", minutes="半小时", wanted="菜")
    assert forms.form_of(done).version == forms.form_of(draft.record).version == "1"
    assert forms.form_of(new).version == second.version
    again = InterviewService(workspace).resume(draft.record)
    assert again.interview.label(MARKET) == "附近有菜场吗"
    assert again.finish() == ()
    answers = RecordService(workspace).get(draft.record).answers
    assert (answers[MARKET], answers[WISH]) == ("no", "早点")


def test_two_contents_of_one_version_on_two_machines_stay_apart(make_workspace, put, hand_over):
    left, right = make_workspace("甲"), make_workspace("乙", device="2 号")
    place = RecordService(left).add("area", {"name": "幸福里社区"}).record
    hand_over(left, right)
    put(left, FIRST)
    put(right, SECOND)
    mine, theirs = answered(left, place, market="yes", wish="修表"), answered(right, place, market="no")
    hand_over(left, right)
    hand_over(right, left)
    for workspace in (left, right):
        forms = FormService(workspace)
        assert WISH in forms.form_of(mine).questions
        assert WISH not in forms.form_of(theirs).questions


def test_the_columns_of_all_versions_stand_side_by_side(workspace, put, area, tmp_path):
    put(workspace)
    answered(workspace, area, market="yes", minutes="12", wish="修表")
    put(workspace, SECOND, version="2")
    sitting = InterviewService(workspace).start(area)
    sitting.answer(MARKET, "no")
    sitting.answer("/data/minutes", "半小时")
    sitting.answer("/data/member[1]/age", "70")
    assert sitting.finish() == ()
    out = AnswerService(workspace).export("shop_needs", tmp_path / "a.csv", AnswerFormat.CSV)
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    head = lines[0].split(",")
    assert {"market", "minutes", "wish", "wanted"} <= {one.rpartition("/")[2] for one in head}
    assert out.sheets == 2
    assert out.unknown == ()
    assert any("修表" in line and "12" in line for line in lines[1:])
    assert any("半小时" in line for line in lines[1:])
    for kind in AnswerFormat:
        assert AnswerService(workspace).export("买菜问卷", tmp_path / f"out.{kind}", kind).sheets == 2


# -- travelling --------------------------------------------------------------


def test_two_machines_that_install_one_file_have_one_record(make_workspace, tmp_path, hand_over):
    path = write_form(tmp_path / "问卷.xlsx", FIRST)
    left, right = make_workspace("甲"), make_workspace("乙", device="2 号")
    assert FormService(left).install(path).version.record == FormService(right).install(path).version.record
    hand_over(left, right)
    assert len(RecordService(right).every("form")) == 1
    assert ConflictService(right).every() == []


@pytest.mark.parametrize("areas", [(), ("幸福里社区",)], ids=["everything", "one area"])
def test_an_office_that_never_had_the_form_reads_its_sheets_in_words(
    make_workspace, put, hand_over, tmp_path, areas
):
    worker, office = make_workspace("甲"), make_workspace("街道", device="9 号", role="street")
    place = RecordService(worker).add("area", {"name": "幸福里社区", "level": "社区"}).record
    version = put(worker)
    sheet = answered(worker, place, market="yes", minutes="12", wish="修表")
    hand_over(worker, office, areas=areas)
    peeked = InterviewService(office).peek(sheet)
    assert peeked.interview.label(MARKET) == "附近有菜场吗"
    assert AnswerService(office).export("买菜问卷", tmp_path / "x.xlsx", AnswerFormat.XLSX).sheets == 1
    line = next(one for one in FormService(office).list() if one.version.record == version.record)
    assert (line.sheets, line.failure, line.source) == (1, None, "买菜.xlsx")
    InterviewService(worker).resume(sheet).answer(MARKET, "no")
    again = InterviewService(office).resume(sheet)
    again.answer(MARKET, "yes")
    again.answer(WISH, "配钥匙")
    InterviewService(worker).resume(sheet).answer(WISH, "理发")
    hand_over(worker, office, areas=areas)
    (view,) = ConflictService(office).every()
    assert (view.label.zh, {one.shown for one in view.choices}) == ("还缺什么", {"配钥匙", "理发"})


def test_a_conflict_over_a_choice_shows_its_words(make_workspace, put, hand_over):
    left, right = make_workspace("甲"), make_workspace("乙", device="2 号")
    place = RecordService(left).add("area", {"name": "幸福里社区"}).record
    put(left)
    sheet = InterviewService(left).start(place).record
    hand_over(left, right)
    InterviewService(left).resume(sheet).answer(MARKET, "yes")
    InterviewService(right).resume(sheet).answer(MARKET, "no")
    hand_over(right, left)
    (view,) = ConflictService(left).every()
    assert (view.label.zh, {one.shown for one in view.choices}) == ("附近有菜场吗", {"有", "没有"})


def test_a_sheet_whose_form_is_not_here_is_looked_at_and_never_taken_up(workspace, put, area):
    version = put(workspace)
    sheet = answered(workspace, area, market="yes", wish="修表")
    RecordService(workspace).delete(version.record)
    interviews = InterviewService(workspace)
    refused("NOT_HERE", interviews.resume, sheet)
    peeked = interviews.peek(sheet)
    assert peeked.interview is None
    assert (MARKET, "yes") in peeked.raw
    assert "答案都在" in peeked.failure.say("zh")


# -- the beginning of a sheet ------------------------------------------------


def test_name_and_machine_are_told_only_where_the_project_allows_it(workspace, put, area):
    survey = (*FIRST, ("username", "who"), ("deviceid", "machine"))
    put(workspace, survey)
    silent = InterviewService(workspace).start(area).interview.stored()
    assert "/data/who" not in silent
    assert "/data/machine" not in silent
    workspace.set_setting(TELL_USERNAME, "1")
    workspace.set_setting(TELL_DEVICE, "1")
    told = InterviewService(workspace).start(area).interview.stored()
    assert (told["/data/who"], told["/data/machine"]) == ("王", f"fieldkit:{workspace.identity.replica}")


def test_last_saved_is_the_last_finished_sheet_of_the_same_form(workspace, put, area):
    survey = (("text", "street", "哪条街"), ("calculate", "before", "", "", "", "${last-saved#street}"))
    put(workspace, survey)
    first = InterviewService(workspace).start(area)
    first.answer("/data/street", "东街")
    unfinished = InterviewService(workspace).start(area)
    assert unfinished.interview.value("/data/before") == ""
    assert first.finish() == ()
    workspace.clock = FixedClock(workspace.clock.now() + timedelta(minutes=5))
    later = InterviewService(workspace).start(area)
    assert later.interview.value("/data/before") == "东街"
    later.answer("/data/street", "西街")
    assert later.finish() == ()
    ConsentService(workspace).withdraw(RecordService(workspace).get(later.record).values["sheet"])
    workspace.clock = FixedClock(workspace.clock.now() + timedelta(minutes=5))
    assert InterviewService(workspace).start(area).interview.value("/data/before") == "东街"


# -- what was erased ---------------------------------------------------------


@pytest.mark.parametrize("how", ["purged", "deleted", "withdrawn"])
def test_a_sheet_that_is_gone_does_not_come_back_from_its_own_export(workspace, put, area, tmp_path, how):
    put(workspace)
    sheet = answered(workspace, area, market="yes", wish="修表")
    AnswerService(workspace).export("shop_needs", tmp_path / "x", AnswerFormat.XML)
    records = RecordService(workspace)
    if how == "purged":
        ErasureService(workspace).purge(sheet)
    elif how == "deleted":
        records.delete(sheet)
    else:
        ConsentService(workspace).withdraw(records.get(sheet).values["sheet"])
    AnswerArrivalService(workspace).take("shop_needs", tmp_path / "x")
    found = [answers for one in records.every("submission") if (answers := one.answers)]
    assert found == [], "nothing of it is here again"


def test_withdrawing_takes_remarks_along(workspace, put, area):
    put(workspace)
    sitting = InterviewService(workspace).start(area)
    sitting.answer(MARKET, "yes")
    sitting.remark(MARKET, "住在三楼的李阿姨说的")
    number = RecordService(workspace).get(sitting.record).values["sheet"]
    ConsentService(workspace).withdraw(number)
    assert InterviewService(workspace).resume(sitting.record).remarks == {}
    database = b"".join(path.read_bytes() for path in workspace.path.glob("workspace.db*"))
    assert "李阿姨".encode() not in database


def test_what_stands_beside_answers_has_words_in_the_package_and_comes_back_whole(
    make_workspace, put, hand_over, tmp_path
):
    worker, office = make_workspace("甲"), make_workspace("街道", device="9 号", role="street")
    place = RecordService(worker).add("area", {"name": "幸福里社区"}).record
    put(worker, SECOND)
    sitting = InterviewService(worker).start(place)
    sitting.answer(MARKET, "yes")
    sitting.remark(MARKET, "说是周末才开")
    sitting.tick(MARKET)
    sitting.interview.add_repeat("/data/member")
    sitting.answer("/data/member[2]/age", "70")
    with worker.database.read() as connection:
        table = next(one for one in Scope(connection, ()).tables() if one.kind == "submission")
    labels = {column.key.removeprefix("answer/"): column.label for column in table.columns}
    assert labels[f"{MARKET}~remark"] == "附近有菜市场吗 · 备注"
    assert labels[f"{MARKET}~tick"] == "附近有菜市场吗 · 已确认"
    assert labels["/data/member[2]/age"] == "年龄（2）"
    hand_over(worker, office)
    taken = InterviewService(office).resume(sitting.record)
    assert taken.remarks == {MARKET: "说是周末才开"}
    assert taken.is_ticked(MARKET)
    assert taken.interview.value("/data/member[2]/age") == "70"


def test_what_another_edition_of_the_shipped_form_asked_is_kept_when_the_sheet_is_taken_up(workspace, area):
    """A program update may bring another edition; the sheet's pin then names a form that is not here."""
    gone = "/data/interview/what_an_earlier_edition_asked"
    interviews, records = InterviewService(workspace), RecordService(workspace)
    interviews.rehearse(area, [3])
    (sheet,) = (one.id for one in records.every("submission"))
    records.set_values(sheet, {"form_content": "0" * 32, "form_version": "2025.1", f"answer/{gone}": "修鞋"})
    sitting = interviews.resume(sheet)
    sitting.answer("/data/interview/demand/lacking", "none")
    assert records.get(sheet).answers[gone] == "修鞋"
    assert sitting.finish() == ()
    assert records.get(sheet).answers[gone] == "修鞋"


def test_a_form_knows_its_own_attributes_and_repeats(workspace, area, use_form):
    """What it knows is cleared when the answers say so; only what is strange to it is kept as it is."""
    use_form(
        workspace,
        """| survey |
| | type | name | label |
| | text | shop | 店名 |
| | begin repeat | member | 家里人 |
| | integer | age | 年龄 |
| | end repeat | | |
| entities |
| | list_name | label | create_if |
| | shops | ${shop} | ${shop} != '' |
""",
    )
    sitting = InterviewService(workspace).start(area)
    sitting.answer("/data/shop", "老王早点")
    sitting.answer("/data/member[1]/age", "70")
    again = InterviewService(workspace).resume(sitting.record)
    held = RecordService(workspace).get(sitting.record).answers
    assert any("/@" in path for path in held)
    again.answer("/data/shop", "")
    again.interview.remove_repeat("/data/member[1]")
    again.save()
    assert dict(RecordService(workspace).get(sitting.record).answers) == {
        path: value for path, value in again.interview.stored().items() if value
    }
    assert again._unknown == ()
