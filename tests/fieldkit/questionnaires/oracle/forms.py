"""Forms to hold against the reference engine: one for each feature, and some that are wrong."""

from __future__ import annotations

HEAD = (
    "type | name | label | relevant | required | constraint | calculation | default | repeat_count "
    "| choice_filter | parameters | read_only | trigger | appearance | save_to | constraint_message"
)
CHOICES = """
yn | y | 是 |
yn | n | 否 |
city | zw | 中卫 | nx
city | yc | 银川 | nx
city | nt | 南通 | js
prov | nx | 宁夏 |
prov | js | 江苏 |
"""


def tables(survey: str, *more: str) -> str:
    """Write a form as Markdown tables; short rows are filled up."""
    width = HEAD.count("|") + 1
    text = "| survey |\n" + _row(HEAD)
    for line in survey.strip().splitlines():
        cells = [cell.strip() for cell in line.split(" | ")]
        text += _row(" | ".join([*cells, *[""] * (width - len(cells))]))
    text += "| choices |\n" + _row("list_name | name | label | kind")
    text += "".join(_row(line) for line in CHOICES.strip().splitlines())
    return text + "\n".join(more)


def _row(line: str) -> str:
    return f"| | {line.strip()} |\n"


def xform(instance: str, model: str, body: str) -> str:
    """Write an XForm; ``instance`` is what stands inside ``<data>``."""
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms" '
        'xmlns:orx="http://openrosa.org/xforms" xmlns:ev="http://www.w3.org/2001/xml-events">'
        f'<h:head><h:title>t</h:title><model><instance><data id="t">{instance}<orx:meta>'
        f"<orx:instanceID/></orx:meta></data></instance>{model}</model></h:head><h:body>{body}</h:body></h:html>"
    )


SURVEYS = {
    "text": "text | a | A",
    "number": "integer | a | A\ndecimal | b | B",
    "date and time": "date | a | A\ntime | b | B\ndateTime | c | C",
    "select one": "select_one yn | a | A",
    "select multiple": "select_multiple yn | a | A\ntext | b | B | selected(${a}, 'y')",
    "rank": "rank yn | a | A",
    "note": "note | a | A",
    "note with an answer": "text | a | A\nnote | b | 你好 ${a}",
    "acknowledge": "acknowledge | a | A",
    "range": "range | a | A | | | | | | | | start=0 end=10 step=2",
    "geopoint": "geopoint | a | A",
    "geotrace and geoshape": "geotrace | a | A\ngeoshape | b | B",
    "image": "image | a | A",
    "audio, video, file": "audio | a | A\nvideo | b | B\nfile | c | C",
    "barcode": "barcode | a | A",
    "hidden": "hidden | a\ntext | b | B",
    "metadata": "start | start\nend | end\ntoday | today\ndeviceid | deviceid\nusername | u\nemail | m\nphonenumber | p\ntext | a | A",
    "audit": "audit | audit\ntext | a | A",
    "start-geopoint": "start-geopoint | a\ntext | b | B",
    "background-audio": "background-audio | a\ntext | b | B",
    "relevance": "integer | a | A\ntext | b | B | ${a} > 5",
    "relevance of a group": "integer | a | A\nbegin group | g | G | ${a} > 5\ntext | b | B\nend group",
    "nested groups": "integer | a | A\nbegin group | g | G | ${a} > 5\nbegin group | h | H | ${a} < 9\n"
    "text | b | B\nend group\nend group\ncalculate | c | | | | | concat('[', ${b}, ']')",
    "required": "text | a | A | | yes",
    "required by another answer": "integer | a | A\ntext | b | B | | ${a} = 1",
    "constraint": "integer | a | A | | | . > 0 and . < 10",
    "constraint on another answer": "integer | a | A\ninteger | b | B | | | . > ${a}",
    "read-only": "text | a | A | | | | | x | | | | yes",
    "read-only by another answer": "text | a | A\ntext | b | B | | | | | | | | | ${a} = 'x'",
    "calculation": "integer | a | A\ncalculate | b | | | | | ${a} * 2\ncalculate | c | | | | | ${b} + 1",
    "calculation on a question": "integer | a | A\ninteger | b | B | | | | ${a} + 1",
    "calculation with if": "integer | a | A\ncalculate | b | | | | | if(${a} > 3, 'big', 'small')",
    "calculation of truth": "integer | a | A\ncalculate | b | | | | | ${a} > 3",
    "calculation of a date": "date | a | A\ncalculate | b | | | | | format-date(${a}, '%Y/%m/%d')",
    "default": "text | a | A | | | | | x\ninteger | b | B | | | | | 5",
    "computed default": "integer | a | A | | | | | 2 + 3\ncalculate | b | | | | | ${a} + 1",
    "default from another answer": "text | a | A | | | | | x\ntext | b | B | | | | | ${a}",
    "trigger": "integer | a | A\ninteger | b | B | | | | ${a} + 1 | | | | | | ${a}",
    "trigger without a value": "integer | a | A\ninteger | b | B | | | | | | | | | | ${a}",
    "chain of triggers": "integer | a | A\ninteger | b | B | | | | ${a} + 1 | | | | | | ${a}\n"
    "integer | c | C | | | | ${b} + 1 | | | | | | ${b}",
    "repeat": "begin repeat | r | R\ninteger | a | A\nend repeat",
    "sum over a repeat": "begin repeat | r | R\ninteger | a | A\nend repeat\ncalculate | s | | | | | sum(${a})",
    "count of a repeat": "begin repeat | r | R\ninteger | a | A\nend repeat\ncalculate | n | | | | | count(${r})",
    "count of a repeat from inside": "begin repeat | r | R\ninteger | a | A\ncalculate | n | | | | | count(${r})\n"
    "end repeat",
    "position in a repeat": "begin repeat | r | R\ninteger | a | A\ncalculate | p | | | | | position(..)\nend repeat",
    "relevance in a repeat": "begin repeat | r | R\ninteger | a | A\ntext | b | B | ${a} > 5\nend repeat",
    "relevance of a repeat": "integer | n | N\nbegin repeat | r | R | ${n} > 1\ninteger | a | A\nend repeat\n"
    "calculate | s | | | | | count(${r})",
    "calculation in a repeat": "integer | n | N\nbegin repeat | r | R\ninteger | a | A\n"
    "calculate | b | | | | | ${a} + ${n}\nend repeat\ncalculate | s | | | | | sum(${b})",
    "counted repeat": "integer | n | N\nbegin repeat | r | R | | | | | | ${n}\ntext | a | A\nend repeat",
    "repeat with a fixed count": "begin repeat | r | R | | | | | | 3\ntext | a | A\nend repeat",
    "repeat with a computed count": "integer | n | N\nbegin repeat | r | R | | | | | | ${n} + 1\ntext | a | A\nend repeat",
    "nested repeats": "begin repeat | r | R\ntext | a | A\nbegin repeat | s | S\ninteger | b | B\nend repeat\n"
    "calculate | t | | | | | sum(${b})\nend repeat\ncalculate | u | | | | | sum(${b})",
    "default in a repeat": "begin repeat | r | R\ntext | a | A | | | | | x\ninteger | b | B | | | | | 1 + 1\nend repeat",
    "trigger in a repeat": "begin repeat | r | R\ninteger | a | A\ninteger | b | B | | | | ${a} * 2 | | | | | | ${a}\n"
    "end repeat",
    "cascade": "select_one prov | p | P\nselect_one city | c | C | | | | | | | kind = ${p}",
    "cascade in a repeat": "begin repeat | r | R\nselect_one prov | p | P\n"
    "select_one city | c | C | | | | | | | kind = ${p}\nend repeat",
    "choice name": "select_one yn | a | A\ncalculate | b | | | | | jr:choice-name(${a}, '${a}')",
    "choices from a repeat": "begin repeat | r | R\ntext | a | A\nend repeat\nselect_one ${a} | b | B",
    "randomised choices": "select_one yn | a | A | | | | | | | | randomize=true seed=3",
    "or_other": "select_one yn or_other | a | A",
    "choices from a file": "select_one_from_file streets.csv | a | A",
    "pulldata": "text | a | A\ncalculate | b | | | | | pulldata('streets', 'name', 'code', ${a})",
    "last saved": "text | a | A | | | | | ${last-saved#a}",
    "field-list": "begin group | g | G | | | | | | | | | | | field-list\ntext | a | A\ntext | b | B\nend group",
    "table-list": "begin group | g | G | | | | | | | | | | | table-list\nselect_one yn | a | A\nselect_one yn | b | B\n"
    "end group",
    "unknown appearance": "text | a | A | | | | | | | | | | | blinking",
    "once": "calculate | a | | | | | once(string-length('abc'))\ntext | b | B",
    "coalesce": "text | a | A\ntext | b | B\ncalculate | c | | | | | coalesce(${a}, ${b})",
    "selected-at": "select_multiple yn | a | A\ncalculate | b | | | | | selected-at(${a}, 0)\n"
    "calculate | c | | | | | count-selected(${a})",
    "regex": "text | a | A | | | regex(., '[0-9]{3}')",
    "join": "begin repeat | r | R\ntext | a | A\nend repeat\ncalculate | b | | | | | join('/', ${a})",
    "indexed-repeat": "begin repeat | r | R\ntext | a | A\nend repeat\n"
    "calculate | b | | | | | indexed-repeat(${a}, ${r}, 1)",
    "rounding": "decimal | a | A\ncalculate | b | | | | | round(${a}, 1)\ncalculate | c | | | | | int(${a})",
    "min and max": "begin repeat | r | R\ninteger | a | A\nend repeat\ncalculate | b | | | | | max(${a})\n"
    "calculate | c | | | | | min(${a})",
    # --- wrong ones
    "wrong: calculation of itself": "calculate | a | | | | | ${a} + 1\ntext | b | B",
    "wrong: relevance of itself": "integer | a | A | ${a} > 1",
    "wrong: a circle of relevances": "integer | a | A | ${b} > 1\ninteger | b | B | ${a} > 1",
    "wrong: a circle of calculations": "calculate | a | | | | | ${b}\ncalculate | b | | | | | ${a}\ntext | c | C",
    "wrong: a group by its own question": "begin group | g | G | ${a} > 1\ninteger | a | A\nend group",
    "wrong: syntax": "text | a | A\ntext | b | B | ${a} = = 1",
    "wrong: unclosed bracket": "text | a | A\ntext | b | B | (${a} = 1",
    "wrong: unclosed quote": "text | a | A\ntext | b | B | ${a} = 'x",
    "wrong: unknown function": "text | a | A\ntext | b | B | foo(${a})",
    "wrong: too few arguments": "text | a | A\ntext | b | B | selected(${a})",
    "wrong: several answers where one is wanted": (
        "begin repeat | g | G\ninteger | a | A\nend repeat\ncalculate | b | | | | | ${a} + 1"
    ),
    "wrong: a day that does not exist": "text | a | A\ncalculate | b | | | | | date('2026-02-30')",
    "wrong: a pattern": "text | a | A\ncalculate | b | | | | | regex(${a}, '[0')",
    "wrong: a digest": "text | a | A\ncalculate | b | | | | | digest(${a}, 'SHA-9')",
    "wrong: a format of a day": "text | a | A\ncalculate | b | | | | | format-date(today(), '%Q')",
    "wrong: beyond the form": "text | a | A\ncalculate | b | | | | | ../../../a",
    "a constraint of an unknown function": "text | a | A | | | foo(.)",
    "an unknown function that is left out": "text | a | A\ncalculate | b | | | | | if(false(), foo(1), 2)",
    "several answers of a question that may not be asked": (
        "integer | z | Z\nbegin repeat | g | G | ${z} = 1\ninteger | a | A\nend repeat\ninteger | b | B | ${a} = 1"
    ),
    "wrong: missing operand": "text | a | A\ncalculate | b | | | | | ${a} +",
    "wrong: constraint syntax": "text | a | A | | | . >",
    "wrong: choice filter syntax": "text | a | A\nselect_one city | b | B | | | | | | | kind = ",
    "a path that is missing": "text | a | A\ntext | b | B | /data/zz = 1",
}

ENTITY = tables(
    "text | a | A | | | | | | | | | | | | species\ninteger | n | N",
    "| entities |\n| | list_name | label | create_if |\n| | trees | ${a} | ${n} > 3 |\n",
)
ENTITY_UPDATE = tables(
    "csv-external | trees\ntext | id | ID\ntext | a | A | | | | | | | | | | | | species",
    "| entities |\n| | list_name | label | entity_id | update_if |\n| | trees | ${a} | ${id} | true() |\n",
)
OURS = (
    "| survey |\n| | type | name | label | bind::fieldkit:warning | bind::fieldkit:warning_message "
    "| bind::fieldkit:twice | bind::fieldkit:personal |\n| | integer | a | 甲 | . < 60 | ${a}？ | yes | yes |\n"
    "| | integer | b | 乙 | . < ${a} | | | |\n"
    '| settings |\n| | namespaces |\n| | fieldkit="urn:fieldkit" |\n'
)
LANGUAGES = (
    "| survey |\n| | type | name | label::中文 (zh) | label::English (en) |\n| | select_one yn | a | 甲 | A |\n"
    "| | note | b | 你好 ${a} | Hello ${a} |\n"
    "| choices |\n| | list_name | name | label::中文 (zh) | label::English (en) |\n| | yn | y | 是 | Yes |\n"
    "| | yn | n | 否 | No |\n| settings |\n| | default_language |\n| | English (en) |\n"
)

_INPUT = '<input ref="/data/{0}"><label>{0}</label></input>'
A, B = _INPUT.format("a"), _INPUT.format("b")
_REPEAT = '<group ref="/data/r"><label>R</label><repeat nodeset="/data/r"{0}>{1}</repeat></group>'
RA, RB = _INPUT.format("r/a"), _INPUT.format("r/b")

XFORMS = {
    "xform": xform("<a/>", '<bind nodeset="/data/a" type="string"/>', A),
    "xform: a question without a bind": xform("<a/>", "", A),
    "xform: an unknown type": xform("<a/>", '<bind nodeset="/data/a" type="hologram"/>', A),
    "xform: a bind by its id": xform(
        "<a/>", '<bind id="x" nodeset="/data/a" type="int"/>', '<input bind="x"><label>a</label></input>'
    ),
    "xform: a relative reference": xform(
        "<g><a/></g>", "", '<group ref="/data/g"><input ref="a"><label>a</label></input></group>'
    ),
    "xform: several instances in the model": xform(
        '<r jr:template=""><a>t</a></r><r><a>1</a></r><r><a>2</a></r>', "", _REPEAT.format("", RA)
    ),
    "xform: a repeat without template": xform("<r><a>1</a></r>", "", _REPEAT.format("", RA)),
    "xform: an absolute path means the own instance": xform(
        '<r jr:template=""><a/><b/></r><r><a/><b/></r>',
        '<bind nodeset="/data/r/a" type="int"/><bind nodeset="/data/r/b" calculate="/data/r/a + 1"/>',
        _REPEAT.format("", RA + RB),
    ),
    "xform: nobody adds": xform("<r><a/></r>", "", _REPEAT.format(' jr:noAddRemove="true()"', RA)),
    "xform: setvalue at first load": xform(
        "<a/><b>x</b>",
        '<setvalue event="odk-instance-first-load" ref="/data/a" value="1 + 1"/>'
        '<setvalue event="odk-instance-first-load" ref="/data/b"/>',
        A + B,
    ),
    "xform: setvalue of a text": xform(
        "<a/>", '<setvalue event="odk-instance-first-load" ref="/data/a">it is</setvalue>', A
    ),
    "xform: setvalue at several events": xform(
        "<a/><b/>",
        "",
        '<input ref="/data/a"><label>a</label><setvalue event="xforms-value-changed odk-instance-first-load" '
        'ref="/data/b" value="concat(/data/a, \'!\')"/></input>' + B,
    ),
    "xform: setvalue in a new repeat": xform(
        '<r jr:template=""><a/><b/></r><r><a/><b/></r>',
        '<bind nodeset="/data/r/b" calculate="concat(../a, \'-\')"/>',
        _REPEAT.format(
            "", '<setvalue event="odk-new-repeat" ref="/data/r/a" value="position(..)"/>' + RA + RB
        ),
    ),
    "xform: setvalue in a counted repeat": xform(
        '<n/><r jr:template=""><a/></r>',
        '<bind nodeset="/data/n" type="int"/>',
        _INPUT.format("n")
        + _REPEAT.format(
            ' jr:count="/data/n"',
            '<setvalue event="odk-new-repeat" ref="/data/r/a" value="\'new\'"/>' + RA,
        ),
    ),
    "xform: static choices": xform(
        "<a/>",
        "",
        '<select1 ref="/data/a"><label>a</label><item><label>X</label><value>x</value></item></select1>',
    ),
    "xform: a bind to nowhere": xform("<a/>", '<bind nodeset="/data/zz" type="int"/>', A),
    "xform: wrong: a question to nowhere": xform("<a/>", "", _INPUT.format("zz")),
    "xform: wrong: a bind without a path": xform("<a/>", '<bind type="int"/>', A),
    "xform: wrong: setvalue without a target": xform(
        "<a/>", '<setvalue event="odk-instance-first-load" value="1"/>', A
    ),
    "xform: wrong: a repeat without a path": xform(
        "<r><a/></r>", "", f'<group ref="/data/r"><label>R</label><repeat>{RA}</repeat></group>'
    ),
    "xform: wrong: a calculated group": xform(
        "<g><a/></g>",
        '<bind nodeset="/data/g" calculate="1 + 1"/>',
        '<group ref="/data/g"><label>g</label><input ref="/data/g/a"><label>a</label></input></group>',
    ),
    "xform: an entity of its own": '<!DOCTYPE h [<!ENTITY who "户主">]>'
    + xform("<a/>", "", '<input ref="/data/a"><label>&who;</label></input>'),
    "xform: a constraint on an unknown list": xform(
        "<a/>", """<bind nodeset="/data/a" constraint="instance('x')/root/item = ."/>""", A
    ),
    "xform: a label with an unknown list": xform(
        "<a/>",
        "",
        """<input ref="/data/a"><label>a <output value="instance('x')/root/item"/></label></input>""",
    ),
    "xform: wrong: an empty group": xform(
        "<g><a/></g>", "", '<group ref="/data/g"><label>G</label></group>' + A.replace("/data/a", "/data/g/a")
    ),
    "xform: wrong: an output of nothing": xform(
        "<a/>", "", '<input ref="/data/a"><label>x <output/></label></input>'
    ),
    "xform: wrong: a list without its column": xform(
        "<a/>",
        '<instance id="l"><root><item><name>x</name></item></root></instance>',
        '<select1 ref="/data/a"><label>a</label><itemset nodeset="instance(\'l\')/root/item">'
        '<value ref="name"/><label ref="label"/></itemset></select1>',
    ),
    "xform: wrong: setvalue to nowhere": xform(
        "<a/>", '<setvalue event="odk-instance-first-load" ref="/data/zz" value="1"/>', A
    ),
    "xform: wrong: an unknown list": xform(
        "<a/>",
        "",
        '<select1 ref="/data/a"><label>a</label><itemset nodeset="instance(\'zz\')/root/item">'
        '<value ref="name"/><label ref="label"/></itemset></select1>',
    ),
    "xform: wrong: an unknown event": xform(
        "<a/>", '<setvalue event="full-moon" ref="/data/a" value="1"/>', A
    ),
    "xform: two binds for one question": xform(
        "<a/>", '<bind nodeset="/data/a" type="int"/><bind nodeset="/data/a" required="true()"/>', A
    ),
    "xform: two repeats of one path": xform(
        "<r><a/></r>", "", _REPEAT.format("", RA) + _REPEAT.format("", RA)
    ),
    "xform: wrong: a select without choices": xform(
        "<a/>", "", '<select1 ref="/data/a"><label>a</label></select1>'
    ),
    "xform: wrong: a missing translation": xform(
        "<a/>", "", '<input ref="/data/a"><label ref="jr:itext(\'zz\')"/></input>'
    ),
    "xform: an output of nowhere": xform(
        "<a/>", "", '<input ref="/data/a"><label>x <output value="/data/zz"/></label></input>'
    ),
}
"""Written by hand; the name says what is in them."""


def every_table() -> dict[str, str]:
    """Return all forms written as tables, by name."""
    more = {"entity": ENTITY, "entity update": ENTITY_UPDATE, "languages": LANGUAGES, "our own columns": OURS}
    return {**{name: tables(survey) for name, survey in SURVEYS.items()}, **more}
