"""The picture on a circle's page, where it is drawn from a map or to scale."""

import math
import re
from dataclasses import replace
from itertools import accumulate

from fieldkit.posters.coordplan import coordinate_ground
from fieldkit.posters.guide.drawing import sketch_svg
from fieldkit.posters.guide.pages import circle_page
from fieldkit.posters.spec import GUIDE_ONLY

CREDIT = "© OpenStreetMap contributors"
PLACES = [(105.18, 37.509), (105.192, 37.509), (105.18, 37.519), (105.192, 37.519)]


def on_map(site, **facts):
    """The site with its first circle on a map."""
    first, *others = site.circles
    ground = coordinate_ground(first.spec.boundary, PLACES, 60.0)
    spec = replace(first.spec, ground=replace(ground, **facts), disclaimer=GUIDE_ONLY.zh)
    return replace(site, circles=(replace(first, spec=spec), *others))


def test_a_map_of_openstreetmap_is_called_a_map_and_leads_to_its_licence(a_site):
    page = circle_page(made := on_map(a_site(), is_real=True, credit=CREDIT), made.circles[0])
    assert "看地图" in page
    assert 'aria-label="地图"' in page
    assert f'<a href="https://www.openstreetmap.org/copyright" rel="license">{CREDIT}</a>' in page
    picture = re.search(r"<svg.*</svg>", page, re.DOTALL).group()
    assert CREDIT not in picture
    assert "示意图，" not in page.split('<section class="map"')[1].split("</section>")[0]


def test_the_approval_number_of_a_map_stands_below_it(a_site):
    made = on_map(a_site(), is_real=True)
    spec = replace(made.circles[0].spec, approval_number="宁S（2026）012号")
    assert "审图号：宁S（2026）012号" in circle_page(made, replace(made.circles[0], spec=spec))


def test_a_plan_to_scale_stays_a_sketch(a_site):
    page = circle_page(made := on_map(a_site()), made.circles[0])
    assert 'aria-label="示意图"' in page
    assert "OpenStreetMap" not in page


def test_every_colour_of_the_picture_has_one_for_the_dark(a_site):
    picture = sketch_svg(on_map(a_site(), is_real=True).circles[0].spec)
    style = re.search(r"<style>(.*?)</style>", picture).group(1)
    assert "prefers-color-scheme:dark" in style
    for element in re.findall(r"<(?:path|rect|text)[^>]*>", picture):
        for name in ("fill", "stroke"):
            if re.search(rf' {name}="#', element):
                classes = re.search(r'class="([^"]*)"', element).group(1).split()
                assert any(f".{one}{{{name}:color-mix(" in style for one in classes), element


def test_lines_of_one_look_share_an_element_and_a_ring_stays_round(a_site):
    picture = sketch_svg(on_map(a_site()).circles[0].spec)
    courses = re.findall(r'<path d="([^"]+)"', picture)
    assert len(courses) < 40
    ring = max((line for course in courses for line in course.split("M")[1:]), key=len)
    start, steps = (re.findall(r"-?\d*\.?\d+", part) for part in ring.rstrip("Z").split("l"))
    xs = list(accumulate(map(float, steps[0::2]), initial=float(start[0])))
    ys = list(accumulate(map(float, steps[1::2]), initial=float(start[1])))
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    far = [math.dist(middle, point) for point in zip(xs, ys, strict=True)]
    assert max(far) - min(far) < 0.3
