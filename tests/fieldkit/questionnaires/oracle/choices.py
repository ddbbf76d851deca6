"""Lists of choices and translations, right and wrong, to hold against the reference engine."""

from __future__ import annotations

from tests.fieldkit.questionnaires.oracle.forms import xform


def _input(path: str) -> str:
    return f'<input ref="{path}"><label>l</label></input>'


_ASKED = _input("/data/a")
_ITEM = "<item><name>x</name><label>X</label></item>"
_NAMED = "<item><name>x</name><itextId>k-0</itextId></item>"
_NAME_OF_IT = '<text id="k-0"><value>x</value></text>'
_Q, _R = '<text id="q"><value>x</value></text>', '<text id="r"><value>x</value></text>'
_ROWS = "nodeset=\"instance('k')/root/item\""
_SHOWN = '<value ref="name"/><label ref="label"/>'


def _list(
    items: str, bind: str = "", attrs: str = _ROWS, inner: str = _SHOWN, control: str = "select1"
) -> str:
    return xform(
        "<a/><b/>",
        f'<instance id="k"><root>{items}</root></instance><bind nodeset="/data/a" {bind}/>',
        f'<{control} ref="/data/a"><label>a</label><itemset {attrs}>{inner}</itemset></{control}>'
        + _input("/data/b"),
    )


def _translated(items: str, rel: str = "", it: str = "", attr: str = _ROWS) -> str:
    return xform(
        "<a/>",
        f'<itext><translation lang="zh">{it}</translation></itext><instance id="k"><root>{items}</root></instance>'
        f'<bind nodeset="/data/a" {rel}/>',
        f'<select1 ref="/data/a"><label>a</label><itemset {attr}><value ref="name"/>'
        '<label ref="jr:itext(itextId)"/></itemset></select1>',
    )


def _static(items: str, control: str = "select1") -> str:
    return xform("<a/>", "", f'<{control} ref="/data/a"><label>a</label>{items}</{control}>')


def _texts(translations: str) -> str:
    return xform(
        "<a/>",
        f"<itext>{translations}</itext>",
        '<input ref="/data/a"><label ref="jr:itext(\'q\')"/></input>',
    )


CHOICES_AND_TEXTS = {
    "no body content": xform("<a/>", "", ""),
    "no body content, bind calc": xform("<a/>", '<bind nodeset="/data/a" calculate="1"/>', ""),
    "no body": xform("<a/>", "", "").replace("<h:body></h:body>", ""),
    "unreferenced dup": xform("<a/><b/><b/>", "", _ASKED),
    "bound dup": xform("<a/><b/><b/>", '<bind nodeset="/data/b" type="int"/>', _ASKED),
    "calc dup": xform("<a/><b/><b/>", '<bind nodeset="/data/b" calculate="1"/>', _ASKED),
    "asked dup": xform("<a/><a/>", "", _ASKED),
    "dup group unref": xform("<a/><g><b/></g><g><b/></g>", "", _ASKED),
    "dup group asked inside": xform("<g><a/></g><g><a/></g>", "", _input("/data/g/a")),
    "repeat without control multiple": xform("<a/><r><b/></r><r><b/></r>", "", _ASKED),
    "dup in repeat": xform(
        "<r><b/><b/></r>",
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r/b")
        + "</repeat></group>",
    ),
    "two templates": xform(
        '<r jr:template=""><b/></r><r jr:template=""><b/></r>',
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r/b")
        + "</repeat></group>",
    ),
    "template lacks node": xform(
        '<r jr:template=""><b/></r><r><b/><c/></r>',
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r/b")
        + _input("/data/r/c")
        + "</repeat></group>",
    ),
    "instance lacks node": xform(
        '<r jr:template=""><b/><c/></r><r><b/></r>',
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r/b")
        + _input("/data/r/c")
        + "</repeat></group>",
    ),
    "instance has more": xform(
        '<r jr:template=""><b/></r><r><b/><c/></r>',
        "",
        '<group ref="/data/r"><label>r</label><repeat nodeset="/data/r">'
        + _input("/data/r/b")
        + "</repeat></group>",
    ),
    "ok": _list(_ITEM),
    "empty list": _list(""),
    "item 2 no label": _list(_ITEM + "<item><name>y</name></item>"),
    "item 1 no label": _list("<item><name>y</name></item>" + _ITEM),
    "item 2 no name": _list(_ITEM + "<item><label>y</label></item>"),
    "item 1 no name": _list("<item><label>y</label></item>" + _ITEM),
    "item 2 empty label": _list(_ITEM + "<item><name>y</name><label/></item>"),
    "item 2 empty name": _list(_ITEM + "<item><name/><label>l</label></item>"),
    "item dup label": _list(_ITEM + "<item><name>y</name><label>1</label><label>2</label></item>"),
    "item dup name": _list(_ITEM + "<item><name>y</name><name>z</name><label>1</label></item>"),
    "item dup kind, not shown": _list(_ITEM + "<item><name>y</name><kind/><kind/><label>1</label></item>"),
    "same value twice": _list(_ITEM + _ITEM),
    "no label": _list(_ITEM, inner='<value ref="name"/>'),
    "no value": _list(_ITEM, inner='<label ref="label"/>'),
    "label no ref": _list(_ITEM, inner='<value ref="name"/><label/>'),
    "copy": _list(_ITEM, inner='<copy ref="name"/><label ref="label"/>'),
    "value blank inside": _list(_ITEM + "<item><name>a b</name><label>l</label></item>"),
    "itext ok": _texts('<translation lang="zh"><text id="q"><value>x</value></text></translation>'),
    "itext dup id": _texts(
        '<translation lang="zh"><text id="q"><value>x</value></text><text id="q"><value>x</value></text></translation>'
    ),
    "itext dup id other form": _texts(
        '<translation lang="zh"><text id="q"><value>x</value></text><text id="q"><value form="short">x</value></text></translation>'
    ),
    "itext dup form": _texts(
        '<translation lang="zh"><text id="q"><value>x</value><value>y</value></text></translation>'
    ),
    "itext extra in 2nd": _texts(
        '<translation lang="zh"><text id="q"><value>x</value></text></translation><translation lang="en"><text id="q"><value>x</value></text><text id="r"><value>x</value></text></translation>'
    ),
    "itext missing in 2nd": _texts(
        '<translation lang="zh"><text id="q"><value>x</value></text></translation><translation lang="en"></translation>'
    ),
    "itext missing in 1st": _texts(
        '<translation lang="zh"/><translation lang="en"><text id="q"><value>x</value></text></translation>'
    ),
    "itext extra in 1st, default 2nd": _texts(
        '<translation lang="zh"><text id="q"><value>x</value></text><text id="r"><value>x</value></text></translation><translation lang="en" default=""><text id="q"><value>x</value></text></translation>'
    ),
    "itext two same lang": _texts(
        '<translation lang="zh"><text id="q"><value>x</value></text></translation><translation lang="zh"><text id="q"><value>x</value></text></translation>'
    ),
    "itext no lang": _texts('<translation><text id="q"><value>x</value></text></translation>'),
    "itext empty lang": _texts('<translation lang=""><text id="q"><value>x</value></text></translation>'),
    "itext no translations": _texts(""),
    "itext no id": _texts(
        '<translation lang="zh"><text id="q"><value>x</value></text><text><value>y</value></text></translation>'
    ),
    "itext no value": _texts('<translation lang="zh"><text id="q"></text></translation>'),
    "itext only image": _texts(
        '<translation lang="zh"><text id="q"><value form="image">jr://images/x.png</value></text></translation>'
    ),
    "itext unknown form": _texts(
        '<translation lang="zh"><text id="q"><value form="foo">x</value></text></translation>'
    ),
    "itext two defaults": _texts(
        '<translation lang="zh" default=""><text id="q"><value>x</value></text></translation><translation lang="en" default=""><text id="q"><value>x</value></text></translation>'
    ),
    "two itext": _texts(
        '<translation lang="zh"><text id="q"><value>x</value></text></translation></itext><itext><translation lang="en"><text id="q"><value>x</value></text></translation>'
    ),
    "default attr 1st, extra in 2nd": _texts(
        f'<translation lang="zh" default="true()">{_Q}</translation><translation lang="en">{_Q}{_R}</translation>'
    ),
    "default attr 1st, fewer in 2nd": _texts(
        f'<translation lang="zh" default="true()">{_Q}{_R}</translation><translation lang="en">{_Q}</translation>'
    ),
    "default attr 2nd, extra in 1st": _texts(
        f'<translation lang="zh">{_Q}{_R}</translation><translation lang="en" default="true()">{_Q}</translation>'
    ),
    "no default, extra form in 2nd": _texts(
        f'<translation lang="zh">{_Q}</translation><translation lang="en"><text id="q"><value>x</value><value form="image">jr://images/a.png</value></text></translation>'
    ),
    "no default, 3 langs": _texts(
        f'<translation lang="zh">{_Q}</translation><translation lang="en">{_Q}</translation><translation lang="fr">{_Q}{_R}</translation>'
    ),
    "extra with used": _texts(
        f'<translation lang="zh">{_Q}</translation><translation lang="en">{_Q}{_R}</translation>'
    ),
    "ok (texts)": _translated(_NAMED, it=_NAME_OF_IT),
    "unknown": _translated(_NAMED + _NAMED.replace("k-0", "k-1"), it=_NAME_OF_IT),
    "unknown, irrelevant": _translated(
        _NAMED + _NAMED.replace("k-0", "k-1"), it=_NAME_OF_IT, rel='relevant="false()"'
    ),
    "no id": _translated(_NAMED + "<item><name>y</name></item>", it=_NAME_OF_IT),
    "no id irrelevant": _translated(
        _NAMED + "<item><name>y</name></item>", it=_NAME_OF_IT, rel='relevant="false()"'
    ),
    "no value (texts)": _translated(
        _NAMED + _NAMED.replace("k-0", "k-1"), it=_NAME_OF_IT + '<text id="k-1"/>'
    ),
    "empty value": _translated(
        _NAMED + _NAMED.replace("k-0", "k-1"), it=_NAME_OF_IT + '<text id="k-1"><value/></text>'
    ),
    "only an answer": _translated(
        _NAMED, it='<text id="k-0"><value><output value="/data/a"/></value></text>'
    ),
    "only image": _translated(
        _NAMED + _NAMED.replace("k-0", "k-1"),
        it=_NAME_OF_IT + '<text id="k-1"><value form="image">jr://images/x.png</value></text>',
    ),
    "only audio": _translated(
        _NAMED + _NAMED.replace("k-0", "k-1"),
        it=_NAME_OF_IT + '<text id="k-1"><value form="audio">jr://audio/x.png</value></text>',
    ),
    "unknown filtered out": _translated(
        _NAMED + _NAMED.replace("k-0", "k-1").replace(">x<", ">y<"),
        it=_NAME_OF_IT,
        attr="nodeset=\"instance('k')/root/item[name='x']\"",
    ),
}
for _kind in ("select1", "select", "odk:rank"):
    CHOICES_AND_TEXTS |= {
        f"{_kind} static": _static("<item><label>X</label><value>x</value></item>", _kind),
        f"{_kind} static without label": _static("<item><value>x</value></item>", _kind),
        f"{_kind} static, empty label": _static("<item><label/><value>x</value></item>", _kind),
        f"{_kind} static without value": _static("<item><label>X</label></item>", _kind),
        f"{_kind} static, same value twice": _static(
            "<item><label>X</label><value>x</value></item>" * 2, _kind
        ),
        f"{_kind} without choices": _static("", _kind),
        f"{_kind}, no label": _list(_ITEM + "<item><name>y</name></item>", control=_kind),
        f"{_kind}, no name": _list(_ITEM + "<item><label>y</label></item>", control=_kind),
        f"{_kind} not asked, no name": _list(
            _ITEM + "<item><label>y</label></item>", 'relevant="false()"', control=_kind
        ),
    }
