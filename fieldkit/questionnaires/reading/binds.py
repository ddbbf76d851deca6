"""What the form says about its nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.model import Bind
from fieldkit.questionnaires.problems import FormProblem
from fieldkit.questionnaires.reading.additions import read_additions
from fieldkit.questionnaires.reading.findings import (
    ENTITIES,
    JR,
    XML_NAMES,
    Findings,
    local_name,
    name_of,
)
from fieldkit.questionnaires.reading.names import form_path, is_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from fieldkit.questionnaires.reading.wording import WordingReader

_COLUMNS = {
    "relevant": "relevant",
    "required": "required",
    "readonly": "read_only",
    "constraint": "constraint",
    "calculate": "calculation",
}
_NO_TEXTS = frozenset({"int", "decimal", "date", "dateTime", "time", "boolean"})
_OF_FILES = frozenset({"max-pixels", "quality"})
_TYPES = {
    "select": "string", "select1": "string", "rank": "string", "listItem": "string", "listItems": "string",
    "anyURI": "string", "integer": "int", "long": "int", "short": "int", "byte": "int",
    "double": "decimal", "float": "decimal", "base64Binary": "binary", "datetime": "dateTime",
}  # fmt: skip


def read_binds(model: _Element, wordings: WordingReader, findings: Findings) -> dict[str, Bind]:
    """Return the binds by path."""
    return {bind.path: bind for bind in _binds(model, wordings, findings)}


def attribute_paths(model: _Element) -> frozenset[str]:
    """Return the paths of attributes that binds or actions work with."""
    named = [*(one.get("nodeset") for one in model.findall("x:bind", XML_NAMES))]
    named += [one.get("ref") for one in model.iterchildren() if local_name(one.tag) == "setvalue"]
    return frozenset(form_path(path) for path in named if path and "@" in path)


def typed_names(model: _Element) -> frozenset[str]:
    """Return the names of questions whose answers are no texts: numbers, days, times, truths."""
    binds = model.findall("x:bind", XML_NAMES)
    return frozenset(
        form_path(one.get("nodeset")).rpartition("/")[2]
        for one in binds
        if data_type(one.get("type")) in _NO_TEXTS
    )


def data_type(text: str | None) -> str:
    """Return a bind's type under the one name it has here; a type we do not know stays as it is."""
    name = (text or "string").strip().rpartition(":")[2]
    return _TYPES.get(name, name)


def _binds(model: _Element, wordings: WordingReader, findings: Findings) -> Iterator[Bind]:
    for element in model.findall("x:bind", XML_NAMES):
        reference = element.get("nodeset") or element.get("ref")
        path = form_path(reference)
        if not is_reference(reference):
            findings.refuse(FormProblem.CONTROL_UNBOUND, path, "name", what="bind")
            continue
        for key, column in _COLUMNS.items():
            if not element.get(key, "-").strip():
                findings.refuse(FormProblem.EMPTY_EXPRESSION, path, column, question=name_of(path), what=key)
        expressions = {
            key: findings.expression(element.get(key), path, column, waits=key == "constraint")
            for key, column in _COLUMNS.items()
            if key in element.attrib
        }
        if path.endswith("/meta/audit") and data_type(element.get("type")) == "binary":
            findings.doubt(FormProblem.NOT_DONE_HERE, path, "type", question="audit", what="audit")
        yield Bind(
            path=path,
            data_type=data_type(element.get("type")),
            required_message=wordings.of_reference(element.get(f"{JR}requiredMsg") or ""),
            constraint_message=wordings.of_reference(element.get(f"{JR}constraintMsg") or ""),
            preload=element.get(f"{JR}preload") or "",
            preload_parameter=element.get(f"{JR}preloadParams") or "",
            save_to=element.get(f"{ENTITIES}saveto") or "",
            added=read_additions(element, path, wordings, findings),
            parameters={
                name: str(value)
                for key, value in element.attrib.items()
                if (name := local_name(key)) in _OF_FILES
            },
            **expressions,
        )
