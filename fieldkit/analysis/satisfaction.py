"""Satisfaction (居民满意度) by the formulas that are in use, per community, circle and area.

Pure: replies and places in, figures out. What each formula takes, counts and leaves
out stands beside its figure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import (
    DEFAULT_BAND,
    FORMULA_TEXTS,
    INTERVAL_BELOW,
    SMALL,
    Formula,
    LeftOut,
    Weighting,
)
from fieldkit.analysis.intervals import effective, mean_interval, share_interval
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from fieldkit.analysis.scales import Scale


@dataclass(frozen=True, slots=True)
class Rated:
    """A question that is rated.

    Attributes:
        path, label: which question.
        scale: how its choices rate.
        is_overall: 总的来说; the others are items of the weighted score.
        weight: in the weighted score.
    """

    path: str
    label: str
    scale: Scale
    is_overall: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Timed:
    """A question for minutes on foot."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One sheet: where, ``complete``, ``refused``, ``draft`` or ``returned``, and its answers by path."""

    community: str
    state: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A community, circle or area, or everything.

    Attributes:
        level: ``community``, ``circle``, ``street`` … or ``total``.
        communities: whose replies belong here; None takes every reply.
    """

    id: str
    name: str
    level: str
    communities: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure and all that has to stand beside it.

    Attributes:
        item: path and ``label`` of the question; empty for the weighted score.
        value, low, high: per cent or points of 100; None without answers, ``low`` and ``high``
            also from 400 answers on.
        n: valid answers; ``refused``: sheets of residents who declined.
        left_out: answers not in the denominator, by reason.
        invalid: sheets that do not count, by state.
        formula_text: the formula in words.
        answers: ``n`` by community.
        is_hidden: it may not go out, nor its ``n`` (see :mod:`fieldkit.analysis.small_places`);
        hides_left_out: nor what was left out of it.
    """

    formula: Formula
    place: Place
    item: str
    label: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    refused: int
    left_out: Mapping[str, int]
    invalid: Mapping[str, int]
    weighting: Weighting
    formula_text: Text
    answers: Mapping[str, int] = field(default_factory=dict)
    is_hidden: bool = False
    hides_left_out: bool = False

    @property
    def is_small(self) -> bool:
        """Whether it may not go out: there are answers, but fewer than five."""
        return 0 < self.n < SMALL


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked of the replies.

    Attributes:
        population: people by community, for the weighting.
        band: minutes that count as near.
    """

    rated: Sequence[Rated]
    timed: Sequence[Timed] = ()
    weighting: Weighting = Weighting.POOLED
    population: Mapping[str, int] = field(default_factory=dict)
    band: int = DEFAULT_BAND


def satisfaction(
    formula: Formula, inquiry: Inquiry, replies: Iterable[Reply], places: Iterable[Place]
) -> tuple[Figure, ...]:
    """Every figure of one formula, place by place in the order given."""
    everything, found = list(replies), []
    at_home: dict[str, list[int]] = {}
    for at, reply in enumerate(everything):
        at_home.setdefault(reply.community, []).append(at)
    for place in places:
        here = everything
        if place.communities is not None:
            numbers = sorted(at for one in place.communities for at in at_home.get(one, ()))
            here = [everything[at] for at in numbers]
        found.extend(_Sample(formula, inquiry, place, here).figures())
    return tuple(found)


class _Sample:
    """The replies of one place under one formula."""

    def __init__(self, formula: Formula, inquiry: Inquiry, place: Place, replies: Sequence[Reply]) -> None:
        self._formula = formula
        self._inquiry = inquiry
        self._place = place
        self._complete = [one for one in replies if one.state == "complete"]
        self._refused = sum(one.state == "refused" for one in replies)
        self._invalid = Counter(one.state for one in replies if one.state not in {"complete", "refused"})

    def figures(self) -> list[Figure]:
        if self._formula is Formula.WMEAN:
            items = [one for one in self._inquiry.rated if not one.is_overall] or list(self._inquiry.rated)
            return [self._weighted_score(items)] if items else []
        if self._formula is Formula.BAND:
            return [self._band(item) for item in self._inquiry.timed]
        return [self._rating(item) for item in self._inquiry.rated]

    def _rating(self, item: Rated) -> Figure:
        scale = item.scale
        if self._formula is Formula.MEAN100:
            values, left_out = self._values(item.path, lambda code: _score(scale, code, scale.rescaled))
            counted = "、".join(_plain(scale.rescaled(code)) for code in scale.levels)
            return self._figure(item.path, item.label, values, left_out, is_share=False, counted=counted)
        top = scale.top(2 if self._formula is Formula.TOP2 else 3)
        values, left_out = self._values(
            item.path, lambda code: _score(scale, code, lambda one: 100.0 * (one in top))
        )
        counted = " + ".join(scale.labels[code] for code in top)
        return self._figure(item.path, item.label, values, left_out, is_share=True, counted=counted)

    def _band(self, item: Timed) -> Figure:
        values, left_out = self._values(
            item.path,
            lambda text: (
                100.0 * (_number(text) <= self._inquiry.band) if _is_number(text) else LeftOut.NOT_A_RATING
            ),
        )
        return self._figure(
            item.path, item.label, values, left_out, is_share=True, counted=str(self._inquiry.band)
        )

    def _values(
        self, path: str, value_of: Callable[[str], float | LeftOut]
    ) -> tuple[dict[int, tuple[float, float]], Counter[str]]:
        """Value and weight by respondent, and how many were left out why."""
        found: dict[int, float] = {}
        left_out: Counter[str] = Counter()
        value_of = cache(value_of)
        for at, reply in enumerate(self._complete):
            text = reply.answers.get(path, "")
            value = value_of(text) if text else LeftOut.UNANSWERED
            if isinstance(value, LeftOut):
                left_out[value] += 1
            else:
                found[at] = value
        if not self._is_weighted:
            return {at: (value, 1.0) for at, value in found.items()}, left_out
        weighted: dict[int, tuple[float, float]] = {}
        answers = Counter(self._complete[at].community for at in found)
        for at, value in found.items():
            community = self._complete[at].community
            people = self._inquiry.population.get(community, 0)
            if people > 0:
                weighted[at] = value, people / answers[community]
            else:
                left_out[LeftOut.NO_POPULATION] += 1
        return weighted, left_out

    @property
    def _is_weighted(self) -> bool:
        return self._inquiry.weighting is Weighting.POPULATION and self._place.level != "community"

    def _figure(
        self,
        path: str,
        label: str,
        values: Mapping[int, tuple[float, float]],
        left_out: Mapping[str, int],
        *,
        is_share: bool,
        counted: str,
    ) -> Figure:
        mean = _mean(values)
        ends: tuple[float, float] | None = None
        if mean is not None and len(values) < INTERVAL_BELOW:
            if is_share:
                low, high = share_interval(mean / 100, effective([weight for _, weight in values.values()]))
                ends = 100 * low, 100 * high
            else:
                ends = mean_interval(mean, list(_influences(values, mean).values()))
        return self._made(path, label, mean, ends, values, left_out, counted=counted)

    def _weighted_score(self, items: Sequence[Rated]) -> Figure:
        left_out: Counter[str] = Counter()
        influence: dict[int, float] = {}
        total, weights = 0.0, 0.0
        means: list[tuple[Rated, float, Mapping[int, tuple[float, float]]]] = []
        for item in items:
            scale = item.scale
            values, missing = self._values(
                item.path,
                lambda code, scale=scale: _score(scale, code, scale.in_steps),  # type: ignore[misc]
            )
            left_out.update(missing)
            mean = _mean(values)
            if mean is not None:
                means.append((item, mean, values))
                total, weights = total + item.weight * mean, weights + item.weight
        for item, mean, weighted in means:
            for at, one in _influences(weighted, mean).items():
                influence[at] = influence.get(at, 0.0) + (item.weight / weights * one if weights else 0.0)
        score = total / weights if weights else None
        ends = None
        if score is not None and len(influence) < INTERVAL_BELOW:
            ends = mean_interval(score, list(influence.values()))
        scale = items[0].scale
        return self._made(
            "", "", score, ends, influence, left_out,
            counted="、".join(_plain(scale.in_steps(code)) for code in scale.levels),
            weights="、".join(f"{item.label} {_plain(item.weight)}" for item in items),
        )  # fmt: skip

    def _made(
        self,
        path: str,
        label: str,
        value: float | None,
        ends: tuple[float, float] | None,
        respondents: Collection[int],
        left_out: Mapping[str, int],
        **words: str,
    ) -> Figure:
        text = FORMULA_TEXTS[self._formula]
        return Figure(
            formula=self._formula,
            place=self._place,
            item=path,
            label=label,
            value=value,
            low=ends[0] if ends else None,
            high=ends[1] if ends else None,
            n=len(respondents),
            refused=self._refused,
            left_out={key: count for key, count in left_out.items() if count},
            invalid=dict(self._invalid),
            weighting=Weighting.POPULATION if self._is_weighted else Weighting.POOLED,
            formula_text=Text(text.say("zh", **words), text.say("en", **words)),
            answers=Counter(self._complete[at].community for at in respondents),
        )


def _score(scale: Scale, code: str, score: Callable[[str], float]) -> float | LeftOut:
    if code in scale.no_opinion:
        return LeftOut.NO_OPINION
    return score(code) if code in scale.levels else LeftOut.NOT_A_RATING


def _mean(values: Mapping[int, tuple[float, float]]) -> float | None:
    weights = sum(weight for _, weight in values.values())
    return sum(value * weight for value, weight in values.values()) / weights if weights else None


def _influences(values: Mapping[int, tuple[float, float]], mean: float) -> dict[int, float]:
    weights = sum(weight for _, weight in values.values())
    return {at: weight * (value - mean) / weights for at, (value, weight) in values.items()}


def _is_number(text: str) -> bool:
    try:
        return 0 <= float(text) < float("inf")
    except ValueError:
        return False


def _number(text: str) -> float:
    return float(text)


def _plain(number: float) -> str:
    return f"{number:.4g}"
