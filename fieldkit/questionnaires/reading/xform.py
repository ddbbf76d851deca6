"""XForm XML → form: binds, trees, actions, dependencies, put together and checked."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.checks import canonical_answer, type_problem
from fieldkit.questionnaires.dependencies import CircleError, Schema, arrange, references_of
from fieldkit.questionnaires.expression.lists import ListDocument
from fieldkit.questionnaires.model import Form, Question, QuestionType, Repeat, all_elements
from fieldkit.questionnaires.problems import FormProblem, unreadable
from fieldkit.questionnaires.reading.actions import AT_OPENING, read_actions
from fieldkit.questionnaires.reading.at_opening import faults_at
from fieldkit.questionnaires.reading.binds import attribute_paths, read_binds, typed_names
from fieldkit.questionnaires.reading.body import BodyReader
from fieldkit.questionnaires.reading.columns import check_columns
from fieldkit.questionnaires.reading.findings import (
    XML_NAMES,
    Findings,
    Locate,
    Suspect,
    name_of,
)
from fieldkit.questionnaires.reading.lists import (
    LAST_SAVED,
    Beside,
    ListError,
    copy_list,
    read_list,
    undisturbed,
)
from fieldkit.questionnaires.reading.names import form_path
from fieldkit.questionnaires.reading.parsing import xml_parser
from fieldkit.questionnaires.reading.primary import Primary
from fieldkit.questionnaires.reading.structure import structure_faults
from fieldkit.questionnaires.reading.wording import WordingReader

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fieldkit.questionnaires.dependencies import Dependencies
    from fieldkit.questionnaires.expression import Expression
    from fieldkit.questionnaires.model import Action, Bind, Element
    from fieldkit.questionnaires.tree import Node


class Draft(NamedTuple):
    """A form that has been read and not been tried out yet, with what was found on the way."""

    form: Form
    findings: Findings


def draft_of_xml(
    text: str, locate: Locate, *, name: str = "", beside: Beside | None = None, is_known: bool = False
) -> Draft:
    """Return the form that an XForm describes.

    Args:
        text: the XML.
        locate: from a question to the place that its author sees.
        name: what to call the form in messages.
        beside: where its lists of choices are looked up.
        is_known: it has been taken before.

    Raises:
        FormRefusedError: with every reason.
        FieldkitError: FORM_UNREADABLE, the text is no XForm.
    """
    try:
        root = etree.fromstring(text.encode(errors="replace"), xml_parser(encoding="utf-8"))
    except etree.XMLSyntaxError as error:
        raise unreadable(name, "它不是完整的 XML", f"it is no well-formed XML ({error.msg})") from error
    model, body = root.find(".//x:model", XML_NAMES), root.find("h:body", XML_NAMES)
    primary = None if model is None else model.find("x:instance/*", XML_NAMES)
    if model is None or primary is None:
        raise unreadable(name, "它不是 XForm 问卷", "it has no model with an instance")
    if body is None:
        body = etree.Element(f"{{{XML_NAMES['h']}}}body")
    title = root.findtext(".//h:title", "", XML_NAMES) or ""
    with undisturbed():
        reading = _XFormReader(model, primary, body, Findings(locate, is_known=is_known), beside or Beside())
        return Draft(reading.form(title, name), reading.findings)


# Not worked out when a form is opened, so JavaRosa lets a form run that asks for an unknown list there.
_LOOKED_AT_LATE = frozenset(
    {"constraint", "repeat_count", "trigger", "label", "hint", "guidance_hint", "bind::fieldkit:warning"}
)
_WITH_A_SHAPE = frozenset({
    QuestionType.INTEGER, QuestionType.DECIMAL, QuestionType.DATE, QuestionType.TIME, QuestionType.DATE_TIME,
    QuestionType.GEOPOINT, QuestionType.GEOTRACE, QuestionType.GEOSHAPE,
})  # fmt: skip


class _XFormReader:
    """One reading of one form."""

    def __init__(
        self, model: _Element, primary: _Element, body: _Element, findings: Findings, beside: Beside
    ) -> None:
        self.findings = findings
        self._model = model
        self._root = primary
        self._body = body
        self._beside = beside
        findings.repeats = frozenset(
            form_path(one.get("nodeset")) for one in body.iter(f"{{{XML_NAMES['x']}}}repeat")
        )
        findings.typed = typed_names(model)
        self._wordings = WordingReader(model, findings)
        self._primary = Primary(primary, attribute_paths(model))
        findings.doubled = self._primary.doubled(findings.repeats)
        self._schema = Schema(self._primary.paths())
        self._binds = read_binds(model, self._wordings, findings)
        self._primary.set_types(self._binds)

    def form(self, title: str, name: str) -> Form:
        """Put the form together, or refuse it."""
        elements = BodyReader(self._binds, self._wordings, self.findings, self._paths_by_id()).elements(
            self._body
        )
        actions = read_actions(self._model, self._body, self.findings)
        instances, last_saved = self._instances()
        self._check_targets(elements, actions)
        check_columns(
            elements,
            {name: lists for name, lists in instances.items() if name in self.findings.inside},
            self.findings,
        )
        for fault in structure_faults(self._model, self._body):
            self.findings.refuse_structure(fault.about, fault.reason)
        self._fit_defaults(elements)
        self._check_names()
        self._check_media()
        self._check_lists({*instances, *last_saved, self._root.get("id", "")})
        dependencies = self._dependencies(elements, actions)
        form_id = self._root.get("id", "")
        if self.findings.errors or dependencies is None:
            self.findings.settle_suspects(None)
            raise self.findings.refusal(title or name or form_id)
        return Form(
            id=form_id,
            version=self._root.get("version", ""),
            title=title or form_id,
            languages=self._wordings.languages,
            default_language=self._wordings.default_language,
            elements=elements,
            binds=MappingProxyType(self._binds),
            model=self._primary.document,
            templates=MappingProxyType(self._primary.templates),
            instances=MappingProxyType(instances),
            itext=self._wordings.itext,
            actions=actions,
            dependencies=dependencies,
            last_saved=last_saved,
            namespaces={prefix: uri for prefix, uri in self._root.nsmap.items() if prefix},
            media=self._wordings.media,
        )

    def _paths_by_id(self) -> dict[str, str]:
        binds = self._model.findall("x:bind", XML_NAMES)
        return {one.get("id", ""): form_path(one.get("nodeset")) for one in binds if one.get("id")}

    def _instances(self) -> tuple[dict[str, Node], frozenset[str]]:
        lists: dict[str, Node] = {}
        last_saved: set[str] = set()
        for instance in self._model.findall("x:instance", XML_NAMES)[1:]:
            name, source = instance.get("id", ""), instance.get("src")
            if source == LAST_SAVED:
                last_saved.add(name)
            elif source is not None and len(instance) == 0:
                lists[name] = self._list(source, name)
            else:
                self.findings.inside.add(name)
                lists[name] = ListDocument()
                for root in instance.iterchildren(etree.Element):
                    copy_list(root, lists[name])
        if "itemsets.csv" in self._beside.texts or self._beside.find("itemsets.csv"):
            self._add_external_choices(lists)
        return lists, frozenset(last_saved)

    def _add_external_choices(self, lists: dict[str, Node]) -> None:
        """Each list of ``itemsets.csv`` can be asked for by its name (``select_one_external``)."""
        everything = self._list("jr://file-csv/itemsets.csv", "itemsets")
        for item in everything.children[0].children if everything.children else ():
            named = item.child("list_name")
            if named is not None and named.text:
                document = lists.setdefault(named.text, ListDocument())
                root = document.children[0] if document.children else document.add("root")
                item.parent = root
                root.children.append(item)

    def _list(self, source: str, name: str) -> Node:
        what = source.rpartition("/")[2]
        document: Node | None = None
        try:
            document = read_list(source, self._beside)
            if document is None:
                self.findings.doubt(FormProblem.FILE_MISSING, name, "type", what=what)
        except ListError as error:
            self.findings.doubt(FormProblem.FILE_DAMAGED, name, "type", what=what, reason=str(error))
        if document is None:
            document = ListDocument()
            document.add("root")
        return document

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
            if bind.calculate is not None and self._schema.elements(path):
                self.findings.refuse(
                    FormProblem.GROUP_CALCULATED, path, "calculation", question=name_of(path)
                )
            self._look_at_opening(bind)
            recalculated = self._mentioned(path, relevant=bind.relevant, calculation=bind.calculate)
            looked_up = self._mentioned(path, required=bind.required, read_only=bind.readonly)
            self._mentioned(path, constraint=bind.constraint)
            self._mentioned(path, **{"bind::fieldkit:warning": bind.added.warning})
            uses[path], needs[path] = recalculated, recalculated | looked_up
        for element in all_elements(elements):
            path = element.path
            if isinstance(element, Repeat) and element.count is not None and path in self._schema:
                counted = self._mentioned(path, repeat_count=element.count) - {path}
                uses[path] = uses.get(path, frozenset()) | counted
                # A count by a question inside its own repeat is odd, and no circle: that question waits for nobody.
                outside = frozenset(one for one in counted if not f"{one}/".startswith(f"{path}/"))
                needs[path] = needs.get(path, frozenset()) | outside
            if isinstance(element, Question) and element.itemset is not None and path in self._schema:
                choices[path] = self._mentioned(path, choice_filter=element.itemset.nodes)
        for action in actions:
            self._mentioned(action.target, default=action.value)
        try:
            return arrange(needs, uses, choices, self._schema)
        except CircleError as error:
            circle = " → ".join(name_of(path) for path in error.circle)
            self.findings.refuse(FormProblem.CYCLE, error.circle[0], "name", path=circle)
            return None

    def _look_at_opening(self, bind: Bind) -> None:
        columns = {"relevant": bind.relevant, "required": bind.required}
        columns |= {"read_only": bind.readonly, "calculation": bind.calculate}
        for column, expression in {**columns, "constraint": bind.constraint}.items():
            for what in () if expression is None else self.findings.only_here(expression):
                self.findings.doubt_once(
                    FormProblem.ONLY_HERE, bind.path, column, question=name_of(bind.path), what=what
                )
        for column, expression in columns.items():
            if expression is not None:
                for error, is_sure in faults_at(
                    expression, bind.path, self.findings.repeats, self._is_conditional
                ):
                    suspect = Suspect(error, expression.source, bind.path, column, is_sure)
                    self.findings.suspects.append(suspect)

    def _is_conditional(self, repeat: str, question: str) -> bool:
        """Whether a repeat, what it stands in, or a question in it may not be asked."""
        steps = question.split("/")
        above = ("/".join(steps[:end]) for end in range(2, len(steps) + 1))
        binds = (self._binds.get(path) for path in above)
        return repeat not in self._schema or any(bind and bind.relevant is not None for bind in binds)

    def _check_targets(self, elements: tuple[Element, ...], actions: tuple[Action, ...]) -> None:
        named = [(element.path, "name") for element in all_elements(elements) if element.path]
        named += [(action.target, "trigger") for action in actions]
        named += [(path, "type") for path in self.findings.phone_targets]
        for path, column in named:
            if path not in self._schema:
                # JavaRosa does not look at the name of the root.
                below = path.removeprefix("/").partition("/")[2]
                is_there = not below or f"/{self._primary.document.children[0].name}/{below}" in self._schema
                note = self.findings.doubt if is_there else self.findings.refuse
                note(FormProblem.TARGET_MISSING, path, column, path=path)

        for action in actions:
            if action.target in self.findings.doubled and action.events & AT_OPENING:
                reason = Text("它在数据部分里写了不止一次", "the data part has it more than once")
                self.findings.refuse_structure(action.target, reason)
            if action.value is not None and self._schema.elements(action.target):
                self.findings.refuse(
                    FormProblem.GROUP_CALCULATED, action.target, "default", question=name_of(action.target)
                )

    def _fit_defaults(self, elements: tuple[Element, ...]) -> None:
        """Write defaults as answers are written; one that cannot be an answer is not put in (as in JavaRosa)."""
        kinds = {one.path: one.type for one in all_elements(elements) if isinstance(one, Question)}
        for node in self._primary.nodes():
            kind = kinds.get(node.schema)
            if kind is None or kind not in _WITH_A_SHAPE or not node.text:
                continue
            text = canonical_answer(kind, node.text, ())
            if type_problem(kind, text, ()) is not None:
                self.findings.doubt_once(
                    FormProblem.DEFAULT_UNFIT,
                    node.schema,
                    "default",
                    question=name_of(node.schema),
                    value=node.text,
                )
                text = ""
            node.text = text

    def _check_names(self) -> None:
        """JavaRosa's expressions know no Chinese names, so a form with such names runs only here."""
        names = [path for path in self._primary.paths() if not name_of(path).isascii()]
        if names:
            self.findings.doubt(
                FormProblem.NAME_ONLY_HERE, names[0], "name", question=name_of(names[0]), count=len(names)
            )

    def _check_media(self) -> None:
        for text_id, media in self._wordings.media.items():
            for kind, name in sorted(media.all_files):
                self._check_file(text_id.partition(":")[0], f"media::{kind}", name)
        for node in self._primary.document.walk():
            if node.data_type == "binary" and node.text:
                self._check_file(node.schema, "default", node.text.rpartition("/")[2])

    def _check_file(self, path: str, column: str, name: str) -> None:
        if self._beside.find(name) is None:
            self.findings.doubt(FormProblem.MEDIA_MISSING, path, column, what=name)

    def _check_lists(self, declared: set[str]) -> None:
        for path, column, name in self.findings.lists:
            if name not in declared:
                note = self.findings.doubt if column in _LOOKED_AT_LATE else self.findings.refuse
                note(FormProblem.LIST_UNDECLARED, path, column, question=name_of(path), what=name)

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
        self.findings.doubt(FormProblem.UNKNOWN_REFERENCE, path, column, question=name_of(path), path=unknown)
