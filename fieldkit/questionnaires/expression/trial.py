"""One expression tried on any XML document, without a form: ``fieldkit form eval``.

A request is a mapping with ``expr``, and, all of them optional, ``xml``, ``node``, ``root``,
``namespaces``, ``language``, ``kind``; the answer is a mapping with ``value`` or ``error``.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.expression.context import Context
from fieldkit.questionnaires.expression.documents import NodeKind, XmlNode, kind_of, path_of, read_document
from fieldkit.questionnaires.expression.evaluate import evaluate, node_set
from fieldkit.questionnaires.expression.parser import parse
from fieldkit.questionnaires.expression.syntax import ExpressionError, Syntax
from fieldkit.questionnaires.expression.values import (
    Value,
    arithmetic,
    moment_text,
    scalar,
    to_boolean,
    to_moment,
    to_text,
)
from fieldkit.questionnaires.expression.xform_texts import XFormTexts

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.kernel.clock import Clock
    from fieldkit.kernel.texts import Language
    from fieldkit.questionnaires.tree import Node

Answer: TypeAlias = "dict[str, bool | float | str | list[str]]"

_TOO_DEEP = Text("嵌套太深", "nested too deeply")
NOTHING = "<data/>"
"""The document of a request that brings none."""


class Trial:
    """Answers requests; documents read once are kept for the next request on them."""

    def __init__(self, clock: Clock, language: Language, chance: random.Random | None = None) -> None:
        self._clock = clock
        self._language = language
        self._chance = random.Random() if chance is None else chance  # noqa: S311 - random() is no secret
        self._xml = ""
        self._document: XmlNode | None = None

    def answer(self, request: object) -> Answer:
        """Return the value, or the reason why there is none; never raises for what a request says."""
        try:
            return {"value": self._value(_Request(request))}
        except ExpressionError as error:
            return {"error": error.reason.say(self._language)}
        except RecursionError:
            return {"error": _TOO_DEEP.say(self._language)}

    def _value(self, request: _Request) -> bool | float | str | list[str]:
        document = self._read(request.text("xml") or NOTHING)
        document.scope = request.prefixes()
        source, language = request.text("expr"), request.text("language")
        around = _Surroundings(document, self._clock, self._chance, language)
        top = _one_node(request.text("root"), around)
        node = _one_node(request.text("node"), around, top)
        around.document = top or _answers_meant(document, source)
        value = evaluate(_tree(source), Context.at(around, node or top or document))
        return _as_kind(value, request.text("kind"))

    def _read(self, xml: str) -> XmlNode:
        if self._document is None or self._xml != xml:
            self._document = read_document(xml)
            self._xml = xml
        return self._document


class _Request:
    """What was asked, checked as it is taken out."""

    def __init__(self, given: object) -> None:
        if not isinstance(given, Mapping):
            raise ExpressionError("一行要是一个 JSON 对象", "a line has to be a JSON object")
        self._given = given
        if not isinstance(given.get("expr"), str):
            raise ExpressionError("缺少 expr", "expr is missing")

    def text(self, name: str) -> str:
        """Return a text, empty for null or nothing."""
        value = self._given.get(name)
        if value is not None and not isinstance(value, str):
            raise ExpressionError(f"{name} 要是文字", f"{name} has to be a text")
        return value or ""

    def prefixes(self) -> dict[str, str]:
        """Return prefixes and the addresses they stand for."""
        value = self._given.get("namespaces") or {}
        if not isinstance(value, Mapping):
            raise ExpressionError("namespaces 要是一个对象", "namespaces has to be an object")
        return {str(prefix): str(address) for prefix, address in value.items() if address}


def _tree(source: str) -> Syntax:
    """The tree of an expression.

    Raises:
        ExpressionError: it cannot be read; the reason names the place.
    """
    try:
        return parse(source).tree
    except ExpressionError as error:
        zh, en = error.reason.zh, error.reason.en
        place = error.position + 1
        raise ExpressionError(
            f"{zh}（第 {place} 个字符处）", f"{en} (at character {place})", error.position
        ) from error


def _one_node(path: str, surroundings: _Surroundings, top: Node | None = None) -> Node | None:
    """The node at a path of the whole document, or else of the part below ``top``."""
    if not path:
        return None
    tree = _tree(path)
    whole = surroundings.document
    nodes = node_set(evaluate(tree, Context.at(surroundings, whole)))
    if not nodes and top is not None:
        surroundings.document = top
        nodes = node_set(evaluate(tree, Context.at(surroundings, top)))
        surroundings.document = whole
    if not nodes:
        raise ExpressionError(f"文档里没有 {path}", f"the document has no {path}")
    return nodes[0]


def _answers_meant(document: XmlNode, source: str) -> Node:
    """Where absolute paths begin: in a whole form at its answers, unless the expression speaks of the form."""
    outermost = next((one for one in document.children if kind_of(one) is NodeKind.ELEMENT), None)
    if outermost is None or outermost.name != "html" or "html" in source or "//" in source:
        return document
    instances = (node for node in outermost.walk() if node.name == "instance")
    return next(instances, document)


class _Surroundings:
    """What expressions ask for, answered from one document alone."""

    def __init__(self, whole: XmlNode, clock: Clock, chance: random.Random, language: str) -> None:
        self._whole = whole
        self._texts = XFormTexts(whole, language)
        self.document: Node = whole
        self.chance = chance
        self.now: Callable[[], datetime] = clock.now
        self.language = language or self._texts.language

    def instance(self, name: str) -> Node | None:
        """Return the ``<instance id="…">``, or the answers when it is their id."""
        answers: Node | None = None
        for node in self._whole.walk():
            if kind_of(node) is not NodeKind.ELEMENT:
                continue
            if any(one.name == "id" and one.text == name for one in node.attributes):
                if node.name == "instance":
                    return node
                answers = answers or node
        return None if answers is None else answers.parent

    def translation(self, text_id: str) -> str:
        """Return an itext of the document's model."""
        return self._texts.text(text_id)

    def choice_label(self, value: str, path: str, origin: Node) -> str:
        """Return a choice's label by the select control that asks for ``path``."""

        def compute(expression: str, node: Node) -> Value:
            return evaluate(parse(expression).tree, Context(self, node, origin))

        return self._texts.choice_label(value, path, origin, compute)


def _as_kind(value: Value, kind: str) -> bool | float | str | list[str]:
    if kind not in _KINDS:
        known = ", ".join(filter(None, _KINDS))
        raise ExpressionError(f"kind 只能是 {known}", f"kind has to be one of {known}")
    return _KINDS[kind or _kind_of_value(value)](value)


def _kind_of_value(value: Value) -> str:
    if isinstance(value, list):
        return "nodeset"
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | float):
        return "number"
    return "date" if isinstance(value, date) else "string"


def _number(value: Value) -> float | str:
    number = arithmetic(value)
    if not math.isfinite(number):
        return to_text(number)
    return int(number) if number == int(number) else number


def _date(value: Value) -> str:
    moment = to_moment(value)
    one = scalar(value)
    if moment is None:
        if to_text(one) in {"", "NaN"}:
            return ""
        raise ExpressionError(f"{to_text(one)} 不是日期", f"{to_text(one)} is not a date")
    return moment_text(moment)


def _paths(value: Value) -> list[str]:
    return [path_of(node) for node in node_set(value)]


_KINDS: dict[str, Callable[[Value], bool | float | str | list[str]]] = {
    "": to_text,
    "bool": to_boolean,
    "number": _number,
    "string": to_text,
    "nodeset": _paths,
    "date": _date,
}
