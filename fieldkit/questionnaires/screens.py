"""Which screens an interview has as things stand, in the order of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import Element, Form, Group, Question, Repeat
from fieldkit.questionnaires.views import Screen, ScreenKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.questionnaires.answers import AnswerTree
    from fieldkit.questionnaires.running import Running
    from fieldkit.questionnaires.tree import Node


class ScreenPlan:
    """Walks the form beside the answers."""

    def __init__(self, form: Form, answers: AnswerTree, running: Running) -> None:
        self._form = form
        self._answers = answers
        self._running = running

    def screens(self) -> Iterator[Screen]:
        """Yield every screen that is asked for now."""
        root = self._answers.document.children[0]
        yield from self._of(self._form.elements, root, "")

    def questions(self) -> Iterator[tuple[Question, Node]]:
        """Yield every question with its node, relevant or not, in the order of the form."""
        root = self._answers.document.children[0]
        yield from self._questions_of(self._form.elements, root)

    def _of(self, elements: tuple[Element, ...], around: Node, section: str) -> Iterator[Screen]:
        for element in elements:
            if isinstance(element, Question):
                node = _below(around, element.path)
                if node is not None and node.is_present:
                    path = self._answers.path_of(node)
                    yield Screen(ScreenKind.QUESTION, path, section, (path,))
            elif isinstance(element, Group):
                yield from self._of_group(element, around, section)
            else:
                yield from self._of_repeat(element, around, section)

    def _of_group(self, group: Group, around: Node, section: str) -> Iterator[Screen]:
        inside = _below(around, group.path) if group.path else around
        if inside is None or not inside.is_present:
            return
        heading = self._running.say(group.label, inside)
        if not group.is_one_screen:
            yield from self._of(group.elements, inside, heading or section)
            return
        nodes = (node for _, node in self._questions_of(group.elements, inside))
        questions = tuple(self._answers.path_of(node) for node in nodes if node.is_present)
        if questions:
            kind = ScreenKind.MATRIX if group.is_matrix else ScreenKind.LIST
            path = self._answers.path_of(inside) if group.path else questions[0]
            yield Screen(kind, path, section, questions)

    def _of_repeat(self, repeat: Repeat, around: Node, section: str) -> Iterator[Screen]:
        heading = self._running.say(repeat.label, around) or section
        parent = _below(around, repeat.path.rpartition("/")[0])
        if parent is None or not parent.is_present:
            return
        for instance in _instances(parent, repeat.path):
            if instance.is_present:
                yield from self._of(repeat.elements, instance, heading)
        if repeat.is_open:
            path = f"{self._answers.path_of(parent)}/{repeat.path.rpartition('/')[2]}"
            yield Screen(ScreenKind.REPEAT, path, heading, ())

    def _questions_of(self, elements: tuple[Element, ...], around: Node) -> Iterator[tuple[Question, Node]]:
        for element in elements:
            if isinstance(element, Question):
                node = _below(around, element.path)
                if node is not None:
                    yield element, node
            elif isinstance(element, Group):
                yield from self._questions_of(element.elements, around)
            else:
                parent = _below(around, element.path.rpartition("/")[0])
                for instance in _instances(parent, element.path) if parent else ():
                    yield from self._questions_of(element.elements, instance)


def _below(around: Node, path: str) -> Node | None:
    """Return the node at a form path inside ``around``."""
    node: Node | None = around
    for name in path.removeprefix(around.schema).split("/"):
        if name and node is not None:
            node = node.child(name)
    return node


def _instances(parent: Node, repeat: str) -> list[Node]:
    name = repeat.rpartition("/")[2]
    return [child for child in parent.children if child.name == name]
