"""The list of submissions: reads it, follows changes, remembers the community."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet, Topic
from fieldkit.kernel.errors import FieldkitError
from fieldkit.questionnaires.model import QuestionType
from fieldkit.registers.form import FORM
from fieldkit.registers.review import CHECK, RETURN_REASON, RETURNED
from fieldkit.services.answered_forms import answered_forms
from fieldkit.services.answers_taking_in import DEPRECATED
from fieldkit.services.forms import FormService
from fieldkit.services.handing_in import HandInService
from fieldkit.services.histories import HistoryService
from fieldkit.services.reviews import ReviewService
from fieldkit.storage.lists import Filter
from ui.interviews import texts
from ui.interviews.sheets.corrections import correction_lines
from ui.interviews.sheets.state import AnsweredLine, SheetLine, SheetPeek, SheetsState
from ui.interviews.units import unit_words
from ui.language import current_language, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.kernel.progress import Progress
    from fieldkit.questionnaires.engine import Interview
    from fieldkit.questionnaires.views import QuestionView
    from fieldkit.services.interviews import InterviewService
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_COMMUNITY = "interviews.community"
_SHOWN = ("submission", "area", FORM.key)


class SheetsPresenter(QObject):
    """Signals: ``listed(SheetsState)``, ``peeked(SheetPeek)``."""

    listed = Signal(object)
    peeked = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        interviews: InterviewService,
        records: RecordService,
        shell: Shell,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._interviews, self._records = workspace, interviews, records
        self._shell = shell
        self._hand_in = HandInService(workspace)
        self._reviews = ReviewService(workspace, records)
        self._forms, self._histories = FormService(workspace), HistoryService(workspace, records)
        self._state = SheetsState()
        shell.relay.follow(self._changed)

    @property
    def state(self) -> SheetsState:
        """The list as it was read last."""
        return self._state

    def load(self) -> None:
        """Read the list anew."""
        self._shell.runner.run(self._read, self._take, owner=self, key="sheets")

    def choose_community(self, community: str) -> None:
        """Remember where the next interview is."""
        self._workspace.set_setting(_COMMUNITY, community)
        self._state = replace(self._state, community=community)
        self.listed.emit(self._state)

    def choose_form(self, form: str) -> None:
        """Remember which form the next interview begins with."""
        self._forms.choose(form)
        self._state = replace(self._state, form=form)
        self.listed.emit(self._state)

    def deliveries(self, sheets: Sequence[str]) -> dict[str, str]:
        """How far each of these sheets has come, by id."""
        return {sheet: str(state) for sheet, state in self._hand_in.of_records(sheets).items()}

    def mend(self, record: str) -> None:
        """已改好: the sheet goes back to the office with the next package."""
        line = next((line for line in self._state.lines if line.id == record), None)
        if line is None:
            return
        try:
            self._reviews.mended(record)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        self._shell.say_change(say(texts.NOW_MENDED, sheet=line.sheet), undo=self._undo)

    def peek(self, record: str) -> None:
        """Show what a sheet holds, in words."""
        line = next((line for line in self._state.lines if line.id == record), None)
        if line is None:
            return
        code = current_language()
        peeked = self._interviews.peek(record)
        interview, failure = peeked.interview, peeked.failure
        if interview is None:
            raw = tuple(AnsweredLine(question, answer) for question, answer in peeked.raw)
            words = failure.say(code) if failure is not None else ""
            self.peeked.emit(SheetPeek(line, len(raw), (("", raw),) if raw else (), words))
            return
        interview.language = interview.form.language_of(code)
        conflicts = len(self._records.get(record).conflicts)
        is_corrected = any(path.endswith(f"/{DEPRECATED}") for path in interview.stored())
        changes = correction_lines(self._histories.of(record, code)) if is_corrected else ()
        self.peeked.emit(replace(_peek(line, interview), conflicts=conflicts, changes=changes))

    # --- inside -------------------------------------------------------------

    def _read(self, _: Progress) -> SheetsState:
        names = self._records.names("area")
        sheets = self._interviews.sheets()
        forms = self._form_titles({(sheet.form, sheet.form_version) for sheet in sheets})
        reasons = self._returned()
        lines = tuple(
            SheetLine(
                sheet.id,
                sheet.sheet,
                names.get(sheet.community, ""),
                sheet.state,
                sheet.started,
                sheet.interviewer,
                is_returned=sheet.id in reasons,
                reason=reasons.get(sheet.id, ""),
                form=forms.get((sheet.form, sheet.form_version), ""),
                mode=sheet.mode,
            )
            for sheet in sheets
        )
        ids = self._records.ids("area", Filter(equals=(("level", ("community",)),), order="order"))
        communities = tuple((record, names.get(record, "")) for record in ids)
        kept = self._workspace.setting(_COMMUNITY)
        if kept not in ids:
            kept = ids[0] if len(ids) == 1 else ""
        forms_here = tuple((one.id, one.title) for one in self._forms.offered())
        return SheetsState(lines, communities, kept, forms_here, self._forms.chosen().id)

    def _form_titles(self, answered: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """What each form is called that sheets were answered with; nothing where all are of one form."""
        if len(answered) < 2:
            return {}
        titles = {one.id: one.title for one in answered_forms(self._workspace)}
        titles_then = {(one.id, one.version): one.title for one in self._forms.versions()}
        several = Counter(form for form, _ in answered)
        return {
            (form, version): " ".join(
                part
                for part in (
                    titles_then.get((form, version)) or titles.get(form, form),
                    version if several[form] > 1 else "",
                )
                if part
            )
            for form, version in answered
        }

    def _returned(self) -> dict[str, str]:
        """Why each sheet was given back that waits to be mended, by id."""
        ids = self._records.ids("submission", Filter(equals=((CHECK.key, (RETURNED,)),)))
        rows = self._records.rows("submission", ids, (RETURN_REASON.key,))
        return {one: str(row[RETURN_REASON.key] or "") for one, row in rows.items()}

    def _undo(self) -> None:
        self._records.undo()

    def _take(self, state: SheetsState) -> None:
        self._state = state
        self._shell.set_badge("interviews", state.count("draft"))
        self.listed.emit(state)

    def _changed(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and (
            any(touched.touches(one) for one in _SHOWN) or Topic.PACKAGES in touched.topics
        ):
            self.load()


def _peek(line: SheetLine, interview: Interview) -> SheetPeek:
    sections: list[tuple[str, list[AnsweredLine]]] = []
    answered = 0
    for screen in interview.screens():
        for path in screen.questions:
            view = interview.view(path)
            if view.type is QuestionType.NOTE or not view.value:
                continue
            answered += 1
            heading = screen.section or interview.label(screen.path)
            heading = "" if heading == view.label else heading  # a question alone says it all
            if not sections or sections[-1][0] != heading:
                sections.append((heading, []))
            sections[-1][1].append(AnsweredLine(view.label, _in_words(view)))
    kept = tuple((heading, tuple(lines)) for heading, lines in sections)
    return SheetPeek(line, answered, kept)


def _in_words(view: QuestionView) -> str:
    labels = {choice.value: choice.label for choice in view.choices}
    if view.type is QuestionType.SELECT_MULTIPLE:
        return say(texts.LIST_COMMA).join(labels.get(value, value) for value in view.value.split())
    return labels.get(view.value) or f"{view.value} {unit_words(view.unit)}".strip()
