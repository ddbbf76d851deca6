"""The pictures of a dossier: one sentence of what each says, then the picture; or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.gaps import ranking
from fieldkit.analysis.rollup import Unit, roll_up
from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.pictures.picture import PictureError
from fieldkit.reports.satisfaction import SHARES
from fieldkit.services.picture_coverage import short_name
from fieldkit.services.picture_wish import Wish
from fieldkit.services.pictures import PictureKind, PictureService

if TYPE_CHECKING:
    from fieldkit.reports.dossier.content import Writer
    from fieldkit.services.dossier_facts import DossierFacts

WIDEST, TALLEST = 156.0, 195.0
"""Of a picture on the page of a dossier, in mm; its caption and one sentence stay with it."""
DPI = 200
_NAMED = 3


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture as it stands on the page; ``width`` in mm."""

    png: bytes
    width: float


class DossierPictures:
    """Pictures of the whole workspace, drawn once for all dossiers that show them."""

    def __init__(self, facts: DossierFacts) -> None:
        self._facts = facts
        self._drawn: dict[PictureKind, DrawnPicture | None] = {}
        units = [
            Unit(one, str(row["name"] or ""), frozenset(str(area["id"]) for area in facts.communities(one)))
            for one, row in facts.circles.items()
        ]
        rolled = roll_up(facts.view.matrix, units)
        self._absent = {
            unit.id: sum(cell.state is CoverageState.ABSENT for cell in row)
            for unit, row in zip(units, rolled.cells, strict=True)
            if unit.communities
        }

    def circle_map(self, writer: Writer, circle: str = "") -> None:
        """Where circles lack how many types; for one circle, where it stands among them."""
        self._put(
            writer,
            PictureKind.MAP,
            "各生活圈短板（颜色越深、线越密，缺失业态越多）",
            self._rank_sentence(circle) if circle else self._worst_sentence(),
            "生活圈的网点没有坐标，未画短板图。",
        )

    def coverage(self, writer: Writer) -> None:
        """What each circle has and lacks."""
        found = ranking(self._facts.view.matrix)[:_NAMED]
        named = "、".join(f"{one.entry.name}（{one.absent}个社区）" for one in found if one.absent)
        said = f"缺失最多的业态：{named}。" if named else "没有一种业态在社区中缺失。"
        self._put(
            writer, PictureKind.COVERAGE, "各生活圈业态覆盖", said, "还没有登记社区和生活圈，未画覆盖热力表。"
        )

    def targets(self, writer: Writer) -> None:
        """How far the targets are."""
        judged = [one.met for one in self._facts.standings if one.met is not None]
        said = (
            f"能够计算的{len(judged)}项目标中，{sum(judged)}项已达到，{len(judged) - sum(judged)}项未达到。"
        )
        self._put(
            writer,
            PictureKind.TARGETS,
            "目标进度（竖线是目标）",
            said if judged else "",
            "没有能画出进度的目标。",
        )

    def satisfaction(self, writer: Writer, circle: str = "") -> None:
        """How satisfied residents are; for one circle only where its own figure may be shown."""
        figure = self._facts.satisfaction(circle) if circle else None
        if circle and figure is None:
            return
        said = "横线是95%置信区间，竖线是方案的目标。"
        if figure is not None and figure.value is not None:
            sign = "%" if figure.formula in SHARES else "分"
            said = f"本圈居民满意度{figure.value:.1f}{sign}，有效答卷{figure.n}份。{said}"
        self._put(
            writer,
            PictureKind.SATISFACTION,
            "居民满意度",
            said,
            "有效答卷还不够（每处至少5份），未画满意度图。",
        )

    def _put(self, writer: Writer, kind: PictureKind, caption: str, said: str, missing: str) -> None:
        drawn = self._draw(kind)
        if drawn is None:
            writer.say(missing)
            return
        writer.say(said)
        writer.picture(drawn.png, caption, width=drawn.width, alt=f"{caption}。{said}")

    def _draw(self, kind: PictureKind) -> DrawnPicture | None:
        if kind not in self._drawn:
            self._drawn[kind] = self._drawing(kind)
        return self._drawn[kind]

    def _drawing(self, kind: PictureKind) -> DrawnPicture | None:
        try:
            picture = PictureService(self._facts.workspace).draw(
                kind, Wish(self._facts.plan_name, by="circle")
            )
        except FieldkitError as error:
            if isinstance(error.code, PictureError):
                return None
            raise
        width, height = picture.size_mm
        return DrawnPicture(picture.png(DPI), min(WIDEST, TALLEST * width / height))

    def _worst_sentence(self) -> str:
        most = max(self._absent.values(), default=0)
        if not most:
            return "各生活圈都没有缺失的业态。"
        names = [self._name(one) for one, absent in self._absent.items() if absent == most]
        more = f"等{len(names)}个圈" if len(names) > _NAMED else ""
        return f"缺失业态最多的是{'、'.join(names[:_NAMED])}{more}，缺{most}种。"

    def _rank_sentence(self, circle: str) -> str:
        mine = self._absent.get(circle)
        if mine is None:
            return ""
        number = self._facts.circles[circle]["number"]
        mark = f"（图中{number}号）" if number else ""
        worse = sum(absent > mine for absent in self._absent.values())
        return (
            f"本圈{mark}缺失业态{mine}种，全部{len(self._absent)}个生活圈中有{worse}个缺得更多、"
            f"{sum(absent < mine for absent in self._absent.values())}个缺得更少。"
        )

    def _name(self, circle: str) -> str:
        return short_name(str(self._facts.circles[circle]["name"] or ""))
