"""XForm XML → form: binds, trees, actions, dependencies, put together and checked."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.questionnaires.dependencies import CircleError, Schema, arrange, references_of
from fieldkit.questionnaires.model import Action, Bind, Form, Question, Repeat, all_elements
from fieldkit.questionnaires.problems import FormProblem, FormRefusedError, unreadable
from fieldkit.questionnaires.reading.body import BodyReader
from fieldkit.questionnaires.reading.findings import (
    ENTITIES,
    FIELDKIT,
    JR,
    ODK,
    XML_NAMES,
    Findings,
    Locate,
    local_name,
    name_of,
)
from fieldkit.questionnaires.reading.wording import WordingReader
from fieldkit.questionnaires.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from fieldkit.questionnaires.dependencies import Dependencies
    from fieldkit.questionnaires.expression import Expression
    from fieldkit.questionnaires.model import Element, Wording

_BIND_COLUMNS = {
    "relevant": "relevant",
    "required": "required",
    "readonly": "read_only",
    "constraint": "constraint",
    "calculate": "calculation",
}
_KNOWN_EVENTS = frozenset({
    "odk-instance-first-load", "xforms-ready", "odk-instance-load", "xforms-value-changed",
    "odk-new-repeat",
})  # fmt: skip
_SELECT_BINDS = frozenset({"select", "select1", "odk:rank"})


def form_of_xml(text: str, locate: Locate, *, name: str = "") -> Form:
    """Return the form that an XForm describes.

    Raises:
        FormRefusedError: with every reason.
        FieldkitError: FORM_UNREADABLE, the text is no XForm.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise unreadable(name, "它不是完整的 XML", f"it is no well-formed XML ({error.msg})") from error
    model, body = root.find("h:head/x:model", XML_NAMES), root.find("h:body", XML_NAMES)
    primary = None if model is None else model.find("x:instance/*", XML_NAMES)
    if model is None or body is None or primary is None:
        raise unreadable(name, "它不是 XForm 问卷", "it has no model, instance and body")
    title = root.findtext("h:head/h:title", "", XML_NAMES) or ""
    return _XFormReader(model, primary, Findings(locate)).form(body, title, name)


class _XFormReader:
    """One reading of one form."""

    def __init__(self, model: _Element, primary: _Element, findings: Findings) -> None:
        self._findings = findings
        self._model = model
        self._primary = primary
        self._wordings = WordingReader(model, findings)
        self._templates: dict[str, Node] = {}
        self._document = Node("")
        self._copy_primary(primary, self._document)
        paths = dict.fromkeys(node.schema for node in self._document.walk() if node.schema)
        for template in self._templates.values():
            paths.update(dict.fromkeys(node.schema for node in template.walk()))
        self._schema = Schema(iter(paths))
        self._binds = {bind.path: bind for bind in self._read_binds()}
        self._set_types()

    def form(self, body: _Element, title: str, name: str) -> Form:
        """Put the form together, or refuse it."""
        elements = BodyReader(self._binds, self._wordings, self._findings).elements(body)
        actions = tuple(self._actions(body))
        instances = dict(self._instances())
        dependencies = self._dependencies(elements, actions)
        form_id = self._primary.get("id", "")
        if self._findings.errors or dependencies is None:
            reasons = sorted(self._findings.errors, key=lambda problem: problem.place.row)
            raise FormRefusedError(title or name or form_id, tuple(reasons))
        return Form(
            id=form_id,
            version=self._primary.get("version", ""),
            title=title or form_id,
            languages=self._wordings.languages,
            default_language=self._wordings.default_language,
            elements=elements,
            binds=MappingProxyType(self._binds),
            model=self._document,
            templates=MappingProxyType(self._templates),
            instances=MappingProxyType(instances),
            itext=self._wordings.itext,
            actions=actions,
            dependencies=dependencies,
            problems=tuple(self._findings.doubts),
        )

    def _copy_primary(self, element: _Element, parent: Node) -> None:
        """Copy the answers' tree; ``jr:template`` instances go aside."""
        name = local_name(element.tag)
        if element.tag.startswith(ENTITIES) or (name == "entity" and parent.name == "meta"):
            self._findings.refuse(
                FormProblem.UNSUPPORTED_PART, parent.schema, "", question="entities", what="entities"
            )
            return
        schema = f"{parent.schema}/{name}"
        is_template = element.get(f"{JR}template") is not None
        node = Node(name, parent)
        node.schema = schema
        if is_template:
            self._templates.setdefault(schema, node)
        else:
            parent.children.append(node)
        for key, value in element.attrib.items():
            node.set_attribute(local_name(key), str(value))
        for child in element.iterchildren(etree.Element):
            self._copy_primary(child, node)
        if len(element) == 0:
            node.text = (element.text or "").strip()

    def _set_types(self) -> None:
        for tree in (self._document, *self._templates.values()):
            for node in tree.walk():
                bind = self._binds.get(node.schema)
                node.data_type = bind.data_type if bind else "string"

    def _instances(self) -> Iterator[tuple[str, Node]]:
        for instance in self._model.findall("x:instance", XML_NAMES)[1:]:
            name, source = instance.get("id", ""), instance.get("src")
            if source is not None:
                self._findings.refuse(FormProblem.UNSUPPORTED_PART, name, "type", question=name, what=source)
                continue
            document = Node("")
            for root in instance.iterchildren(etree.Element):
                _copy_list(root, document)
            yield name, document

    def _read_binds(self) -> Iterator[Bind]:
        for element in self._model.findall("x:bind", XML_NAMES):
            path = (element.get("nodeset") or "").strip()
            if "@" in path:
                continue  # only entities have these, and they are refused as such
            expressions = {
                key: self._findings.expression(element.get(key), path, column)
                for key, column in _BIND_COLUMNS.items()
            }
            data_type = (element.get("type") or "string").removeprefix("xsd:")
            yield Bind(
                path=path,
                data_type="string" if data_type in _SELECT_BINDS else data_type,
                required_message=self._message(element, "requiredMsg"),
                constraint_message=self._message(element, "constraintMsg"),
                preload=element.get(f"{JR}preload") or "",
                preload_parameter=element.get(f"{JR}preloadParams") or "",
                unit=element.get(f"{FIELDKIT}unit") or "",
                **expressions,
            )

    def _message(self, element: _Element, name: str) -> Wording | None:
        return self._wordings.of_reference(element.get(f"{JR}{name}") or "")

    def _actions(self, body: _Element) -> Iterator[Action]:
        for element in [*self._model.iter(etree.Element), *body.iter(etree.Element)]:
            name = local_name(element.tag)
            target = element.get("ref") or ""
            if element.tag in {f"{ODK}setgeopoint", f"{ODK}recordaudio"}:
                self._findings.refuse(
                    FormProblem.UNSUPPORTED_TYPE, target, "type", question=name_of(target), what=name
                )
            if name != "setvalue":
                continue
            events = frozenset((element.get("event") or "").split())
            for event in sorted(events - _KNOWN_EVENTS):
                self._findings.refuse(
                    FormProblem.UNSUPPORTED_PART, target, "trigger", question=name_of(target), what=event
                )
            value = self._findings.expression(_value_of(element), target, "default")
            yield Action(events, _path_of(element.getparent()), target, value)

    def _dependencies(
        self, elements: tuple[Element, ...], actions: tuple[Action, ...]
    ) -> Dependencies | None:
        needs: dict[str, frozenset[str]] = {}
        uses: dict[str, frozenset[str]] = {}
        choices: dict[str, frozenset[str]] = {}
        for path, bind in self._binds.items():
            if path not in self._schema:
                self._unknown(path, "name", path)
                continue
            recalculated = self._mentioned(path, relevant=bind.relevant, calculation=bind.calculate)
            looked_up = self._mentioned(path, required=bind.required, read_only=bind.readonly)
            self._mentioned(path, constraint=bind.constraint)
            uses[path], needs[path] = recalculated, recalculated | looked_up
        for element in all_elements(elements):
            path = element.path
            if isinstance(element, Repeat) and element.count is not None:
                counted = self._mentioned(path, repeat_count=element.count)
                uses[path] = uses.get(path, frozenset()) | counted
                needs[path] = needs.get(path, frozenset()) | counted
            if isinstance(element, Question) and element.itemset is not None:
                choices[path] = self._mentioned(path, choice_filter=element.itemset.nodes)
        for action in actions:
            self._mentioned(action.target, default=action.value)
        try:
            return arrange(needs, uses, choices, self._schema)
        except CircleError as error:
            circle = " → ".join(name_of(path) for path in error.circle)
            self._findings.refuse(FormProblem.CYCLE, error.circle[0], "name", path=circle)
            return None

    def _mentioned(self, path: str, **expressions: Expression | None) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for column, expression in expressions.items():
            if expression is not None:
                references = references_of(expression.tree, path, self._schema)
                found |= references.paths
                for unknown in references.unknown:
                    self._unknown(path, column, unknown)
        return found

    def _unknown(self, path: str, column: str, unknown: str) -> None:
        self._findings.refuse(
            FormProblem.UNKNOWN_REFERENCE, path, column, question=name_of(path), path=unknown
        )


def _copy_list(element: _Element, parent: Node) -> None:
    node = parent.add(local_name(element.tag))
    for key, value in element.attrib.items():
        node.set_attribute(local_name(key), str(value))
    for child in element.iterchildren(etree.Element):
        _copy_list(child, node)
    if len(element) == 0:
        node.text = (element.text or "").strip()


def _value_of(element: _Element) -> str | None:
    value = element.get("value")
    if value is not None or not (element.text or "").strip():
        return value
    text = (element.text or "").strip()
    quote = '"' if "'" in text else "'"
    return f"{quote}{text}{quote}"


def _path_of(element: _Element | None) -> str:
    return "" if element is None else element.get("ref") or element.get("nodeset") or ""
