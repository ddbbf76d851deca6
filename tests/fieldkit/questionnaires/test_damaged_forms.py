"""Whatever is wrong with a form, it is loaded or refused; nothing breaks."""

from __future__ import annotations

import random

import pytest
from lxml import etree

from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import read_file, read_xform
from tests.fieldkit.questionnaires.oracle.forms import XFORMS

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


def form_or_refusal(xml):
    try:
        return read_xform(xml)
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
