"""The whole walk, with the sample: thirty-three communities, one street office, tables, posters.

Everything goes through the same services as the window's buttons. What is made
up (who edits what at the same time, which cell is corrected by hand) is fixed,
so that two walks give the same records.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from fieldkit.exchange.rehearsal import correct_cell
from fieldkit.kernel.texts import Text
from fieldkit.registers.samples import load_sample
from fieldkit.services.conflicts import ConflictService
from fieldkit.services.interviews import InterviewService
from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.packages import PackageService
from fieldkit.services.posters import PosterService
from fieldkit.services.records import RecordService
from fieldkit.services.samples import fill, record_of
from fieldkit.services.tables import TableService
from fieldkit.services.workspace import new_workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.registers.samples import Sample, SampleArea, SampleOutlet
    from fieldkit.services.workspace import Workspace

SAMPLE = "zhongwei"
SHEETS_A_COMMUNITY = 3
PASSWORD = "便民圈示例"  # noqa: S105  # printed with the walk
"""Opens the walk's packages: residents' answers leave only under a password."""
TWICE = 5
"""Packages that the office is handed a second time."""

RECORDING = Text("社区登记网点、入户访问", "Communities record outlets and interview")
TOGETHER = Text("两个人同时改一家网点", "Two people edit one outlet at a time")
MERGING = Text("街道收数据包", "The street office takes the packages")
SETTLING = Text("选定冲突", "Settling the conflict")
PRINTING = Text("生成两张官方表格", "Making the two official tables")


@dataclass(frozen=True, slots=True)
class Summary:
    """What the walk came to; written as ``summary.json``."""

    circles: int
    communities: int
    population: int
    outlets: int
    submissions: int
    packages: int
    changes: int
    conflicts_found: int
    conflicts_resolved: int
    posters: int
    qr_codes: int
    corrected_cells: int
    digest: str


class DemoWalk:
    """One walk into an empty folder."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self.folder = folder
        self.office_path = folder / "街道办.fieldkit"
        self._progress = progress
        self._sample: Sample = load_sample(SAMPLE)
        self._packages: list[Path] = []
        self._edits = 0

    def gather(self) -> None:
        """Record in the communities, hand in, merge; the office's conflict waits for a decision."""
        for name in ("社区", "数据包", "表格", "导视图"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self._record()
        self._edit_together()
        office = new_workspace(self.office_path, person="李主任", device="街道办 1 号", role="street")
        try:
            fill(office, SAMPLE, outlets=False)
            self._edits = self._merge(office)
        finally:
            office.close()

    def finish(self) -> Summary:
        """Settle the conflict, print tables and posters, count."""
        office = open_workspace(self.office_path)
        try:
            found, settled = self._settle(office)
            self._tables(office)
            posters = PosterService(office).make(self.folder / "导视图", progress=self._progress)
            codes = sum(len(poster.qr_codes) for poster in posters)
            summary = self._count(office, found, settled, len(posters), codes)
        finally:
            office.close()
        text = json.dumps(asdict(summary), ensure_ascii=False, indent=2)
        (self.folder / "summary.json").write_text(text + "\n", encoding="utf-8")
        return summary

    # -- the communities -------------------------------------------------

    def _record(self) -> None:
        communities = self._sample.communities
        by_community: dict[str, list[SampleOutlet]] = {}
        for outlet in self._sample.outlets:
            by_community.setdefault(outlet.community, []).append(outlet)
        self._progress.begin(RECORDING, len(communities))
        for at, community in enumerate(communities):
            workspace = self._community_workspace(community, "调查员甲", f"{at + 1} 号")
            try:
                self._enter(workspace, community, by_community.get(community.code, []))
                seeds = range(at * SHEETS_A_COMMUNITY, (at + 1) * SHEETS_A_COMMUNITY)
                InterviewService(workspace).rehearse(self._id(community), seeds)
                self._hand_in(workspace, f"{community.name}_0001.xlsx")
            finally:
                workspace.close()
            self._progress.step(detail=community.name)

    def _community_workspace(self, community: SampleArea, person: str, device: str) -> Workspace:
        path = self.folder / "社区" / f"{community.name}（{device}）.fieldkit"
        workspace = new_workspace(path, person=f"{community.name}{person}", device=device, role="community")
        fill(workspace, SAMPLE, outlets=False)
        return workspace

    def _enter(self, workspace: Workspace, community: SampleArea, outlets: list[SampleOutlet]) -> None:
        records = RecordService(workspace)
        for outlet in outlets:
            values: Mapping[str, str | None] = {**outlet.values, "community": self._id(community)}
            records.add_values("outlet", values)

    def _hand_in(self, workspace: Workspace, name: str) -> Path:
        path = self.folder / "数据包" / name
        PackageService(workspace).export(path, password=PASSWORD)
        self._packages.append(path)
        return path

    def _id(self, community: SampleArea) -> str:
        return record_of(SAMPLE, "area", community.code)

    def _edit_together(self) -> None:
        """Two devices of one community change one outlet's name without knowing; a cell is corrected by hand."""
        self._progress.begin(TOGETHER, 3)
        community = next(one for one in self._sample.communities if one.name == "幸福里社区")
        first_path = next((self.folder / "社区").glob(f"{community.name}（*"))
        first_package = self.folder / "数据包" / f"{community.name}_0001.xlsx"
        second = self._community_workspace(community, "调查员乙", "34 号")
        try:
            PackageService(second).import_files([first_package], passwords=[PASSWORD])
            outlet = RecordService(second).ids("outlet")[0]
            RecordService(second).set(outlet, {"name": "惠之家（应理店）", "staff": "4"})
            self._hand_in(second, f"{community.name}_乙_0001.xlsx")
        finally:
            second.close()
        self._progress.step()
        first = open_workspace(first_path)
        try:
            RecordService(first).set(outlet, {"name": "惠之家便利店", "brand": "惠之家"})
            self._hand_in(first, f"{community.name}_0002.xlsx")
        finally:
            first.close()
        self._progress.step()
        corrected = self.folder / "数据包" / "文苑社区_0001（改过一格）.xlsx"
        correct_cell(
            self.folder / "数据包" / "文苑社区_0001.xlsx",
            corrected,
            sheet="网点",
            row=1,
            key="hours",
            text="06:30-22:30",
            password=PASSWORD,
        )
        self._packages.append(corrected)
        self._progress.step()

    # -- the street office -----------------------------------------------

    def _merge(self, office: Workspace) -> int:
        chance = random.Random(2026)  # noqa: S311 - an order, not a secret
        handed_in = [*self._packages, *chance.sample(self._packages, TWICE)]
        chance.shuffle(handed_in)
        self._progress.begin(MERGING, len(handed_in))
        results = PackageService(office).import_files(
            handed_in, passwords=[PASSWORD], progress=self._progress
        )
        refused = [result for result in results if result.refusal]
        assert not refused, refused
        return sum(result.edits for result in results)

    def _settle(self, office: Workspace) -> tuple[int, int]:
        conflicts = ConflictService(office)
        found = conflicts.every()
        self._progress.begin(SETTLING, len(found))
        for conflict in found:
            choice = next(
                (one for one in conflict.choices if one.value == "惠之家便利店"), conflict.choices[0]
            )
            conflicts.resolve(conflict.record, conflict.field, choice.field_value, unit=conflict.unit)
            self._progress.step()
        return len(found), len(found) - conflicts.count()

    def _tables(self, office: Workspace) -> None:
        self._progress.begin(PRINTING, 2)
        tables = TableService(office)
        tables.circles(self.folder / "表格" / "生活圈划分一览表.xlsx")
        self._progress.step()
        tables.shortfalls(self.folder / "表格" / "业态短板统计表.xlsx")
        self._progress.step()

    def _count(self, office: Workspace, found: int, settled: int, posters: int, codes: int) -> Summary:
        records, maintenance = RecordService(office), MaintenanceService(office)
        circles = records.every("circle")
        return Summary(
            circles=len(circles),
            communities=sum(record.values["level"] == "community" for record in records.every("area")),
            population=sum(int(record.values["population"] or 0) for record in circles),
            outlets=records.count("outlet"),
            submissions=records.count("submission"),
            packages=len(self._packages),
            changes=maintenance.change_count(),
            conflicts_found=found,
            conflicts_resolved=settled,
            posters=posters,
            qr_codes=codes,
            corrected_cells=self._edits,
            digest=maintenance.digest(),
        )
