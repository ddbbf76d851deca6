"""Records: what is typed is kept, what is wrong is said, what is chosen can be undone."""

import pytest

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.storage.lists import Filter


@pytest.fixture
def records(workspace):
    return RecordService(workspace)


@pytest.fixture
def community(records):
    return records.add("area", {"name": "幸福里社区", "level": "社区", "code": "L006"}).record


def test_an_outlet_is_recorded_in_the_words_of_the_street(records, community):
    saved = records.add(
        "outlet",
        {
            "name": "惠之家便利店",
            "business_type": "小卖部",
            "community": "幸福里",
            "phone": "０９５５－７０１２３４５",
            "hours": "早7点到晚11点",
            "services": "代收代发、打印复印",
            "status": "营业",
            "staff": "3 人",
            "phone_public": "是",
            "location": "37.51403,105.18952 高德",
        },
    )
    values = records.get(saved.record).values
    assert values["business_type"] == "B01"
    assert values["business_type_text"] == "小卖部"
    assert values["community"] == community
    assert values["phone"] == "0955-7012345"
    assert values["hours"] == "07:00-23:00"
    assert values["services"] == "parcels;printing"
    assert values["staff"] == "3"
    assert values["location"] == "105.18952,37.51403,GCJ02,amap"


def test_a_wrong_value_is_kept_and_reported_beside_its_field(records):
    saved = records.add("outlet", {"name": "老王早点", "phone": "0955-70123", "staff": "三"})
    record = records.get(saved.record)
    assert record.values["phone"] == "0955-70123"
    assert record.values["staff"] == "三"
    assert {"phone", "staff"} <= {problem.place.field for problem in record.problems}


def test_a_choice_that_does_not_exist_is_refused_with_the_ones_that_do(records):
    with pytest.raises(FieldkitError) as refusal:
        records.add("outlet", {"name": "老王早点", "status": "倒闭"})
    assert "空置" in str(refusal.value)
    assert records.count("outlet") == 0


def test_a_business_type_nobody_knows_keeps_its_text(records):
    saved = records.add("outlet", {"name": "老李", "business_type": "磨剪子戗菜刀的"})
    values = records.get(saved.record).values
    assert values["business_type"] is None
    assert values["business_type_text"] == "磨剪子戗菜刀的"


def test_an_unknown_field_is_wrong_usage(records):
    with pytest.raises(UsageError) as refusal:
        records.add("outlet", {"nome": "老王"})
    assert refusal.value.exit_status == 2


def test_saving_the_same_value_writes_nothing(records, workspace):
    record = records.add("outlet", {"name": "老王早点", "phone": "0955-7012345"}).record
    before = MaintenanceService(workspace).digest()
    assert records.set(record, {"name": " 老王早点 ", "phone": "(0955)7012345"}).changed == ()
    assert MaintenanceService(workspace).digest() == before


def test_undo_sets_back_the_last_action_and_then_the_one_before(records):
    record = records.add("outlet", {"name": "老王早点"}).record
    records.set(record, {"staff": "2"})
    records.set(record, {"staff": "3"})
    records.undo()
    assert records.get(record).values["staff"] == "2"
    records.undo()
    assert records.get(record).values["staff"] is None


def test_undo_of_a_new_record_takes_it_out_of_the_list_and_keeps_it_in_the_ledger(records):
    record = records.add("outlet", {"name": "打错了"}).record
    records.undo()
    assert records.ids("outlet") == []
    assert records.get(record).is_deleted
    assert next(change.values.get("name") for change in records.history(record)) == "打错了"


def test_a_deleted_record_comes_back_whole(records):
    record = records.add("outlet", {"name": "老王早点", "staff": "2"}).record
    records.delete(record)
    assert records.ids("outlet") == []
    assert records.ids("outlet", Filter(search="老王")) == []
    records.restore(record)
    assert records.ids("outlet", Filter(search="老王")) == [record]
    assert records.get(record).values["staff"] == "2"


@pytest.mark.parametrize(
    "typed", ["老", "老王", "早点", "lwzd", "zd", "鼓楼", "gl", "老王 鼓楼", "LW", "王早"]
)
def test_search_finds_by_one_or_two_characters_and_by_initials(records, typed):
    wanted = records.add("outlet", {"name": "老王早点", "address": "鼓楼北街 12 号"}).record
    records.add("outlet", {"name": "小雨美发", "address": "长城西街 40 号"})
    assert records.ids("outlet", Filter(search=typed)) == [wanted]


def test_search_follows_a_renamed_outlet(records):
    record = records.add("outlet", {"name": "老王早点"}).record
    records.set(record, {"name": "小赵面馆"})
    assert records.ids("outlet", Filter(search="老王")) == []
    assert records.ids("outlet", Filter(search="面馆")) == [record]


def test_search_takes_what_a_query_language_would_stumble_over(records):
    records.add("outlet", {"name": "老王早点"})
    for typed in ('"', "*", "老*", "OR", "NEAR(", "%", "_", "'; DROP TABLE outlet; --", "(", '老王"'):
        records.ids("outlet", Filter(search=typed))
    assert records.ids("outlet", Filter(search="老%点")) == records.ids("outlet", Filter(search="老点"))


def test_the_window_is_told_which_record_changed(records, workspace):
    told = []
    workspace.database.subscribe(told.append)
    record = records.add("outlet", {"name": "老王早点"}).record
    assert told[0].records == frozenset({("outlet", record)})
    records.set(record, {"name": "老王早点"})
    assert len(told) == 1, "nothing written, nothing told"


def test_names_are_sorted_by_pinyin_and_not_by_code_point(records):
    for name in ("张记面馆", "爱家超市", "李记早点", "B 超市", "陈记修鞋"):
        records.add("outlet", {"name": name})
    ids = records.ids("outlet", Filter(order="name"))
    names = [records.rows("outlet", ids, ["name"])[one]["name"] for one in ids]
    assert names == ["爱家超市", "B 超市", "陈记修鞋", "李记早点", "张记面馆"]
    backwards = records.ids("outlet", Filter(order="name", descending=True, search="j"))
    assert [records.rows("outlet", backwards, ["name"])[one]["name"] for one in backwards] == [
        "张记面馆", "李记早点", "陈记修鞋", "爱家超市",
    ]  # fmt: skip
