"""Working out relevance, calculations and counts after something changed."""

from __future__ import annotations

import contextlib
import heapq
from typing import TYPE_CHECKING

from fieldkit.questionnaires.checks import stored_value
from fieldkit.questionnaires.dependencies import calls_of
from fieldkit.questionnaires.expression import FUNCTIONS, ExpressionError
from fieldkit.questionnaires.reading.names import form_path
from fieldkit.questionnaires.running import MOST_INSTANCES, too_many
from fieldkit.questionnaires.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fieldkit.questionnaires.answers import AnswerTree
    from fieldkit.questionnaires.expression import Expression
    from fieldkit.questionnaires.model import Bind, Form
    from fieldkit.questionnaires.running import Running

_SPEAKING = frozenset({"jr:choice-name", "jr:itext", "format-date", "format-date-time"})


class Settling:
    """Keeps one interview's answers in step with its form.

    Only what depends on a change is worked out again, each path at most once and
    after everything it depends on.
    """

    def __init__(self, form: Form, answers: AnswerTree, running: Running) -> None:
        self._form = form
        self._answers = answers
        self._running = running
        self._dependencies = form.dependencies
        self._choosers = frozenset(one for some in form.dependencies.choosers.values() for one in some)
        self.born: list[Node] = []
        """Instances that a count has added, and that nothing has been done with yet."""
        self._by_hand: set[Node] = set()
        self._origin: Node | None = None
        self._counts_later: set[str] | None = None
        self.is_opening = True
        """Events of opening: everything is worked out when they are over, so counts need not follow yet."""

    def settle_all(self, *, keep_fresh: bool) -> None:
        """Work everything out, in order.

        Args:
            keep_fresh: leave stored results of now(), uuid(), once() … as they are
                (a reopened sheet must not get a new time or a new number).
        """
        for path in sorted(self._dependencies.order, key=self._dependencies.order.__getitem__):
            self._work_out(path, keep_fresh=keep_fresh)

    def settle_words(self) -> None:
        """Work out again what is said in the language of the interview."""
        if self.is_opening:
            return
        for path, bind in self._form.binds.items():
            if bind.calculate is not None and _speaks(bind.calculate):
                self.settle(self._work_out(path, keep_fresh=True))

    def answered(self, node: Node) -> None:
        """A person has answered: over a calculation the answer stands until what that depends on changes."""
        self._by_hand.add(node)
        self.changed(node)

    @contextlib.contextmanager
    def counting_later(self) -> Iterator[None]:
        """Follow counts when an answer and all that it sets off have come to rest."""
        self._counts_later = set()
        yield
        waiting, self._counts_later = self._counts_later, None
        for path in sorted(waiting, key=self._dependencies.order.__getitem__):
            self.settle(self._work_out(path, keep_fresh=True))

    def work_out_again(self, path: str, instance: Node) -> None:
        """Work out one path after an event has put something else there."""
        before, self._origin = self._origin, instance
        self.settle(self._work_out(path, keep_fresh=False))
        self._origin = before

    def changed(self, node: Node, also: Iterable[str] = ()) -> None:
        """Work out what depends on one node, and on the form paths that changed with it."""
        before, self._origin = self._origin, node
        self.settle([node.schema, *also])
        self._origin = before

    def settle(self, changed: Iterable[str]) -> None:
        """Work out what depends on the form paths whose values changed."""
        waiting: list[tuple[int, str]] = []
        queued: set[str] = set()
        touched = list(changed)
        seen = set(touched)
        while True:
            for path in touched:
                for dependent in self._dependencies.dependents.get(path, ()):
                    if dependent not in queued:
                        queued.add(dependent)
                        heapq.heappush(waiting, (self._dependencies.order[dependent], dependent))
            if waiting:
                _, path = heapq.heappop(waiting)
                queued.discard(path)
                touched = self._work_out(path, keep_fresh=False)
                seen.update(touched)
                continue
            touched = self._drop_lost_choices(seen)
            if not touched:
                return
            seen = set(touched)

    def _work_out(self, path: str, *, keep_fresh: bool, recount: bool = True) -> list[str]:
        """Work out one path in all its instances; return the form paths that are different now."""
        bind = self._form.binds.get(path)
        touched: list[str] = []
        repeat = self._form.repeat(path)
        count = repeat.count if repeat is not None and recount and not self.is_opening else None
        if count is not None and self._counts_later is not None:
            self._counts_later.add(path)
        elif count is not None and self._recount(path, count):
            touched.extend(self._settle_inside(path))
        if bind is None:
            return touched
        for node in self._answers.nodes_at(path):
            if bind.relevant is not None:
                is_relevant = self._running.truth(bind.relevant, node, default=True)
                if is_relevant is not node.relevant:
                    node.relevant = is_relevant
                    touched.extend(one.schema for one in node.walk())
                    if is_relevant and not self.is_opening:
                        touched.extend(self._come_back(node))
            if bind.calculate is not None and self._recalculate(bind, node, keep_fresh=keep_fresh):
                touched.append(path)
        return touched

    def _come_back(self, shown: Node) -> list[str]:
        """Work out what stands inside a group again: unasked, it could not see its own surroundings."""
        inside = {one.schema for one in shown.walk()} & self._dependencies.order.keys()
        changed: list[str] = []
        for path in sorted(inside - {shown.schema}, key=self._dependencies.order.__getitem__):
            changed.extend(self._work_out(path, keep_fresh=True))
        return changed

    def _recalculate(self, bind: Bind, node: Node, *, keep_fresh: bool) -> bool:
        assert bind.calculate is not None
        if node in self._by_hand and (keep_fresh or self._is_elsewhere(node)):
            return False
        if keep_fresh and node.text and _is_fresh(bind.calculate):
            return False
        self._by_hand.discard(node)
        try:
            text = stored_value(self._running.value(bind.calculate, node), node)
        except ExpressionError as error:
            self._running.failed(bind.calculate, node, error.reason)
            text = ""
        else:
            self._running.worked(bind.calculate, node)
        return self._answers.put(node, text)

    def _recount(self, path: str, count: Expression) -> bool:
        parents = [one for one in self._answers.nodes_at(path.rpartition("/")[0]) if one.is_present]
        is_changed = False
        for parent in parents:
            # The count stands beside the repeat, so it is read from the place of an instance.
            place = _beside(path, parent)
            number = self._running.count(count, place, self._hidden_count(count, place))
            if number is not None and number > MOST_INSTANCES - len(self._answers.nodes_at(path)):
                number = self._within_reason(count, place, number)
            born = [] if number is None else self._answers.raise_count(path, parent, number)
            is_changed = is_changed or bool(born)
            self.born.extend(born)
        return is_changed

    def _within_reason(self, count: Expression, place: Node, number: int) -> int | None:
        """A number that all instances of a form together can still be raised to."""
        beside = place.parent.children if place.parent is not None else []
        missing = number - sum(one.name == place.name for one in beside)
        asked = len(self._answers.nodes_at(place.schema)) + missing
        if missing <= 0 or asked <= MOST_INSTANCES:
            return number
        self._running.failed(count, place, too_many(asked))
        return None

    def _hidden_count(self, count: Expression, place: Node) -> Node | None:
        """The question that a count names, where it is not asked: what it holds counts (as in JavaRosa)."""
        around = _around(place)
        schema = form_path(count.source.removeprefix("current()/"), place.schema)
        found = [one for one in self._answers.nodes_at(schema) if not one.is_present]
        return max(found, key=lambda one: sum(above in around for above in _around(one)), default=None)

    def settle_instances(self, instance: Node) -> None:
        """Work out a repeat of which an instance was added or taken away, and all that counts them."""
        self.changed(instance, self._settle_inside(instance.schema))

    def _is_elsewhere(self, node: Node) -> bool:
        """Whether a node stands in another instance of a repeat than the one where something changed."""
        if self._origin is None:
            return False
        around = {one.schema: one for one in [node, *_around(node)]}
        return any(
            self._form.repeat(one.schema) is not None and around.get(one.schema, one) is not one
            for one in [self._origin, *_around(self._origin)]
        )

    def _settle_inside(self, path: str) -> list[str]:
        inside = [one for one in self._dependencies.order if one == path or one.startswith(f"{path}/")]
        for one in sorted(inside, key=self._dependencies.order.__getitem__):
            self._work_out(one, keep_fresh=True, recount=one != path)
        return inside

    def _drop_lost_choices(self, changed: set[str]) -> list[str]:
        """Clear answers that their list of choices no longer offers (as ODK Web Forms does)."""
        touched: list[str] = []
        askers = {asker for path in changed for asker in self._dependencies.choosers.get(path, ())}
        askers |= changed & self._choosers
        for path in sorted(askers, key=self._dependencies.order.__getitem__):
            question = self._form.questions[path]
            for node in self._answers.nodes_at(path):
                if not node.text or not node.is_present:
                    continue
                offered = set(self._running.choice_values(question, node))
                text = " ".join(value for value in node.text.split() if value in offered)
                if self._answers.put(node, text):
                    touched.append(path)
        return touched


def _around(node: Node) -> list[Node]:
    found: list[Node] = []
    one = node.parent
    while one is not None:
        found.append(one)
        one = one.parent
    return found


def _speaks(expression: Expression) -> bool:
    return any(call.name in _SPEAKING for call in calls_of(expression.tree))


def _is_fresh(expression: Expression) -> bool:
    # A form may hold a call that nothing answers, where it is left out or waits for an answer.
    known = (FUNCTIONS.get(call.name) for call in calls_of(expression.tree))
    return any(one is not None and one.is_fresh for one in known)


def _beside(path: str, parent: Node) -> Node:
    """An instance of the repeat, or a stand-in where there is none yet."""
    name = path.rpartition("/")[2]
    found = parent.child(name)
    if found is not None:
        return found
    stand_in = Node(name, parent)
    stand_in.schema = path
    return stand_in
