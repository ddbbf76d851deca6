"""A form as the columns of tables: one table for the sheet, one for each repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.personal_answers import derives_from, is_personal
from fieldkit.questionnaires.model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.questionnaires.model import Form, Question, Wording
    from fieldkit.questionnaires.tree import Node

INSTANCE_ID = "instanceID"
_LIST = re.compile(r"instance\(\s*(['\"])(.+?)\1\s*\)")
_ITEXT = re.compile(r"jr:itext\(\s*([\w.-]+)\s*\)")
_MARKS = ("personal", "sensitive")
"""Our own columns by which a form's author says so."""
_UNMARKED = frozenset({"", "no", "false", "false()", "0"})
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """A label in the form's languages; falls back to any language there is."""

    by_language: Mapping[str, str]

    def say(self, language: str) -> str:
        """The words in a language (as the form names it, or its code), else in the first one."""
        for name, words in self.by_language.items():
            if name == language or name.endswith(f"({language})"):
                return words
        return next(iter(self.by_language.values()), "")

    def any(self) -> tuple[str, ...]:
        """The words in every language."""
        return tuple(self.by_language.values())


@dataclass(frozen=True, slots=True)
class Column:
    """One question, calculation or piece of metadata.

    Attributes:
        path: form path, without positions.
        groups: names of the groups between the table and the question.
        kind: what the question asks for; None for what nobody is asked.
        data_type: of the bind, ``int``, ``geopoint`` …
        choices: code and words, of questions with a fixed list.
        unit: a code such as ``min``.
        is_personal: whether it can tell who or where a resident is; left out unless asked for.
    """

    path: str
    name: str
    groups: tuple[str, ...]
    kind: QuestionType | None
    data_type: str
    label: Words
    choices: tuple[tuple[str, Words], ...] = ()
    unit: str = ""
    is_personal: bool = False

    @property
    def is_note(self) -> bool:
        """Whether it is only read out."""
        return self.kind is QuestionType.NOTE

    @property
    def holds_several(self) -> bool:
        """Whether its value is codes separated by blanks."""
        return self.kind is QuestionType.SELECT_MULTIPLE

    @property
    def is_ranked(self) -> bool:
        """Whether its value is codes in the order of preference."""
        return self.kind == "rank"

    def codes(self, value: str) -> list[str]:
        """The codes of a value."""
        return value.split() if self.holds_several or self.is_ranked else [value]

    def words(self, value: str, language: str, between: str = " ") -> str:
        """A value in words: choices by their labels, several with ``between``; everything else as it is."""
        if not self.choices or not value:
            return value
        known = dict(self.choices)
        return between.join(
            known[code].say(language) or code if code in known else code for code in self.codes(value)
        )


@dataclass(frozen=True, slots=True)
class FormTable:
    """The sheet itself, or a repeat.

    Attributes:
        path: of the root or the repeat; ``groups`` stand between the table around it and the repeat.
        columns: in the order of the form, those of repeats left to their own ``tables``.
    """

    path: str
    name: str
    groups: tuple[str, ...]
    label: Words
    columns: tuple[Column, ...]
    tables: tuple[FormTable, ...]

    def every(self) -> Iterator[FormTable]:
        """This table and all within it, depth first."""
        yield self
        for table in self.tables:
            yield from table.every()

    def tables_within(self) -> tuple[FormTable, ...]:
        """The repeats, depth first."""
        return tuple(table for table in self.every() if table is not self)


@dataclass(frozen=True, slots=True)
class FormColumns:
    """A form as tables.

    Attributes:
        instance_id: path of ``meta/instanceID``, also when the form leaves it out.
    """

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str
    main: FormTable
    instance_id: str

    def columns(self) -> Iterator[Column]:
        """Every column of every table."""
        for table in self.main.every():
            yield from table.columns

    def personal(self) -> tuple[Column, ...]:
        """The columns that are left out unless they are asked for."""
        return tuple(column for column in self.columns() if column.is_personal)


def columns_of(form: Form) -> FormColumns:
    """Lay a form out as tables."""
    root = form.model if form.model.schema else form.model.children[0]
    main = _Maker(form).table(root.schema, ())
    return FormColumns(
        form.id, form.version, form.title, form.languages, form.default_language, main,
        f"{root.schema}/meta/{INSTANCE_ID}",
    )  # fmt: skip


class _Maker:
    def __init__(self, form: Form) -> None:
        self._form = form
        self._personal: set[str] = set()
        self._nodes: dict[str, Node] = {}
        self._within: dict[str, list[str]] = {}
        # A repeat may stand in the answers' tree, only among the templates, or in both.
        for tree in (form.model, *form.templates.values()):
            for node in tree.walk():
                if node.schema and node.schema not in self._nodes:
                    self._nodes[node.schema] = node
                    self._within.setdefault(node.schema.rpartition("/")[0], []).append(node.schema)

    def table(self, path: str, groups: tuple[str, ...]) -> FormTable:
        columns: list[Column] = []
        tables: list[FormTable] = []
        self._fill(path, (), columns, tables)
        about = self._form.containers.get(path)
        label = self._words(about.label if about else None)
        return FormTable(path, path.rpartition("/")[2], groups, label, tuple(columns), tuple(tables))

    def _fill(
        self, around: str, groups: tuple[str, ...], columns: list[Column], tables: list[FormTable]
    ) -> None:
        for path in self._within.get(around, ()):
            if self._form.repeat(path):
                tables.append(self.table(path, groups))
            elif path in self._within or path in self._form.containers:
                self._fill(path, (*groups, path.rpartition("/")[2]), columns, tables)
            else:
                columns.append(self._column(self._nodes[path], groups))

    def _column(self, node: Node, groups: tuple[str, ...]) -> Column:
        question = self._form.questions.get(node.schema)
        bind = self._form.binds.get(node.schema)
        label = self._words(question.label if question else None)
        data_type = bind.data_type if bind else node.data_type
        marked = self._form.is_personal(node.schema) or self._form.is_sensitive(node.schema)
        personal = marked or is_personal(
            node.name,
            label.any(),
            data_type,
            preload=bind.preload_parameter if bind and bind.preload == "property" else "",
            is_picked=bool(question and (question.choices or question.itemset)),
            is_asked=question is not None and question.type is not QuestionType.NOTE,
        )
        if bind and bind.calculate and derives_from(bind.calculate.source, self._personal):
            personal = True
        if bind and any(bind.ours.get(mark, "").lower() not in _UNMARKED for mark in _MARKS):
            personal = True
        if personal:
            self._personal.add(node.name)
        return Column(
            node.schema,
            node.name,
            groups,
            question.type if question else None,
            data_type,
            label,
            self._choices(question) if question else (),
            bind.unit if bind else "",
            personal,
        )

    def _words(self, wording: Wording | None) -> Words:
        if wording is None:
            return Words({})
        return Words(
            {
                language: _BLANKS.sub(" ", "".join(part if isinstance(part, str) else "…" for part in parts))
                for language, parts in wording.by_language.items()
            }
        )

    def _choices(self, question: Question) -> tuple[tuple[str, Words], ...]:
        if question.choices:
            return tuple((choice.value, self._words(choice.label)) for choice in question.choices)
        itemset = question.itemset
        found = _LIST.search(itemset.nodes.source) if itemset else None
        source = self._form.instances.get(found.group(2)) if found else None
        if itemset is None or source is None:
            return ()
        value, label = itemset.value.source, itemset.label.source
        choices: dict[str, Words] = {}
        for node in source.walk():
            code = node.child(value)
            if code is not None and not code.children:
                choices.setdefault(code.text, self._item_words(node, label))
        return tuple(choices.items())

    def _item_words(self, item: Node, label: str) -> Words:
        itext = _ITEXT.fullmatch(label)
        named = item.child(itext.group(1) if itext else label)
        text = named.text if named else ""
        if itext and text in self._form.itext:
            return self._words(self._form.itext[text])
        return Words({"": text})
