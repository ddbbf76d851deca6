"""The groups that a poster lists outlets under, read from ``resources/posters/purposes.toml``."""

from __future__ import annotations

import tomllib
from functools import cache

from fieldkit.kernel.resources import resource
from fieldkit.kernel.texts import Text
from fieldkit.posters.spec import Purpose
from fieldkit.registers.business_types import business_type


@cache
def purposes() -> tuple[Purpose, ...]:
    """Return the groups in the order of the poster."""
    return tuple(
        Purpose(row["key"], Text(row["label_zh"], row["label_en"]), row["colour"]) for row in _rows()
    )


def purpose_of(business_type_code: str) -> str:
    """Return the key of the group a business type belongs to; the last one takes what no group names."""
    known = business_type(business_type_code)
    keys = {purpose.key for purpose in purposes()}
    return known.purpose if known and known.purpose in keys else purposes()[-1].key


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with resource("posters", "purposes.toml").open("rb") as file:
        return tuple(tomllib.load(file)["purpose"])
