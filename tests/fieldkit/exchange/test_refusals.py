"""What is broken, cut, altered or harmful is refused with a sentence, and nothing of it is given out (P15, P21)."""

import json
import zipfile
from hashlib import sha256

import pytest

from fieldkit.exchange.package import BASE, MANIFEST, OPS
from fieldkit.exchange.packing import pack, unpack
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.reading import read_package
from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress


def refusal(path, *passwords):
    with pytest.raises(FieldkitError) as refused:
        read_package(path, Progress(), passwords)
    assert "没有导入任何内容" in refused.value.say("zh") or "没有打开" in refused.value.say("zh")
    assert refused.value.say("en")
    return refused.value.code


@pytest.fixture(scope="module")
def package(street, tmp_path_factory):
    return street(4).export(tmp_path_factory.mktemp("packages") / "瑞丰.xlsx")


def test_a_package_cut_at_any_percent_is_refused(package, tmp_path):
    whole = package.read_bytes()
    cut = tmp_path / "cut.xlsx"
    for percent in range(100):
        cut.write_bytes(whole[: len(whole) * percent // 100])
        assert refusal(cut) in {ExchangeError.BROKEN_FILE, ExchangeError.NOT_A_PACKAGE}


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.99])
def test_a_package_with_one_flipped_byte_in_any_member_is_refused(package, tmp_path, share):
    whole = package.read_bytes()
    flipped = tmp_path / "flipped.xlsx"
    with zipfile.ZipFile(package) as archive:
        members = archive.infolist()
    assert len(members) > 10
    for member in members:
        start = member.header_offset + 30 + len(member.filename.encode())
        at = start + int(member.compress_size * share)
        flipped.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        assert isinstance(refusal(flipped), ExchangeError), member.filename


@pytest.mark.parametrize("offset", [4, 6, 8, 14, 18, 22, 26, 30])
def test_a_package_with_one_flipped_byte_in_a_member_header_is_refused(package, tmp_path, offset):
    whole = bytearray(package.read_bytes())
    with zipfile.ZipFile(package) as archive:
        member = archive.infolist()[3]
    whole[member.header_offset + offset] ^= 0x01
    flipped = tmp_path / "flipped.xlsx"
    flipped.write_bytes(whole)
    assert isinstance(refusal(flipped), ExchangeError)


def test_files_that_are_no_package_are_told_apart(tmp_path, package, hands, rezip):
    text = tmp_path / "a.xlsx"
    text.write_text("name,phone\n", encoding="utf-8")
    old = tmp_path / "b.xlsx"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    plain = hands(package)
    for name in plain.book.sheetnames[1:]:
        del plain.book[name]
    ledgerless = plain.save(tmp_path / "c.xlsx")
    foreign = rezip(ledgerless, tmp_path / "d.xlsx", **{"docProps/custom.xml": None})
    assert refusal(tmp_path / "missing.xlsx") is ExchangeError.UNREADABLE_FILE
    assert refusal(tmp_path) is ExchangeError.UNREADABLE_FILE
    assert refusal(text) is ExchangeError.NOT_A_PACKAGE
    assert refusal(old) is ExchangeError.BROKEN_FILE
    assert refusal(ledgerless) is ExchangeError.LEDGER_GONE
    assert refusal(foreign) is ExchangeError.NOT_A_PACKAGE


@pytest.mark.parametrize("sheet", [OPS, BASE, "网点", "区划"])
def test_a_package_that_lacks_a_sheet_is_refused_by_the_name_of_the_sheet(package, hands, tmp_path, sheet):
    hand = hands(package)
    del hand.book[sheet]
    with pytest.raises(FieldkitError) as refused:
        read_package(hand.save(tmp_path / "a.xlsx"), Progress())
    assert refused.value.code is ExchangeError.MISSING_SHEET
    assert sheet in refused.value.say("zh")


def rewritten(hands, package, target, sheet, change):
    """Replace the packed lines of a hidden sheet."""
    hand = hands(package)
    cells = [row[0].value for row in hand.book[sheet].iter_rows()]
    lines = change(list(unpack(cells)))
    del hand.book[sheet]
    made = hand.book.create_sheet(sheet)
    for at, cell in enumerate(pack(lines), start=1):
        made.cell(at, 1).value = cell
    return hand.save(target)


@pytest.mark.parametrize(
    ("sheet", "old", "new"), [(OPS, "老王", "小王"), (BASE, "老王", "小王"), (MANIFEST, "李梅", "李海")]
)
def test_an_altered_value_in_the_ledger_is_refused(package, hands, tmp_path, sheet, old, new):
    """P21."""
    altered = rewritten(
        hands, package, tmp_path / "a.xlsx", sheet, lambda lines: [line.replace(old, new) for line in lines]
    )
    assert refusal(altered) is ExchangeError.ALTERED_LEDGER


def test_a_ledger_packed_anew_with_the_same_lines_is_taken(package, hands, tmp_path):
    with read_package(package, Progress()) as whole:
        changes = list(whole.changes())
    for sheet in (OPS, BASE, MANIFEST):
        again = rewritten(hands, package, tmp_path / "a.xlsx", sheet, list)
        with read_package(again, Progress()) as read:
            assert list(read.changes()) == changes


@pytest.mark.parametrize("sheet", [OPS, BASE])
def test_lines_left_out_doubled_or_exchanged_are_refused(package, hands, tmp_path, sheet):
    for change in (
        lambda lines: lines[:-1],
        lambda lines: [*lines, lines[-1]],
        lambda lines: lines[::-1],
        lambda _: [],
        lambda _: ["not packed %+"],
    ):
        assert (
            refusal(rewritten(hands, package, tmp_path / "a.xlsx", sheet, change))
            is ExchangeError.ALTERED_LEDGER
        )


def resealed(**changes):
    """Whoever alters the manifest may compute the root anew."""

    def change(lines):
        content = {**json.loads(lines[0]), **changes}
        content.pop("root")
        return [canonical_json({**content, "root": digest_of(canonical_json(content))})]

    return change


def test_a_resealed_manifest_that_does_not_fit_the_document_properties_or_the_changes_is_refused(
    package, hands, rezip, tmp_path
):
    altered = rewritten(
        hands, package, tmp_path / "a.xlsx", MANIFEST, resealed(created="2027-01-01T00:00:00+08:00")
    )
    assert refusal(altered) is ExchangeError.ALTERED_LEDGER
    for changes in ({"held": {}}, {"hashes": {}}, {"counts": {}}, {"kinds": [{}]}, {"sender": None}):
        altered = rewritten(hands, package, tmp_path / "a.xlsx", MANIFEST, resealed(**changes))
        bare = rezip(altered, tmp_path / "b.xlsx", **{"docProps/custom.xml": None})
        assert refusal(bare) in {ExchangeError.ALTERED_LEDGER, ExchangeError.MISSING_SHEET}


def test_changes_in_another_order_are_refused_even_where_the_manifest_was_made_to_fit(
    street, office, hands, rezip, tmp_path
):
    one, two = street(2), office("南关社区")
    for number in range(3):
        two.add("outlet", f"南关{number}", name="南关超市")
    one.ledger.add(two.ledger)
    package = one.export(tmp_path / "whole.xlsx")
    found = {}

    def mixed(lines):
        by_replica = sorted(lines, key=lambda line: (json.loads(line)["seq"], json.loads(line)["replica"]))
        assert by_replica != lines
        found["hash"] = sha256("".join(line + "\n" for line in by_replica).encode()).hexdigest()
        return by_replica

    altered = rewritten(hands, package, tmp_path / "a.xlsx", OPS, mixed)
    (line,) = unpack(row[0].value for row in hands(package).book[MANIFEST].iter_rows())
    hashes = {**json.loads(line)["hashes"], OPS: found["hash"]}
    altered = rewritten(hands, altered, tmp_path / "b.xlsx", MANIFEST, resealed(hashes=hashes))
    bare = rezip(altered, tmp_path / "c.xlsx", **{"docProps/custom.xml": None})
    assert refusal(bare) is ExchangeError.ALTERED_LEDGER


def test_a_package_of_a_newer_format_is_refused_unless_it_says_that_old_readers_will_do(
    package, hands, rezip, tmp_path
):
    newer = rewritten(hands, package, tmp_path / "a.xlsx", MANIFEST, resealed(format=2, reader=2))
    assert refusal(newer) is ExchangeError.NEWER_FORMAT
    mild = rewritten(hands, package, tmp_path / "c.xlsx", MANIFEST, resealed(format=2, weather="sun"))
    mild = rezip(mild, tmp_path / "d.xlsx", **{"docProps/custom.xml": None})
    with read_package(mild, Progress()) as read:
        assert read.manifest.format == 2


def test_harmful_files_are_refused_before_a_spreadsheet_library_sees_them(package, rezip, tmp_path):
    sheet = "xl/worksheets/sheet2.xml"
    with zipfile.ZipFile(package) as archive:
        text = archive.read(sheet)
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + text
    cases = {
        "entity bomb": ({sheet: bomb}, ExchangeError.SUSPICIOUS_FILE),
        "zip bomb": ({"xl/media/a.bin": b"\0" * 40_000_000}, ExchangeError.SUSPICIOUS_FILE),
        "utf-16": ({sheet: text.decode().encode("utf-16")}, ExchangeError.SUSPICIOUS_FILE),
        "wide sheet": ({sheet: text.replace(b'r="C4"', b'r="XFD4"')}, ExchangeError.SUSPICIOUS_FILE),
        "far row": ({sheet: text.replace(b'<row r="6"', b'<row r="1048576"')}, ExchangeError.SUSPICIOUS_FILE),
        "no xml": ({sheet: b"<worksheet><sheetData><row"}, ExchangeError.BROKEN_FILE),
        "no properties": ({"docProps/custom.xml": b"<a"}, ExchangeError.BROKEN_FILE),
    }
    for name, (members, code) in cases.items():
        assert refusal(rezip(package, tmp_path / "a.xlsx", **members)) is code, name


def test_too_many_members_and_doubled_members_are_refused(package, tmp_path, rezip):
    many = rezip(package, tmp_path / "a.xlsx", **{f"xl/media/{at}": b"" for at in range(2001)})
    assert refusal(many) is ExchangeError.TOO_LARGE
    doubled = tmp_path / "b.xlsx"
    doubled.write_bytes(package.read_bytes())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(doubled, "a") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert refusal(doubled) is ExchangeError.SUSPICIOUS_FILE
