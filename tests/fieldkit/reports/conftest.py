"""The two official tables of the 中卫 sample, as values and as files."""

from datetime import date
from types import SimpleNamespace

import openpyxl
import pytest

from fieldkit.analysis.coverage import CircleFacts, CommunityFacts, OutletFacts, coverage
from fieldkit.plans.reading import choose_profile
from fieldkit.registers.samples import load_sample
from fieldkit.reports import circles, notes, shortfalls
from fieldkit.reports.values import CircleRow, TableHead


@pytest.fixture(scope="session")
def zhongwei():
    sample = load_sample("zhongwei")
    plan, profile = choose_profile("zhongwei/annex2")
    names = {one.code: one.name for one in sample.areas}
    matrix = coverage(
        [CommunityFacts(o.code, o.name, o.order, o.population, str(o.circle)) for o in sample.communities],
        [CircleFacts(str(one.number), one.name, one.population) for one in sample.circles],
        [OutletFacts(one.key, one.community, one.business_type, one.is_open) for one in sample.outlets],
        plan,
        profile,
    )
    rows = tuple(
        CircleRow(
            name=one.name,
            boundary=one.boundary,
            communities=tuple(names[code] for code in one.communities),
            mode=one.mode,
            population=one.population,
            existing_types=one.existing_types,
            suggested_types=one.suggested_types,
            intention=one.intention,
            number=one.number,
        )
        for one in sample.circles
    )
    return SimpleNamespace(sample=sample, plan=plan, matrix=matrix, circle_rows=rows, names=names)


@pytest.fixture(scope="session")
def head_for(zhongwei):
    """``head_for("circles" | "shortfalls", language)``."""

    def make(table, language="zh"):
        module = circles if table == "circles" else shortfalls
        shown = (
            [row.name for row in zhongwei.circle_rows]
            if table == "circles"
            else [one.name for one in zhongwei.matrix.communities]
        )
        return TableHead(
            title=module.TITLE.say(language, area="中卫市" if language == "zh" else "Zhongwei"),
            number=module.NUMBER.say(language),
            unit="中卫市沙坡头区滨河镇街道办事处",
            date=date(2026, 6, 30),
            notes=(
                *notes.plan_notes(zhongwei.plan, table, shown),
                *(notes.coverage_notes(zhongwei.matrix) if table == "shortfalls" else ()),
            ),
            language=language,
        )

    return make


@pytest.fixture(scope="session")
def circles_sheet(zhongwei, head_for, tmp_path_factory):
    path = tmp_path_factory.mktemp("circles") / "表3-1.xlsx"
    circles.circles_table(zhongwei.circle_rows, head_for("circles"), path)
    return openpyxl.load_workbook(path).active


@pytest.fixture(scope="session")
def shortfalls_sheet(zhongwei, head_for, tmp_path_factory):
    path = tmp_path_factory.mktemp("shortfalls") / "附件2.xlsx"
    rows = shortfalls.shortfall_rows(zhongwei.matrix, zhongwei.plan.wording)
    shortfalls.shortfalls_table(rows, head_for("shortfalls"), path)
    return openpyxl.load_workbook(path).active
