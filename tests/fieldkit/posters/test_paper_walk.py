"""Whoever follows the sheet answers what the engine asks: no question too many, none too few."""

import random
from datetime import UTC, datetime

import pytest

from fieldkit.kernel.clock import FixedClock
from fieldkit.posters.paper.outline import Outline
from fieldkit.posters.paper.skips import END, SkipFinder
from fieldkit.posters.paper.spec import PaperSpec
from fieldkit.posters.paper.wording import Speaker
from fieldkit.questionnaires.engine import Interview
from fieldkit.questionnaires.reader import read_tables, shipped_form

NESTED = """
| survey |
| | type | name | label | relevant |
| | select_one yesno | a | 甲 | |
| | select_one yesno | b | 乙 | ${a} = 'yes' |
| | select_one yesno | c | 丙 | ${b} = 'yes' |
| | begin_group | g | 组 | ${a} = 'no' or ${b} = 'no' |
| | select_one yesno | d | 丁 | |
| | text | e | 戊 | ${d} != 'yes' |
| | select_one yesno | f | 己 | ${d} = 'yes' and ${c} != 'yes' |
| | end_group | | | |
| | select_one yesno | h | 庚 | not(${d} = 'no') |
| | text | i | 辛 | ${h} = 'no' |
| | text | j | 壬 | ${h} = 'yes' and ${a} = 'yes' |
| choices |
| | list_name | name | label |
| | yesno | yes | 是 |
| | yesno | no | 否 |
"""
MOMENT = FixedClock(datetime(2026, 3, 1, 9, 0, tzinfo=UTC))


def walk(form, chance):
    """Fill a sheet by its own words alone; return what was asked wrongly or left out."""
    outline = Outline(form)
    speaker = Speaker(PaperSpec(form), outline)
    skips = SkipFinder(outline, speaker)
    interview = Interview.start(form, clock=MOMENT, chance=random.Random(1))
    wrong, at = [], 1
    asked = set()
    while at <= len(outline.units):
        unit = outline.units[at - 1]
        paths = [question.path for question in unit.questions]
        relevant = [path for path in paths if interview.is_relevant(path)]
        if not relevant:
            inside = {
                one.path: [u.number for u in outline.units if one in u.conditions] for one in unit.conditions
            }
            if all(skips.is_handled(one, inside[one.path]) for one in unit.conditions):
                wrong.append(f"{at} 题不该问，纸上没有说")
            at += 1
            continue
        asked.update(relevant)
        value = ""
        for question in unit.questions:
            choices = speaker.choices(question)
            value = chance.choice(choices).value if choices else "5"
            interview.answer(question.path, value)
        targets = [
            j.target for j in skips.jumps(at) if not j.choices or value in {c.value for c in j.choices}
        ]
        at = (targets[0] if targets[0] != END else len(outline.units) + 1) if targets else at + 1
    left = [
        p for u in outline.units for q in u.questions if interview.is_relevant(p := q.path) and p not in asked
    ]
    return wrong + [f"漏了 {outline.numbers[path]} 题" for path in left]


@pytest.mark.parametrize("form", ["shipped", "nested"])
def test_the_words_of_the_sheet_lead_through_the_form_as_the_engine_does(form):
    chosen = shipped_form() if form == "shipped" else read_tables(NESTED.strip() + "\n", name="问卷")
    for seed in range(150):
        assert walk(chosen, random.Random(seed)) == [], seed
