"""What is found wrong while a form is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.questionnaires.dependencies import calls_of, trees_in
from fieldkit.questionnaires.expression import Expression, ExpressionError, check_call, parse
from fieldkit.questionnaires.expression.syntax import Call, Literal, Path, Step, Syntax
from fieldkit.questionnaires.problems import FormProblem, FormRefusedError
from fieldkit.questionnaires.reading.anchors import anchored
from fieldkit.questionnaires.reading.at_opening import AT_OPENING, beyond, looked_at
from fieldkit.questionnaires.reading.elsewhere import PATHS, never_read, no_path, only_here, refusable_step
from fieldkit.questionnaires.reading.rows import ENTITY
from fieldkit.questionnaires.reading.watching import Incomplete, Stopped, Watched, may_go_wrong

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text

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


class Suspect(NamedTuple):
    """Something in an expression that may stop a form; sure when nothing can be left out."""

    error: ExpressionError
    source: str
    path: str
    column: str
    is_sure: bool


_SHOWN = 40
# JavaRosa reads all steps of these when it opens a form, also of what it leaves out.
_STEP_BY_STEP = frozenset({*AT_OPENING, *PATHS})


class Findings:
    """Collects problems in the order of reading; ``errors`` keep the form from running.

    Attributes:
        is_known: the form has been taken before, so what only other clients cannot run is a doubt.
    """

    def __init__(self, locate: Locate, *, is_known: bool = False) -> None:
        self._locate = locate
        self.is_known = is_known
        self._known: dict[str, Expression] = {}
        self._sound: set[str] = set()
        self._named: dict[str, list[str]] = {}
        self._parts: dict[str, tuple[Syntax, ...]] = {}
        self._demanded: set[tuple[str, str, bool]] = set()
        self._risky: dict[tuple[str, bool], bool] = {}
        self.phone_targets: list[str] = []
        self.inside: set[str] = set()
        """Lists that stand in the form itself."""
        self.suspects: list[Suspect] = []
        self.watched: list[Watched] = []
        """Expressions to be tried out before the form is taken."""
        self.repeats: frozenset[str] = frozenset()
        self.doubled: frozenset[str] = frozenset()
        """Paths of what stands several times in the answers and is no repeat."""
        self.typed: frozenset[str] = frozenset()
        self.lists: list[tuple[str, str, str]] = []
        """Lists that expressions ask for: path, column, name."""
        self.errors: list[Problem] = []
        self.doubts: list[Problem] = []

    def refuse(self, code: FormProblem, about: str, column: str, /, **values: object) -> None:
        """Note a reason to refuse the form."""
        self.errors.append(Problem(code, Severity.ERROR, self._place(about, column), values))

    def refuse_structure(self, about: str, reason: Text) -> None:
        """Note that the form is not built as it has to be; a doubt in a form that is known."""
        name = name_of(about)
        name = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        note = self.doubt if self.is_known else self.refuse
        note(
            FormProblem.BUILT_WRONG,
            about,
            "type",
            about=f"“{name}”" if name else "",
            about_en=f"“{name}”: " if name else "",
            reason=reason.zh,
            reason_en=reason.en,
        )

    def doubt(self, code: FormProblem, about: str, column: str, /, **values: object) -> None:
        """Note something that its author may want to know."""
        self.doubts.append(Problem(code, Severity.WARNING, self._place(about, column), values))

    def doubt_once(self, code: FormProblem, about: str, column: str, /, **values: object) -> None:
        """Note a doubt unless it stands already: a template repeats what its first instance says."""
        doubt = Problem(code, Severity.WARNING, self._place(about, column), values)
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def expression(
        self, source: str | None, path: str, column: str, *, is_vital: bool = True, waits: bool = False
    ) -> Expression | None:
        """Read an expression; one that cannot be read is noted and gives None, as does none at all.

        Args:
            source: as written.
            path: the node it is bound to.
            column: where its author finds it.
            is_vital: a wrong one keeps the form from running, else it is a doubt.
            waits: it is worked out only when something is answered, so its form opens all the same.
        """
        if source is None or not source.strip(" \t\r\n"):
            return None
        try:
            expression = self._parsed(source)
            if not self.is_known and (source, column, waits) not in self._demanded:
                _demand(self._parts_of(expression), path, column, waits=waits)
                if column != "repeat_count":
                    self._demanded.add((source, column, waits))
        except ExpressionError as error:
            self.fault(error, source, path, column, is_sure=is_vital)
            return None
        wrong = self._wrong_call(expression)
        is_tried = is_vital and not waits and (column not in PATHS or column == "choice_filter")
        if wrong is not None and is_tried:
            self.suspects.append(Suspect(wrong[0], source, path, column, is_sure=not wrong[1]))
        elif wrong is not None:
            # A constraint waits for an answer, so JavaRosa lets such a form run.
            self.fault(wrong[0], source, path, column, is_sure=False)
            if not wrong[1]:
                return None
        when = "trigger" if waits and column != "constraint" else column
        self.lists.extend((path, when, name) for name in self._lists_of(expression))
        made = anchored(expression, path, self.repeats)
        is_nodes = column == "choice_filter"
        if is_tried and (wrong is not None or self._may_go_wrong(expression, path, is_nodes=is_nodes)):
            self.watched.append(Watched(path, column, made))
        return made

    def _may_go_wrong(self, expression: Expression, path: str, *, is_nodes: bool) -> bool:
        if expression.source.count("..") >= path.count("/"):
            return True
        asked = (expression.source, is_nodes)
        if asked not in self._risky:
            self._risky[asked] = may_go_wrong(
                self._parts_of(expression), self.repeats | self.doubled, self.typed, is_nodes=is_nodes
            )
        return self._risky[asked]

    def settle_suspects(self, stopped: Iterable[Stopped] | None) -> None:
        """Say of each suspect whether it keeps the form from running.

        Args:
            stopped: what stopped the form when it was tried out; None when it could not be tried.
        """
        for one, error in stopped or ():
            self.fault(error, one.expression.source, one.path, one.column, is_sure=True)
        for suspect in self.suspects:
            error, source, path, column, is_sure = suspect
            self.fault(error, source, path, column, is_sure=is_sure and stopped is None and not self.is_known)

    def settle_choices(self, found: Iterable[Incomplete]) -> None:
        """Refuse choices that a person could not see or that could not be stored."""
        for one in found:
            self.refuse(
                FormProblem.CHOICE_INCOMPLETE,
                one.about,
                "name" if one.is_value else "label",
                question=name_of(one.path),
                number=one.number,
                what="代码" if one.is_value else "文字",
                what_en="value" if one.is_value else "label",
            )

    def refusal(self, form: str) -> FormRefusedError:
        """Return the refusal with every reason, in the order of the sheet."""
        return FormRefusedError(form, tuple(sorted(self.errors, key=lambda problem: problem.place.row)))

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

    def _parts_of(self, expression: Expression) -> tuple[Syntax, ...]:
        """An expression and everything inside it; one that is written in many places is taken apart once."""
        known = self._parts.get(expression.source)
        if known is None:
            known = tuple(trees_in(expression.tree))
            self._parts[expression.source] = known
        return known

    def _lists_of(self, expression: Expression) -> list[str]:
        known = self._named.get(expression.source)
        if known is None:
            known = lists_of(expression.tree)
            self._named[expression.source] = known
        return known

    def only_here(self, expression: Expression) -> Iterator[str]:
        """Yield the functions of an expression that run here and nowhere else."""
        return only_here(self._parts_of(expression))

    def _wrong_call(self, expression: Expression) -> tuple[ExpressionError, bool] | None:
        """Return the first call that cannot be, and whether it may be left out when a form opens."""
        if expression.source in self._sound:
            return None
        calls = (one for one in self._parts_of(expression) if isinstance(one, Call))
        for call in calls:
            try:
                check_call(call)
            except ExpressionError as error:
                sure = {id(one.tree) for one in looked_at(expression.tree) if one.is_sure}
                # ODK Validate passes over pulldata(), whatever it holds.
                return error, id(call) not in sure or call.name == "pulldata"
        self._sound.add(expression.source)
        return None

    def _place(self, path: str, column: str) -> Place:
        is_of_an_entity = "/meta/entity/" in path
        return self._locate(f"{ENTITY if is_of_an_entity else ''}{name_of(path)}", column)


def _demand(parts: Sequence[Syntax], path: str, column: str, *, waits: bool) -> None:
    """Refuse what JavaRosa does not take in a column, whatever is answered.

    Raises:
        ExpressionError: with what is wrong.
    """
    _refuse(never_read(parts))
    if column in _STEP_BY_STEP and not waits:
        _refuse(refusable_step(parts))
    if column in PATHS:
        _refuse(no_path(parts[0], column))
    if column == "repeat_count":
        _refuse(beyond(parts[0], path))


def _refuse(error: ExpressionError | None) -> None:
    if error is not None:
        raise error


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
