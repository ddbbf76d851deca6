"""What is found wrong while a form is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.questionnaires.dependencies import calls_of
from fieldkit.questionnaires.expression import Expression, ExpressionError, check_call, parse
from fieldkit.questionnaires.expression.syntax import Literal, Path, Step, Syntax
from fieldkit.questionnaires.problems import FormProblem
from fieldkit.questionnaires.reading.anchors import anchored
from fieldkit.questionnaires.reading.at_opening import AT_OPENING, looked_at

Locate: TypeAlias = Callable[[str, str], Place]
"""From a question's name and a survey column to the place that its author sees."""

XML_NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "x": "http://www.w3.org/2002/xforms",
    "jr": "http://openrosa.org/javarosa",
    "odk": "http://www.opendatakit.org/xforms",
}
JR = "{http://openrosa.org/javarosa}"
ODK = "{http://www.opendatakit.org/xforms}"
ENTITIES = "{http://www.opendatakit.org/xforms/entities}"
FIELDKIT = "{urn:fieldkit}"
EVENTS = "{http://www.w3.org/2001/xml-events}"


class Findings:
    """Collects problems in the order of reading; ``errors`` keep the form from running."""

    def __init__(self, locate: Locate) -> None:
        self._locate = locate
        self._known: dict[str, Expression] = {}
        self._sound: set[str] = set()
        self.repeats: frozenset[str] = frozenset()
        self.lists: list[tuple[str, str, str]] = []
        """Lists that expressions ask for: path, column, name."""
        self.errors: list[Problem] = []
        self.doubts: list[Problem] = []

    def refuse(self, code: FormProblem, about: str, column: str, **values: object) -> None:
        """Note a reason to refuse the form."""
        self.errors.append(Problem(code, Severity.ERROR, self._place(about, column), values))

    def doubt(self, code: FormProblem, about: str, column: str, **values: object) -> None:
        """Note something that its author may want to know."""
        self.doubts.append(Problem(code, Severity.WARNING, self._place(about, column), values))

    def doubt_once(self, code: FormProblem, about: str, column: str, **values: object) -> None:
        """Note a doubt unless it stands already: a template repeats what its first instance says."""
        doubt = Problem(code, Severity.WARNING, self._place(about, column), values)
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def expression(
        self, source: str | None, path: str, column: str, *, is_vital: bool = True
    ) -> Expression | None:
        """Read an expression; a wrong one is noted and gives None, as does none at all.

        Args:
            source: as written.
            path: the node it is bound to.
            column: where its author finds it.
            is_vital: a wrong one keeps the form from running, else it is a doubt.
        """
        if source is None or not source.strip():
            return None
        try:
            expression = self._parsed(source)
        except ExpressionError as error:
            self.fault(error, source, path, column, is_sure=is_vital)
            return None
        wrong = self._wrong_call(expression)
        if wrong is not None:
            fault, is_left_out = wrong
            # A constraint waits for an answer, so JavaRosa lets such a form run.
            may_stand = column == "constraint" or (is_left_out and column in AT_OPENING)
            self.fault(fault, source, path, column, is_sure=is_vital and not may_stand)
            if not (is_left_out and column in AT_OPENING):
                return None
        self.lists.extend((path, column, name) for name in lists_of(expression.tree))
        return anchored(expression, path, self.repeats)

    def fault(self, error: ExpressionError, source: str, path: str, column: str, *, is_sure: bool) -> None:
        """Note what is wrong with an expression; what is not sure is a doubt."""
        note = self.refuse if is_sure else self.doubt
        note(
            FormProblem.EXPRESSION,
            path,
            column,
            question=name_of(path),
            reason=error.reason.zh,
            reason_en=error.reason.en,
            expression=source.strip(),
            # People count from 1, and do not see the blanks that conversion puts in front.
            position=max(error.position - (len(source) - len(source.lstrip())), 0) + 1,
        )

    def _parsed(self, source: str) -> Expression:
        """Read each text once; forms say the same thing in many places."""
        known = self._known.get(source)
        if known is None:
            known = parse(source)
            self._known[source] = known
        return known

    def _wrong_call(self, expression: Expression) -> tuple[ExpressionError, bool] | None:
        """Return the first call that cannot be, and whether it may be left out when a form opens."""
        if expression.source in self._sound:
            return None
        for call in calls_of(expression.tree):
            try:
                check_call(call)
            except ExpressionError as error:
                sure = {id(one.tree) for one in looked_at(expression.tree) if one.is_sure}
                # ODK Validate passes over pulldata(), whatever it holds.
                return error, id(call) not in sure or call.name == "pulldata"
        self._sound.add(expression.source)
        return None

    def _place(self, path: str, column: str) -> Place:
        return self._locate(name_of(path), column)


def lists_of(tree: Syntax) -> list[str]:
    """Return the names of the lists that an expression asks for."""
    asked = [call.arguments[0] for call in calls_of(tree) if call.name == "instance" and call.arguments]
    return [argument.text for argument in asked if isinstance(argument, Literal)]


def column_of(tree: Syntax) -> str:
    """Return the name of the one child that an expression names; empty for anything else."""
    match tree:
        case Path(absolute=False, start=None, steps=(Step(axis="child", test=name, predicates=()),)):
            return name
        case _:
            return ""


def name_of(path: str) -> str:
    """Return the last part of a path."""
    return path.rpartition("/")[2]


def local_name(tag: object) -> str:
    """Return an element's name without its namespace; empty for comments."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
