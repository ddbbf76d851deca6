"""The street office's morning: thirty-three packages."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from fieldkit.registers.samples import load_sample
from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.samples import fill, record_of
from fieldkit.services.workspace import new_workspace
from tests.benchmarks.measures import Figure, compare

if TYPE_CHECKING:
    from pathlib import Path


def import_of_packages(scratch: Path) -> dict[str, Figure]:
    """Verify, weigh and take 33 packages, against reading the same files and nothing else."""
    sample = load_sample("zhongwei")
    files = []
    for number, community in enumerate(sample.communities, start=1):
        workspace = new_workspace(scratch / f"c{number}.fieldkit", person="王", device=f"{number} 号")
        fill(workspace, "zhongwei", outlets=False)
        home = record_of("zhongwei", "area", community.code)
        own = [outlet for outlet in sample.outlets if outlet.community == community.code]
        RecordService(workspace).add_many("outlet", [{**outlet.values, "community": home} for outlet in own])
        files.append(scratch / f"{community.name}.xlsx")
        PackageService(workspace).export(files[-1])
        workspace.close()
    numbers = itertools.count()

    def bare() -> None:
        for file in files:
            with CalamineWorkbook.from_path(str(file)) as book:
                for name in book.sheet_names:
                    for _ in book.get_sheet_by_name(name).iter_rows():
                        pass

    def ours() -> None:
        office = new_workspace(
            scratch / f"office{next(numbers)}.fieldkit", person="李", device="街道", role="street"
        )
        results = PackageService(office).import_files(files)
        assert all(result.status == "accepted" for result in results)
        office.close()

    return {"import of 33 packages": compare(ours, bare)}
