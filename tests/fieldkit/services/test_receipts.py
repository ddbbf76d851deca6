"""The office answers, the worker sees what arrived, and a lost package heals with the next."""

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.ledger import writing
from fieldkit.ledger.union import SeqRange
from fieldkit.services.duplicates import DuplicateService
from fieldkit.services.handing_in import HandInService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.receipts import ReceiptError, ReceiptService
from fieldkit.services.records import RecordService
from fieldkit.services.reviews import ReviewError, ReviewService
from fieldkit.storage import ledger_store
from fieldkit.storage.delivery import Delivery


@pytest.fixture
def pair(make_workspace, tmp_path):
    """A worker with two outlets, an office, and the post between them."""
    worker = make_workspace("幸福里", person="王芳", device="3 号")
    office = make_workspace("街道办", person="李", device="街道 1 号", role="street")
    records = RecordService(worker)
    shops = [records.add("outlet", {"name": name}).record for name in ("惠之家", "老王早点")]
    count = iter(range(1, 100))

    def send(sender, receiver, **how):
        path = tmp_path / f"包{next(count)}.xlsx"
        written = PackageService(sender).export(path, **how)
        (result,) = PackageService(receiver).import_files([path])
        assert result.refusal is None, result.refusal
        return written, result

    def answer(device="3 号"):
        path = tmp_path / f"回执{next(count)}.xlsx"
        receipt = ReceiptService(office).write(device, path)
        return receipt, path

    return worker, office, shops, send, answer


def test_a_record_is_unsent_then_sent_then_received(pair):
    worker, office, shops, send, answer = pair
    hand_in = HandInService(worker)
    assert set(hand_in.of_records(shops).values()) == {Delivery.UNSENT}
    send(worker, office)
    assert set(hand_in.of_records(shops).values()) == {Delivery.SENT}
    receipt, path = answer()
    assert (receipt.device, receipt.confirmed, receipt.missing) == ("3 号", 2, ())
    (result,) = PackageService(worker).import_files([path])
    assert (result.status, result.content) == ("accepted", "receipt")
    assert set(hand_in.of_records(shops).values()) == {Delivery.RECEIVED}
    RecordService(worker).set(shops[0], {"staff": "2"})
    assert hand_in.of_records(shops) == {shops[0]: Delivery.UNSENT, shops[1]: Delivery.RECEIVED}
    assert hand_in.records_in(Delivery.UNSENT) == {shops[0]}
    assert hand_in.records_in(Delivery.RECEIVED) == {shops[1]}


def test_the_same_receipt_again_is_known(pair):
    worker, office, _, send, answer = pair
    send(worker, office)
    _, path = answer()
    service = PackageService(worker)
    assert service.preview([path])[0].status == "ready"
    assert [one.status for one in service.import_files([path, path])] == ["accepted", "known"]
    _, later = answer()
    assert service.preview([later])[0].status == "known"


def test_after_a_receipt_a_package_holds_only_what_the_office_lacks(pair):
    worker, office, shops, send, answer = pair
    send(worker, office)
    PackageService(worker).import_files([answer()[1]])
    RecordService(worker).set(shops[1], {"staff": "2"})
    written, result = send(worker, office, since_receipt=True)
    assert (written.records, written.changes) == (1, 1)
    assert (result.added, result.known) == (1, 0)
    assert MaintenanceService(office).digest() == MaintenanceService(worker).digest()


def test_a_lost_package_heals_with_the_next(pair, tmp_path):
    worker, office, shops, send, answer = pair
    send(worker, office)
    PackageService(worker).import_files([answer()[1]])
    RecordService(worker).set(shops[0], {"staff": "2"})
    PackageService(worker).export(tmp_path / "丢了.xlsx", since_receipt=True)
    RecordService(worker).set(shops[1], {"staff": "3"})
    _, result = send(worker, office, since_receipt=True)
    assert result.added == 2
    assert ReceiptService(office).missing() == []


def test_numbers_that_never_came_are_listed_by_device(pair, tmp_path):
    worker, office, _, send, _ = pair
    records = RecordService(worker)
    records.add("area", {"name": "瑞丰社区", "level": "社区"})
    records.add("outlet", {"name": "瑞丰店", "community": "瑞丰社区"})
    send(worker, office, areas=["瑞丰社区"])
    ((device, ranges),) = ReceiptService(office).missing()
    assert (device.device, ranges) == ("3 号", (SeqRange(1, 2),))
    (listed,) = ReceiptService(office).devices()
    assert (listed.device, listed.person, listed.missing, listed.changes) == ("3 号", "王芳", ranges, 2)
    send(worker, office)
    assert ReceiptService(office).missing() == []


def test_what_another_device_heard_of_is_missed_too(pair, make_workspace, tmp_path):
    """The office has not seen 3 号's later work, but 5 号 has."""
    worker, office, shops, send, _ = pair
    other = make_workspace("文苑", person="杨", device="5 号")
    send(worker, office)
    RecordService(worker).set(shops[0], {"staff": "2"})
    send(worker, other)
    RecordService(other).add("area", {"name": "文苑社区", "level": "社区"})
    send(other, office, areas=["文苑社区"])
    found = {device.device: ranges for device, ranges in ReceiptService(office).missing()}
    assert found == {"3 号": (SeqRange(3, 3),)}


def test_a_returned_record_reaches_its_worker_with_the_receipt_and_comes_back_mended(pair):
    worker, office, shops, send, answer = pair
    send(worker, office)
    ReviewService(office).give_back(shops[0], "电话打不通，请核对")
    receipt, path = answer()
    assert receipt.returned == 1
    (result,) = PackageService(worker).import_files([path])
    assert result.added == 1
    (returned,) = ReviewService(worker).returned()
    assert (returned.record, returned.title, returned.reason) == (shops[0], "惠之家", "电话打不通，请核对")
    RecordService(worker).set(shops[0], {"phone": "0955-7012345"})
    ReviewService(worker).mended(shops[0])
    assert ReviewService(worker).returned() == []
    send(worker, office, since_receipt=True)
    assert ReviewService(office).returned() == []
    assert RecordService(office).get(shops[0]).conflicts == ()


def test_returning_needs_a_reason_and_a_record_that_is_reviewed(pair):
    _, office, _, _, _ = pair
    records, reviews = RecordService(office), ReviewService(office)
    shop = records.add("outlet", {"name": "店"}).record
    area = records.add("area", {"name": "瑞丰社区", "level": "社区"}).record
    with pytest.raises(FieldkitError) as refusal:
        reviews.give_back(shop, "  ")
    assert refusal.value.code is ReviewError.NO_REASON
    with pytest.raises(FieldkitError) as refusal:
        reviews.give_back(area, "重名")
    assert refusal.value.code is ReviewError.NOT_REVIEWED


def test_a_receipt_for_a_device_that_never_came_is_not_written(pair, tmp_path):
    worker, office, _, send, _ = pair
    send(worker, office)
    with pytest.raises(FieldkitError) as refusal:
        ReceiptService(office).write("9 号", tmp_path / "r.xlsx")
    assert refusal.value.code is ReceiptError.NO_SUCH_DEVICE
    assert "3 号" in refusal.value.say("zh")
    assert not (tmp_path / "r.xlsx").exists()


def test_two_devices_of_one_name_are_told_apart_by_their_ids(pair, make_workspace, tmp_path):
    worker, office, _, send, _ = pair
    twin = make_workspace("文苑", person="杨", device="3 号")
    RecordService(twin).add("outlet", {"name": "店"})
    send(worker, office)
    send(twin, office)
    with pytest.raises(FieldkitError) as refusal:
        ReceiptService(office).write("3 号", tmp_path / "r.xlsx")
    assert refusal.value.code is ReceiptError.SEVERAL_DEVICES
    receipt = ReceiptService(office).write(twin.identity.replica[:8], tmp_path / "r.xlsx")
    assert receipt.confirmed == 1


def test_of_joined_outlets_a_change_on_either_counts_for_the_one_that_is_shown(make_workspace, tmp_path):
    worker = make_workspace("社区")
    records, packages = RecordService(worker), PackageService(worker)
    one, two = (records.add("outlet", {"name": name}).record for name in ("惠之家", "惠之家便利店"))
    DuplicateService(worker).join(one, two)
    packages.export(tmp_path / "p.xlsx")
    (shown,) = records.ids("outlet")
    assert packages.hand_in.of_records([shown]) == {shown: Delivery.SENT}
    other = ({one, two} - {shown}).pop()
    with worker.database.write() as work:
        state = ledger_store.state(work.connection, other)
        worker.append(work, lambda cursor, who: writing.edit(cursor, who, state, {"remarks": "只改另一条"}))
    assert packages.hand_in.of_records([shown]) == {shown: Delivery.UNSENT}
    assert packages.hand_in.records_in(Delivery.UNSENT) == {shown}
