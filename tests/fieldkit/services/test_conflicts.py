"""Conflicts: shown with both values and who wrote them, settled by people, never lost."""

import pytest

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.problems import ServiceError
from fieldkit.services.records import RecordService
from fieldkit.storage.problems import StorageError


@pytest.fixture
def two(make_workspace, hand_over):
    """Two workspaces that both hold one outlet, its id with them."""
    left = make_workspace("甲", person="王芳", device="3 号")
    right = make_workspace("乙", person="李强", device="4 号")
    values = {"name": "惠之家", "address": "鼓楼北街 1 号", "services": "打印、快递"}
    outlet = RecordService(left).add("outlet", values).record
    hand_over(left, right)
    return left, right, outlet


@pytest.fixture
def exchange(hand_over):
    def exchange(left, right):
        hand_over(left, right)
        hand_over(right, left)

    return exchange


@pytest.fixture
def disputed(two, exchange):
    """One outlet with two names."""
    left, right, outlet = two
    RecordService(left).set(outlet, {"name": "惠之家便利店"})
    RecordService(right).set(outlet, {"name": "惠之家（应理店）"})
    exchange(left, right)
    return two


def test_two_values_are_shown_with_who_wrote_them_where_when_and_on_what(disputed):
    left, right, outlet = disputed
    (view,) = ConflictService(left).every()
    assert (view.record, view.kind, view.field, view.label.zh) == (outlet, "outlet", "name", "店招名称")
    assert view.address == "鼓楼北街 1 号"
    shown = {choice.shown: choice for choice in view.choices}
    assert set(shown) == {"惠之家便利店", "惠之家（应理店）"}
    mine, yours = shown["惠之家便利店"], shown["惠之家（应理店）"]
    assert (mine.person, yours.person) == ("王芳", "李强")
    assert (mine.device, yours.device) == ("3 号", "4 号")
    assert {mine.before, yours.before} == {"惠之家"}
    assert mine.time == "2026-06-30T09:30:00+08:00"
    assert ConflictService(right).every() == [view], "every machine asks the same question"
    assert ConflictService(left).count() == 1
    assert view.title == view.choices[0].value == RecordService(left).get(outlet).values["name"]


@pytest.mark.parametrize("value", ["惠之家便利店", "惠之家（应理店）", "惠之家总店", None])
def test_a_settled_conflict_holds_the_chosen_value_everywhere_and_both_stay_in_history(
    disputed, exchange, value
):
    left, right, outlet = disputed
    ConflictService(left).resolve(outlet, "name", value)
    exchange(left, right)
    for workspace in (left, right):
        assert ConflictService(workspace).every() == []
        assert ConflictService(workspace).count() == 0
        record = RecordService(workspace).get(outlet)
        assert (record.values["name"], record.conflicts) == (value, ())
        names = [change.values.get("name") for change in RecordService(workspace).history(outlet)]
        assert {"惠之家便利店", "惠之家（应理店）"} <= set(names)
        assert MaintenanceService(workspace).check() == []
    assert MaintenanceService(left).digest() == MaintenanceService(right).digest()


def test_an_old_package_does_not_open_a_settled_conflict_again(disputed, hand_over):
    left, right, outlet = disputed
    ConflictService(left).resolve(outlet, "name", "惠之家便利店")
    hand_over(right, left)
    assert ConflictService(left).count() == 0


def test_equal_values_typed_by_two_people_are_no_conflict(two, exchange):
    left, right, outlet = two
    RecordService(left).set(outlet, {"staff": "3"})
    RecordService(right).set(outlet, {"staff": "3 人"})
    exchange(left, right)
    assert ConflictService(left).every() == []
    assert RecordService(left).get(outlet).values["staff"] == "3"


def test_different_fields_and_different_services_of_two_people_join(two, exchange):
    left, right, outlet = two
    RecordService(left).set(outlet, {"staff": "3", "services": "打印、快递、配钥匙"})
    RecordService(right).set(outlet, {"brand": "惠之家", "services": "快递、蔬菜"})
    exchange(left, right)
    assert ConflictService(left).every() == []
    values = RecordService(left).get(outlet).values
    assert (values["staff"], values["brand"]) == ("3", "惠之家")
    assert values["services"] == "parcels;vegetables;keys", "printing was taken out, the other two put in"


@pytest.fixture
def disputed_service(two, exchange):
    """One took printing out, the other took it out and put it in again."""
    left, right, outlet = two
    RecordService(left).set(outlet, {"services": "快递"})
    for services in ("快递", "打印、快递"):
        RecordService(right).set(outlet, {"services": services})
    exchange(left, right)
    return two


@pytest.mark.parametrize("kept", [True, False])
def test_one_service_in_dispute_is_asked_about_alone_and_the_others_stay(disputed_service, kept):
    left, _, outlet = disputed_service
    conflicts = ConflictService(left)
    (view,) = conflicts.every()
    assert (view.field, view.unit) == ("services", "services#printing")
    choices = {choice.shown: choice for choice in view.choices}
    assert set(choices) == {"有：打印复印", "没有：打印复印"}
    assert {choice.shown for choice in conflicts.every("en")[0].choices} == {
        "has: printing and copying",
        "has not: printing and copying",
    }
    choice = choices["有：打印复印" if kept else "没有：打印复印"]
    assert choice.field_value == ("parcels;printing" if kept else "parcels")
    conflicts.resolve(outlet, "services", choice.field_value)
    assert RecordService(left).get(outlet).values["services"] == choice.field_value
    assert conflicts.every() == []


def test_of_two_services_in_dispute_one_can_be_settled_and_the_other_left(two, exchange):
    left, right, outlet = two
    RecordService(left).set(outlet, {"services": ""})
    for services in ("", "打印、快递"):
        RecordService(right).set(outlet, {"services": services})
    exchange(left, right)
    conflicts = ConflictService(left)
    first, second = conflicts.every()
    assert {first.unit, second.unit} == {"services#parcels", "services#printing"}
    conflicts.resolve(outlet, "services", None, unit=first.unit)
    assert [view.unit for view in conflicts.every()] == [second.unit]


def test_a_field_in_conflict_is_not_overwritten_by_an_ordinary_edit(disputed):
    left, _, outlet = disputed
    before = MaintenanceService(left).digest()
    with pytest.raises(FieldkitError) as refusal:
        RecordService(left).set(outlet, {"name": "第三个", "staff": "9"})
    assert "冲突" in str(refusal.value)
    assert MaintenanceService(left).digest() == before


def test_what_is_not_in_conflict_is_not_resolved(disputed):
    left, _, outlet = disputed
    conflicts = ConflictService(left)
    before = MaintenanceService(left).digest()
    for call, code in (
        (lambda: conflicts.resolve(outlet, "staff", "3"), ServiceError.NO_CONFLICT),
        (lambda: conflicts.resolve("0" * 32, "name", "x"), StorageError.NO_SUCH_RECORD),
        (lambda: conflicts.resolve_typed(outlet, "staff", "3"), ServiceError.NO_CONFLICT),
        (lambda: conflicts.keep_deleted(outlet), ServiceError.NO_CONFLICT),
        (lambda: conflicts.keep_changed(outlet), ServiceError.NO_CONFLICT),
        (lambda: conflicts.keep_deleted("0" * 32), StorageError.NO_SUCH_RECORD),
    ):
        with pytest.raises(FieldkitError) as refusal:
            call()
        assert refusal.value.code is code
    with pytest.raises(UsageError):
        conflicts.resolve_typed(outlet, "nome", "x")
    assert MaintenanceService(left).digest() == before


def test_a_third_value_is_read_like_any_typed_text_or_refused(two, exchange):
    left, right, outlet = two
    RecordService(left).set(outlet, {"status": "营业"})
    RecordService(right).set(outlet, {"status": "歇业"})
    exchange(left, right)
    conflicts = ConflictService(left)
    with pytest.raises(FieldkitError) as refusal:
        conflicts.resolve_typed(outlet, "status", "倒闭")
    assert "空置" in str(refusal.value)
    assert conflicts.count() == 1
    conflicts.resolve_typed(outlet, "status", "空铺")
    assert RecordService(left).get(outlet).values["status"] == "vacant"


@pytest.fixture
def deleted_and_changed(two, exchange):
    left, right, outlet = two
    RecordService(left).delete(outlet)
    RecordService(right).set(outlet, {"staff": "3"})
    exchange(left, right)
    return two


def test_deleted_by_one_and_changed_by_another_is_kept_and_asked_about(deleted_and_changed):
    left, right, outlet = deleted_and_changed
    for workspace in (left, right):
        assert RecordService(workspace).ids("outlet") == [outlet]
        (view,) = ConflictService(workspace).every()
        assert view.deleted_and_changed
        assert [(choice.shown, choice.value, choice.person) for choice in view.choices] == [
            ("删除", None, "王芳"),
            ("保留", "1", "李强"),
        ]
        assert ConflictService(workspace).count() == 1


@pytest.mark.parametrize("keeps", [True, False])
def test_either_decision_about_a_deletion_holds_everywhere(deleted_and_changed, exchange, keeps):
    left, right, outlet = deleted_and_changed
    conflicts = ConflictService(right)
    (conflicts.keep_changed if keeps else conflicts.keep_deleted)(outlet)
    exchange(left, right)
    for workspace in (left, right):
        assert RecordService(workspace).ids("outlet") == ([outlet] if keeps else [])
        assert ConflictService(workspace).count() == 0
        assert MaintenanceService(workspace).check() == []


def test_deleted_by_one_and_restored_by_another_is_asked_about_too(two, exchange):
    left, right, outlet = two
    RecordService(left).delete(outlet)
    exchange(left, right)
    RecordService(right).restore(outlet)
    RecordService(left).restore(outlet)
    RecordService(left).delete(outlet)
    exchange(left, right)
    (view,) = ConflictService(left).every()
    assert view.deleted_and_changed
    assert ConflictService(left).count() == 1
    ConflictService(left).keep_deleted(outlet)
    assert RecordService(left).ids("outlet") == []
    assert ConflictService(left).count() == 0


def test_one_answer_given_twice_apart_is_asked_about_in_the_words_of_the_question(make_workspace, hand_over):
    left, right = make_workspace("甲", person="王芳"), make_workspace("乙", person="李强")
    area = RecordService(left).add("area", {"name": "幸福里社区", "level": "社区"}).record
    sheet = InterviewService(left).start(area).record
    hand_over(left, right)
    question = next(path for path in InterviewService(left).form().questions if path.endswith("/consent"))
    for workspace, answer in ((left, "yes"), (right, "no")):
        InterviewService(workspace).resume(sheet).answer(question, answer)
    hand_over(right, left)
    conflicts = ConflictService(left)
    (view,) = [one for one in conflicts.every() if one.unit.endswith(question)]
    assert conflicts.count() == len(conflicts.every())
    assert view.label.zh
    assert not view.label.zh.startswith("/")
    conflicts.resolve_typed(sheet, view.field, "no")
    assert RecordService(left).get(sheet).answers[question] == "no"
    assert not [one for one in conflicts.every() if one.unit.endswith(question)]
