"""Every kind of poster on every paper, as the PDF that is handed over: sound, read back, searchable.

A made circle has shops for every kind of poster; in the long profile all circles
of the sample come beside it.
"""

import os
import re
from dataclasses import replace

import pypdfium2
import pytest

from fieldkit.posters.fonts import poster_font
from fieldkit.posters.layout import lay_out
from fieldkit.posters.order import PosterOrder
from fieldkit.posters.problems import PosterProblem
from fieldkit.posters.selecting import selected
from fieldkit.posters.template import papers, templates
from fieldkit.services.posters import PosterService
from fieldkit.services.workspace import open_workspace
from tests.fieldkit.posters.soundness import unsound

PROFILE = os.environ.get("FIELDKIT_PROFILE", "quick")
COUNTS = {"quick": (5,), "bounded": (5, 40), "long": (5, 40, 150)}[PROFILE]
PAPERS = {"quick": 1, "bounded": 3, "long": 99}[PROFILE]
"""How many papers of each kind are printed: the first, and some that differ from kind to kind."""
SHEETS = [
    (form.key, papers(form.key)[(kind + 5 * step) % len(papers(form.key))])
    for kind, form in enumerate(templates())
    for step in range(min(PAPERS, len(papers(form.key))))
]
# name | type | hours | services | phone
SHOPS = """
绿洲裁缝铺 | X04 | 09:00–18:00 | | 0955-7012345
老李配钥匙 | B10 | 08:00–19:00 | |
惠之家便利店 | B01 | 24 小时 | | 0955-7045678
老王家早点 | B05 | 05:30–10:30 | |
幸福养老服务站（宁安社区西区长者食堂与日间照料中心） | Q01 | 08:00–18:00 | | 0955-7078901
宁安大药房 | B11 | 24 小时 | | 0955-7090123
鼓楼菜市场 | B03 | 06:00–20:00 | |
三宝洗衣店 | B06 | 08:30–20:00 | 缝补改衣 |
金苗托育园 | Q02 | 07:30–18:00 | | 0955-7011111
五福维修部 | B10 | 08:00–19:00 | |
"""


@pytest.fixture(scope="module")
def made_circle(a_poster, an_outlet):
    def build(count):
        shops = [[cell.strip() for cell in line.split("|")] for line in SHOPS.strip().splitlines()]
        outlets = []
        for i in range(count):
            name, kind, hours, services, phone = shops[i % len(shops)]
            outlets.append(
                an_outlet(
                    i + 1,
                    name=name if i < len(shops) else f"{name}{i}店",
                    business_type=kind,
                    hours=hours,
                    keywords=services,
                    open_24h=hours == "24 小时",
                    address=f"长城西街 {i + 1} 号",
                    phone=phone or None,
                    lonlat=(105.18 + (i * 37 % 101) / 9000, 37.51 + (i * 53 % 97) / 12000) if i % 3 else None,
                )
            )
        return a_poster(outlets=tuple(outlets), facts=(f"{count} 家便民网点",))

    return build


def wrong_with(spec, make, path):
    """What is wrong with the sheets of a poster and its file, in words; empty when it can go to the printer."""
    result = make(path)
    found = [str(pair) for page in lay_out(spec, poster_font()).pages for pair in unsound(page)]
    found += [one.say("zh") for one in result.problems if one.code is PosterProblem.GLYPH_MISSING]
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document)
        heights = {round(max(page.get_size())) for page in document}
    found += [one.name for one in selected(spec).outlets if re.sub(r"\s", "", one.name) not in text]
    return found + ([] if len(heights) == 1 else [f"sheets of several sizes: {heights}"])


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(("kind", "paper"), SHEETS)
def test_a_made_circle_is_printed_without_a_fault(kind, paper, count, made_circle, printed, tmp_path):
    """Every code was read back from the drawn page at 150 dpi, or no file would have been handed over."""
    spec = replace(made_circle(count), order=PosterOrder(kind, paper))
    assert wrong_with(spec, lambda path: printed(spec, path.name), tmp_path / "poster.pdf") == []


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.skipif(PROFILE != "long", reason="1,680 posters take their time")
@pytest.mark.parametrize("number", range(24))
def test_a_circle_of_the_sample_is_printed_without_a_fault_on_every_sheet(number, sample_folder, tmp_path):
    workspace = open_workspace(sample_folder)
    posters = PosterService(workspace)
    circle = posters.circles()[number][0]
    faults = {}
    for form in templates():
        for paper in papers(form.key):
            order = PosterOrder(form.key, paper)
            spec = posters.spec(circle, order)
            found = wrong_with(
                spec, lambda path, order=order: posters.make_one(circle, path, order), tmp_path / "poster.pdf"
            )
            if found:
                faults[form.key, paper] = found
    workspace.close()
    assert faults == {}
