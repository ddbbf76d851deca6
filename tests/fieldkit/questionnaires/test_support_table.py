"""The table in ENGINE.md says nothing that no test holds."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE.parents[2] / "fieldkit/questionnaires/ENGINE.md"


def test_every_tick_of_the_support_table_has_its_test():
    named = re.findall(r"\| ✓ \| `(\w+)` \|", TABLE.read_text(encoding="utf-8"))
    written = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    assert named
    assert [test for test in named if f"def {test}(" not in written] == []
