"""Canonical text of answers, and whether a text can be an answer of its type."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import TYPE_CHECKING

from fieldkit.kernel.canonical import code_text, decimal_text, plain_text
from fieldkit.questionnaires.expression.values import (
    Value,
    moment_text,
    number_text,
    parse_date,
    parse_moment,
    parse_time,
    scalar,
    to_moment,
    to_number,
    to_text,
)
from fieldkit.questionnaires.model import QuestionType
from fieldkit.questionnaires.problems import AnswerProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.questionnaires.tree import Node

_INTEGER = re.compile(r"-?\d+")
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_NUMBER_PART = r"-?\d+(?:\.\d+)?"
_POINT = re.compile(rf"({_NUMBER_PART})[ ]({_NUMBER_PART})(?:[ ]{_NUMBER_PART}){{0,2}}")
_SHORT_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def canonical_answer(kind: QuestionType, text: str, choices: Sequence[str]) -> str:
    """Return the one text of an answer; what cannot be read stays as it was typed.

    Args:
        kind: the question's type.
        text: as typed or picked.
        choices: the values on offer, whose order a multiple answer takes.
    """
    match kind:
        case QuestionType.INTEGER | QuestionType.DECIMAL:
            return decimal_text(text) or ""
        case QuestionType.DATE:
            return _canonical_date(code_text(text) or "")
        case QuestionType.TIME | QuestionType.DATE_TIME:
            return code_text(text) or ""
        case QuestionType.SELECT_MULTIPLE:
            picked = list(dict.fromkeys(text.split()))
            known = [value for value in choices if value in picked]
            return " ".join([*known, *(value for value in picked if value not in known)])
        case QuestionType.RANK:
            return " ".join(dict.fromkeys(text.split()))
        case QuestionType.GEOPOINT | QuestionType.GEOTRACE | QuestionType.GEOSHAPE:
            return _canonical_places(text)
        case QuestionType.TEXT | QuestionType.NOTE | QuestionType.BARCODE:
            return plain_text(text) or ""
        case _:
            return text.strip()


def _canonical_places(text: str) -> str:
    points = (" ".join(point.replace(",", " ").split()) for point in text.split(";"))
    return "; ".join(point for point in points if point)


def _canonical_date(text: str) -> str:
    match = _SHORT_DATE.fullmatch(text)
    if match is None:
        return text
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}"


def type_problem(kind: QuestionType, text: str, choices: Sequence[str]) -> AnswerProblem | None:
    """Return why a non-empty text cannot be an answer of this type."""
    problem: AnswerProblem | None = None
    match kind:
        case QuestionType.INTEGER:
            problem = None if _INTEGER.fullmatch(text) else AnswerProblem.NOT_INTEGER
        case QuestionType.DECIMAL:
            problem = None if _DECIMAL.fullmatch(text) else AnswerProblem.NOT_DECIMAL
        case QuestionType.DATE:
            problem = None if parse_date(text) else AnswerProblem.NOT_DATE
        case QuestionType.DATE_TIME:
            problem = None if parse_moment(text) else AnswerProblem.NOT_DATE
        case QuestionType.TIME:
            problem = None if parse_time(text) else AnswerProblem.NOT_TIME
        case QuestionType.SELECT_ONE:
            problem = None if text in choices else AnswerProblem.NOT_A_CHOICE
        case QuestionType.SELECT_MULTIPLE:
            problem = None if set(text.split()) <= set(choices) else AnswerProblem.NOT_A_CHOICE
        case QuestionType.RANK:
            # Everything is ranked, or nothing.
            problem = None if set(text.split()) == set(choices) else AnswerProblem.NOT_A_CHOICE
        case QuestionType.GEOPOINT | QuestionType.GEOTRACE | QuestionType.GEOSHAPE:
            problem = None if _are_places(kind, text) else AnswerProblem.NOT_PLACE
        case _:
            pass
    return problem


def _are_places(kind: QuestionType, text: str) -> bool:
    """One point; two or more for a trace; a ring of four or more that closes for a shape."""
    points = [point.strip() for point in text.strip().rstrip(";").split(";")]
    matches = [match for point in points if (match := _POINT.fullmatch(point))]
    if len(matches) != len(points):
        return False
    if not all(abs(float(one[1])) <= 90 and abs(float(one[2])) <= 180 for one in matches):
        return False
    if kind is QuestionType.GEOPOINT:
        return len(points) == 1
    if kind is QuestionType.GEOTRACE:
        return len(points) >= 2
    return len(points) >= 4 and matches[0].group(1, 2) == matches[-1].group(1, 2)


def stored_value(value: Value, node: Node) -> str:
    """Return the text that a computed value is stored as in a node.

    In an attribute (``create`` of an entity) truth is 1 or 0, as JavaRosa writes it.
    """
    if node.is_attribute and isinstance(value, bool):
        return "1" if value else "0"
    return stored_text(value, node.data_type)


def stored_text(value: Value, data_type: str) -> str:
    """Return the text that a computed value is stored as in a node of this type."""
    one = scalar(value)
    if one == "":
        return ""
    if data_type == "int":
        number = to_number(one)
        return str(math.trunc(number)) if math.isfinite(number) else ""
    if data_type in {"date", "dateTime"}:
        moment = to_moment(one)
        if moment is None:
            return to_text(one)
        is_day = data_type == "date" and isinstance(moment, datetime)
        return moment_text(moment.date() if is_day and isinstance(moment, datetime) else moment)
    if data_type == "decimal" or (isinstance(one, float) and math.isnan(one)):
        number = to_number(one)
        return number_text(number) if math.isfinite(number) else ""
    return to_text(one)
