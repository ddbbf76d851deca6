"""Each part of the outline as a block: questions, notes, tables, groups, repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.atoms import holds
from fieldkit.posters.paper.conditions import ConditionWriter
from fieldkit.posters.paper.grids import grid_block
from fieldkit.posters.paper.limits import most_picks
from fieldkit.posters.paper.options import BOX_SIGN, MOST_CHOICES, RANK_SIGN, option_rows
from fieldkit.posters.paper.outline import Asked, Condition, Grid, Many, Printed, Section, Told, numbers_in
from fieldkit.posters.paper.pictures import Pictures
from fieldkit.posters.paper.problems import PaperProblem
from fieldkit.posters.paper.references import form_path, paths_in
from fieldkit.posters.paper.setting import (
    HEADING,
    MEASURE,
    NUMBER_COLUMN,
    SHADE,
    SIZE,
    SMALL,
    SOFT,
    Block,
    Row,
    Setter,
    gap,
    line,
)
from fieldkit.posters.paper.skips import SkipFinder
from fieldkit.posters.paper.write_ins import ROW, is_by_device, write_in
from fieldkit.posters.shapes import Box, Rect
from fieldkit.questionnaires.expression.syntax import Call, Number
from fieldkit.questionnaires.model import Bind, QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.posters.paper.outline import Outline
    from fieldkit.posters.paper.spec import PaperSpec
    from fieldkit.posters.paper.wording import Speaker
    from fieldkit.questionnaires.model import Question, Repeat, Wording

ONLY_IF = Text("仅当{condition}时回答。", "Only if {condition}.")
ONLY_IF_PART = Text("以下各题，仅当{condition}时回答。", "The following only if {condition}.")
ONLY_IF_READ = Text("仅当{condition}时念。", "Read out only if {condition}.")
FORMULA = Text("满足 {formula} ", "{formula} holds")
SEVERAL = Text("（可多选）", " (choose any)")
AT_MOST = Text("（最多选 {most} 项）", " (choose at most {most})")
RANK = Text("（在括号里填名次）", " (write the rank in the brackets)")
CODE = Text("填写：", "write:")
INSTANCE = Text("第 {number} 个", "No. {number}")
MORE = Text("如有更多，另附纸。", "If there are more, please attach a sheet.")
TIMES = 3
MOST_TIMES = 12
_GAP = 2.8
_SHORT_NAME = 24


class BlockMaker:
    """Makes the blocks of one form.

    Attributes:
        problems: found on the way.
    """

    def __init__(self, spec: PaperSpec, outline: Outline, speaker: Speaker, setter: Setter) -> None:
        self._form = spec.form
        self._speaker = speaker
        self._own = spec.own_language
        self._setter = setter
        self._writer = ConditionWriter(spec.form, speaker)
        self._skips = SkipFinder(outline, speaker)
        self._pictures = Pictures(spec.find_file)
        self.problems: list[Problem] = []

    def blocks(self, elements: Sequence[Printed], depth: int = 0) -> Iterator[Block]:
        """Yield the blocks of these elements in order."""
        for element in elements:
            match element:
                case Asked():
                    yield self._asked(element)
                case Told():
                    yield self._told(element)
                case Grid():
                    yield self._grid(element)
                case Section():
                    yield from self._heading(element, depth)
                    yield from self.blocks(element.elements, depth + 1)
                case Many():
                    yield from self._many(element, depth)

    def _asked(self, asked: Asked) -> Block:
        question = asked.question
        rows = self._stem(asked.number, question, self._only_if(question.path, [asked.number]))
        rows += self._answer(asked)
        rows += self._jumps(asked.number)
        return Block((*rows, gap(_GAP)))

    def _stem(self, number: int, question: Question, only_if: list[Row]) -> list[Row]:
        """Return the condition, the number with the mark of a required question, label and hint."""
        bind = self._bind(question)
        label = self._speaker.say(question.label, question.path) or question.name
        rows = self._setter.rows(
            label + self._how_many(question, bind), NUMBER_COLUMN, MEASURE - NUMBER_COLUMN, bold=True
        )
        mark = "*" if bind.required is not None and not _is_never(bind) else ""
        figure = self._setter.words(f"{mark}{number}.", NUMBER_COLUMN - 1.6, 0.0, bold=True, anchor="end")
        rows[0] = Row(rows[0].height, (figure, *rows[0].shapes))
        hint = self._hint(question.hint, question.path)
        return [*only_if, *rows, *hint, *self._picture(number, question)]

    def _picture(self, number: int, question: Question) -> list[Row]:
        name = self._speaker.picture(question.media)
        row = self._pictures.row(name) if name else None
        self._report_pictures(number, question)
        return [] if row is None else [row]

    def _report_pictures(self, number: int, question: Question) -> None:
        while self._pictures.left_out:
            name = self._pictures.left_out.pop(0)
            self._report(PaperProblem.PICTURE_LEFT_OUT, number, question, Severity.WARNING, name=name)

    def _how_many(self, question: Question, bind: Bind) -> str:
        if _is_rank(question):
            return RANK.say(self._own)
        if question.type is not QuestionType.SELECT_MULTIPLE:
            return ""
        most = most_picks(bind)
        return AT_MOST.say(self._own, most=most) if most else SEVERAL.say(self._own)

    def _hint(self, hint: Wording | None, path: str) -> list[Row]:
        text = self._speaker.say(hint, path)
        if not text:
            return []
        return self._setter.rows(text, NUMBER_COLUMN, MEASURE - NUMBER_COLUMN, SMALL, colour=SOFT)

    def _answer(self, asked: Asked) -> list[Row]:
        question = asked.question
        if question.type.value not in {"select_one", "select_multiple", "rank"}:
            if is_by_device(question):
                self._report(PaperProblem.NOT_ON_PAPER, asked.number, question, Severity.WARNING)
            return write_in(question, self._bind(question), self._setter, self._own)
        choices = self._speaker.choices(question)
        if 0 < len(choices) <= MOST_CHOICES:
            sign = RANK_SIGN.say(self._own) if _is_rank(question) else BOX_SIGN
            if any(choice.picture for choice in choices):
                rows = self._pictures.option_rows(choices, self._setter, sign)
                self._report_pictures(asked.number, question)
                return rows
            return option_rows(choices, self._setter, sign)
        if choices:
            self._report(
                PaperProblem.CHOICES_NOT_PRINTED, asked.number, question, Severity.WARNING, count=len(choices)
            )
        words = self._setter.words(CODE.say(self._own), NUMBER_COLUMN, 2.6, SMALL, colour=SOFT)
        return [Row(ROW, (words, line(NUMBER_COLUMN + 12.0, ROW - 2.0, MEASURE)))]

    def _jumps(self, number: int) -> list[Row]:
        rows: list[Row] = []
        for jump in self._skips.jumps(number):
            text = "→ " + self._skips.say(number, jump)
            rows += self._setter.rows(text, NUMBER_COLUMN, MEASURE - NUMBER_COLUMN, SIZE - 0.2, bold=True)
        return [gap(0.6), *rows] if rows else []

    def _told(self, told: Told) -> Block:
        question = told.question
        label = self._speaker.say(question.label, question.path)
        rows = self._only_if(question.path, [], ONLY_IF_READ)
        rows += self._setter.rows(label, 0.0, MEASURE)
        rows += self._picture(0, question)
        text = self._speaker.say(question.hint, question.path)
        rows += self._setter.rows(text, 0.0, MEASURE, SMALL, colour=SOFT) if text else []
        return Block((*rows, gap(_GAP)))

    def _grid(self, grid: Grid) -> Block:
        group = grid.group
        conditions = self._only_if(group.path, [grid.number])
        conditions += [
            row
            for question in grid.rows
            for row in self._only_if(question.path, [grid.number], subject=question)
        ]
        label = self._speaker.say(group.label, group.path)
        rows = self._setter.rows(label or "—", NUMBER_COLUMN, MEASURE - NUMBER_COLUMN, bold=True)
        figure = self._setter.words(f"{grid.number}.", NUMBER_COLUMN - 1.6, 0.0, bold=True, anchor="end")
        rows[0] = Row(rows[0].height, (figure, *rows[0].shapes))
        stem = [*conditions, *rows, *self._hint(group.hint, group.path), gap(0.8)]
        required = {row.path for row in grid.rows if self._form.binds.get(row.path, Bind("")).required}
        table = grid_block(grid, required, self._speaker, self._setter)
        tail = (*self._jumps(grid.number), gap(_GAP))
        return Block((*table.rows, *tail), (*stem, *table.heading))

    def _heading(self, section: Section, depth: int) -> Iterator[Block]:
        group = section.group
        numbers = [number for element in section.elements for number in numbers_in(element)]
        text = self._speaker.say(group.label, group.path)
        rows: list[Row] = []
        if text:
            rows += self._bar(text, depth)
        rows += self._only_if(group.path, numbers, ONLY_IF_PART)
        hint = self._speaker.say(group.hint, group.path)
        rows += self._setter.rows(hint, 0.0, MEASURE, SMALL, colour=SOFT) if hint else []
        if rows:
            yield Block((*rows, gap(1.6)), stays_with_next=True)

    def _bar(self, text: str, depth: int) -> list[Row]:
        """Return the heading of a group: shaded over the whole width, bold alone further in."""
        if depth > 1:
            return self._setter.rows(text, 0.0, MEASURE, SIZE, bold=True)
        rows = self._setter.rows(text, 2.0, MEASURE - 4.0, HEADING - 0.3 * depth, bold=True)
        height = sum(row.height for row in rows) + 1.2
        fill = SHADE if depth == 0 else None
        bar = Box(Rect(0.0, 0.0, MEASURE, height), fill) if fill else line(0.0, height, MEASURE)
        first = Row(0.6, (bar,))
        return [gap(1.0), first, *rows, gap(1.2)]

    def _many(self, many: Many, depth: int) -> Iterator[Block]:
        repeat = many.repeat
        numbers = [number for element in many.elements for number in numbers_in(element)]
        count, is_final = self._times(repeat)
        name = self._speaker.say(repeat.label, repeat.path)
        rows = self._bar(name, depth) if name else []
        rows += self._only_if(repeat.path, numbers, ONLY_IF_PART)
        if rows:
            yield Block((*rows, gap(1.0)), stays_with_next=True)
        # The name tells an inner “No. 1” from an outer one.
        known = f"{name} " if 0 < len(name) <= _SHORT_NAME else ""
        for instance in range(1, count + 1):
            title = known + INSTANCE.say(self._own, number=instance)
            heading = self._setter.rows(
                f"【{title}】" if self._own == "zh" else title, 0.0, MEASURE, bold=True
            )
            yield Block((*heading, gap(0.8)), stays_with_next=True)
            yield from self.blocks(many.elements, depth + 2)
        if not is_final:
            more = self._setter.rows(MORE.say(self._own), NUMBER_COLUMN, MEASURE - NUMBER_COLUMN, bold=True)
            yield Block((*more, gap(_GAP)))

    def _times(self, repeat: Repeat) -> tuple[int, bool]:
        """Return how many blocks are printed, and whether there can be no more."""
        tree = repeat.count.tree if repeat.count else None
        text = ""
        if tree is not None and not isinstance(tree, Number):
            path = form_path(tree, repeat.path) or ""
            bind = self._form.binds.get(path)
            tree = bind.calculate.tree if bind is not None and bind.calculate else None
            text = self._speaker.printed_value(path)
        wanted = int(tree.value) if isinstance(tree, Number) else int(text) if text.isdecimal() else 0
        return (min(wanted, MOST_TIMES), wanted <= MOST_TIMES) if wanted > 0 else (TIMES, False)

    def _only_if(
        self, path: str, numbers: list[int], text: Text = ONLY_IF, subject: Question | None = None
    ) -> list[Row]:
        """Return the condition of a question or group in words, unless jumps say it already."""
        bind = self._form.binds.get(path) if path else None
        if bind is None or bind.relevant is None:
            return []
        condition = Condition(path, bind.relevant)
        if subject is None and self._skips.is_handled(condition, numbers):
            return []
        words = self._writer.say(bind.relevant.tree, path)
        if words is None and self._is_settled(condition):
            return []
        if words is None:
            formula = self._writer.formula(bind.relevant.tree, path)
            words = FORMULA.say(self._own, formula=formula)
            self._report_formula(path, numbers)
        if not words:
            return []
        space = " " if self._own == "zh" and words[-1].isascii() and words[-1].isalnum() else ""
        said = text.say(self._own, condition=words + space)
        if subject is not None:
            said = f"{self._speaker.number(path)} {said}"
        return self._setter.rows(
            f"◇ {said}", NUMBER_COLUMN if numbers else 0.0, MEASURE - NUMBER_COLUMN, SIZE - 0.4
        )

    def _is_settled(self, condition: Condition) -> bool:
        """Tell whether a condition on what nobody writes on paper needs no words.

        It holds with the texts given for print, or it only says whether a note is read out.
        """
        tree, here = condition.expression.tree, condition.path
        hidden = [path for path in paths_in(tree, here) if self._speaker.number(path) is None]
        if not hidden or len(hidden) < len(list(paths_in(tree, here))):
            return False
        question = self._form.questions.get(here)
        if question is not None and question.type is QuestionType.NOTE:
            return True
        return holds(tree, here, {path: self._speaker.printed_value(path) for path in hidden}) is True

    def _report_formula(self, path: str, numbers: list[int]) -> None:
        element = self._form.questions.get(path) or self._form.containers.get(path)
        label = self._speaker.say(element.label, path) if element is not None else ""
        code = PaperProblem.CONDITION_AS_FORMULA
        self._add(code, Severity.WARNING, path, number=numbers[0] if numbers else "—", question=label or path)

    def _report(
        self, code: PaperProblem, number: int, question: Question, severity: Severity, **values: object
    ) -> None:
        label = self._speaker.say(question.label, question.path) or question.name
        self._add(code, severity, question.path, number=number, question=label, **values)

    def _add(self, code: PaperProblem, severity: Severity, path: str, **values: object) -> None:
        problem = Problem(code, severity, Place(field=path), values)
        if problem not in self.problems:
            self.problems.append(problem)

    def _bind(self, question: Question) -> Bind:
        return self._form.binds.get(question.path) or Bind(question.path)


def _is_rank(question: Question) -> bool:
    kind: str = question.type.value
    return kind == "rank"


def _is_never(bind: Bind) -> bool:
    tree = bind.required.tree if bind.required else None
    return isinstance(tree, Call) and tree.name == "false"
