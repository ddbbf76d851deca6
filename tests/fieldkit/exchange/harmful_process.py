"""A process that reads files made to do harm, one a line, and says how it ended and how much memory it took.

It answers ``code TAB peak in MiB``: the code of the refusal, or ``taken``.
"""

import re
import sys
from pathlib import Path

from fieldkit.exchange.foreign.reading import read_table_file
from fieldkit.exchange.plan import plan_import
from fieldkit.exchange.reading import read_package
from fieldkit.exchange.tables import RegisterCells
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress


class Nothing:
    """An office that holds nothing."""

    def hashes(self, _):
        return {}

    def states(self, _):
        return {}

    def rejected(self, _):
        return set()

    def find(self, *_):
        return ()

    def name(self, _):
        return ""


def read(way, path):
    if way == "table":
        read_table_file(path)
        return
    with read_package(path, Progress()) as package:
        plan_import(package, Nothing(), RegisterCells(Nothing()))


for line in sys.stdin:
    way, name = line.rstrip("\n").split("\t")
    try:
        read(way, Path(name))
        ended = "taken"
    except FieldkitError as refusal:
        ended = refusal.code.name
    # unlike getrusage this does not remember the process that started this one
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024
    print(f"{ended}\t{peak}", flush=True)
