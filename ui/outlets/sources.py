"""What can be chosen in this workspace: communities, and business types with the class its plan gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from fieldkit.kernel.pinyin import initials_of
from fieldkit.registers.business_types import TypeClass, business_types
from fieldkit.services.analysis import AnalysisService
from fieldkit.storage.lists import Filter
from ui.language import current_language, say
from ui.widgets.choice_field import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Community:
    """A community that outlets can lie in; ``street`` is the name of the area above."""

    id: str
    name: str
    code: str = ""
    street: str = ""


@dataclass(frozen=True)
class Sources:
    """Communities in their order, and the class of each business type."""

    communities: tuple[Community, ...] = ()
    classes: Mapping[str, TypeClass] = field(default_factory=dict)

    @cached_property
    def community_names(self) -> dict[str, str]:
        """Names by id."""
        return {one.id: one.name for one in self.communities}

    def class_of(self, code: str) -> TypeClass:
        """The class that the plan in use gives a business type."""
        return self.classes.get(code, TypeClass.OTHER)

    def codes_of(self, type_class: str) -> tuple[str, ...]:
        """The business types of a class."""
        return tuple(one.code for one in business_types() if self.class_of(one.code) == type_class)

    def community_choices(self) -> tuple[Choice, ...]:
        """For the entry form."""
        return tuple(
            Choice(one.id, one.name, one.street, (one.code,), tuple(initials_of(one.name).split()))
            for one in self.communities
        )

    def type_choices(self) -> tuple[Choice, ...]:
        """For the entry form: the code and the class stand behind the name."""
        language = current_language()
        return tuple(
            Choice(
                one.code,
                one.name.say(language),
                f"{one.code} · {say(self.class_of(one.code).label)}",
                (one.name.zh, *one.alias_texts),
                (_letters(one.pinyin), *(_letters(alias.pinyin) for alias in one.aliases)),
            )
            for one in business_types()
        )


def _letters(pinyin: str) -> str:
    return "".join(part[0] for part in pinyin.split()).lower()


def load_sources(workspace: Workspace, records: RecordService) -> Sources:
    """Read what can be chosen; a few indexed reads."""
    _, profile = AnalysisService(workspace).plan()
    classes = {one.code: profile.class_of(one.code) for one in business_types()}
    wanted = Filter(equals=(("level", ("community",)),), order="order")
    ids = records.ids("area", wanted)
    rows = records.rows("area", ids, ("name", "code", "parent"))
    parents = sorted({str(row["parent"]) for row in rows.values() if row["parent"]})
    streets = records.rows("area", parents, ("name",))
    communities = tuple(
        Community(
            one,
            str(rows[one]["name"] or ""),
            str(rows[one]["code"] or ""),
            str(streets.get(str(rows[one]["parent"]), {}).get("name") or ""),
        )
        for one in ids
        if one in rows
    )
    return Sources(communities, classes)
