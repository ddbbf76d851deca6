"""Tables per question: how many picked what, what numbers come to, what people wrote; and one question by another."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from statistics import fmean, quantiles
from typing import TYPE_CHECKING

from fieldkit.analysis.small_cells import hidden_in_list, is_small, publish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fieldkit.analysis.form_columns import Column

_POSITION = re.compile(r"\[\d+\]")
MINUTE_EDGES = (5.0, 10.0, 15.0)
"""Up to 5, 6 to 10, 11 to 15, more: the bands of 一刻钟 surveys."""
_NOTHING: dict[str, list[str]] = {}
_FEW_DISTINCT, _BANDS = 8, 6
_NICE = (1, 2, 5, 10)
NUMBERS = frozenset({"int", "integer", "decimal"})


@dataclass(frozen=True, slots=True)
class Line:
    """One choice or band: how many, and their share of those who answered."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Summary:
    """What numbers come to; ``lower`` and ``upper`` are the quartiles."""

    mean: float
    median: float
    lower: float
    upper: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class QuestionTable:
    """One question counted.

    Attributes:
        answered: sheets (in repeats: entries) with an answer, the base of the shares.
        unanswered: finished sheets without one, asked or not.
        lines: choices in the order of the form, or bands of numbers.
        several: shares may add up to more than all.
        summary: of numbers.
        texts: what people wrote, and how often, in the order of the alphabet so that no line tells a sheet.
    """

    column: Column
    label: str
    answered: int
    unanswered: int
    lines: tuple[Line, ...] = ()
    several: bool = False
    summary: Summary | None = None
    texts: tuple[tuple[str, int], ...] = ()

    @property
    def is_small(self) -> bool:
        """Whether so few answered that the table must not go out."""
        return is_small(self.answered)

    @property
    def hidden(self) -> frozenset[int]:
        """Which lines must not go out."""
        if self.is_small:
            return frozenset(range(len(self.lines)))
        return _hidden([line.count for line in self.lines], adds_up=not self.several)


@dataclass(frozen=True, slots=True)
class CrossTable:
    """One question by the groups of another.

    Attributes:
        groups: label and number of answers; None where it must not go out.
        rows: label of a choice and its count in each group; None where a count must not go out.
    """

    label: str
    by: str
    groups: tuple[tuple[str, int | None], ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


class SheetAnswers:
    """The answers of one sheet by form path; a question in a repeat has several.

    Made from the sheet as it is stored, without a copy: twenty thousand of them are held at once.
    """

    __slots__ = ("_answers", "_inside")

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self._inside: dict[str, list[str]] | None = None

    def get(self, path: str) -> Sequence[str]:
        """What was answered at a form path; empty for nothing."""
        value = self._answers.get(path)
        if value:
            return (value,)
        if self._inside is None:
            self._inside = self._in_repeats()
        return self._inside.get(path, ())

    def _in_repeats(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path, value in self._answers.items():
            if "[" in path and value:
                found.setdefault(_POSITION.sub("", path), []).append(value)
        return found or _NOTHING


def question_table(column: Column, sheets: Sequence[SheetAnswers], language: str) -> QuestionTable:
    """Count one question over finished sheets."""
    values = [value for sheet in sheets for value in sheet.get(column.path)]
    without = sum(not sheet.get(column.path) for sheet in sheets)
    label = column.label.say(language) or column.name
    if column.choices:
        lines = _lines(_picked_by(column, values), _codes(column, values, language), len(values))
        return QuestionTable(column, label, len(values), without, lines, column.holds_several)
    if column.data_type in NUMBERS:
        numbers = [number for value in values if (number := _number(value)) is not None]
        return QuestionTable(
            column, label, len(numbers), without, _banded(numbers, column.unit), summary=_summary(numbers)
        )
    texts = tuple(sorted(Counter(" ".join(value.split()) for value in values).items()))
    return QuestionTable(column, label, len(values), without, texts=texts)


def cross_table(
    column: Column,
    sheets: Sequence[SheetAnswers],
    groups_of: Callable[[int], Iterable[str]],
    groups: Sequence[str],
    by: str,
    language: str,
) -> CrossTable:
    """Count the choices of a question in each group.

    Args:
        column: a question with choices.
        sheets: finished sheets.
        groups_of: the groups that the sheet at a place belongs to.
        groups: their labels in order.
        by: what they are groups of.
        language: of the labels.
    """
    bases = dict.fromkeys(groups, 0)
    counts: dict[str, Counter[str]] = {group: Counter() for group in groups}
    every = [value for sheet in sheets for value in sheet.get(column.path)]
    answers = Counter(
        (group, value)
        for at, sheet in enumerate(sheets)
        for value in sheet.get(column.path)
        for group in groups_of(at)
    )
    for (group, value), times in answers.items():
        bases[group] += times
        for code in _picked_by(column, [value]):
            counts[group][code] += times
    codes = _codes(column, every, language)
    cells = [[counts[group][code] for group in groups] for code in codes]
    picked = _picked_by(column, every)
    totals = [picked[code] for code in codes]
    found = publish(
        cells,
        totals,
        list(bases.values()),
        _hidden(totals, adds_up=not column.holds_several),
        adds_down=not column.holds_several,
    )
    rows = tuple(
        # A group whose base is hidden shows nothing at all, no zeros either.
        (
            label,
            tuple(None if base is None else count for count, base in zip(line, found.columns, strict=True)),
        )
        for label, line in zip(codes.values(), found.cells, strict=True)
    )
    labels = tuple(zip(groups, found.columns, strict=True))
    return CrossTable(column.label.say(language) or column.name, by, labels, rows)


def _hidden(counts: Sequence[int], *, adds_up: bool) -> frozenset[int]:
    """Which counts of one question stay in; with several answers no sum tells one from the others."""
    if adds_up:
        return hidden_in_list(counts)
    return frozenset(at for at, count in enumerate(counts) if is_small(count))


def _codes(column: Column, values: Iterable[str], language: str) -> dict[str, str]:
    """Code and label: the form's own, then what was answered beside them."""
    codes = {code: words.say(language) or code for code, words in column.choices}
    for code in _picked_by(column, values):
        codes.setdefault(code, code)
    return codes


def _picked_by(column: Column, values: Iterable[str]) -> Counter[str]:
    if column.is_ranked:
        return Counter(value.split()[0] for value in values if value.strip())  # what stands first
    if not column.holds_several:
        return Counter(values)
    return Counter(code for value in values for code in set(value.split()))


def _lines(counts: Mapping[str, int], codes: Mapping[str, str], base: int) -> tuple[Line, ...]:
    return tuple(
        Line(label, counts.get(code, 0), counts.get(code, 0) / base if base else 0.0)
        for code, label in codes.items()
    )


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _summary(numbers: Sequence[float]) -> Summary | None:
    if not numbers:
        return None
    lower, middle, upper = (
        quantiles(numbers, n=4, method="inclusive") if len(numbers) > 1 else [numbers[0]] * 3
    )
    return Summary(fmean(numbers), middle, lower, upper, min(numbers), max(numbers))


def _banded(numbers: Sequence[float], unit: str) -> tuple[Line, ...]:
    if not numbers:
        return ()
    base, distinct = len(numbers), sorted(set(numbers))
    if unit != "min" and len(distinct) <= _FEW_DISTINCT:
        counts = Counter(numbers)
        return tuple(Line(f"{one:g}", counts[one], counts[one] / base) for one in distinct)
    edges = MINUTE_EDGES if unit == "min" else _edges(distinct[0], distinct[-1])
    step = 1 if all(one.is_integer() for one in numbers) else 0
    made, below = [], -math.inf
    for edge in (*edges, math.inf):
        count = sum(below < one <= edge for one in numbers)
        if below == -math.inf:
            label = f"≤ {edge:g}"
        else:
            label = f"> {below:g}" if edge == math.inf else f"{below + step:g}–{edge:g}"
        made.append(Line(label, count, count / base))
        below = edge
    return tuple(made)


def _edges(lowest: float, highest: float) -> tuple[float, ...]:
    rough = (highest - lowest) / _BANDS
    power = 10.0 ** math.floor(math.log10(rough))
    width = next(power * nice for nice in _NICE if power * nice >= rough)
    first = math.floor(lowest / width) * width + width
    count = max(1, math.ceil((highest - first) / width))
    return tuple(first + width * at for at in range(count))
