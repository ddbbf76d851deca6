"""What does not fit: registers against each other, and circles and communities against a plan's rules.

Findings are remarks for the office to look into, never refusals.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldkit.analysis.gaps import circle_lacks
from fieldkit.kernel.texts import Text
from fieldkit.registers.business_types import business_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fieldkit.analysis.matrix import CoverageMatrix
    from fieldkit.analysis.measures.board import Standing
    from fieldkit.plans.plan import ProfileEntry
    from fieldkit.plans.rules import Rule
    from fieldkit.plans.sizes import OutOfSize

_LISTS = {
    "listed_but_absent": Text(
        "“已有业态”写有{word}，各社区登记的网点里都没有",
        "{word} stands among the existing types, but no community has an outlet of it",
    ),
    "listed_and_suggested": Text(
        "{word}既写在“已有业态”又写在“建议引入”",
        "{word} stands both among the existing and the suggested types",
    ),
}
_SIZE = {
    "above": Text("{label} {value}，高于 {limit}", "{label}: {value}, above {limit}"),
    "below": Text("{label} {value}，低于 {limit}", "{label}: {value}, below {limit}"),
}
_NAMED = Text("{label}：登记的网点里缺少{words}", "{label}: no open outlet of {words}")
_NAMED_MET = Text("{label}：登记的网点里都有了", "{label}: there are outlets by now")
_BELOW_TARGET = Text("{label}：{value}，应为 {limit}", "{label}: {value}, {limit} wanted")


@dataclass(frozen=True, slots=True)
class CircleLists:
    """What 表3-1 says of a circle.

    Attributes:
        existing, suggested: codes of business types.
    """

    id: str
    name: str
    existing: tuple[str, ...]
    suggested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletShare:
    """What share in per cent an open outlet of a business type has of something."""

    name: str
    code: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark.

    Attributes:
        kind: ``listed_but_absent``, ``listed_and_suggested``, ``size``, ``behind``, ``named`` or ``share``.
        item: of the documents' items or contradictions (A-10, W-40, N-15).
        unit: name of the circle or community.
        code: the business type, where it is about one.
        text: ready to say.
    """

    kind: str
    item: str
    unit: str
    text: Text
    code: str = ""


def contradictions(matrix: CoverageMatrix, circles: Iterable[CircleLists]) -> tuple[Finding, ...]:
    """Where a circle's lists of types and its communities' outlets do not agree (A-10).

    A circle that no community belongs to is passed over: nothing is known of it. A type that is
    there and suggested all the same is a wish for more or better ones (文苑 has 便利店 and asks
    for chains), no contradiction.
    """
    lacks = circle_lacks(matrix)
    found: list[Finding] = []
    for circle in circles:
        if circle.id not in lacks:
            continue
        absent = {code: entry for entry in lacks[circle.id] for code in matrix.profile.codes_of(entry)}
        for code in dict.fromkeys(circle.existing):
            entry = matrix.profile.entry(code)
            if entry is None:
                continue
            if code not in absent:
                continue
            found.append(_finding("listed_but_absent", circle, entry))
            if code in circle.suggested:
                found.append(_finding("listed_and_suggested", circle, entry))
    return tuple(found)


def sizes(found: Iterable[OutOfSize]) -> tuple[Finding, ...]:
    """Circles that are larger or smaller than a plan's guideline (W-40)."""
    return tuple(
        Finding(
            "size",
            one.rule.item,
            one.circle,
            _filled(
                _SIZE[one.side],
                one.rule.label,
                value=f"{one.value.normalize():f}",
                limit=f"{(one.rule.high if one.side == 'above' else one.rule.low) or Decimal(0):f}",
            ),
        )
        for one in found
    )


def behind(standings: Iterable[Standing]) -> tuple[Finding, ...]:
    """Places that have not reached a target which each of them has to reach (H-44, N-15, N-42)."""
    return tuple(
        Finding(
            "behind",
            one.target.item,
            place.name,
            _filled(
                _BELOW_TARGET,
                one.target.label,
                value=f"{place.reading.value}{_unit(one)}",
                limit=f"{one.target.required}{_unit(one)}",
            ),
        )
        for one in standings
        for place in one.places
        if place.met is False
    )


def _unit(one: Standing) -> str:
    return "%" if one.target.unit == "percent" else ""


def named_short(matrix: CoverageMatrix, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Communities that a document names as short of types, beside what their outlets show (W-15)."""
    places = {one.name: one.id for one in matrix.communities}
    found = []
    for rule in rules:
        entries = [entry for code in rule.codes if (entry := matrix.profile.entry(code)) is not None]
        for name in rule.areas if rule.kind == "named" and entries else ():
            if name in places:
                lacking = [one for one in entries if not matrix.cell(places[name], one.code).count]
                text = _NAMED if lacking else _NAMED_MET
                words = _words(lacking)
                said = (text.zh.format(label=rule.label.zh, words=words.zh),
                        text.en.format(label=rule.label.en, words=words.en))  # fmt: skip
                found.append(Finding("named", rule.item, name, Text(*said)))
    return tuple(found)


def below_share(rules: Iterable[Rule], outlets: Mapping[str, Sequence[OutletShare]]) -> tuple[Finding, ...]:
    """Outlets that have less of something than a rule wants of their types (W-43: essential medicines).

    Args:
        rules: of the plan.
        outlets: those whose share is recorded, by the last part of the rule's id.
    """
    return tuple(
        Finding(
            "share",
            rule.item,
            one.name,
            _filled(_BELOW_TARGET, rule.label, value=f"{one.share.normalize():f}%", limit=f"{rule.low}%"),
            one.code,
        )
        for rule in rules
        if rule.kind == "share" and rule.codes and rule.low is not None
        for one in outlets.get(rule.id.rpartition(".")[2], ())
        if one.code in rule.codes and one.share < rule.low
    )


def _words(entries: Sequence[ProfileEntry]) -> Text:
    known = [(entry, business_type(entry.code)) for entry in entries]
    english = ", ".join(one.name.en if one else entry.name for entry, one in known)
    return Text("、".join(entry.name for entry in entries), english)


def _finding(kind: str, circle: CircleLists, entry: ProfileEntry) -> Finding:
    text, known = _LISTS[kind], business_type(entry.code)
    english = entry.name if known is None else known.name.en
    said = Text(text.zh.format(word=entry.name), text.en.format(word=english))
    return Finding(kind, "A-10", circle.name, said, entry.code)


def _filled(text: Text, label: Text, **values: str) -> Text:
    return Text(text.zh.format(label=label.zh, **values), text.en.format(label=label.en, **values))
