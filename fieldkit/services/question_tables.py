"""Tables per question over the finished sheets of a form, broken down by place or by another question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.analysis.answer_tables import by_question, cross_table, question_table
from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.reports.question_tables import TablesOfForm, write_question_tables
from fieldkit.services.answer_sheets import AnswerError, columns_named, stored_sheets
from fieldkit.services.names import NamesInWorkspace
from fieldkit.services.satisfaction import state_of
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from fieldkit.analysis.answer_tables import CrossTable
    from fieldkit.analysis.form_columns import Column, FormColumns
    from fieldkit.kernel.texts import Language
    from fieldkit.services.answer_sheets import StoredSheet
    from fieldkit.services.workspace import Workspace
    from fieldkit.storage.database import Connection

BY_PLACE = {"community": Text("社区", "community"), "circle": Text("生活圈", "circle")}
NOWHERE = Text("（未填）", "(none)")
CHOICE_OF_OWN = "age_band"
"""The shipped form's age groups: broken down by them unless something else is named."""


class QuestionTableService:
    """Counting every question."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

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
        tables = columns_named(form, self._workspace)
        pickable = {column.name: column for column in tables.main.columns if column.choices}
        groupings = list(by) or ["community", *(name for name in (CHOICE_OF_OWN,) if name in pickable)]
        for name in groupings:
            if name not in BY_PLACE and name not in pickable:
                raise FieldkitError(
                    AnswerError.NO_SUCH_QUESTION,
                    form=tables.title or tables.id,
                    name=name,
                    known=", ".join([*BY_PLACE, *pickable]),
                )
        with self._workspace.database.read() as connection:
            stored = stored_sheets(connection, tables.id)
            complete = [one for one in stored if state_of(one) == "complete"]
            sheets = [by_question(one.answers) for one in complete]
            wanted = [
                column
                for column in tables.columns()
                if column.kind is not None and not column.is_note and (personal or not column.is_personal)
            ]
            crossed = [
                table
                for name in groupings
                for table in self._crossed(connection, name, pickable, wanted, complete, sheets, language)
            ]
        days = sorted(one.value("finished")[:10] for one in stored if one.value("finished"))
        write_question_tables(
            TablesOfForm(
                title=tables.title or tables.id,
                unit=self._workspace.title,
                version=tables.version,
                period=(days[0], days[-1]) if days else ("", ""),
                complete=len(complete),
                refused=sum(state_of(one) == "refused" for one in stored),
                questions=tuple(question_table(column, sheets, language) for column in wanted),
                crossed=tuple(crossed),
                left_out=_left_out(tables, language) if not personal else (),
                language=language,
            ),
            path,
        )

    def _crossed(
        self,
        connection: Connection,
        name: str,
        pickable: Mapping[str, Column],
        wanted: Sequence[Column],
        complete: Sequence[StoredSheet],
        sheets: Sequence[Mapping[str, Sequence[str]]],
        language: Language,
    ) -> list[CrossTable]:
        if name in BY_PLACE:
            places = _places(connection, name, complete)
            by, member = BY_PLACE[name].say(language), [[place or NOWHERE.say(language)] for place in places]
            groups: Iterable[str] = sorted({one[0] for one in member})
        else:
            column = pickable[name]
            by, labels = column.label.say(language) or name, dict(column.choices)
            said = {code: words.say(language) or code for code, words in labels.items()}
            member = [
                [said.get(code, code) for value in sheet.get(column.path, ()) for code in value.split()]
                for sheet in sheets
            ]
            present = {label for one in member for label in one}
            groups = [label for label in said.values() if label in present]
            groups += sorted(present - set(groups))
        return [
            cross_table(column, sheets, lambda at: member[at], tuple(groups), by, language)
            for column in wanted
            if column.choices and column.name != name
        ]


def _places(connection: Connection, name: str, complete: Sequence[StoredSheet]) -> list[str]:
    names = NamesInWorkspace(connection)
    communities = [one.value("community") for one in complete]
    if name == "community":
        return [names.name(one) for one in communities]
    circles = lists.rows(connection, "area", sorted(set(communities)), ("circle",))
    return [names.name(str(circles.get(one, {}).get("circle") or "")) for one in communities]


def _left_out(tables: FormColumns, language: Language) -> tuple[str, ...]:
    return tuple(column.label.say(language) or column.name for column in tables.personal())
