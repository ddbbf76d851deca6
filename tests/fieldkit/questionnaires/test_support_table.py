"""The table in ENGINE.md says nothing that no test holds."""

from __future__ import annotations

import re
from pathlib import Path

from fieldkit.questionnaires.expression import FUNCTIONS

HERE = Path(__file__).parent
TABLE = HERE.parents[2] / "fieldkit/questionnaires/ENGINE.md"


def test_every_tick_of_the_support_table_has_its_test():
    named = re.findall(r"\| ✓ \| `(\w+)` \|", TABLE.read_text(encoding="utf-8"))
    written = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    assert named
    assert [test for test in named if f"def {test}(" not in written] == []


def test_every_function_has_a_test_named_after_it():
    written = "".join(path.read_text(encoding="utf-8") for path in HERE.rglob("test_*.py"))
    # Mathematics are rows of one test, each with the name of its function.
    tested = set(re.findall(r"def test_(\w+)\(", written)) | set(re.findall(r'\("(\w+)", "\1\(', written))
    names = {name: name.replace("jr:", "jr_").replace("-", "_") for name in FUNCTIONS}
    assert len(names) > 80
    assert [
        name
        for name, word in names.items()
        if not any(one == word or one.startswith(f"{word}_") for one in tested)
    ] == []
