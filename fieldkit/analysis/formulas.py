"""The five formulas of satisfaction, what they leave out, and the words for both."""

from __future__ import annotations

from enum import StrEnum

from fieldkit.kernel.texts import Text

SMALL = 5
"""Fewer answers than this could be told apart; their figures are not printed in what goes out."""
INTERVAL_BELOW = 400
"""Answers from which the interval is left out."""
DEFAULT_BAND = 15
"""Minutes of the circle."""


class Formula(StrEnum):
    """The five ways of counting."""

    TOP2 = "S-TOP2"
    TOP3 = "S-TOP3"
    WMEAN = "S-WMEAN"
    MEAN100 = "S-MEAN100"
    BAND = "S-BAND"


class Weighting(StrEnum):
    """How communities go together in a circle or an area."""

    POOLED = "pooled"
    POPULATION = "population"


class LeftOut(StrEnum):
    """Why an answer is not in a denominator."""

    NO_OPINION = "no_opinion"
    UNANSWERED = "unanswered"
    NOT_A_RATING = "not_a_rating"
    NO_POPULATION = "no_population"


FORMULA_TEXTS = {
    Formula.TOP2: Text(
        "满意率 =（{counted}）人数 ÷ 有效回答人数 × 100%",
        "share of ({counted}) among valid answers, in per cent",
    ),
    Formula.TOP3: Text(
        "满意率（含一般或基本满意）=（{counted}）人数 ÷ 有效回答人数 × 100%",
        "share of ({counted}) among valid answers, in per cent",
    ),
    Formula.WMEAN: Text(
        "加权得分 = Σ 权重 × 该项平均分 ÷ Σ 权重；从最好到最差记 {counted} 分；权重：{weights}",
        "weighted score = Σ weight × mean of the item ÷ Σ weights; best to worst count {counted}; weights: {weights}",
    ),
    Formula.MEAN100: Text(
        "百分制平均分 = 各级得分（从最好到最差 {counted}）的平均",
        "mean on a scale of 100; best to worst count {counted}",
    ),
    Formula.BAND: Text(
        "{counted} 分钟以内的户数 ÷ 有效回答户数 × 100%",
        "households within {counted} minutes among valid answers, in per cent",
    ),
}

LEVEL_TEXTS = {
    "total": Text("全部", "Everything"),
    "city": Text("市", "city"),
    "district": Text("区县", "district"),
    "zone": Text("功能区", "zone"),
    "street": Text("街道", "street"),
    "circle": Text("生活圈", "circle"),
    "community": Text("社区", "community"),
}


def level_text(level: str) -> Text:
    """What a level of places is called."""
    return LEVEL_TEXTS.get(level, Text(level, level))
