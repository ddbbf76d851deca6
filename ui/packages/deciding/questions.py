"""From a conflict to a question in people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.registers.catalogue import kind_of
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.reading import type_name
from fieldkit.registers.records import MARK
from ui.language import current_language, say
from ui.models.moments import when
from ui.packages.deciding import texts
from ui.packages.deciding.evidence import Evidence, map_of
from ui.packages.deciding.state import AlikeOffer, Option, Question

if TYPE_CHECKING:
    from datetime import datetime

    from fieldkit.kernel.texts import Text
    from fieldkit.registers.kinds import Field
    from fieldkit.services.conflict_views import Choice, ConflictView

_BY_TYPE: dict[FieldType, Text] = {
    FieldType.INTEGER: texts.ASK_NUMBER,
    FieldType.DECIMAL: texts.ASK_NUMBER,
    FieldType.PHONE: texts.ASK_PHONE,
    FieldType.BUSINESS_TYPE: texts.ASK_TYPE,
    FieldType.REFERENCE: texts.ASK_COMMUNITY,
    FieldType.HOURS: texts.ASK_HOURS,
    FieldType.CHOICE: texts.ASK_STATUS,
    FieldType.YES_NO: texts.ASK_YES_NO,
    FieldType.LOCATION: texts.ASK_WHERE,
    FieldType.SKETCH: texts.ASK_WHERE,
}
_IN_SHEET = "xl"
"""Replica ids of corrections made in a spreadsheet begin so (FORMAT.md §9)."""
_NO_THIRD = frozenset((FieldType.YES_NO, FieldType.FILES))


def question_of(
    view: ConflictView, *, number: int, total: int, what: str, alike: int, evidence: Evidence, now: datetime
) -> Question:
    """Put a conflict into words.

    Args:
        view: as the service gives it.
        number, total: which of how many decisions.
        what: what kind of thing it is, in words: 便利店 for an outlet of that type.
        alike: how many other questions are about the same field between the same devices.
        evidence: photos and the like.
        now: the present moment.
    """
    if view.deleted_and_changed:
        return _deletion(view, number, total, evidence, now)
    field = _field(view)
    return Question(
        place=say(texts.PLACE, number=number, total=total, label=say(view.label)),
        ask=_ask(view, field, what),
        why=_why(view),
        options=tuple(_option(view, field, choice, evidence, now) for choice in view.choices),
        another=say(texts.ANOTHER, label=say(view.label)) if _takes_another(view, field) else "",
        choices=_other_choices(view, field),
        photos=evidence.others,
        has_photos=evidence.has_photos,
        map=map_of(view),
        alike=_alike(view, alike),
    )


def shown_value(view: ConflictView, choice: Choice) -> str:
    """One of the competing values as people read it."""
    return _shown(view, _field(view), choice)


def name_of(view: ConflictView) -> str:
    """What the record is called."""
    return view.title or say(texts.NAMELESS)


def writer_of(choice: Choice) -> str:
    """Whose value it is, in words."""
    if choice.replica.startswith(_IN_SHEET):
        return say(texts.IN_SHEET)
    return choice.device or choice.person or say(texts.UNKNOWN_WRITER)


def _field(view: ConflictView) -> Field | None:
    kind = kind_of(view.kind)
    return kind.field(view.field) if kind else None


def _ask(view: ConflictView, field: Field | None, what: str) -> str:
    kind = kind_of(view.kind)
    if kind is not None and view.field == kind.title:
        if view.address:
            return say(texts.ASK_NAME, address=view.address, kind=what)
        return say(texts.ASK_NAME_ONLY, kind=what)
    title, label = name_of(view), say(view.label)
    if MARK in view.unit:
        if field is not None and field.type is FieldType.FILES:
            return say(texts.ASK_HAS_PHOTO, title=title)
        return say(texts.ASK_HAS, title=title, option=_option_words(field, view.unit))
    if view.field == "address":
        return say(texts.ASK_WHERE, title=title)
    words = _BY_TYPE.get(field.type, texts.ASK_OTHER) if field else texts.ASK_OTHER
    return say(words, title=title, label=label)


def _why(view: ConflictView) -> str:
    """What each had before them when they wrote."""
    before = {choice.before for choice in view.choices}
    if MARK in view.unit:
        return say(texts.UNSEEN)
    if len(before) > 1:
        return say(texts.UNSEEN_DIFFERENT)
    same = before.pop()
    return say(texts.UNSEEN_SAME, before=same) if same else say(texts.UNSEEN_EMPTY)


def _deletion(view: ConflictView, number: int, total: int, evidence: Evidence, now: datetime) -> Question:
    changed = say(texts.CHANGED_BY)
    if evidence.changed:
        between = "、" if current_language() == "zh" else ", "
        changed = say(texts.CHANGED_WHAT, labels=between.join(evidence.changed))
    verbs = ((texts.DELETE, say(texts.DELETED_BY)), (texts.KEEP, changed))
    options = tuple(
        Option(
            value=choice.value,
            shown=say(verb),
            by=_by(choice, now),
            device=did,
            before="",
            verb=say(verb),
            photos=evidence.by_replica.get(choice.replica, ()),
        )
        for choice, (verb, did) in zip(view.choices, verbs, strict=True)
    )
    return Question(
        place=say(texts.PLACE, number=number, total=total, label=say(view.label)),
        ask=say(texts.ASK_DELETE, title=name_of(view)),
        why=say(texts.UNSEEN_DELETION),
        options=options,
        photos=evidence.others,
        has_photos=evidence.has_photos,
    )


def _option(
    view: ConflictView, field: Field | None, choice: Choice, evidence: Evidence, now: datetime
) -> Option:
    before = say(texts.BEFORE, before=choice.before) if choice.before else say(texts.BEFORE_NOTHING)
    return Option(
        value=choice.value,
        shown=_shown(view, field, choice),
        by=_by(choice, now),
        device=say(texts.ON_DEVICE, device=choice.device) if choice.device else "",
        before="" if MARK in view.unit else before,
        verb=say(texts.USE_THIS),
        photos=evidence.by_replica.get(choice.replica, ()),
    )


def _by(choice: Choice, now: datetime) -> str:
    person = choice.person or writer_of(choice)
    if not choice.time:
        return person
    return say(texts.WRITTEN_BY, person=person, time=when(choice.time, now))


def _shown(view: ConflictView, field: Field | None, choice: Choice) -> str:
    value = choice.value
    if MARK in view.unit:
        if field is not None and field.type is FieldType.FILES:
            return say(texts.PHOTO_KEPT if value else texts.PHOTO_LEFT)
        words = texts.HAS_IT if value else texts.HAS_NOT
        return say(words, option=_option_words(field, view.unit))
    if not value:
        return say(texts.CLEARED)
    return choice.shown or value


def _option_words(field: Field | None, unit: str) -> str:
    code = unit.split(MARK, 1)[1]
    option = field.option(code) if field else None
    if option is not None:
        return say(option.label)
    return type_name(code, current_language())


def _takes_another(view: ConflictView, field: Field | None) -> bool:
    if MARK in view.unit:
        return False
    if field is None:  # an answer of a questionnaire: its form declares it
        return True
    return field.type not in _NO_THIRD and field.type is not FieldType.CHOICE


def _other_choices(view: ConflictView, field: Field | None) -> tuple[tuple[str, str], ...]:
    if field is None or field.type is not FieldType.CHOICE:
        return ()
    asked = {choice.value for choice in view.choices}
    return tuple((option.code, say(option.label)) for option in field.options if option.code not in asked)


def _alike(view: ConflictView, count: int) -> AlikeOffer | None:
    if not count:
        return None
    answers = tuple(
        (index, say(texts.ALIKE_OF, count=count + 1, who=writer_of(choice)))
        for index, choice in enumerate(view.choices)
    )
    return AlikeOffer(say(texts.ALIKE, label=say(view.label), count=count), answers)
