import re
from dataclasses import dataclass

import pytest

from fieldkit.kernel.progress import Progress
from fieldkit.posters.poster import make_poster
from fieldkit.posters.purposes import purposes
from fieldkit.posters.spec import Hotline, PosterOutlet, PosterSpec, number_outlets
from fieldkit.registers.boundaries import parse_boundary

XINGFULI = "东至鼓楼北街，南至长城西街，西至应理北街，北至包兰铁路。"
WIDE = re.compile(r"[\u2e80-\U0003ffff，。、；：！？（）《》「」…—～]")

# name | purpose | address | phone | hours
OUTLETS = """
老王家早点 | food | 长城西街 8 号 | | 05:30–10:30
新华百货生鲜超市 | food | 鼓楼北街 1 号 | 0955-7012345 | 08:00–22:00
爱家便利鼓楼店 | shopping | 鼓楼北街 12 号 | 0955-7034567 | 24 小时
惠之家便利店 | shopping | 应理北街 3 号 | 0955-7045678 | 07:00–23:00
巧手裁缝 | repair | 应理北街市场内 | | 09:00–18:00
老张修车配钥匙 | repair | 铁路桥下 | | 08:00–19:00
幸福里老年餐厅 | care | 幸福里社区一楼 | 0955-7078901 | 11:00–13:00
宁安大药房 | health | 长城西街 21 号 | 0955-7090123 | 08:00–22:00
幸福里菜鸟驿站 | home | 小区南门 | | 08:30–21:00
再生资源回收点 | home | 小区西门 | | 周三、周六
"""


@dataclass(frozen=True)
class SquareMetrics:
    """A font in which a Chinese character is as wide as it is high and any other a bit over half."""

    def width(self, text, size, *, bold):
        return sum(1.0 if WIDE.match(c) else (0.61 if bold else 0.58) for c in text) * size


@pytest.fixture(scope="session")
def metrics():
    return SquareMetrics()


@pytest.fixture(scope="session")
def an_outlet():
    def build(number=1, **values):
        plain = {"id": f"o{number:03}", "number": number, "name": f"网点{number}", "purpose": "food"}
        return PosterOutlet(**(plain | values))

    return build


@pytest.fixture(scope="session")
def a_poster():
    """Build the facts of a circle with ``count`` made outlets, every second one with coordinates."""

    def build(count=10, **values):
        rows = [[cell.strip() for cell in line.split("|")] for line in OUTLETS.strip().splitlines()]
        outlets = []
        for i in range(count):
            name, purpose, address, phone, hours = rows[i % len(rows)]
            lonlat = (105.18 + (i * 37 % 101) / 9000, 37.51 + (i * 53 % 97) / 12000) if i % 2 else None
            outlets.append(
                PosterOutlet(
                    f"o{i:03}",
                    i + 1,
                    name if i < len(rows) else f"{name}{i}店",
                    purpose,
                    address,
                    phone or None,
                    hours,
                    open_24h=hours == "24 小时",
                    lonlat=lonlat,
                )
            )
        plain = {
            "circle_id": "c06",
            "title": "幸福里一刻钟便民生活圈",
            "boundary": parse_boundary(XINGFULI),
            "outlets": number_outlets(tuple(outlets), purposes()),
            "purposes": purposes(),
            "population": 6000,
            "facts": (f"{count} 家便民网点",),
            "hotlines": (Hotline("12345", "政务热线"), Hotline("0955-7012000", "幸福里社区")),
            "issuer": "滨河镇街道办事处",
            "data_date": "2026 年 6 月 30 日",
            "poster_number": "640502-S06",
        }
        return PosterSpec(**(plain | values))

    return build


@pytest.fixture
def printed(tmp_path):
    """Print a poster into a file of this test."""

    def build(spec, name="poster.pdf", **options):
        return make_poster(spec, tmp_path / name, Progress(), **options)

    return build
