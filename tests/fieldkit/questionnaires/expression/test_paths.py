"""Paths: axes, node tests, predicates, namespaces, and where "/" begins."""

from __future__ import annotations

import pytest

PAGE = """<?xml version="1.0" encoding="gb2312"?>
<!-- before --><book xmlns="urn:book" xmlns:n="urn:note">
<part k="1" n:k="2">a<b/>c<?page 7?><!--x--></part><n:part/><part xmlns=""><b/></part></book>"""


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("/", ["/"]),
        ("/book/part", ["/book/part[1]", "/book/part[2]"]),
        ("/book/n:part", ["/book/n:part[1]"]),
        ("//m:part", ["/book/n:part[1]"]),
        ("//part/@k", ["/book/part[1]/@k"]),
        ("//part/@n:*", ["/book/part[1]/@n:k"]),
        ("/book/part[1]/text()", ["/book/part[1]/text()[1]", "/book/part[1]/text()[2]"]),
        ("/comment()", ["/comment()[1]"]),
        ("//processing-instruction('page')", ["/book/part[1]/processing-instruction('page')[1]"]),
        ("//processing-instruction('none')", []),
        ("//@k/parent::node()", ["/book/part[1]"]),
        ("//@k/following::b", ["/book/part[1]/b[1]", "/book/part[2]/b[1]"]),
        ("//b[1]", ["/book/part[1]/b[1]", "/book/part[2]/b[1]"]),
        ("(//b)[2]", ["/book/part[2]/b[1]"]),
        ("//b | /book | //b", ["/book", "/book/part[1]/b[1]", "/book/part[2]/b[1]"]),
        ("//n:part/preceding-sibling::*[1]", ["/book/part[1]"]),
        ("/book/part[2]/ancestor-or-self::*", ["/book", "/book/part[2]"]),
        ("/book/part[.//b][2]", ["/book/part[2]"]),
        ("/book/part[1]/namespace::n", ["/book/part[1]/namespace::n"]),
        ("//@*/self::*", []),
    ],
)
def test_path_finds_its_nodes_in_document_order(ask, source, paths):
    assert ask(source, "nodeset", xml=PAGE, namespaces={"m": "urn:note"}) == paths


def test_a_prefix_that_stands_for_nothing_is_refused(refused):
    assert "w:" in refused("//w:b", xml="<b/>")


def test_a_variable_is_refused_in_words(refused):
    assert "no variables" in refused("$x + 1")


def test_the_asker_declares_prefixes_over_those_of_the_document(ask):
    assert ask("//n:b", xml=PAGE, namespaces={"n": "urn:book"}, kind="nodeset") == ["/book/part[1]/b[1]"]


def test_absolute_paths_begin_at_the_root_that_is_given(ask):
    model = "<model><instance><data><a>7</a></data></instance><a/></model>"
    found = ["/model/instance[1]/data[1]/a[1]"]
    assert ask("/data/a", "nodeset", xml=model, root="/model/instance") == found
    assert ask("/data/a", "nodeset", xml=model, root="/model/instance/data") == found
    assert ask("/a", "nodeset", xml=model, root="/model/instance/data") == found
    assert ask("//a", "nodeset", xml=model, root="/model/instance") == found
    assert ask("/data/a", "nodeset", xml=model) == []
    assert ask("data/a", "nodeset", xml=model, root="/model/instance") == found
    assert ask(".", "nodeset", xml=model, root="/model/instance", node="/data/a") == found


def test_absolute_path_inside_a_list_means_the_answers(ask):
    model = (
        "<model><instance><data><a>7</a></data></instance>"
        "<instance id='l'><data><a>1</a><row><n>7</n></row><row><n>1</n></row></data></instance></model>"
    )
    assert ask("instance('l')/data/row[n = /data/a]", xml=model, root="/model/instance[1]") == [
        "/model/instance[2]/data[1]/row[1]"
    ]


def test_an_empty_node_set_is_equal_to_nothing_in_a_document(ask):
    assert not ask("/data/nothing = ''")
    assert not ask("/data/nothing != ''")
    assert not ask("/data/nothing = /data/word")
    assert ask("/data/nothing = false()")


def test_operators_are_names_where_a_name_is_expected(ask):
    xml = "<data><div>6</div><mod>4</mod><and>1</and><or/></data>"
    assert ask("/data/div div /data/mod", xml=xml) == 1.5
    assert ask("div mod mod", xml=xml, node="/data") == 2
    assert ask("and and or", xml=xml, node="/data") is True
    assert ask("count(*) * count(*)", xml=xml, node="/data") == 16


def test_operators_bind_as_xpath_says(ask):
    assert ask("1 + 2 * 3 - 4 div 2") == 5
    assert ask("2 > 1 = true() and 1 < 2 or 1 div 0")
    assert ask("-/data/age + 1") == -11
    assert ask("3 > 2 > 1") is False
    assert ask("1 - -1") == 2


def test_a_chain_of_five_thousand_terms_is_worked_out(ask):
    assert ask("+".join(["1"] * 5000)) == 5000
    assert ask(" or ".join(["false()"] * 5000)) is False


def test_only_plain_blanks_stand_between_words(ask, refused):
    assert ask("1 \t\r\n+ 1") == 2
    for blank in "\u3000\u00a0":
        assert "plain" in refused(f"1{blank}+ 1")


def test_operator_may_touch_the_number_behind_it(ask):
    assert ask("7 mod4") == 3
    assert ask("6div2") == 3
