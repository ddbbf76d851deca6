"""Metadata that a form fills in by itself, and its actions at events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.checks import stored_value
from fieldkit.questionnaires.expression import Expression, ExpressionError
from fieldkit.questionnaires.expression.values import moment_text
from fieldkit.questionnaires.revising import new_id

if TYPE_CHECKING:
    from fieldkit.questionnaires.answers import AnswerTree
    from fieldkit.questionnaires.model import Action, Bind, Form
    from fieldkit.questionnaires.running import Running
    from fieldkit.questionnaires.settling import Settling
    from fieldkit.questionnaires.tree import Node
    from fieldkit.questionnaires.views import Device

_FIRST_LOAD = ("odk-instance-first-load", "xforms-ready")
_EVERY_LOAD = "odk-instance-load"
_VALUE_CHANGED = "xforms-value-changed"
_NEW_REPEAT = "odk-new-repeat"
_FINISHED = "xforms-revalidate"


class Events:
    """Runs what the form wants done when a sheet is opened, changed, or finished."""

    def __init__(self, form: Form, answers: AnswerTree, running: Running, settling: Settling) -> None:
        self._form = form
        self._answers = answers
        self._running = running
        self._settling = settling

    def preload(self, device: Device) -> None:
        """Put in the metadata of a new sheet."""
        for path, bind in self._form.binds.items():
            text = self._preloaded(bind, device) if bind.preload else ""
            for node in self._answers.nodes_at(path) if text else ():
                node.text = text

    def _preloaded(self, bind: Bind, device: Device) -> str:
        match bind.preload, bind.preload_parameter:
            case "timestamp", "start":
                return moment_text(self._running.now())
            case "date", _:
                return self._running.now().date().isoformat()
            case "uid", _:
                return new_id(self._running.chance)
            case "property", name:
                return str(getattr(device, name.removeprefix("uri:"), ""))
            case _:
                return ""

    def stamp_end(self) -> None:
        """Put in the time at which the sheet was finished."""
        for path, bind in self._form.binds.items():
            if (bind.preload, bind.preload_parameter) == ("timestamp", "end"):
                for node in self._answers.nodes_at(path):
                    self._answers.put(node, moment_text(self._running.now()))
                self._settling.settle([path])

    def opened(self, *, is_new: bool) -> None:
        """The sheet was begun or reopened, and nothing in it has been worked out yet."""
        for event in (*_FIRST_LOAD, _EVERY_LOAD) if is_new else (_EVERY_LOAD,):
            self._everywhere(event)

    def finished(self) -> None:
        """The sheet is being checked as a whole."""
        self._everywhere(_FINISHED)

    def _everywhere(self, event: str) -> None:
        for action in self._form.actions:
            if event in action.events:
                self._set_and_follow(action, self._targets(action))

    def _set_and_follow(self, action: Action, targets: list[Node]) -> None:
        for changed in self._set_values(action, targets):
            self._follow(changed, frozenset())

    def answered(self, node: Node) -> None:
        """An answer changed; inside a repeat, only its own instance follows."""
        self._follow(node, frozenset())
        self.welcome()

    def _follow(self, node: Node, before: frozenset[int]) -> None:
        """Run what hangs on a changed node, then what hangs on the nodes that this changed."""
        for action in self._form.actions:
            if _VALUE_CHANGED in action.events and action.trigger == node.schema:
                for changed in self._set_values(action, self._nearest(action, node)):
                    # A circle of triggers ends where it began.
                    if id(changed) not in before:
                        self._follow(changed, before | {id(node)})

    def _nearest(self, action: Action, node: Node) -> list[Node]:
        instance = self._instance_around(node)
        targets = self._targets(action)
        return [target for target in targets if instance in {target, *_around(target)}] or targets

    def _targets(self, action: Action) -> list[Node]:
        if action.narrowed is None:
            return self._answers.nodes_at(action.target)
        try:
            value = self._running.value(action.narrowed, self._answers.document)
        except ExpressionError as error:
            for node in self._answers.nodes_at(action.target)[:1]:
                self._running.failed(action.narrowed, node, error.reason)
            return []
        return value if isinstance(value, list) else []

    def repeated(self, instance: Node, *, is_late: bool = False) -> None:
        """An instance of a repeat was added.

        Args:
            instance: the new one.
            is_late: what is calculated there has been worked out already, and keeps the last word.
        """
        for action in self._form.actions:
            if _NEW_REPEAT in action.events and action.trigger == instance.schema:
                inside = [one for one in self._targets(action) if instance in _around(one)]
                self._set_and_follow(action, inside)
                if is_late and self._is_calculated(action.target):
                    self._settling.work_out_again(action.target, instance)

    def _is_calculated(self, path: str) -> bool:
        bind = self._form.binds.get(path)
        return bind is not None and bind.calculate is not None

    def welcome(self) -> None:
        """Do for instances that a count has added what is done for those that a person adds."""
        while self._settling.born:
            self.repeated(self._settling.born.pop(0), is_late=True)

    def _instance_around(self, node: Node) -> Node:
        for one in _around(node):
            if self._form.repeat(one.schema) is not None:
                return one
        return self._answers.document

    def _set_values(self, action: Action, nodes: list[Node]) -> list[Node]:
        changed: list[Node] = []
        for node in list(nodes):
            if self._answers.put(node, self._computed(action.value, node)):
                changed.append(node)
                self._settling.changed(node)
        return changed

    def _computed(self, expression: Expression | None, node: Node) -> str:
        if expression is None:
            return ""
        try:
            text = stored_value(self._running.value(expression, node), node)
        except ExpressionError as error:
            self._running.failed(expression, node, error.reason)
            return ""
        self._running.worked(expression, node)
        return text


def _around(node: Node) -> list[Node]:
    found: list[Node] = []
    one = node.parent
    while one is not None:
        found.append(one)
        one = one.parent
    return found
