"""Functions on truth and on chosen answers."""

from __future__ import annotations

FORM = """
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa">
  <h:head><model>
    <instance><data id="visit"><town>b</town><shops>n s</shops></data></instance>
    <instance id="towns"><root>
      <item><name>a</name><label>东方</label></item><item><name>b</name><label>西园</label></item>
    </root></instance>
    <itext>
      <translation lang="English" default="true()">
        <text id="noodles"><value form="image">n.png</value><value>Noodles</value></text>
        <text id="soap"><value>Soap</value></text>
      </translation>
      <translation lang="中文"><text id="noodles"><value>面馆</value></text></translation>
    </itext>
  </model></h:head>
  <h:body>
    <select1 ref="/data/town"><itemset nodeset="instance('towns')/root/item">
      <value ref="name"/><label ref="label"/></itemset></select1>
    <select ref="/data/shops">
      <item><label ref="jr:itext('noodles')"/><value>n</value></item>
      <item><label ref="jr:itext('soap')"/><value>s</value></item>
    </select>
  </h:body>
</h:html>
"""


def test_if(ask):
    assert ask("if(/data/age > 18, 'old', 'young')") == "young"
    assert ask("if(true(), 'yes', nonsense())") == "yes"


def test_coalesce(ask):
    assert ask("coalesce(/data/empty, /data/nothing, /data/word)", "string") == "abc"
    assert ask("coalesce(0 div 0, 'x')") == "x"
    assert ask("coalesce('', '')") == ""


def test_once(ask):
    assert ask("once('new')", node="/data/word") == "abc"
    assert ask("once('new')", node="/data/empty") == "new"


def test_true(ask):
    assert ask("true()") is True


def test_false(ask):
    assert ask("false()") is False


def test_boolean(ask):
    assert ask("boolean('false') and boolean(/data/empty) and boolean(-1)")
    assert not ask("boolean('') or boolean(/data/nothing) or boolean(0) or boolean(0 div 0)")


def test_not(ask):
    assert ask("not('') and not(0) and not(not(1))")


def test_boolean_from_string(ask):
    assert ask("boolean-from-string('True') and boolean-from-string('1') and boolean-from-string(1)")
    assert not ask("boolean-from-string('yes') or boolean-from-string('1.0') or boolean-from-string('')")


def test_checklist(ask):
    assert ask("checklist(1, 2, true(), false(), 1)")
    assert not ask("checklist(-1, 1, true(), 'a')")
    assert ask("checklist(1, -1, 0, 'a')")
    assert not ask("checklist(1, -1, 0, '')")


def test_weighted_checklist(ask, refused):
    assert ask("weighted-checklist(2, 3, true(), 2.5, false(), 9)")
    assert ask("weighted-checklist(2, -1, true(), 100)")
    assert not ask("weighted-checklist(-1, 2, 1, 5)")
    assert "weight" in refused("weighted-checklist(0, 9, /data/row/n, 1)")
    assert "weight" in refused("weighted-checklist(0, 9, 1, 1, 1)")


def test_selected(ask):
    assert ask("selected(/data/many, 'b') and selected('1 2', 2)")
    assert not ask("selected(/data/many, 'ab') or selected(/data/many, 'a b')")
    assert ask("selected('', '')")
    assert not ask("selected('a', '')")


def test_is_selected(ask):
    assert ask("is-selected(/data/many, 'c')")


def test_selected_at(ask):
    assert ask("selected-at(/data/many, 1)") == "b"
    assert ask("selected-at('a  b', 1)") == "b"
    assert ask("selected-at(/data/many, 9)") == ""
    assert ask("selected-at(/data/many, -1)") == ""
    assert ask("selected-at(/data/many, '')") == "a"


def test_count_selected(ask):
    assert ask("count-selected(' a  b ')") == 2
    assert ask("count-selected('')") == 0


def test_jr_choice_name(ask):
    assert ask("jr:choice-name(/data/town, '/data/town')", xml=FORM) == "西园"
    assert ask("jr:choice-name(/data/shops, ' /data/shops ')", xml=FORM) == "Noodles, Soap"
    assert ask("jr:choice-name('n', '/data/shops')", xml=FORM, language="中文") == "面馆"
    assert ask("jr:choice-name('n', '/data/nothing')", xml=FORM) == ""
    from_here = {"xml": FORM, "node": "/h:html/h:head/model/instance[1]/data/shops"}
    assert ask("jr:choice-name(../town, '../town')", **from_here) == "西园"
    assert ask("jr:choice-name(../town, 'current()/../town')", **from_here) == "西园"


def test_jr_itext(ask):
    assert ask("jr:itext('noodles')", xml=FORM) == "Noodles"
    assert ask("jr:itext('noodles')", xml=FORM, language="中文") == "面馆"
    assert ask("jr:itext('soap')", xml=FORM, language="中文") == "Soap"
    assert ask("jr:itext('none')", xml=FORM) == ""
