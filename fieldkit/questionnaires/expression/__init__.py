"""XPath 1.0 with the functions of ODK XForms: text → tokens → tree → value.

Doors: :func:`parse` (with every function checked by name and number of arguments),
:func:`evaluate`, :class:`Context`, :class:`Surroundings`, :class:`ExpressionError`.
Imports ``questionnaires.tree`` and nothing else of the program.
"""

from __future__ import annotations

from fieldkit.questionnaires.expression import (
    date_functions,
    geo_functions,
    node_functions,
    number_functions,
    text_functions,
)
from fieldkit.questionnaires.expression.context import Context, Surroundings
from fieldkit.questionnaires.expression.evaluate import evaluate, node_set
from fieldkit.questionnaires.expression.lists import ListDocument
from fieldkit.questionnaires.expression.parser import parse
from fieldkit.questionnaires.expression.registry import FUNCTIONS, check_call
from fieldkit.questionnaires.expression.syntax import Expression, ExpressionError

__all__ = [
    "FUNCTIONS",
    "FUNCTION_MODULES",
    "Context",
    "Expression",
    "ExpressionError",
    "ListDocument",
    "Surroundings",
    "check_call",
    "evaluate",
    "node_set",
    "parse",
]

FUNCTION_MODULES = (text_functions, number_functions, date_functions, node_functions, geo_functions)
"""The modules whose import fills :data:`FUNCTIONS`."""
