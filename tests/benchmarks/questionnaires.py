"""A form of three hundred questions: loading, answering, long lists."""

from __future__ import annotations

import random
import statistics
import time
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import SystemClock
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import read_file, read_tables, read_xform
from tests.benchmarks.measures import Figure, compare, figure_ms

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = 300
ANSWERS = 3000
CHOICES = 10_000
ROWS = 100_000
LOOKUPS = 50

_HEAD = "| survey |\n| | type | name | label | relevant | calculation | choice_filter |\n"


def form_tables() -> str:
    """Relevance on most questions, cascades, calculations and a repeat."""
    rows = ["| integer | q0 | 题 0 | | | |"]
    for number in range(1, QUESTIONS - 12):
        asked = f"${{q{number - number % 10}}} != 99" if number % 10 else ""
        match number % 10:
            case 3:
                rows.append(f"| select_one province | q{number} | 题 {number} | {asked} | | |")
            case 4:
                rows.append(
                    f"| select_one city | q{number} | 题 {number} | {asked} | | province = ${{q{number - 1}}} |"
                )
            case 7:
                rows.append(f"| calculate | q{number} | | | ${{q{number - 1}}} + ${{q{number - 2}}} | |")
            case 9:
                rows.append(f"| text | q{number} | 题 {number} | {asked} | | |")
            case _:
                rows.append(f"| integer | q{number} | 题 {number} | {asked} | | |")
    rows.append("| begin repeat | member | 家人 | | | |")
    rows += [
        f"| integer | m{number} | 家人 {number} | {'${m0} > 3' if number else ''} | | |"
        for number in range(10)
    ]
    rows += ["| end repeat | | | | | |", "| calculate | total | | | sum(${m0}) | |"]
    lists = [f"| province | p{number} | 省 {number} | |" for number in range(30)]
    lists += [f"| city | c{number} | 市 {number} | p{number % 30} |" for number in range(300)]
    survey = "".join(f"| {row}\n" for row in rows)
    return f"{_HEAD}{survey}| choices |\n| | list_name | name | label | province |\n" + "".join(
        f"| {row}\n" for row in lists
    )


def answering(scratch: Path) -> dict[str, Figure]:
    """An answer settles only what depends on it: median at most 0.2 ms, p99 at most 2 ms."""
    interview = Interview.start(read_tables(form_tables()), SystemClock())
    taken = []
    for _ in range(2):
        interview.add_repeat("/data/member")
    for path, value in steps_of(interview):
        start = time.perf_counter()
        interview.answer(path, value)
        taken.append(time.perf_counter() - start)
    taken.sort()
    return {
        f"answer in a form of {QUESTIONS} questions, median": figure_ms(statistics.median(taken)),
        f"answer in a form of {QUESTIONS} questions, p99": figure_ms(taken[int(len(taken) * 0.99)]),
    }


def steps_of(interview: Interview) -> list[tuple[str, str]]:
    """Answers to all questions in turn, always the same: numbers change, so that much follows from them."""
    chance = random.Random(4)
    paths = [path for path in interview.questions() if not interview.is_readonly(path)]
    typed = {path: _typed(interview, path, chance) for path in paths}
    turns = (paths[number % len(paths)] for number in range(ANSWERS))
    return [(path, str(chance.randint(0, 20)) if typed[path] == "0" else typed[path]) for path in turns]


def _typed(interview: Interview, path: str, chance: random.Random) -> str:
    choices = interview.choices(path)
    if choices:
        return chance.choice(choices).value
    return "0" if interview.view(path).type == "integer" else "好"


def loading(scratch: Path) -> dict[str, Figure]:
    """From the XForm to the first question: at most 0.7 of pyxform's conversion."""
    from pyxform.xls2xform import convert

    tables = form_tables()
    xml = convert(tables, file_type=".md").xform

    def ours(*, is_known: bool) -> None:
        interview = Interview.start(read_xform(xml, is_known=is_known), SystemClock())
        interview.label(interview.questions()[0])

    def conversion() -> None:
        convert(tables, file_type=".md")

    return {
        "installed form to its first question": compare(lambda: ours(is_known=True), conversion, 5),
        "new form, tried out, to its first question": compare(lambda: ours(is_known=False), conversion, 5),
    }


def long_lists(scratch: Path) -> dict[str, Figure]:
    """10,000 choices filtered within 16 ms; 100,000 rows open within 1 s and look up within 1 ms."""
    lines = "".join(f"n{number},街道 {number},k{number % 100}\n" for number in range(ROWS))
    (scratch / "streets.csv").write_text("name,label,kind\n" + lines, encoding="utf-8")
    short = "".join(f"n{number},街道 {number},k{number % 100}\n" for number in range(CHOICES))
    (scratch / "short.csv").write_text("name,label,kind\n" + short, encoding="utf-8")
    (scratch / "form.md").write_text(
        "| survey |\n| | type | name | label | choice_filter | calculation |\n"
        "| | text | key | K | | |\n"
        "| | select_one_from_file short.csv | street | S | kind = ${key} | |\n"
        "| | calculate | found | | | pulldata('streets', 'label', 'name', ${key}) |\n",
        encoding="utf-8",
    )
    (scratch / "bare.md").write_text(
        "| survey |\n| | type | name | label |\n| | text | key | K |\n", encoding="utf-8"
    )
    read_file(scratch / "bare.md")
    start = time.perf_counter()
    form = read_file(scratch / "form.md")
    opened = time.perf_counter() - start
    interview = Interview.start(form, SystemClock())
    interview.answer("/data/key", "n1")
    return {
        f"form with a list of {ROWS:,} rows opens": figure_ms(opened),
        f"look-up among {ROWS:,} rows": figure_ms(_median(interview, "n{}")),
        f"{CHOICES:,} choices filtered": figure_ms(_filtering(interview)),
    }


def _median(interview: Interview, key: str) -> float:
    taken = []
    for number in range(LOOKUPS):
        start = time.perf_counter()
        interview.answer("/data/key", key.format(number * 1999))
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _filtering(interview: Interview) -> float:
    taken = []
    for number in range(LOOKUPS):
        interview.answer("/data/key", f"k{number}")
        start = time.perf_counter()
        assert len(interview.choices("/data/street")) == CHOICES // 100
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
