"""A whole city in one package: 280,000 outlets × 24 fields, and 1,310 packages of 215 rows.

Each stage runs in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from fieldkit.services.packages import PackageService
from fieldkit.services.records import RecordService
from fieldkit.services.workspace import new_workspace, open_workspace
from tests.benchmarks.measures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

CITY = 280_000
COMMUNITIES = 1_310
OF_ONE = 215
NAMES = (
    "惠之家便利店",
    "老王早点",
    "幸福药房",
    "顺丰快递驿站",
    "小张理发",
    "新鲜蔬菜",
    "和平裁缝",
    "书香文具",
)
TYPES = ("B01", "B03", "B05", "B08", "B02", "B04", "X01", "X02")
TEXTS = ("name", "address", "floor", "phone", "hours", "brand", "licence_name", "no_licence_reason")


def outlets(count: int, start: int = 0) -> Iterator[dict[str, str | None]]:
    """Made outlets with 24 filled fields."""
    for at in range(start, start + count):
        yield {
            "name": f"{NAMES[at % 8]}{at}",
            "business_type": TYPES[at % 8],
            "business_type_text": NAMES[at % 8],
            "address": f"鼓楼北街{at % 300}号{at % 7}铺",
            "floor": f"{at % 3 + 1} 层",
            "location": f"{37.5 + at % 1000 / 10000:.6f},{105.1 + at % 997 / 10000:.6f},gcj02",
            "phone": f"0955{7000000 + at % 900000}",
            "phone_public": "1",
            "hours": "07:00-22:30",
            "open_24h": "0",
            "status": "operating",
            "staff": str(at % 9 + 1),
            "area_m2": str(at % 200 + 10),
            "chain": "none",
            "brand": NAMES[at % 8][:3],
            "licence_name": f"中卫市沙坡头区{NAMES[at % 8]}{at}",
            "no_licence_reason": "正在办理",
            "operator": f"张{at % 100}",
            "stage": "stock",
            "stage_date": "2018-01-01",
            "mobility": "fixed",
            "nature": "commercial",
            "credit_grade": "A",
            "remarks": f"第 {at} 家",
        }


def read_all(path: Path) -> None:
    """What the base does: python-calamine over every sheet."""
    with closing(CalamineWorkbook.from_path(str(path))) as book:
        for name in book.sheet_names:
            for _ in book.get_sheet_by_name(name).iter_rows():
                pass


def make(scratch: Path) -> None:
    """The city's workspace."""
    workspace = new_workspace(scratch / "city.fieldkit", person="李", device="区", role="district")
    records = RecordService(workspace)
    for start in range(0, CITY, 20_000):
        records.add_many("outlet", list(outlets(20_000, start)))
    workspace.close()


def export(scratch: Path) -> None:
    workspace = open_workspace(scratch / "city.fieldkit")
    PackageService(workspace).export(scratch / "city.xlsx")
    workspace.close()


def bare_export(scratch: Path) -> None:
    """XlsxWriter's constant_memory mode with the same visible cells."""
    from xlsxwriter import Workbook

    with closing(CalamineWorkbook.from_path(str(scratch / "city.xlsx"))) as book:
        rows = book.get_sheet_by_name("网点").to_python(skip_empty_area=False)
    start = time.perf_counter()
    out = Workbook(scratch / "bare.xlsx", {"constant_memory": True, "strings_to_formulas": False})
    sheet = out.add_worksheet("网点")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value:
                sheet.write_string(at, column, str(value))
    out.close()
    print(json.dumps({"seconds": time.perf_counter() - start}))


def take(scratch: Path) -> None:
    """Import into an empty office, then once more."""
    office = new_workspace(scratch / "office.fieldkit", person="李", device="市", role="district")
    service = PackageService(office)
    start = time.perf_counter()
    (first,) = service.import_files([scratch / "city.xlsx"])
    once = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert first.status == "accepted", first.refusal and first.refusal.say("en")
    start = time.perf_counter()
    (again,) = service.import_files([scratch / "city.xlsx"])
    assert again.status == "known"
    twice = time.perf_counter() - start
    office.close()
    print(json.dumps({"seconds": once, "again": twice, "peak": peak}))


def bare_take(scratch: Path) -> None:
    """calamine reading the file, and ``executemany`` of the rows."""
    start = time.perf_counter()
    read_all(scratch / "city.xlsx")
    reading = time.perf_counter() - start
    with closing(CalamineWorkbook.from_path(str(scratch / "city.xlsx"))) as book:
        rows = book.get_sheet_by_name("网点").to_python()[2:]
    width = len(rows[0])
    start = time.perf_counter()
    with closing(sqlite3.connect(scratch / "bare.db", isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute(f"CREATE TABLE outlet ({', '.join(f'c{at}' for at in range(width))})")
        raw.execute("BEGIN")
        raw.executemany(f"INSERT INTO outlet VALUES ({', '.join('?' * width)})", rows)
        raw.execute("COMMIT")
    print(json.dumps({"seconds": reading + time.perf_counter() - start}))


def many(scratch: Path) -> None:
    """1,310 communities' packages."""
    folder = scratch / "many"
    folder.mkdir(exist_ok=True)
    files = []
    for number in range(COMMUNITIES):
        workspace = new_workspace(folder / "one.fieldkit", person="王", device=f"{number} 号")
        RecordService(workspace).add_many("outlet", list(outlets(OF_ONE, number * OF_ONE)))
        files.append(folder / f"{number}.xlsx")
        PackageService(workspace).export(files[-1])
        workspace.discard()
    start = time.perf_counter()
    for file in files:
        read_all(file)
    base = time.perf_counter() - start
    office = new_workspace(scratch / "many.fieldkit", person="李", device="市", role="district")
    start = time.perf_counter()
    results = PackageService(office).import_files(files)
    ours = time.perf_counter() - start
    assert all(one.status == "accepted" for one in results)
    office.close()
    print(json.dumps({"seconds": ours, "base": base}))


def _run(stage: str, scratch: Path) -> dict[str, float]:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.large", stage, str(scratch)],
        stdout=subprocess.PIPE,
        text=True,
    )
    said, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(stage)
    lines = said.strip().splitlines()
    told = json.loads(lines[-1]) if lines else {}
    return {"wall": time.perf_counter() - start, **told}


def city_in_one_package(scratch: Path) -> dict[str, Figure]:
    """Export, import and import again of 280,000 outlets, each against the bare libraries in this run."""
    _run("make", scratch)
    out, bare_out = _run("export", scratch), _run("bare_export", scratch)
    came, bare_in = _run("take", scratch), _run("bare_take", scratch)
    return {
        f"export of {CITY:,} outlets": _figure(out["seconds"], bare_out["seconds"]),
        "  its peak of memory": Figure(round(out["peak"] / 1024), None, None, "MiB"),
        f"import of {CITY:,} outlets": _figure(came["seconds"], bare_in["seconds"]),
        "  its peak of memory ": Figure(round(came["peak"] / 1024), None, None, "MiB"),
        "import of the same again, against the first": _figure(came["again"], came["seconds"]),
    }


def packages_of_a_city(scratch: Path) -> dict[str, Figure]:
    """1,310 packages of 215 rows against reading them."""
    came = _run("many", scratch)
    return {f"import of {COMMUNITIES:,} packages": _figure(came["seconds"], came["base"])}


def _figure(ours: float, base: float) -> Figure:
    return Figure(round(ours, 2), round(base, 2), round(ours / base, 2), "s")


STAGES = {one.__name__: one for one in (make, export, bare_export, take, bare_take, many)}

if __name__ == "__main__":
    began = time.perf_counter()
    STAGES[sys.argv[1]](Path(sys.argv[2]))
    if sys.argv[1] == "export":
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(json.dumps({"seconds": time.perf_counter() - began, "peak": peak}))
