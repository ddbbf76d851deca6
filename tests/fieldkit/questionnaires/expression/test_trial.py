"""``fieldkit form eval``: a line asked, a line answered, whatever the line holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.questionnaires.expression import FUNCTIONS

HERE = Path(__file__).parent


def spoken(lines, zone="Asia/Shanghai"):
    """Run the command on lines of bytes."""
    run = subprocess.run(
        [sys.executable, "-m", "fieldkit", "form", "eval", "--lang", "en"],
        input=b"\n".join(lines),
        capture_output=True,
        check=False,
        env={**os.environ, "TZ": zone},
    )
    assert run.returncode == 0, run.stderr
    assert not run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def asked(**request):
    return json.dumps(request).encode()


def test_an_error_never_ends_the_session():
    answers = spoken(
        [
            b"nonsense",
            b"[]",
            b"",
            b"\xff\xfe",
            asked(expr=1),
            asked(expr="1 +"),
            asked(expr="nothing()"),
            asked(expr="1", xml="<a"),
            asked(expr="1", kind="colour"),
            asked(expr="1", node="/nowhere"),
            asked(expr="1", namespaces=[1]),
            asked(expr="count(1)"),
            asked(expr="'\ud800'"),
            asked(
                expr="'便民'", xml=None, node=None, root=None, namespaces=None, language=None, kind="string"
            ),
        ]
    )
    assert [set(answer) for answer in answers[:-2]] == [{"error"}] * 11
    assert answers[-1] == {"value": "便民"}
    assert answers[4] == {"error": "a value is missing at the end (at character 4)"}


def test_the_time_zone_is_that_of_the_environment():
    lines = [
        asked(expr="date-time('2026-07-01')", kind="string"),
        asked(expr="date('2026-06-30T22:00:00.000Z')", kind="date"),
    ]
    assert spoken(lines, "America/New_York") == [
        {"value": "2026-07-01T00:00:00.000-04:00"},
        {"value": "2026-06-30"},
    ]
    assert spoken(lines, "Asia/Shanghai") == [
        {"value": "2026-07-01T00:00:00.000+08:00"},
        {"value": "2026-07-01"},
    ]


@pytest.mark.parametrize(
    ("source", "kind", "value"),
    [
        ("/data/row/n", "bool", True),
        ("/data/row/n", "number", 3),
        ("/data/row/n", "string", "3"),
        ("/data/row[2]/n", "nodeset", ["/data/row[2]/n[1]"]),
        ("/data/born", "date", "2014-05-01"),
        ("1 div 0", "number", "Infinity"),
        ("-1 div 0", "number", "-Infinity"),
        ("0 div 0", "number", "NaN"),
        ("0 div 0", "bool", False),
        ("1.5", "number", 1.5),
        ("''", "date", ""),
        ("10.5", "date", "1970-01-11"),
        ("true()", "", True),
        ("2", "", 2),
        ("/data/age", "", ["/data/age[1]"]),
        ("today()", "", "2026-06-30"),
    ],
)
def test_a_value_is_of_the_kind_asked_for(ask, source, kind, value):
    assert ask(source, kind) == value


def test_a_value_that_is_no_date_or_no_nodes_is_refused(refused):
    assert "abc" in refused("/data/word", kind="date")
    assert "list" in refused("'abc'", kind="nodeset")


def test_a_request_without_a_document_still_has_one(ask):
    assert ask("1 + count(/*)", xml=None) == 2


def test_no_file_is_fetched_for_a_document(ask, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("42")
    xml = f'<!DOCTYPE r [<!ENTITY e SYSTEM "{secret.as_uri()}">]><r>&e;</r>'
    assert ask("string(/r)", xml=xml) == ""


def test_every_function_has_a_test_of_its_name():
    words = "\n".join(path.read_text(encoding="utf-8") for path in HERE.parent.rglob("test_*.py"))
    missing = [
        name
        for name in FUNCTIONS
        if f"def test_{name.replace('-', '_').replace(':', '_')}(" not in words
        and f'("{name}", "{name}(' not in words
    ]
    assert not missing


def test_every_decision_of_the_page_names_a_test_that_stands():
    root = Path(sys.modules["fieldkit.questionnaires.expression"].__file__).parent
    page = (root / "DIALECT.md").read_text(encoding="utf-8")
    words = "\n".join(path.read_text(encoding="utf-8") for path in HERE.parent.rglob("test_*.py"))
    named = [part for line in page.splitlines() for part in line.split("`") if part.startswith("test_")]
    assert len(named) > 20
    assert not [name for name in named if f"def {name}(" not in words]
