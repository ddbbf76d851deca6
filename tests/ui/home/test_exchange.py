"""The desk says what came back, what is missing, and whether the office has confirmed."""

import pytest

from fieldkit.ledger.union import SeqRange
from fieldkit.services.packages import PackageService
from fieldkit.services.receipts import ReceiptService
from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewService
from fieldkit.storage.lists import Filter
from ui.home.steps import ranges_in_words


@pytest.fixture
def worker(make_workspace):
    workspace = make_workspace("社区", person="王芳", device="3 号")
    records = RecordService(workspace)
    workspace.ids = [records.add("outlet", {"name": name}).record for name in ("惠家便利", "老王早点")]
    return workspace


@pytest.fixture
def office(make_workspace):
    return make_workspace("街道", person="李", device="街道 1 号", role="street")


def hand_in(worker, office, path):
    PackageService(worker).export(path)
    PackageService(office).import_files([path])


def send_receipt(office, worker, path):
    ReceiptService(office).write("3 号", path)
    PackageService(worker).import_files([path])


def unsent(page):
    return next((one.figure, one.note) for one in page._state.figures if one.name == "未交改动")


def opened(desk_over, qtbot, workspace):
    window = desk_over(workspace)
    page = window.page("home")
    qtbot.waitUntil(lambda: page._state.steps != ())
    return window, page


def test_what_was_handed_in_waits_for_a_receipt_until_one_comes(worker, office, desk_over, qtbot, tmp_path):
    _, page = opened(desk_over, qtbot, worker)
    assert unsent(page) == ("2", "上级还没有")

    hand_in(worker, office, tmp_path / "交.xlsx")
    qtbot.waitUntil(lambda: unsent(page) == ("0", "交过 2 条，等回执"))
    send_receipt(office, worker, tmp_path / "回执.xlsx")
    qtbot.waitUntil(lambda: unsent(page) == ("0", "上级都收到了"))


def test_what_was_given_back_comes_first_and_leads_to_the_outlets(worker, office, desk_over, qtbot, tmp_path):
    hand_in(worker, office, tmp_path / "交.xlsx")
    for outlet in worker.ids:
        ReviewService(office).give_back(outlet, "电话少一位")
    send_receipt(office, worker, tmp_path / "回执.xlsx")
    window, page = opened(desk_over, qtbot, worker)

    assert page._state.steps[0].words == "有 2 条被退回，去改"
    assert page._state.steps[0].why == "惠家便利：电话少一位"
    page._steps._buttons[0].click()
    assert window.page("outlets").arguments == [Filter(equals=(("checked", ("returned",)),))]


def test_an_office_is_not_asked_to_mend_what_it_gave_back(worker, office, desk_over, qtbot, tmp_path):
    hand_in(worker, office, tmp_path / "交.xlsx")
    ReviewService(office).give_back(worker.ids[0], "电话少一位")
    _, page = opened(desk_over, qtbot, office)

    assert not any("退回" in step.words for step in page._state.steps)


def test_missing_numbers_are_said_by_device(worker, office, desk_over, qtbot, tmp_path):
    hand_in(worker, office, tmp_path / "1.xlsx")
    send_receipt(office, worker, tmp_path / "回执.xlsx")
    records = RecordService(worker)
    for number in range(3):
        records.add("outlet", {"name": f"新店{number}"})
    PackageService(worker).export(tmp_path / "丢了.xlsx", since_receipt=True)
    office_of_the_lost = PackageService(office)
    second = tmp_path / "2.xlsx"
    send_all = PackageService(worker)
    records.add("area", {"name": "光明社区", "level": "社区", "code": "640502001001"})
    send_all.export(second, areas=["光明社区"])
    office_of_the_lost.import_files([second])
    _, page = opened(desk_over, qtbot, office)

    step = next(step for step in page._state.steps if "没收齐" in step.words)
    assert step.words == "有 1 台设备的包没收齐"
    assert step.why == "3 号缺 3–5"


def test_a_refused_file_is_named_and_the_last_one_taken_too(worker, office, desk_over, qtbot, tmp_path):
    hand_in(worker, office, tmp_path / "交.xlsx")
    broken = tmp_path / "坏了.xlsx"
    broken.write_bytes(b"PK" + b"x" * 100)
    PackageService(office).import_files([broken])
    _, page = opened(desk_over, qtbot, office)

    refused, take = page._state.steps[:2]
    assert refused.words == "1 个文件没收下"
    assert refused.why == "坏了.xlsx：原因和办法写在数据包页上"
    assert take.why == "最近收到：交.xlsx，今天 09:30"


def test_only_the_first_ranges_are_said():
    ranges = [SeqRange(41, 56), SeqRange(60, 60), SeqRange(62, 63), SeqRange(70, 90)]
    assert ranges_in_words(ranges) == "41–56、60、62–63…"
