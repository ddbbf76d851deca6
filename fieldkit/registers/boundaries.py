"""The four sides of a circle as its table states them: 「东至X，南至X，西至X，北至X」.

Plans write the 四至 in every order, with 至 or 到, with ，、or comma, with and
without a full stop, over railways, lanes and squares (seed table 表3-1, A-14),
and tables broken over pages leave blanks inside a name. The text as written is
always kept; reading it loses nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fieldkit.kernel.problems import Place, Problem, ProblemCode, Severity
from fieldkit.kernel.texts import Text


class SideKind(StrEnum):
    """What a side is, told by the end of its name; decides how it is drawn."""

    ROAD = "road"
    LANE = "lane"
    RAILWAY = "railway"
    WATER = "water"
    PLACE = "place"


class Direction(StrEnum):
    """A side of the circle."""

    EAST = "east"
    SOUTH = "south"
    WEST = "west"
    NORTH = "north"


class BoundaryProblem(ProblemCode):
    """What can be wrong with a 四至 text."""

    SIDE_MISSING = Text(
        "四至缺少{sides}边，导视图上这一边画成虚线；请按「东至…，南至…，西至…，北至…」补全。",
        "The boundary does not say where the {sides_en} side is; it is drawn dashed. "
        "Please complete it as 「东至…，南至…，西至…，北至…」.",
    )
    SIDE_TWICE = Text(
        "四至里{sides}边写了两次，只用了第一次；请核对原文。",
        "The boundary names the {sides_en} side twice; the first one is used. Please check the source.",
    )


DIRECTION_NAMES: dict[Direction, Text] = {
    Direction.EAST: Text("东", "east"),
    Direction.SOUTH: Text("南", "south"),
    Direction.WEST: Text("西", "west"),
    Direction.NORTH: Text("北", "north"),
}
_BY_CHARACTER = {name.zh: direction for direction, name in DIRECTION_NAMES.items()}

# Longest ending first: 铁路 is a railway although it ends in 路.
_ENDINGS: tuple[tuple[SideKind, tuple[str, ...]], ...] = (
    (SideKind.RAILWAY, ("铁路", "铁道", "轻轨", "高铁", "铁路线")),
    (SideKind.LANE, ("巷", "弄", "胡同", "巷子", "小路")),
    (SideKind.ROAD, ("路", "街", "道", "线", "高速", "环", "桥")),
    (SideKind.WATER, ("河", "渠", "江", "湖", "溪", "沟", "海", "塘", "港")),
)

_BLANK = re.compile(r"\s+")
_MARK = r"(?P<sides>[东南西北](?:[、，和及]?[东南西北])*)(?:边|侧|面)?[至到抵][:：]?"
_AFTER_SEPARATOR = re.compile(r"(?:^|(?<=[，、,;；。．:：]))" + _MARK)
_ANYWHERE = re.compile(_MARK)
_TRIM = "，、,;；。．.:： "


@dataclass(frozen=True, slots=True)
class Boundary:
    """The four sides by name, empty where the text does not say, and the text as written."""

    east: str = ""
    south: str = ""
    west: str = ""
    north: str = ""
    text: str = ""

    def name(self, direction: Direction) -> str:
        """Return the name of one side, or an empty string."""
        return {
            Direction.EAST: self.east,
            Direction.SOUTH: self.south,
            Direction.WEST: self.west,
            Direction.NORTH: self.north,
        }[direction]

    def kind(self, direction: Direction) -> SideKind:
        """Return what one side is."""
        return side_kind(self.name(direction))

    @property
    def missing(self) -> tuple[Direction, ...]:
        """The sides that have no name, in the order east, south, west, north."""
        return tuple(direction for direction in Direction if not self.name(direction))


def side_kind(name: str) -> SideKind:
    """Tell a railway, a lane, a road, a water or a place by the last characters of ``name``."""
    bare = re.sub(r"[（(].*?[)）]", "", name).strip()
    for kind, endings in _ENDINGS:
        if bare.endswith(endings):
            return kind
    return SideKind.PLACE


def parse_boundary(text: str) -> Boundary:
    """Read a 四至 text; what it does not say stays empty (see :func:`boundary_problems`)."""
    found = dict(reversed(_sides(text)))
    return Boundary(
        east=found.get(Direction.EAST, ""),
        south=found.get(Direction.SOUTH, ""),
        west=found.get(Direction.WEST, ""),
        north=found.get(Direction.NORTH, ""),
        text=text,
    )


def boundary_problems(text: str, *, record: str = "") -> tuple[Problem, ...]:
    """Return what a 四至 text leaves out or says twice; ``record`` names the circle."""
    named = [direction for direction, _ in _sides(text)]
    missing = [direction for direction in Direction if direction not in named]
    twice = [direction for direction in Direction if named.count(direction) > 1]
    place = Place(record=record, field="boundary")
    return tuple(
        Problem(code, Severity.WARNING, place, _named(sides))
        for code, sides in ((BoundaryProblem.SIDE_MISSING, missing), (BoundaryProblem.SIDE_TWICE, twice))
        if sides
    )


def _named(sides: list[Direction]) -> dict[str, str]:
    return {
        "sides": "、".join(DIRECTION_NAMES[side].zh for side in sides),
        "sides_en": ", ".join(DIRECTION_NAMES[side].en for side in sides),
    }


def _sides(text: str) -> list[tuple[Direction, str]]:
    """Return every side named in the text, in the order of the text."""
    bare = _BLANK.sub("", text)
    # A name may itself hold 「西到」; only a text without separators is cut anywhere.
    marks = list(_AFTER_SEPARATOR.finditer(bare))
    if len(marks) <= 1:
        marks = list(_ANYWHERE.finditer(bare))
    sides: list[tuple[Direction, str]] = []
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(bare)
        name = bare[mark.end() : end].strip(_TRIM)
        if name:
            sides += [(_BY_CHARACTER[c], name) for c in mark["sides"] if c in _BY_CHARACTER]
    return sides
