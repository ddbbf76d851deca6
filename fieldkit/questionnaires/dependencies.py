"""Which question waits for which: found by reading the expressions, before anything is answered.

A form whose questions wait for each other in a circle is refused; otherwise the
questions get an order in which each can be worked out after those it depends on.
The rule is JavaRosa's: relevant, calculate, readonly and required must not lead back
to the question itself, a constraint may; a question waits for its group.
"""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.syntax import (
    Call,
    Filter,
    Literal,
    Negation,
    Number,
    Operation,
    Path,
    Step,
    Syntax,
    chain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Paths = frozenset[str]

_DOCUMENT: Paths = frozenset({""})
_NONE: Paths = frozenset()


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The order of working out, and who must be worked out again after whom.

    Attributes:
        order: place of each path in the order of working out.
        position: place of each path in the form.
        dependents: paths whose relevance, calculation or count uses this path.
        choosers: questions whose list of choices uses this path.
    """

    order: Mapping[str, int]
    position: Mapping[str, int]
    dependents: Mapping[str, tuple[str, ...]]
    choosers: Mapping[str, tuple[str, ...]]


class Schema:
    """The paths of the answers' tree, without positions."""

    def __init__(self, paths: Iterator[str]) -> None:
        self._children: dict[str, list[str]] = {}
        self._paths = dict.fromkeys(paths)
        for path in self._paths:
            self._children.setdefault(path.rpartition("/")[0], []).append(path)

    def __contains__(self, path: object) -> bool:
        return path == "" or path in self._children or path in self._paths

    def children(self, path: str) -> list[str]:
        """Return the paths directly below, attributes too."""
        return self._children.get(path, [])

    def elements(self, path: str) -> list[str]:
        """Return the paths of the elements directly below."""
        return [child for child in self.children(path) if "/@" not in child]

    def below(self, path: str) -> list[str]:
        """Return all paths below, in document order."""
        found: list[str] = []
        for child in self.children(path):
            found.append(child)
            found.extend(self.below(child))
        return found


@dataclass(frozen=True, slots=True)
class References:
    """What an expression mentions: paths that exist, and paths that the form does not have."""

    paths: Paths
    unknown: tuple[str, ...]


def references_of(tree: Syntax, path: str, schema: Schema) -> References:
    """Return what ``tree``, bound to the node at ``path``, refers to in the answers."""
    reading = _Reading(schema, frozenset({path}))
    reading.visit(tree, reading.origin)
    return References(frozenset(reading.found), tuple(dict.fromkeys(reading.unknown)))


def calls_of(tree: Syntax) -> Iterator[Call]:
    """Yield every function call of an expression, from left to right."""
    return (one for one in trees_in(tree) if isinstance(one, Call))


def trees_in(tree: Syntax) -> Iterator[Syntax]:
    """Yield an expression and everything inside it, predicates too, from left to right."""
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(_parts(one)))


def _parts(tree: Syntax) -> list[Syntax]:
    match tree:
        case Call():
            return list(tree.arguments)
        case Operation():
            first, operations = chain(tree)
            return [first, *(one.right for one in operations)]
        case Negation(operand):
            return [operand]
        case Filter(primary, predicates):
            return [primary, *predicates]
        case Path():
            start = [] if tree.start is None else [tree.start]
            return [*start, *(predicate for step in tree.steps for predicate in step.predicates)]
        case Literal() | Number():
            return []


class _Reading:
    """One walk over a tree; a node-set is the set of its paths, None outside the answers."""

    def __init__(self, schema: Schema, origin: Paths) -> None:
        self.origin = origin
        self.found: set[str] = set()
        self.unknown: list[str] = []
        self._schema = schema

    def visit(self, tree: Syntax, here: Paths | None) -> Paths | None:
        match tree:
            case Path():
                return self._path(tree, here)
            case Call(name, arguments):
                return self._call(name, arguments, here)
            case Operation():
                first, operations = chain(tree)
                paths = self.visit(first, here)
                for one in operations:
                    other = self.visit(one.right, here)
                    is_union = one.operator == "|"
                    paths = (paths or frozenset()) | (other or frozenset()) if is_union else None
                return paths
            case Negation(operand):
                self.visit(operand, here)
            case Filter(primary, predicates):
                inside = self.visit(primary, here)
                for predicate in predicates:
                    self.visit(predicate, inside)
                return inside
            case Literal() | Number():
                pass
        return None

    def _call(self, name: str, arguments: tuple[Syntax, ...], here: Paths | None) -> Paths | None:
        results = [self.visit(argument, here) for argument in arguments]
        if name == "current":
            self.found.update(self.origin)
            return self.origin
        return results[0] if name == "randomize" and results else None

    def _path(self, path: Path, here: Paths | None) -> Paths | None:
        if path.absolute:
            paths: Paths | None = _DOCUMENT
        elif path.start is None:
            paths = here
        elif isinstance(path.start, Call) and path.start.name == "current":
            paths = self.origin  # current()/.. mentions the group, not the question itself
        else:
            paths = self.visit(path.start, here)
        for step in path.steps:
            paths = None if paths is None else self._move(step, paths)
            for predicate in step.predicates:
                self.visit(predicate, paths)
        if paths is not None:
            is_any = bool(path.steps) and path.steps[-1].test == "*"
            self.found.update(paths - _DOCUMENT - (self._own(paths) if is_any else _NONE))
        return paths

    def _own(self, paths: Paths) -> Paths:
        """What ``*`` finds inside the asker; JavaRosa does not count it as mentioned."""
        return frozenset(path for path in paths for own in self.origin if path.startswith(f"{own}/"))

    def _move(self, step: Step, paths: Paths) -> Paths:
        if step.axis == "child" and step.test not in {"node()", "*"}:
            return self._children_named(step.test, paths)
        reached: set[str] = set()
        for path in paths:
            reached.update(self._reach(step.axis, path))
        if step.test in {"node()", "*"}:
            return frozenset(reached)
        return frozenset(path for path in reached if path.rpartition("/")[2].lstrip("@") == step.test)

    def _children_named(self, name: str, paths: Paths) -> Paths:
        below = (f"{path}/{name}" for path in paths)
        matching = frozenset(path for path in below if path in self._schema)
        if not matching and paths:
            self.unknown.append(f"{min(paths)}/{name}")
        return matching

    def _reach(self, axis: str, path: str) -> list[str]:
        match axis:
            case "self":
                reached = [path]
            case "child":
                reached = self._schema.elements(path)
            case "attribute":
                reached = [child for child in self._schema.children(path) if "/@" in child]
            case "parent":
                reached = [path.rpartition("/")[0]] if path else []
            case "descendant" | "descendant-or-self":
                reached = self._schema.below(path)
            case "ancestor" | "ancestor-or-self":
                reached = _above(path)
            case "following-sibling" | "preceding-sibling":
                reached = self._schema.children(path.rpartition("/")[0])
            case "following" | "preceding":
                reached = self._schema.below("")
            case _:
                reached = []
        return [path, *reached] if axis.endswith("-or-self") else reached


def _above(path: str) -> list[str]:
    found: list[str] = []
    while path:
        path = path.rpartition("/")[0]
        found.append(path)
    return found


class CircleError(ValueError):
    """Questions that wait for each other.

    Attributes:
        circle: their paths; the first is also the last.
    """

    def __init__(self, circle: tuple[str, ...]) -> None:
        super().__init__(" → ".join(circle))
        self.circle = circle


def arrange(
    needs: Mapping[str, Paths], uses: Mapping[str, Paths], choices: Mapping[str, Paths], schema: Schema
) -> Dependencies:
    """Return the order of working out.

    Args:
        needs: for each path all that its relevant, calculate, readonly, required and count mention.
        uses: for each path what only its relevant, calculate and count mention.
        choices: for each question what its list of choices mentions.
        schema: all paths.

    Raises:
        CircleError: there is no such order.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for path in schema.below(""):
        if path in needs.get(path, ()):
            raise CircleError((path, path))
        sorter.add(path, path.rpartition("/")[0], *sorted(needs.get(path, ())))
    try:
        order = {path: place for place, path in enumerate(sorter.static_order())}
    except CycleError as error:
        raise CircleError(tuple(reversed(error.args[1]))) from error
    position = {path: place for place, path in enumerate(schema.below(""))}
    return Dependencies(
        MappingProxyType(order), MappingProxyType(position), _turned(uses, order), _turned(choices, order)
    )


def _turned(uses: Mapping[str, Paths], order: Mapping[str, int]) -> Mapping[str, tuple[str, ...]]:
    users: dict[str, list[str]] = {}
    for path, used in uses.items():
        for one in used:
            users.setdefault(one, []).append(path)
    return MappingProxyType(
        {one: tuple(sorted(paths, key=order.__getitem__)) for one, paths in users.items()}
    )
