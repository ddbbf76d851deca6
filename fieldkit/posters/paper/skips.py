"""Where to go on after an answer, worked out from the relevance of the questions that follow.

A question is stepped over only when its conditions are certainly false with what is
known on paper at that moment: the answer just given, the answers that must have been
given for the question itself to be asked, and the emptiness of what was stepped over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.atoms import Atom, atom_of, holds, implied
from fieldkit.posters.paper.conditions import QUOTED
from fieldkit.posters.paper.references import children_of
from fieldkit.questionnaires.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.posters.paper.outline import Condition, Outline, Unit
    from fieldkit.posters.paper.wording import PrintedChoice, Speaker
    from fieldkit.questionnaires.expression.syntax import Syntax

END = 0
"""The target of a jump past the last question."""
_ANY = ""

TO = Text("跳到第 {target} 题", "go to question {target}")
TO_END = Text("访问到此结束", "the interview ends here")
TO_BLOCK_END = Text("本组其余的题不问", "leave the rest of this block")
ANSWERED = Text("答{words}的，{to}。", "If {words}: {to}.")
NOT_ANSWERED = Text("没有答{words}的，{to}。", "If not {words}: {to}.")
WHATEVER = Text("答完后，{to}。", "After this question: {to}.")
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Jump:
    """After these choices (none: after any answer), go on at a number.

    Attributes:
        target: number of the question; :data:`END` past the last one; -1 past the end of a repeat.
    """

    choices: tuple[PrintedChoice, ...]
    target: int


class SkipFinder:
    """Finds the jumps of one form."""

    def __init__(self, outline: Outline, speaker: Speaker) -> None:
        self._units = outline.units
        self._speaker = speaker
        self._at = {unit.questions[0].path: at for at, unit in enumerate(self._units)}
        self._over: dict[tuple[str, str], range] = {}

    def jumps(self, number: int) -> tuple[Jump, ...]:
        """Return the jumps to print under a question, in the order of its choices."""
        unit = self._units[number - 1]
        question = unit.questions[0]
        if len(unit.questions) > 1 or question.type is not QuestionType.SELECT_ONE:
            over = self._stepped_over(unit, None)
            return (Jump((), self._target(unit, over)),) if over else ()
        by_target: dict[int, list[PrintedChoice]] = {}
        choices = self._speaker.choices(question)
        for choice in choices:
            over = self._stepped_over(unit, choice.value)
            if over:
                by_target.setdefault(self._target(unit, over), []).append(choice)
        if len(by_target) == 1 and len(next(iter(by_target.values()))) == len(choices):
            return (Jump((), next(iter(by_target))),)
        return tuple(Jump(tuple(found), target) for target, found in by_target.items())

    def say(self, number: int, jump: Jump) -> str:
        """Return a jump in words."""
        own = self._speaker.own
        to = TO.say(own, target=jump.target)
        if jump.target <= END:
            to = (TO_END if jump.target == END else TO_BLOCK_END).say(own)
        if not jump.choices:
            return WHATEVER.say(own, to=to)
        others = [
            choice
            for choice in self._speaker.choices(self._units[number - 1].questions[0])
            if choice not in jump.choices
        ]
        is_rest = (
            len(jump.choices) > _MOST_NAMED and len(others) <= _MOST_NAMED and len(self.jumps(number)) == 1
        )
        named = others if is_rest else list(jump.choices)
        words = ("或" if own == "zh" else " or ").join(QUOTED.say(own, word=choice.label) for choice in named)
        return (NOT_ANSWERED if is_rest else ANSWERED).say(own, words=words, to=to)

    def is_handled(self, condition: Condition, numbers: Sequence[int]) -> bool:
        """Tell whether jumps alone keep everybody out who must not answer these questions.

        Then the condition needs no words of its own.
        """
        atoms = list(_atoms(condition.expression.tree, condition.path))
        paths = {atom.path for atom in atoms if atom is not None}
        if not numbers or None in atoms or len(paths) != 1:
            return False
        return self._is_kept_out(condition, numbers, next(iter(paths)))

    def _is_kept_out(self, condition: Condition, numbers: Sequence[int], source: str) -> bool:
        at = self._at.get(source)
        if at is None or at >= numbers[0] - 1 or self._units[at].repeat != self._units[numbers[0] - 1].repeat:
            return False
        unit = self._units[at]
        question = unit.questions[0]
        if question.type is not QuestionType.SELECT_ONE or len(unit.questions) > 1:
            return False
        tree, here = condition.expression.tree, condition.path
        wanted = set(numbers)
        for choice in self._speaker.choices(question):
            known = {source: choice.value}
            over = self._stepped_over(unit, choice.value)
            if holds(tree, here, known) is not True and not wanted <= {place + 1 for place in over}:
                return False
        if holds(tree, here, {source: ""}) is not False:
            return False
        shared = set.intersection(
            *({id(one.expression) for one in self._units[n - 1].conditions} for n in numbers)
        )
        return all(
            id(own.expression) in shared or self._is_passed_with(own, at, wanted) for own in unit.conditions
        )

    def _is_passed_with(self, own: Condition, at: int, wanted: set[int]) -> bool:
        """Tell whether whoever is led past the source is led past the wanted questions as well."""
        span = list(range(at + 1, max(wanted) + 1))
        atoms = list(_atoms(own.expression.tree, own.path))
        paths = {atom.path for atom in atoms if atom is not None}
        return None not in atoms and len(paths) == 1 and self._is_kept_out(own, span, next(iter(paths)))

    def _stepped_over(self, unit: Unit, value: str | None) -> range:
        """Return the places of the units that are stepped over after an answer."""
        path = unit.questions[0].path
        key = (path, _ANY if value is None else value)
        if key not in self._over:
            known = self._implied(unit)
            if value is not None:
                known[path] = value
            self._over[key] = self._run(unit, known)
        return self._over[key]

    def _implied(self, unit: Unit) -> dict[str, str]:
        """Return the answers that must have been given for a unit to be asked, and for those in turn."""
        known: dict[str, str] = {}
        waiting = [unit]
        while waiting:
            for condition in waiting.pop().conditions:
                for path, value in implied(condition.expression.tree, condition.path).items():
                    if path not in known and path in self._at:
                        waiting.append(self._units[self._at[path]])
                    known.setdefault(path, value)
        return known

    def _run(self, unit: Unit, known: dict[str, str]) -> range:
        at = stop = unit.number
        while stop < len(self._units):
            following = self._units[stop]
            if unit.repeat and following.repeat != unit.repeat:
                break
            if not any(_fails(condition, known) for condition in following.conditions):
                break
            known |= {question.path: "" for question in following.questions}
            stop += 1
        return range(at, stop)

    def _target(self, unit: Unit, over: range) -> int:
        if over.stop == len(self._units):
            return -1 if unit.repeat else END
        if unit.repeat and self._units[over.stop].repeat != unit.repeat:
            return -1
        return over.stop + 1


def _fails(condition: Condition, known: dict[str, str]) -> bool:
    return holds(condition.expression.tree, condition.path, known) is False


def _atoms(tree: Syntax, here: str) -> Iterator[Atom | None]:
    """Yield the comparisons of an expression; None for each part that is none."""
    from fieldkit.questionnaires.expression.syntax import Call, Operation

    atom = atom_of(tree, here)
    joins = isinstance(tree, Operation) and tree.operator in {"and", "or"}
    if atom is None and (joins or (isinstance(tree, Call) and tree.name == "not")):
        for child in children_of(tree):
            yield from _atoms(child, here)
    else:
        yield atom
