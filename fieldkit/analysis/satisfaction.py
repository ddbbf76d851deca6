"""Satisfaction (居民满意度) by the formulas that are in use, per community, circle and area.

Pure: replies and places in, figures out. What each formula takes, counts and leaves
out stands beside its figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import INTERVAL_BELOW, SMALL, Formula, LeftOut, Weighting
from fieldkit.analysis.intervals import effective, mean_interval, share_interval
from fieldkit.analysis.worths import asked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from fieldkit.analysis.replies import Inquiry, Reply
    from fieldkit.analysis.worths import Asked, Worth
    from fieldkit.kernel.texts import Text


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


def satisfaction(
    formula: Formula,
    inquiry: Inquiry,
    replies: Iterable[Reply],
    places: Iterable[Place],
    *,
    by_community: bool = True,
) -> tuple[Figure, ...]:
    """Every figure of one formula, place by place in the order given.

    Args:
        formula, inquiry: what is asked.
        replies: of everybody.
        places: whose figures.
        by_community: also :attr:`Figure.answers`; else they stay empty.
    """
    everything = list(replies)
    sheets = _Sheets([one.community for one in everything], [one.state for one in everything], by_community)
    question, found = asked(formula, inquiry, everything), []
    at_home: defaultdict[str, list[int]] = defaultdict(list)
    for at, community in enumerate(sheets.communities):
        at_home[community].append(at)
    for place in places:
        numbers: Sequence[int] = range(len(everything))
        if place.communities is not None:
            homes = [at_home[one] for one in place.communities if one in at_home]
            numbers = sorted(chain.from_iterable(homes))
        found.extend(_Sample(question, inquiry, place, sheets, numbers).figures())
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Community and state of every reply, in their order; ``is_told``: answers by community are wanted."""

    communities: list[str]
    states: list[str]
    is_told: bool


@dataclass(slots=True)
class _Valid:
    """What counts of a question in one place.

    Attributes:
        values: by number of the reply.
        weights: the same; None where every answer weighs the same.
        left_out: answers that do not count, by reason.
    """

    values: dict[int, float]
    weights: dict[int, float] | None
    left_out: Counter[str]

    @property
    def mean(self) -> float | None:
        if not self.values:
            return None
        if self.weights is None:
            return sum(self.values.values()) / len(self.values)
        whole = sum(self.weights.values())
        return sum(value * self.weights[at] for at, value in self.values.items()) / whole

    @property
    def worth(self) -> float:
        """How many equally weighted answers these are worth."""
        return float(len(self.values)) if self.weights is None else effective(list(self.weights.values()))

    def influences(self, mean: float) -> dict[int, float]:
        """What each answer adds to the mean."""
        weights = self.weights
        if weights is None:
            n = len(self.values)
            return {at: (value - mean) / n for at, value in self.values.items()}
        whole = sum(weights.values())
        return {at: weights[at] * (value - mean) / whole for at, value in self.values.items()}


class _Sample:
    """The replies of one place under one formula.

    Args:
        asked: what every reply's answers are worth.
        sheets: all there are.
        numbers: which of them belong to the place, ascending.
    """

    def __init__(
        self, asked: Asked, inquiry: Inquiry, place: Place, sheets: _Sheets, numbers: Sequence[int]
    ) -> None:
        self._asked = asked
        self._inquiry = inquiry
        self._place = place
        self._sheets = sheets
        states = [sheets.states[at] for at in numbers]
        self._complete = [at for at, state in zip(numbers, states, strict=True) if state == "complete"]
        others = Counter(states)
        del others["complete"]
        self._refused = others.pop("refused", 0)
        self._invalid = dict(others)
        self._is_weighted = inquiry.weighting is Weighting.POPULATION and place.level != "community"

    def figures(self) -> list[Figure]:
        if self._asked.formula is Formula.WMEAN:
            return [self._weighted_score()] if self._asked.worths else []
        return [self._figure(one) for one in self._asked.worths]

    def _valid(self, worth: Worth) -> _Valid:
        """What counts, and how many were left out why."""
        found: dict[int, float] = {}
        left_out: Counter[str] = Counter()
        values = worth.values
        for at in self._complete:
            value = values[at]
            if isinstance(value, LeftOut):
                left_out[value] += 1
            else:
                found[at] = value
        if not self._is_weighted:
            return _Valid(found, None, left_out)
        weighted: dict[int, float] = {}
        weights: dict[int, float] = {}
        answers = self._by_community(found)
        for at, value in found.items():
            community = self._sheets.communities[at]
            people = self._inquiry.population.get(community, 0)
            if people > 0:
                weighted[at], weights[at] = value, people / answers[community]
            else:
                left_out[LeftOut.NO_POPULATION] += 1
        return _Valid(weighted, weights, left_out)

    def _by_community(self, numbers: Iterable[int]) -> Counter[str]:
        return Counter(map(self._sheets.communities.__getitem__, numbers))

    def _figure(self, worth: Worth) -> Figure:
        valid = self._valid(worth)
        mean = valid.mean
        ends: tuple[float, float] | None = None
        if mean is not None and len(valid.values) < INTERVAL_BELOW:
            if worth.is_share:
                low, high = share_interval(mean / 100, valid.worth)
                ends = 100 * low, 100 * high
            else:
                ends = mean_interval(mean, list(valid.influences(mean).values()))
        return self._made(worth.path, worth.label, mean, ends, valid.values, valid.left_out, worth.words)

    def _weighted_score(self) -> Figure:
        left_out: Counter[str] = Counter()
        influence: dict[int, float] = {}
        total, weights = 0.0, 0.0
        means: list[tuple[Worth, float, _Valid]] = []
        for worth in self._asked.worths:
            valid = self._valid(worth)
            left_out.update(valid.left_out)
            mean = valid.mean
            if mean is not None:
                means.append((worth, mean, valid))
                total, weights = total + worth.weight * mean, weights + worth.weight
        for worth, mean, valid in means:
            for at, one in valid.influences(mean).items():
                influence[at] = influence.get(at, 0.0) + (worth.weight / weights * one if weights else 0.0)
        score = total / weights if weights else None
        ends = None
        if score is not None and len(influence) < INTERVAL_BELOW:
            ends = mean_interval(score, list(influence.values()))
        return self._made("", "", score, ends, influence, left_out, self._asked.words)

    def _made(
        self,
        path: str,
        label: str,
        value: float | None,
        ends: tuple[float, float] | None,
        respondents: Collection[int],
        left_out: Mapping[str, int],
        words: Text,
    ) -> Figure:
        return Figure(
            formula=self._asked.formula,
            place=self._place,
            item=path,
            label=label,
            value=value,
            low=ends[0] if ends else None,
            high=ends[1] if ends else None,
            n=len(respondents),
            refused=self._refused,
            left_out={key: count for key, count in left_out.items() if count},
            invalid=self._invalid,
            weighting=Weighting.POPULATION if self._is_weighted else Weighting.POOLED,
            formula_text=words,
            answers=self._by_community(respondents) if self._sheets.is_told else {},
        )
