"""The body of an XForm: questions, groups, repeats in the order they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.questionnaires.expression.syntax import Call
from fieldkit.questionnaires.model import (
    SELECTS,
    Bind,
    Choice,
    Element,
    Group,
    Itemset,
    Question,
    QuestionType,
    Repeat,
    Wording,
)
from fieldkit.questionnaires.problems import FormProblem
from fieldkit.questionnaires.reading.findings import JR, XML_NAMES, Findings, local_name, name_of
from fieldkit.questionnaires.reading.names import form_path, is_reference
from fieldkit.questionnaires.reading.table_lists import matrix_rows, without_layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from fieldkit.questionnaires.expression import Expression
    from fieldkit.questionnaires.reading.wording import WordingReader

_INPUT_TYPES = {
    "string": QuestionType.TEXT,
    "boolean": QuestionType.TEXT,
    "binary": QuestionType.FILE,
    "barcode": QuestionType.BARCODE,
    "int": QuestionType.INTEGER,
    "decimal": QuestionType.DECIMAL,
    "date": QuestionType.DATE,
    "time": QuestionType.TIME,
    "dateTime": QuestionType.DATE_TIME,
    "geopoint": QuestionType.GEOPOINT,
    "geotrace": QuestionType.GEOTRACE,
    "geoshape": QuestionType.GEOSHAPE,
}
_CONTROL_TYPES = {
    "select1": QuestionType.SELECT_ONE,
    "select": QuestionType.SELECT_MULTIPLE,
    "rank": QuestionType.RANK,
    "trigger": QuestionType.ACKNOWLEDGE,
}
_MEDIA_TYPES = {
    "image": QuestionType.IMAGE,
    "audio": QuestionType.AUDIO,
    "video": QuestionType.VIDEO,
}
_CONTROLS = frozenset({"input", "select1", "select", "trigger", "upload", "range", "rank", "secret"})
_NO_PARAMETER = frozenset({"ref", "bind", "appearance", "query"})


class BodyReader:
    """Reads the body with the help of the binds and the wordings."""

    def __init__(
        self,
        binds: Mapping[str, Bind],
        wordings: WordingReader,
        findings: Findings,
        paths_by_id: Mapping[str, str],
    ) -> None:
        """Read with the binds by path, and with the paths that binds have by their ``id``."""
        self._binds = binds
        self._paths_by_id = paths_by_id
        self._wordings = wordings
        self._findings = findings

    def elements(self, parent: _Element, base: str = "") -> tuple[Element, ...]:
        """Return what stands directly in ``parent``, whose path is ``base``."""
        found: list[Element] = []
        for element in parent:
            name = local_name(element.tag)
            if name == "group":
                found.append(self._group(element, base))
            elif name == "repeat":
                found.append(self._repeat(element, None, base))
            elif name in _CONTROLS:
                question = self._question(element, name, base)
                if question is not None:
                    found.append(question)
        return tuple(found)

    def _path(self, element: _Element, base: str) -> str:
        reference = element.get("ref") or element.get("nodeset")
        if reference and not is_reference(reference):
            self._findings.refuse(FormProblem.CONTROL_UNBOUND, "", "name", what=local_name(element.tag))
        bound = self._paths_by_id.get(element.get("bind") or "")
        return bound or form_path(reference, base)

    def _label(self, element: _Element, path: str) -> Wording | None:
        return self._wordings.of_element(element.find("x:label", XML_NAMES), path, "label")

    def _hint(self, element: _Element, path: str) -> Wording | None:
        return self._wordings.of_element(element.find("x:hint", XML_NAMES), path, "hint")

    def _group(self, element: _Element, base: str) -> Element:
        path = self._path(element, base)
        label = self._label(element, path)
        repeat = element.find("x:repeat", XML_NAMES)
        if repeat is not None and _is_wrapping(element):
            # pyxform wraps a repeat in a group that carries its label.
            return self._repeat(repeat, label, path or base)
        elements = self.elements(element, path or base)
        if not elements:
            self._findings.refuse(FormProblem.GROUP_EMPTY, path, "type", what=name_of(path))
        appearance = (element.get("appearance") or "").split()
        is_one_screen = "field-list" in appearance or "table-list" in appearance
        matrix = matrix_rows(elements) if is_one_screen else None
        title, asked = matrix or without_layout(elements)
        label = label or (title.label if title else None)
        if matrix is None:
            hint = self._hint(element, path) or (title.hint if title else None)
            return Group(path, label, hint, asked, is_one_screen)
        return Group(path, label, title.hint if title else None, asked, is_one_screen=True, is_matrix=True)

    def _repeat(self, element: _Element, label: Wording | None, base: str) -> Repeat:
        path = self._path(element, base)
        if not is_reference(element.get("nodeset") or element.get("bind")):
            self._findings.refuse(FormProblem.CONTROL_UNBOUND, path, "name", what="repeat")
        count = self._findings.expression(element.get(f"{JR}count"), path, "repeat_count")
        fixed = (element.get(f"{JR}noAddRemove") or "").strip().startswith("true")
        title, asked = without_layout(self.elements(element, path))
        label = label or self._label(element, path) or (title.label if title else None)
        return Repeat(path, label, asked, count, is_fixed=fixed)

    def _question(self, element: _Element, control: str, base: str) -> Question | None:
        path = self._path(element, base)
        if not path:
            self._findings.refuse(FormProblem.CONTROL_UNBOUND, "", "name", what=control)
            return None
        bind = self._binds.get(path, Bind(path))
        kind = self._type(element, control, bind)
        hint = element.find("x:hint", XML_NAMES)
        if "search(" in (element.get("appearance") or ""):
            self._findings.doubt(FormProblem.SEARCH_LIST, path, "appearance", question=name_of(path))
        if kind in SELECTS and not _offers(element):
            self._findings.refuse(FormProblem.NO_CHOICES, path, "type", question=name_of(path))
        return Question(
            path,
            kind,
            self._label(element, path),
            self._hint(element, path),
            self._wordings.guidance_of(hint),
            frozenset((element.get("appearance") or "").split()),
            self._choices(element, path) if kind in SELECTS else (),
            self._itemset(element, path) if kind in SELECTS else None,
            {**bind.parameters,
             **{local_name(key): str(value) for key, value in element.attrib.items()
                if local_name(key) not in _NO_PARAMETER}},
            self._wordings.media_of(element.find("x:label", XML_NAMES)),
        )  # fmt: skip

    def _type(self, element: _Element, control: str, bind: Bind) -> QuestionType:
        if control == "upload":
            return _MEDIA_TYPES.get((element.get("mediatype") or "").partition("/")[0], QuestionType.FILE)
        if control == "input" and element.get("query"):
            return QuestionType.SELECT_ONE
        if control in _CONTROL_TYPES:
            return _CONTROL_TYPES[control]
        kind = _INPUT_TYPES.get(bind.data_type)
        if kind is None:
            self._findings.doubt(
                FormProblem.UNSUPPORTED_TYPE, bind.path, "type",
                question=name_of(bind.path), what=bind.data_type,
            )  # fmt: skip
            kind = QuestionType.TEXT
        is_fixed = bind.readonly is not None and _is_always_true(bind.readonly)
        if kind is QuestionType.TEXT and is_fixed and bind.calculate is None:
            return QuestionType.NOTE
        return kind

    def _choices(self, element: _Element, path: str) -> tuple[Choice, ...]:
        choices: list[Choice] = []
        for item in element.findall("x:item", XML_NAMES):
            value = (item.findtext("x:value", "", XML_NAMES) or "").strip()
            label = self._label(item, path) or Wording({"": (value,)})
            media = self._wordings.media_of(item.find("x:label", XML_NAMES))
            choices.append(Choice(value, label, media))
        return tuple(choices)

    def _itemset(self, element: _Element, path: str) -> Itemset | None:
        itemset = element.find("x:itemset", XML_NAMES)
        if itemset is None:
            return self._of_query(element, path)
        value, label = itemset.find("x:value", XML_NAMES), itemset.find("x:label", XML_NAMES)
        parts = [
            self._findings.expression(source, path, column)
            for column, source in (
                ("choice_filter", itemset.get("nodeset")),
                ("choice name", "" if value is None else value.get("ref") or ""),
                ("choice label", "label" if label is None else label.get("ref") or ""),
            )
        ]
        if parts[0] is None or parts[1] is None or parts[2] is None:
            self._findings.refuse(FormProblem.NO_CHOICES, path, "type", question=name_of(path))
            return None
        return Itemset(parts[0], parts[1], parts[2])

    def _of_query(self, element: _Element, path: str) -> Itemset | None:
        """The list of a ``select_one_external``: rows of ``itemsets.csv``."""
        nodes, value, label = (
            # Only Collect looks at a query, and only when it is asked.
            self._findings.expression(source, path, "choice_filter", waits=True)
            for source in (element.get("query"), "name", "label")
        )
        if nodes is None or value is None or label is None:
            return None
        return Itemset(nodes, value, label)


def _offers(select: _Element) -> bool:
    """Whether a select has choices of its own or a list of them."""
    names = {local_name(child.tag) for child in select}
    return bool(names & {"item", "itemset"}) or select.get("query") is not None


def _is_wrapping(group: _Element) -> bool:
    """Whether a group holds one repeat and no question beside it."""
    inside = [local_name(child.tag) for child in group]
    return [name for name in inside if name not in {"", "label", "hint", "setvalue"}] == ["repeat"]


def _is_always_true(expression: Expression) -> bool:
    return isinstance(expression.tree, Call) and expression.tree.name == "true"
