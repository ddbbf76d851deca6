"""What people do to a package in a spreadsheet, and what becomes of it (P9–P12, P21)."""

import random
from datetime import date
from itertools import permutations

import pytest

from fieldkit.exchange.damage import Damage
from fieldkit.exchange.problems import ExchangeProblem
from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger.change import LedgerError
from fieldkit.ledger.union import Ledger
from fieldkit.ledger.writing import Cursor
from fieldkit.registers.problems import RegisterProblem


def codes(problems):
    return [problem.code for problem in problems]


def find(office, label, key="name"):
    return next(r for r in office.ledger.records() if office.ledger.state(r).value(key) == label)


def test_a_corrected_cell_comes_in_as_one_change_of_the_sheet(street, office, hands, tmp_path):
    sender, taker = street(), office("街道")
    path = sender.export(tmp_path / "a.xlsx")
    hand = hands(path)
    name = hand.cell(4, "name").value
    hand.put(4, "name", " 王师傅修锁 ").save()
    plan = taker.take(path)
    (edit,) = plan.edits
    record = find(sender, name)
    assert edit.replica.startswith("xl")
    assert (edit.seq, edit.record, edit.values, edit.source) == (1, record, {"name": "王师傅修锁"}, "sheet")
    assert edit.seen == {sender.cursor.replica: sender.ledger.state(record).heads["name"][0].seq}
    assert taker.ledger.state(record).value("name") == "王师傅修锁"
    assert taker.ledger.state(record).conflicts() == ()
    assert (plan.damage, plan.problems, plan.conflicts) == ((), (), 0)


def test_the_same_corrected_file_makes_the_same_change_at_every_office_and_only_once(
    street, office, hands, tmp_path
):
    """P9."""
    path = street().export(tmp_path / "a.xlsx")
    hands(path).put(3, "name", "新名").put(4, "status", "歇业").put(5, "services", "代收代发、维修").save()
    offices = [office(name) for name in "甲乙丙"]
    plans = [one.take(path) for one in offices]
    assert len({tuple(change.hash for change in plan.edits) for plan in plans}) == 1
    assert len(plans[0].edits) == 4
    again = offices[0].plan(path)
    assert again.is_known
    assert (again.known, again.known_edits) == (4, 4)
    united = Ledger([change for one in offices for change in one.ledger])
    assert {one.ledger.digest() for one in offices} == {united.digest()}


def test_an_untouched_copy_that_comes_after_a_corrected_one_undoes_nothing(street, office, hands, tmp_path):
    taker = office("街道")
    path = street().export(tmp_path / "a.xlsx")
    corrected = hands(path).put(3, "name", "新名").save(tmp_path / "b.xlsx")
    for order in permutations([path, corrected, path]):
        for one in order:
            taker.take(one)
        assert taker.ledger.state(find(taker, "新名")).conflicts() == ()


def test_the_same_cell_corrected_in_two_copies_is_a_conflict_for_a_person(street, office, hands, tmp_path):
    taker = office("街道")
    path = street().export(tmp_path / "a.xlsx")
    for name in ("一", "二"):
        taker.take(hands(path).put(3, "name", name).save(tmp_path / f"{name}.xlsx"))
    (conflict,) = (c for r in taker.ledger.records() for c in taker.ledger.state(r).conflicts())
    assert set(conflict.values) == {"一", "二"}


def test_a_correction_of_a_value_in_conflict_competes_with_the_one_it_did_not_show(office, hands, tmp_path):
    one, two = office("甲"), office("乙")
    record = one.add("outlet", "1", name="老王")
    two.ledger.add(one.ledger)
    one.edit(record, name="王一")
    two.edit(record, name="王二")
    one.ledger.add(two.ledger)
    shown = one.ledger.state(record).value("name")
    hidden = ({"王一", "王二"} - {shown}).pop()
    path = one.export(tmp_path / "a.xlsx")
    one.take(hands(path).put(3, "name", "王三").save())
    assert set(one.ledger.state(record).conflict("name").values) == {"王三", hidden}


def test_what_the_office_changed_meanwhile_is_told_as_a_conflict_to_come(street, office, hands, tmp_path):
    sender, taker = street(), office("街道")
    path = sender.export(tmp_path / "a.xlsx")
    taker.take(path)
    record = find(taker, "老王修锁1号店")
    taker.edit(record, name="街道改的名")
    hand = hands(path)
    row = next(at for at in (3, 4, 5) if hand.cell(at, "_id").value == record)
    plan = taker.plan(hand.put(row, "name", "社区改的名").save())
    assert plan.conflicts == 1
    assert plan.new == 0
    assert len(plan.edits) == 1


def test_several_choices_are_corrected_one_by_one(street, office, hands, tmp_path):
    path = street().export(tmp_path / "a.xlsx")
    taker = office("街道")
    plan = taker.plan(hands(path).put(3, "services", "打印、 修理").save())
    assert [change.values for change in plan.edits] == [{"services#repair": "1"}, {"services#parcels": None}]


def test_a_business_type_in_own_words_keeps_the_words(street, office, hands, tmp_path):
    path = street().export(tmp_path / "a.xlsx")
    taker = office("街道")
    plan = taker.take(hands(path).put(3, "business_type", "小卖部").put(4, "business_type", "打铁铺").save())
    values = sorted(
        (
            taker.ledger.state(c.record).value("business_type") or "",
            taker.ledger.state(c.record).value("business_type_text"),
        )
        for c in plan.edits
    )
    assert ("", "打铁铺") in values
    assert "小卖部" in {text for _, text in values}


def test_text_typed_into_the_column_of_own_words_wins_over_what_the_type_would_set(
    street, office, hands, tmp_path
):
    path = street().export(tmp_path / "a.xlsx")
    taker = office("街道")
    taker.take(hands(path).put(3, "business_type", "打铁铺").put(3, "business_type_text", "铁匠铺").save())
    record = find(taker, "铁匠铺", "business_type_text")
    assert taker.ledger.state(record).value("business_type") is None
    assert taker.ledger.state(record).conflicts() == ()


@pytest.mark.parametrize(
    ("key", "cell", "how"),
    [
        ("brand", 7, Damage.ZEROS),
        ("credit_code", "#NAME?", Damage.FORMULA),
        ("credit_code", "=A1", Damage.FORMULA),
        ("remarks", "=HYPERLINK(1)", Damage.FORMULA),
        ("floor", date(2026, 3, 1), Damage.DATE),
        ("name", True, Damage.TRUTH),
        ("phone", 9.557e17, Damage.DIGITS),
        ("name", "????1??", Damage.CHARACTERS),
    ],
)
def test_damage_is_listed_with_its_place_and_the_value_stays(street, office, hands, tmp_path, key, cell, how):
    """P11."""
    sender, taker = street(1), office("街道")
    path = sender.export(tmp_path / "a.xlsx")
    plan = taker.take(hands(path).put(3, key, cell).save())
    assert plan.edits == ()
    (problem,) = plan.damage
    assert problem.code is ExchangeProblem.DAMAGE
    assert (problem.place.sheet, problem.place.row, problem.place.field) == ("网点", 3, key)
    assert how.value.zh in problem.say("zh")
    assert how.value.en in problem.say("en")
    record = plan.new_changes[0].record
    assert taker.ledger.state(record).values() == sender.ledger.state(record).values()


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("staff", 1),
        ("staff", "１"),
        ("staff", "1人"),
        ("population", 8123),
        ("name", " 老王修锁1号店\n"),
        ("phone", "０９５５－７０１２３４５"),
    ],
)
def test_the_same_value_written_otherwise_is_no_correction(street, office, hands, tmp_path, key, cell):
    path = street(1).export(tmp_path / "a.xlsx")
    sheet = "区划" if key == "population" else "网点"
    plan = office("街道").plan(hands(path).put(3, key, cell, sheet).save())
    assert (plan.edits, plan.damage, plan.problems) == ((), (), ())


def test_a_choice_or_a_reference_that_does_not_exist_is_refused_with_its_place(
    street, office, hands, tmp_path
):
    path = street().export(tmp_path / "a.xlsx")
    plan = office("街道").plan(
        hands(path).put(3, "status", "搬走了").put(4, "community", "不存在社区").save()
    )
    assert plan.edits == ()
    assert codes(plan.problems) == [RegisterProblem.NO_SUCH_CHOICE, RegisterProblem.NO_SUCH_REFERENCE]
    assert [problem.place.row for problem in plan.problems] == [3, 4]


def test_sorting_filtering_hiding_and_moving_columns_are_no_corrections(street, office, hands, tmp_path):
    """P12."""
    path = street(9).export(tmp_path / "a.xlsx")
    hand = hands(path)
    sheet = hand.sheet()
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    order = list(range(len(rows[0])))
    random.Random(3).shuffle(order)
    head = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=2)]
    for at, row in enumerate([*head, *sorted(rows, key=lambda row: str(row[3:]), reverse=True)], start=1):
        for to, source in enumerate(order, start=1):
            sheet.cell(at, to).value = row[source]
            sheet.cell(at, to).data_type = "s"
    sheet.insert_rows(1)
    sheet["A1"] = "瑞丰社区网点表"
    plan = office("街道").plan(hand.save())
    assert (plan.edits, plan.damage, plan.problems) == ((), (), ())


@pytest.mark.parametrize("keys", [["name"], ["name", "address", "staff"]], ids=["one column", "three"])
@pytest.mark.parametrize("corrected", [0, 1], ids=["only sorted", "and one corrected"])
def test_a_part_of_the_table_sorted_apart_is_found_and_no_edit_of_the_sheet_is_taken(
    street, office, hands, tmp_path, keys, corrected
):
    """P12."""
    path = street(12).export(tmp_path / "a.xlsx")
    hand = hands(path)
    for key in keys:
        texts = sorted(hand.cell(row, key).value for row in range(3, 15))
        for row, text in enumerate(texts, start=3):
            hand.put(row, key, text)
    hand.put(3, "name", "改过的名" if corrected else hand.cell(3, "name").value)
    hand.put(3, "level", "街道", "区划")
    plan = office("街道").plan(hand.save())
    assert codes(plan.problems) == [ExchangeProblem.MIS_SORTED]
    assert "店招名称" in plan.problems[0].say("zh")
    assert [change.kind for change in plan.edits] == ["area"]
    assert plan.new == 13


def test_a_few_honest_corrections_that_exchange_values_are_not_accused(street, office, hands, tmp_path):
    """P12."""
    path = street(12).export(tmp_path / "a.xlsx")
    hand = hands(path)
    one, two = hand.cell(3, "name").value, hand.cell(4, "name").value
    hand.put(3, "name", two).put(4, "name", one)
    for row in range(3, 9):
        hand.put(row, "status", "歇业")
    plan = office("街道").plan(hand.save())
    assert plan.problems == ()
    assert len(plan.edits) == 8


@pytest.mark.parametrize(("cells", "accused"), [(3, False), (4, True)])
def test_from_four_exchanged_texts_on_it_is_taken_for_sorting(
    street, office, hands, tmp_path, cells, accused
):
    """P12."""
    hand = hands(street(12).export(tmp_path / "a.xlsx"))
    texts = [hand.cell(row, "name").value for row in range(3, 3 + cells)]
    for row, text in enumerate([*texts[1:], texts[0]], start=3):
        hand.put(row, "name", text)
    plan = office("街道").plan(hand.save())
    assert codes(plan.problems) == ([ExchangeProblem.MIS_SORTED] if accused else [])
    assert len(plan.edits) == (0 if accused else cells)


def test_a_choice_that_only_a_newer_version_knows_is_left_alone_until_somebody_changes_it(
    office, hands, tmp_path
):
    """P20."""
    sender, taker = office("甲"), office("乙")
    sender.add("outlet", "1", name="甲", status="moved_away")
    path = sender.export(tmp_path / "a.xlsx")
    plan = taker.plan(hands(path).put(3, "status", " moved_away ").put(3, "name", "乙").save())
    assert [change.values for change in plan.edits] == [{"name": "乙"}]
    assert plan.problems == ()


def test_only_conflicts_that_are_not_there_yet_are_told_as_coming(street, office, hands, tmp_path):
    sender, taker = street(1), office("街道")
    path = sender.export(tmp_path / "a.xlsx")
    taker.take(path)
    record = find(taker, "老王修锁1号店")
    taker.edit(record, name="街道改的名", floor="2", address="街道改的地址")
    assert taker.take(hands(path).put(3, "name", "一").save(tmp_path / "b.xlsx")).conflicts == 1
    again = hands(path).put(3, "name", "二").put(3, "floor", "3").put(3, "address", "街道改的地址")
    assert taker.plan(again.save(tmp_path / "c.xlsx")).conflicts == 1


def test_missing_rows_delete_nothing_and_are_told(street, office, hands, tmp_path):
    path = street(5).export(tmp_path / "a.xlsx")
    hand = hands(path)
    hand.sheet().delete_rows(4, 2)
    plan = office("街道").plan(hand.save())
    assert plan.edits == ()
    assert plan.new == 6
    (problem,) = plan.problems
    assert (problem.code, problem.values) == (ExchangeProblem.MISSING_ROWS, {"count": 2})


def test_of_two_rows_of_one_record_none_is_taken(street, office, hands, tmp_path):
    path = street(3).export(tmp_path / "a.xlsx")
    hand = hands(path)
    sheet = hand.sheet()
    sheet.append([cell.value for cell in sheet[4]])
    hand.put(6, "name", "抄来的名")
    plan = office("街道").plan(hand.save())
    assert plan.edits == ()
    (problem,) = plan.problems
    assert (problem.code, problem.values["count"]) == (ExchangeProblem.DOUBLED_ROW, 2)


def test_a_new_row_is_a_new_record_and_the_same_one_at_every_office(street, office, hands, tmp_path):
    path = street(2).export(tmp_path / "a.xlsx")
    hand = hands(path)
    for row in (5, 6, 8):
        hand.put(row, "name", "新开的店").put(row, "business_type", "早餐店").put(row, "services", "维修")
    hand.put(9, "name", "  ")
    hand.save()
    offices = [office("甲"), office("乙")]
    plans = [one.take(path) for one in offices]
    assert offices[0].ledger.digest() == offices[1].ledger.digest()
    assert len(plans[0].edits) == len({change.record for change in plans[0].edits}) == 3
    state = offices[0].ledger.state(plans[0].edits[0].record)
    assert state.kind == "outlet"
    assert state.value("services#repair") == "1"
    assert plans[0].problems == ()
    assert offices[0].plan(path).is_known


def test_rows_of_another_package_and_rows_whose_hidden_numbers_are_mixed_are_not_taken(
    street, office, hands, tmp_path
):
    path = street(3).export(tmp_path / "a.xlsx")
    hand = hands(path)
    hand.put(3, "_id", "f" * 32).put(3, "name", "别处的店")
    hand.put(4, "_row", "3").put(4, "name", "错行")
    plan = office("街道").plan(hand.save())
    assert plan.edits == ()
    assert codes(plan.problems) == [
        ExchangeProblem.MISSING_ROWS,
        ExchangeProblem.UNKNOWN_ROW,
        ExchangeProblem.MIXED_ROW,
    ]


def test_a_few_cleared_cells_are_corrections_and_many_wait_for_a_person(street, office, hands, tmp_path):
    path = street(12).export(tmp_path / "a.xlsx")
    few = hands(path)
    for row in range(3, 8):
        few.put(row, "remarks", None)
    plan = office("街道").plan(few.save(tmp_path / "few.xlsx"))
    assert (len(plan.edits), plan.held_back, plan.problems) == (5, (), ())
    many = hands(path)
    for row in range(3, 9):
        many.put(row, "remarks", None)
    many.put(3, "name", "新名")
    plan = office("街道").plan(many.save(tmp_path / "many.xlsx"))
    assert [change.values for change in plan.edits] == [{"name": "新名"}]
    assert len(plan.held_back) == 6
    assert codes(plan.problems) == [ExchangeProblem.CLEARED_CELLS]
    assert not plan.is_known


def test_a_sheet_without_its_key_row_and_doubled_columns_are_reported(street, office, hands, tmp_path):
    path = street(3).export(tmp_path / "a.xlsx")
    headless = hands(path)
    headless.sheet().delete_rows(1)
    plan = office("街道").plan(headless.save(tmp_path / "headless.xlsx"))
    assert codes(plan.problems) == [ExchangeProblem.LOST_HEADER]
    doubled = hands(path)
    doubled.sheet().cell(1, doubled.column("brand")).value = "name"
    doubled.put(3, "floor", "2")
    plan = office("街道").plan(doubled.save(tmp_path / "doubled.xlsx"))
    assert codes(plan.problems) == [ExchangeProblem.DOUBLED_COLUMN]
    assert [change.values for change in plan.edits] == [{"floor": "2"}]


def test_grey_cells_cut_texts_and_endless_ones_are_not_taken(office, hands, tmp_path):
    sender, taker = office("甲"), office("乙")
    record = sender.add("outlet", "1", name="甲", photos="ab;cd", remarks="长" * 40_000)
    path = sender.export(tmp_path / "a.xlsx")
    hand = hands(path)
    assert hand.cell(3, "photos").value == "2"
    assert hand.cell(3, "photos").fill.fgColor.rgb == "FFEEF0F2"
    hand.put(3, "photos", "3").put(3, "remarks", "短").put(3, "name", "x")
    plan = taker.take(hand.save())
    assert codes(plan.problems) == [ExchangeProblem.NOT_EDITABLE, ExchangeProblem.CUT_TEXT]
    assert [change.values for change in plan.edits] == [{"name": "x"}]
    assert taker.ledger.state(record).value("remarks") == "长" * 40_000


def test_answers_stand_in_columns_of_their_own_and_can_be_corrected(office, hands, tmp_path):
    sender, taker = office("甲"), office("乙")
    record = sender.add(
        "submission", "1", sheet="S1", form="demand", **{"answer/q1": "5", "answer/q2": "满意"}
    )
    path = sender.export(tmp_path / "a.xlsx")
    hand = hands(path)
    assert hand.cell(3, "answer/q2", "答卷").value == "满意"
    taker.take(hand.put(3, "answer/q1", "4", "答卷").save())
    assert taker.ledger.state(record).value("answer/q1") == "4"


def test_a_package_of_a_copied_database_is_refused_as_a_whole(street, office, tmp_path):
    """P14."""
    sender, taker = street(2), office("街道")
    taker.take(sender.export(tmp_path / "a.xlsx"))
    copy = street(2)
    copy.cursor = Cursor(sender.cursor.replica, sender.cursor.seq, sender.cursor.previous)
    sender.add("outlet", "x", name="一")
    copy.add("outlet", "y", name="二")
    taker.take(sender.export(tmp_path / "b.xlsx"))
    with pytest.raises(FieldkitError) as alarm:
        taker.plan(copy.export(tmp_path / "c.xlsx"))
    assert alarm.value.code is LedgerError.FORKED_REPLICA


def test_packages_in_any_order_and_twice_give_one_digest(street, office, hands, tmp_path):
    """P1 with files."""
    one, two = street(3), office("南关社区")
    two.add("outlet", "南关", name="南关超市", business_type="B02")
    files = [one.export(tmp_path / "a.xlsx"), two.export(tmp_path / "b.xlsx")]
    files.append(hands(files[0]).put(3, "name", "新名").save(tmp_path / "c.xlsx"))
    digests = set()
    for order in permutations([*files, files[0]]):
        taker = office("街道")
        for path in order:
            taker.take(path)
        digests.add(taker.ledger.digest())
    assert len(digests) == 1
