"""The small parts of a plan from its ``plan.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldkit.plans.features import (
    DIMENSION_KINDS,
    FORMULAS,
    POOLINGS,
    Bucket,
    ChainDefinition,
    Dimension,
    Phase,
    SatisfactionRule,
)
from fieldkit.plans.plan import Wording
from fieldkit.plans.scopes import AREA_LEVELS, AreaGroup, PlanArea
from fieldkit.registers.business_types import business_types

if TYPE_CHECKING:
    from fieldkit.plans.told import Told


def head_of(told: Told) -> dict[str, Any]:
    """Arguments of :class:`~fieldkit.plans.plan.Plan` that stand in the head.

    Raises:
        ValueError: something is missing or of the wrong sort; the message is its key.
    """
    areas = tuple(_area(one) for one in told.tables("plan_area"))
    names = tuple(area.name for area in areas)
    return {
        "title": told.texts("title"),
        "short_title": told.texts("short_title"),
        "number": told.word("number"),
        "issuer": told.word("issuer"),
        "issued": told.word("issued"),
        "first_year": told.whole("first_year"),
        "last_year": told.whole("last_year"),
        "area": told.word("area"),
        "default_profile": told.word("default_profile"),
        "sources": told.words("sources"),
        "basis": told.words("basis", ()),
        "links": told.words("links", ()),
        "contradictions": told.pairs("contradictions"),
        "wording": _wording(dict(told.pairs("wording"))),
        "phases": tuple(_phase(one) for one in told.tables("phase")),
        "areas": areas,
        "groups": tuple(_group(one, names) for one in told.tables("group")),
        "dimensions": tuple(_dimension(one) for one in told.tables("dimension")),
        "buckets": tuple(_bucket(one) for one in told.tables("bucket")),
        "chain": _chain(told.table("chain")),
        "satisfaction": _satisfaction(told.table("satisfaction")),
    }


def _area(told: Told) -> PlanArea:
    return PlanArea(
        told.word("name"),
        told.one_of("level", AREA_LEVELS),
        told.word("item"),
        is_confirmed=told.flag("confirmed", default=True),
    )


def _group(told: Told, known: tuple[str, ...]) -> AreaGroup:
    areas = told.words("areas")
    unknown = [area for area in areas if area not in known]
    if unknown:
        raise ValueError(f"[group] areas: {'、'.join(unknown)}")
    return AreaGroup(told.word("name"), areas, told.word("item"))


def _phase(told: Told) -> Phase:
    return Phase(
        told.word("key"), told.texts("title"), told.day("begins"), told.day("ends"), told.word("item")
    )


def _dimension(told: Told) -> Dimension:
    kind = told.one_of("kind", DIMENSION_KINDS)
    return Dimension(told.word("key"), kind, told.texts("label"), told.word("item"))


def _bucket(told: Told) -> Bucket:
    codes = _known_types(told.words("codes"), "[bucket] codes")
    return Bucket(
        told.word("key"), told.texts("title"), codes, told.word("item"), told.flag("base", default=True)
    )


def _known_types(codes: tuple[str, ...], where: str) -> tuple[str, ...]:
    known = {one.code for one in business_types()}
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise ValueError(f"{where}: {'、'.join(unknown)}")
    return codes


def _chain(told: Told | None) -> ChainDefinition | None:
    if told is None:
        return None
    among = _known_types(told.words("among", ()), "[chain] among")
    return ChainDefinition(told.words("counts"), told.word("item"), told.texts("text"), among)


def _satisfaction(told: Told | None) -> SatisfactionRule | None:
    if told is None:
        return None
    return SatisfactionRule(
        told.one_of("formula", FORMULAS),
        told.texts("subject"),
        told.one_of("pooled_over", POOLINGS),
        told.word("item"),
    )


def _wording(words: dict[str, str]) -> Wording:
    """How tables word their cells; tried once, so that a wrong placeholder is found here and not in a report."""
    try:
        wording = Wording(**words)
        wording.basic_cell(["B05"], ["B10"])
        wording.quality_cell(["Q05"])
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"[wording] {error}") from error
    return wording
