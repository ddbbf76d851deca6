"""Records as rows of a template: their fields, and what is worked out about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from fieldkit.analysis.coverage import CoverageState
from fieldkit.analysis.gaps import shortfalls
from fieldkit.exchange.templates.vocabulary import Named, Source
from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS, KINDS_BY_KEY
from fieldkit.registers.kinds import FieldType, Personal
from fieldkit.registers.outlet import serves_today
from fieldkit.registers.reading import display
from fieldkit.services.analysis import AnalysisService
from fieldkit.services.filling_figures import number_of
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fieldkit.analysis.coverage import CoverageMatrix
    from fieldkit.analysis.gaps import Shortfall
    from fieldkit.exchange.templates.cells import Value
    from fieldkit.plans.plan import Profile
    from fieldkit.registers.kinds import Field, Kind
    from fieldkit.services.filling_scope import FillingScope
    from fieldkit.services.workspace import Workspace

LEFT_OUT = frozenset(("submission", "household", "visit", "form", "start_point", "filing", "assessment"))
"""Residents' answers and doors never fill a template; the others are nothing that an office tables."""
_CALLED = {
    "outlet": ("网点", "店铺", "商户", "商业网点", "网点目录"),
    "circle": ("圈", "生活圈", "便民生活圈", "一刻钟便民生活圈"),
    "project": ("项目", "项目清单", "重点项目"),
    "demand": ("需求", "需求清单"),
    "task": ("任务", "任务分解"),
    "facility": ("设施",),
}
_LEVELS = (
    ("community", Text("社区", "Communities"), ("社区", "社区名称", "所属社区", "试点社区")),
    ("street", Text("街道", "Street offices"), ("街道", "街道名称", "乡镇", "镇街", "街道（镇）", "街道办")),
    ("district", Text("区县", "Districts"), ("区县", "区县名称", "县区", "县（市、区）", "县(市、区)")),
)
_STREET = Named(
    "_street",
    Text("所在街道", "Street office"),
    ("街道", "所属街道", "街道名称", "乡镇", "镇街", "街道（镇）"),
)
_DISTRICT = Named(
    "_district", Text("所在区县", "District"), ("区县", "所属区县", "县区", "县（市、区）", "县(市、区)")
)
_CIRCLE = Named("_circle", Text("所在生活圈", "Circle"), ("生活圈", "所属生活圈", "生活圈名称"))
_CLASS = Named("_class", Text("业态类别", "Class of type"), ("业态大类", "类别属性", "基本保障/品质提升"))
_OUTLETS = Named(
    "_outlets", Text("网点数量", "Outlets"), ("网点数", "商业网点数", "商业网点数量", "网点总数", "网点个数")
)
_COMMUNITIES = Named("_communities", Text("包含社区", "Communities"), ("社区", "所含社区", "涉及社区", "覆盖社区", "社区名称",
                                                                     "所辖社区", "组成社区"))  # fmt: skip
_COMMUNITY_COUNT = Named(
    "_community_count", Text("社区数量", "Number of communities"), ("社区数", "社区个数")
)
_CIRCLES = Named("_circles", Text("生活圈数量", "Circles"), ("生活圈数", "便民生活圈数量", "便民生活圈数"))
_RESIDENTS = Named("_residents", Text("社区人口合计", "Residents of the communities"))
_BASIC = Named(
    "_basic",
    Text("基本保障类短板", "Basic types lacking"),
    ("基本保障类", "基本保障类业态", "基本保障类业态短板"),
)
_QUALITY = Named("_quality", Text("品质提升类短板", "Quality types lacking"), ("品质提升类", "品质提升类业态",
                                                                         "品质提升类业态短板"))  # fmt: skip
_ABSENT = Named("_absent", Text("缺失业态", "Types lacking"), ("缺少业态", "短板业态", "缺失的业态"))
_FEW = Named("_few", Text("偏少业态", "Types too few"))
_PROJECTS = Named("_projects", Text("项目数量", "Projects"), ("项目数", "项目个数"))


class FillingRecords:
    """The sources of rows of a workspace."""

    def __init__(self, workspace: Workspace, scope: FillingScope, plan: str | None) -> None:
        self._workspace, self._scope, self._plan_name = workspace, scope, plan
        self._analysis = AnalysisService(workspace)
        self._plan, self._profile = self._analysis.plan(plan)
        self.sources = tuple(_sources(self._profile))

    def rows(self, source: str, columns: Sequence[str], order: str = "") -> list[list[Value]]:
        """The values of every record of a source, in its order or sorted by one of its columns."""
        kind = KINDS_BY_KEY["area" if source in _LEVEL_KEYS else source]
        keys = [key for key in dict.fromkeys((*columns, order)) if key and kind.field(key)]
        found = self._records(source, kind, keys)
        makers = {key: self._maker(source, kind, key) for key in dict.fromkeys((*columns, order)) if key}
        if order:
            found = sorted(found, key=lambda row: _sortable(makers[order](row)))
        return [[makers[key](row) for key in columns] for row in found]

    def one(self, source: str, record: str, column: str) -> Value:
        """One value of one record; a KeyError for one that is not there."""
        kind = KINDS_BY_KEY["area" if source in _LEVEL_KEYS else source]
        keys = (column,) if kind.field(column) else ()
        row = next(
            one for one in [*self._records(source, kind, keys), None] if one is None or one["id"] == record
        )
        if row is None:
            raise KeyError(record)
        return self._maker(source, kind, column)(row)

    def _records(self, source: str, kind: Kind, keys: Sequence[str]) -> list[dict[str, object]]:
        wanted = tuple(dict.fromkeys((*keys, *(("business_type",) if source == "outlet" else ()))))
        if kind.key == "outlet":
            return self._scope.rows("outlet", wanted)
        if kind.key not in {"area", "circle"}:
            return self._scope.rows(kind.key, wanted)
        chosen = self._scope.circles if kind.key == "circle" else self._of_level(source)
        with self._workspace.database.read() as connection:
            rows = lists.rows(connection, kind.key, [str(one["id"]) for one in chosen], ("id", *wanted))
        return [{**rows[str(one["id"])], "id": one["id"]} for one in chosen if str(one["id"]) in rows]

    def _of_level(self, source: str) -> list[dict[str, object]]:
        if source == "community":
            return self._scope.communities
        if source in _LEVEL_KEYS:
            return self._scope.areas(source)
        return [
            one for level in ("city", "district", "street", "community") for one in self._scope.areas(level)
        ]

    def _maker(self, source: str, kind: Kind, key: str) -> Callable[[Mapping[str, object]], Value]:
        field = kind.field(key)
        if field is not None:
            return lambda row: self._field(field, row[key])
        if key in _PLACES and source != "circle":
            where = _where(source, kind)
            return lambda row: self._place(key, str(row.get(where) or "")) or None
        head, _, code = key.partition(":")
        made = {
            "count": lambda row: self._count(str(row["id"]), code),
            "state": lambda row: self._state(str(row["id"]), code),
        }
        return made[head] if code else lambda row: self._derived(key, row)

    def _field(self, field: Field, value: object) -> Value:
        if value is None or value == "":
            return None
        if field.type in {FieldType.INTEGER, FieldType.DECIMAL}:
            number = number_of(value)
            return str(value) if number is None else int(number) if number == int(number) else number
        if field.type is FieldType.DATE:
            try:
                return date.fromisoformat(str(value))
            except ValueError:
                return str(value)
        if isinstance(value, bool):
            value = "1" if value else "0"
        return display(field, str(value), self._scope.names) or None

    def _place(self, key: str, community: str) -> str:
        if key == _CIRCLE.key:
            return self._scope.name(self._scope.circle_of(community))
        return self._scope.above(community, "street" if key == _STREET.key else "district")

    def _derived(self, key: str, row: Mapping[str, object]) -> Value:
        record = str(row["id"])
        if key == _CLASS.key:
            return self._class_of(str(row.get("business_type") or ""))
        inside = self._scope.communities_of(record)
        if key in {_STREET.key, _DISTRICT.key}:
            names = [self._place(key, str(one["id"])) for one in inside]
            return "、".join(dict.fromkeys(filter(None, names))) or None
        if key == _COMMUNITIES.key:
            return "、".join(str(one["name"] or "") for one in inside) or None
        if key == _COMMUNITY_COUNT.key:
            return len(inside)
        if key == _CIRCLES.key:
            return len({one["circle"] for one in inside if one["circle"]})
        if key == _RESIDENTS.key:
            people = [number_of(one["population"]) for one in inside if one["population"] is not None]
            return int(sum(one for one in people if one is not None)) if people else None
        if key == _OUTLETS.key:
            return sum(self._tally.get((str(one["id"]), code), 0) for one in inside for code in self._codes)
        if key == _PROJECTS.key:
            return sum(self._is_of(one, record, inside) for one in self._projects)
        return self._lacks(key, inside)

    def _is_of(
        self, project: Mapping[str, object], record: str, inside: Sequence[Mapping[str, object]]
    ) -> bool:
        ids = {str(one["id"]) for one in inside} | {record}
        return str(project["circle"] or "") in ids or str(project["community"] or "") in ids

    def _class_of(self, code: str) -> Value:
        entry = self._profile.entry(code)
        words = {"basic": "基本保障类", "quality": "品质提升类"}
        return words.get(entry.type_class.value) if entry else None

    def _count(self, unit: str, code: str) -> Value:
        entry = self._profile.entry(code)
        codes = entry.codes if entry else (code,)
        inside = self._scope.communities_of(unit)
        return sum(self._tally.get((str(one["id"]), one_code), 0) for one in inside for one_code in codes)

    def _state(self, unit: str, code: str) -> Value:
        at = next(index for index, entry in enumerate(self._matrix.entries) if entry.code == code)
        ids = {str(one["id"]) for one in self._scope.communities_of(unit)}
        states = [
            row[at].state
            for one, row in zip(self._matrix.communities, self._matrix.cells, strict=True)
            if one.id in ids
        ]
        if not states:
            return None
        worst = max(states, key=(CoverageState.FULL, CoverageState.FEW, CoverageState.ABSENT).index)
        return worst.label.zh

    def _lacks(self, key: str, inside: Sequence[Mapping[str, object]]) -> Value:
        found = [one for row in inside if (one := self._shortfalls.get(str(row["id"]))) is not None]
        if not found:
            return None
        wording = self._plan.wording

        def names(*parts: str) -> list[str]:
            # a circle lacks what every one of its communities lacks
            lists_ = [[entry.name for part in parts for entry in getattr(one, part)] for one in found]
            return [name for name in lists_[0] if all(name in other for other in lists_[1:])]

        match key:
            case _BASIC.key:
                return wording.basic_cell(names("basic_few"), names("basic_absent"))
            case _QUALITY.key:
                return wording.quality_cell(names("quality_absent"))
            case _ABSENT.key:
                return wording.separator.join(names("basic_absent", "quality_absent")) or None
            case _:
                return wording.separator.join(names("basic_few", "quality_few")) or None

    @cached_property
    def _matrix(self) -> CoverageMatrix:
        return self._analysis.coverage(self._plan_name).matrix

    @cached_property
    def _shortfalls(self) -> dict[str, Shortfall]:
        return {one.community.id: one for one in shortfalls(self._matrix)}

    @cached_property
    def _codes(self) -> set[str]:
        return {code for _, code in self._tally}

    @cached_property
    def _tally(self) -> dict[tuple[str, str], int]:
        with self._workspace.database.read() as connection:
            rows = lists.tally(connection, "outlet", ("community", "business_type", "status"))
        found: dict[tuple[str, str], int] = {}
        for row, count in rows:
            if serves_today(row["status"]):
                key = (str(row["community"] or ""), str(row["business_type"] or ""))
                found[key] = found.get(key, 0) + count
        return found

    @cached_property
    def _projects(self) -> list[dict[str, object]]:
        return self._scope.rows("project", ("circle", "community"))


_LEVEL_KEYS = frozenset(level for level, _, _ in _LEVELS)
_PLACES = frozenset((_STREET.key, _DISTRICT.key, _CIRCLE.key))


def personal_columns(source: Source) -> frozenset[str]:
    """Columns about people: filled when somebody ties them, never by themselves."""
    kind = KINDS_BY_KEY[source.kind]
    return frozenset(field.key for field in kind.fields if field.personal is not Personal.NONE)


def _sources(profile: Profile) -> list[Source]:
    found = [_plain(kind) for kind in KINDS if kind.key not in {*LEFT_OUT, "area", "outlet", "circle"}]
    counts = _by_type(profile)
    outlet = _with(_plain(KINDS_BY_KEY["outlet"]), (_STREET, _DISTRICT, _CIRCLE, _CLASS))
    circle = _with(
        _plain(KINDS_BY_KEY["circle"]),
        (_COMMUNITIES, _COMMUNITY_COUNT, _OUTLETS, _RESIDENTS, _BASIC, _QUALITY, _ABSENT, _FEW, _PROJECTS, _STREET,
         _DISTRICT, *counts),
    )  # fmt: skip
    area = _plain(KINDS_BY_KEY["area"])
    levels = []
    for key, label, names in _LEVELS:
        own = (_DISTRICT,) if key == "street" else (_STREET, _DISTRICT) if key == "community" else ()
        more = () if key == "community" else (_COMMUNITY_COUNT, _CIRCLES, _COMMUNITIES)
        rest = (_BASIC, _QUALITY, _ABSENT, _FEW) if key == "community" else ()
        columns = tuple(
            replace(one, names=(*one.names, *names)) if one.key == "name" else one for one in area.columns
        )
        base = Source(key, label, "area", columns, called=(label.zh,))
        levels.append(_with(base, (*own, _OUTLETS, *more, *rest, _PROJECTS, *counts)))
    return [outlet, circle, *levels, *found]


def _plain(kind: Kind) -> Source:
    columns = tuple(Named(one.key, one.label) for one in kind.fields if one.type is not FieldType.FILES)
    return Source(kind.key, kind.label, kind.key, columns, called=_CALLED.get(kind.key, (kind.label.zh,)))


def _with(source: Source, derived: Sequence[Named]) -> Source:
    keys = frozenset(one.key for one in derived)
    return replace(source, columns=(*source.columns, *derived), derived=keys)


def _by_type(profile: Profile) -> list[Named]:
    counts = [
        Named(
            f"count:{one.code}", Text(f"{one.name}数量", f"{one.name}: outlets"), (one.name, f"{one.name}数")
        )
        for one in profile.entries
    ]
    states = [
        Named(f"state:{one.code}", Text(f"{one.name}覆盖情况", f"{one.name}: coverage"), (f"{one.name}覆盖",))
        for one in profile.entries
    ]
    return [*counts, *states]


def _where(source: str, kind: Kind) -> str:
    if source in _LEVEL_KEYS:
        return "id"
    return "community" if kind.field("community") else "area"


def _sortable(value: Value) -> tuple[bool, int, Decimal, str]:
    if isinstance(value, int | Decimal):
        return (False, 0, Decimal(value), "")
    return (value is None, 1, Decimal(0), "" if value is None else str(value))
