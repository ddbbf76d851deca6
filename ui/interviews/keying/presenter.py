"""Leads the keying of paper: begins a sheet, takes each field, checks, closes, has differences settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.paper.numbering import numbered
from fieldkit.services.double_entry import DoubleEntryService, Right
from fieldkit.services.forms import FormService
from fieldkit.services.keying import KeyingError, KeyingService
from ui.interviews import texts as interview_texts
from ui.interviews.keying import texts
from ui.interviews.keying.showing import difference_line, sheet_state
from ui.interviews.keying.state import SettleState
from ui.interviews.keying.waiting import ANSWERED_ON, COMMUNITY, INTERVIEWER, begin_state
from ui.language import current_language, say
from ui.theme import Tone

if TYPE_CHECKING:
    from fieldkit.kernel.progress import Progress
    from fieldkit.kernel.texts import Text
    from fieldkit.services.double_entry import SecondPass
    from fieldkit.services.keying import KeyedSheet
    from fieldkit.services.records import RecordService
    from fieldkit.services.workspace import Workspace
    from ui.interviews.keying.state import BeginState, SheetState, WaitingLine
    from ui.shell import Shell


class KeyingPresenter(QObject):
    """Signals: ``began(BeginState)``, ``keyed(SheetState)``, ``focus_wanted(path)``, ``differed(SettleState)``.

    ``refused(field, words)``: nothing was begun, and why; ``known(record, words)``: that sheet is keyed already.
    """

    began = Signal(object)
    keyed = Signal(object)
    focus_wanted = Signal(str)
    differed = Signal(object)
    refused = Signal(str, str)
    known = Signal(str, str)

    def __init__(
        self, workspace: Workspace, records: RecordService, shell: Shell, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._records, self._shell = workspace, records, shell
        self._keying, self._double = KeyingService(workspace), DoubleEntryService(workspace)
        self._sheet: KeyedSheet | None = None
        self._second: SecondPass | None = None
        self._number = self._place = self._notice = ""

    @property
    def is_keying(self) -> bool:
        """Whether a sheet is on the desk."""
        return self._sheet is not None

    # --- before a sheet -----------------------------------------------------

    def load(self) -> None:
        """Read what waits, and what carries over."""
        self._sheet = self._second = None
        self._shell.runner.run(self._read, self.began.emit, owner=self, key="keying")

    def begin(self, scanned: str, community: str, interviewer: str, answered_on: str) -> None:
        """Begin the sheet with this number; one that is there already is opened."""
        try:
            day = self._keying.day_on_paper(answered_on)
            kept = ((COMMUNITY, community), (INTERVIEWER, interviewer), (ANSWERED_ON, day))
            for key, value in kept:
                self._workspace.set_setting(key, value)
            sheet = self._keying.begin(scanned, community, interviewer=interviewer, answered_on=day)
        except FieldkitError as error:
            self._refuse(error)
            return
        self._put_on_desk(sheet)

    def _refuse(self, error: FieldkitError) -> None:
        """Nothing was begun: say why where it was typed, or open the sheet that is there."""
        words, number = error.say(current_language()), str(error.values.get("sheet", ""))
        if error.code is KeyingError.ALREADY_KEYED:
            record = self._keying.find(number)
            assert record is not None, "it is keyed"
            if self._is_draft(record):
                self._shell.toast(words, Tone.INFO)
                self.take_up(record)
                return
            self.known.emit(record, say(texts.KNOWN, sheet=number))
        elif isinstance(error.code, KeyingError):
            self.refused.emit("answered_on" if error.code is KeyingError.NO_DATE else "number", words)
        else:
            self._shell.failures.show(error)

    def choose_form(self, form: str) -> None:
        """Key sheets of another form from now on, where only a number is typed."""
        FormService(self._workspace).choose(form)

    def set_whole_share(self, share: int) -> None:
        """How many of a hundred sheets are keyed twice in whole."""
        self._double.set_whole_share(share)
        self.load()

    def open(self, line: WaitingLine) -> None:
        """Open a sheet that waits: to go on, to key again, or to settle."""
        if line.what == "unfinished":
            self.take_up(line.record)
        elif line.what == "second":
            self.begin_second(line.record)
        else:
            self._second = self._double.open(line.record)
            self._name_sheet(line.record)
            self._show_differences()

    def take_up(self, record: str) -> None:
        """Go on with a sheet where it was left."""
        self._put_on_desk(self._keying.take_up(record))

    def correct(self, record: str, reason: str) -> bool:
        """Open a sheet that was closed, to put it right; whether it was opened."""
        try:
            sheet = self._keying.correct(record, reason)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return False
        self._put_on_desk(sheet, is_correction=True)
        return True

    def begin_second(self, record: str) -> None:
        """Key the marked fields of a sheet again, without the first entries."""
        self._second = second = self._double.open(record)
        self._name_sheet(record)
        self._sheet = second.sheet
        is_same = self._workspace.identity.person in second.first_typists()
        self._notice = say(texts.SAME_PERSON) if is_same else ""
        self._show()
        waiting = second.waiting()
        self.focus_wanted.emit(waiting[0].path if waiting else "")

    # --- keying -------------------------------------------------------------

    def key(self, path: str, typed: str) -> None:
        """Take what was keyed for a field; it is saved before anything else happens."""
        sheet, second = self._sheet, self._second
        if sheet is None:
            return
        try:
            if second is not None:
                second.key(path, typed)
            else:
                sheet.key(path, typed)
        except FieldkitError as error:
            self._shell.failures.show(error)
        self._show()

    def confirm(self, path: str) -> None:
        """F9: the paper says so."""
        if self._sheet is None or self._second is not None or not path:
            return
        field = self._sheet.field(path)
        if field.problem is None:
            return
        self._sheet.confirm(path)
        self._show()

    def remark(self, path: str, words: str) -> None:
        """Keep a remark on a field; the second typist, who must not see the first one's, adds to it."""
        if self._sheet is None:
            return
        kept = self.remark_of(path)
        if self._second is not None and kept:
            words = f"{kept}；{words}" if words else kept
        self._sheet.sitting.remark(path, words)
        self._show()

    def remark_of(self, path: str) -> str:
        """The remark on a field."""
        return "" if self._sheet is None else self._sheet.sitting.remarks.get(path, "")

    def add_row(self, repeat: str) -> None:
        """Add a row to a repeat and go to its first field."""
        if self._sheet is None:
            return
        if not repeat:
            self._shell.toast(say(texts.NO_ROWS), Tone.INFO)
            return
        before = {one.path for one in self._sheet.fields()}
        self._sheet.add_row(repeat)
        self._show()
        new = next((one.path for one in self._sheet.fields() if one.path not in before), "")
        self.focus_wanted.emit(new)

    def go_to(self, number: str) -> None:
        """F6: go to a question by its number."""
        if self._sheet is None:
            return
        wanted = number.strip()
        fields = self._second.fields() if self._second else self._sheet.fields()
        found = next((one.path for one in fields if one.number == wanted), None)
        found = found or next((one.path for one in fields if one.number.startswith(wanted)), "")
        self.focus_wanted.emit(found)

    def check(self) -> None:
        """F10: check everything and go to the first place that wants a look."""
        if self._sheet is None:
            return
        wanted = self._second.waiting() if self._second else self._sheet.open_fields()
        if not wanted:
            self._shell.toast(say(texts.SECOND_KEYED if self._second else texts.ALL_GOOD), Tone.GOOD)
            return
        words = texts.SECOND_LEFT if self._second else texts.LEFT
        self._shell.toast(say(words, count=len(wanted)), Tone.INFO)
        self.focus_wanted.emit(wanted[0].path)

    def close(self) -> None:
        """Close the sheet, and go on with the next; what keeps it open is shown."""
        if self._sheet is None:
            return
        if self._second is not None:
            self._close_second()
            return
        if self._sheet.finish():
            self._show()
            self.check()
            return
        self._say_left(texts.CLOSED)
        self.load()

    def pause(self) -> None:
        """Leave the sheet as it is."""
        if self._sheet is not None:
            self._say_left(texts.PAUSED)
        self.load()

    # --- settling -----------------------------------------------------------

    def settle(self, path: str, right: str, typed: str) -> None:
        """Take the entry that the paper bears out."""
        if self._second is None:
            return
        second = self._second
        try:
            problem = second.settle(path, Right(right), typed)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        if problem is not None:
            words = problem.code.text.say(current_language(), **problem.values)
            number = second.sheet.field(path).number
            said = numbered(texts.CONFIRMED_BY_SETTLING, current_language(), number=number, problem=words)
            self._shell.toast(said, Tone.INFO)
        if second.differences():
            self._show_differences()
            return
        if second.sheet.open_fields():
            self._shell.say_change(say(texts.SETTLED_BUT_OPEN, sheet=self._number))
            self._put_on_desk(second.sheet)
            return
        self._shell.say_change(say(texts.SETTLED, sheet=self._number))
        self.load()

    # --- inside -------------------------------------------------------------

    def _say_left(self, words: Text) -> None:
        assert self._sheet is not None, "asked before"
        if self._sheet.sitting.is_untouched:
            self._shell.say_note(say(interview_texts.NOT_CORRECTED, sheet=self._number))
        else:
            self._shell.say_change(say(words, sheet=self._number))

    def _close_second(self) -> None:
        second = self._second
        assert second is not None, "asked before"
        if second.waiting():
            self.check()
            return
        differing = second.differences()
        words = texts.SECOND_DIFFERS if differing else texts.SECOND_SAME
        self._shell.say_change(say(words, sheet=self._number, count=len(differing)))
        self.load()

    def _put_on_desk(self, sheet: KeyedSheet, *, is_correction: bool = False) -> None:
        self._sheet, self._second = sheet, None
        self._notice = say(texts.CORRECTING) if is_correction else ""
        self._name_sheet(sheet.record)
        self._show()
        fields = [one for one in sheet.fields() if one.view.is_relevant]
        empty = fields if is_correction else [one for one in fields if not one.view.value]
        first = next(iter(empty), None)
        self.focus_wanted.emit(first.path if first else "")

    def _name_sheet(self, record: str) -> None:
        row = self._records.rows("submission", [record], ["sheet", "community", "interviewer", "started"])[
            record
        ]
        self._number = str(row["sheet"] or "")
        community = self._records.names("area").get(str(row["community"] or ""), "")
        words = [say(texts.PLACE, community=community, sheet=self._number)]
        if row["interviewer"]:
            words.append(say(texts.FILLED_IN_BY, who=row["interviewer"]))
        self._place = " · ".join((*words, str(row["started"] or "")[:10]))

    def _is_draft(self, record: str) -> bool:
        return self._records.rows("submission", [record], ["state"])[record]["state"] == "draft"

    def _show(self) -> None:
        if self._sheet is not None:
            self.keyed.emit(self._state())

    def _state(self) -> SheetState:
        assert self._sheet is not None, "asked before"
        return sheet_state(self._sheet, self._second, self._place, self._notice)

    def _show_differences(self) -> None:
        assert self._second is not None, "asked before"
        lines = tuple(difference_line(one) for one in self._second.differences())
        self.differed.emit(SettleState(self._place, lines))

    def _read(self, _: Progress) -> BeginState:
        return begin_state(self._workspace, self._records, self._double)
