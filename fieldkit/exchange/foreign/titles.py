"""What offices write over their columns, and which field that means.

The words are data (``resources/synonyms/titles.csv``): for each kind and field the
titles that lists in use have. ``-`` stands for columns that are known and belong
to no field (序号, 身份证号 …), so that nothing that looks alike is taken for them.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from fieldkit.kernel.resources import resource
from fieldkit.registers.catalogue import KINDS_BY_KEY
from fieldkit.registers.kinds import FieldType

LONGITUDE, LATITUDE = "location:longitude", "location:latitude"
"""Targets of two columns that make one location."""
NO_FIELD = "-"
ID_KEY, ROW_KEY = "_id", "_row"
"""Machine keys of the hidden columns of our own packages."""
BETWEEN = "/"
"""Between the rows of a header of several rows, in a column's title."""
NOT_TAKEN = frozenset((FieldType.FILES,))
"""Fields whose text in a cell stands for something that a cell cannot hold."""

_BRACKETS = re.compile(r"[(\[【][^)\]】]*[)\]】]")
_DROPPED = re.compile(r"[\s*:：、,，.。“”\"'_\-—()\[\]【】《》<>?？!！/]+")
_HEAD_AT_END, _INSIDE = 0.6, 0.35
"""A title ends with what it is about: 店铺联系电话 is a phone, 电话是否公示 is none."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a title says.

    Attributes:
        field: key of a field, :data:`LONGITUDE`, :data:`LATITUDE`, or :data:`NO_FIELD`.
        score: 1 for the very title, less for a likeness.
    """

    field: str
    score: float


def fold_title(title: str) -> str:
    """A title without blanks, marks and width: what is compared."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", title)).casefold()


def bare_title(title: str) -> str:
    """Folded, and without what stands in brackets: 面积（㎡） is 面积."""
    return fold_title(_BRACKETS.sub("", unicodedata.normalize("NFKC", title))) or fold_title(title)


@lru_cache(maxsize=8192)
def meanings(kind: str, title: str) -> tuple[Meaning, ...]:
    """What a title can mean for records of a kind, the likeliest first; each field once."""
    best: dict[str, float] = {}
    parts = [title, *title.split(BETWEEN)[-1:]] if BETWEEN in title else [title]
    for at, part in enumerate(parts):
        for meaning in _of_part(kind, part):
            score = meaning.score * (0.98 if at else 1)
            best[meaning.field] = max(score, best.get(meaning.field, 0))
    ranked = sorted(best.items(), key=lambda found: -found[1])
    return tuple(Meaning(field, score) for field, score in ranked)


def is_known(title: str) -> float:
    """How surely a text is the title of a column, of whatever kind: 0 to 1."""
    if len(title) > 40:
        return 0.0
    return max(
        (meanings(kind, title)[0].score for kind in KINDS_BY_KEY if meanings(kind, title)), default=0.0
    )


def targets(kind: str) -> tuple[str, ...]:
    """Every field that a column can be matched to."""
    found = [field.key for field in KINDS_BY_KEY[kind].fields if field.type not in NOT_TAKEN]
    return (*found, LONGITUDE, LATITUDE) if "location" in found else tuple(found)


def _of_part(kind: str, title: str) -> list[Meaning]:
    words = _words(kind)
    folded, bare = fold_title(title), bare_title(title)
    if not folded:
        return []
    exact = [(field, weight) for one in {folded, bare} for field, weight in words.get(one, ())]
    if exact:
        return [Meaning(field, weight if folded in words else weight * 0.97) for field, weight in exact]
    found = []
    for word, known in words.items():
        if len(word) < 2 or word not in bare:
            continue
        share = len(word) / len(bare)
        for field, weight in known:
            base = _HEAD_AT_END if bare.endswith(word) else _INSIDE
            found.append(Meaning(field, weight * (base + 0.3 * share)))
    return found


@cache
def _words(kind: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Fields with their weights by folded title."""
    found: dict[str, dict[str, float]] = {}
    declared = KINDS_BY_KEY[kind]
    for field in declared.fields:
        if field.type not in NOT_TAKEN:
            for title in (field.key, field.label.zh, field.label.en):
                found.setdefault(fold_title(title), {})[field.key] = 1.0
    with resource("synonyms", "titles.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == kind:
                known = found.setdefault(fold_title(row["title"]), {})
                known.setdefault(row["field"], float(row["weight"]))
    return {word: tuple(known.items()) for word, known in found.items()}
