"""Whatever is wrong with a form, it is loaded or refused; nothing breaks."""

from __future__ import annotations

import io
import random
import zipfile

import openpyxl
import pytest
from lxml import etree

from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import read_file, read_tables, read_xform
from tests.fieldkit.questionnaires.oracle.forms import XFORMS, tables, xform

DAMAGES = 12


def damaged(xml, chance):
    """Take one or two elements or attributes away, or spoil them."""
    root = etree.fromstring(xml.encode())
    elements = list(root.iter(etree.Element))[2:]
    for element in chance.sample(elements, 2):
        keys = list(element.attrib)
        if keys and chance.random() < 0.6:
            key = chance.choice(keys)
            value = element.get(key)
            element.set(key, chance.choice(["", value + "x", value[:3], f"{value} + 1", "(", "'"]))
        elif element.getparent() is not None:
            element.getparent().remove(element)
    return etree.tostring(root, encoding="unicode")


def form_or_refusal(source, read=read_xform):
    try:
        return read(source)
    except FieldkitError as refusal:
        return refusal


@pytest.mark.parametrize("name", XFORMS)
def test_damaged_form_is_run_or_refused(name, clock):
    chance = random.Random(name)
    for _ in range(DAMAGES):
        form = form_or_refusal(damaged(XFORMS[name], chance))
        if isinstance(form, FieldkitError):
            continue
        interview = Interview.start(form, clock)
        for path in interview.all_questions():
            interview.answer(path, "1")
            interview.view(path)
        assert interview.finalise().xml.startswith("<")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"PK\x03\x04 no workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0"),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.md", "没有表格".encode()),
        ("a.xml", b"\x00\x01"),
        ("a.xml", b"<a/>"),
        ("a.pdf", b"%PDF-1.4"),
        ("a.xlsx", b""),
    ],
)
def test_file_that_is_no_form_is_refused_in_a_sentence(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FieldkitError) as caught:
        read_file(tmp_path / name)
    assert caught.value.say("zh")


@pytest.fixture(scope="module")
def workbook():
    """A small workbook as bytes."""
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in (("type", "name", "label"), ("integer", "age", "年龄"), ("select_one yn", "ok", "同意")):
        book.active.append(row)
    choices = book.create_sheet("choices")
    for row in (("list_name", "name", "label"), ("yn", "y", "是"), ("yn", "n", "否")):
        choices.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("seed", range(40))
def test_damaged_workbook_is_refused_in_a_sentence_or_still_read(tmp_path, workbook, seed):
    chance = random.Random(seed)
    content = bytearray(workbook)
    if seed % 3 == 0:
        del content[chance.randrange(len(content)) :]
    elif seed % 3 == 1:
        for _ in range(chance.choice([1, 5, 50])):
            content[chance.randrange(len(content))] = chance.randrange(256)
    else:
        content = _with_a_damaged_part(workbook, chance)
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    read = form_or_refusal(path, read_file)
    assert "form" in read.say("zh") if isinstance(read, FieldkitError) else read.questions


def _with_a_damaged_part(workbook, chance):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        victim = chance.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, part[: chance.randrange(len(part))] if name == victim else part)
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_form_is_read_in_the_encoding_it_declares(tmp_path, encoding):
    text = XFORMS["xform: a constraint on an unknown list"].replace("<label>a</label>", "<label>年龄</label>")
    path = tmp_path / "form.xml"
    path.write_bytes(
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{text}'.encode(encoding)
    )
    form = read_file(path)
    assert form.questions["/data/a"].label.parts("", "") == ("年龄",)


def test_csv_form_is_read_as_chinese_spreadsheets_save_it(tmp_path):
    path = tmp_path / "form.csv"
    path.write_bytes("survey,,,\n,type,name,label\n,integer,age,年龄\n".encode("gb18030"))
    assert read_file(path).questions["/data/age"].label.parts("", "") == ("年龄",)
    path.write_bytes("survey,,,\n,type,name,label\n,integers,age,年龄\n".encode("gb18030"))
    with pytest.raises(FieldkitError, match="integers"):
        read_file(path)


def test_chinese_name_runs_here_and_its_author_hears_of_other_clients():
    form = read_tables(tables("integer | 年龄 | A\ntext | b | B | ${年龄} > 3"))
    (doubt,) = form.problems
    assert (doubt.code.name, doubt.values["question"]) == ("NAME_ONLY_HERE", "年龄")


def _with_calculation(expression, instance="<a/><b/>", body=""):
    control = '<input ref="/data/b"><label>b</label></input>'
    return xform(instance, f'<bind nodeset="/data/a" calculate="{expression}"/>', control + body)


def test_sum_of_three_thousand_terms_is_worked_out(clock):
    form = read_xform(_with_calculation(" + ".join(["/data/b"] * 3000)))
    interview = Interview.start(form, clock)
    interview.answer("/data/b", "2")
    assert interview.value("/data/a") == "6000"


HOSTILE = {
    "an entity from outside": '<!DOCTYPE h [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    + xform("<a/>", "", '<input ref="/data/a"><label>&x;</label></input>'),
    "entities within entities": "<!DOCTYPE h ["
    + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(10))
    + '<!ENTITY e0 "ha">]>'
    + xform("<a/>", "", '<input ref="/data/a"><label>&e10;</label></input>'),
    "a thousand groups within each other": xform("<g>" * 1000 + "</g>" * 1000, "", ""),
    "brackets without end": _with_calculation("(" * 3000 + "1" + ")" * 3000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_form_that_means_harm_is_refused_in_a_sentence(name):
    assert form_or_refusal(HOSTILE[name]).say("zh")


def test_repeats_that_multiply_are_an_offence_and_no_standstill(clock):
    form = read_xform(
        xform(
            "<n/><r><s><a/></s></r>",
            '<bind nodeset="/data/n" calculate="300"/>',
            '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r" jr:count="/data/n">'
            '<group ref="/data/r/s"><label>s</label><repeat nodeset="/data/r/s" jr:count="/data/n">'
            '<input ref="/data/r/s/a"><label>a</label></input></repeat></group></repeat></group>',
        )
    )
    interview = Interview.start(form, clock)
    assert {problem.code.name for problem in interview.problems()} == {"NOT_COMPUTABLE"}
    assert sum(interview.count_of(f"/data/r[{number}]/s") for number in range(1, 301)) <= 10_000
