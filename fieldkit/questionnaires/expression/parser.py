"""Tokens to a syntax tree: a Pratt parser for XPath 1.0."""

from __future__ import annotations

from dataclasses import replace

from fieldkit.questionnaires.expression.lexer import Kind, Token, tokens_of
from fieldkit.questionnaires.expression.shapes import ignores_place
from fieldkit.questionnaires.expression.syntax import (
    AXES,
    Call,
    Expression,
    ExpressionError,
    Filter,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Step,
    Syntax,
)

_BINDING = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
    "|": 8,
}
_UNARY_BINDING = 7
_NODE_TYPES = frozenset({"comment", "node", "processing-instruction", "text"})
_DEEPEST = 120
_EVERYTHING = Step("descendant-or-self", "node()")


def parse(source: str) -> Expression:
    """Read an expression.

    Raises:
        ExpressionError: with what is wrong and where.
    """
    parser = _Parser(tokens_of(source))
    tree = parser.expression(0)
    parser.expect_end()
    return Expression(source.strip(), tree)


class _Parser:
    """One pass over the tokens of one expression."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _is_mark(self, *texts: str, ahead: int = 0) -> bool:
        place = self._at + ahead
        if place >= len(self._tokens):
            return False
        token = self._tokens[place]
        return token.kind is Kind.MARK and token.text in texts

    def _expect(self, text: str) -> None:
        if not self._is_mark(text):
            raise ExpressionError(f"缺少 {text}", f"{text} is missing", self._next.position)
        self._take()

    def expect_end(self) -> None:
        """Refuse whatever is left over."""
        if self._next.kind is not Kind.END:
            raise ExpressionError(
                f"多余的 {self._next.text}", f"unexpected {self._next.text}", self._next.position
            )

    def expression(self, binding: int) -> Syntax:
        """Read operands and operators that bind tighter than ``binding``."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpressionError("嵌套太深", "nested too deeply", self._next.position)
        left = self._operand()
        while self._next.kind is Kind.OPERATOR and _BINDING[self._next.text] > binding:
            operator = self._take().text
            left = Operation(operator, left, self.expression(_BINDING[operator]))
        self._depth -= 1
        return left

    def _operand(self) -> Syntax:
        if self._next.kind is Kind.OPERATOR and self._next.text == "-":
            self._take()
            return Negation(self.expression(_UNARY_BINDING))
        return self._path()

    def _path(self) -> Syntax:
        if self._is_mark("/", "//"):
            return self._absolute_path()
        if not self._starts_primary():
            return Path(absolute=False, start=None, steps=self._steps())
        primary = self._primary()
        predicates = self._predicates()
        start: Syntax = Filter(primary, predicates) if predicates else primary
        if not self._is_mark("/", "//"):
            return start
        return Path(absolute=False, start=start, steps=self._further_steps())

    def _absolute_path(self) -> Path:
        if self._is_mark("/") and not self._starts_step(ahead=1):
            self._take()
            return Path(absolute=True, start=None, steps=())
        return Path(absolute=True, start=None, steps=self._further_steps())

    def _starts_step(self, ahead: int) -> bool:
        token = self._tokens[min(self._at + ahead, len(self._tokens) - 1)]
        return token.kind is Kind.NAME or self._is_mark("*", ".", "..", "@", ahead=ahead)

    def _starts_primary(self) -> bool:
        token = self._next
        if token.kind in {Kind.LITERAL, Kind.NUMBER} or self._is_mark("(") or self._is_variable():
            return True
        is_call = token.kind is Kind.NAME and self._is_mark("(", ahead=1)
        return is_call and token.text not in _NODE_TYPES

    def _is_variable(self) -> bool:
        following = self._tokens[min(self._at + 1, len(self._tokens) - 1)]
        return self._is_mark("$") and following.kind is Kind.NAME

    def _primary(self) -> Syntax:
        if self._is_variable():
            # Read, and refused where it is worked out: nothing gives a variable its value.
            mark = self._take()
            return Call(f"${self._take().text}", (), mark.position)
        token = self._take()
        if token.kind is Kind.LITERAL:
            return Literal(token.text)
        if token.kind is Kind.NUMBER:
            return Number(float(token.text))
        if token.kind is Kind.MARK:
            inner = self.expression(0)
            self._expect(")")
            return inner
        return Call(token.text, self._arguments(), token.position)

    def _arguments(self) -> tuple[Syntax, ...]:
        self._expect("(")
        arguments: list[Syntax] = []
        while not self._is_mark(")"):
            if arguments:
                self._expect(",")
            arguments.append(self.expression(0))
        self._take()
        return tuple(arguments)

    def _predicates(self) -> tuple[Syntax, ...]:
        predicates: list[Syntax] = []
        while self._is_mark("["):
            self._take()
            predicates.append(self.expression(0))
            self._expect("]")
        return tuple(predicates)

    def _steps(self) -> tuple[Step, ...]:
        return (self._step(), *self._further_steps())

    def _further_steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while self._is_mark("/", "//"):
            mark = self._take().text
            step = self._step()
            if mark == "//" and step.axis == "child" and all(map(ignores_place, step.predicates)):
                # The same nodes as descendant-or-self::node()/child::…, found without sorting.
                step = replace(step, axis="descendant")
            elif mark == "//":
                steps.append(_EVERYTHING)
            steps.append(step)
        return tuple(steps)

    def _step(self) -> Step:
        if self._is_mark("."):
            self._take()
            # XPath 1.0 has no ".[…]", but forms in use do.
            return Step("self", "node()", self._predicates())
        if self._is_mark(".."):
            self._take()
            return Step("parent", "node()", self._predicates())
        axis = self._axis()
        test, prefix = self._node_test()
        return Step(axis, test, self._predicates(), prefix)

    def _axis(self) -> str:
        if self._is_mark("@"):
            self._take()
            return "attribute"
        if self._next.kind is Kind.NAME and self._is_mark("::", ahead=1):
            token = self._take()
            if token.text not in AXES:
                raise ExpressionError(
                    f"不认识的轴 {token.text}", f"unknown axis {token.text}", token.position
                )
            self._take()
            return token.text
        return "child"

    def _node_test(self) -> tuple[str, str]:
        token = self._take()
        if token.kind is Kind.MARK and token.text == "*":
            return "*", ""
        if token.kind is not Kind.NAME:
            raise _no_value(token)
        if self._is_mark("("):
            return self._node_type(token)
        prefix, _, name = token.text.rpartition(":")
        return name, prefix

    def _node_type(self, token: Token) -> tuple[str, str]:
        if token.text not in _NODE_TYPES:
            raise ExpressionError(
                f"路径里不能用 {token.text}()", f"{token.text}() cannot stand in a path", token.position
            )
        self._take()
        target = ""
        if token.text == "processing-instruction" and self._next.kind is Kind.LITERAL:
            target = self._take().text
        self._expect(")")
        return f"{token.text}()", target


def _no_value(token: Token) -> ExpressionError:
    zh, en = (f"{token.text} 前面", f"before {token.text}") if token.text else ("结尾", "at the end")
    return ExpressionError(f"{zh}缺少一个值", f"a value is missing {en}", token.position)
