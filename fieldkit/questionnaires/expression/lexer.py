"""Text to tokens, by the rules of XPath 1.0 §3.7."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fieldkit.questionnaires.expression.syntax import ExpressionError


class Kind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    LITERAL = "literal"
    NAME = "name"
    OPERATOR = "operator"
    MARK = "mark"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``text`` of a literal is without its quotes."""

    kind: Kind
    text: str
    position: int


_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""
    (?P<blank>[ \t\r\n]+)
  | (?P<number>\d+(?:\.\d*)?|\.\d+)
  | (?P<literal>"[^"]*"|'[^']*')
  | (?P<name>{_NAME}(?::(?!:)(?:{_NAME}|\*))?)
  | (?P<operator><=|>=|!=|[=<>+\-|])
  | (?P<mark>::|//|\.\.|[()\[\],./@*$])
    """,
    re.VERBOSE,
)
_OPERATOR_AND_DIGIT = re.compile(r"(?:and|or|div|mod)(?=\d)")
_WORD_OPERATORS = frozenset({"and", "or", "div", "mod"})


def tokens_of(source: str) -> list[Token]:
    """Return the tokens of an expression, ended by one of kind END.

    Raises:
        ExpressionError: a character that cannot stand there, or a quote left open.
    """
    tokens: list[Token] = []
    position = 0
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            raise _unreadable(source[position], position)
        kind, text = str(match.lastgroup), match.group()
        if kind == "blank":
            position = match.end()
            continue
        if kind == "name" and _follows_operand(tokens):
            text = _operator_before_digits(text)
        tokens.append(_token(kind, text, position, tokens))
        position += len(text)
    tokens.append(Token(Kind.END, "", len(source)))
    return tokens


def _operator_before_digits(name: str) -> str:
    """``1 mod2`` means ``1 mod 2``, as in JavaRosa."""
    match = _OPERATOR_AND_DIGIT.match(name)
    return match.group() if match else name


def _unreadable(character: str, position: int) -> ExpressionError:
    if character in "'\"":
        return ExpressionError(f"引号 {character} 没有配对", f"unclosed quote {character}", position)
    if character.isspace():
        return ExpressionError(
            "这里有一个全角或不换行的空格，请改成普通空格",
            "a wide or no-break blank; use a plain one",
            position,
        )
    return ExpressionError(f"不认识的字符 {character}", f"unexpected character {character}", position)


def _token(kind: str, text: str, position: int, before: list[Token]) -> Token:
    if kind == "literal":
        return Token(Kind.LITERAL, text[1:-1], position)
    # After an operand, "*" multiplies and and/or/div/mod are operators, not names.
    if (kind == "name" or text == "*") and _follows_operand(before):
        if text == "*" or text in _WORD_OPERATORS:
            return Token(Kind.OPERATOR, text, position)
        raise ExpressionError(f"{text} 前面缺少运算符", f"operator expected before {text}", position)
    return Token(Kind(kind), text, position)


def _follows_operand(before: list[Token]) -> bool:
    if not before:
        return False
    last = before[-1]
    if last.kind is Kind.OPERATOR:
        return False
    return not (last.kind is Kind.MARK and last.text in {"@", "::", "(", "[", ",", "/", "//", "$"})
