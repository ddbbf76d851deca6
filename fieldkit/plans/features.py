"""Small parts of a plan: phases, qualities of a finished circle, thresholds, buckets, definitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from fieldkit.kernel.texts import Text


DIMENSION_KINDS: tuple[Literal["quality", "level"], ...] = ("quality", "level")
POOLINGS: tuple[Literal["community", "circle", "area"], ...] = ("community", "circle", "area")
FORMULAS = ("S-TOP2", "S-TOP3", "S-WMEAN", "S-MEAN100", "S-BAND")
"""Names of the ways of counting satisfaction; ``analysis.formulas`` says what each is."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the plan's time (「一年试点、三年推广」)."""

    key: str
    title: Text
    begins: date
    ends: date
    item: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """One word by which a finished circle is judged.

    Attributes:
        kind: ``quality`` (布局合理 …) or ``level`` (便利化 …).
    """

    key: str
    kind: Literal["quality", "level"]
    label: Text
    item: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure that something is compared with.

    Attributes:
        key: ``chain_share`` …; unique in its plan.
        value: in ``unit``.
        at_least: False where it must not be passed.
        basis: what it is a figure of, as the document says.
        is_setting: the document gives no figure, this is a default of the program.
    """

    key: str
    label: Text
    value: Decimal
    unit: str
    at_least: bool
    basis: Text
    item: str
    is_setting: bool = False


@dataclass(frozen=True, slots=True)
class Bucket:
    """Business types that the programme asks for together (「一店一早」).

    Attributes:
        is_base: an information base of its own is to be kept of them (Z-26); otherwise they are only counted together.
    """

    key: str
    title: Text
    codes: tuple[str, ...]
    item: str
    is_base: bool = True


@dataclass(frozen=True, slots=True)
class ChainDefinition:
    """What counts as a chain outlet, and among which; no document defines it, so it is a setting.

    Attributes:
        counts: codes of the field ``outlet.chain`` that count.
        item: seed item of the ratio.
        among: business types that the ratio is taken of; empty: every open outlet.
    """

    counts: tuple[str, ...]
    item: str
    text: Text
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SatisfactionRule:
    """How a plan measures satisfaction (A-03).

    Attributes:
        formula: ``top2`` …, a setting: no document gives one.
        subject: whose satisfaction with what, in the document's words.
        pooled_over: ``community``, ``circle`` or ``area``.
    """

    formula: str
    subject: Text
    pooled_over: Literal["community", "circle", "area"]
    item: str
