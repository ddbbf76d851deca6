"""登记簿: any register as a table, made from its declaration; and the three lists of M-12, which are such tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS, KINDS_BY_KEY
from fieldkit.registers.kinds import FieldType, Personal
from fieldkit.registers.reading import display
from fieldkit.reports.official_table import Align, Column, Total
from fieldkit.reports.pages import LYING, LYING_A3, TOTAL, UPRIGHT, official
from fieldkit.reports.table_kind import Built, Need, Purpose, TableKind
from fieldkit.reports.values import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fieldkit.registers.kinds import Field, Kind
    from fieldkit.reports.official_table import Value
    from fieldkit.reports.source import Line, Source

PREFIX = "register-"
NO_REGISTERS = frozenset(("outlet", "circle", "area", "submission", "household", "visit", "form"))
"""Kinds that have tables of their own, or hold what residents said."""
REGISTERS = tuple(kind for kind in KINDS if kind.key not in NO_REGISTERS)
_NOT_PRINTED = frozenset((FieldType.FILES, FieldType.SKETCH, FieldType.LOCATION))
_NUMBERS = frozenset((FieldType.INTEGER, FieldType.DECIMAL))
_SENTENCES = frozenset((FieldType.NOTE, FieldType.TEXT))
_WIDEST = 192
"""Characters of all columns together as declared; what does not fit is named under the table."""
_LEFT_OUT = Text("没有印出的栏目：{fields}。", "Not printed: {fields}.")
_PERSONAL = Text("含个人信息的栏目没有印出：{fields}。", "Personal data is not printed: {fields}.")


_OF_PROJECTS = frozenset(
    ("name", "community", "business_type", "work", "place", "stage", "responsible", "started_on", "due", "budget", "subsidy",
     "funding", "mode")
)  # fmt: skip
"""Of a project: type, place, responsible, due, money, mode."""
BLANK = 12
"""Ruled rows of a register without records: it is printed to be filled in by hand."""


def register_table(kind: Kind, source: Source) -> Built:
    """Every record of a register."""
    lines = source.lines(kind.key, [field.key for field in kind.fields])
    return list_of(kind, kind.fields, lines, source, kind.label)


def list_of(kind: Kind, fields: Sequence[Field], lines: Sequence[Line], source: Source, sheet: Text) -> Built:
    """Some records of a register with some of its fields, in the declared order."""
    shown, left_out = _that_fit([one for one in fields if _is_printed(one)])
    rows = [(at, *_cells(shown, line, source)) for at, line in enumerate(lines, start=1)]
    width = width_of(sum(_width(one) for one in shown))
    table = official(
        source, sheet, _columns(shown), rows, width=width, totals=_totals(shown, lines, source), blank=BLANK
    )
    notes = []
    if left_out:
        notes.append(_named(_LEFT_OUT, left_out))
    personal = [one for one in kind.fields if one.personal is not Personal.NONE]
    if personal:
        notes.append(_named(_PERSONAL, personal))
    return Built(table, tuple(notes))


def width_of(wanted: float) -> float:
    """The smallest usual page for so many characters."""
    return next((page for page in (UPRIGHT, LYING) if wanted <= page), LYING_A3)


def demands(source: Source) -> Built:
    """需求清单: what is wanted and what became of it."""
    kind = KINDS_BY_KEY["demand"]
    return list_of(
        kind, kind.fields, source.lines("demand", _keys(kind)), source, Text("需求清单", "Demands")
    )


def projects(source: Source) -> Built:
    """项目清单: what is done about demands; projects that left the list stay out."""
    kind = KINDS_BY_KEY["project"]
    lines = [one for one in source.lines("project", _keys(kind)) if one["stage"] != "left"]
    fields = [one for one in kind.fields if one.key in _OF_PROJECTS]
    return list_of(kind, fields, lines, source, Text("项目清单", "Projects"))


def satisfied(source: Source) -> Built:
    """满意清单: finished projects and what residents say of them."""
    kind = KINDS_BY_KEY["project"]
    lines = [one for one in source.lines("project", _keys(kind)) if one["stage"] in {"finished", "satisfied"}]
    keys = ("name", "circle", "community", "business_type", "responsible", "finished_on", "stage", "satisfaction",
            "satisfaction_n", "remarks")  # fmt: skip
    fields = [one for one in kind.fields if one.key in keys]
    return list_of(kind, fields, lines, source, Text("满意清单", "Satisfied"))


def register_tables() -> tuple[TableKind, ...]:
    """One table for each register."""
    return tuple(_declared(kind) for kind in REGISTERS)


def some_of(kind: str) -> Need:
    """At least one record of a kind."""
    label = KINDS_BY_KEY[kind].label
    return Need(
        label,
        Text(
            f"还没有登记“{label.zh}”。请先到“登记”里录入。",
            f"No records of “{label.en}” yet. Please enter some first.",
        ),
        partial(_has, kind),
    )


def _has(kind: str, source: Source) -> bool:
    return source.count(kind) > 0


def _declared(kind: Kind) -> TableKind:
    builder: Callable[[Source], Built] = partial(register_table, kind)
    width = printed_width(kind)
    items = sorted({item for field in kind.fields for item in field.serves})
    return TableKind(
        PREFIX + kind.key.replace("_", "-"),
        Text(f"{{area}}{_title(kind.label.zh)}", f"Register: {kind.label.en} of {{area}}"),
        Purpose.REGISTERS,
        builder,
        tuple(items),
        (some_of(kind.key),),
        paper=Paper.A3 if width > LYING else Paper.A4,
        landscape=width > UPRIGHT,
    )


def printed_width(kind: Kind) -> float:
    """Characters of what fits."""
    return sum(_width(one) for one in _that_fit([one for one in kind.fields if _is_printed(one)])[0])


def _title(label: str) -> str:
    return f"{label}登记表" if not label.endswith(("清单", "记录")) else f"{label}登记簿"


def _is_printed(field: Field) -> bool:
    return field.type not in _NOT_PRINTED and field.personal is Personal.NONE


def _that_fit(fields: Sequence[Field]) -> tuple[list[Field], list[Field]]:
    """What fits on a lying page, and the rest: the first ones and remarks stay."""
    shown: list[Field] = []
    room = float(_WIDEST)
    for field in fields:
        room -= _width(field)
        if room >= 0:
            shown.append(field)
    return shown, [one for one in fields if one not in shown]


def _columns(fields: Sequence[Field]) -> tuple[Column, ...]:
    return (
        Column(Text("序号", "No."), 6),
        *(
            Column(_head(one), _width(one), Align.LEFT if one.type in _SENTENCES else Align.CENTER)
            for one in fields
        ),
    )


def _width(field: Field) -> float:
    """A date stands in one line, and so does the head of a column with a unit, or in two."""
    return max(field.width, 13 if field.type is FieldType.DATE else 10 if field.unit else 8)


def _head(field: Field) -> Text:
    if field.unit is None:
        return field.label
    return Text(f"{field.label.zh}（{field.unit.zh}）", f"{field.label.en} ({field.unit.en})")


def _cells(fields: Sequence[Field], line: Line, source: Source) -> tuple[Value, ...]:
    return tuple(_cell(one, line[one.key], source) for one in fields)


def _cell(field: Field, value: object, source: Source) -> Value:
    if value is None:
        return None
    if field.type in _NUMBERS:
        return _number(value)
    text = {True: "1", False: "0"}.get(value) if isinstance(value, bool) else str(value)
    return display(field, text, _NamesOf(source), source.language)


class _NamesOf:
    """Names as :func:`display` asks for them."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def find(self, kind: str, typed: str) -> tuple[str, ...]:
        """Nothing is typed into a table."""
        del kind, typed
        return ()

    def name(self, record: str) -> str:
        """What a record is called."""
        return self._source.name(record)


def _number(value: object) -> Value:
    if isinstance(value, (int, float)):
        return value
    try:
        read = float(str(value))
    except ValueError:
        return str(value)
    return int(read) if read.is_integer() else read


def _totals(fields: Sequence[Field], lines: Sequence[Line], source: Source) -> tuple[Total, ...]:
    """Sums of amounts of money and counts of people; shares and years are not added."""
    summed = {
        one.key
        for one in fields
        if one.type in _NUMBERS and one.unit is not None and one.unit.zh not in {"%", "分"}
    }
    if not summed or not lines:
        return ()
    cells: list[Total] = [Total(TOTAL.say(source.language))]
    for field in fields:
        numbers = [found for line in lines if isinstance(found := _number(line[field.key]), (int, float))]
        cells.append(Total(round(sum(numbers), 2)) if field.key in summed else Total())
    return tuple(cells)


def _keys(kind: Kind) -> list[str]:
    return [field.key for field in kind.fields]


def _named(text: Text, fields: Sequence[Field]) -> Text:
    return Text(
        text.say("zh", fields="、".join(one.label.zh for one in fields)),
        text.say("en", fields=", ".join(one.label.en for one in fields)),
    )
