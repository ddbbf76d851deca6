"""The entry field for each declared field of an outlet, and its value between store and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.pinyin import initials_of
from fieldkit.registers.datums import DATUM_NAMES, SOURCE_NAMES
from fieldkit.registers.hours import display_hours
from fieldkit.registers.kinds import SEPARATOR, FieldType
from fieldkit.registers.places import read_location
from fieldkit.registers.records import codes_of
from ui.input_methods import Wants
from ui.language import current_language, say
from ui.outlets import texts
from ui.outlets.photos import PhotoField
from ui.widgets.choice_field import Choice, ChoiceField, MultiChoiceField
from ui.widgets.fields import CheckField, LineField, NumberField, TextField

if TYPE_CHECKING:
    from fieldkit.kernel.texts import Text
    from fieldkit.registers import kinds
    from ui.outlets.sources import Sources
    from ui.widgets.form import Field

NOT_IN_FORM = frozenset(("business_type_text", "sketch", "return_reason"))
"""The text as written stands below the type, why it was given back above the form; the sketch has its own map."""
BESIDE = {"open_24h": "hours"}
"""Fields that stand behind another one in its row."""

_YES = {"phone_public": texts.AGREED, "prepaid_card": texts.FILED, "open_24h": texts.ALL_DAY}
_EXAMPLES: dict[FieldType, Text] = {
    FieldType.PHONE: texts.PHONE_EXAMPLE,
    FieldType.HOURS: texts.HOURS_EXAMPLE,
    FieldType.DATE: texts.DATE_EXAMPLE,
    FieldType.LOCATION: texts.LOCATION_EXAMPLE,
    FieldType.BUSINESS_TYPE: texts.TYPE_EXAMPLE,
    FieldType.REFERENCE: texts.COMMUNITY_EXAMPLE,
}
_SHORT = 150


def make_field(field: kinds.Field) -> Field:
    """The widget that a person enters this field with."""
    match field.type:
        case FieldType.NOTE:
            return TextField(lines=2)
        case FieldType.INTEGER | FieldType.DECIMAL:
            return NumberField(unit=say(field.unit) if field.unit else "", width=_SHORT)
        case FieldType.YES_NO:
            return CheckField(say(_YES.get(field.key, texts.YES)))
        case FieldType.CHOICE:
            return ChoiceField(_options(field))
        case FieldType.CHOICES:
            return MultiChoiceField(_options(field))
        case FieldType.BUSINESS_TYPE | FieldType.REFERENCE:
            return ChoiceField(placeholder=_example(field))
        case FieldType.FILES:
            return PhotoField()
        case FieldType.DATE:
            return LineField(wants=Wants.LATIN, placeholder=_example(field), width=_SHORT)
        case FieldType.PHONE:
            return LineField(wants=Wants.PHONE, placeholder=_example(field))
        case FieldType.CODE:
            return LineField(wants=Wants.CODE)
        case _:
            return LineField(placeholder=_example(field))


def offer(field: kinds.Field, widget: Field, sources: Sources) -> None:
    """Give a choosing field what this workspace has to choose from."""
    if isinstance(widget, ChoiceField):
        if field.type is FieldType.BUSINESS_TYPE:
            widget.set_choices(sources.type_choices())
        elif field.type is FieldType.REFERENCE:
            widget.set_choices(sources.community_choices())


def shown(field: kinds.Field, value: str | None) -> object:
    """What the widget shows for a stored value."""
    match field.type:
        case FieldType.YES_NO:
            return None if value is None else value == "1"
        case FieldType.CHOICES | FieldType.FILES:
            return codes_of(value)
        case FieldType.HOURS:
            return display_hours(value, current_language()) if value else ""
        case FieldType.LOCATION:
            return _pair(value)
        case _:
            return value or ""


def remark(field: kinds.Field, value: str | None) -> str:
    """Grey words behind a location: where it comes from and its datum."""
    place = read_location(value) if value and field.type is FieldType.LOCATION else None
    if place is None:
        return ""
    source = say(SOURCE_NAMES[place.source])
    datum = DATUM_NAMES[place.datum] if place.datum else say(texts.NO_DATUM)
    return f"{source} {datum}".strip()


def typed(value: object) -> str:
    """What the service is told for a widget's value."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return SEPARATOR.join(str(part) for part in value)
    return "" if value is None else str(value)


def _pair(value: str | None) -> str:
    """Longitude and latitude of a stored place; what is no place stands as it was typed."""
    place = read_location(value) if value else None
    return ", ".join((value or "").split(",")[:2]) if place else value or ""


def _options(field: kinds.Field) -> tuple[Choice, ...]:
    language = current_language()
    return tuple(
        Choice(one.code, one.label.say(language), "", (one.label.zh, *one.aliases), _letters(one))
        for one in field.options
    )


def _letters(option: kinds.Option) -> tuple[str, ...]:
    names = (option.label.zh, *option.aliases)
    return tuple(letters for name in names for letters in initials_of(name).split())


def _example(field: kinds.Field) -> str:
    example = _EXAMPLES.get(field.type)
    return say(example) if example else ""
