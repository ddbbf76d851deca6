"""Beside ODK Web Forms' engine under Node: the same form, the same answers, the same run."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import time
from pathlib import Path

from pyxform.xls2xform import convert

from fieldkit.kernel.clock import SystemClock
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import read_xform
from tests.benchmarks.measures import Figure, seconds
from tests.benchmarks.questionnaires import form_tables, steps_of

FOLDER = Path("build/peer")
PACKAGES = ("@getodk/xforms-engine@0.22.0", "jsdom@29.1.1")
LOADS = 5
_PATIENCE_S = 300
_DRIVER = Path(__file__).with_name("peer.mjs")


def beside_web_forms(scratch: Path) -> dict[str, Figure]:
    """Load at least three times faster, p99 of an answer no slower; nothing where Node is missing."""
    reason = _missing()
    if reason:
        print(f"ODK Web Forms' engine: not measured, {reason}")
        return {}
    xml = convert(form_tables(), file_type=".md").xform
    (scratch / "form.xml").write_text(xml, encoding="utf-8")
    interview = _begin(xml)
    for _ in range(2):
        interview.add_repeat("/data/member")
    steps = steps_of(interview)
    (scratch / "steps.json").write_text(json.dumps(steps), encoding="utf-8")
    theirs = _theirs(scratch)
    loads = [seconds(lambda: _begin(xml)) * 1000 for _ in range(LOADS)]
    taken = sorted(_answer(interview, path, value) for path, value in steps)
    if theirs["missed"] or theirs["sum"] != interview.value("/data/total"):
        raise AssertionError(f"The two engines did not do the same: {theirs}")
    peer = f"against @getodk/xforms-engine {theirs['version']}"
    return {
        f"form to its first question, {peer}": _figure(statistics.median(loads), theirs["load"]),
        f"answer, median, {peer}": _figure(statistics.median(taken), theirs["answer"]),
        f"answer, p99, {peer}": _figure(taken[int(len(taken) * 0.99)], theirs["p99"]),
    }


def _missing() -> str:
    """Install the peer where it is not there yet; say why that cannot be."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return "node and npm are not installed"
    if not (FOLDER / "node_modules/@getodk/xforms-engine").is_dir():
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(FOLDER), *PACKAGES]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False)
        except subprocess.TimeoutExpired:
            return "npm took too long"
        if done.returncode:
            return f"npm could not install it ({done.stderr.strip().splitlines()[:1]})"
    return ""


def _theirs(scratch: Path) -> dict[str, object]:
    command = ["node", _DRIVER, FOLDER.resolve(), scratch / "form.xml", scratch / "steps.json"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=True,
        env={**os.environ, "TZ": "UTC"},
    )
    return json.loads(done.stdout.splitlines()[-1])


def _begin(xml: str) -> Interview:
    interview = Interview.start(read_xform(xml), SystemClock())
    interview.label(interview.questions()[0])
    return interview


def _answer(interview: Interview, path: str, value: str) -> float:
    start = time.perf_counter()
    interview.answer(path, value)
    return (time.perf_counter() - start) * 1000


def _figure(ours_ms: float, theirs_ms: float) -> Figure:
    return Figure(round(ours_ms, 3), round(theirs_ms, 3), round(ours_ms / theirs_ms, 2), "ms")
