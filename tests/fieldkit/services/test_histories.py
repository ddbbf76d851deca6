"""The history of a record says who changed what, where, by which way, and what stood there before."""

from fieldkit.services.conflicts import ConflictService
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.erasure import ErasureService
from fieldkit.services.histories import Event, FieldStep, HistoryService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewService


def steps(entry):
    return {one.label: (one.before, one.after) for one in entry.steps}


def test_each_change_names_person_device_and_the_value_before(make_workspace):
    workspace = make_workspace("甲", person="王芳", device="3 号")
    records = RecordService(workspace)
    outlet = records.add("outlet", {"name": "惠家", "staff": "2"}).record
    records.set(outlet, {"staff": "3"})
    records.set(outlet, {"staff": ""})

    last, middle, first = HistoryService(workspace).of(outlet)

    assert (first.event, middle.event) == (Event.RECORDED, Event.CHANGED)
    assert (middle.person, middle.device, middle.source) == ("王芳", "3 号", "form")
    assert steps(first) == {"店招名称": ("", "惠家"), "从业人数": ("", "2")}
    assert steps(middle) == {"从业人数": ("2", "3")}
    assert steps(last) == {"从业人数": ("3", "")}


def test_what_stood_there_before_is_what_the_writer_had_seen_not_what_came_before(make_workspace, tmp_path):
    office = make_workspace("街道", role="street")
    outlet = RecordService(office).add("outlet", {"name": "惠家"}).record
    PackageService(office).export(tmp_path / "给.xlsx")
    for name in ("甲", "乙"):
        worker = make_workspace(name, device=name)
        PackageService(worker).import_files([tmp_path / "给.xlsx"])
        RecordService(worker).set(outlet, {"name": f"惠家{name}"})
        PackageService(worker).export(tmp_path / f"{name}.xlsx")
    PackageService(office).import_files([tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"])

    second, first, _ = HistoryService(office).of(outlet)

    assert steps(first) == {"店招名称": ("惠家", "惠家甲")}
    assert steps(second) == {"店招名称": ("惠家", "惠家乙")}
    assert (first.device, second.device) == ("甲", "乙")

    conflict = ConflictService(office).every()[0]
    ConflictService(office).resolve(conflict.record, conflict.field, conflict.choices[0].value)
    assert HistoryService(office).of(outlet)[0].source == "resolution"


def test_fields_with_several_values_say_what_came_and_what_went(workspace):
    records = RecordService(workspace)
    outlet = records.add("outlet", {"name": "惠家", "services": "代收代发、早餐"}).record
    records.set(outlet, {"services": "代收代发、配钥匙"})

    assert HistoryService(workspace).of(outlet)[0].steps == (
        FieldStep("搭载服务", added=("配钥匙",), removed=("早餐",)),
    )


def test_photos_are_counted(workspace):
    records = RecordService(workspace)
    outlet = records.add("outlet", {"name": "惠家"}).record
    digest = records.attach(outlet, "店.jpg", b"photo")
    records.detach(outlet, digest)

    went, came, _ = HistoryService(workspace).of(outlet)
    assert (came.steps[0].added, went.steps[0].removed) == (("1",), ("1",))


def test_marks_of_the_office_say_why(workspace):
    records = RecordService(workspace)
    outlet = records.add("outlet", {"name": "惠家"}).record
    records.set(outlet, {"checked": "已核"})
    ReviewService(workspace).give_back(outlet, "电话少一位")
    ReviewService(workspace).approve(outlet)

    checked, returned, *_ = HistoryService(workspace).of(outlet)
    assert (returned.event, returned.reason, returned.steps) == (Event.RETURNED, "电话少一位", ())
    assert (checked.event, checked.steps) == (Event.CHECKED, ())


def test_a_join_names_the_other_and_the_history_holds_both(workspace):
    records = RecordService(workspace)
    one = records.add("outlet", {"name": "惠家"}).record
    other = records.add("outlet", {"name": "惠佳"}).record
    DuplicateService(workspace).join(one, other)
    DuplicateService(workspace).split(one)

    events = [entry.event for entry in HistoryService(workspace).of(min(one, other))]
    assert events[:2] == [Event.SPLIT, Event.JOINED]


def test_what_was_erased_is_said_without_its_value(workspace):
    records = RecordService(workspace)
    outlet = records.add("outlet", {"name": "惠家", "phone": "0955-7012345"}).record
    ErasureService(workspace).purge(outlet, ["phone"])

    erased, first = HistoryService(workspace).of(outlet)
    assert (erased.event, erased.steps[0].is_erased) == (Event.ERASED, True)
    assert [one.is_erased for one in first.steps] == [False, True]
    assert "7012345" not in str(HistoryService(workspace).of(outlet))


def test_a_value_that_was_erased_does_not_come_back_by_undo(workspace):
    records = RecordService(workspace)
    outlet = records.add("outlet", {"name": "惠家", "phone": "0955-7012345"}).record
    records.set(outlet, {"phone": ""})
    ErasureService(workspace).purge(outlet, ["phone"])
    records.forget(outlet)

    assert records.undo() is None
    assert records.get(outlet).values["phone"] is None
