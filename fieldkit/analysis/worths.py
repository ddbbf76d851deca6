"""What the answers to each question are worth under a formula: every reply is looked at once, however many places it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.formulas import FORMULA_TEXTS, Formula, LeftOut
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldkit.analysis.replies import Inquiry, Rated, Reply, Timed
    from fieldkit.analysis.scales import Scale

_UNSAID = Text("", "")
_TOPS = {Formula.TOP2: 2, Formula.TOP3: 3}


@dataclass(frozen=True, slots=True)
class Worth:
    """One question.

    Attributes:
        path, label: which; ``weight`` in the weighted score.
        values: of each reply, in their order: per cent or points of 100, or why it does not count.
        is_share: the mean of the values is a share.
        words: the formula in words.
    """

    path: str
    label: str
    values: Sequence[float | LeftOut]
    is_share: bool
    words: Text
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Every question that a formula takes; ``words`` is the formula of a score of several."""

    formula: Formula
    worths: tuple[Worth, ...]
    words: Text = _UNSAID


def asked(formula: Formula, inquiry: Inquiry, replies: Sequence[Reply]) -> Asked:
    """What each reply answered to the questions of a formula."""
    if formula is Formula.BAND:
        return Asked(formula, tuple(_band(one, inquiry.band, replies) for one in inquiry.timed))
    if formula is Formula.WMEAN:
        return _score_of_several(inquiry, replies)
    return Asked(formula, tuple(_rating(formula, one, replies) for one in inquiry.rated))


def _band(item: Timed, band: int, replies: Sequence[Reply]) -> Worth:
    def value_of(text: str) -> float | LeftOut:
        return 100.0 * (float(text) <= band) if _is_number(text) else LeftOut.NOT_A_RATING

    values = _values(item.path, value_of, replies)
    return Worth(item.path, item.label, values, is_share=True, words=_words(Formula.BAND, counted=str(band)))


def _rating(formula: Formula, item: Rated, replies: Sequence[Reply]) -> Worth:
    scale = item.scale
    if formula is Formula.MEAN100:
        counted = "、".join(_plain(scale.rescaled(code)) for code in scale.levels)
        values = _rated(item, scale.rescaled, replies)
        return Worth(item.path, item.label, values, is_share=False, words=_words(formula, counted=counted))
    top = scale.top(_TOPS[formula])
    values = _rated(item, lambda code: 100.0 * (code in top), replies)
    words = _words(formula, counted=" + ".join(scale.labels[code] for code in top))
    return Worth(item.path, item.label, values, is_share=True, words=words)


def _score_of_several(inquiry: Inquiry, replies: Sequence[Reply]) -> Asked:
    formula = Formula.WMEAN
    items = [one for one in inquiry.rated if not one.is_overall] or list(inquiry.rated)
    if not items:
        return Asked(formula, ())
    scale = items[0].scale
    words = _words(
        formula,
        counted="、".join(_plain(scale.in_steps(code)) for code in scale.levels),
        weights="、".join(f"{one.label} {_plain(one.weight)}" for one in items),
    )
    worths = (
        Worth(
            one.path,
            one.label,
            _rated(one, one.scale.in_steps, replies),
            is_share=False,
            words=words,
            weight=one.weight,
        )
        for one in items
    )
    return Asked(formula, tuple(worths), words)


def _rated(item: Rated, score: Callable[[str], float], replies: Sequence[Reply]) -> list[float | LeftOut]:
    return _values(item.path, lambda code: _score(item.scale, code, score), replies)


def _values(
    path: str, value_of: Callable[[str], float | LeftOut], replies: Sequence[Reply]
) -> list[float | LeftOut]:
    """Of each reply; words that come again and again are judged once."""
    texts = [reply.answers.get(path, "") for reply in replies]
    known = {text: value_of(text) if text else LeftOut.UNANSWERED for text in set(texts)}
    return [known[text] for text in texts]


def _score(scale: Scale, code: str, score: Callable[[str], float]) -> float | LeftOut:
    if code in scale.no_opinion:
        return LeftOut.NO_OPINION
    return score(code) if code in scale.levels else LeftOut.NOT_A_RATING


def _is_number(text: str) -> bool:
    try:
        return 0 <= float(text) < float("inf")
    except ValueError:
        return False


def _plain(number: float) -> str:
    return f"{number:.4g}"


def _words(formula: Formula, **words: str) -> Text:
    text = FORMULA_TEXTS[formula]
    return Text(text.say("zh", **words), text.say("en", **words))
