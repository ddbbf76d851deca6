"""Files made to do harm, and texts that only look so: refused or taken as text, within 256 MiB (P15)."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

MOST_MIB = 256
SHEET = "xl/worksheets/sheet2.xml"
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = b"</sheetData></worksheet>"


@pytest.fixture
def process():
    """A process of its own, so that its memory is its own."""
    running = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("harmful_process.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )

    def read(way, path):
        running.stdin.write(f"{way}\t{path}\n")
        running.stdin.flush()
        ended, peak = running.stdout.readline().split("\t")
        return ended, int(peak)

    yield read
    running.stdin.close()
    running.wait(timeout=20)
    running.stdout.close()


def letters(column):
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def wide(columns):
    cells = "".join(
        f'<c r="{letters(at)}3" t="inlineStr"><is><t>x</t></is></c>' for at in range(1, columns + 1)
    )
    return HEAD + b'<row r="3">' + cells.encode() + b"</row>" + FOOT


def high(rows, cell):
    return HEAD + b"".join(b'<row r="%d">%s</row>' % (at, cell % at) for at in range(1, rows + 1)) + FOOT


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (at + 1, at, at, at, at) for at in range(ord("a"), ord("p"))
    )
    + b"]><worksheet><sheetData><row><c><is><t>&p;</t></is></c></row></sheetData></worksheet>"
)
CASES = {
    "zip bomb in a sheet": {SHEET: HEAD + b" " * 300_000_000 + FOOT},
    "zip bomb beside the sheets": {"xl/media/image1.png": b"\0" * 300_000_000},
    "a million columns": {SHEET: wide(1_000_000)},
    "a million columns without their names": {
        SHEET: HEAD + b"<row>" + b"<c/>" * 1_000_000 + b"</row>" + FOOT
    },
    "a cell at the end of every row": {SHEET: high(900_000, b'<c r="IV%d"><v>1</v></c>')},
    "a cell in the last row": {SHEET: HEAD + b'<row r="1048576"><c r="IV1048576"><v>1</v></c></row>' + FOOT},
    "entities in entities": {SHEET: ENTITIES},
    "entities among shared strings": {"xl/sharedStrings.xml": ENTITIES},
    "a table of strings that unpacks to hundreds of megabytes": {
        "xl/sharedStrings.xml": b"<sst>"
        + b"".join(b"<si><t>%d%s</t></si>" % (at % 97, b"ab" * 20) for at in range(3_000_000))
        + b"</sst>"
    },
    "an endless manifest": {
        "xl/worksheets/sheet5.xml": HEAD
        + b"<row><c><is><t>"
        + b"x" * 20_000_000
        + b"</t></is></c></row>"
        + FOOT
    },
    "elements without end": {SHEET: HEAD + b"<row>" * 3_000_000},
    "many empty strings": {"xl/sharedStrings.xml": b"<sst>" + b"<si/>" * 20_000_000 + b"</sst>"},
}
REFUSED = {"SUSPICIOUS_FILE", "TOO_LARGE", "BROKEN_FILE", "ALTERED_LEDGER"}
NEVER_LOOKED_AT = {"a table of strings that unpacks to hundreds of megabytes"}


@pytest.mark.parametrize("name", CASES)
def test_a_harmful_file_is_refused_in_words_and_little_memory(street, rezip, process, tmp_path, name):
    path = street(4).export(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        assert SHEET in archive.namelist()
    bad = rezip(path, tmp_path / "b.xlsx", **CASES[name])
    ended, peak = process("package", bad)
    # what nothing in the package refers to is never unpacked
    assert ended in REFUSED | ({"taken"} if name in NEVER_LOOKED_AT else set())
    assert peak <= MOST_MIB
    ended, peak = process("table", bad)
    assert ended in REFUSED | {"IS_PACKAGE"}
    assert peak <= MOST_MIB


def test_texts_that_look_harmful_are_taken_as_text(street, hands, office, process, tmp_path):
    texts = {
        "name": "=cmd|' /C calc'!A0",
        "address": "_x0041_ 号",
        "remarks": "长" * 32_767,
        "brand": "+1+1",
        "licence_name": "@SUM(A1)",
    }
    path = street(1).export(tmp_path / "a.xlsx")
    hand = hands(path)
    for key, text in texts.items():
        # a spreadsheet writes the underline of what looks like its own escape as one
        hand.put(3, key, text.replace("_x0041_", "_x005F_x0041_"))
        hand.cell(3, key).data_type = "s"
    hand.save()
    taker = office("街道")
    plan = taker.take(path)
    state = taker.ledger.state(plan.corrections[0].record)
    assert {key: state.value(key) for key in texts} == texts
    assert process("package", path)[0] == "taken"
    assert process("package", path)[1] <= MOST_MIB


def test_a_text_longer_than_any_cell_is_told_and_not_taken(street, rezip, office, tmp_path):
    path = street(1).export(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        text = archive.read(SHEET).decode()
    longer = text.replace("老王修锁1号店", "长" * 32_768)
    assert longer != text
    plan = office("街道").plan(rezip(path, tmp_path / "b.xlsx", **{SHEET: longer.encode()}))
    assert plan.corrections == ()
    assert [problem.code.name for problem in plan.problems] == ["LONG_TEXT"]


def test_control_characters_typed_into_a_list_do_not_stop_it(process, tmp_path):
    book = Workbook()
    book.active.append(["网点名称", "地址"])
    book.active.append(["惠之家", "=1+1"])
    book.save(tmp_path / "a.xlsx")
    assert process("table", tmp_path / "a.xlsx")[0] == "taken"
