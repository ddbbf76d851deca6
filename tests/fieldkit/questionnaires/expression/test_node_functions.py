"""Functions on nodes, repeats and lists."""

from __future__ import annotations

import pytest

LISTS = """
<model>
  <instance><data id="f"><who>b</who></data></instance>
  <instance id="people"><root>
    <item><name>a</name><label>王</label><who>a</who></item>
    <item><name>b</name><label>李</label><who>c</who></item>
    <item><name>b</name><label>赵</label><who>c</who></item>
  </root></instance>
</model>
"""
LETTERS = "<data>" + "".join(f"<x>{letter}</x>" for letter in "ABCDEF") + "</data>"


def test_count(ask):
    assert ask("count(/data/row)") == 3
    assert ask("count(/data/nothing)") == 0


def test_count_non_empty(ask):
    assert ask("count-non-empty(/data/row/n)") == 2
    assert ask("count-non-empty(/data/a)", xml="<data><a> </a><a/></data>") == 1


def test_position(ask):
    assert ask("/data/row[position() = 3]/n") == ["/data/row[3]/n[1]"]
    assert ask("position(..)", node="/data/row[2]/n") == 2
    assert ask("position(/data/nothing)") == "NaN"
    assert ask("position()") == 1


def test_last(ask):
    assert ask("/data/row[last()]/n", "string") == "7"


def test_current(ask):
    assert ask("/data/row[k = current()/../k]", node="/data/row[1]/n") == ["/data/row[1]", "/data/row[3]"]


def test_instance(ask, refused):
    assert ask("instance('people')/root/item[name = 'a']/label", "string", xml=LISTS) == "王"
    assert ask("instance('f')/data/who", "string", xml=LISTS) == "b"
    assert "towns" in refused("instance('towns')", xml=LISTS)


def test_pulldata(ask):
    assert ask("pulldata('people', 'label', 'name', 'b')", xml=LISTS) == "李"
    assert ask("pulldata('people.csv', 'label', 'name', 'b')", xml=LISTS) == "李"
    assert ask("pulldata('people', 'nothing', 'name', 'b')", xml=LISTS) == ""
    assert ask("pulldata('people', 'label', 'name', 'z')", xml=LISTS) == ""
    assert ask("pulldata('nobody', 'label', 'name', 'b')", xml=LISTS) == ""


def test_indexed_repeat(ask, refused):
    house = "/data/street/house"
    assert ask("indexed-repeat(/data/row/n, /data/row, 3)", "string") == "7"
    doors = ask(f"indexed-repeat({house}/door, /data/street, 1, {house}, 2, {house}/door, 1)", "string")
    assert doors == "3"
    assert ask(f"indexed-repeat({house}/door, /data/street, 2, {house}, 2)", "string") == ""
    assert "index" in refused("indexed-repeat(/data/row/n, /data/row, 1, /data/row)")


def test_indexed_repeat_counts_from_the_top_inside_a_repeat_too(ask):
    inside = {"node": "/data/row[1]/n"}
    assert ask("indexed-repeat(../n, .., 3)", "string", **inside) == "7"
    assert ask("indexed-repeat(../k, /data/row, position(..) + 1)", "string", **inside) == "y"


@pytest.mark.parametrize("index", ["0", "''", "1"])
def test_indexed_repeat_without_an_index_is_the_first(ask, index):
    assert ask(f"indexed-repeat(/data/row/n, /data/row, {index})", "string") == "3"


@pytest.mark.parametrize(
    ("seed", "order"),
    [("42", "AFCBDE"), ("42.9", "AFCBDE"), ("'42'", "AFCBDE"), ("''", None), ("0 div 0", None)],
)
def test_randomize(ask, seed, order):
    wanted = order or ask("join('', randomize(/data/x, 0))", xml=LETTERS)
    assert ask(f"join('', randomize(/data/x, {seed}))", xml=LETTERS) == wanted


def test_randomize_keeps_its_order_and_its_nodes(ask):
    shuffled = ask("randomize(/data/x, 'a text seed')", xml=LETTERS)
    assert shuffled == ask("randomize(/data/x, 'a text seed')", xml=LETTERS)
    assert shuffled != sorted(shuffled)
    assert sorted(shuffled) == sorted(ask("/data/x", xml=LETTERS))
    assert sorted(ask("randomize(/data/x)", xml=LETTERS)) == sorted(shuffled)


NAMES = '<a:data xmlns:a="urn:a" xmlns="urn:d"><x a:k="1"/><?go now?></a:data>'


def test_name(ask):
    assert ask("name(/*)", xml=NAMES) == "a:data"
    assert ask("name(/a:data/x/@*)", xml=NAMES) == "a:k"
    assert ask("name(//processing-instruction())", xml=NAMES) == "go"
    assert ask("name(/nothing)", xml=NAMES) == ""


def test_local_name(ask):
    assert ask("local-name(/*)", xml=NAMES) == "data"
    assert ask("local-name()", xml=NAMES, node="/a:data/x") == "x"


def test_namespace_uri(ask):
    assert ask("namespace-uri(/*)", xml=NAMES) == "urn:a"
    assert ask("namespace-uri(/a:data/x)", xml=NAMES) == "urn:d"
    assert ask("namespace-uri(/a:data/x/@*)", xml=NAMES) == "urn:a"


def test_id(ask):
    xml = '<r><e id="one"/><w>two one</w><e xml:id="two"/><e id="one"/></r>'
    assert ask("id('two one')", xml=xml) == ["/r/e[1]", "/r/e[2]"]
    assert ask("id(/r/w)", xml=xml) == ["/r/e[1]", "/r/e[2]"]
    assert ask("id('none')", xml=xml) == []


def test_lang(ask):
    xml = '<r xml:lang="zh-CN"><e xml:lang="EN"><x/></e></r>'
    assert ask("lang('en')", xml=xml, node="/r/e/x")
    assert ask("lang('ZH')", xml=xml, node="/r")
    assert not ask("lang('zh')", xml=xml, node="/r/e/x")
