"""Residents' satisfaction: which questions of a form are rated, where the sheets come from, what the figures are."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from fieldkit.analysis.formulas import DEFAULT_BAND, LEVEL_TEXTS, Formula, Weighting
from fieldkit.analysis.replies import Inquiry, Rated, Reply, Timed
from fieldkit.analysis.satisfaction import Place, satisfaction
from fieldkit.analysis.scales import scale_of
from fieldkit.analysis.small_places import protected
from fieldkit.kernel.errors import ErrorCode, FieldkitError, UsageError
from fieldkit.kernel.texts import Text
from fieldkit.reports.satisfaction import write_satisfaction
from fieldkit.reports.satisfaction_values import SatisfactionTable
from fieldkit.services.answer_sheets import AnswerError, columns_named, stored_sheets
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import Column, FormColumns
    from fieldkit.analysis.satisfaction import Figure
    from fieldkit.kernel.texts import Language
    from fieldkit.services.answer_sheets import SheetShelf, StoredSheet
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

_OVERALL = re.compile(r"总的来说|总体|整体|总满意|综合|all in all|overall|in general", re.IGNORECASE)
_MINUTES = re.compile(r"分钟|minutes?\b", re.IGNORECASE)
LEVELS = ("city", "district", "zone", "street")
RETURNED = "returned"


class FormulaError(ErrorCode):
    """What was put wrongly."""

    NO_SUCH_FORMULA = Text(
        "没有叫“{name}”的公式。可用的是：{known}。", "There is no formula “{name}”. Known formulas: {known}."
    )
    NO_WEIGHT = Text(
        "“{word}”不是“题名=权重”的写法，权重要大于 0。例如：rate_B03=0.25。",
        "“{word}” is not QUESTION=WEIGHT with a weight above 0. For example: rate_B03=0.25.",
    )
    NO_POINTS = Text(
        "“{word}”不是各级得分的写法，要从最好到最差用逗号隔开，一个比一个小。例如：100,80,60,40,20。",
        "“{word}” is no row of points, falling from the best level to the worst. For example: 100,80,60,40,20.",
    )


@dataclass(frozen=True, slots=True)
class SatisfactionView:
    """Figures, and what they were computed from.

    Attributes:
        formulas: in the order of the figures.
        sheets: how many there are by state.
        period: first and last day of the finished sheets; empty without any.
        band: minutes that count as near.
    """

    form: FormColumns
    formulas: tuple[Formula, ...]
    figures: tuple[Figure, ...]
    sheets: Mapping[str, int]
    period: tuple[str, str]
    weighting: Weighting
    band: int


def chosen_formulas(name: str | None) -> tuple[Formula, ...]:
    """The formula of this name, with or without ``S-``; all of them without a name.

    Raises:
        UsageError: NO_SUCH_FORMULA.
    """
    if not name:
        return tuple(Formula)
    wanted = name.upper().removeprefix("S-")
    for formula in Formula:
        if formula.value == f"S-{wanted}":
            return (formula,)
    known = ", ".join(formula.value for formula in Formula)
    raise UsageError(FormulaError.NO_SUCH_FORMULA, name=name, known=known)


def weights_of(words: Sequence[str]) -> dict[str, float]:
    """Weights by question, from words such as ``rate_B03=0.25``.

    Raises:
        UsageError: NO_WEIGHT.
    """
    weights = {}
    for word in words:
        name, equals, number = word.partition("=")
        try:
            weight = float(number)
        except ValueError:
            weight = 0.0
        if not equals or not name or not 0 < weight < float("inf"):
            raise UsageError(FormulaError.NO_WEIGHT, word=word)
        weights[name.strip()] = weight
    return weights


def points_of(words: str) -> tuple[float, ...]:
    """Points of the levels, the best first, from words such as ``100,80,60,40,20``; empty for none.

    Raises:
        UsageError: NO_POINTS.
    """
    try:
        points = tuple(float(word) for word in words.replace("，", ",").split(",") if words)
    except ValueError as error:
        raise UsageError(FormulaError.NO_POINTS, word=words) from error
    if any(not 0 <= lower < higher < float("inf") for higher, lower in pairwise(points)) or len(points) == 1:
        raise UsageError(FormulaError.NO_POINTS, word=words)
    return points


class SatisfactionService:
    """Counting what residents said."""

    def __init__(self, workspace: Workspace, shelf: SheetShelf | None = None) -> None:
        self._workspace, self._shelf = workspace, shelf

    def figures(
        self,
        formulas: Sequence[Formula],
        *,
        form: str = "",
        weighting: Weighting = Weighting.POOLED,
        items: Sequence[str] = (),
        weights: Mapping[str, float] | None = None,
        points: Sequence[float] = (),
        band: int = DEFAULT_BAND,
        language: Language = "zh",
        overall_alone: bool = False,
    ) -> SatisfactionView:
        """Every figure of these formulas, for everything, each area, circle and community with sheets.

        Args:
            formulas: which.
            form: a form file or id; empty for the form in use.
            weighting: how communities go together.
            items: names or paths of questions; empty for every rated one.
            weights: of the weighted score, by question; questions not named weigh 1, or do
                not count when any is named.
            points: of each level in the weighted score, the best first; questions with another
                number of levels keep even steps.
            band: minutes that count as near.
            language: of the questions' words.
            overall_alone: only "all in all", or the first question that is rated; a score of
                several questions keeps them all.

        Raises:
            FieldkitError: NO_SUCH_FORM, NO_SUCH_ITEM, NOTHING_TO_RATE.
        """
        tables = columns_named(form, self._workspace)
        rated = _weighted(tables, list(rated_questions(tables, language)), weights or {})
        rated = [_with_points(one, tuple(points)) for one in rated]
        timed = list(timed_questions(tables, language))
        rated, timed = _picked(tables, rated, timed, items)
        if overall_alone:
            rated, timed = rated if Formula.WMEAN in formulas else rated[:1], timed[:1]
        questions: tuple[Rated | Timed, ...] = (*rated, *timed)
        with self._workspace.database.read() as connection:
            sheets = self._sheets(connection, tables.id, [one.path for one in questions])
            areas = _numbered(
                lists.every(connection, "area", ("name", "level", "parent", "circle", "population", "order")),
                "order",
            )
            circles = _numbered(lists.every(connection, "circle", ("name", "number")), "number")
        replies = [one.reply for one in sheets]
        population = {
            str(row["id"]): row["population"] for row in areas if isinstance(row["population"], int)
        }
        inquiry = Inquiry(rated, timed, weighting, population, band)
        places = list(places_of(areas, circles, {reply.community for reply in replies}))
        usable = [one for one in formulas if (timed if one is Formula.BAND else rated)]
        if not usable:
            raise FieldkitError(AnswerError.NOTHING_TO_RATE, form=tables.title or tables.id)
        figures = [one for formula in usable for one in satisfaction(formula, inquiry, replies, places)]
        days = sorted(one.finished[:10] for one in sheets if one.finished)
        return SatisfactionView(
            tables,
            tuple(usable),
            protected(figures),
            Counter(reply.state for reply in replies),
            (days[0], days[-1]) if days else ("", ""),
            weighting,
            band,
        )

    def _sheets(self, connection: Connection, form: str, paths: Sequence[str]) -> list[CountedSheet]:
        """What was read before, where somebody keeps it; else only what is asked for."""
        if self._shelf is None:
            return counted_sheets(connection, form, paths)
        return [
            CountedSheet(Reply(one.value("community"), state_of(one), one.answers), one.value("finished"))
            for one in stored_sheets(connection, form, self._shelf)
        ]

    def write(self, view: SatisfactionView, path: Path, *, language: Language = "zh") -> None:
        """Write the figures as a workbook; those of fewer than five answers, and what gives them away, stay out.

        Raises:
            FieldkitError: CANNOT_SAVE.
        """
        table = SatisfactionTable(
            title=view.form.title or view.form.id,
            unit=self._workspace.title,
            version=view.form.version,
            period=view.period,
            sheets=view.sheets,
            figures=view.figures,
            language=language,
        )
        write_satisfaction(table, path)


def state_of(sheet: StoredSheet) -> str:
    """A sheet that the office gave back does not count until it is mended."""
    return RETURNED if sheet.value("checked") == RETURNED else sheet.value("state")


class CountedSheet(NamedTuple):
    """A sheet as satisfaction counts it, and when it was finished."""

    reply: Reply
    finished: str


def counted_sheets(
    connection: Connection, form: str, paths: Sequence[str], communities: Collection[str] | None = None
) -> list[CountedSheet]:
    """Every sheet of a form, or those of some communities, with its answers to these questions, in the order of coming."""
    keys = ("community", "state", "checked", "finished")
    found: dict[str, CountedSheet] = {}
    answers: dict[str, dict[str, str]] = {}
    for record, community, state, checked, finished, path, value in lists.answers_to(
        connection, form, paths, keys, communities
    ):
        if record not in found:
            answers[record] = {}
            counted = RETURNED if checked == RETURNED else state or ""
            found[record] = CountedSheet(Reply(community or "", counted, answers[record]), finished or "")
        if path is not None:
            answers[record][path] = value
    return list(found.values())


def rated_questions(form: FormColumns, language: Language) -> Iterator[Rated]:
    """The questions of a form whose choices rate, in its order."""
    for column in form.main.columns:
        if column.holds_several or not column.choices:
            continue
        scale = scale_of([(code, words.say("zh") or code) for code, words in column.choices])
        if scale is not None:
            said = {code: words.say(language) or code for code, words in column.choices}
            is_overall = column.name == "overall" or any(map(_OVERALL.search, column.label.any()))
            label = column.label.say(language) or column.name
            yield Rated(column.path, label, replace(scale, labels=said), is_overall)


def timed_questions(form: FormColumns, language: Language) -> Iterator[Timed]:
    """The questions of a form for minutes on foot."""
    for column in form.main.columns:
        is_number = column.kind is not None and column.data_type in {"int", "integer", "decimal"}
        if is_number and (column.unit == "min" or any(map(_MINUTES.search, column.label.any()))):
            yield Timed(column.path, column.label.say(language) or column.name)


def _with_points(one: Rated, points: tuple[float, ...]) -> Rated:
    return (
        replace(one, scale=replace(one.scale, points=points)) if len(points) == len(one.scale.levels) else one
    )


def _weighted(form: FormColumns, rated: list[Rated], weights: Mapping[str, float]) -> list[Rated]:
    if not weights:
        return rated
    columns = {column.path: column for column in form.main.columns}
    named = {name: one for one in rated for name in _called(columns[one.path])}
    for name in weights:
        if name not in named:
            _no_such_item(form, name, [columns[one.path].name for one in rated])
    made = []
    for one in rated:
        weight = next((weights[name] for name in _called(columns[one.path]) if name in weights), 0.0)
        made.append(replace(one, weight=weight, is_overall=not weight))
    return made


def _picked(
    form: FormColumns, rated: list[Rated], timed: list[Timed], items: Sequence[str]
) -> tuple[list[Rated], list[Timed]]:
    # The answer to "all in all" comes first.
    rated = sorted(rated, key=lambda one: not one.is_overall)
    if not items:
        return rated, timed
    columns = {column.path: column for column in form.main.columns}
    both: list[Rated | Timed] = [*rated, *timed]
    usable = {name: one.path for one in both for name in _called(columns[one.path])}
    for name in items:
        if name not in usable:
            _no_such_item(form, name, [columns[one.path].name for one in both])
    wanted = {usable[name] for name in items}
    return [one for one in rated if one.path in wanted], [one for one in timed if one.path in wanted]


def _called(column: Column) -> tuple[str, str]:
    return column.name, column.path


def _no_such_item(form: FormColumns, name: str, known: list[str]) -> None:
    raise FieldkitError(
        AnswerError.NO_SUCH_ITEM, form=form.title or form.id, name=name, known=", ".join(known) or "—"
    )


def _numbered(rows: list[dict[str, object]], key: str) -> list[dict[str, object]]:
    """As an office numbers them, those without a number last, in the order in which they came."""
    return sorted(rows, key=lambda row: number if isinstance(number := row[key], int) else sys.maxsize)


def places_of(
    areas: Sequence[Mapping[str, object]], circles: Sequence[Mapping[str, object]], present: set[str]
) -> Iterator[Place]:
    """Everything, then areas from the largest, circles, communities; only where there are sheets."""
    yield Place("", LEVEL_TEXTS["total"].zh, "total", None)
    by_id = {str(row["id"]): row for row in areas}
    within: dict[str, set[str]] = {}
    members: dict[str, set[str]] = {}
    for one in present:
        for area in _above(one, by_id):
            within.setdefault(area, set()).add(one)
        members.setdefault(str(by_id.get(one, {}).get("circle")), set()).add(one)
    for level in LEVELS:
        for row in areas:
            record = str(row["id"])
            if row["level"] == level and record in within:
                yield Place(record, str(row["name"] or ""), level, frozenset(within[record]))
    for row in circles:
        record = str(row["id"])
        if record in members:
            yield Place(record, str(row["name"] or ""), "circle", frozenset(members[record]))
    for row in areas:
        record = str(row["id"])
        if record in present and row["level"] not in LEVELS:
            yield Place(record, str(row["name"] or ""), "community", frozenset({record}))


def _above(area: str, by_id: Mapping[str, Mapping[str, object]]) -> set[str]:
    """An area and everything it is part of; a circle of parents ends the way up."""
    seen: set[str] = set()
    one: str | None = area
    while one and one in by_id and one not in seen:
        seen.add(one)
        parent = by_id[one]["parent"]
        one = str(parent) if parent else None
    return seen
