"""Each part of the outline as a block: questions, notes, tables, groups, repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.problems import Place, Problem, Severity
from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.grids import grid_block
from fieldkit.posters.paper.limits import must_be_answered
from fieldkit.posters.paper.only_if import ONLY_IF_COLUMN, ONLY_IF_PART, ONLY_IF_READ, ConditionLines
from fieldkit.posters.paper.options import BOX_SIGN, MOST_CHOICES, RANK_SIGN, how_many, is_rank, option_rows
from fieldkit.posters.paper.outline import Asked, Grid, Many, Printed, Section, Told, numbers_in
from fieldkit.posters.paper.pictures import Pictures
from fieldkit.posters.paper.problems import PaperProblem
from fieldkit.posters.paper.repeat_columns import Kind, columns_of
from fieldkit.posters.paper.repeat_table import RepeatTable, packed
from fieldkit.posters.paper.repeats import (
    A_LINE_EACH,
    CONTINUED,
    GO_ON,
    INSTANCE,
    MORE,
    MOST_ROWS,
    MOST_TIMES,
    QUESTION,
    TIMES,
    number_wanted,
)
from fieldkit.posters.paper.setting import (
    HEADING,
    LEADING,
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
from fieldkit.questionnaires.model import Bind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldkit.posters.paper.outline import Outline
    from fieldkit.posters.paper.repeat_columns import Column
    from fieldkit.posters.paper.spec import PaperSpec
    from fieldkit.posters.paper.wording import Speaker
    from fieldkit.questionnaires.model import Question, Wording

CODE = Text("填写：", "write:")
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
        self._skips = SkipFinder(outline, speaker)
        self._only_if = ConditionLines(spec.form, speaker, setter, self._skips, self._report_formula)
        self._pictures = Pictures(spec.find_file)
        self._rows = spec.rows
        self._continued = spec.continued
        self._extra: list[tuple[str, list[Row], RepeatTable, int]] = []
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
        rows = self._stem(asked.number, question, self._only_if.rows(question.path, [asked.number]))
        rows += self._answer(asked)
        rows += self._jumps(asked.number)
        return Block((*rows, gap(_GAP)))

    def _stem(self, number: int, question: Question, only_if: list[Row]) -> list[Row]:
        """Return the condition, the number with the mark of a required question, label and hint."""
        bind = self._bind(question)
        label = self._speaker.say(question.label, question.path) or question.name
        rows = self._setter.rows(
            label + how_many(question, bind, self._own), NUMBER_COLUMN, MEASURE - NUMBER_COLUMN, bold=True
        )
        mark = "*" if must_be_answered(bind) else ""
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
            sign = RANK_SIGN.say(self._own) if is_rank(question) else BOX_SIGN
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
        rows = self._only_if.rows(question.path, [], ONLY_IF_READ)
        rows += self._setter.rows(label, 0.0, MEASURE)
        rows += self._picture(0, question)
        text = self._speaker.say(question.hint, question.path)
        rows += self._setter.rows(text, 0.0, MEASURE, SMALL, colour=SOFT) if text else []
        return Block((*rows, gap(_GAP)))

    def _grid(self, grid: Grid) -> Block:
        group = grid.group
        conditions = self._only_if.rows(group.path, [grid.number])
        conditions += [
            row
            for question in grid.rows
            for row in self._only_if.rows(question.path, [grid.number], subject=question)
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
        rows += self._only_if.rows(group.path, numbers, ONLY_IF_PART)
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
        name = self._speaker.say(repeat.label, repeat.path)
        rows = self._bar(name, depth) if name else []
        rows += self._only_if.rows(repeat.path, numbers, ONLY_IF_PART)
        if rows:
            yield Block((*rows, gap(1.0)), stays_with_next=True)
        wanted = number_wanted(repeat, self._form, self._speaker)
        columns = columns_of(many, self._form, self._speaker, self._setter)
        if columns:
            yield from self._table(many, columns, name, wanted)
        else:
            yield from self._instances(many, depth, name, wanted)

    def _instances(self, many: Many, depth: int, name: str, wanted: int) -> Iterator[Block]:
        """Yield the questions again for every instance."""
        # The name tells an inner “No. 1” from an outer one.
        known = f"{name} " if 0 < len(name) <= _SHORT_NAME else ""
        for instance in range(1, (min(wanted, MOST_TIMES) or TIMES) + 1):
            title = known + INSTANCE.say(self._own, number=instance)
            heading = self._setter.rows(
                f"【{title}】" if self._own == "zh" else title, 0.0, MEASURE, bold=True
            )
            yield Block((*heading, gap(0.8)), stays_with_next=True)
            yield from self.blocks(many.elements, depth + 2)
        if not 0 < wanted <= MOST_TIMES:
            more = self._setter.rows(MORE.say(self._own), NUMBER_COLUMN, MEASURE - NUMBER_COLUMN, bold=True)
            yield Block((*more, gap(_GAP)))

    def _table(self, many: Many, columns: Sequence[Column], name: str, wanted: int) -> Iterator[Block]:
        """Yield the notes, what a cell has no room for, and the table with a row an instance."""
        for element in many.elements:
            if isinstance(element, Told):
                yield self._told(element)
        legend = self._setter.rows(A_LINE_EACH.say(self._own), 0.0, MEASURE, bold=True)
        for column in columns:
            legend += self._legend(column)
        yield Block((*legend, gap(1.2)), stays_with_next=True)
        table = RepeatTable(columns, self._setter, self._own)
        count = min(wanted, MOST_ROWS) or self._rows
        tail = [gap(_GAP)]
        if not 0 < wanted <= MOST_ROWS:
            tail = [gap(1.0), *self._setter.rows(GO_ON.say(self._own), 0.0, MEASURE), *tail]
            if self._continued:
                self._extra.append((name, legend, table, count + 1))
        yield Block((*table.rows(1, count), *tail), (table.head(),))

    def _legend(self, column: Column) -> list[Row]:
        """Return what goes with a column: its condition, codes, hint and jumps."""
        question, number = column.asked.question, column.asked.number
        said = QUESTION.say(self._own, number=number)
        rows = self._only_if.rows(question.path, [number], ONLY_IF_COLUMN)
        codes = [f"{choice.code} {choice.label}" for choice in column.choices]
        if column.kind is Kind.CODES:
            lines = packed([said + codes[0], *codes[1:]], MEASURE, self._setter, SMALL)
            rows += [Row(LEADING * SMALL, (self._setter.words(one, 0.0, 0.0, SMALL),)) for one in lines]
        hint = self._speaker.say(question.hint, question.path)
        rows += self._setter.rows(said + hint, 0.0, MEASURE, SMALL, colour=SOFT) if hint else []
        for jump in self._skips.jumps(number):
            text = f"→ {said}{self._skips.say(number, jump)}"
            rows += self._setter.rows(text, 0.0, MEASURE, SIZE - 0.4, bold=True)
        return rows

    def continued(self) -> Iterator[Block]:
        """Yield a page of further rows for every table that may need more than were printed."""
        for name, legend, table, first in self._extra:
            title = self._setter.rows(CONTINUED.say(self._own, name=name), 0.0, MEASURE, HEADING, bold=True)
            yield Block((*title, *legend, gap(1.2)), stays_with_next=True, starts_page=True)
            yield Block((*table.rows(first, self._continued), gap(_GAP)), (table.head(),))

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
