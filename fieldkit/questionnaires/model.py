"""A form as values, in XLSForm's words.

Paths are those of the XForm, e.g. ``/data/profile/age_band``; inside repeats the
form knows them without positions, an interview with them (``/data/member[2]/age``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldkit.kernel.problems import Problem
    from fieldkit.questionnaires.dependencies import Dependencies
    from fieldkit.questionnaires.expression import Expression
    from fieldkit.questionnaires.tree import Node


class QuestionType(StrEnum):
    """What a question asks for."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATE_TIME = "dateTime"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    RANK = "rank"
    ACKNOWLEDGE = "acknowledge"
    NOTE = "note"
    BARCODE = "barcode"
    GEOPOINT = "geopoint"
    GEOTRACE = "geotrace"
    GEOSHAPE = "geoshape"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "file"


SELECTS = frozenset({QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE, QuestionType.RANK})
"""Types that are answered from a list of choices."""


_POSITION = re.compile(r"\[\d+\]")

Part: TypeAlias = "str | Expression"
"""A piece of a label: fixed text, or the answer to another question."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A label, hint or message in the form's languages.

    Attributes:
        by_language: pieces for each language; the key is empty in a form without translations.
    """

    by_language: Mapping[str, tuple[Part, ...]]

    def parts(self, language: str, fallback: str) -> tuple[Part, ...]:
        """Return the pieces in ``language``, else in ``fallback``, else in any language."""
        for wanted in (language, fallback):
            if wanted in self.by_language:
                return self.by_language[wanted]
        return next(iter(self.by_language.values()), ())


@dataclass(frozen=True, slots=True)
class Media:
    """The files of a label.

    Attributes:
        by_language: for each language the file names by what they are: ``image``, ``big-image``,
            ``audio``, ``video``.
    """

    by_language: Mapping[str, Mapping[str, str]]

    def files(self, language: str, fallback: str) -> Mapping[str, str]:
        """Return the files: each kind in ``language``, else in ``fallback``, else in any language."""
        found: dict[str, str] = {}
        for wanted in (language, fallback, *self.by_language):
            for kind, name in self.by_language.get(wanted, {}).items():
                found.setdefault(kind, name)
        return found

    @property
    def all_files(self) -> frozenset[tuple[str, str]]:
        """All files of all languages: what each is, and its name."""
        return frozenset(one for files in self.by_language.values() for one in files.items())


@dataclass(frozen=True, slots=True)
class Additions:
    """What a bind says in our own namespace (``bind::fieldkit:…``).

    Attributes:
        warning: like a constraint, true where nothing is to be doubted; asked of values only.
        is_twice: keyed twice from paper.
        is_sensitive, is_personal: of this node and everything inside it.
        input: ``digits``, ``latin``, ``chinese`` or empty.
        unit: a unit code such as ``min``.
        written: everything as it is written, by name.
    """

    warning: Expression | None = None
    warning_message: Wording | None = None
    is_twice: bool = False
    is_sensitive: bool = False
    is_personal: bool = False
    input: str = ""
    unit: str = ""
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bind:
    """What the form says about one node.

    Attributes:
        data_type: ``string``, ``int``, ``date`` … as in XForms.
        preload: metadata to put in: ``timestamp``, ``date``, ``uid``, ``property``.
        save_to: the property of an entity that the answer becomes.
        added: what it says in our own namespace.
        parameters: what it asks of a file: ``max-pixels``, ``quality``.
    """

    path: str
    data_type: str = "string"
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    required_message: Wording | None = None
    constraint_message: Wording | None = None
    preload: str = ""
    preload_parameter: str = ""
    save_to: str = ""
    added: Additions = field(default_factory=Additions)
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """Our own addition ``bind::fieldkit:unit``, a code such as ``min``."""
        return self.added.unit

    @property
    def ours(self) -> Mapping[str, str]:
        """All additions in our namespace as they are written, by name."""
        return self.added.written


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice written in the question itself."""

    value: str
    label: Wording
    media: Media | None = None


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices drawn from a list, perhaps narrowed by a ``choice_filter``.

    Attributes:
        nodes: gives one node a choice; ``value`` and ``label`` are computed at that node.
    """

    nodes: Expression
    value: Expression
    label: Expression


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or a note that is only read out.

    Attributes:
        hint: the instruction for the interviewer; ``guidance`` its longer form for training.
        appearance: the words of the ``appearance`` column; unknown ones do no harm.
        parameters: further attributes of the control as written: ``start``, ``end`` and
            ``step`` of a range, ``rows``, ``mediatype`` …
        media: the files of the label.
    """

    path: str
    type: QuestionType
    label: Wording | None = None
    hint: Wording | None = None
    guidance: Wording | None = None
    appearance: frozenset[str] = frozenset()
    choices: tuple[Choice, ...] = ()
    itemset: Itemset | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    media: Media | None = None

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together.

    Attributes:
        path: empty when the group has no node of its own.
        is_one_screen: asked together (``field-list``).
        is_matrix: rows of questions with the same choices (``table-list``).
    """

    path: str
    label: Wording | None
    hint: Wording | None
    elements: tuple[Element, ...]
    is_one_screen: bool = False
    is_matrix: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """Questions asked once for each member of a household, each visit and so on.

    Attributes:
        count: how many times, when the form decides; otherwise the interviewer adds.
        is_fixed: nobody may add or take away (``jr:noAddRemove``).
    """

    path: str
    label: Wording | None
    elements: tuple[Element, ...]
    count: Expression | None = None
    is_fixed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the interviewer adds and takes away instances."""
        return self.count is None and not self.is_fixed


Element: TypeAlias = "Question | Group | Repeat"
"""What a questionnaire is made of."""


@dataclass(frozen=True, slots=True)
class Action:
    """A ``setvalue``: at an event, a node gets a value.

    Attributes:
        events: ``odk-instance-first-load``, ``xforms-value-changed``, ``odk-new-repeat`` …
        trigger: path of the question or repeat it hangs on, empty for the form.
        value: computed at the target; None clears it.
        narrowed: the target as an expression, where it picks some instances only.
    """

    events: frozenset[str]
    trigger: str
    target: str
    value: Expression | None
    narrowed: Expression | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can be run. Immutable, and may be shared by any number of interviews.

    Attributes:
        id, version, title: from the settings; the version belongs to every answer sheet.
        languages: as the form names them, e.g. ``中文 (zh)``; empty without translations.
        elements: the questions in order, in groups and repeats.
        binds: by path.
        model: the answers' tree before anything is answered; never changed, only copied.
        templates: a fresh instance of each repeat, by path.
        instances: the lists of choices by name; never changed.
        last_saved: names of lists that stand for the sheet saved before this one.
        namespaces: prefixes of the answers' tree, for writing it out.
        itext: translated texts by id; ``media`` the files that go with them.
        problems: doubts that do not keep the form from running.
    """

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str
    elements: tuple[Element, ...]
    binds: Mapping[str, Bind]
    model: Node
    templates: Mapping[str, Node]
    instances: Mapping[str, Node]
    itext: Mapping[str, Wording]
    actions: tuple[Action, ...]
    dependencies: Dependencies
    last_saved: frozenset[str] = frozenset()
    namespaces: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, Media] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    questions: Mapping[str, Question] = field(init=False)
    containers: Mapping[str, Group | Repeat] = field(init=False)

    def __post_init__(self) -> None:
        """Index questions, groups and repeats by path."""
        everything = list(all_elements(self.elements))
        questions = {one.path: one for one in everything if isinstance(one, Question)}
        containers = {one.path: one for one in everything if not isinstance(one, Question) and one.path}
        object.__setattr__(self, "questions", MappingProxyType(questions))
        object.__setattr__(self, "containers", MappingProxyType(containers))

    def repeat(self, path: str) -> Repeat | None:
        """Return the repeat at this path."""
        found = self.containers.get(path)
        return found if isinstance(found, Repeat) else None

    def is_personal(self, path: str) -> bool:
        """Whether the author marks an answer, or a group around it, as personal (``bind::fieldkit:personal``)."""
        return any(bind.added.is_personal for bind in self._binds_around(path))

    def is_sensitive(self, path: str) -> bool:
        """Whether the author marks an answer, or a group around it, as sensitive (``bind::fieldkit:sensitive``)."""
        return any(bind.added.is_sensitive for bind in self._binds_around(path))

    def _binds_around(self, path: str) -> Iterator[Bind]:
        """Yield the binds of a form path or answer path and of all around it."""
        schema = _POSITION.sub("", path)
        while schema:
            if schema in self.binds:
                yield self.binds[schema]
            schema = schema.rpartition("/")[0]

    def language_of(self, code: str) -> str:
        """Return the form's name of a language code (``zh`` → ``中文 (zh)``), or its default language."""
        for language in self.languages:
            if language == code or language.endswith(f"({code})"):
                return language
        return self.default_language


def all_elements(elements: tuple[Element, ...]) -> Iterator[Element]:
    """Yield questions, groups and repeats at every depth, in the order of the form."""
    for element in elements:
        yield element
        if not isinstance(element, Question):
            yield from all_elements(element.elements)
