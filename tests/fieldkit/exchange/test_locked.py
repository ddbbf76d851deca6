"""Packages under a password are ordinary encrypted Office files; signatures say whose they are (P21)."""

import json
from dataclasses import replace
from io import BytesIO

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import load_workbook

from fieldkit.exchange import signing
from fieldkit.exchange.encryption import decrypt
from fieldkit.exchange.package import MANIFEST, PackageFile
from fieldkit.exchange.packing import pack, unpack
from fieldkit.exchange.problems import ExchangeError
from fieldkit.exchange.reading import read_package
from fieldkit.exchange.workbook import write_package
from fieldkit.kernel.canonical import canonical_json, digest_of
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress

PASSWORD = "便民圈 2026!"


def refusal(path, *passwords):
    with pytest.raises(FieldkitError) as refused:
        read_package(path, Progress(), passwords)
    assert "没有导入任何内容" in refused.value.say("zh")
    return refused.value.code


@pytest.fixture(scope="module")
def locked(street, tmp_path_factory):
    path = tmp_path_factory.mktemp("locked") / "瑞丰.xlsx"
    write_package(street(3).content(), path, Progress(), password=PASSWORD)
    return path


def test_the_right_password_opens_it_and_any_of_several_may_be_it(locked, street, tmp_path):
    plain = street(3).export(tmp_path / "plain.xlsx")
    with read_package(locked, Progress(), ["别的", PASSWORD]) as one, read_package(plain, Progress()) as two:
        assert one.manifest == two.manifest
        assert list(one.changes()) == list(two.changes())


def test_no_password_asks_for_one_and_a_wrong_one_says_so(locked):
    assert refusal(locked) is ExchangeError.PASSWORD_NEEDED
    assert refusal(locked, "便民圈2026!") is ExchangeError.WRONG_PASSWORD
    assert refusal(locked, "") is ExchangeError.WRONG_PASSWORD


def test_nothing_of_the_content_can_be_read_without_it(locked):
    text = locked.read_bytes()
    assert not any(
        word.encode(code) in text for word in ("老王修锁", "瑞丰") for code in ("utf-8", "utf-16-le")
    )


def test_any_office_program_opens_it_with_the_same_password(locked):
    """Held against the library's own door, as a stand-in for Excel and WPS."""
    with locked.open("rb") as file:
        office = msoffcrypto.OfficeFile(file)
        office.load_key(password=PASSWORD, verify_password=True)
        plain = BytesIO()
        office.decrypt(plain, verify_integrity=True)
    assert load_workbook(plain)["网点"].max_row == 5


def test_a_locked_package_saved_again_under_a_password_is_still_one(locked, tmp_path):
    with locked.open("rb") as file:
        plain = decrypt(file, locked.name, [PASSWORD])
        book = load_workbook(plain)
        plain.close()
    saved = BytesIO()
    book.save(saved)
    again = tmp_path / "again.xlsx"
    with again.open("wb") as file:
        OOXMLFile(saved).encrypt("新密码", file)
    with read_package(again, Progress(), ["新密码"]) as package:
        assert package.count == 4
        assert all(not table.changed for table in package.tables)


def test_a_locked_package_cut_or_flipped_anywhere_is_refused(locked, tmp_path):
    """P15."""
    whole = locked.read_bytes()
    broken = tmp_path / "broken.xlsx"
    for percent in range(0, 100, 7):
        broken.write_bytes(whole[: len(whole) * percent // 100])
        assert isinstance(refusal(broken, PASSWORD), ExchangeError)
    for at in range(600, len(whole), len(whole) // 24):
        flipped = whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :]
        broken.write_bytes(flipped)
        try:
            read_package(broken, Progress(), [PASSWORD]).close()
        except FieldkitError as error:
            assert isinstance(error.code, ExchangeError)  # noqa: PT017  # some bytes of the container are not used


def test_a_password_hashed_without_end_is_refused_before_it_is_tried(locked, tmp_path):
    whole = locked.read_bytes()
    slow = tmp_path / "slow.xlsx"
    endless = whole.replace(b'spinCount="100000"', b'spinCount="9999999"').replace(
        b'keyBits="256"', b'keyBits="25"', 1
    )
    assert len(endless) == len(whole)
    slow.write_bytes(endless)
    assert refusal(slow, PASSWORD) is ExchangeError.SUSPICIOUS_FILE


def test_companions_of_a_locked_package_are_locked_as_well(street, tmp_path):
    content = b"\x89PNG not really"
    picture = tmp_path / "p"
    picture.write_bytes(content)
    files = [PackageFile(digest_of("x"), "甲.png", picture)]
    written = write_package(
        street().content(files=files), tmp_path / "a.xlsx", Progress(), password=PASSWORD, photo_limit=0
    )
    (companion,) = written.companions
    assert refusal(companion) is ExchangeError.PASSWORD_NEEDED
    assert content not in companion.read_bytes()


# -- signatures --------------------------------------------------------------


def resigned(path, target, change):
    """Alter the manifest as somebody would who can compute a root but has not the key."""
    book = load_workbook(path)
    (line,) = unpack(row[0].value for row in book[MANIFEST].iter_rows())
    content = change(json.loads(line))
    signature = content.pop("signature", None)
    content.pop("root")
    sealed = {**content, "root": digest_of(canonical_json(content))}
    if signature:
        sealed["signature"] = signature
    del book[MANIFEST]
    sheet = book.create_sheet(MANIFEST)
    for at, cell in enumerate(pack([canonical_json(sealed)]), start=1):
        sheet.cell(at, 1).value = cell
    for name in ("fieldkit-package", "fieldkit-root"):
        del book.custom_doc_props[name]
    book.save(target)
    return target


def without(*keys):
    return lambda content: {key: value for key, value in content.items() if key not in keys}


@pytest.fixture(scope="module")
def signed(street, tmp_path_factory):
    path = tmp_path_factory.mktemp("signed") / "瑞丰.xlsx"
    return street(2).export(path, key=signing.new_key())


def test_a_signed_package_names_the_key_that_signed_it(street, tmp_path):
    key = signing.new_key()
    path = street(2).export(tmp_path / "a.xlsx", key=key)
    with read_package(path, Progress()) as package:
        assert package.manifest.key == signing.public_of(key)


def test_a_fingerprint_can_be_read_out_and_differs_by_key():
    public = signing.public_of(signing.new_key())
    assert [len(part) for part in signing.fingerprint(public).split("-")] == [4, 4, 4, 4]
    assert signing.fingerprint(public) != signing.fingerprint(signing.public_of(signing.new_key()))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: {**content, "created": "2027-01-01T00:00:00+08:00"},
        lambda content: {**content, "sender": {**content["sender"], "person": "别人"}},
        lambda content: {**content, "key": signing.public_of(signing.new_key())},
        lambda content: {**content, "signature": "0" * 128},
        lambda content: {**content, "signature": "no hexadecimal"},
        without("signature"),
        without("key"),
    ],
)
def test_whoever_has_not_the_key_cannot_alter_a_signed_package(signed, tmp_path, change):
    assert refusal(resigned(signed, tmp_path / "a.xlsx", change)) is ExchangeError.BAD_SIGNATURE


def test_a_package_stripped_of_key_and_signature_is_read_as_unsigned_for_the_office_to_judge(
    signed, tmp_path
):
    bare = resigned(signed, tmp_path / "a.xlsx", without("key", "signature"))
    with read_package(bare, Progress()) as package:
        assert (package.manifest.key, package.manifest.signature) == ("", "")


def test_a_corrected_cell_leaves_the_signature_standing(signed, hands, office, tmp_path):
    plan = office("街道").plan(hands(signed).put(3, "name", "新名").save(tmp_path / "a.xlsx"))
    assert [change.values for change in plan.edits] == [{"name": "新名"}]
    assert replace(plan.package.manifest).signature
