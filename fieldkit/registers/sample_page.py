"""A drawn sample as it is carried along on paper: how it was drawn, the doors in walking order, who stands in for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.visit import OUTCOMES

if TYPE_CHECKING:
    from datetime import date

    from fieldkit.kernel.texts import Language

TITLE = Text("入户走访名单", "Addresses to visit")
PLACE_TITLE = Text("{place}入户走访名单", "Addresses to visit, {place}")
HOW = Text(
    "{method}抽样，从 {frame} 户中抽 {size} 户；种子 {seed}；名单校验 {digest}。用同一份名单和种子可以重抽出同一份样本。",
    "{method} sample of {size} out of {frame} addresses; seed {seed}; list {digest}. The same list and seed give the same "
    "sample again.",
)
STRATA = Text("按“{by}”分层。", "Strata by “{by}”.")
DAYS = Text("抽样日期 {drawn}，打印日期 {printed}。", "Drawn {drawn}, printed {printed}.")
PRINTED = Text("打印日期 {printed}。", "Printed {printed}.")
CODES = Text("入户结果填：{outcomes}；预约的写明时间。", "Outcome: {outcomes}; write when to come again.")
NUMBER, DOOR = Text("序号", "No."), Text("门牌", "Door")
STRATUM = Text("分层", "Stratum")
IN_USE = Text("{address}（已启用）", "{address} (in use)")
OUTCOME, WHEN, SIGNATURE = (
    Text("入户结果", "Outcome"),
    Text("入户时间", "Visited at"),
    Text("访员签名", "Signature"),
)
MAIN_LIST = Text("样本（{count} 户，按走访顺序）", "Sample ({count}, in walking order)")
SPARE_LIST = Text(
    "替补（{count} 户，按启用顺序；没有启用的不走访）",
    "Replacements ({count}, in the order of use; visited only once used)",
)


@dataclass(frozen=True, slots=True)
class PageDoor:
    """One door of the list.

    Attributes:
        number: in walking order; of a replacement, in the order of use within its stratum.
        outcome: what came of it so far, in words; empty before the first visit.
    """

    number: str
    address: str
    stratum: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class SamplePage:
    """One sample.

    Attributes:
        place: community; empty for several.
        method, rule: in words.
        frame, size: addresses on the list, and drawn.
        digest: fingerprint of the list; ``by``: column of the strata, empty for none.
        drawn: day of the draw (None: not known); ``printed``: of the page.
        doors: in walking order; ``spare``: in the order of use.
    """

    place: str
    method: str
    rule: str
    frame: int
    size: int
    seed: str
    digest: str
    by: str
    drawn: date | None
    printed: date
    doors: tuple[PageDoor, ...]
    spare: tuple[PageDoor, ...]
    language: Language = "zh"

    @property
    def title(self) -> str:
        """The heading."""
        return PLACE_TITLE.say(self.language, place=self.place) if self.place else TITLE.say(self.language)

    @property
    def has_strata(self) -> bool:
        """Whether the doors are divided."""
        return any(one.stratum for one in (*self.doors, *self.spare))

    def facts(self) -> tuple[str, ...]:
        """How it was drawn, the rule of replacements, what to write: a sentence or two each."""
        own = self.language
        how = HOW.say(
            own, method=self.method, frame=self.frame, size=self.size, seed=self.seed, digest=self.digest
        )
        strata = STRATA.say(own, by=self.by) if self.by else ""
        printed = self.printed.isoformat()
        days = (
            DAYS.say(own, drawn=self.drawn.isoformat(), printed=printed)
            if self.drawn
            else PRINTED.say(own, printed=printed)
        )
        between = "、" if own == "zh" else ", "
        outcomes = between.join(option.label.say(own) for option in OUTCOMES)
        gap = "" if own == "zh" else " "
        return (how + gap + strata, days, self.rule, CODES.say(own, outcomes=outcomes))
