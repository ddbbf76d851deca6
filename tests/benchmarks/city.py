"""Analysis of a city: 280,000 outlets in 1,310 circles of two communities each; five seconds a figure, 100 ms an edit.

Each figure is taken in a process of its own, so that its time is a cold start's and its peak of memory its own;
on a machine that others use too, the seconds of computing tell more than those that passed.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.services.maintenance import MaintenanceService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import new_workspace, open_workspace
from tests.benchmarks import city_registers
from tests.benchmarks.large import CITY, outlets
from tests.benchmarks.measures import Figure, computed, figure_ms, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    city_registers.fill(workspace, SEED)
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


def coverage(workspace: Workspace, by: str) -> None:
    from fieldkit.services.analysis import AnalysisService

    AnalysisService(workspace).rollup(by, PLAN)


def targets(workspace: Workspace, plan: str) -> None:
    from fieldkit.services.targets import TargetService

    TargetService(workspace).board(plan, ON)


def table(workspace: Workspace, name: str) -> None:
    from fieldkit.services.tables import TableService

    TableService(workspace).write(name, workspace.path.parent / f"{name}.xlsx", plan=PLAN, on=ON)


def edits(workspace: Workspace) -> dict[str, float]:
    """Coverage and targets after one edit, the edit itself not counted: middle and longest seconds of computing."""
    from fieldkit.services.analysis import AnalysisService
    from fieldkit.services.targets import TargetService

    records = RecordService(workspace)
    ids = {kind: records.ids(kind) for kind in ("outlet", "area", "submission")}
    analysis, board = AnalysisService(workspace), TargetService(workspace)
    analysis.coverage(PLAN)
    board.board(PLAN, ON)
    # Other records and values each time, so that no edit finds its value there already.
    past = MaintenanceService(workspace).change_count()
    draw = random.Random(past)
    told: dict[str, float] = {}
    for name, kind, values in EDITED:
        taken: dict[str, list[float]] = {"coverage": [], "targets": []}
        for at in range(past, past + EDITS):
            records.set_values(draw.choice(ids[kind]), {key: value.format(at=at) for key, value in values})
            taken["coverage"].append(computed(lambda: analysis.coverage(PLAN)))
            taken["targets"].append(computed(lambda: board.board(PLAN, ON)))
        for figure, times in taken.items():
            told[f"{figure} after {name}"] = statistics.median(times)
            told[f"  longest of {EDITS}, {figure} after {name}"] = max(times)
    return told


EDITED = (
    ("an outlet closed", "outlet", (("status", "closed_to_check"), ("remarks", "{at}"))),
    ("an outlet of another type", "outlet", (("business_type", "B05"), ("remarks", "{at}"))),
    ("other people of a community", "area", (("population", "{at}"),)),
    ("an answer sheet given back", "submission", (("checked", "returned"), ("return_reason", "{at}"))),
)


FIGURES: dict[str, Callable[[Workspace, str], None]] = {
    one.__name__: one for one in (coverage, targets, table)
}
PLANS = ("zhongwei", "nantong", "huaian", "mofcom", "zhanjiang", "national2025")
LEVELS = ("community", "circle", "street", "district", "city")


def stages() -> tuple[tuple[str, str], ...]:
    """Every figure of its own: coverage by each level, targets of each plan, each official table."""
    from fieldkit.reports.registry import TABLES

    return (
        *(("coverage", by) for by in LEVELS),
        *(("targets", plan) for plan in PLANS),
        *(("table", kind.name) for kind in TABLES),
    )


def _run(scratch: Path, *words: str) -> dict[str, float]:
    process = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.city", str(scratch), *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = process.stdout.strip().splitlines()
    told: dict[str, float] = json.loads(lines[-1]) if lines else {}
    return told


def analysis_of_a_city(scratch: Path) -> dict[str, Figure]:
    """Coverage, targets, tables and edits at the size of a city."""
    return dict(figures(scratch))


def figures(scratch: Path) -> Iterator[tuple[str, Figure]]:
    """Coverage, targets and tables, each from a cold start, and its peak of memory; then edits."""
    if not (scratch / "circles.fieldkit").is_dir():
        _run(scratch, "make")
    for what, name in stages():
        told = _run(scratch, what, name)
        yield f"city, {what} {name}", Figure(round(told["seconds"], 2), None, None, "s")
        yield f"  computing of it, {what} {name}", Figure(round(told["computed"], 2), None, None, "s")
        yield f"  its peak of memory, {what} {name}", Figure(round(told["peak"] / 1024), None, None, "MiB")
    for name, taken in _run(scratch, "edits").items():
        yield name, figure_ms(taken)


def main(scratch: Path, what: str, name: str = "") -> None:
    """Make the city, take one figure of it, or, without a word, print all of them."""
    if what == "make":
        make(scratch)
        return
    if what == "all":
        for line, figure in figures(scratch):
            print(f"{line:<56}{figure.ours:>10} {figure.unit}", flush=True)
        return
    workspace = open_workspace(scratch / "circles.fieldkit")
    if what == "edits":
        told = edits(workspace)
    else:
        before = time.process_time()
        taken = seconds(lambda: FIGURES[what](workspace, name))
        told = {
            "seconds": taken,
            "computed": time.process_time() - before,
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        }
    workspace.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
