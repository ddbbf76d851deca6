"""Opening the analysis page brings no library of workbooks or pictures into the window; they are loaded beside it."""

import subprocess
import sys

HEAVY = ("fieldkit.services.tables", "fieldkit.services.pictures", "openpyxl", "xlsxwriter", "reportlab")
PROGRAM = f"""
import importlib, sys
from ui.analysis.entry import entry
for name in (*entry(None).ahead, "ui.analysis.tables.making", "ui.analysis.reach.making"):
    importlib.import_module(name)
assert "ui.analysis.page" in sys.modules
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""


def test_the_code_of_the_page_and_its_tabs_loads_without_what_writes_tables():
    # Another process: in this one somebody else may have loaded it.
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
