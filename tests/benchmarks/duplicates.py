"""A district's 280,000 outlets, one in a hundred written down twice by two people."""

from __future__ import annotations

import random
import resource
import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.exchange.duplicates.entry import Entry
from fieldkit.exchange.duplicates.search import candidates
from tests.benchmarks.measures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OUTLETS = 280_000
A_COMMUNITY = 214
A_COUNTY = 33
"""Communities that share their streets."""
TWICE = 0.01
SEED = 7

FIRST = (
    "福乐惠好暖塞杞沙河佳顺百同和金绿晨万吉如康安老邻小清明南北驼黄红香莲春秋众永恒三五鑫华泰盛隆源宏达诚信"
)
SECOND = "来邻民家阳上乡都畔和心味乐顺穗洲露家祥意乐康街舍满风月山辰铃湾杞岩湖禾实合兴信宝福源泰盛隆达发旺茂"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
STREET_WORDS = [
    "鼓楼",
    "应理",
    "怀远",
    "迎宾",
    "丰安",
    "平安",
    "滨河",
    "长城",
    "民生",
    "南苑",
    "中央",
    "新墩",
    "蔡桥",
    "机场",
    "柔一",
    "五里",
    "文昌",
    "人民",
    "建设",
    "解放",
    "和平",
    "胜利",
    "团结",
    "友谊",
]
STREET_ENDS = ["东街", "西街", "南街", "北街", "东路", "西路", "南路", "北路", "大道", "巷"]
ENDS = {
    "B01": ("便利店", "便民超市", "小卖部"),
    "B02": ("综合超市", "生活超市"),
    "B04": ("生鲜超市", "果蔬生鲜", "鲜菜店"),
    "B05": ("早餐店", "包子铺", "早点铺"),
    "B06": ("洗衣店", "干洗店"),
    "B07": ("美发店", "理发店", "造型"),
    "B10": ("维修部", "手机维修"),
    "B11": ("药店", "大药房"),
    "B12": ("快递驿站",),
    "X07": ("牛肉面馆", "餐厅", "饭馆", "烧烤店", "火锅店", "小吃店"),
    "X02": ("蛋糕房", "烘焙坊"),
    "X04": ("五金店", "服装店", "文具店"),
}
WEIGHTS = (14, 4, 7, 8, 4, 11, 6, 5, 4, 24, 4, 9)
CHAINS = tuple(
    f"{one}{two}{three}"
    for one, two, three in (
        "惠之家",
        "爱家佳",
        "老百姓",
        "每一天",
        "好又多",
        "快客多",
        "小白羊",
        "大参林",
        "四季鲜",
        "正新鸡",
    )
)
SLIPS = {
    "家": "佳",
    "来": "莱",
    "福": "富",
    "和": "合",
    "鑫": "新",
    "源": "原",
    "华": "花",
    "民": "明",
    "心": "新",
    "记": "计",
    "万": "沃",
}


@dataclass(frozen=True)
class District:
    """Entries, and which pairs of ids are one shop."""

    entries: list[Entry]
    truth: set[tuple[str, str]]


def district(count: int = OUTLETS, seed: int = SEED) -> District:
    """Make it: the same at every call."""
    draw = random.Random(seed)
    entries = list(_outlets(draw, count))
    truth = set()
    for entry in draw.sample(entries, round(count * TWICE)):
        again = _again(draw, entry)
        entries.append(again)
        truth.add((min(entry.id, again.id), max(entry.id, again.id)))
    draw.shuffle(entries)
    return District(entries, truth)


def _outlets(draw: random.Random, count: int) -> Iterator[Entry]:
    types, made = list(ENDS), 0
    owners: list[str] = []
    county: list[str] = []
    hotlines = {brand: f"400-{draw.randrange(100, 999)}-{draw.randrange(1000, 9999)}" for brand in CHAINS}
    head_phones = {brand: f"0955-{draw.randrange(2_000_000, 8_999_999)}" for brand in CHAINS}
    for community in range(count // A_COMMUNITY + 1):
        if community % A_COUNTY == 0:
            county = [draw.choice(STREET_WORDS) + draw.choice(STREET_ENDS) for _ in range(60)]
        streets, first = draw.sample(county, 7), community % A_COUNTY * 12
        west, south = 105 + community % 40 * 0.012, 37 + community // 40 * 0.010
        market = f"0955-{draw.randrange(2_000_000, 8_999_999)}"
        for place in range(A_COMMUNITY):
            if made == count:
                return
            made += 1
            code = draw.choices(types, WEIGHTS)[0]
            end, number = draw.choice(ENDS[code]), first + draw.randrange(1, 160)
            lane = draw.randrange(len(streets))
            street, phone, brand, unit = streets[lane], "", "", ""
            kind = draw.random()
            if kind < 0.07:
                brand = draw.choice(CHAINS)
                name = _branch(draw, brand, end, street, community)
                phone = draw.choice((hotlines[brand], head_phones[brand], ""))
            else:
                name = _own_name(draw, kind, end)
            if place < 20:
                street, number, unit, phone = (
                    streets[0],
                    first + 88,
                    f"商铺{place + 1}",
                    market if draw.random() < 0.4 else "",
                )
            elif draw.random() < 0.15:
                unit = f"商铺{draw.randrange(1, 12)}"
            if not phone and draw.random() < 0.6:
                phone = f"1{draw.choice('35789')}{draw.randrange(10**8, 10**9)}"
            if not brand and owners and draw.random() < 0.01:
                phone = draw.choice(owners)
            if phone.startswith("1"):
                owners = [*owners[-50:], phone]
            licence = f"中卫市沙坡头区{name}" if draw.random() < 0.4 else ""
            placed = draw.random() < 0.5
            yield Entry(
                id=f"{draw.getrandbits(128):032x}",
                name=name,
                address=f"{street}{number}号{unit}",
                community=f"c{community}",
                community_name=f"社区{community}",
                phone=phone,
                credit_code=f"92640502{draw.randrange(10**9, 10**10)}" if licence else "",
                licence_name=licence,
                longitude=round(west + number * 0.00003, 6) if placed else None,
                latitude=round(south + lane * 0.0012 + number % 2 * 0.0001, 6) if placed else None,
                datum="GCJ02" if placed else "",
                business_type=code,
                brand=brand,
            )


def _branch(draw: random.Random, brand: str, end: str, street: str, community: int) -> str:
    return draw.choice(
        (
            f"{brand}{end}（{street}店）",
            f"{brand}（社区{community}店）",
            f"{brand}{end}",
            f"{brand}{street}店",
        )
    )


def _own_name(draw: random.Random, kind: float, end: str) -> str:
    """A surname, no name at all, or two or three characters."""
    if kind < 0.35:
        return f"{draw.choice(SURNAMES)}{draw.choice('记家氏')}{end}"
    if kind < 0.37:
        return end
    return f"{draw.choice(FIRST)}{draw.choice(SECOND)}{draw.choice(('', '', '', draw.choice(SECOND)))}{end}"


def _again(draw: random.Random, entry: Entry) -> Entry:
    """The same shop as somebody else writes it down."""
    return replace(
        entry,
        id=f"{draw.getrandbits(128):032x}",
        name=_name_again(draw, entry.name),
        address=_address_again(draw, entry.address),
        community=entry.community if draw.random() < 0.95 else entry.community + "9",
        phone=draw.choice(
            (entry.phone, entry.phone.replace("-", " "), "", f"138{draw.randrange(10**7, 10**8)}")
        ),
        credit_code=draw.choice((entry.credit_code, "")),
        licence_name=draw.choice((entry.licence_name, "")),
        longitude=None if entry.longitude is None else entry.longitude + draw.uniform(-1.5e-4, 1.5e-4),
        latitude=None if entry.latitude is None else entry.latitude + draw.uniform(-1e-4, 1e-4),
        business_type=draw.choices((entry.business_type, "", draw.choice(list(ENDS))), (90, 6, 4))[0],
    )


def _name_again(draw: random.Random, name: str) -> str:
    slips = [at for at, char in enumerate(name) if char in SLIPS]
    stem = next(
        (name.removesuffix(end) for ends in ENDS.values() for end in ends if name.endswith(end)), name
    )
    match draw.randrange(8):
        case 0 | 1 if slips:
            at = draw.choice(slips)
            return name[:at] + SLIPS[name[at]] + name[at + 1 :]
        case 2 if len(stem) >= 2:
            return stem + draw.choice(("店", "商店", ""))
        case 3:
            return f"{name}（个体工商户）"
        case 4:
            return f"中卫市{name}"
        case 5 if len(stem) >= 3:
            at = draw.randrange(len(stem))
            return stem[:at] + stem[at + 1 :] + name[len(stem) :]
        case 6:
            return f" {name[:1]} {name[1:]}"
        case _:
            return name


def _address_again(draw: random.Random, address: str) -> str:
    street, _, rest = address.partition("号")
    digits = "".join(char for char in street if char.isdigit())
    head = street.removesuffix(digits)
    chinese = "".join("〇一二三四五六七八九"[int(char)] for char in digits)
    return draw.choice(
        (
            address,
            f"沙坡头区文昌镇{address}",
            f"{head}{chinese}号{rest}",
            f"{head}{digits}号",
            f"{head} {digits} 号院内",
            f"{head}{int(digits) + 2}号",
            head,
            "",
        )
    )


def duplicates_of(scratch: Path) -> dict[str, Figure]:
    """The promise: 280,000 outlets in at most 60 s; and how many of the true pairs are found."""
    del scratch
    made = district()
    before = _peak_mb()
    start = time.perf_counter()
    found = candidates(made.entries)
    taken = time.perf_counter() - start
    pairs = {(one.a, one.b) for one in found}
    hits = len(pairs & made.truth)
    return {
        f"duplicates of {OUTLETS:,} outlets": Figure(round(taken, 1), None, None, "s"),
        "duplicates, memory on top": Figure(round(_peak_mb() - before), None, None, "MB"),
        "duplicates, true pairs found": Figure(round(100 * hits / len(made.truth), 1), None, None, "%"),
        "duplicates, candidates that are true": Figure(round(100 * hits / len(pairs), 1), None, None, "%"),
    }


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
