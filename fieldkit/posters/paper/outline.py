"""The numbered outline of a form: what is printed, in which order, under which number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from fieldkit.questionnaires.expression.syntax import Call
from fieldkit.questionnaires.model import SELECTS, Group, Question, QuestionType, Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.questionnaires.expression import Expression
    from fieldkit.questionnaires.model import Element, Form


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its number, counted from 1 through the whole form."""

    number: int
    question: Question


@dataclass(frozen=True, slots=True)
class Told:
    """A note that is read out."""

    question: Question


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows with the same choices under one number; row ``i`` is called ``number（i）``."""

    number: int
    group: Group
    rows: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A group with what stands in it."""

    group: Group
    elements: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A repeat; its questions keep their numbers in every block."""

    repeat: Repeat
    elements: tuple[Printed, ...]


Printed: TypeAlias = "Asked | Told | Grid | Section | Many"


@dataclass(frozen=True, slots=True)
class Condition:
    """A relevance and the path it is bound to."""

    path: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class Unit:
    """What has a number, as the skips see it.

    Attributes:
        questions: one, or the rows of a grid.
        conditions: what must hold for it to be asked, from the outermost group inwards.
        repeat: path of the innermost repeat around it, empty outside.
    """

    number: int
    questions: tuple[Question, ...]
    conditions: tuple[Condition, ...]
    repeat: str


class Outline:
    """Numbers the questions of a form.

    Attributes:
        elements: what is printed in order.
        units: what has a number, in order.
        numbers: the number of each question as it is written, by path: ``7``, ``8（3）``.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self.units: list[Unit] = []
        self.numbers: dict[str, str] = {}
        self.elements = tuple(self._of(form.elements, (), ""))

    def _of(
        self, elements: tuple[Element, ...], around: tuple[Condition, ...], repeat: str
    ) -> Iterator[Printed]:
        for element in elements:
            conditions = (*around, *self._own(element.path))
            if isinstance(element, Question):
                if element.type is QuestionType.NOTE:
                    yield Told(element)
                elif self._is_asked(element):
                    yield Asked(self._count((element,), conditions, repeat), element)
            elif isinstance(element, Repeat):
                yield Many(element, tuple(self._of(element.elements, conditions, element.path)))
            elif element.is_matrix:
                yield self._grid(element, conditions, repeat)
            else:
                inside = tuple(self._of(element.elements, conditions, repeat))
                if inside:
                    yield Section(element, inside)

    def _grid(self, group: Group, conditions: tuple[Condition, ...], repeat: str) -> Grid:
        rows = tuple(row for row in group.elements if isinstance(row, Question))
        number = self._count(rows, conditions, repeat)
        for place, row in enumerate(rows, start=1):
            self.numbers[row.path] = f"{number}（{place}）"
        return Grid(number, group, rows)

    def _count(self, questions: tuple[Question, ...], conditions: tuple[Condition, ...], repeat: str) -> int:
        number = len(self.units) + 1
        self.units.append(Unit(number, questions, conditions, repeat))
        self.numbers[questions[0].path] = str(number)
        return number

    def _own(self, path: str) -> tuple[Condition, ...]:
        bind = self._form.binds.get(path) if path else None
        return (Condition(path, bind.relevant),) if bind is not None and bind.relevant else ()

    def _is_asked(self, question: Question) -> bool:
        """Tell whether somebody writes the answer: neither worked out nor fixed."""
        if question.type in SELECTS and "label" in question.appearance:
            return False  # it only shows the choices above the rows of a table-list
        bind = self._form.binds.get(question.path)
        if bind is None:
            return True
        is_fixed = bind.readonly is not None and (
            isinstance(bind.readonly.tree, Call) and bind.readonly.tree.name == "true"
        )
        # once() gives a default: on a screen it may be written over, on paper it is asked.
        tree = None if bind.calculate is None else bind.calculate.tree
        return (tree is None or (isinstance(tree, Call) and tree.name == "once")) and not is_fixed


def numbers_in(element: Printed) -> list[int]:
    """Return the numbers that stand in an element, in order."""
    match element:
        case Asked() | Grid():
            return [element.number]
        case Told():
            return []
        case Section() | Many():
            return [number for inside in element.elements for number in numbers_in(inside)]
