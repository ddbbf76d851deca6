"""Questions and their answers as variables of a statistics program.

Nothing is lost: what does not fit a number, a date or a list of choices stands word for
word in a text variable of its own beside it, and is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.scales import scale_of
from fieldkit.exchange.answers.kobo import NUMBERS
from fieldkit.exchange.answers.missing import no_answers
from fieldkit.exchange.answers.problems import AnswerFileProblem
from fieldkit.exchange.answers.typed_values import TIMES, is_whole, number
from fieldkit.exchange.answers.variables import (
    LONGEST_LABEL,
    LONGEST_VALUE_LABEL,
    Measure,
    Names,
    Variable,
    pieces,
    shortened,
    widest,
)
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from fieldkit.analysis.form_columns import Column
    from fieldkit.kernel.texts import Language

PICKED = {0.0: Text("没选", "no"), 1.0: Text("选了", "yes")}
PLACES = (
    ("latitude", Text("纬度", "latitude")),
    ("longitude", Text("经度", "longitude")),
    ("altitude", Text("海拔（米）", "altitude (m)")),
    ("accuracy", Text("精度（米）", "accuracy (m)")),
)
OF_CHOICE = Text("：{what}", ": {what}")
AS_WRITTEN, CONTINUED = Text("（原样）", " (as written)"), Text("（续 {number}）", " (continued, {number})")
_MOST_DISCRETE, _LONGEST_MISSING, _MOST_WIDTH, _LEAST_WIDTH, _MOST_DECIMALS = 3, 8, 40, 8, 16
_NOT_STORED = "geopoint"


class Questions:
    """Makes the variables of one file.

    Attributes:
        problems: what is told beside the file.
    """

    def __init__(self, columns: Sequence[Column], language: Language) -> None:
        """Give every question its own name first; what is made of others' choices gives way."""
        self._names, self._language = Names(), language
        self._own = {column.path: self._names.make(column.name) for column in columns}
        self.problems: list[Problem] = []

    def variables(self, column: Column, answers: Sequence[str]) -> Iterator[Variable]:
        """The variables of one question.

        Args:
            column: the question.
            answers: one a row; empty for none.
        """
        label, name = column.label.say(self._language) or column.name, self._own[column.path]
        if column.choices and (column.holds_several or column.is_ranked):
            yield from self._each_choice(column, label, answers)
        elif column.choices and all(is_whole(code) for code, _ in column.choices):
            yield from self._coded(column, label, answers)
        elif column.choices:
            yield from self._text(name, label, answers, column)
        elif column.data_type in NUMBERS:
            yield from self._read(name, label, answers, number, _number_form(answers))
        elif column.data_type in TIMES:
            yield from self._time(name, label, answers, column.data_type)
        elif column.data_type == _NOT_STORED:
            yield from self._position(column, label, answers)
        else:
            yield from self._text(name, label, answers)

    def time(self, wanted: str, label: str, answers: Sequence[str], data_type: str) -> Iterator[Variable]:
        """A day, a time of day or a moment that is no question."""
        yield from self._time(self._names.make(wanted), label, answers, data_type)

    def _time(self, name: str, label: str, answers: Sequence[str], data_type: str) -> Iterator[Variable]:
        read, form = TIMES[data_type]
        yield from self._read(name, label, answers, read, form)

    def text(self, wanted: str, label: str, answers: Sequence[str]) -> Iterator[Variable]:
        """Texts that are no question."""
        yield from self._text(self._names.make(wanted), label, answers)

    def _text(
        self, name: str, label: str, answers: Sequence[str], column: Column | None = None, tail: str = ""
    ) -> Iterator[Variable]:
        """In as many variables as the longest text takes; with words for the codes of a question."""
        parts = [list(pieces(one.replace("\0", " "))) for one in answers]
        count = max((len(one) for one in parts), default=1)
        if count > 1:
            self._tell(AnswerFileProblem.CONTINUED, question=label, name=name, count=count)
        firsts = [one[0] for one in parts]
        if column is None:
            yield Variable(name, self._label(label, tail), firsts)
        else:
            yield self._coded_text(column, name, label, firsts)
        for at in range(1, count):
            further = self._names.make(f"{name}_{at + 1}")
            words = self._label(label, tail + CONTINUED.say(self._language, number=at + 1))
            yield Variable(further, words, [one[at] if at < len(one) else "" for one in parts])

    def number(self, wanted: str, label: str, values: Sequence[float | None]) -> Variable:
        """Whole numbers that are known already."""
        return Variable(self._names.make(wanted), self._label(label), values, "F8.0", Measure.SCALE)

    def labelled(self, wanted: str, label: str, answers: Sequence[str], words: Mapping[str, str]) -> Variable:
        """Short codes of ours with their words."""
        return Variable(self._names.make(wanted), self._label(label), answers, labels=words)

    def _read(
        self,
        name: str,
        label: str,
        answers: Sequence[str],
        read: Callable[[str], float | None],
        form: str,
    ) -> Iterator[Variable]:
        values = [read(one) if one else None for one in answers]
        yield Variable(name, self._label(label), values, form, Measure.SCALE)
        rest = [one if value is None else "" for one, value in zip(answers, values, strict=True)]
        yield from self._as_written(name, label, rest)

    def _as_written(self, name: str, label: str, rest: Sequence[str]) -> Iterator[Variable]:
        count = sum(bool(one) for one in rest)
        if count:
            beside, *further = self._text(
                self._names.make(f"{name}_text"), label, rest, tail=AS_WRITTEN.say(self._language)
            )
            self._tell(AnswerFileProblem.AS_WRITTEN, question=label, count=count, name=beside.name)
            yield from (beside, *further)

    def _coded(self, column: Column, label: str, answers: Sequence[str]) -> Iterator[Variable]:
        known = {code: float(code) for code, _ in column.choices}
        name = self._own[column.path]
        width = max(_LEAST_WIDTH, *(len(code) for code in known))
        missing = [known[code] for code in no_answers(column.choices, self._language)]
        yield Variable(
            name, self._label(label), [known.get(one) for one in answers], f"F{width}.0",
            self._measure(column),
            {known[code]: words for code, words in self._words(column).items()},
            self._missing_numbers(label, missing, set(known.values())),
        )  # fmt: skip
        yield from self._as_written(name, label, [one if one not in known else "" for one in answers])

    def _coded_text(self, column: Column, name: str, label: str, answers: Sequence[str]) -> Variable:
        # The library reckons the room for a labelled code by its characters, not its bytes.
        room = max(widest(answers), *(len(code) for code, _ in column.choices))
        words = self._words(column)
        fits = {code: said for code, said in words.items() if len(code.encode()) <= room}
        if left := [code for code in words if code not in fits]:
            self._tell(AnswerFileProblem.UNLABELLED, question=label, what="、".join(left))
        none = no_answers(column.choices, self._language)
        short = [code for code in none if len(code.encode()) <= _LONGEST_MISSING]
        missing = ("", *short)[:_MOST_DISCRETE]
        self._tell_undeclared(label, [code for code in none if code not in missing])
        return Variable(name, self._label(label), answers, "", self._measure(column), fits, missing)

    def _each_choice(self, column: Column, label: str, answers: Sequence[str]) -> Iterator[Variable]:
        picked = [one.split() for one in answers]
        known = [code for code, _ in column.choices]
        words = {value: said.say(self._language) for value, said in PICKED.items()}
        for code, said in self._words(column).items():
            name, about = (
                self._names.make(f"{column.name}_{code}"),
                self._label(label, OF_CHOICE.say(self._language, what=said)),
            )
            if column.is_ranked:
                places = [one.index(code) + 1.0 if code in one else None for one in picked]
                yield Variable(name, about, places, "F8.0", Measure.ORDINAL)
            else:
                chosen = [float(code in one) if one else None for one in picked]
                yield Variable(name, about, chosen, "F8.0", Measure.NOMINAL, words)
        rest = [" ".join(code for code in one if code not in known) for one in picked]
        yield from self._as_written(self._own[column.path], label, rest)

    def _position(self, column: Column, label: str, answers: Sequence[str]) -> Iterator[Variable]:
        split = [one.split() for one in answers]
        fits = [len(one) <= len(PLACES) and all(number(part) is not None for part in one) for one in split]
        for at, (key, words) in enumerate(PLACES):
            values = [
                number(one[at]) if fit and at < len(one) else None
                for one, fit in zip(split, fits, strict=True)
            ]
            about = self._label(label, OF_CHOICE.say(self._language, what=words.say(self._language)))
            form = _number_form([one[at] for one in split if at < len(one)])
            yield Variable(self._names.make(f"{column.name}_{key}"), about, values, form, Measure.SCALE)
        rest = ["" if fit else one for one, fit in zip(answers, fits, strict=True)]
        yield from self._as_written(self._own[column.path], label, rest)

    def _measure(self, column: Column) -> Measure:
        scale = scale_of([(code, words.say(self._language)) for code, words in column.choices])
        return Measure.ORDINAL if scale else Measure.NOMINAL

    def _words(self, column: Column) -> dict[str, str]:
        words = {code: said.say(self._language) or code for code, said in column.choices}
        short = {code: shortened(said, LONGEST_VALUE_LABEL) for code, said in words.items()}
        for code, said in words.items():
            if short[code] != said:
                self._tell(AnswerFileProblem.SHORTENED, what=said)
        return short

    def _label(self, words: str, tail: str = "") -> str:
        """The words and their tail; where there is no room for both, the words give way."""
        short = shortened(words, LONGEST_LABEL - len(tail.encode()))
        if short != words:
            self._tell(AnswerFileProblem.SHORTENED, what=words)
        return short + tail

    def _missing_numbers(
        self, label: str, wanted: list[float], known: set[float]
    ) -> tuple[float | tuple[float, float], ...]:
        if len(wanted) <= _MOST_DISCRETE:
            return tuple(wanted)
        low, high = min(wanted), max(wanted)
        if {one for one in known if low <= one <= high} == set(wanted):
            return ((low, high),)
        self._tell_undeclared(label, [f"{one:g}" for one in wanted[_MOST_DISCRETE:]])
        return tuple(wanted[:_MOST_DISCRETE])

    def _tell_undeclared(self, label: str, codes: Sequence[str]) -> None:
        if codes:
            self._tell(AnswerFileProblem.UNDECLARED, question=label, what="、".join(codes))

    def _tell(self, code: AnswerFileProblem, **values: object) -> None:
        problem = Problem(code, Severity.NOTE, values=values)
        if problem not in self.problems:
            self.problems.append(problem)


def _number_form(answers: Sequence[str]) -> str:
    """A format that shows every digit: ``F8.0``, ``F12.4``."""
    decimals = min(max((len(one.partition(".")[2]) for one in answers), default=0), _MOST_DECIMALS)
    whole = max((len(one.partition(".")[0]) for one in answers), default=1)
    width = max(_LEAST_WIDTH, whole + decimals + 1)
    return f"F{min(width, _MOST_WIDTH)}.{decimals}"
