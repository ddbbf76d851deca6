"""A made town of forty streets around the old town of 中卫; no street of it is a true one."""

import math

from fieldkit.posters.ground import (
    Area,
    AreaKind,
    Ground,
    GroundMark,
    LandmarkKind,
    Rail,
    Street,
    StreetClass,
)

WEST, SOUTH = 105.176, 37.508
_STREETS = ("蔡桥路", "民生路", "文昌街", "清真寺巷", "向阳街", "新墩街", "商城南街", "迎宾路")


def place(x, y):
    """Metres east and north of the town's corner, as degrees."""
    return WEST + x / (111_195 * math.cos(math.radians(SOUTH))), SOUTH + y / 111_195


def line(*points):
    return tuple(place(x, y) for x, y in points)


def bent(along, across, *, upright, bend=0.0):
    """A street through the town, a little bent."""
    points = [(t, along + bend * math.sin(t / 260)) for t in range(0, across + 1, 100)]
    return line(*((y, x) if upright else (x, y) for x, y in points))


def town():
    """Forty streets, a railway, a canal, a park, landmarks and the outline of one circle."""
    streets = [
        Street("鼓楼东街", StreetClass.MAIN, bent(330, 1700, upright=False)),
        Street("长城东街", StreetClass.MAIN, bent(900, 1700, upright=False, bend=14)),
        Street("应理北街", StreetClass.MAIN, bent(250, 1300, upright=True)),
        Street("怀远北路", StreetClass.MAIN, bent(1400, 1300, upright=True, bend=-10)),
    ]
    levels = (120, 480, 620, 760, 1040)
    for at, y in enumerate(levels):
        streets.append(
            Street(_STREETS[at], StreetClass.STREET, bent(y, 1700, upright=False, bend=8 * (at % 3)))
        )
    for at, x in enumerate((560, 820, 1130)):
        streets.append(Street(_STREETS[5 + at], StreetClass.STREET, bent(x, 1300, upright=True, bend=9)))
    for at in range(20):
        x, y = 300 + 250 * (at % 5), 340 + 140 * (at // 5)
        name = f"{'福康乐安和'[at % 5]}{'民居业里'[at // 5]}巷" if at % 2 else ""
        end = (x + 210, y + 60 + 20 * (at % 3)) if at % 3 else (x + 20, y + 130)
        streets.append(Street(name, StreetClass.LANE, line((x, y), end)))
    streets += [
        Street("", StreetClass.PATH, line((600 + 40 * at, 500), (600 + 40 * at, 620))) for at in range(8)
    ]
    return Ground(
        outlines=(line((250, 330), (1400, 330), (1400, 905), (830, 895), (255, 900)),),
        streets=tuple(streets),
        rails=(Rail("包兰铁路", bent(965, 1700, upright=False, bend=20)),),
        areas=(
            Area("美利渠", AreaKind.WATER, bent(262, 1700, upright=False, bend=30), closed=False),
            Area("", AreaKind.GREEN, line((850, 640), (1100, 640), (1100, 745), (850, 745))),
            Area("", AreaKind.WATER, line((930, 660), (1020, 668), (1040, 710), (960, 725))),
        ),
        landmarks=(
            GroundMark("香山公园", LandmarkKind.GREEN, place(1060, 690)),
            GroundMark("第三小学", LandmarkKind.SCHOOL, place(450, 560)),
            GroundMark("市人民医院", LandmarkKind.HOSPITAL, place(1250, 820)),
            GroundMark("社区服务中心", LandmarkKind.OFFICE, place(700, 400)),
            GroundMark("中心市场", LandmarkKind.MARKET, place(420, 800)),
            GroundMark("汽车站", LandmarkKind.STOP, place(1550, 240)),
        ),
        is_real=True,
    )
