"""The one door for answers that come: documents of Collect, tables of Central or Kobo → answer sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from fieldkit.exchange.answers.central import KEY, PARENT_KEY
from fieldkit.exchange.answers.incoming import match
from fieldkit.exchange.answers.kobo import sheet_names
from fieldkit.exchange.answers.opening import open_path
from fieldkit.exchange.answers.openrosa import answers_of_xml
from fieldkit.exchange.answers.problems import AnswerFileError, AnswerFileProblem
from fieldkit.exchange.answers.sheets import AnswerSheet, distinct_names
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.analysis.form_columns import Column, FormColumns, FormTable
    from fieldkit.exchange.answers.incoming import FoundTable, Matching
    from fieldkit.exchange.answers.opening import Opened
    from fieldkit.kernel.problems import ProblemCode

_POSITION = re.compile(r"\[\d+\]")
_BARE_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_LAST_POSITION = re.compile(r"\[(\d+)\]$")


@dataclass(frozen=True, slots=True)
class Arrived:
    """One sheet that came.

    Attributes:
        sheet: what it says.
        replaces: the instanceID that it is an edit of; empty for a first version.
        source: the file it stood in.
    """

    sheet: AnswerSheet
    replaces: str = ""
    source: str = ""


@dataclass(slots=True)
class Arrival:
    """Everything found at a path."""

    sheets: list[Arrived] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(
        self, code: ProblemCode, place: Place, severity: Severity = Severity.WARNING, **values: object
    ) -> None:
        """Say what is doubtful; the same thing at the same place once."""
        problem = Problem(code, severity, place, values)
        if problem not in self.problems:
            self.problems.append(problem)


def read_answers(form: FormColumns, path: Path) -> Arrival:
    """Read the answer sheets of a form.

    Args:
        form: whose sheets they must be.
        path: a folder or zip of submission XML, one such file, a Central zip, folder or CSV, a
            Kobo workbook or CSV.

    Raises:
        FieldkitError: CANNOT_READ, TOO_LARGE, NOTHING_THERE, OTHER_FORM; nothing was taken.
    """
    opened = open_path(path)
    arrival = Arrival()
    others: list[str] = []
    _read_documents(form, opened, arrival, others)
    if not opened.documents or not arrival.sheets:
        _read_tables(form, opened.tables, arrival)
    _one_of_each(arrival)
    if not arrival.sheets and others:
        raise FieldkitError(AnswerFileError.OTHER_FORM, path=path, other=others[0], form=form.id)
    if not arrival.sheets and not arrival.problems:
        raise FieldkitError(AnswerFileError.NOTHING_THERE, path=path)
    return arrival


# --- documents ------------------------------------------------------------------


def _read_documents(form: FormColumns, opened: Opened, arrival: Arrival, others: list[str]) -> None:
    known = {column.path for column in form.columns()} | {table.path for table in form.main.every()}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for name, content in opened.documents:
        place = Place(file=name)
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            arrival.note(AnswerFileProblem.UNREADABLE, place, Severity.ERROR)
            continue
        if etree.QName(root).localname in {"html", "manifest"}:
            continue  # the form itself, or its list of media
        if root.get("id") not in {form.id, None}:
            others.append(str(root.get("id")))
            arrival.note(AnswerFileProblem.OTHER_FORM, place, Severity.ERROR, other=root.get("id"))
            continue
        if root.get("encrypted") == "yes":
            arrival.note(AnswerFileProblem.ENCRYPTED, place, Severity.ERROR)
            continue
        said = answers_of_xml(root, form)
        meta = form.instance_id.rpartition("/")[0]
        instance = said.get(form.instance_id, "") or str(root.get("instanceID") or "")
        replaces = said.pop(f"{meta}/deprecatedID", "")
        answers = {}
        for answer, value in said.items():
            schema = _POSITION.sub("", answer)
            if schema in known:
                answers[answer] = value
            elif not schema.startswith(f"{meta}/"):
                what = schema.removeprefix(form.main.path + "/")
                arrival.note(AnswerFileProblem.UNKNOWN_COLUMN, Place(), what=what)
        if not instance:
            arrival.note(AnswerFileProblem.NO_INSTANCE_ID, place, Severity.ERROR)
            continue
        answers[form.instance_id] = instance
        sheet = _sheet(form, instance, answers, version=root.get("version") or "")
        arrival.sheets.append(Arrived(sheet, replaces, name))


# --- tables ---------------------------------------------------------------------


def _read_tables(form: FormColumns, tables: Sequence[FoundTable], arrival: Arrival) -> None:
    main = next((one for one in tables if _is_main(one)), None)
    if main is None:
        return
    reader = _Tables(form, arrival)
    reader.main(main)
    repeats = form.main.tables_within()
    names = distinct_names([table.name for table in repeats])
    worksheets = sheet_names([form.title or form.id, *(table.name for table in repeats)])[1:]
    for table, name, worksheet in zip(repeats, names, worksheets, strict=True):
        words = {name, worksheet, f"{main.name}-{name}", f"{form.id}-{name}", *table.label.any()}
        found = next((one for one in tables if one is not main and one.name in words), None)
        if found is not None:
            reader.repeat(found, table)
    reader.finish()


def _is_main(table: FoundTable) -> bool:
    if table.column(PARENT_KEY, "_parent_index") is not None:
        return False
    return table.column(KEY, "_uuid", "meta/instanceID", "meta-instanceID", "instanceID") is not None


class _Tables:
    """Rows of several tables, put together to sheets."""

    def __init__(self, form: FormColumns, arrival: Arrival) -> None:
        self._form = form
        self._arrival = arrival
        self._answers: dict[str, dict[str, str]] = {}
        self._about: dict[str, tuple[Arrived, str]] = {}
        self._places: dict[tuple[str, str], tuple[str, str]] = {}
        """By table and key of a row: whose sheet it is, and its answer path."""
        self._counts: dict[str, int] = {}

    def main(self, table: FoundTable) -> None:
        matching = self._match(table, self._form.main)
        for at, row in enumerate(table.rows, start=2):
            key = table.cell(row, KEY, "_uuid", "meta/rootUuid")
            instance = _full(table.cell(row, "meta-instanceID", "meta/instanceID", "instanceID") or key)
            place = Place(sheet=table.name, row=at)
            if not instance:
                self._arrival.note(AnswerFileProblem.NO_INSTANCE_ID, place, Severity.ERROR)
                continue
            root = _full(key) if table.column(KEY) is not None else ""
            answers = self._row(matching, row, self._form.main, self._form.main.path, place)
            answers[self._form.instance_id] = instance
            sheet = AnswerSheet(
                instance, {},
                finished=table.cell(row, "end", "SubmissionDate", "_submission_time"),
                interviewer=table.cell(row, "SubmitterName", "_submitted_by"),
                version=table.cell(row, "FormVersion", "__version__"),
            )  # fmt: skip
            mark = f"{instance}\x1f{at}"
            self._answers[mark] = answers
            self._about[mark] = (Arrived(sheet, root if root != instance else "", table.name), mark)
            for name in (KEY, "_index"):
                own = table.cell(row, name)
                if own:
                    self._places.setdefault((self._form.main.path, own), (mark, self._form.main.path))

    def repeat(self, found: FoundTable, table: FormTable) -> None:
        matching = self._match(found, table)
        around = self._around(table)
        for at, row in enumerate(found.rows, start=2):
            parent = found.cell(row, PARENT_KEY, "_parent_index")
            place = Place(sheet=found.name, row=at)
            belongs = self._places.get((around.path, parent))
            if belongs is None:
                self._arrival.note(AnswerFileProblem.NO_PARENT, place, Severity.ERROR)
                continue
            mark, prefix = belongs
            stem = "/".join((prefix, *table.groups, table.name))
            own = found.cell(row, KEY, "_index")
            path = f"{stem}[{self._position(mark + stem, own)}]"
            self._places[table.path, own] = (mark, path)
            answers = self._answers[mark]
            answers.update(self._row(matching, row, table, path, place))
            count = int(_LAST_POSITION.findall(path)[0])
            answers[stem] = str(max(count, int(answers.get(stem, "0"))))

    def finish(self) -> None:
        for mark, (arrived, _) in self._about.items():
            one = arrived.sheet
            sheet = _sheet(
                self._form, one.instance, self._answers[mark],
                version=one.version, submitted=one.finished, interviewer=one.interviewer,
            )  # fmt: skip
            self._arrival.sheets.append(Arrived(sheet, arrived.replaces, arrived.source))

    def _position(self, stem: str, key: str) -> int:
        stated = _LAST_POSITION.search(key)
        position = int(stated.group(1)) if stated else self._counts.get(stem, 0) + 1
        self._counts[stem] = max(position, self._counts.get(stem, 0))
        return position

    def _around(self, table: FormTable) -> FormTable:
        return next(one for one in self._form.main.every() if table in one.tables)

    def _match(self, found: FoundTable, table: FormTable) -> Matching:
        matching = match(found, table)
        for head in matching.unknown:
            self._arrival.note(AnswerFileProblem.UNKNOWN_COLUMN, Place(sheet=found.name), what=head)
        return matching

    def _row(
        self, matching: Matching, row: Sequence[str], table: FormTable, prefix: str, place: Place
    ) -> dict[str, str]:
        answers = {}
        for column, value in matching.values(row):
            answers[prefix + column.path.removeprefix(table.path)] = value
            self._check(column, value, place)
        return answers

    def _check(self, column: Column, value: str, place: Place) -> None:
        known = dict(column.choices)
        for code in column.codes(value):
            if known and code not in known:
                question = column.label.say("zh") or column.name
                self._arrival.note(AnswerFileProblem.UNKNOWN_CHOICE, place, what=code, question=question)


# --- sheets ---------------------------------------------------------------------


def _full(instance: str) -> str:
    return f"uuid:{instance}" if _BARE_UUID.fullmatch(instance) else instance


def _sheet(
    form: FormColumns,
    instance: str,
    answers: Mapping[str, str],
    *,
    version: str = "",
    submitted: str = "",
    interviewer: str = "",
) -> AnswerSheet:
    root = form.main.path
    return AnswerSheet(
        instance,
        dict(answers),
        community=answers.get(f"{root}/community", ""),
        started=answers.get(f"{root}/start", "") or submitted,
        finished=answers.get(f"{root}/end", "") or submitted,
        interviewer=answers.get(f"{root}/username", "") or interviewer,
        version=version,
    )


def _one_of_each(arrival: Arrival) -> None:
    """The same sheet from two files, or from two rows, is one."""
    kept: dict[str, Arrived] = {}
    for one in arrival.sheets:
        first = kept.setdefault(one.sheet.instance, one)
        if first is not one and dict(first.sheet.answers) != dict(one.sheet.answers):
            arrival.note(AnswerFileProblem.TWICE, Place(file=one.source), instance=one.sheet.instance)
    arrival.sheets[:] = kept.values()
