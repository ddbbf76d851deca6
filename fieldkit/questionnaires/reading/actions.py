"""``setvalue`` and its kin: what a form does at its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.questionnaires.model import Action
from fieldkit.questionnaires.problems import FormProblem
from fieldkit.questionnaires.reading.findings import EVENTS, ODK, Findings, local_name, name_of
from fieldkit.questionnaires.reading.names import form_path, is_narrowed, is_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

KNOWN_EVENTS = frozenset({
    "odk-instance-first-load", "xforms-ready", "odk-instance-load", "xforms-value-changed",
    "odk-new-repeat", "xforms-revalidate",
})  # fmt: skip
AT_OPENING = KNOWN_EVENTS - {"xforms-value-changed", "xforms-revalidate"}
"""Events that need no answer."""
_OF_A_PHONE = frozenset({f"{ODK}setgeopoint", f"{ODK}recordaudio"})


def read_actions(model: _Element, body: _Element, findings: Findings) -> tuple[Action, ...]:
    """Return the form's actions in the order they are written."""
    return tuple(_actions([*model.iterchildren(etree.Element), *body.iter(etree.Element)], findings))


def _actions(elements: list[_Element], findings: Findings) -> Iterator[Action]:
    for element in elements:
        name, reference = local_name(element.tag), element.get("ref") or ""
        if name != "setvalue" and element.tag not in _OF_A_PHONE:
            continue
        target = form_path(reference, _path_around(element))
        if not is_reference(reference):
            findings.refuse(FormProblem.CONTROL_UNBOUND, target, "trigger", what=name)
            continue
        events = frozenset((element.get("event") or element.get(f"{EVENTS}event") or "").split())
        for event in sorted(events - KNOWN_EVENTS) if events else [""]:
            findings.refuse(
                FormProblem.EVENT_UNKNOWN, target, "trigger", question=name_of(target), what=event
            )
        if element.tag in _OF_A_PHONE:
            what = _type_of(name, element.get("event") or "")
            findings.doubt(FormProblem.NOT_DONE_HERE, target, "type", question=name_of(target), what=what)
            findings.phone_targets.append(target)
            continue
        waits = not events & AT_OPENING
        value = findings.expression(_value_of(element), target, "default", waits=waits)
        narrowed = findings.expression(reference, target, "trigger") if is_narrowed(reference) else None
        yield Action(events, _path_around(element), target, value, narrowed)


def _path_around(element: _Element) -> str:
    parent = element.getparent()
    return "" if parent is None else form_path(parent.get("ref") or parent.get("nodeset"))


def _value_of(element: _Element) -> str | None:
    value = element.get("value")
    text = (element.text or "").strip()
    if value is not None or not text:
        return value
    if "'" in text and '"' in text:
        pieces = ', "\'", '.join(f"'{piece}'" for piece in text.split("'"))
        return f"concat({pieces})"
    quote = '"' if "'" in text else "'"
    return f"{quote}{text}{quote}"


def _type_of(action: str, event: str) -> str:
    """The question type that an author wrote to get an action of a phone."""
    if action == "recordaudio":
        return "background-audio"
    return "background-geopoint" if "xforms-value-changed" in event else "start-geopoint"
