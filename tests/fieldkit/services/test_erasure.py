"""A resident demands it, or it was kept long enough: gone here, and wherever the next package comes."""

import pytest

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.ledger.change import LedgerError
from fieldkit.services.erasure import ErasureService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.storage.problems import StorageError

PHONE = "13812345678"


def holds(workspace, words):
    """Whether any byte of the workspace's database or files says so."""
    return any(
        words.encode() in path.read_bytes()
        for path in workspace.path.rglob("*")
        if path.is_file() and path.suffix != ".db-shm"
    )


@pytest.fixture
def street(make_workspace, tmp_path):
    """Two offices that both hold an outlet with a phone, and a package of it that is still on its way."""
    one, other = make_workspace("甲"), make_workspace("乙", device="2 号")
    shop = RecordService(one).add("outlet", {"name": "惠之家", "phone": PHONE, "remarks": "老板姓赵"}).record
    RecordService(one).attach(shop, "门脸.jpg", b"a picture of the owner")
    late = tmp_path / "late.xlsx"
    PackageService(one).export(late, photos=True)
    PackageService(other).import_files([late])
    return one, other, shop, late


def test_an_erased_field_leaves_no_byte_behind_and_the_erasure_travels(street, tmp_path):
    one, other, shop, _late = street
    assert holds(one, PHONE)
    purged = ErasureService(one).purge(shop, ["phone"])
    assert purged.copies == ()
    assert not holds(one, PHONE)
    assert RecordService(one).get(shop).values["phone"] is None
    assert RecordService(one).get(shop).values["name"] == "惠之家"
    assert MaintenanceService(one).check() == []
    PackageService(one).export(tmp_path / "next.xlsx")
    assert PackageService(other).import_files([tmp_path / "next.xlsx"])[0].status == "accepted"
    assert not holds(other, PHONE)
    assert MaintenanceService(other).digest() == MaintenanceService(one).digest()


def test_a_package_that_comes_late_is_stripped(street, make_workspace, tmp_path):
    one, _, shop, late = street
    third = make_workspace("丙", device="3 号")
    ErasureService(one).purge(shop, ["phone"])
    PackageService(one).export(tmp_path / "next.xlsx")
    PackageService(third).import_files([tmp_path / "next.xlsx", late])
    assert not holds(third, PHONE)
    assert RecordService(third).get(shop).values["phone"] is None
    assert MaintenanceService(third).digest() == MaintenanceService(one).digest()


def test_a_whole_record_is_erased_with_its_photo_and_takes_nothing_more(street, tmp_path):
    one, _other, shop, late = street
    records = RecordService(one)
    ErasureService(one).purge(shop)
    assert records.ids("outlet") == []
    for words in (PHONE, "惠之家", "老板姓赵", "a picture of the owner"):
        assert not holds(one, words)
    PackageService(one).import_files([late])
    assert not holds(one, PHONE)
    with pytest.raises(FieldkitError) as refusal:
        records.set(shop, {"name": "又来"})
    assert refusal.value.code is LedgerError.PURGED_RECORD
    with pytest.raises(FieldkitError):
        records.restore(shop)


def test_an_erased_field_can_be_filled_anew_but_undo_does_not_bring_it_back(street):
    one, _, shop, _ = street
    records = RecordService(one)
    records.set(shop, {"phone": "13900000001"})
    ErasureService(one).purge(shop, ["phone"])
    records.undo()
    assert records.get(shop).values["phone"] is None
    records.set(shop, {"phone": "0955-7012345"})
    assert records.get(shop).values["phone"] == "0955-7012345"


def test_backups_that_still_hold_it_are_named_and_can_be_removed(street):
    one, _, shop, _ = street
    MaintenanceService(one).back_up()
    erasure = ErasureService(one)
    (copy,) = erasure.purge(shop, ["phone"]).copies
    assert copy.parent.name == "backups"
    assert erasure.remove_copies() == 1
    assert not holds(one, PHONE)


def test_what_cannot_be_erased_is_said(street):
    one, _, shop, _ = street
    with pytest.raises(UsageError):
        ErasureService(one).purge(shop, ["nothing"])
    with pytest.raises(FieldkitError) as refusal:
        ErasureService(one).purge("f" * 32)
    assert refusal.value.code is StorageError.NO_SUCH_RECORD


def test_what_somebody_typed_without_knowing_of_the_erasure_is_stripped_when_it_comes(street, tmp_path):
    one, other, shop, _ = street
    unknowing = "13900000009"
    RecordService(other).set(shop, {"phone": unknowing, "staff": "4"})
    PackageService(other).export(tmp_path / "unknowing.xlsx")
    ErasureService(one).purge(shop, ["phone"])
    PackageService(one).import_files([tmp_path / "unknowing.xlsx"])
    assert not holds(one, unknowing)
    assert RecordService(one).get(shop).values["staff"] == "4"
    PackageService(one).export(tmp_path / "next.xlsx")
    PackageService(other).import_files([tmp_path / "next.xlsx"])
    assert not holds(other, unknowing)
    assert MaintenanceService(other).digest() == MaintenanceService(one).digest()
    assert MaintenanceService(other).check() == []
