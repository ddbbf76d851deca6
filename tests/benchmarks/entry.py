"""One field at a time, as people type; and ten thousand outlets at once."""

from __future__ import annotations

import itertools
import sqlite3
import statistics
import time
from contextlib import closing
from typing import TYPE_CHECKING

from fieldkit.registers.samples import load_sample
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import new_workspace
from tests.benchmarks.measures import Figure, compare, figure_ms

if TYPE_CHECKING:
    from pathlib import Path

COMMITS = 400
MANY = 10_000


def commit_of_one_field(scratch: Path) -> dict[str, Figure]:
    """The promise: at most 20 ms at p99 with a synced journal."""
    workspace = new_workspace(scratch / "entry.fieldkit", person="王", device="1 号")
    records = RecordService(workspace)
    outlet = records.add("outlet", {"name": "老王早点", "address": "鼓楼北街 12 号"}).record
    taken = []
    for number in range(COMMITS):
        field = ("staff", "phone", "address", "hours")[number % 4]
        value = (str(number), f"0955-70{number:05}", f"鼓楼北街 {number} 号", f"0{number % 9}:00-23:00")[
            number % 4
        ]
        start = time.perf_counter()
        records.set(outlet, {field: value})
        taken.append(time.perf_counter() - start)
    workspace.close()
    taken.sort()
    return {
        "commit of one field, p50": figure_ms(statistics.median(taken)),
        "commit of one field, p99": figure_ms(taken[int(len(taken) * 0.99)]),
    }


def save_of_many(scratch: Path) -> dict[str, Figure]:
    """10,000 outlets into the ledger with projections and search, against the bare rows."""
    sample = load_sample("zhongwei").outlets
    rows = [
        {**outlet.values, "name": f"{outlet.values['name']} {number}"}
        for number, outlet in zip(range(MANY), itertools.cycle(sample), strict=False)
    ]
    keys = sorted({key for row in rows for key in row})
    columns, marks = ", ".join(f'"{key}"' for key in keys), ", ".join("?" for _ in keys)
    numbers = itertools.count()

    def bare() -> None:
        with closing(sqlite3.connect(scratch / f"bare{next(numbers)}.db", isolation_level=None)) as raw:
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute("PRAGMA synchronous=FULL")
            raw.execute(f"CREATE TABLE outlet (id INTEGER PRIMARY KEY, {columns})")
            raw.execute("BEGIN")
            raw.executemany(
                f"INSERT INTO outlet ({columns}) VALUES ({marks})",
                [[row.get(key) for key in keys] for row in rows],
            )
            raw.execute("COMMIT")

    def ours() -> None:
        workspace = new_workspace(scratch / f"many{next(numbers)}.fieldkit", person="王", device="1 号")
        RecordService(workspace).add_many("outlet", rows)
        workspace.close()

    return {f"save of {MANY:,} outlets": compare(ours, bare)}
