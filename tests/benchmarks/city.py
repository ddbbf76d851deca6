"""Analysis of a city: 280,000 outlets in 1,310 circles of two communities each; five seconds a figure, 100 ms an edit.

Each figure is taken in a process of its own, so that its time is a cold start's and its peak of memory its own.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.services.records import RecordService
from fieldkit.services.workspace import new_workspace, open_workspace
from tests.benchmarks.large import CITY, outlets
from tests.benchmarks.measures import Figure, figure_ms, seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.services.workspace import Workspace

CIRCLES = 1_310
STREETS = 131
DISTRICTS = 13
EDITS = 21
SEED = 7
PLAN = "zhongwei"
ON = date(2025, 12, 31)
TYPES = (
    *(f"B{at:02}" for at in range(1, 16)),
    *(f"Q{at:02}" for at in range(1, 14)),
    *(f"X{at:02}" for at in range(1, 9)),
)
STATUSES = ("operating",) * 18 + ("vacant", "suspended")
STAGES = ("stock",) * 18 + ("new", "upgraded")
CHAINS = ("none", "none", "direct", "franchise", "")


def make(scratch: Path) -> None:
    """The city's workspace: areas, circles and outlets, some closed, some chains, some new."""
    workspace = new_workspace(scratch / "circles.fieldkit", person="李", device="市", role="district")
    records = RecordService(workspace)
    (city,) = records.add_many("area", [{"name": "某市", "level": "city"}])
    districts = records.add_many(
        "area", [{"name": f"{at} 区", "level": "district", "parent": city} for at in range(DISTRICTS)]
    )
    streets = records.add_many(
        "area",
        [
            {"name": f"{at} 街道", "level": "street", "parent": districts[at % DISTRICTS]}
            for at in range(STREETS)
        ],
    )
    circles = records.add_many("circle", [_circle(at) for at in range(CIRCLES)])
    communities = records.add_many(
        "area",
        [
            {
                "name": f"{at} 社区",
                "level": "community",
                "order": str(at),
                "parent": streets[at // 2 % STREETS],
                "circle": circles[at // 2],
                "population": str(4_000 + at * 37 % 9_000),
                "building_area_m2": str(200_000 + at),
                "commerce_area_m2": str(15_000 + at * 7 % 10_000),
            }
            for at in range(2 * CIRCLES)
        ],
    )
    draw = random.Random(SEED)
    for start in range(0, CITY, 20_000):
        rows = [
            row
            | {
                "community": draw.choice(communities),
                "business_type": draw.choice(TYPES),
                "status": draw.choice(STATUSES),
                "chain": draw.choice(CHAINS),
                "open_24h": "1" if draw.random() < 0.05 else "0",
                "stage": draw.choice(STAGES),
                "stage_date": f"{draw.randrange(2020, 2026)}-{draw.randrange(1, 13):02}-01",
            }
            for row in outlets(20_000, start)
        ]
        records.add_many("outlet", rows)
    workspace.close()


def _circle(at: int) -> dict[str, str | None]:
    return {
        "name": f"{at} 一刻钟便民生活圈",
        "number": str(at + 1),
        "boundary": f"东至{at}路，南至{at}街，西至{at}巷，北至{at}大道",
        "mode": "merged",
        "population": str(12_000 + at * 13 % 9_000),
        "plan_year": str(2023 + at % 3),
        "built_on": f"{2023 + at % 3}-11-30",
        "existing_types": "B01;B11",
    }


def coverage(workspace: Workspace) -> None:
    from fieldkit.services.analysis import AnalysisService

    AnalysisService(workspace).rollup("circle", PLAN)


def targets(workspace: Workspace) -> None:
    from fieldkit.services.targets import TargetService

    TargetService(workspace).board(PLAN, ON)


def table_of_circles(workspace: Workspace) -> None:
    from fieldkit.services.tables import TableService

    TableService(workspace).circles(workspace.path / "circles.xlsx", plan=PLAN)


def table_of_shortfalls(workspace: Workspace) -> None:
    from fieldkit.services.tables import TableService

    TableService(workspace).shortfalls(workspace.path / "shortfalls.xlsx", plan=PLAN)


def edits(workspace: Workspace) -> dict[str, float]:
    """Middle and longest time of coverage and targets after one edit, the edit itself not counted."""
    from fieldkit.services.analysis import AnalysisService
    from fieldkit.services.targets import TargetService

    records = RecordService(workspace)
    ids = {kind: records.ids(kind) for kind in ("outlet", "area", "circle")}
    analysis, board = AnalysisService(workspace), TargetService(workspace)
    analysis.coverage(PLAN)
    board.board(PLAN, ON)
    draw = random.Random(SEED)
    told: dict[str, float] = {}
    for name, kind, values in EDITED:
        taken: dict[str, list[float]] = {"coverage": [], "targets": []}
        for at in range(EDITS):
            records.set_values(draw.choice(ids[kind]), {key: value.format(at=at) for key, value in values})
            taken["coverage"].append(seconds(lambda: analysis.coverage(PLAN)))
            taken["targets"].append(seconds(lambda: board.board(PLAN, ON)))
        for figure, times in taken.items():
            told[f"{figure} after {name}"] = statistics.median(times)
            told[f"  longest of {EDITS} {figure} after {name}"] = max(times)
    return told


EDITED = (
    ("an outlet closed", "outlet", (("status", "closed_to_check"), ("remarks", "{at}"))),
    ("an outlet of another type", "outlet", (("business_type", "B05"), ("remarks", "{at}"))),
    ("other people of a community", "area", (("population", "5{at}00"),)),
)


def table_of_outlets(workspace: Workspace) -> None:
    from fieldkit.services.tables import TableService

    TableService(workspace).write("directory", workspace.path / "directory.xlsx", plan=PLAN)


def other_tables(workspace: Workspace) -> None:
    """The tables of plans and periods, one after the other."""
    from fieldkit.services.tables import TableService

    for name in OTHER_TABLES:
        TableService(workspace).write(name, workspace.path / f"{name}.xlsx", plan=PLAN, on=ON)


OTHER_TABLES = (
    "gaps", "headline", "pilot-facts", "finished-circles", "targets", "facilities", "summary-quarter", "summary-year",
)  # fmt: skip
FIGURES: dict[str, Callable[[Workspace], None]] = {
    one.__name__: one
    for one in (coverage, targets, table_of_circles, table_of_shortfalls, table_of_outlets, other_tables)
}
NAMES = {
    "coverage": f"coverage of {CITY:,} outlets in {CIRCLES:,} circles",
    "targets": "  targets of the same",
    "table_of_circles": "  table of its circles",
    "table_of_shortfalls": "  table of its shortfalls",
    "table_of_outlets": "  directory of its outlets",
    "other_tables": f"  {len(OTHER_TABLES)} more tables, together",
}


def _run(stage: str, scratch: Path) -> dict[str, float]:
    process = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.city", stage, str(scratch)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = process.stdout.strip().splitlines()
    told: dict[str, float] = json.loads(lines[-1]) if lines else {}
    return told


def analysis_of_a_city(scratch: Path) -> dict[str, Figure]:
    """Coverage, targets and tables, each from a cold start, and its peak of memory."""
    if not (scratch / "circles.fieldkit").is_dir():
        _run("make", scratch)
    figures = {}
    for stage in FIGURES:
        told = _run(stage, scratch)
        figures[NAMES[stage]] = Figure(round(told["seconds"], 2), None, None, "s")
        figures[f"  its peak of memory, {stage}"] = Figure(round(told["peak"] / 1024), None, None, "MiB")
    for name, taken in _run("edits", scratch).items():
        figures[name] = figure_ms(taken)
    return figures


def main(stage: str, scratch: Path) -> None:
    if stage == "make":
        make(scratch)
        return
    workspace = open_workspace(scratch / "circles.fieldkit")
    if stage == "edits":
        told = edits(workspace)
    else:
        taken = seconds(lambda: FIGURES[stage](workspace))
        told = {"seconds": taken, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}
    workspace.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
