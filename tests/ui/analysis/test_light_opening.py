"""Opening the analysis page brings no library of workbooks or pictures into the window; they are loaded beside it."""

import ast
from importlib.util import find_spec
from pathlib import Path

import fieldkit
from ui.analysis.entry import entry

ROOT = Path(fieldkit.__file__).parent.parent
HEAVY = {"fieldkit.services.tables", "fieldkit.services.pictures", "openpyxl", "xlsxwriter", "reportlab"}
TABS = ("ui.analysis.tables.making", "ui.analysis.reach.making")


def file_of(module):
    place = ROOT / module.replace(".", "/")
    return next((one for one in (place.with_suffix(".py"), place / "__init__.py") if one.is_file()), None)


def imported(file):
    """What a module imports as it is loaded itself: not within functions, nor for the type checker."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def loaded_with(modules):
    """These modules and everything that comes with them."""
    found, waiting = set(), list(modules)
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        file = file_of(module)
        if file is not None:
            waiting += [*imported(file), *([module.rpartition(".")[0]] if "." in module else [])]
    return found


def test_the_code_of_the_page_and_its_tabs_loads_without_what_writes_tables():
    loaded = loaded_with((*entry(None).ahead, *TABS))

    assert {"ui.analysis.page", "ui.analysis.table_service"} <= loaded
    assert loaded & HEAVY == set()


def test_what_is_loaded_ahead_exists_and_holds_the_whole_page():
    ahead = entry(None).ahead

    assert [name for name in ahead if find_spec(name) is None] == []
    assert {"ui.analysis.page", "ui.analysis.presenter"} <= set(ahead)
