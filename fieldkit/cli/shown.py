"""What the command line prints of records, conflicts, imports and declarations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldkit.kernel.texts import Text
from fieldkit.registers.catalogue import KINDS
from fieldkit.registers.kinds import Field, FieldType, Kind
from fieldkit.registers.places import read_location
from fieldkit.registers.records import codes_of

if TYPE_CHECKING:
    from fieldkit.cli.console import Console
    from fieldkit.kernel.problems import Problem
    from fieldkit.kernel.texts import Language
    from fieldkit.ledger.change import Change
    from fieldkit.registers.records import Record
    from fieldkit.services.conflict_views import ConflictView
    from fieldkit.services.duplicate_views import Pair
    from fieldkit.services.packages import Imported, Planned
    from fieldkit.services.records import RecordService

COUNT = Text("共 {count} 条", "{count} records")
IN_CONFLICT = Text("（有两个写法）", " (two values)")
PERSONAL = Text("个人信息", "personal")


def as_json(kind: Kind, record: Record) -> dict[str, object]:
    """Every field under its key, in its natural JSON type; ``id`` and ``kind`` first."""
    shown: dict[str, object] = {"id": record.id, "kind": record.kind}
    shown.update({field.key: _native(field, record.values[field.key]) for field in kind.fields})
    if kind.open_prefix:
        shown["answers"] = dict(record.answers)
    shown["conflicts"] = list(record.conflicts)
    shown["deleted"] = record.is_deleted
    shown["problems"] = [
        {
            "field": problem.place.field,
            "severity": problem.severity.value,
            "message": problem.code.text.say("zh", **problem.values),
        }
        for problem in record.problems
    ]
    return shown


def remark(kind: Kind, problem: Problem, language: Language) -> str:
    """A problem of a record, led by the label of its field."""
    field = kind.field(problem.place.field)
    sentence = problem.say(language)
    if field is None:
        return sentence
    return f"{field.label.zh}：{sentence}" if language == "zh" else f"{field.label.en}: {sentence}"


def _native(field: Field, value: str | None) -> object:
    if field.holds_several:
        return list(codes_of(value))
    if value is None:
        return None
    match field.type:
        case FieldType.YES_NO:
            return {"1": True, "0": False}.get(value, value)
        case FieldType.INTEGER:
            return _number(value, int)
        case FieldType.DECIMAL:
            return _number(value, float)
        case FieldType.LOCATION:
            place = read_location(value)
            if place is None:
                return value
            return {
                "longitude": place.longitude,
                "latitude": place.latitude,
                "datum": place.datum.value if place.datum else None,
                "source": place.source,
                "accuracy_m": place.accuracy_m,
            }
        case _:
            return value


def _number(value: str, kind: type[int | float]) -> object:
    """The number; text that is none (also ``inf`` and ``1_000``, which Python would take) stays text."""
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        return value
    try:
        return kind(value)
    except ValueError:
        return value


def print_record(kind: Kind, record: Record, service: RecordService, console: Console) -> None:
    """One line a field."""
    console.line(f"{kind.label.say(console.language)} {record.id}")
    words = service.in_words([record], [field.key for field in kind.fields], console.language)[0]
    for field in kind.fields:
        mark = IN_CONFLICT.say(console.language) if field.key in record.conflicts else ""
        if words[field.key] or mark:
            console.line(f"  {field.label.say(console.language)}（{field.key}）：{words[field.key]}{mark}")
    for path, answer in record.answers.items():
        console.line(f"  {path}：{answer}")
    for problem in record.problems:
        console.note(remark(kind, problem, console.language))


def print_list(kind: Kind, records: list[Record], service: RecordService, console: Console) -> None:
    """One line a record: id, name, and the first fields that tell records apart."""
    keys = [kind.title, *(field.key for field in kind.fields if field.key != kind.title)][:5]
    for record, words in zip(records, service.in_words(records, keys, console.language), strict=True):
        console.line("  ".join((record.id, *(words[key] or "—" for key in keys))))
    console.note(COUNT.say(console.language, count=len(records)))


def conflict_as_json(view: ConflictView) -> dict[str, object]:
    """One conflict: record, kind, field and the competing values, each as ``resolve`` takes it."""
    return {
        "record": view.record,
        "kind": view.kind,
        "field": view.field,
        "values": [
            {
                "value": choice.field_value,
                "person": choice.person,
                "replica": choice.replica,
                "seq": choice.seq,
                "time": choice.time,
            }
            for choice in view.choices
        ],
    }


def import_as_json(result: Imported, language: Language) -> dict[str, object]:
    """What became of one file."""
    return {
        "file": str(result.file),
        "status": result.status,
        "new": result.added,
        "known": result.known,
        "edits": result.edits,
        "damage": result.damage,
        "conflicts": result.conflicts,
        "reason": result.refusal.say(language) if result.refusal else "",
    }


PLANNED = Text(
    "{file}：新增 {new}，已有 {known}，表格改动 {edits}，损坏 {damage}，将有冲突 {conflicts}。{reason}",
    "{file}: {new} new, {known} known, {edits} edits, {damage} damaged, {conflicts} conflicts. {reason}",
)


def planned_as_json(planned: Planned, language: Language) -> dict[str, object]:
    """What taking one file would do, in the shape of :func:`import_as_json`."""
    status = {"ready": "accepted", "known": "known"}.get(planned.status, "refused")
    return {
        "file": str(planned.file),
        "status": status,
        "new": planned.added,
        "known": planned.known,
        "edits": planned.edits,
        "damage": planned.damage,
        "conflicts": planned.conflicts,
        "reason": planned.refusal.say(language) if planned.refusal else "",
    }


def planned_in_words(found: dict[str, object], language: Language) -> str:
    """The same in one line."""
    return PLANNED.say(language, **found)


def pair_in_words(pair: Pair, language: Language) -> str:
    """Two records that may be one, and why."""
    reasons = "；".join(pair.because(language))
    return f"{pair.a.id}  {pair.a.name}\n{pair.b.id}  {pair.b.name}\n    {reasons}"


def change_as_json(change: Change) -> dict[str, object]:
    """One change of a record's history."""
    return {
        "replica": change.replica,
        "seq": change.seq,
        "person": change.person,
        "time": change.time,
        "source": change.source,
        "values": dict(change.values),
        "erased": list(change.erased),
        "seen": dict(change.seen),
        "hash": change.hash,
    }


def change_in_words(change: Change) -> str:
    """The same in one line."""
    values = "  ".join(f"{unit}={'∅' if value is None else value}" for unit, value in change.values.items())
    gone = "".join(f"  {unit}=▒" for unit in change.erased)
    return (
        f"{change.time}  {change.person}  {change.replica[:8]}:{change.seq}  {change.source}  {values}{gone}"
    )


def dictionary() -> list[dict[str, object]]:
    """Every kind and field: key, type, unit, labels, personal data, seed items."""
    return [
        {
            "key": kind.key,
            "label": {"zh": kind.label.zh, "en": kind.label.en},
            "fields": [_declared(field) for field in kind.fields],
        }
        for kind in KINDS
    ]


def _declared(field: Field) -> dict[str, object]:
    return {
        "key": field.key,
        "type": field.type.value,
        "unit": field.unit.zh if field.unit else None,
        "label": {"zh": field.label.zh, "en": field.label.en},
        "options": [
            {"code": option.code, "zh": option.label.zh, "en": option.label.en} for option in field.options
        ],
        "target": field.target or None,
        "required": field.required,
        "personal": field.personal.value,
        "serves": list(field.serves),
    }


def print_dictionary(console: Console) -> None:
    """The dictionary for people."""
    for kind in KINDS:
        console.line(f"{kind.label.say(console.language)}（{kind.key}）")
        for field in kind.fields:
            notes = [field.type.value, field.unit.say(console.language) if field.unit else ""]
            if field.personal.value != "none":
                notes.append(PERSONAL.say(console.language))
            notes += [option.label.say(console.language) for option in field.options]
            notes += list(field.serves)
            words = "，".join(note for note in notes if note)
            console.line(f"  {field.key:<20}{field.label.say(console.language)}  {words}")
        console.line()
