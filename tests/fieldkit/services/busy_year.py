"""A year of work in the 中卫 sample: facilities, demands, projects and all other registers have records."""

from fieldkit.registers.business_types import business_types
from fieldkit.registers.kinds import FieldType
from fieldkit.reports.register_tables import REGISTERS
from fieldkit.services.records import RecordService

SENTENCE = "与物业、居民代表现场会商后确定，分两步实施，先改造门头和无障碍坡道，再引入经营主体。"


def fill_year(workspace, rows=3):
    """So many records in each register, spread over communities, months and options; five circles are finished."""
    records = RecordService(workspace)
    communities = [one.id for one in records.every("area") if one.values["level"] == "community"]
    circles = [one.id for one in records.every("circle")]
    for at, circle in enumerate(circles[:5]):
        finished = {"built_on": f"2025-{at + 2:02}-10", "grade": ("basic", "improved", "quality")[at % 3]}
        records.set(circle, {**finished, "pilot": "第一批", "published_on": "2025-10-01" if at < 3 else ""})
    made = {"area": communities, "circle": circles}
    for kind in REGISTERS:
        made[kind.key] = [
            records.add(
                kind.key, {field.key: value for field in kind.fields if (value := _value(field, at, made))}
            ).record
            for at in range(rows)
        ]


def _value(field, at, made):
    first_types = [one.code for one in business_types()[: at % 4 + 1]]
    values = {
        FieldType.INTEGER: str(2025 if field.key == "year" else (at + 1) * 12),
        FieldType.DECIMAL: f"{(at % 8 + 1) * 11.5}",
        FieldType.DATE: f"2025-{at % 12 + 1:02}-15",
        FieldType.YES_NO: "01"[at % 2],
        FieldType.CHOICES: ";".join(one.code for one in field.options[: at % 3 + 1]),
        FieldType.BUSINESS_TYPE: business_types()[at % 20].code,
        FieldType.BUSINESS_TYPES: ";".join(first_types),
        FieldType.HOURS: "08:00-18:00",
        FieldType.NOTE: SENTENCE,
        FieldType.TEXT: f"{field.label.zh}第{at + 1}号",
    }
    if field.type is FieldType.CHOICE:
        return field.options[at % len(field.options)].code
    if field.type is FieldType.REFERENCE:
        others = made.get(field.target, ())
        return others[at % len(others)] if others else ""
    return values.get(field.type, "")
