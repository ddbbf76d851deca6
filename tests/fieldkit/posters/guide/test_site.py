"""The guide's files: facts and nothing but the facts, small enough for an old phone, the same every time."""

import json
import re
from html.parser import HTMLParser

import pytest

from fieldkit.kernel.errors import UsageError
from fieldkit.posters.guide.addresses import base_address, page_names
from fieldkit.posters.guide.site import site_files

HEAVIEST = 150 * 1024
NASTY = '"><script>alert(1)</script>&lt;'


class Links(HTMLParser):
    """What a page refers to, and the names of its elements and attributes."""

    def __init__(self, text):
        super().__init__()
        self.links, self.scripts = [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.links += [value for key, value in attrs if key in {"href", "src"}]
        self.scripts += tag == "script"


@pytest.mark.parametrize("count", [5, 40, 150])
def test_a_circle_page_with_all_it_loads_stays_light(a_site, a_circle, count):
    files = site_files(a_site(a_circle(count), base_url="https://www.example.gov.cn/bmq/"))
    weight = sum(len(files[name]) for name in ("c/640502-s06.html", "site.css", "site.js", "icon.svg"))
    assert weight <= HEAVIEST


def test_the_same_facts_give_the_same_bytes(a_site, a_circle):
    assert site_files(a_site(a_circle(20))) == site_files(a_site(a_circle(20)))


def test_every_link_of_the_site_leads_to_a_file_of_it_or_to_a_map(a_site):
    files = site_files(a_site())
    for name in ("index.html", "repairs.html", "c/640502-s06.html"):
        folder = name.rpartition("/")[0]
        for link in Links(files[name].decode()).links:
            if re.match(r"https://(apis\.map\.qq\.com)/|tel:|#", link):
                continue
            path = link.partition("#")[0]
            path = (
                path.removeprefix("../")
                if folder and path.startswith("../")
                else f"{folder}/{path}".lstrip("/")
            )
            assert path in files, link


def test_what_people_typed_never_becomes_markup(a_site, a_circle):
    fine = site_files(a_site(a_circle(3)))
    nasty = {"name": NASTY, "address": NASTY, "hours": NASTY}
    hurt = site_files(a_site(a_circle(3, change={1: nasty, 2: nasty}, title=NASTY), title=NASTY))
    for name in ("index.html", "c/640502-s06.html"):
        assert Links(hurt[name].decode()).scripts == Links(fine[name].decode()).scripts
        assert "<script>alert" not in hurt[name].decode()


def test_hours_that_only_people_can_read_are_shown_and_not_computed(a_site):
    page = site_files(a_site())["c/640502-s06.html"].decode()
    row = next(line for line in page.splitlines() if "再生资源回收点" in line)
    assert 'data-h=""' in row
    assert "周三、周六" in row


def test_geojson_is_wgs84_and_says_so(a_site, a_circle):
    # reference pair of domain.md §8.1: WGS (39.90105, 116.42079) → GCJ (39.90245, 116.42703)
    circle = a_circle(2, change={1: {"lonlat": (116.427022, 39.902446)}, 2: {"lonlat": None}})
    data = json.loads(site_files(a_site(circle))["data/640502-s06.geojson"])
    known, unknown = data["features"]
    longitude, latitude = known["geometry"]["coordinates"]
    assert abs(longitude - 116.42079) < 1e-5
    assert abs(latitude - 39.90105) < 1e-5
    assert unknown["geometry"] is None
    assert data["datum"] == "WGS-84"
    assert "GCJ-02" in data["datum_note"]


def test_an_address_on_the_web_stands_in_the_page_and_in_its_code(a_site):
    page = site_files(a_site(base_url="https://www.example.gov.cn/bmq/"))["c/640502-s06.html"].decode()
    address = "https://www.example.gov.cn/bmq/c/640502-s06.html"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f'<meta property="og:url" content="{address}">' in page
    assert "扫码打开本页" in page
    assert "canonical" not in site_files(a_site())["c/640502-s06.html"].decode()


def test_pages_are_named_after_the_circles_code_in_ascii():
    names = page_names(
        [("id1", "640502-S06"), ("id2", ""), ("id3", "幸福里"), ("id4", "Q07"), ("id5", "q07")]
    )
    assert names["id1"] == "640502-s06"
    assert len(set(names.values())) == 5
    assert all(re.fullmatch(r"[a-z0-9-]{1,32}", name) for name in names.values())
    assert page_names([("id2", "")])["id2"] == names["id2"]


@pytest.mark.parametrize(
    "typed",
    ["www.example.cn", "ftp://a.cn", "https://", "https://a.cn/?x=1", "https://a.cn/ b", "https://[a"],
)
def test_an_address_that_is_none_is_refused(typed):
    with pytest.raises(UsageError):
        base_address(typed)


def test_an_address_may_end_in_a_slash_or_not():
    assert base_address(" https://a.cn/bmq ") == base_address("https://a.cn/bmq//") == "https://a.cn/bmq/"
