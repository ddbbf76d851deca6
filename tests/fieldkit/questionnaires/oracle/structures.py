"""Parts of an XForm, put together right and wrong, to hold against the reference engine."""

from __future__ import annotations

from tests.fieldkit.questionnaires.oracle.choices import CHOICES_AND_TEXTS
from tests.fieldkit.questionnaires.oracle.forms import xform


def _input(path: str) -> str:
    return f'<input ref="{path}"><label>l</label></input>'


_ASKED = _input("/data/a")

PARTS = {
    "instance two children": xform("<a/>", '<instance id="k"><root/><root/></instance>', _ASKED),
    "primary two children": xform("<a/>", "", _ASKED).replace(
        "</data></instance>", "</data><more/></instance>"
    ),
    "instance no id": xform("<a/>", "<instance><root/></instance>", _ASKED),
    "instance same id": xform(
        "<a/>", '<instance id="k"><root/></instance><instance id="k"><root/></instance>', _ASKED
    ),
    "instance empty": xform("<a/>", '<instance id="k"/>', _ASKED),
    "instance src missing": xform("<a/>", '<instance id="k" src="jr://file/nope.xml"/>', _ASKED),
    "instance src bad": xform("<a/>", '<instance id="k" src="foo"/>', _ASKED),
    "no data id": xform("<a/>", "", _ASKED).replace('<data id="t">', "<data>"),
    "two models": xform("<a/>", "", _ASKED).replace("</model>", "</model><model/>"),
    "no title": xform("<a/>", "", _ASKED).replace("<h:title>t</h:title>", ""),
    "empty title": xform("<a/>", "", _ASKED).replace("<h:title>t</h:title>", "<h:title/>"),
    "no head": xform("<a/>", "", _ASKED).replace("<h:head>", "").replace("</h:head>", ""),
    "data attr": xform('<a x="1"/>', "", _ASKED),
    "text in data": xform("<a/>foo", "", _ASKED),
    "mixed": xform("<a>foo<b/></a>", "", _ASKED),
    "leaf group": xform("<a><b/></a>", "", _ASKED),
    "no meta": xform("<a/>", "", _ASKED).replace("<orx:meta><orx:instanceID/></orx:meta>", ""),
    "long name": xform("<" + "a" * 3000 + "/>", "", _input("/data/" + "a" * 3000)),
    "empty data": xform("", "", "").replace("<orx:meta><orx:instanceID/></orx:meta>", ""),
    "input no label": xform("<a/>", "", '<input ref="/data/a"/>'),
    "input empty label": xform("<a/>", "", '<input ref="/data/a"><label/></input>'),
    "input two labels": xform("<a/>", "", '<input ref="/data/a"><label>x</label><label>y</label></input>'),
    "label in body": xform("<a/>", "", "<label>x</label>" + _ASKED),
    "unknown control": xform("<a/>", "", '<foo ref="/data/a"><label>x</label></foo>' + _ASKED),
    "input in input": xform(
        "<a/><b/>", "", '<input ref="/data/a"><label>x</label>' + _input("/data/b") + "</input>"
    ),
    "range": xform(
        "<a/>",
        '<bind nodeset="/data/a" type="int"/>',
        '<range ref="/data/a" start="1" end="5" step="1"><label>x</label></range>',
    ),
    "range no type": xform(
        "<a/>", "", '<range ref="/data/a" start="1" end="5" step="1"><label>x</label></range>'
    ),
    "range no step": xform(
        "<a/>",
        '<bind nodeset="/data/a" type="int"/>',
        '<range ref="/data/a" start="1" end="5"><label>x</label></range>',
    ),
    "range no start": xform(
        "<a/>",
        '<bind nodeset="/data/a" type="int"/>',
        '<range ref="/data/a" end="5" step="1"><label>x</label></range>',
    ),
    "range words": xform(
        "<a/>",
        '<bind nodeset="/data/a" type="int"/>',
        '<range ref="/data/a" start="x" end="5" step="1"><label>x</label></range>',
    ),
    "upload": xform(
        "<a/>",
        '<bind nodeset="/data/a" type="binary"/>',
        '<upload ref="/data/a" mediatype="image/*"><label>x</label></upload>',
    ),
    "upload foo": xform(
        "<a/>",
        '<bind nodeset="/data/a" type="binary"/>',
        '<upload ref="/data/a" mediatype="foo"><label>x</label></upload>',
    ),
    "upload none": xform(
        "<a/>", '<bind nodeset="/data/a" type="binary"/>', '<upload ref="/data/a"><label>x</label></upload>'
    ),
    "trigger": xform("<a/>", "", '<trigger ref="/data/a"><label>x</label></trigger>'),
    "secret": xform("<a/>", "", '<secret ref="/data/a"><label>x</label></secret>'),
    "two questions one node": xform("<a/>", "", _ASKED + _ASKED),
    "repeat in repeat same": xform(
        "<r><a/></r>",
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r"><group><label>x</label><repeat nodeset="/data/r">'
        + _input("/data/r/a")
        + "</repeat></group></repeat></group>",
    ),
    "two repeats in a group": xform(
        "<r><a/></r>",
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r/a")
        + '</repeat><repeat nodeset="/data/r">'
        + _input("/data/r/a")
        + "</repeat></group>",
    ),
    "repeat of leaf": xform(
        "<r/>",
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r")
        + "</repeat></group>",
    ),
    "empty repeat": xform(
        "<r><a/></r>",
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r"></repeat></group>'
        + _input("/data/r/a"),
    ),
    "repeat question outside": xform(
        "<a/><r><b/></r>",
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">' + _ASKED + "</repeat></group>",
    ),
    "repeat member asked outside": xform(
        "<a/><r><b/></r>",
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r/b")
        + "</repeat></group>"
        + _input("/data/r/b"),
    ),
    "repeat at root": xform(
        "<a/>", "", '<group><label>r</label><repeat nodeset="/data">' + _ASKED + "</repeat></group>"
    ),
    "repeat to nowhere": xform(
        "<a/>", "", '<group><label>r</label><repeat nodeset="/data/q">' + _ASKED + "</repeat></group>"
    ),
    "repeat wrong root": xform(
        "<r><a/></r>",
        "",
        '<group><label>r</label><repeat nodeset="/dat/r">' + _input("/data/r/a") + "</repeat></group>",
    ),
    "question wrong root": xform("<a/>", "", _input("/dat/a")),
    "bind wrong root": xform("<a/>", '<bind nodeset="/dat/a" type="int"/>', _ASKED),
    "bind wrong root calc": xform("<a/><b/>", '<bind nodeset="/dat/b" calculate="1"/>', _ASKED),
    "bind wrong root required": xform("<a/>", '<bind nodeset="/dat/a" required="true()"/>', _ASKED),
    "group to nowhere": xform("<a/>", "", '<group ref="/data/q"><label>x</label>' + _ASKED + "</group>"),
    "setgeopoint bad event": xform("<a/>", '<odk:setgeopoint event="foo" ref="/data/a"/>', _ASKED),
    "setgeopoint no ref": xform("<a/>", '<odk:setgeopoint event="odk-instance-first-load"/>', _ASKED),
    "setgeopoint nowhere": xform(
        "<a/>", '<odk:setgeopoint event="odk-instance-first-load" ref="/data/zz"/>', _ASKED
    ),
    "recordaudio nowhere": xform(
        "<a/>", '<odk:recordaudio event="odk-instance-load" ref="/data/zz"/>', _ASKED
    ),
    "setvalue no event": xform("<a/>", '<setvalue ref="/data/a" value="1"/>', _ASKED),
    "setvalue empty event": xform("<a/>", '<setvalue event="" ref="/data/a" value="1"/>', _ASKED),
    "setvalue into group": xform(
        "<a/><g><b/></g>", '<setvalue event="odk-instance-first-load" ref="/data/g" value="1"/>', _ASKED
    ),
    "setvalue into group nothing": xform(
        "<a/><g><b/></g>", '<setvalue event="odk-instance-first-load" ref="/data/g"/>', _ASKED
    ),
    "submission": xform("<a/>", '<submission method="post" action="x"/>', _ASKED),
    "submission bad": xform("<a/>", '<submission method="foo"/>', _ASKED),
    "bind type foo": xform("<a/>", '<bind nodeset="/data/a" type="foo:bar"/>', _ASKED),
    "bind preload unknown": xform(
        "<a/>", '<bind nodeset="/data/a" jr:preload="foo" jr:preloadParams="x"/>', _ASKED
    ),
    "bind preload property unknown": xform(
        "<a/>", '<bind nodeset="/data/a" jr:preload="property" jr:preloadParams="foo"/>', _ASKED
    ),
    "bind preload ts unknown": xform(
        "<a/>", '<bind nodeset="/data/a" jr:preload="timestamp" jr:preloadParams="foo"/>', _ASKED
    ),
    **{
        f"empty {name}": xform("<a/>", f'<bind nodeset="/data/a" {name}=""/>', _ASKED)
        for name in ("relevant", "required", "readonly", "constraint", "calculate")
    },
    **{
        f"output with {what or 'nothing'}": xform(
            "<a/>", "", _ASKED.replace("<label>l", f"<label>l<output {what}/>")
        )
        for what in ('value=""', 'ref=""', "")
    },
    "required word": xform("<a/>", '<bind nodeset="/data/a" required="yes"/>', _ASKED),
    "readonly word": xform("<a/>", '<bind nodeset="/data/a" readonly="true"/>', _ASKED),
    "constraintMsg itext missing": xform(
        "<a/>", '<bind nodeset="/data/a" constraint="1" jr:constraintMsg="jr:itext(\'zz\')"/>', _ASKED
    ),
    "default unfit": xform("<a>x</a>", '<bind nodeset="/data/a" type="int"/>', _ASKED),
    "default unfit date": xform("<a>x</a>", '<bind nodeset="/data/a" type="date"/>', _ASKED),
    "default unfit geo": xform("<a>x</a>", '<bind nodeset="/data/a" type="geopoint"/>', _ASKED),
    "default unfit select": xform(
        "<a>zz</a>",
        "",
        '<select1 ref="/data/a"><label>a</label><item><label>X</label><value>x</value></item></select1>',
    ),
    "entity": xform(
        '<a/><meta><entity xmlns="http://www.opendatakit.org/xforms/entities" dataset="t" create="1" id=""><label/></entity></meta>',
        "",
        _ASKED,
    ),
    "template not repeat": xform('<r jr:template=""><b/></r>', "", _input("/data/r/b")),
    "template not repeat, unbound": xform('<r jr:template=""><b/></r><a/>', "", _ASKED),
    "template not repeat +inst": xform('<r jr:template=""><b/></r><r><b/></r><a/>', "", _ASKED),
    "template not repeat, calc in": xform(
        '<r jr:template=""><b/></r><a/>', '<bind nodeset="/data/r/b" calculate="1"/>', _ASKED
    ),
    "template not repeat, bind in": xform(
        '<r jr:template=""><b/></r><a/>', '<bind nodeset="/data/r/b" type="int"/>', _ASKED
    ),
    "template not repeat, calc": xform(
        '<r jr:template=""><b/></r><a/><c/>', '<bind nodeset="/data/c" calculate="count(/data/r)"/>', _ASKED
    ),
    "model child unknown": xform("<a/>", "<foo/>", _ASKED),
    "model child unknown ns": xform("<a/>", "<odk:foo/>", _ASKED),
    "model child label": xform("<a/>", "<label>x</label>", _ASKED),
    "dup setvalue target": xform(
        "<a/><a/>", '<setvalue event="odk-instance-first-load" ref="/data/a" value="1"/>', _ASKED
    ),
    "dup setvalue target no value": xform(
        "<a/><a/>", '<setvalue event="odk-instance-first-load" ref="/data/a"/>', _ASKED
    ),
    "dup calc reference": xform("<a/><a/><b/>", '<bind nodeset="/data/b" calculate="/data/a + 1"/>', _ASKED),
    "dup calc target": xform("<a/><b/><b/>", '<bind nodeset="/data/b" calculate="/data/a + 1"/>', _ASKED),
    "dup relevant ref": xform(
        "<a/><a/><b/>", '<bind nodeset="/data/b" relevant="/data/a = 1"/>', _ASKED + _input("/data/b")
    ),
    "dup output": xform(
        "<a/><a/><b/>",
        "",
        _ASKED + _input("/data/b").replace("<label>l", '<label>l<output value="/data/a"/>'),
    ),
    "setvalue in repeat instance lacks": xform(
        '<r jr:template=""><a/></r><r/>',
        '<setvalue event="odk-instance-first-load" ref="/data/r/a" value="1"/>',
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r/a")
        + "</repeat></group>",
    ),
}
STRUCTURES = {**CHOICES_AND_TEXTS, **PARTS}
