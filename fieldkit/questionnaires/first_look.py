"""A form opened once, as ODK Validate opens it, before it is taken: what stops Collect keeps it from running.

Every relevant, required, readonly and calculate is worked out at every place, asked or not;
defaults before anything else; each repeat gets one more instance; lists of choices last.
``if``, ``and``, ``or`` and ``coalesce`` leave out what does not matter, a constraint waits
for an answer. Only expressions that could go wrong are tried (:mod:`.watching`).
"""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import FixedClock
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.expression import Context, ExpressionError, check_call, evaluate
from fieldkit.questionnaires.expression.syntax import (
    Call,
    Filter,
    Literal,
    Negation,
    Operation,
    Path,
    Step,
    Syntax,
    chain,
)
from fieldkit.questionnaires.expression.values import to_boolean, to_text
from fieldkit.questionnaires.model import QuestionType, Repeat, all_elements
from fieldkit.questionnaires.reading.at_opening import beyond, several, takes_nodes
from fieldkit.questionnaires.reading.demands import DEMANDS, Asked
from fieldkit.questionnaires.reading.elsewhere import is_path, odd_part, refusable_step
from fieldkit.questionnaires.reading.findings import column_of, lists_of
from fieldkit.questionnaires.reading.watching import Incomplete, Stopped, Watched
from fieldkit.questionnaires.views import Device

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from fieldkit.questionnaires.model import Form, Itemset, Question
    from fieldkit.questionnaires.tree import Node

_NOT_LOOKED_AT = frozenset({"pulldata", "intersects"})
_CLOCK = FixedClock(datetime(2026, 1, 1, tzinfo=UTC))
_ROWS_TRIED = 20
_SEVERAL = 2


def first_look(form: Form, watched: Iterable[Watched], inside: Collection[str]) -> Iterator[Stopped]:
    """Open a form and yield what stops it, each expression once.

    Args:
        form: the form.
        watched: what could go wrong.
        inside: names of the lists that stand in the form itself; others lie in files, which ODK
            Validate does not open.
    """
    waiting = list(watched)
    if not waiting:
        return
    looking = _Looking(form, _CLOCK, random.Random(1))  # noqa: S311 - no secret
    looking.in_files = frozenset({*form.instances, *form.last_saved}) - frozenset(inside)
    for stage in (looking.unopened, looking.opened, looking.repeated):
        stage()
        for one in list(waiting):
            error = looking.error_of(one)
            if error is not None:
                waiting.remove(one)
                yield Stopped(one, error)


def incomplete_choices(form: Form, inside: Collection[str]) -> Iterator[Incomplete]:
    """Yield the choices that an opened form offers without a value or a label.

    Args:
        form: the form.
        inside: names of the lists that stand in the form itself; others lie in files.
    """
    gaps: dict[tuple[object, ...], bool] = {}
    asked = []
    for question in form.questions.values():
        itemset = question.itemset
        # JavaRosa does not look at what is to be ranked.
        if itemset is None or question.type is QuestionType.RANK:
            continue
        for name in lists_of(itemset.nodes.tree):
            shape = (name, itemset.value.source, itemset.label.source)
            if name in inside and shape not in gaps:
                gaps[shape] = _has_gaps(form, itemset, name)
            if gaps.get(shape):
                asked.append(question)
    if not asked:
        return
    looking = _Looking(form, _CLOCK, random.Random(1))  # noqa: S311 - no secret
    looking.opened()
    for question in asked:
        yield from looking.incomplete(question)


def _has_gaps(form: Form, itemset: Itemset, name: str) -> bool:
    rows = (row for root in form.instances[name].children for row in root.children)
    return any(_lacks(form, row, itemset) is not None for row in rows)


def _lacks(form: Form, row: Node, itemset: Itemset) -> bool | None:
    """Whether a row lacks its value (True) or its label (False); None when it lacks neither."""
    for part, is_value in ((itemset.value.tree, True), (itemset.label.tree, False)):
        is_text_id = isinstance(part, Call)
        column = column_of(part.arguments[0] if isinstance(part, Call) and part.arguments else part)
        cells = [child.string_value for child in row.children if child.name == column]
        is_there = len(cells) == 1 and bool(cells[0]) and (not is_text_id or _is_said(form, cells[0]))
        if column and not is_there:
            return is_value
    return None


def _is_said(form: Form, text_id: str) -> bool:
    media = form.media.get(text_id)
    has_picture = media is not None and any(kind == "image" for kind, _ in media.all_files)
    said = form.itext.get(text_id)
    parts = () if said is None else said.by_language.get(form.default_language, ())
    # Words that are answers only may turn out empty.
    return has_picture or any(isinstance(part, str) and part.strip() for part in parts)


class _Looking(Interview):
    """An interview that nobody answers.

    Attributes:
        in_files: names of lists that are not in the form.
    """

    in_files: frozenset[str] = frozenset()

    def unopened(self) -> None:
        """Nothing has been worked out: what defaults see."""
        self._columns = frozenset({"default"})

    def opened(self) -> None:
        """The form has just been opened."""
        self._events.preload(Device())
        self._open(keep_fresh=False)
        self._columns = frozenset({"relevant", "required", "read_only", "calculation"})

    def repeated(self) -> None:
        """Each repeat has one more instance."""
        for element in all_elements(self.form.elements):
            if isinstance(element, Repeat) and element.is_open:
                for instance in self._answers.nodes_at(element.path)[:1]:
                    self._add_beside(instance)
        self._columns |= {"choice_filter"}

    def _add_beside(self, instance: Node) -> None:
        path = self._answers.path_of(instance)
        if instance.is_present:
            with suppress(FieldkitError):
                self.add_repeat(path.rpartition("[")[0] if path.endswith("]") else path)

    def error_of(self, watched: Watched) -> ExpressionError | None:
        """Return why an expression stops the form at this stage."""
        if watched.column not in self._columns:
            return None
        tree = watched.expression.tree
        try:
            for node in self._answers.nodes_at(watched.path):
                self._try(tree, Context.at(self._running, node), is_single=watched.column != "choice_filter")
        except ExpressionError as error:
            return error
        return None

    def incomplete(self, question: Question) -> Iterator[Incomplete]:
        """Yield the choices of a question, asked or not, that lack something."""
        assert question.itemset is not None
        place = next(iter(self._answers.nodes_at(question.path)), None)
        with suppress(ExpressionError):
            rows = None if place is None else self._running.value(question.itemset.nodes, place)
            for number, row in enumerate(rows if isinstance(rows, list) else (), start=1):
                lacks = _lacks(self.form, row, question.itemset)
                if lacks is not None and (lacks or not self._says(row)):
                    listed = next(iter(lists_of(question.itemset.nodes.tree)), "")
                    at = row.parent.children.index(row) if row.parent else 0
                    yield Incomplete(question.path, f"{listed}-{at}", number, lacks)

    def _says(self, row: Node) -> bool:
        text_id = row.child("itextId")
        return text_id is not None and bool(self._running.translation(text_id.text))

    # --- one expression, as JavaRosa works it out ---------------------------------

    def _try(self, tree: Syntax, context: Context, *, is_single: bool = True) -> None:
        """Go through what is worked out.

        Raises:
            ExpressionError: JavaRosa stops there.
        """
        match tree:
            case Operation():
                self._try_operation(tree, context)
            case Negation(operand):
                self._try(operand, context)
            case Call():
                self._try_call(tree, context)
                if is_single and tree.name == "randomize":
                    self._want_one(tree, "randomize()", context)
            case Path():
                self._try_path(tree, context, is_single=is_single)
            case Filter():
                _refuse(odd_part(tree))
            case _:
                pass

    def _try_operation(self, tree: Operation, context: Context) -> None:
        first, operations = chain(tree)
        for one in operations:
            _refuse(odd_part(one))
        self._try(first, context)
        truth: bool | None = None
        for one in operations:
            if one.operator not in {"or", "and"}:
                self._try(one.right, context)
                truth = None
                continue
            truth = to_boolean(evaluate(one.left, context)) if truth is None else truth
            if truth is not (one.operator == "or"):
                self._try(one.right, context)
                truth = to_boolean(evaluate(one.right, context))

    def _try_call(self, call: Call, context: Context) -> None:
        if call.name in _NOT_LOOKED_AT:
            return
        check_call(call)
        _refuse(odd_part(call))
        for argument in self._worked_out(call, context):
            self._try(argument, context, is_single=not takes_nodes(call))
        demand = DEMANDS.get(call.name)
        if demand is not None:
            _refuse(demand(Asked(call, context, frozenset(self.form.itext))))

    def _worked_out(self, call: Call, context: Context) -> Iterator[Syntax]:
        """The arguments that matter, one after the other."""
        arguments = call.arguments
        if call.name == "if":
            yield arguments[0]
            yield arguments[1] if to_boolean(evaluate(arguments[0], context)) else arguments[2]
        elif call.name == "coalesce":
            yield arguments[0]
            if to_text(evaluate(arguments[0], context)) in {"", "NaN"}:
                yield from arguments[1:]
        elif call.name != "indexed-repeat":
            yield from arguments
        else:
            yield from arguments[2::2]

    def _try_path(self, path: Path, context: Context, *, is_single: bool) -> None:
        _refuse(odd_part(path))
        _refuse(refusable_step((Path(path.absolute, None, path.steps),)))
        if isinstance(path.start, Call) and path.start.name == "instance":
            if any(isinstance(one, Literal) and one.text in self.in_files for one in path.start.arguments):
                return
            check_call(path.start)
            _refuse(DEMANDS["instance"](Asked(path.start, context, frozenset())))
        elif not path.absolute:
            _refuse(_beyond(path, context.origin if path.start else context.node))
        for place, step in enumerate(path.steps):
            if step.predicates:
                self._try_predicates(path, place, step, context)
            self._want_no_mixture(path, place, step, context)
        if is_single and not any(_is_odd(one) for step in path.steps for one in step.predicates):
            self._want_one(path, path.steps[-1].test if path.steps else "/", context)

    def _want_no_mixture(self, path: Path, place: int, step: Step, context: Context) -> None:
        """JavaRosa cannot take ``*`` where one of several names comes more than once."""
        if step.test != "*" or any(one.predicates for one in path.steps) or not path.absolute:
            return
        found = evaluate(Path(path.absolute, path.start, path.steps[: place + 1]), context)
        names = [node.name for node in found] if isinstance(found, list) else []
        if len(names) > len(set(names)) > 1:
            raise ExpressionError("“*”指到了循环组，请写出题名", "“*” meets a repeat; please write the names")

    def _want_one(self, tree: Syntax, name: str, context: Context) -> None:
        nodes = evaluate(tree, context)
        if not isinstance(nodes, list) or len(nodes) < _SEVERAL:
            return
        # JavaRosa takes a repeat named from inside as the own instance.
        if not all(
            node.schema and f"{context.origin.schema}/".startswith(f"{node.schema}/") for node in nodes
        ):
            raise several(name) if nodes[0].schema else _several_rows()

    def _try_predicates(self, path: Path, place: int, step: Step, context: Context) -> None:
        bare = (*path.steps[:place], Step(step.axis, step.test, (), step.prefix))
        rows = evaluate(Path(path.absolute, path.start, bare), context)
        for number, row in enumerate(rows[:_ROWS_TRIED] if isinstance(rows, list) else (), start=1):
            inside = Context(context.surroundings, row, context.origin, number, _ROWS_TRIED)
            for predicate in step.predicates:
                if not _is_variable(predicate):
                    self._try(predicate, inside, is_single=not is_path(predicate))


def _several_rows() -> ExpressionError:
    return ExpressionError(
        "名单里符合的不止一行，这里只能用一个", "several rows of the list match where one is wanted"
    )


def _is_variable(tree: Syntax) -> bool:
    return isinstance(tree, Call) and tree.name.startswith("$")


def _is_odd(predicate: Syntax) -> bool:
    """Whether JavaRosa makes something of its own of a predicate: a path, a text, a variable."""
    return isinstance(predicate, Path | Literal) or _is_variable(predicate)


def _beyond(path: Path, start: Node) -> ExpressionError | None:
    """Return the error of a path that goes up beyond where its answers or its list begin."""
    depth, above = 0, start.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    return beyond(path, "/x" * depth)


def _refuse(error: ExpressionError | None) -> None:
    if error is not None:
        raise error
