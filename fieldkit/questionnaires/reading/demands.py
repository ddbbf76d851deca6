"""What JavaRosa's functions demand of their arguments, where XPath would make do with anything.

Asked when a form is tried out (``first_look``): a value here is the one that stands there
when the form opens. ``selected(${a}, 1)`` stops ODK Collect, since 1 is no text.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fieldkit.questionnaires.expression import Context, ExpressionError, evaluate, parse
from fieldkit.questionnaires.expression.syntax import Call, Literal, Path, Syntax
from fieldkit.questionnaires.expression.values import Moment, node_value, number_of_text, parse_time
from fieldkit.questionnaires.reading.at_opening import fault_of
from fieldkit.questionnaires.reading.elsewhere import is_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.questionnaires.tree import Node

Plain: TypeAlias = "bool | float | str | Moment"
Demand: TypeAlias = "Callable[[Asked], ExpressionError | None]"

_NUMBERS = frozenset({"int", "decimal"})
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?")
_MINUTE = re.compile(r"T(\d{1,2})(?::?(\d{2}))?")
_PROPERTIES = frozenset({
    "", "deviceid", "email", "phonenumber", "simserial", "subscriberid", "username",
})  # fmt: skip
_CODE = re.compile(r"%(.?)", re.DOTALL)
_CODES = frozenset("YymnbdeHhMS3aW%")
_ALGORITHMS = frozenset({"MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"})
_ENCODINGS = frozenset({"BASE64", "HEX"})
_GROUPED = 2


class Asked(NamedTuple):
    """A call at the node where it is worked out; ``translations`` are the ids of the form's texts."""

    call: Call
    context: Context
    translations: frozenset[str]

    def argument(self, place: int) -> Syntax | None:
        """Return an argument as written, None when it is left out."""
        return self.call.arguments[place] if place < len(self.call.arguments) else None

    def value(self, place: int) -> Plain:
        """Return an argument's one value, nothing for one that is left out."""
        argument = self.argument(place)
        return "" if argument is None else plain_value(argument, self.context)

    def wrong(self, zh: str, en: str) -> ExpressionError:
        """Return an error at the call."""
        return ExpressionError(zh, en, self.call.position)


def plain_value(tree: Syntax, context: Context) -> Plain:
    """Return the value of an expression with numbers and days as their questions' types have them."""
    while isinstance(tree, Call) and tree.name == "once" and tree.arguments:
        tree = tree.arguments[0]  # when a form opens, its question holds nothing yet
    value = evaluate(tree, context)
    if not isinstance(value, list):
        return value
    return _typed(value[0]) if value else ""


def _typed(node: Node) -> Plain:
    text = node.string_value
    if node.data_type in _NUMBERS:
        number = number_of_text(text)
        return text if math.isnan(number) else number
    if node.data_type == "boolean" and text:
        return text in {"1", "true"}
    if node.data_type == "time" and text and parse_time(text):
        return datetime.combine(date(1970, 1, 1), parse_time(text) or datetime.min.time())
    value = node_value(node)
    assert not isinstance(value, list)
    return value


# --- demands -----------------------------------------------------------------------


def _texts(*places: int) -> Demand:
    def demand(asked: Asked) -> ExpressionError | None:
        for place in places:
            value = asked.value(place)
            if not isinstance(value, str):
                return asked.wrong(
                    f"{asked.call.name}() 的第 {place + 1} 个参数要是文字，数字请加引号，数字题请写 string(…)",
                    f"argument {place + 1} of {asked.call.name}() has to be a text; put a number in quotes, "
                    "a number question into string(…)",
                )
        return None

    return demand


def _day(asked: Asked) -> ExpressionError | None:
    value = asked.value(0)
    is_day = isinstance(value, date) or (isinstance(value, str) and (not value or _spells_a_moment(value)))
    if is_day or (isinstance(value, float | int) and not isinstance(value, bool) and not math.isinf(value)):
        return None
    return asked.wrong(f"“{value}”不是日期", f"“{value}” is not a date")


def _spells_a_moment(text: str) -> bool:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return False
    minute = _MINUTE.search(text)
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    return minute is None or (int(minute[1]) <= 23 and int(minute[2] or 0) <= 59)


def _day_and_format(asked: Asked) -> ExpressionError | None:
    wrong = _day(asked)
    value = asked.value(0)
    if wrong is not None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return wrong
    code = next((one for one in _CODE.findall(str(asked.value(1))) if one not in _CODES or not one), None)
    if code is None:
        return None
    return asked.wrong(f"日期格式里没有“%{code}”", f"a date format has no “%{code}”")


def _digest(asked: Asked) -> ExpressionError | None:
    for place, known in ((1, _ALGORITHMS), (2, _ENCODINGS)):
        text = str(asked.value(place))
        if asked.argument(place) is not None and text.upper() not in known:
            names = "、".join(sorted(known))
            return asked.wrong(
                f"digest() 没有“{text}”，可以写 {names}", f"digest() has no “{text}”; it has {names}"
            )
    return None


def _questions(*places: int) -> Demand:
    def demand(asked: Asked) -> ExpressionError | None:
        for place in places:
            argument = asked.argument(place)
            if argument is not None and not is_path(argument):
                return asked.wrong(
                    f"{asked.call.name}() 的第 {place + 1} 个参数要写题名",
                    f"argument {place + 1} of {asked.call.name}() has to be a question",
                )
        return None

    return demand


def _works_out(asked: Asked) -> ExpressionError | None:
    try:
        evaluate(asked.call, asked.context)
    except ExpressionError as error:
        return error
    return None


def _places(asked: Asked) -> ExpressionError | None:
    values = [evaluate(argument, asked.context) for argument in asked.call.arguments]
    return _works_out(asked) if all(isinstance(value, str) for value in values) else None


def _list(asked: Asked) -> ExpressionError | None:
    name = asked.argument(0)
    if not isinstance(name, Literal):
        return asked.wrong(
            "instance() 里要直接写名单的名称", "instance() wants the name of a list, written out"
        )
    if asked.context.surroundings.instance(name.text) is None:
        return asked.wrong(
            f"问卷里没有声明名单“{name.text}”", f"the form does not declare the list “{name.text}”"
        )
    return None


def _property(asked: Asked) -> ExpressionError | None:
    name = str(asked.value(0)).removeprefix("uri:")
    if name in _PROPERTIES:
        return None
    return asked.wrong(f"property() 没有“{name}”", f"property() has no “{name}”")


def _translation(asked: Asked) -> ExpressionError | None:
    wrong = _texts(0)(asked)
    if wrong is not None or asked.value(0) in asked.translations:
        return wrong
    name = asked.value(0)
    return asked.wrong(f"问卷里没有译文“{name}”", f"the form has no translation “{name}”")


def _choice_name(asked: Asked) -> ExpressionError | None:
    named = asked.value(1)
    try:
        is_question = isinstance(named, str) and isinstance(parse(named).tree, Path)
    except ExpressionError:
        is_question = False
    if is_question:
        return None
    return asked.wrong(
        "jr:choice-name() 的第 2 个参数要是加引号的题名",
        "argument 2 of jr:choice-name() has to be the path of a question in quotes",
    )


def _indexed(asked: Asked) -> ExpressionError | None:
    arguments = asked.call.arguments
    places = (0, *range(1, len(arguments), _GROUPED))
    if len(arguments) % _GROUPED == 0:
        return asked.wrong(
            "indexed-repeat() 的参数个数不对", "indexed-repeat() has a wrong number of arguments"
        )
    wrong = _questions(*places)(asked)
    if wrong is not None:
        return wrong
    asking, *repeats = ([*_nodes(arguments[place], asked.context)] for place in places)
    for repeat in repeats:
        if asking and repeat and not asking[0].schema.startswith(f"{repeat[0].schema}/"):
            return asked.wrong(
                "indexed-repeat() 的题目不在所写的循环组里",
                "the question of indexed-repeat() is not in that repeat",
            )
    return None


def _nodes(tree: Syntax, context: Context) -> list[Node]:
    value = evaluate(tree, context)
    return value if isinstance(value, list) else []


def _so_many(number: int) -> Demand:
    def demand(asked: Asked) -> ExpressionError | None:
        if len(asked.call.arguments) == number:
            return None
        name = asked.call.name
        return asked.wrong(
            f"{name}() 要写 {number} 个参数", f"{name}() wants {number} argument{'s' if number > 1 else ''}"
        )

    return demand


def _below_the_top(asked: Asked) -> ExpressionError | None:
    argument = asked.argument(0)
    nodes = [] if argument is None else _nodes(argument, asked.context)
    if nodes and nodes[0].parent is None:
        return asked.wrong("position() 里的“..”太多", "too many “..” in position()")
    return _as_written(asked)


def _as_written(asked: Asked) -> ExpressionError | None:
    return fault_of(asked.call)


def _pattern(asked: Asked) -> ExpressionError | None:
    written = Call("regex", (Literal(""), Literal(str(asked.value(1)))), asked.call.position)
    return fault_of(written)


DEMANDS: dict[str, Demand] = {
    "area": _questions(0),
    "coalesce": _so_many(2),
    "count": _as_written,
    "count-non-empty": _as_written,
    "count-selected": _texts(0),
    "date": _day,
    "date-time": _day,
    "decimal-date-time": _day,
    "decimal-time": _day,
    "digest": _digest,
    "distance": _places,
    "enclosed-area": _questions(0),
    "format-date": _day_and_format,
    "format-date-time": _day_and_format,
    "geofence": _questions(0, 1),
    "indexed-repeat": _indexed,
    "instance": _list,
    "is-selected": _texts(0, 1),
    "jr:choice-name": _choice_name,
    "jr:itext": _translation,
    "number": _so_many(1),
    "position": _below_the_top,
    "property": _property,
    "randomize": _as_written,
    "regex": _pattern,
    "selected": _texts(0, 1),
    "selected-at": _texts(0),
    "string": _so_many(1),
    "sum": _as_written,
    "weighted-checklist": _works_out,
}
"""By function; one that is not here takes whatever it is given."""
