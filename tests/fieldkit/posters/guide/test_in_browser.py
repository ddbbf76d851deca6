"""The guide in the browser of a resident: found by typing, filtered, called, led to; read by eye and by ear."""

import functools
import http.server
import threading
from importlib.resources import files

import pytest

LONLAT = ("105.18411", "37.51442")
NOON_IN_BEIJING = "2026-06-30T04:00:00Z"  # a Tuesday
AXE = """axe.run({preload: false, resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(
    (found) => found.violations.map((one) => `${one.impact} ${one.id}: ${one.nodes[0].html}`))"""
CIRCLE = "c/640502-s06.html"


@pytest.fixture(scope="session")
def axe():
    return (files("axe_playwright_python") / "axe.min.js").read_text()


@pytest.fixture
def circle(open_page, guide_folder):
    """The page of a circle of ten outlets, opened from the disk at noon."""
    return open_page((guide_folder / CIRCLE).as_uri(), clock=NOON_IN_BEIJING)


def names(page):
    return page.locator(".o:visible h3").all_text_contents()


def search(page, typed):
    page.fill("#q", typed)
    return names(page)


SEARCHES = {
    "惠之家": ["惠之家便利店"],
    "铁路桥": ["老张修车配钥匙"],
    "huizhijia": ["惠之家便利店"],
    "hzj": ["惠之家便利店"],
    "HZJ bld": ["惠之家便利店"],
    "huizj": ["惠之家便利店"],
    "7045678": ["惠之家便利店"],
    "bianlid": ["爱家便利鼓楼店", "惠之家便利店"],
    "没有这一家": [],
}


def test_an_outlet_is_found_by_name_street_phone_pinyin_and_initials(circle):
    found = {typed: search(circle, typed) for typed in SEARCHES}
    assert found == SEARCHES
    assert circle.inner_text("[role=status]") == "没有找到。换一个字或去掉条件再试。"
    search(circle, "bld")
    assert circle.inner_text("[role=status]") == "找到 2 家"


def test_a_category_shows_its_outlets_alone_and_says_so(circle):
    circle.click("button[data-filter=repair]")
    assert names(circle) == ["巧手裁缝", "老张修车配钥匙"]
    assert circle.get_attribute("button[data-filter=repair]", "aria-pressed") == "true"
    assert circle.inner_text("button[data-filter=repair] span") == "2"
    circle.click("button[data-filter='']")
    assert len(names(circle)) == 10


def test_what_is_open_now_follows_the_clock_of_beijing(circle):
    said = dict(zip(names(circle), circle.locator(".o .now").all_text_contents(), strict=True))
    assert said["老王家早点"] == "现在休息"
    assert said["新华百货生鲜超市"] == "现在营业"
    assert said["爱家便利鼓楼店"] == "现在营业"
    assert said["再生资源回收点"] == "营业时间未知"
    circle.click("button[data-only=now]")
    assert "老王家早点" not in names(circle)
    circle.click("button[data-only=day]")
    assert names(circle) == ["爱家便利鼓楼店"]


def test_three_maps_lead_to_the_outlet_by_their_own_rules(circle):
    row = circle.locator(".o", has_text="新华百货生鲜超市")
    links = {link.inner_text(): link.get_attribute("href") for link in row.locator("a.nav").all()}
    name = "%E6%96%B0%E5%8D%8E%E7%99%BE%E8%B4%A7%E7%94%9F%E9%B2%9C%E8%B6%85%E5%B8%82"
    longitude, latitude = LONLAT
    assert links == {
        "腾讯地图": f"https://apis.map.qq.com/uri/v1/routeplan?type=walk&to={name}&tocoord={latitude},{longitude}&referer=bmq",
        "高德地图": f"https://uri.amap.com/navigation?from=&to={longitude},{latitude},{name}&mode=walk&src=bmq&callnative=1",
        "百度地图": f"https://api.map.baidu.com/marker?location={latitude},{longitude}&title={name}&content={name}"
        "&output=html&coord_type=gcj02&src=webapp.bmq.bmq",
    }
    assert row.locator("a.call").get_attribute("href") == "tel:0955-7012345"


def test_a_number_on_the_sketch_shows_its_row_and_back(circle):
    circle.click("button[data-view=map]")
    circle.click("#m5")
    assert circle.evaluate("document.activeElement.id") == "o5"
    assert circle.locator("#o5").is_visible()
    circle.click("#o5 .no")
    assert circle.evaluate("document.activeElement.id") == "m5"
    circle.keyboard.press("ArrowRight")
    assert circle.evaluate("document.activeElement.id") == "m6"
    circle.keyboard.press("Enter")
    assert circle.evaluate("document.activeElement.id") == "o6"


def test_large_type_stays_and_nothing_leaves_the_screen(circle):
    before = circle.locator("#o1 h3").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    circle.click("#large")
    circle.reload()
    after = circle.locator("#o1 h3").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert after > 1.3 * before
    assert circle.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", ["index.html", "repairs.html", CIRCLE])
def test_axe_finds_nothing_in_light_dark_and_large_type(open_page, guide_folder, axe, name):
    page = open_page((guide_folder / name).as_uri(), clock=NOON_IN_BEIJING)
    page.evaluate(axe)
    found = {"light": page.evaluate(AXE)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = page.evaluate(AXE)
    page.click("#large")
    if name == CIRCLE:
        page.click("button[data-view=map]")
    found["dark and large"] = page.evaluate(AXE)
    assert found == {name: [] for name in found}


def test_the_start_page_finds_circles_and_leads_to_them(open_page, guide_folder):
    page = open_page((guide_folder / "index.html").as_uri())
    page.fill("#q", "xy")
    assert page.locator(".circle:visible h3").all_text_contents() == ["向阳"]
    page.click(".circle:visible a")
    assert page.locator("h1").inner_text().startswith("向阳")
    page.click("text=小修小补")
    assert set(
        page.locator(".group h2").evaluate_all("all => all.map(e => e.textContent.split(' ')[0])")
    ) == {"幸福里", "向阳"}


def test_without_a_script_every_outlet_can_be_read_called_and_found(open_page, guide_folder):
    page = open_page((guide_folder / CIRCLE).as_uri(), java_script_enabled=False)
    assert page.locator(".o:visible").count() == 10
    assert page.locator("a.nav:visible").count() == 5
    assert page.locator("a.m:visible").count() == 10
    assert not page.locator(".finder").is_visible()


@pytest.fixture
def served(guide_folder):
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(quiet, directory=guide_folder)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_what_was_opened_once_opens_again_without_a_network(open_page, served):
    page = open_page(served + CIRCLE)
    page.wait_for_function("""async () => {
        const worker = await navigator.serviceWorker.ready;
        const pages = [location.href, new URL("../index.html", location.href).href];
        const kept = await Promise.all(pages.map((one) => caches.match(one, {ignoreSearch: true})));
        return worker.active?.state === "activated" && kept.every(Boolean);
    }""")
    assert page.locator("link[rel=manifest]").count() == 1
    page.context.set_offline(True)
    page.reload()
    assert search(page, "hzj") == ["惠之家便利店"]
    page.goto(served + "index.html")
    assert page.locator(".circle").count() == 2
