"""Absolute paths inside a repeat mean the own instance, as the ODK XForms specification has it.

``/data/member/age`` in an expression of ``/data/member/adult`` is the age of the same
member. Such paths are turned into relative ones when a form is read, so that the
evaluator needs no exception.
"""

from __future__ import annotations

from dataclasses import replace

from fieldkit.questionnaires.expression.syntax import (
    Call,
    Expression,
    Filter,
    Negation,
    Operation,
    Path,
    Step,
    Syntax,
    chain,
)

_PARENT = Step("parent", "node()")
_INDEXED = "indexed-repeat"


def anchored(expression: Expression, path: str, repeats: frozenset[str]) -> Expression:
    """Return the expression with absolute paths into repeats around ``path`` made relative.

    Args:
        expression: bound to the node at ``path``.
        path: form path of that node.
        repeats: form paths of all repeats.
    """
    around = [repeat for repeat in repeats if path.startswith(f"{repeat}/")]
    if not around:
        return expression
    return replace(expression, tree=_Anchoring(path, around, repeats).turned(expression.tree))


class _Anchoring:
    def __init__(self, path: str, around: list[str], repeats: frozenset[str]) -> None:
        self._names = path.split("/")[1:]
        self._depths = [repeat.count("/") for repeat in around]
        self._repeats = repeats

    def turned(self, tree: Syntax) -> Syntax:
        match tree:
            case Path():
                return self._path(tree)
            case Call():
                # indexed-repeat() takes the question and its repeats as names, not as nodes.
                kept = {0, 1, 3, 5} if tree.name == _INDEXED else ()
                arguments = (
                    one if place in kept else self.turned(one) for place, one in enumerate(tree.arguments)
                )
                return replace(tree, arguments=tuple(arguments))
            case Operation():
                first, operations = chain(tree)
                made = self.turned(first)
                for one in operations:
                    made = replace(one, left=made, right=self.turned(one.right))
                return made
            case Negation():
                return replace(tree, operand=self.turned(tree.operand))
            case Filter():
                predicates = tuple(self.turned(one) for one in tree.predicates)
                return replace(tree, primary=self.turned(tree.primary), predicates=predicates)
            case _:
                return tree

    def _path(self, path: Path) -> Path:
        steps = tuple(
            replace(step, predicates=tuple(self.turned(one) for one in step.predicates))
            for step in path.steps
        )
        start = None if path.start is None else self.turned(path.start)
        if not path.absolute:
            return replace(path, start=start, steps=steps)
        shared = self._shared(steps)
        # A path that ends at the repeat itself means all its instances: count(/data/member).
        if shared == len(steps) and "/" + "/".join(self._names[:shared]) in self._repeats:
            shared -= 1
        if not any(shared >= depth for depth in self._depths):
            return replace(path, steps=steps)
        up = (_PARENT,) * (len(self._names) - shared)
        return Path(absolute=False, start=Call("current", (), 0), steps=(*up, *steps[shared:]))

    def _shared(self, steps: tuple[Step, ...]) -> int:
        shared = 0
        for step, name in zip(steps, self._names, strict=False):
            if step.axis != "child" or step.test != name or step.predicates:
                break
            shared += 1
        return shared
