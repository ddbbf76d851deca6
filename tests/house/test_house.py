"""What the import contracts cannot say: where transactions, threads, boxes and clocks may occur."""

import ast
import importlib
import pkgutil
import re
import sys
import tomllib
from enum import Enum
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import fieldkit
from fieldkit.kernel.errors import ErrorCode
from fieldkit.kernel.problems import ProblemCode
from fieldkit.kernel.texts import Text

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("fieldkit/**/*.py"), *ROOT.glob("ui/**/*.py")])
BANNED_NAMES = {"utils", "util", "helpers", "common", "misc", "base", "manager", "managers", "logic"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree_of(path)))


@cache
def calls(path: Path) -> frozenset[str]:
    return frozenset(dotted(node.func) for node in nodes_of(path) if isinstance(node, ast.Call))


def dotted(called: ast.expr) -> str:
    """``a.b`` of a call; what stands before a dot and is no name counts as nothing."""
    if isinstance(called, ast.Attribute):
        return f"{dotted(called.value)}.{called.attr}"
    return called.id if isinstance(called, ast.Name) else ""


def places_that_call(pattern: str) -> set[str]:
    return {relative(path) for path in SOURCES if any(re.search(pattern, call) for call in calls(path))}


def test_no_room_is_called_after_what_it_lacks():
    named = {part for path in SOURCES for part in (*path.relative_to(ROOT).parts[:-1], path.stem)}
    assert not named & BANNED_NAMES


def test_only_the_database_commits_and_rolls_back():
    # a field of a form commits too, so the rule is about the core alone; SQL cannot reach ui
    found = {place for place in places_that_call(r"\.(commit|rollback)$") if place.startswith("fieldkit/")}
    assert found <= {"fieldkit/storage/database.py"}


def test_message_boxes_appear_only_where_failures_are_shown_and_questions_are_asked():
    assert places_that_call(r"QMessageBox") <= {"ui/failures.py", "ui/widgets/confirm.py"}


def test_threads_are_started_only_by_the_task_runner_and_the_console():
    allowed = {"ui/tasks.py", "fieldkit/cli/console.py"}
    assert places_that_call(r"(^|\.)(QThread|QRunnable|Thread|ThreadPoolExecutor)$") <= allowed


def test_the_time_comes_from_the_clock_only():
    pattern = r"(datetime\.now|datetime\.today|date\.today|datetime\.utcnow)$"
    assert places_that_call(pattern) <= {"fieldkit/kernel/clock.py"}


def test_nothing_is_left_to_do_later():
    # the zip library raises NotImplementedError for what it cannot unpack, so it may be caught
    unfinished = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError")
    found = [relative(path) for path in SOURCES if unfinished.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_every_public_module_says_what_it_is_for():
    silent = [
        relative(path)
        for path in SOURCES
        if "migrations" not in path.parts and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


def all_codes() -> list[Enum]:
    for module in pkgutil.walk_packages(fieldkit.__path__, "fieldkit."):
        if ".migrations" not in module.name and not module.name.endswith(("__main__", "cli.window")):
            importlib.import_module(module.name)
    found: list[Enum] = []
    for base in (ErrorCode, ProblemCode):
        for enum in base.__subclasses__():
            found.extend(enum)
    return found


def test_every_code_has_a_sentence_in_both_languages():
    codes = all_codes()
    assert len(codes) > 30
    for code in codes:
        assert isinstance(code.value, Text), code
        assert code.value.zh.strip(), code
        assert code.value.en.strip(), code


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: f"{type(code).__name__}.{code.name}")
def test_both_sentences_of_a_code_ask_for_values_that_exist(code):
    zh, en = (set(re.findall(r"\{(\w+)", text)) for text in (code.value.zh, code.value.en))
    # an English value may stand beside its Chinese one: {label} and {label_en}
    assert {name.removesuffix("_en") for name in en} <= zh | {name.removesuffix("_en") for name in zh}


def test_every_resource_that_travels_names_no_machine_and_no_registry():
    # paths of forms such as instance('x')/root/item are no machine's
    forbidden = re.compile(r"(?<![\w)\]/.])/(?:work|root)/|pypi\.org|registry\.npmjs|files\.pythonhosted")
    texts = [
        path
        for folder in ("fieldkit", "ui", "resources", "packaging", "tests")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".toml", ".csv", ".txt", ".sh"} and path != Path(__file__)
    ]
    found = [relative(path) for path in texts if forbidden.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_program_imports_nothing_that_an_installed_wheel_does_not_bring():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    brought = {re.match(r"[\w-]+", one).group().lower().replace("-", "_") for one in declared}
    packages = {module for path in SOURCES for node in nodes_of(path) for module in imported(node)}
    foreign = packages - set(sys.stdlib_module_names) - {"fieldkit", "ui"}
    names = {package: set(packages_distributions().get(package, [])) for package in foreign}
    missing = {
        package
        for package, found in names.items()
        if not {one.lower().replace("-", "_") for one in found} & (brought | {"shiboken6"})
    }
    assert missing == set()


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module.split(".")[0]]
    return []
