"""Households (住户): one front door each, as a list of addresses names it; no name and no phone by default.

A household's id follows from its community and its address, so that two machines that read the
same list hold the same records, and reading it again changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from fieldkit.kernel.ids import RecordId, named_id
from fieldkit.kernel.texts import Text
from fieldkit.registers import checks
from fieldkit.registers.kinds import Field, FieldType, Kind, Option, Personal

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDRESS_PARTS = ("compound", "building", "unit", "door")
"""From the largest to the smallest: 小区, 楼栋, 单元, 户号."""
PERSONAL_PARTS = ("resident", "phone")
"""Taken from a list only where the project switched them on with a purpose (PIPL §6)."""
MAIN, SPARE = "main", "spare"

DRAWN = (
    Option(MAIN, Text("样本", "sample"), ("正选",)),
    Option(SPARE, Text("替补", "replacement"), ("候补", "备选")),
)

HOUSEHOLD = Kind(
    "household",
    Text("住户", "Households"),
    (
        Field("door_address", Text("门牌", "Door"), required=True, width=28),
        Field(
            "community",
            Text("社区", "Community"),
            FieldType.REFERENCE,
            target="area",
            sticky=True,
            width=14,
        ),
        Field("compound", Text("小区", "Compound"), width=16),
        Field("building", Text("楼栋", "Building"), FieldType.CODE, width=8),
        Field("unit", Text("单元", "Stairway"), FieldType.CODE, width=8),
        Field("door", Text("户号", "Door number"), FieldType.CODE, width=8),
        Field("drawn", Text("抽样结果", "Drawn as"), FieldType.CHOICE, DRAWN, width=8),
        Field("draw_order", Text("抽样次序", "Order of the draw"), FieldType.INTEGER, width=8),
        Field("stratum", Text("抽样层", "Stratum"), width=12),
        Field("draw", Text("抽样方案", "How it was drawn"), FieldType.NOTE, width=24),
        Field("resident", Text("住户称呼", "Resident"), personal=Personal.PERSONAL, width=10),
        Field(
            "phone",
            Text("住户电话", "Resident's phone"),
            FieldType.PHONE,
            check=checks.check_phone,
            personal=Personal.PERSONAL,
            width=16,
        ),
    ),
    title="door_address",
    searched=("door_address",),
    about_residents=True,
)

_LARGE = ("community_name", "compound")
_BLANKS = re.compile(r"\s+")
_ENDINGS = ("号楼", "栋", "幢", "楼", "座", "单元", "梯", "室", "户", "号")
_RUNS = re.compile(r"(\d+)")
_SUFFIX = {"building": "栋", "unit": "单元", "door": "室"}


def folded(part: str) -> str:
    """What is compared: ``０３ 号楼``, ``3栋`` and ``3`` are one building."""
    text = _BLANKS.sub("", unicodedata.normalize("NFKC", part)).casefold()
    for ending in _ENDINGS:
        if len(text) > len(ending) and text.endswith(ending):
            text = text.removesuffix(ending)
            break
    return (text.lstrip("0") or "0") if text.isdecimal() else text


def address_key(values: Mapping[str, str | None]) -> str:
    """The address as it is compared: ``社区|小区|楼栋|单元|户号``, each without blanks, endings and leading zeros."""
    large = [_BLANKS.sub("", unicodedata.normalize("NFKC", values.get(part) or "")) for part in _LARGE]
    small = [folded(values.get(part) or "") for part in ADDRESS_PARTS[1:]]
    return "|".join((*(part.casefold() for part in large), *small))


def household_id(key: str, community: str) -> RecordId:
    """The id of the household at an address (see :func:`address_key`) of a community (record id, or empty)."""
    return RecordId(named_id("household", community, key))


def door_address(values: Mapping[str, str | None]) -> str:
    """How people write the address: ``幸福里3栋2单元301室``."""
    words = []
    for part in ADDRESS_PARTS:
        text = (values.get(part) or "").strip()
        bare = text.isascii() and text.isalnum()
        words.append(text + _SUFFIX[part] if text and bare and part in _SUFFIX else text)
    return "".join(words)


def walking_order(values: Mapping[str, object]) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Key that sorts addresses as one walks: by compound, building, stairway, door; 2 comes before 10."""
    return tuple(_natural(str(values.get(part) or "")) for part in ADDRESS_PARTS)


def natural_order(text: str) -> tuple[tuple[int, str], ...]:
    """Key that sorts 2 before 10; digits come before words."""
    return _natural(text)


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    parts = _RUNS.split(unicodedata.normalize("NFKC", text))
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts if part)
