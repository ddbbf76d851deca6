"""Values of expressions: XPath 1.0 with the functions of ODK XForms."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaires.expression import Context, ExpressionError, check_call, evaluate, parse
from fieldkit.questionnaires.expression.values import number_text, to_number, to_text
from fieldkit.questionnaires.tree import Node


class Sheet:
    """Answers, a list of choices and a clock, without a form."""

    def __init__(self, clock):
        self.document = Node("")
        self.chance = random.Random(5)
        self.language = "English (en)"
        self.now = clock.now
        data = self.document.add("data")
        for name, text in [
            ("age", "12"),
            ("empty", ""),
            ("word", "abc"),
            ("many", "a b c"),
            ("born", "2014-05-01"),
        ]:
            node = data.add(name, text)
            node.data_type = "date" if name == "born" else "string"
        for text in ("3", "", "7"):
            data.add("row").add("n", text)
        data.add("hidden", "9").relevant = False
        self.list = Node("")
        root = self.list.add("rows")
        for name, kind in [("A", "x"), ("B", "y"), ("C", "x"), ("D", "y"), ("E", "x"), ("F", "y")]:
            item = root.add("item")
            item.add("name", name)
            item.add("kind", kind)

    def instance(self, name):
        return self.list if name == "list" else None

    def translation(self, text_id):
        return f"<{text_id}>"

    def choice_label(self, value, path, _origin):
        return f"{path}={value}"


@pytest.fixture
def value(clock):
    sheet = Sheet(clock)

    def compute(source, at="age"):
        data = sheet.document.children[0]
        node = data if at == "data" else data.child(at)
        return evaluate(parse(source).tree, Context.at(sheet, node))

    return compute


@pytest.mark.parametrize(
    ("data_type", "text", "truth"),
    [("string", "", False), ("string", "0", True), ("string", "false", True), ("int", "0", False),
     ("int", "-7", True), ("decimal", "0.0", False), ("decimal", "0.5", True), ("boolean", "false", False),
     ("boolean", "0", False), ("boolean", "true", True), ("date", "2024-01-01", True)],
)  # fmt: skip
def test_an_answer_as_a_truth_is_its_value(clock, data_type, text, truth):
    sheet = Sheet(clock)
    node = sheet.document.children[0].child("word")
    node.data_type, node.text = data_type, text
    for source in (
        "boolean(.)",
        "not(not(.))",
        ". and true()",
        ". or false()",
        "if(., true(), false())",
        ". = true()",
    ):
        assert evaluate(parse(source).tree, Context.at(sheet, node)) is truth


def test_several_nodes_or_a_group_are_true_by_being_there(value):
    assert value("boolean(../row/n)")
    assert value("boolean(/data)")
    assert not value("boolean(/data/nothing)")


TRUE_ONES = """
    1 = 1.0
    string(../row/n) = '3' and ../row/n + 1 = 4
    'a' != 'b'
    '10' > 9
    not('10' < '9')
    1 + 2 * 3 = 7
    (1 + 2) * 3 = 9
    10 div 4 = 2.5
    -7 mod 3 = -1
    - - 3 = 3
    2 - 1 - 1 = 0
    true() or unknown
    not(false() and true())
    1 < 2 and 2 <= 2 and 3 >= 3 and 4 > 3
    /data/age = 12
    /data/age + 1 = 13
    ../word = 'abc'
    . = 12
    current() = 12
    /data/missing = ''
    /data/hidden = ''
    count(/data/hidden) = 0
    count(/data/row) = 3
    sum(/data/row/n) = 10
    max(/data/row/n) = 7
    min(/data/row/n) = 3
    min(4, 2, 9) = 2
    count-non-empty(/data/row/n) = 2
    /data/row[2]/n = ''
    /data/row[n = 7]/n = 7
    /data/row[last()]/n = 7
    /data/row[position() = 1]/n = 3
    position(/data/row[3]) = 3
    /data/row/n = 7
    /data/row/n != 7
    count(//n) = 3
    count(/data/row | /data/age) = 4
    name = ''
    count(instance('list')/rows/item[kind = 'x']) = 3
    count(instance('list')/rows/item[kind = 'x' and /data/age = 12]) = 3
    instance('list')/rows/item[name = 'D']/kind = 'y'
    pulldata('list', 'kind', 'name', 'D') = 'y'
    selected(/data/many, 'b')
    not(selected(/data/many, 'ab'))
    not(selected(/data/empty, 'a'))
    count-selected(/data/many) = 3
    count-selected(/data/empty) = 0
    selected-at(/data/many, 1) = 'b'
    selected-at(/data/many, 9) = ''
    if(/data/age > 18, 'old', 'young') = 'young'
    if(true(), 'yes', date('rubbish')) = 'yes'
    coalesce(/data/empty, 'x') = 'x'
    coalesce(/data/age, 'x') = '12'
    once('new') = '12'
    concat('a', 1, true()) = 'a1true'
    concat(/data/row/n) = '37'
    join('-', 'a', 'b') = 'a-b'
    join('/', /data/row/n) = '3//7'
    substr('hello', 1, 3) = 'el'
    substr('hello', -3) = 'llo'
    substring('12345', 2, 3) = '234'
    substring('12345', 1.5, 2.6) = '234'
    substring-before('2026-06', '-') = '2026'
    substring-after('2026-06', '-') = '06'
    substring-before('abc', 'x') = ''
    translate('bar', 'abc', 'AB') = 'BAr'
    string-length('网点') = 2
    normalize-space('  a   b ') = 'a b'
    contains('abc', 'b')
    contains('abc', '')
    starts-with('abc', 'ab')
    ends-with('abc', 'bc')
    regex('1234', '[0-9]{4}')
    not(regex('1234', '[0-9]{3}'))
    boolean-from-string('True')
    boolean('false')
    not(boolean(''))
    number('12') = 12
    number('2026-01-01') = 20454
    string(number('x')) = 'NaN'
    int(7.9) = 7
    int(-7.9) = -7
    round(2.5) = 3
    round(-1.5) = -1
    round(1234.567, 2) = 1234.57
    round(1234.567, -2) = 1200
    floor(-1.5) = -2
    ceiling(1.2) = 2
    abs(-3) = 3
    pow(2, 10) = 1024
    sqrt(16) = 4
    exp10(2) = 100
    log10(1000) = 3
    round(pi(), 5) = 3.14159
    string(sqrt(-1)) = 'NaN'
    string(0.1 + 0.2) = '0.30000000000000004'
    string(1000000000000000000000) = '1000000000000000000000'
    string(0.000001) = '0.000001'
    string(1 div 0) = 'Infinity'
    string(-0) = '0'
    checklist(1, 2, true(), false(), true())
    not(checklist(-1, 1, true(), true()))
    /data/born < today()
    /data/born + 1 = date('2014-05-02')
    string(date(/data/born + 31)) = '2014-06-01'
    today() = date('2026-06-30')
    int((today() - /data/born) div 365.25) = 12
    format-date(/data/born, '%Y/%n/%e %a %b') = '2014/5/1 Thu May'
    format-date-time(now(), '%H:%M:%S.%3') = '09:30:00.000'
    round(decimal-time('12:00:00'), 3) = 0.5
    decimal-date-time('1970-01-02T00:00:00.000Z') = 1
    string(date-time('2026-01-01T00:00:00.000+08:00')) = '2026-01-01T00:00:00.000+08:00'
    date('') = ''
    jr:itext('a:label') = '<a:label>'
    jr:choice-name('x', '/data/many') = '/data/many=x'
    string-length(uuid()) = 36
    string-length(uuid(8)) = 8
    random() < 1
    digest('abc', 'MD5', 'hex') = '900150983cd24fb0d6963f7d28e17f72'
    digest('abc', 'SHA-256') = 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='
    base64-decode('5L6/5rCR') = '便民'
    join('', randomize(instance('list')/rows/item/name, 42)) = 'AFCBDE'
    join('', randomize(instance('list')/rows/item/name, '')) = join('', randomize(instance('list')/rows/item/name, 0))
    string-length(join('', randomize(instance('list')/rows/item/name))) = 6
    count(preceding-sibling::*) = 0
"""


@pytest.mark.parametrize("source", [line.strip() for line in TRUE_ONES.strip().splitlines()])
def test_expression_holds(value, source):
    assert value(source) is True


@pytest.mark.parametrize(
    ("axis", "names"),
    [
        ("parent::*", ["data"]),
        ("ancestor::*", ["data"]),
        ("following-sibling::row", ["row", "row", "row"]),
        ("preceding-sibling::*", ["age", "empty", "word", "many"]),
        ("following::n", ["n", "n", "n"]),
        ("preceding::word", ["word"]),
        ("self::born", ["born"]),
        ("ancestor-or-self::*", ["data", "born"]),
        ("descendant-or-self::node()", ["born"]),
    ],
)
def test_axis_gives_nodes_in_document_order(value, axis, names):
    assert [node.name for node in value(axis, at="born")] == names


@pytest.mark.parametrize(
    ("source", "position"),
    [
        ("1 +", 3),
        ("1 = = 2", 4),
        ("'open", 0),
        ("selected(1, 2", 13),
        ("/data/a)", 7),
        ("a b", 2),
        ("#", 0),
        ("foo::a", 0),
        ("a/concat()", 2),
        ("a/text('x')", 7),
        ("$ + 1", 0),
        ("", 0),
        ("(" * 200 + "1" + ")" * 200, 120),
    ],
)
def test_unreadable_expression_is_refused_with_its_position(source, position):
    with pytest.raises(ExpressionError) as refusal:
        parse(source)
    assert refusal.value.position == position


@pytest.mark.parametrize("source", ["foo(1)", "selected(1)", "if(1, 2)", "not(1, 2)"])
def test_unknown_function_or_number_of_arguments_is_refused(source):
    with pytest.raises(ExpressionError):
        check_call(parse(source).tree)


@pytest.mark.parametrize(
    "source",
    ["regex('a', '[')", "instance('none')/rows", "count(1)", "date('rubbish')", "format-date('2026-01-01', '%Q')",
     "digest('a', 'CRC')", "digest('a', 'MD5', 'morse')", "uuid(-1)"],
)  # fmt: skip
def test_argument_a_function_cannot_take_is_an_expression_error(value, source):
    with pytest.raises(ExpressionError):
        value(source)


def test_names_may_be_operators_or_chinese(value):
    assert to_text(value("/data/div")) == ""
    assert parse("/data/年龄 and /data/mod").source == "/data/年龄 and /data/mod"
    assert value("3 * count(*)") == 0


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_as_text_reads_back_as_the_same_number(number):
    text = number_text(number)
    assert "e" not in text
    assert to_number(text) == number


@given(st.text(alphabet="()[]/.|*'\"=<> abc12,-+:@$", max_size=25))
def test_any_text_is_read_or_refused(text):
    try:
        position = len(parse(text).source)
    except ExpressionError as error:
        position = error.position
    assert 0 <= position <= len(text)


def test_not_a_number_is_never_equal(value):
    assert math.isnan(value("number('x')"))
    assert value("number('x') = number('x')") is False
