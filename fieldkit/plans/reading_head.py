"""The small parts of a plan from its ``plan.toml``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fieldkit.kernel.texts import Text
from fieldkit.plans.features import (
    Bucket,
    ChainDefinition,
    Dimension,
    Phase,
    SatisfactionRule,
    Threshold,
)
from fieldkit.plans.scopes import AreaGroup, PlanArea

if TYPE_CHECKING:
    from collections.abc import Mapping

_Told = dict[str, Any]


def features_of(head: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments of :class:`~fieldkit.plans.plan.Plan` that stand in the head.

    Raises:
        KeyError, TypeError, ValueError: something is missing or of the wrong sort.
    """
    chain, satisfaction = head.get("chain"), head.get("satisfaction")
    return {
        "basis": tuple(head.get("basis", ())),
        "links": tuple(head.get("links", ())),
        "contradictions": tuple(head.get("contradictions", {}).items()),
        "phases": tuple(_phase(told) for told in head.get("phase", ())),
        "areas": tuple(
            PlanArea(told["name"], told["level"], told["item"], is_confirmed=told.get("confirmed", True))
            for told in head.get("plan_area", ())
        ),
        "groups": tuple(
            AreaGroup(told["name"], tuple(told["areas"]), told["item"]) for told in head.get("group", ())
        ),
        "dimensions": tuple(_dimension(told) for told in head.get("dimension", ())),
        "thresholds": tuple(_threshold(told) for told in head.get("threshold", ())),
        "buckets": tuple(
            Bucket(told["key"], Text(**told["title"]), tuple(told["codes"]), told["item"])
            for told in head.get("bucket", ())
        ),
        "chain": chain and ChainDefinition(tuple(chain["counts"]), chain["item"], Text(**chain["text"])),
        "satisfaction": satisfaction
        and SatisfactionRule(
            satisfaction["formula"],
            Text(**satisfaction["subject"]),
            satisfaction["pooled_over"],
            satisfaction["item"],
        ),
    }


def _phase(told: _Told) -> Phase:
    begins, ends = told["begins"], told["ends"]
    if not isinstance(begins, date) or not isinstance(ends, date):
        raise TypeError(told["key"])
    return Phase(told["key"], Text(**told["title"]), begins, ends, told["item"])


def _dimension(told: _Told) -> Dimension:
    return Dimension(told["key"], told["kind"], Text(**told["label"]), told["item"])


def _threshold(told: _Told) -> Threshold:
    return Threshold(
        key=told["key"],
        label=Text(**told["label"]),
        value=Decimal(str(told["value"])),
        unit=told["unit"],
        at_least=told["at_least"],
        basis=Text(**told["basis"]),
        item=told["item"],
        is_setting=told.get("setting", False),
    )
