"""Beginning, finding and taking up paper sheets: by their printed number, or by what was scanned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import today
from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.posters.paper.sheets import read_sheet_code
from fieldkit.registers.submission import PAPER, SUBMISSION
from fieldkit.registers.typed_moments import read_day
from fieldkit.services.corrections import CorrectionService
from fieldkit.services.forms import FormService
from fieldkit.services.interviews import InterviewService, Paper
from fieldkit.services.keyed_sheets import KeyedField, KeyedSheet, kind_of_typing
from fieldkit.storage import lists

if TYPE_CHECKING:
    from fieldkit.services.workspace import Workspace

__all__ = ["KeyedField", "KeyedSheet", "KeyingError", "KeyingService", "kind_of_typing"]


class KeyingError(ErrorCode):
    """Why a sheet could not be keyed."""

    NO_NUMBER = Text(
        "没有读到答卷编号，没有新建答卷。请扫一下表头的二维码，或照纸上输入编号。",
        "There is no sheet number; nothing was begun. Scan the code at the head, or type the number.",
    )
    OTHER_FORM = Text(
        "这张纸是问卷“{form}”第 {version} 版印的，本机没有这一版，没有新建答卷。请先装入那一版问卷。",
        "This sheet was printed from “{form}” version {version}, which is not here; nothing was begun. "
        "Install that version first.",
    )
    ALREADY_KEYED = Text(
        "编号 {sheet} 的答卷已经有了，没有再建一份。可以打开那一份接着录。",
        "There already is a sheet {sheet}; no other was begun. Open that one to go on.",
    )
    NUMBER_AT_DOOR = Text(
        "编号 {sheet} 是当面访问用过的，没有新建答卷。请再看一下纸上的编号。",
        "The number {sheet} belongs to an interview at the door; nothing was begun. Look at the paper again.",
    )
    NO_DATE = Text(
        "没有看懂日期“{typed}”，没有新建答卷。可以写成 20261008、2026.10.8 或“昨天”。",
        "“{typed}” is no date; nothing was begun. Write 20261008, 2026.10.8 or “yesterday”.",
    )


class KeyingService:
    """Beginning, finding and taking up paper sheets."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._interviews = InterviewService(workspace)

    def named(self, scanned: str) -> tuple[str, str]:
        """The sheet number in what was scanned or typed, and the form version that it was printed from.

        Returns:
            Number and record id of the version; that is empty for a typed number (the form in use).

        Raises:
            FieldkitError: NO_NUMBER, OTHER_FORM.
        """
        text = scanned.strip()
        code = read_sheet_code(text)
        if code is None:
            if not text or text.startswith("fieldkit:"):
                raise FieldkitError(KeyingError.NO_NUMBER)
            return text, ""
        known = [one.version for one in FormService(self._workspace).list()]
        printed = next((one for one in known if (one.id, one.version) == (code.form, code.version)), None)
        if printed is None:
            raise FieldkitError(KeyingError.OTHER_FORM, form=code.form, version=code.version)
        return code.sheet, printed.record

    def find(self, sheet: str) -> str | None:
        """The record of the sheet with this number; None when there is none."""
        with self._workspace.database.read() as connection:
            found = lists.ids(connection, SUBMISSION.key, lists.Filter(equals=(("sheet", (sheet,)),)))
        return found[0] if found else None

    def begin(
        self, scanned: str, community: str, *, interviewer: str = "", answered_on: str = ""
    ) -> KeyedSheet:
        """Begin a sheet under its printed number.

        Raises:
            FieldkitError: NO_DATE, NO_NUMBER, OTHER_FORM, ALREADY_KEYED, NUMBER_AT_DOOR; nothing was begun.
        """
        day = self.day_on_paper(answered_on)
        sheet, form = self.named(scanned)
        known = self.find(sheet)
        if known is not None:
            code = KeyingError.ALREADY_KEYED if self._is_paper(known) else KeyingError.NUMBER_AT_DOOR
            raise FieldkitError(code, sheet=sheet)
        paper = Paper(sheet, interviewer, day)
        return KeyedSheet(self._interviews.start(community, form=form, paper=paper))

    def day_on_paper(self, typed: str) -> str:
        """The date at the head of a sheet, ISO: ``20261008``, ``2026.10.8``, ``昨天``; empty stays empty.

        Raises:
            FieldkitError: NO_DATE.
        """
        day = read_day(typed, today(self._workspace.clock))
        if not day:
            return ""
        try:
            return date.fromisoformat(day).isoformat()
        except ValueError:
            raise FieldkitError(KeyingError.NO_DATE, typed=typed.strip()) from None

    def _is_paper(self, record: str) -> bool:
        with self._workspace.database.read() as connection:
            row = lists.rows(connection, SUBMISSION.key, [record], ["mode"])
        return row.get(record, {}).get("mode") == PAPER

    def take_up(self, record: str) -> KeyedSheet:
        """Open a sheet that was begun."""
        return KeyedSheet(self._interviews.resume(record))

    def correct(self, record: str, reason: str) -> KeyedSheet:
        """Open a sheet that was closed, to put it right.

        Raises:
            FieldkitError: see :meth:`CorrectionService.begin`.
        """
        return KeyedSheet(CorrectionService(self._workspace).begin(record, reason))
