"""The 208 things that the five documents ask for, as numbered in ``resources/plans/items.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fieldkit.kernel.resources import resource
from fieldkit.plans.rows import rows_of

COLUMNS = ("item", "kind", "statement", "served_by", "note")
MUST_BE_SERVED = frozenset("TRDFCP")
"""Target, rule, deadline, form or list, check, print; the others (A W X) may be noted only."""
CONTRADICTIONS = frozenset(f"A-{number:02}" for number in range(1, 22))
_SEED_LIKE = re.compile(r"[NHMWZA]-\d+")


@dataclass(frozen=True, slots=True)
class SeedItem:
    """One numbered item.

    Attributes:
        item: ``N-01`` … ``Z-32``.
        kinds: letters, T target, R rule, D deadline, F form or list, A attribute, C check, P print,
            W workflow, X context.
        statement: what the document says, in short.
        served_by: what serves it beyond what plans and registers declare themselves.
        note: why it is context only, where it is.
    """

    item: str
    kinds: tuple[str, ...]
    statement: str
    served_by: tuple[str, ...]
    note: str

    @property
    def must_be_served(self) -> bool:
        """Whether a note alone would not do."""
        return bool(MUST_BE_SERVED & set(self.kinds))


@cache
def seed_items() -> tuple[SeedItem, ...]:
    """Every item in order."""
    return tuple(
        SeedItem(
            row.text("item"),
            row.several("kind"),
            row.text("statement"),
            row.several("served_by"),
            row.optional("note"),
        )
        for row in rows_of(resource("plans", "items.csv"), COLUMNS)
    )


@cache
def known_items() -> frozenset[str]:
    """The numbers of all items and contradictions."""
    return frozenset(one.item for one in seed_items()) | CONTRADICTIONS


def is_known_item(text: str) -> bool:
    """Whether a plan may name this as its source: a known number, or words that do not look like one."""
    return text in known_items() or not _SEED_LIKE.fullmatch(text)
