"""The lists of types of one plan held against one another (A-06, A-07, A-08)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.plans.plan import PlanNote
from fieldkit.plans.sentences import PLAN_TABLE, note_about
from fieldkit.registers.business_types import TypeClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldkit.plans.plan import ClassException, Plan, Profile

LISTS_DIFFER = Text(
    "各业态表不一致：{lists}。只在部分表中的业态：{names}。",
    "The lists of types differ: {lists}. Only in some of them: {names}.",
)
CLASSED_APART = Text(
    "{names}在不同业态表中归类不同。",
    "{names} are put into different classes by different lists.",
)
CLASSED_BY_AREA = Text(
    "{word}在{area}列为{there}，其他区域列为{elsewhere}。",
    "{word} is classed as {there} in {area} and as {elsewhere} elsewhere.",
)


def list_remarks(plan: Plan) -> Iterator[PlanNote]:
    """Types that only some of the lists name, or that they class differently."""
    classes: dict[str, set[TypeClass]] = defaultdict(set)
    listed: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for profile in plan.profiles:
        for entry in profile.entries:
            for code in entry.codes:
                classes[code].add(entry.type_class)
                listed[code].add(profile.key)
                names.setdefault(code, entry.name)
    partly = [names[code] for code, keys in listed.items() if len(keys) < len(plan.profiles)]
    if partly:
        counts = "；".join(_counted(profile) for profile in plan.profiles)
        yield note_about(plan, "lists", LISTS_DIFFER, lists=counts, names="、".join(partly))
    apart = [names[code] for code, found in classes.items() if len(found) > 1]
    if apart:
        yield note_about(plan, "lists", CLASSED_APART, names="、".join(apart))
    for profile in plan.profiles:
        for exception in profile.exceptions:
            yield _excepted(profile, exception)


def _counted(profile: Profile) -> str:
    basic, quality = len(profile.of_class(TypeClass.BASIC)), len(profile.of_class(TypeClass.QUALITY))
    return f"{profile.title.zh} {basic}+{quality}"


def _excepted(profile: Profile, exception: ClassException) -> PlanNote:
    usual = profile.class_of(exception.code).label
    there = exception.type_class.label
    word, area = exception.word, exception.area
    return PlanNote(
        exception.note,
        PLAN_TABLE,
        (),
        Text(
            CLASSED_BY_AREA.say("zh", word=word, area=area, there=there.zh, elsewhere=usual.zh),
            CLASSED_BY_AREA.say("en", word=word, area=area, there=there.en, elsewhere=usual.en),
        ),
    )
