"""Correcting a finished sheet: opened again for a reason, put right, and closed anew; what stood before stays in the history.

As other form tools do it, the corrected sheet has a new ``instanceID`` and names the
one before as ``deprecatedID``; its record, number and consent stay. While it is being
corrected it is a draft and counts nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.questionnaires.engine import Interview
from fieldkit.registers.records import answers_of
from fieldkit.registers.submission import CORRECTED, PAPER, SUBMISSION, beside
from fieldkit.services import form_versions
from fieldkit.services.sittings import Sitting
from fieldkit.storage import ledger_store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.kernel.ids import RecordId
    from fieldkit.kernel.problems import Problem
    from fieldkit.services.workspace import Workspace

CLOSED = ("complete", "refused")


class CorrectionError(ErrorCode):
    """Why a sheet was not opened for correcting."""

    NO_REASON = Text(
        "请写为什么要更正，以后查得到。答卷没有动。",
        "Say why it is corrected, so that it can be looked up later. The sheet was not touched.",
    )
    NOT_CLOSED = Text(
        "编号 {sheet} 的答卷还没有交卷，不用更正，接着填就行。答卷没有动。",
        "Sheet {sheet} is not closed yet; go on with it instead. It was not touched.",
    )
    WITHDRAWN = Text(
        "编号 {sheet} 的居民已经撤回同意，答案不在了，不能更正。",
        "The resident of sheet {sheet} withdrew consent; the answers are gone and nothing can be corrected.",
    )


class Correction(Sitting):
    """A finished sheet being put right; nothing is written before something is changed."""

    def __init__(
        self, workspace: Workspace, record: RecordId, interview: Interview, opening: Mapping[str, str]
    ) -> None:
        super().__init__(workspace, record, interview)
        self._opening: dict[str, str | None] = dict(opening)
        self._stood = interview.stored()

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was changed yet: the sheet is still closed."""
        return bool(self._opening)

    def save(self) -> None:
        """As of a sitting, once something differs from the closed sheet."""
        if not self.is_untouched or self.interview.stored() != self._stood:
            super().save()

    def finish(self, *, accept_confirmed: bool = False) -> tuple[Problem, ...]:
        """As of a sitting; a sheet in which nothing was changed stays as it was closed."""
        return () if self.is_untouched else super().finish(accept_confirmed=accept_confirmed)

    def _write(self, units: Mapping[str, str | None]) -> None:
        if units and self._opening:
            opening, self._opening = self._opening, {}
            units = {**opening, **units}
        super()._write(units)


class CorrectionService:
    """Opening finished sheets again."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def begin(self, record: str, reason: str, *, language: str = "") -> Correction:
        """Open a finished sheet to be put right, in the version of its form that it was answered with.

        Consent stands as it was given: what the resident did not agree to cannot be filled in now.

        Args:
            record: of the sheet.
            reason: kept with the sheet, in the name of who corrects.
            language: as the form names it, or its code.

        Raises:
            FieldkitError: NO_REASON, NOT_CLOSED, WITHDRAWN; NOT_HERE or FILES_NOT_HERE, the form is not
                here. The sheet was not touched.
        """
        words = " ".join(reason.split())
        if not words:
            raise FieldkitError(CorrectionError.NO_REASON)
        with self._workspace.database.read() as connection:
            state = ledger_store.state(connection, record)
            assert state is not None, "listed records exist"
            units = state.values()
            self._refuse(units)
            version = form_versions.version_of_sheet(connection, units)
            if version is None:
                raise form_versions.missing(units)
            form = form_versions.open_version(connection, version)
        stored = answers_of(SUBMISSION, units)
        interview = Interview.revise(form, stored, self._workspace.clock, language=language)
        root = form.model.schema or form.model.children[0].schema
        opening = {"state": "draft", beside(root, CORRECTED): words}
        sitting = Correction(self._workspace, state.record, interview, opening)
        sitting.adopt(units)
        sitting.guard()
        return sitting

    def is_paper(self, record: str) -> bool:
        """Whether a sheet was keyed from paper, and is corrected at the keying desk."""
        with self._workspace.database.read() as connection:
            state = ledger_store.state(connection, record)
        return state is not None and state.value("mode") == PAPER

    @staticmethod
    def _refuse(units: Mapping[str, str | None]) -> None:
        sheet = units.get("sheet") or ""
        if units.get("withdrawn_at") or units.get("state") == "withdrawn":
            raise FieldkitError(CorrectionError.WITHDRAWN, sheet=sheet)
        if units.get("state") not in CLOSED:
            raise FieldkitError(CorrectionError.NOT_CLOSED, sheet=sheet)
