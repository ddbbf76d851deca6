"""Reach of 24 circles on 5,041 junctions; the promise is half a second."""

from __future__ import annotations

import random
import statistics
from typing import TYPE_CHECKING

from fieldkit.analysis.reach.circles import Facts, reach
from fieldkit.analysis.reach.facts import CirclePeople, OutletPlace, StartPoint, WantedType
from fieldkit.analysis.reach.ground import Ground
from fieldkit.analysis.reach.network import Way, build_network
from fieldkit.analysis.reach.walking import Walking
from fieldkit.plans.reading import load_plan
from fieldkit.registers.business_types import business_type
from tests.benchmarks.measures import Figure, computed, seconds

if TYPE_CHECKING:
    from pathlib import Path

SIDE = 71
"""Streets each way, 100 m apart."""
CIRCLES = 24
STARTS_A_CIRCLE = 50
OUTLETS = 1_072
SEED = 7
MIDDLE = (105.19, 37.51)
ROUNDS = 5


def grid_of_streets(ground: Ground, side: int = SIDE, step: float = 100.0, gone: float = 0.0) -> list[Way]:
    """Two-point ways of a town of crooked blocks; a share of them left out."""
    draw = random.Random(SEED)
    crooked = {
        (x, y): (draw.uniform(-40, 40), draw.uniform(-40, 40)) for x in range(side) for y in range(side)
    }

    def point(x: int, y: int):
        east, north = crooked[x, y]
        return ground.degrees(((x - side / 2) * step + east, (y - side / 2) * step + north))

    pairs = [((x, y), (x + 1, y)) for x in range(side - 1) for y in range(side)]
    pairs += [((x, y), (x, y + 1)) for x in range(side) for y in range(side - 1)]
    kept = [pair for pair in pairs if draw.random() >= gone]
    return [Way(pair, (point(*pair[0]), point(*pair[1]))) for pair in kept]


def town(ground: Ground, side: int = SIDE) -> Facts:
    """Circles side by side, outlets of every type of the plan anywhere."""
    draw = random.Random(SEED)
    plan = load_plan("zhongwei")
    profile = plan.profile()
    assert profile is not None
    reach_m = side * 50.0
    codes = [code for entry in profile.entries for code in entry.codes]

    def anywhere():
        return ground.degrees((draw.uniform(-reach_m, reach_m), draw.uniform(-reach_m, reach_m)))

    outlets = [
        OutletPlace(str(at), f"店{at}", draw.choice(codes), anywhere(), str(draw.randrange(CIRCLES)))
        for at in range(OUTLETS)
    ]
    starts = []
    for circle in range(CIRCLES):
        x, y = (circle % 6 - 2.5) * reach_m / 3, (circle // 6 - 1.5) * reach_m / 2
        for number in range(STARTS_A_CIRCLE):
            place = ground.degrees((x + draw.uniform(-500, 500), y + draw.uniform(-500, 500)))
            starts.append(StartPoint(f"{number} 号门", str(circle), place, draw.randrange(50, 900)))
    return Facts(
        circles=tuple(CirclePeople(str(at), f"圈{at}", 12_000) for at in range(CIRCLES)),
        starts=tuple(starts),
        outlets=tuple(outlets),
        wanted=tuple(
            WantedType(one.code, one.codes, business_type(one.code).name) for one in profile.entries
        ),
        rules=plan.rules,
        ground=ground,
    )


def reach_of_circles(scratch: Path) -> dict[str, Figure]:
    del scratch
    ground = Ground(*MIDDLE)
    facts, ways = town(ground), grid_of_streets(ground)
    network = build_network(ways, ground)
    building = statistics.median(seconds(lambda: build_network(ways, ground)) for _ in range(3))
    along = statistics.median(seconds(lambda: reach(facts, Walking(), network)) for _ in range(ROUNDS))
    alone = statistics.median(computed(lambda: reach(facts, Walking(), network)) for _ in range(ROUNDS))
    straight = statistics.median(seconds(lambda: reach(facts, Walking())) for _ in range(ROUNDS))
    name = f"reach of {CIRCLES} circles, {len(network.junctions):,} junctions"
    return {
        name: Figure(round(along, 3), None, None, "s"),
        f"{name}, computing alone": Figure(round(alone, 3), None, None, "s"),
        f"reach of {CIRCLES} circles, straight lines": Figure(round(straight, 3), None, None, "s"),
        "building that network": Figure(round(building, 3), None, None, "s"),
    }
