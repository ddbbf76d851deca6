"""Make ``resources/samples/zhongwei/outlets.csv``: invented outlets from which 附件2 comes out again.

Where the plan says 缺少 there is no open outlet, where it says 业态少 there are fewer
open ones than the default norm, otherwise at least as many (A-09: taken as 缺少).
Every choice is a hash of what it is for, so the file is the same on every
machine and Python, and a changed line changes nothing else.
"""

import csv
import io
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from fieldkit.plans.norms import norm_population
from fieldkit.plans.reading import choose_profile
from fieldkit.registers.boundaries import Direction, parse_boundary
from fieldkit.registers.datums import Datum, Source
from fieldkit.registers.samples import OUTLET_COLUMNS, SampleArea, SampleCircle, load_sample

TARGET = Path(__file__).parent.parent / "resources" / "samples" / "zhongwei" / "outlets.csv"
WORDS = tomllib.loads((Path(__file__).parent / "sample_words.toml").read_text(encoding="utf-8"))
Choice = TypeVar("Choice")
REGISTRAR = "640502"
CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
METRES_A_DEGREE = 111_320.0
BRANDED = {
    "B01": ("爱家", "惠之家"),
    "B02": ("爱家",),
    "B07": ("爱家",),
    "B09": ("爱家", "惠之家"),
    "B11": ("惠之家",),
}
EXTRA = {"B01": 25, "B05": 20, "B07": 30, "B11": 20}
"""Per cent of communities with one outlet more than the norm."""
BY_SURNAME = frozenset(("B01", "B04", "B05", "B06", "B07", "B10", "Q03", "X04", "X07"))
FOOD = frozenset(("B02", "B03", "B04", "B05", "Q03", "Q04", "X02", "X07"))
PREPAID = frozenset(("B06", "B07", "Q06", "Q07", "Q09"))
CLOSED = ("suspended", "suspended", "vacant", "closed_to_check", "completed_not_open")


def draw(*purpose: object) -> int:
    """Return a large number that depends on ``purpose`` alone."""
    return int.from_bytes(sha256("\x1f".join(map(str, purpose)).encode()).digest()[:8])


def pick(choices: Sequence[Choice], *purpose: object) -> Choice:
    """Return one of ``choices``."""
    return choices[draw(*purpose) % len(choices)]


def chance(percent: int, *purpose: object) -> bool:
    """Return whether something that happens ``percent`` times in a hundred does."""
    return draw(*purpose) % 100 < percent


def between(least: float, most: float, *purpose: object) -> float:
    """Return a number from ``least`` to ``most``."""
    return least + (most - least) * (draw(*purpose) % 10_001) / 10_000


@dataclass(frozen=True)
class Ground:
    """The part of a circle's rectangle that a community takes, and the streets with shops along it."""

    west: float
    east: float
    south: float
    north: float
    streets: tuple[tuple[Direction, str], ...]


@dataclass(frozen=True)
class Wanted:
    """One outlet to make."""

    key: str
    community: str
    code: str
    status: str


def main() -> None:
    """Write the file."""
    TARGET.write_text(outlets_csv(), encoding="utf-8", newline="")


def outlets_csv() -> str:
    """Return the whole file as text."""
    sample = load_sample("zhongwei", with_outlets=False)
    text = io.StringIO()
    writer = csv.DictWriter(text, OUTLET_COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    names: set[str] = set()
    for community in (area for area in sample.areas if area.level == "community"):
        circle = next(circle for circle in sample.circles if community.code in circle.communities)
        ground = ground_of(community, circle)
        numbers: dict[str, set[int]] = {}
        for wanted in wanted_outlets(community, circle):
            row = outlet(wanted, ground, numbers)
            row["name"] = unique_name(wanted, row["address"], names)
            licence(row, wanted)
            writer.writerow(row)
    return text.getvalue()


def wanted_outlets(community: SampleArea, circle: SampleCircle) -> list[Wanted]:
    """Return what to make for one community, open ones first in the order of types."""
    counts = open_counts(community, circle)
    serial = count(1)
    found = []
    for code, number in counts.items():
        for at in range(number):
            is_new = chance(6, "new", community.code, code, at)
            status = "newly_opened" if is_new else "operating"
            found.append(Wanted(f"{community.code}-{next(serial):03d}", community.code, code, status))
    for at in range(1 + draw("closed", community.code) % 2):
        code = pick(("B01", "B05", "B06", "B10", "X07", "Q05", "B09"), "closed", community.code, at)
        status = pick(CLOSED, "closed as", community.code, at)
        found.append(Wanted(f"{community.code}-{next(serial):03d}", community.code, code, status))
    return found


def open_counts(community: SampleArea, circle: SampleCircle) -> dict[str, int]:
    """Return how many open outlets of each type the community gets."""
    plan, profile = choose_profile("zhongwei")
    shortfall = next(
        one
        for one in load_sample("zhongwei", with_outlets=False).shortfalls
        if one.community == community.code
    )
    people = norm_population(community.population, circle.population, len(circle.communities))
    counts: dict[str, int] = {}
    for entry in profile.entries:
        required = plan.norm(entry.code).required(people)
        if entry.code in shortfall.missing:
            counts[entry.code] = 0
        elif entry.code in shortfall.too_few:
            counts[entry.code] = max(1, required // 2)
        else:
            more = chance(EXTRA.get(entry.code, 0), "extra", community.code, entry.code)
            counts[entry.code] = required + more
    repairs_enough = "B10" not in shortfall.missing and "B10" not in shortfall.too_few
    counts["X07"] = 1 + (people or 0) // 8000
    counts["X08"] = 1
    for code, percent in (("Q03", 40), ("B15", 50), ("X05", 25), ("Q12", 15), ("X02", 10)):
        counts[code] = int(chance(percent, "also", community.code, code))
    counts["X04"] = int(repairs_enough and chance(40, "also", community.code, "X04"))
    for code in ("Q10", "Q11"):
        counts[code] = int(code in circle.existing_types or chance(8, "also", community.code, code))
    return counts


def ground_of(community: SampleArea, circle: SampleCircle) -> Ground:
    """Return the community's slice, from west to east in the order of the table."""
    boundary = parse_boundary(circle.boundary)
    west, east = (WORDS["longitudes"][boundary.name(side)] for side in (Direction.WEST, Direction.EAST))
    south, north = (WORDS["latitudes"][boundary.name(side)] for side in (Direction.SOUTH, Direction.NORTH))
    rank, slices = circle.communities.index(community.code), len(circle.communities)
    width = (east - west) / slices
    sides = [Direction.NORTH, Direction.SOUTH]
    sides += [Direction.WEST] if rank == 0 else []
    sides += [Direction.EAST] if rank == slices - 1 else []
    streets = tuple(
        (side, boundary.name(side))
        for side in sides
        if boundary.name(side) not in WORDS["without_shops"]["names"]
    )
    return Ground(west + rank * width, west + (rank + 1) * width, south, north, streets)


def outlet(wanted: Wanted, ground: Ground, numbers: dict[str, set[int]]) -> dict[str, str]:
    """Return a row without names."""
    key, told = wanted.key, WORDS["types"][wanted.code]
    is_shut = wanted.status in CLOSED
    hours = "" if is_shut else pick(told["hours"], "hours", key)
    row = {
        "key": key,
        "business_type": wanted.code,
        "community": wanted.community,
        "status": wanted.status,
        "hours": "00:00-24:00" if hours == "24h" else hours,
        "open_24h": "" if is_shut else str(int(hours == "24h")),
        "staff": "" if is_shut else str(round(between(*told["staff"], "staff", key))),
        "area_m2": str(round(between(*told["area"], "area", key))),
        "mobility": "mobile" if wanted.code == "X05" else "fixed",
        "nature": told.get("nature", "commercial"),
        "surveyor": pick(WORDS["surveyors"], "surveyor", wanted.community),
        "surveyed_on": f"2026-{pick(('05', '06'), 'month', wanted.community)}-{1 + draw('day', key) % 28:02d}",
        "checked": "checked" if chance(60, "checked", key) else "unchecked",
        "remarks": WORDS["remark"],
    }
    if chance(60, "typed", key):
        row["business_type_text"] = pick(told["typed"], "typed", key)
    row |= place(wanted, ground, numbers)
    row |= phone(key) if not is_shut else {}
    row |= service(wanted, told) if not is_shut else {}
    row |= stage(wanted)
    return row


def place(wanted: Wanted, ground: Ground, numbers: dict[str, set[int]]) -> dict[str, str]:
    """Return address and coordinates on one of the boundary streets, or in a yard behind it."""
    side, street = pick(ground.streets, "street", wanted.key)
    along = between(0.06, 0.94, "along", wanted.key)
    is_in_yard = wanted.code != "X05" and chance(32, "yard", wanted.key)
    depth = min(ground.north - ground.south, ground.east - ground.west) * METRES_A_DEGREE
    inset = (
        between(*((0.15 * depth, 0.45 * depth) if is_in_yard else (15, 60)), "inset", wanted.key)
        / METRES_A_DEGREE
    )
    across = inset / math.cos(math.radians(ground.south))
    lon = ground.west + along * (ground.east - ground.west)
    lat = ground.south + along * (ground.north - ground.south)
    lon = {Direction.WEST: ground.west + across, Direction.EAST: ground.east - across}.get(side, lon)
    lat = {Direction.SOUTH: ground.south + inset, Direction.NORTH: ground.north - inset}.get(side, lat)
    address = f"{street}{house_number(side, lon, lat, numbers.setdefault(street, set()))}号"
    if wanted.code == "X05":
        address += "门前"
    elif is_in_yard:
        address += "院内"
    elif chance(15, "unit", wanted.key):
        address += f"商铺{1 + draw('unit', wanted.key) % 6}"
    floor = {"address": address, "floor": "2" if chance(12, "floor", wanted.key) else "1"}
    if chance(8, "no location", wanted.key):
        return floor
    return floor | {
        "longitude": f"{lon:.6f}",
        "latitude": f"{lat:.6f}",
        "datum": Datum.GCJ02,
        "location_source": Source.MANUAL,
        "location_accuracy": "10",
    }


def house_number(side: Direction, lon: float, lat: float, taken: set[int]) -> int:
    """Return a free number that rises along the street, odd on the north and east side of it."""
    is_upright = side in {Direction.WEST, Direction.EAST}
    metres = (37.54 - lat) * METRES_A_DEGREE if is_upright else (lon - 105.15) * METRES_A_DEGREE * 0.793
    number = 2 * round(metres / 16) + int(side in {Direction.SOUTH, Direction.WEST})
    while number in taken:
        number += 2
    taken.add(number)
    return number


def phone(key: str) -> dict[str, str]:
    """Return no phone, or one that nobody has: no local number begins with 1, no operator has prefix 154."""
    if chance(28, "no phone", key):
        return {}
    digits = draw("phone", key)
    number = f"0955-1{digits % 10**6:06d}" if chance(94, "landline", key) else f"154{digits % 10**8:08d}"
    return {"phone": number, "phone_public": str(int(chance(65, "public", key)))}


def service(wanted: Wanted, told: dict[str, Any]) -> dict[str, str]:
    """Return added services, payment, what is done for the elderly, and the grade."""
    key = wanted.key
    payments = ["cash"] if chance(85, "cash", key) else []
    payments += ["bank_card"] if chance(35, "card", key) else []
    elderly = [
        one
        for one, rate in (("counter", 8), ("barrier_free", 30), ("manual_service", 70))
        if chance(rate, one, key)
    ]
    elderly += (
        ["home_visit"] if "home_service" in told.get("services", ()) and chance(40, "visit", key) else []
    )
    return {
        "services": ";".join(one for one in told.get("services", ()) if chance(45, one, key)),
        "payments": ";".join([*payments, "mobile_pay"]),
        "elderly": ";".join(elderly),
        "credit_grade": pick(("A", "A", "B", "", ""), "grade", key),
        "prepaid_card": str(int(chance(50, "prepaid", key))) if wanted.code in PREPAID else "",
        "food_check": f"2026-05-{1 + draw('food', key) % 28:02d}"
        if wanted.code in FOOD and chance(50, "food", key)
        else "",
    }


def stage(wanted: Wanted) -> dict[str, str]:
    """Return whether the outlet is new, upgraded or was there before, with the date."""
    key = wanted.key
    if wanted.status in {"newly_opened", "completed_not_open"}:
        return {
            "stage": "new",
            "stage_date": f"2026-{1 + draw('opened', key) % 4:02d}-{1 + draw('on', key) % 28:02d}",
        }
    if chance(20, "changed", key):
        year = pick(("2024", "2025"), "changed in", key)
        date = f"{year}-{3 + draw('changed at', key) % 10:02d}-{1 + draw('on', key) % 28:02d}"
        return {"stage": pick(("new", "upgraded"), "changed how", key), "stage_date": date}
    return {"stage": "stock"}


@cache
def rare_names() -> dict[tuple[str, str], str]:
    """Return the names with rare characters by community and type."""
    return {(one["community"], one["business_type"]): one["name"] for one in WORDS["rare"]}


def unique_name(wanted: Wanted, address: str, taken: set[str]) -> str:
    """Return a name that no other outlet has."""
    street = address.split("号", maxsplit=1)[0].rstrip("0123456789")
    rare = rare_names().get((wanted.community, wanted.code))
    if rare and rare not in taken:
        taken.add(rare)
        return rare
    if wanted.status == "vacant":
        return remember(f"空置商铺（{address}）", taken)
    end = pick(WORDS["types"][wanted.code]["ends"], "end", wanted.key)
    brand = brand_of(wanted)
    if brand:
        return remember(f"{brand}{end}（{street}店）", taken)
    for attempt in range(6):
        word = pick(WORDS["words"], "word", wanted.key, attempt)
        if wanted.code in BY_SURNAME and chance(25, "by surname", wanted.key):
            word = pick(WORDS["surnames"], "surname", wanted.key, attempt) + "记"
        if word + end not in taken:
            return remember(word + end, taken)
    return remember(f"{word}{end}（{street}店）", taken)


def remember(name: str, taken: set[str]) -> str:
    """Return the name; a chain's second shop in a street is called 二店."""
    for ordinal in ("", "二", "三", "四", "五", "六"):
        one = name.replace("店）", f"{ordinal}店）")
        if one not in taken:
            taken.add(one)
            return one
    raise ValueError(name)


def brand_of(wanted: Wanted) -> str:
    """Return the chain's brand, or nothing."""
    brands = BRANDED.get(wanted.code)
    return pick(brands, "brand", wanted.key) if brands and chance(38, "chain", wanted.key) else ""


def licence(row: dict[str, str], wanted: Wanted) -> None:
    """Fill in chain, licence, credit code and operator."""
    key, brand = wanted.key, "" if "空置" in row["name"] else brand_of(wanted)
    if wanted.status == "vacant":
        return
    is_chain = bool(brand) and row["name"].startswith(brand)
    row["chain"] = pick(("direct", "franchise"), "kind", key) if is_chain else "none"
    row["brand"] = brand if is_chain else ""
    if wanted.code not in {"X04", "X05", "B15"} and chance(65, "licence", key):
        row["credit_code"] = credit_code(draw("credit", key) % 10**5)
        row["licence_name"] = f"中卫市沙坡头区{row['name']}（示例）"
    elif wanted.code in {"X04", "X05"}:
        row["no_licence_reason"] = "便民摊点"
    if chance(40, "operator", key):
        row["operator"] = pick(WORDS["surnames"], "operator", key) + pick(
            ("女士", "先生"), "operator is", key
        )


def credit_code(serial: int) -> str:
    """Return a well-formed credit code that no registrar gives out: its organisation code begins with zeros."""
    body = f"000{serial:05d}"
    inner = (
        11
        - sum(int(digit) * weight for digit, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    )
    code = f"92{REGISTRAR}{body}{'X' if inner == 10 else inner % 11}"
    total = sum(CREDIT_CHARACTERS.index(char) * pow(3, at, 31) for at, char in enumerate(code))
    return code + CREDIT_CHARACTERS[(31 - total % 31) % 31]


if __name__ == "__main__":
    main()
