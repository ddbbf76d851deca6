"""Tables per question over the finished sheets of a form, broken down by place or by another question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.analysis.answer_tables import SheetAnswers, cross_table, question_table
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.reports.question_tables import TablesOfForm, write_question_tables
from fieldkit.services.answer_sheets import AnswerError, columns_named, stored_sheets
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.satisfaction import state_of
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.analysis.answer_tables import CrossTable, QuestionTable
    from fieldkit.analysis.form_columns import Column, FormColumns
    from fieldkit.kernel.texts import Language
    from fieldkit.services.answer_sheets import SheetShelf, StoredSheet
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

BY_PLACE = {"community": Text("社区", "community"), "circle": Text("生活圈", "circle")}
NOWHERE = Text("（未填）", "(none)")
CHOICE_OF_OWN = "age_band"
"""The shipped form's age groups: broken down by them unless something else is named."""


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """The finished sheets of a form in memory; questions are counted when they are asked for.

    Attributes:
        stored: every sheet; ``complete`` those that count, ``sheets`` their answers by form path.
        places: for ``community`` and ``circle``, the name of the place of each complete sheet.
    """

    form: FormColumns
    language: Language
    stored: tuple[StoredSheet, ...]
    complete: tuple[StoredSheet, ...]
    sheets: tuple[SheetAnswers, ...]
    places: Mapping[str, Sequence[str]]

    @property
    def refused(self) -> int:
        """How many sheets are refusals."""
        return sum(state_of(one) == "refused" for one in self.stored)

    @property
    def period(self) -> tuple[str, str]:
        """First and last day of the finished sheets; empty without any."""
        days = sorted(one.value("finished")[:10] for one in self.stored if one.value("finished"))
        return (days[0], days[-1]) if days else ("", "")

    def questions(self, *, personal: bool = False) -> tuple[Column, ...]:
        """What is asked, without what tells who or where a resident is unless ``personal``."""
        return tuple(
            column
            for column in self.form.columns()
            if column.kind is not None and not column.is_note and (personal or not column.is_personal)
        )

    def groupings(self) -> dict[str, Column]:
        """Questions that others can be broken down by, by name."""
        return {column.name: column for column in self.form.main.columns if column.choices}

    def table(self, column: Column) -> QuestionTable:
        """One question counted."""
        return question_table(column, self.sheets, self.language)

    def crossed(self, column: Column, name: str) -> CrossTable:
        """One question by ``community``, ``circle`` or the name of another one."""
        if name in BY_PLACE:
            by = BY_PLACE[name].say(self.language)
            member = [[place or NOWHERE.say(self.language)] for place in self.places[name]]
            groups = sorted({one[0] for one in member})
        else:
            other = self.groupings()[name]
            by = other.label.say(self.language) or name
            said = {code: words.say(self.language) or code for code, words in other.choices}
            member = [
                [said.get(code, code) for value in sheet.get(other.path) for code in value.split()]
                or [NOWHERE.say(self.language)]
                for sheet in self.sheets
            ]
            present = {label for one in member for label in one}
            groups = [label for label in said.values() if label in present]
            groups += sorted(present - set(groups))
        return cross_table(column, self.sheets, lambda at: member[at], tuple(groups), by, self.language)


class QuestionTableService:
    """Counting every question."""

    def __init__(self, workspace: Workspace, shelf: SheetShelf | None = None) -> None:
        self._workspace, self._shelf = workspace, shelf

    def read(self, form: str = "", language: Language = "zh") -> FormAnswers:
        """Read the sheets of a form.

        Args:
            form: a form file or id; empty for the shipped form.
            language: of labels.

        Raises:
            FieldkitError: NO_SUCH_FORM.
        """
        tables = columns_named(form, self._workspace)
        with self._workspace.database.read() as connection:
            stored = stored_sheets(connection, tables.id, self._shelf)
            complete = [one for one in stored if state_of(one) == "complete"]
            places = {name: _places(connection, name, complete) for name in BY_PLACE}
        sheets = tuple(SheetAnswers(one.answers) for one in complete)
        return FormAnswers(tables, language, tuple(stored), tuple(complete), sheets, places)

    def write(
        self,
        path: Path,
        *,
        form: str = "",
        by: Sequence[str] = (),
        personal: bool = False,
        language: Language = "zh",
    ) -> None:
        """Write a workbook: a table and a chart per question, cross tables, open answers.

        Args:
            path: where to.
            form: a form file or id; empty for the form in use.
            by: ``community``, ``circle`` or the name of a question with choices; empty for the
                communities and, where the form has them, age groups.
            personal: also list what tells who or where a resident is.
            language: of the workbook.

        Raises:
            FieldkitError: NO_SUCH_FORM, NO_SUCH_QUESTION, CANNOT_SAVE; no half file is left.
        """
        answers = self.read(form, language)
        tables, pickable = answers.form, answers.groupings()
        groupings = list(by) or ["community", *(name for name in (CHOICE_OF_OWN,) if name in pickable)]
        for name in groupings:
            if name not in BY_PLACE and name not in pickable:
                raise FieldkitError(
                    AnswerError.NO_SUCH_QUESTION,
                    form=tables.title or tables.id,
                    name=name,
                    known=", ".join([*BY_PLACE, *pickable]),
                )
        wanted = answers.questions(personal=personal)
        crossed = tuple(
            answers.crossed(column, name)
            for name in groupings
            for column in wanted
            if column.choices and column.name != name
        )
        write_question_tables(
            TablesOfForm(
                title=tables.title or tables.id,
                unit=self._workspace.title,
                version=tables.version,
                period=answers.period,
                complete=len(answers.complete),
                refused=answers.refused,
                questions=tuple(answers.table(column) for column in wanted),
                crossed=crossed,
                left_out=_left_out(tables, language) if not personal else (),
                language=language,
            ),
            path,
        )


def _places(connection: Connection, name: str, complete: Sequence[StoredSheet]) -> list[str]:
    names = NamesInWorkspace(connection)
    communities = [one.value("community") for one in complete]
    if name == "community":
        return [names.name(one) for one in communities]
    circles = lists.rows(connection, "area", sorted(set(communities)), ("circle",))
    return [names.name(str(circles.get(one, {}).get("circle") or "")) for one in communities]


def _left_out(tables: FormColumns, language: Language) -> tuple[str, ...]:
    return tuple(column.label.say(language) or column.name for column in tables.personal())
