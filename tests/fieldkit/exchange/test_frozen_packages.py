"""Packages that earlier versions wrote, and copies that spreadsheets saved, are read as on their first day (P10, P20)."""

from pathlib import Path

import pytest

from fieldkit.exchange.reading import read_package
from fieldkit.kernel.progress import Progress

FROZEN = Path(__file__).parents[2] / "packages"
RESAVED = sorted((FROZEN / "resaved").glob("*.xlsx"))


def states_after(office, path):
    taker = office("街道")
    plan = taker.take(path)
    return plan, {
        taker.ledger.state(one).value("name"): taker.ledger.state(one) for one in taker.ledger.records()
    }


def test_a_package_of_the_first_walk_is_read_without_signature_and_names(office):
    plan, states = states_after(office, FROZEN / "first_walk.xlsx")
    assert (plan.new, plan.known, plan.corrections, plan.problems) == (6, 0, (), ())
    assert states["=1+1 早点"].value("floor") == "007"
    assert states["_x0041_ 药房"].value("community") == states["瑞丰社区"].record
    with read_package(FROZEN / "first_walk.xlsx", Progress()) as package:
        assert (package.manifest.key, package.manifest.names, package.manifest.since) == ("", None, False)


def test_a_corrected_package_of_the_first_walk_finds_its_areas_in_its_changes(office, hands, tmp_path):
    hand = hands(FROZEN / "first_walk.xlsx")
    hand.put(3, "community", None).put(4, "name", "新名")
    plan = office("街道").plan(hand.save(tmp_path / "a.xlsx"))
    assert [change.values for change in plan.edits] == [{"community": None}, {"name": "新名"}]
    again = hands(tmp_path / "a.xlsx").put(3, "community", "L001")
    assert len(office("街道").plan(again.save(tmp_path / "b.xlsx")).edits) == 1


def test_a_package_of_format_1_says_all_it_said(office):
    plan, states = states_after(office, FROZEN / "format1.xlsx")
    assert (plan.new, plan.corrections, plan.problems) == (14, (), ())
    assert states["要删的店"].is_deleted
    assert states["𠮷祥理发"].value("phone") is None
    assert [unit for unit in states["惠之家便利店"].heads if unit.startswith("$same/")] or [
        unit for unit in states["惠之家"].heads if unit.startswith("$same/")
    ]
    with read_package(FROZEN / "format1.xlsx", Progress()) as package:
        assert {one.name for one in package.files()} == {"门脸.png", "柜台.jpg", "招牌.webp"}
        assert len(package.manifest.signature) == 128


def test_a_locked_package_of_format_1_opens_with_its_password(office):
    with read_package(FROZEN / "format1_locked.xlsx", Progress(), ["便民圈2026"]) as package:
        assert package.manifest.counts["答卷"] == 2
        assert sum(change.kind == "submission" for change in package.changes()) >= 2


def test_a_receipt_of_format_1_says_what_arrived():
    with read_package(FROZEN / "format1_receipt.xlsx", Progress()) as package:
        receipt = package.manifest.receipt
        assert [(one.first, one.last) for one in receipt.held[receipt.device]] == [(1, 14)]
        assert len(receipt.files) == 3
        assert {unit for change in package.changes() for unit in change.values} == {
            "checked",
            "return_reason",
        }


@pytest.mark.parametrize("path", RESAVED, ids=lambda path: path.stem)
def test_a_copy_that_a_spreadsheet_saved_holds_no_correction_and_every_photo(office, path):
    taker = office("街道")
    plan = taker.take(path)
    assert (plan.corrections, plan.cleared, plan.damage, plan.problems) == ((), (), (), ())
    assert taker.plan(FROZEN / "format1.xlsx").is_known
    with read_package(path, Progress()) as again, read_package(FROZEN / "format1.xlsx", Progress()) as first:
        assert {one.sha256: one.read() for one in again.files()} == {
            one.sha256: one.read() for one in first.files()
        }
