"""Bundles: a form version as one file, also one that somebody made to do harm."""

import io
import zipfile

import pytest

from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires import bundle as bundles
from fieldkit.questionnaires.bundle import Bundle, Remark, pack, unpack

REMARK = Remark("warning", "survey", 3, "type", "age", "请核对", "please check")


@pytest.fixture
def whole():
    return Bundle(("问卷.xlsx", b"workbook"), "<h:html/>", {"村名.csv": b"name,label\n"}, "4.5.0", (REMARK,))


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refusal(content):
    with pytest.raises(FieldkitError) as refused:
        unpack(content, "买菜问卷")
    assert "买菜问卷" in refused.value.say("zh")
    return refused.value.values["reason"]


def test_a_bundle_comes_back_as_it_was(whole):
    assert unpack(pack(whole, "问卷"), "问卷") == whole


def test_equal_contents_are_equal_bytes(whole):
    other = Bundle(whole.source, whole.xform, dict(whole.media), whole.pyxform, whole.remarks)
    assert pack(whole, "问卷") == pack(other, "问卷")


def test_what_converted_it_does_not_count_as_content_and_media_do(whole):
    newer = Bundle(whole.source, "<h:html> </h:html>", whole.media, "9.9")
    other_list = Bundle(whole.source, whole.xform, {"村名.csv": b"name,label\na,b\n"}, "4.5.0")
    assert newer.content == whole.content
    assert other_list.content != whole.content


@pytest.mark.parametrize(
    "name", ["../../settings.ini", "media/../../x", "/etc/passwd", "media/a/b.csv", "media/C:x", "media/.."]
)
def test_a_name_that_leads_elsewhere_is_refused(name):
    assert "文件名" in refusal(zipped(**{name: b"x"}))


def test_what_grows_without_end_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(bundles, "LARGEST", 1000)
    assert "太大" in refusal(zipped(**{"form.xml": b"0" * 100_000}))


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(bundles, "MOST_MEMBERS", 3)
    assert "太多" in refusal(zipped(**{f"media/{at}": b"" for at in range(4)}))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all" * 50])
def test_what_is_no_archive_is_refused(content):
    assert "压缩包" in refusal(content)


@pytest.mark.parametrize("about", [b"", b"[]", b"{}", b"[" * 100_000, b'{"source": 1, "remarks": [1]}'])
def test_what_is_no_form_is_refused(about):
    assert "内容" in refusal(zipped(**{"bundle.json": about, "form.xml": b"<x/>"}))


def test_every_byte_that_is_cut_off_is_noticed(whole):
    content = pack(whole, "问卷")
    for length in range(0, len(content), 97):
        refusal(content[:length])


def test_a_form_with_too_much_beside_it_is_not_packed(whole, monkeypatch):
    monkeypatch.setattr(bundles, "LARGEST", 10)
    with pytest.raises(FieldkitError) as refused:
        pack(whole, "问卷")
    assert refused.value.code.name == "TOO_LARGE"
