"""The answers of one interview as a tree, and the paths people and ledgers know them by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.questionnaires.model import Form
    from fieldkit.questionnaires.tree import Node

_STEP = re.compile(r"([^/\[\]]+)(?:\[(\d+)\])?")


class AnswerTree:
    """The tree, found by form path (all instances) or by answer path (one node).

    An answer path has a position after each repeat: ``/data/member[2]/age``. The
    path of a repeat itself, ``/data/member``, stands for the number of its instances.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self.document: Node = form.model.copy()
        self._index: dict[str, list[Node]] = {}
        self._written: dict[int, tuple[Node, str]] = {}
        self._before_reshaping: dict[str, str] | None = None
        self._repeats = frozenset(path for path in form.containers if form.repeat(path))
        self._reindex()

    def blank(self) -> AnswerTree:
        """Return a new tree of the same form."""
        return AnswerTree(self._form)

    def _reindex(self) -> None:
        self._index = {}
        for node in self.document.walk():
            self._index.setdefault(node.schema, []).append(node)
            for attribute in node.attributes:
                if attribute.schema:
                    self._index.setdefault(attribute.schema, []).append(attribute)

    def nodes_at(self, schema: str) -> list[Node]:
        """Return every node of a form path, in document order."""
        return self._index.get(schema, [])

    def find(self, path: str) -> Node | None:
        """Return the node of an answer path; a missing position means the first."""
        node = self.document
        path, _, attribute = path.partition("/@")
        for step in path.removeprefix("/").split("/"):
            match = _STEP.fullmatch(step)
            if match is None:
                return None
            name, position = match.group(1), int(match.group(2) or 1)
            namesakes = [child for child in node.children if child.name == name]
            if not 1 <= position <= len(namesakes):
                return None
            node = namesakes[position - 1]
        return next((one for one in node.attributes if one.name == attribute), None) if attribute else node

    def path_of(self, node: Node) -> str:
        """Return the answer path of a node."""
        steps: list[str] = []
        one: Node | None = node
        while one is not None and one.parent is not None:
            position = f"[{self._position(one)}]" if one.schema in self._repeats else ""
            steps.append(f"/{'@' if one.is_attribute else ''}{one.name}{position}")
            one = one.parent
        return "".join(reversed(steps))

    @staticmethod
    def _position(node: Node) -> int:
        assert node.parent is not None
        namesakes = [child for child in node.parent.children if child.name == node.name]
        return next(place for place, one in enumerate(namesakes, start=1) if one is node)

    def put(self, node: Node, text: str) -> bool:
        """Give a node its text; say whether that changed anything."""
        if node.text == text:
            return False
        self._written.setdefault(id(node), (node, node.text))
        node.text = text
        return True

    def watch(self) -> None:
        """Begin to note what changes."""
        self._written = {}
        self._before_reshaping = None

    def changes(self) -> dict[str, str]:
        """Return what changed since :meth:`watch`: new texts by path, empty for cleared ones."""
        before = self._before_reshaping
        if before is None:
            return {self.path_of(node): node.text for node, old in self._written.values() if node.text != old}
        after = self.stored()
        cleared = {path: "" for path in before if path not in after}
        return {path: text for path, text in after.items() if before.get(path) != text} | cleared

    def _note_reshaping(self) -> None:
        if self._before_reshaping is None:
            earlier = self.stored() | {self.path_of(node): old for node, old in self._written.values()}
            self._before_reshaping = {path: text for path, text in earlier.items() if text}

    def instances(self, repeat: str) -> list[Node]:
        """Return the instances of a repeat; ``repeat`` is an answer path without its own position."""
        parent = self.find(repeat.rpartition("/")[0])
        name = repeat.rpartition("/")[2]
        return [] if parent is None else [child for child in parent.children if child.name == name]

    def raise_count(self, schema: str, parent: Node, count: int) -> list[Node]:
        """Give a repeat at least so many instances under ``parent``, new ones at the end.

        None is taken away: what was typed there would be lost by a slip in the count.

        Returns:
            The new ones.
        """
        name = schema.rpartition("/")[2]
        missing = count - sum(child.name == name for child in parent.children)
        if missing <= 0:
            return []
        self._note_reshaping()
        born = [self._append(schema, parent) for _ in range(missing)]
        self._reindex()
        return born

    def _set_count(self, schema: str, parent: Node, count: int) -> None:
        name = schema.rpartition("/")[2]
        present = [child for child in parent.children if child.name == name]
        for extra in present[count:]:
            parent.children.remove(extra)
        self.raise_count(schema, parent, count)
        self._reindex()

    def insert(self, schema: str, parent: Node, position: int) -> Node:
        """Add an instance of a repeat at a position, counted from 1."""
        self._note_reshaping()
        born = self._append(schema, parent)
        siblings = [child for child in parent.children if child.name == born.name]
        at = parent.children.index(siblings[min(position, len(siblings)) - 1])
        parent.children.remove(born)
        parent.children.insert(at, born)
        self._reindex()
        return born

    def _append(self, schema: str, parent: Node) -> Node:
        template = self._form.templates.get(schema)
        is_sample = template is None
        if template is None:
            template = next(node for node in self._form.model.walk() if node.schema == schema)
        name = schema.rpartition("/")[2]
        places = [place for place, child in enumerate(parent.children) if child.name == name]
        at = places[-1] + 1 if places else self._place_of_template(schema, parent)
        born = template.copy(parent)
        if is_sample:
            # Without a template the first instance shows the shape, not the values (as in JavaRosa).
            for node in born.walk():
                node.text = ""
        parent.children.insert(at, born)
        return born

    def _place_of_template(self, schema: str, parent: Node) -> int:
        """Where the first instance goes when there is none: before the siblings that follow it."""
        position = self._form.dependencies.position
        return sum(position[child.schema] < position[schema] for child in parent.children)

    def remove(self, instance: Node) -> None:
        """Take one instance of a repeat away."""
        assert instance.parent is not None
        self._note_reshaping()
        instance.parent.children.remove(instance)
        self._reindex()

    def leaves(self) -> Iterator[Node]:
        """Yield every node that can hold an answer, in document order."""
        for node in self.document.walk():
            yield from (attribute for attribute in node.attributes if attribute.schema)
            if not node.children and node.schema and node.schema not in self._form.containers:
                yield node

    def stored(self) -> dict[str, str]:
        """Return every value by answer path, and the number of instances of every repeat."""
        values: dict[str, str] = {}
        for node in self.document.walk():
            if node.schema in self._repeats and self._position(node) == 1:
                path = self.path_of(node).rpartition("[")[0]
                values[path] = str(len(self.instances(path)))
            elif not node.children and node.text:
                values[self.path_of(node)] = node.text
            for attribute in node.attributes:
                if attribute.schema and attribute.text:
                    values[self.path_of(attribute)] = attribute.text
        return values

    def restore(self, values: Mapping[str, str]) -> None:
        """Put stored values back; paths that the form does not have are left aside."""
        for node in self.leaves():
            node.text = ""
        for repeat in sorted(self._repeats, key=lambda path: path.count("/")):
            for parent in list(self.nodes_at(repeat.rpartition("/")[0])):
                path = f"{self.path_of(parent)}/{repeat.rpartition('/')[2]}"
                self._set_count(repeat, parent, _count_of(path, values))
        for path, text in values.items():
            found = self.find(path)
            if found is not None and not found.children and found.schema not in self._repeats:
                found.text = text


def _count_of(repeat: str, values: Mapping[str, str]) -> int:
    """The number stored for a repeat, or the highest position among its answers."""
    stated = values.get(repeat, "")
    inside = re.compile(re.escape(repeat) + r"\[(\d+)\]")
    seen = [int(match.group(1)) for path in values if (match := inside.match(path))]
    return max([int(stated) if stated.isdecimal() else 0, *seen])
