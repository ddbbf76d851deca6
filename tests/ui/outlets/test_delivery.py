"""未交, 已交, 已收: each line says how far it has come."""

from fieldkit.registers.review import RETURNED
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewService
from ui.outlets.rows import COLUMNS
from ui.outlets.state import Facet

COLUMN = [column.key for column in COLUMNS].index("delivery")
CHECK = [column.key for column in COLUMNS].index("checked")


def deliveries(page):
    model = page.presenter.list.model
    return {model.row_value(row).name: model.index(row, COLUMN).data() for row in range(model.rowCount())}


def test_a_line_goes_from_not_handed_in_over_handed_in_to_received(
    office_with, open_page, send_receipt, qtbot, tmp_path
):
    worker, office = office_with("惠之家便利店", "百姓超市")
    new = RecordService(worker).add("outlet", {"name": "老王早点"}).record
    page = open_page(worker)
    assert deliveries(page) == {"惠之家便利店": "已交", "百姓超市": "已交", "老王早点": "未交"}

    send_receipt(office, worker)
    page.settle()
    assert deliveries(page) == {"惠之家便利店": "已收", "百姓超市": "已收", "老王早点": "未交"}

    page.table.choose(worker.ids["百姓超市"])
    page.form.left.emit("staff", "5")
    assert deliveries(page)["百姓超市"] == "未交"

    PackageService(worker).export(tmp_path / "再交.xlsx", since_receipt=True)
    page.settle()
    assert deliveries(page) == {"惠之家便利店": "已收", "百姓超市": "已交", "老王早点": "已交"}
    assert new in page.presenter.list.model.ids()


def test_a_worker_sees_the_column_an_office_may_choose_it(office_with, open_page):
    worker, office = office_with("惠之家便利店")

    assert not open_page(worker).table.isColumnHidden(COLUMN)
    assert open_page(office).table.isColumnHidden(COLUMN)


def test_the_list_is_narrowed_to_what_is_not_handed_in_and_follows_the_next_package(
    office_with, open_page, tmp_path
):
    worker, _ = office_with("惠之家便利店", "百姓超市")
    RecordService(worker).set(worker.ids["百姓超市"], {"staff": "5"})
    page = open_page(worker)

    page.listing.filter_switched.emit(Facet.DELIVERY, "unsent")
    assert page.names == ["百姓超市"]
    assert page.chips == ["未交"]
    page.listing.search.setText("惠之")
    page.listing.search.searched.emit("惠之")
    assert page.names == []
    page.listing.search.setText("")  # else the words typed before are searched once more, a moment later
    page.listing.search.searched.emit("")

    PackageService(worker).export(tmp_path / "再交.xlsx")
    page.settle()
    assert page.names == []
    page.listing.filter_switched.emit(Facet.DELIVERY, "sent")
    assert page.names == ["惠之家便利店", "百姓超市"]


def test_only_the_lines_in_sight_are_asked_how_far_they_have_come(sample, open_page, monkeypatch):
    asked = []
    page = open_page(sample)
    hand_in = page.presenter.list._hand_in
    ask = hand_in.of_records
    monkeypatch.setattr(hand_in, "of_records", lambda ids: asked.append(len(ids)) or ask(ids))

    page.presenter.list.model.forget_all()
    page.settle()
    page.window.grab()

    assert asked
    assert sum(asked) <= 128
    assert page.presenter.list.total > 500


def test_what_was_given_back_stands_above_the_workers_list_and_leads_there(
    office_with, open_page, send_receipt, qtbot
):
    worker, office = office_with("惠之家便利店", "百姓超市", "老王早点")
    page = open_page(worker)
    assert not page.listing.returned.isVisible()
    ReviewService(office).give_back(worker.ids["百姓超市"], "电话少一位")
    send_receipt(office, worker)
    page.settle()

    assert page.listing.returned.accessibleName() == "有 1 家被退回，按退回原因改好，再交一次。"
    row = page.presenter.list.model.row_of(worker.ids["百姓超市"])
    assert page.presenter.list.model.index(row, CHECK).data() == "退回"

    page.listing.returned.action_requested.emit()
    assert page.names == ["百姓超市"]
    assert page.chips == ["退回"]
    assert not page.listing.returned.isVisible()
    assert page.panel.returned.accessibleName() == "退回原因：电话少一位"
    assert page.presenter.list._on[Facet.CHECKED] == (RETURNED,)
