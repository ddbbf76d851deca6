"""A package goes out and comes in: everything, exactly, atomically, and readable by a person."""

import errno
import re
import resource as limits
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from fieldkit.exchange.package import PROPERTY_PACKAGE, PROPERTY_ROOT
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.reading import read_package
from fieldkit.exchange.workbook import write_package
from fieldkit.kernel.errors import FieldkitError, OperationCancelledError
from fieldkit.kernel.progress import Progress

STRANGE = [
    "=1+1",
    "+8613800000000",
    "-5号",
    "@老王",
    "'引号",
    "_x0041_ 字面",
    "_x000D_",
    "控制\x0b字符\x01",
    "两行\n文字\t制表",
    "𠮷野家𪚥",
    "<r><t>x</t></r>",
    "<b>&amp;</b>",
    "%25;%+",
    "\u2028分段",
    "https://例子.中国",
    "0" * 40,
    "  前后空白  ",
    "\ufffe非字符",
    "长" * 40_000,
]


def test_every_change_comes_back_with_its_hash_and_the_manifest_tells_who_sent_it(street, tmp_path):
    office = street(5)
    path = office.export(tmp_path / "瑞丰.xlsx", scope=("瑞丰社区",))
    with read_package(path, Progress()) as package:
        assert sorted(c.hash for c in package.changes()) == sorted(c.hash for c in office.ledger)
        manifest = package.manifest
    assert (manifest.sender.person, manifest.sender.device, manifest.scope) == (
        "李梅",
        "瑞丰社区",
        ("瑞丰社区",),
    )
    assert manifest.held == manifest.known == office.ledger.held()
    assert manifest.replicas == (manifest.sender,)
    assert manifest.counts == {"网点": 5, "区划": 1, "_base": 6, "_ops": 6}
    assert all(not table.changed and not table.missing for table in package.tables)
    assert [table.unchanged for table in package.tables] == [5, 1]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_any_text_comes_back_as_it_was_and_counts_as_untouched(office, tmp_path, text):
    sender, taker = office("甲"), office("乙")
    record = sender.add("outlet", "1", name=text, remarks="备注", business_type="B01")
    plan = taker.take(sender.export(tmp_path / "a.xlsx"))
    assert taker.ledger.state(record).value("name") == text
    assert (plan.edits, plan.damage, plan.problems) == ((), (), ())


def test_the_same_content_gives_the_same_bytes_and_other_content_another_id(street, tmp_path):
    office = street()
    one = write_package(office.content(), tmp_path / "a.xlsx", Progress()).manifest
    two = write_package(office.content(), tmp_path / "b.xlsx", Progress()).manifest
    with read_package(tmp_path / "b.xlsx", Progress()) as package:
        assert one == two == package.manifest
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert re.fullmatch(r"[0-9a-f]{32}", one.id)
    assert one.root.startswith(one.id)
    office.edit(next(c.record for c in office.ledger if c.kind == "outlet"), name="新名")
    assert write_package(office.content(), tmp_path / "c.xlsx", Progress()).manifest.id != one.id


def test_a_package_without_a_single_record_goes_out_and_in(office, tmp_path):
    with read_package(office("甲").export(tmp_path / "a.xlsx"), Progress()) as package:
        assert list(package.changes()) == []
        assert package.tables == ()


def test_changes_of_a_newer_version_pass_through_unaltered(office, tmp_path):
    """P20."""
    sender, taker = office("甲"), office("乙")
    sender.add("outlet", "1", name="甲", solar_roof="1")
    sender.add("area", "瑞丰", name="瑞丰")
    odd = replace(next(iter(sender.ledger)), extra={"weather": ["sun"]}).sealed()
    sender.ledger = type(sender.ledger)([odd])
    taker.take(sender.export(tmp_path / "a.xlsx"))
    with read_package(taker.export(tmp_path / "b.xlsx"), Progress()) as again:
        assert [change.body() for change in again.changes()] == [odd.body()]


def test_the_workbook_reads_like_a_table_that_a_person_made(street, hands, tmp_path):
    path = street().export(tmp_path / "a.xlsx")
    hand = hands(path)
    assert [s.title for s in hand.book if s.sheet_state == "visible"] == ["说明", "网点", "区划"]
    sheet = hand.sheet()
    assert hand.book.active.title == "说明"
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref.startswith("A2:")
    assert [cell.value for cell in sheet[2]][2:5] == ["店招名称", "业态", "业态（原文）"]
    assert hand.cell(3, "business_type").value == "便利店"
    assert hand.cell(3, "community").value == "瑞丰社区"
    assert hand.cell(3, "services").value == "代收代发、打印复印"
    formats = {cell.number_format for row in sheet.iter_rows() for cell in row}
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert formats == {"@"}
    assert kinds == {"s"}
    offered = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert len(offered) > 5
    assert all(re.fullmatch(r"选项!\$[A-Z]+\$1:\$[A-Z]+\$\d+", one) for one in offered)
    cover = " ".join(str(cell.value) for row in hand.book["说明"].iter_rows() for cell in row if cell.value)
    assert "李梅" in cover
    assert "3 条" in cover
    assert "可以改白色格子里的字" in cover


def test_a_field_in_conflict_is_marked(office, tmp_path, hands):
    one, two = office("甲"), office("乙")
    record = one.add("outlet", "1", name="老王", phone="1")
    two.ledger.add(one.ledger)
    one.edit(record, phone="2")
    two.edit(record, phone="3")
    one.ledger.add(two.ledger)
    hand = hands(one.export(tmp_path / "a.xlsx"))
    assert hand.cell(3, "phone").fill.fgColor.rgb == "FFFBE3E0"
    assert hand.cell(3, "name").fill.fgColor.rgb != "FFFBE3E0"


def test_sheets_and_properties_are_those_of_the_format(street, tmp_path):
    path = street().export(tmp_path / "a.xlsx")
    source = Path(__file__).parents[3] / "fieldkit" / "exchange" / "FORMAT.md"
    text = source.read_text(encoding="utf-8")
    for name in CalamineWorkbook.from_path(str(path)).sheet_names:
        assert f"`{name}`" in text
    with zipfile.ZipFile(path) as archive:
        custom = archive.read("docProps/custom.xml").decode()
    for name in (PROPERTY_PACKAGE, PROPERTY_ROOT):
        assert f"`{name}`" in text
        assert name in custom


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_half_one(street, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"older")
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)
    for room in (0, 1000, 5000):
        limits.setrlimit(limits.RLIMIT_FSIZE, (room, hard))
        try:
            with pytest.raises(FieldkitError) as refused:
                street().export(path)
        finally:
            limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))
        assert refused.value.code is ExchangeError.CANNOT_WRITE
        assert path.read_bytes() == b"older"
        assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_refused_with_the_reason(street, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FieldkitError) as refused:
        street().export(tmp_path / "file" / "a.xlsx")
    assert refused.value.code is ExchangeError.CANNOT_WRITE
    assert refused.value.values["reason"] in {errno.errorcode[errno.EEXIST], "File exists", "Not a directory"}


class Impatient(Progress):
    """Cancels at the n-th step."""

    def __init__(self, steps):
        super().__init__()
        self.left = steps

    def check(self):
        self.left -= 1
        if self.left < 0:
            self.cancel()
        super().check()


@pytest.mark.parametrize("steps", range(9))
def test_cancelling_at_any_step_leaves_the_old_file_and_no_half_one(street, tmp_path, steps):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"older")
    office = street()
    try:
        write_package(office.content(), path, Impatient(steps))
    except OperationCancelledError:
        assert path.read_bytes() == b"older"
    else:
        assert steps > 4
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_saved_again_by_libreoffice_holds_no_correction(street, office, tmp_path):
    """P10. Everything a spreadsheet might alter stands in the file."""
    soffice = shutil.which("soffice")
    assert soffice
    sender, taker = street(4), office("街道")
    for at, text in enumerate(STRANGE):
        sender.add("outlet", f"s{at}", name=text, address=f"{at:03}", remarks="1.10101E+17", phone="0955")
    path = sender.export(tmp_path / "a.xlsx")
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "again"),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=90,
    )
    again = tmp_path / "again" / "a.xlsx"
    assert again.read_bytes() != path.read_bytes()
    plan = taker.plan(again)
    assert (plan.edits, plan.held_back, plan.damage, plan.problems) == ((), (), (), ())
    assert plan.new == len(sender.ledger)
    taker.take(path)
    assert taker.plan(again).is_known
