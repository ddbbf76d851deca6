from dataclasses import replace
from pathlib import Path

import pytest

from fieldkit.posters.guide.facts import GuideCircle, GuideOutlet, GuideSite
from fieldkit.posters.guide.folder import write_site
from fieldkit.posters.guide.site import site_files
from fieldkit.posters.purposes import purposes
from fieldkit.posters.spec import Hotline
from fieldkit.registers.business_types import business_type
from fieldkit.registers.hours import read_hours

TYPES = {"food": "B05", "shopping": "B01", "repair": "B10", "care": "Q01", "health": "B11", "home": "B08"}
CHROMIUM = next(
    (path for path in map(Path, ("/usr/bin/chromium", "/usr/bin/chromium-browser")) if path.exists()), None
)


def guide_outlet(printed):
    known = business_type(TYPES.get(printed.purpose, ""))
    return GuideOutlet(
        printed=printed,
        type_code=known.code if known else "",
        type_name=known.name.zh if known else "",
        phones=(printed.phone,) if printed.phone else (),
        periods=read_hours(printed.hours),
    )


@pytest.fixture(scope="session")
def a_circle(a_poster):
    """A circle's facts with ``count`` outlets; ``change`` alters outlets by their number."""

    def build(count=10, page="640502-s06", change=None, **values):
        spec = a_poster(count, **values)
        outlets = tuple(replace(one, **(change or {}).get(one.number, {})) for one in spec.outlets)
        spec = replace(spec, outlets=outlets)
        return GuideCircle(spec, page, tuple(map(guide_outlet, outlets)))

    return build


@pytest.fixture(scope="session")
def a_site(a_circle):
    def build(*circles, base_url="", title="沙坡头区便民生活圈"):
        return GuideSite(
            title=title,
            circles=circles or (a_circle(),),
            purposes=purposes(),
            hotlines=(Hotline("12345", "政务服务热线"),),
            issuer="沙坡头区商务局",
            data_date="2026 年 6 月 30 日",
            disclaimer="示意图，不作为划界依据",
            base_url=base_url,
        )

    return build


@pytest.fixture(scope="session")
def guide_folder(a_site, a_circle, tmp_path_factory):
    """The guide of two circles, of 10 and 30 outlets, on the disk."""
    folder = tmp_path_factory.mktemp("guide") / "导览"
    many = a_circle(30, page="640502-s07", circle_id="c-many", title="向阳一刻钟便民生活圈")
    write_site(site_files(a_site(a_circle(), many)), folder)
    return folder


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium for all tests of this folder; `make test` installs it where it may."""
    if CHROMIUM is None:
        pytest.skip("没有 Chromium：sudo apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Open an address; whatever the page complains of fails the test."""
    contexts, complaints = [], []

    def open_page(address, *, clock=None, large=False, **wanted):
        context = chromium.new_context(
            **({"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"} | wanted)
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
        if clock is not None:
            page.clock.set_fixed_time(clock)
        page.goto(address)
        if large:
            page.click("#large")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints
