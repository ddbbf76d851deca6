"""Consent: the notice, what was agreed to, the interview that may begin because of it, and its withdrawal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkit.kernel.clock import stamp
from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.kernel.texts import Text
from fieldkit.ledger.change import ANY
from fieldkit.registers.consent import NOTICE_KEYS, Consent, Notice, NoticeTerms, notice
from fieldkit.registers.submission import (
    ANSWER,
    CONSENT_WAYS,
    SIGNED,
    SUBMISSION,
)
from fieldkit.services.erasure import ErasureService
from fieldkit.services.interviews import CONSENT, SENSITIVE, InterviewService
from fieldkit.services.records import RecordService
from fieldkit.services.sampling import PERSONAL_PURPOSE
from fieldkit.services.visit_problems import VisitError
from fieldkit.storage import settings
from fieldkit.storage.lists import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fieldkit.kernel.texts import Language
    from fieldkit.services.interviews import Sitting
    from fieldkit.services.workspace import Workspace

WITHDRAWN = "withdrawn"
TERM_NAMES: Mapping[str, Text] = {
    "handler": Text("处理者名称", "who handles the answers"),
    "contact": Text("联系方式", "contact"),
    "purpose": Text("目的", "purpose"),
    "kinds": Text("信息种类", "kinds of data"),
    "necessity": Text("敏感信息及其必要性", "sensitive data and why it is needed"),
    "retention": Text("保存期限", "how long it is kept"),
    "rights": Text("居民的权利", "the resident's rights"),
}
_PREFIX = "notice."
EVERY_ANSWER = ANSWER + ANY
"""What a withdrawal erases: answers and what is kept beside them, also of members of repeats nobody here has seen."""
_ERASED = ("remarks", "consent_way", "guardian_consent", "sensitive_consent")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal did.

    Attributes:
        sheet, record: which submission; that it was withdrawn, and when, stays.
        answers: how many answers were erased.
        copies: backups and packages on this machine that still hold them.
    """

    sheet: str
    record: str
    answers: int
    copies: tuple[Path, ...]


class ConsentService:
    """What a resident is told, agrees to and takes back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._records = RecordService(workspace)

    # -- the notice ------------------------------------------------------

    def terms(self) -> NoticeTerms:
        """What the notice is made from."""
        terms = {key: self._workspace.setting(_setting(key)) for key in NOTICE_KEYS}
        return NoticeTerms(**terms, personal=self._workspace.setting(PERSONAL_PURPOSE))

    def terms_with(self, terms: Mapping[str, str], *, personal: str | None = None) -> NoticeTerms:
        """What the notice would be made from with these terms; nothing is saved.

        Raises:
            UsageError: NO_SUCH_TERM.
        """
        for key in terms:
            if key not in NOTICE_KEYS:
                raise UsageError(VisitError.NO_SUCH_TERM, term=key, known="、".join(NOTICE_KEYS))
        found = replace(self.terms(), **{key: " ".join(words.split()) for key, words in terms.items()})
        return found if personal is None else replace(found, personal=personal.strip())

    def set_terms(
        self,
        terms: Mapping[str, str],
        *,
        personal: str | None = None,
        sensitive: Sequence[str] | None = None,
    ) -> None:
        """Change what the notice is made from, all of it or nothing; an empty text brings the default back.

        Args:
            terms: by key of the notice.
            personal: what names and phones are needed for; None leaves it.
            sensitive: see :meth:`set_sensitive`; None leaves it.

        Raises:
            UsageError: NO_SUCH_TERM; nothing was saved.
        """
        found = self.terms_with(terms, personal=personal)
        with self._workspace.database.write() as work:
            for key in terms:
                settings.put(work, _setting(key), getattr(found, key))
            if personal is not None:
                settings.put(work, PERSONAL_PURPOSE, found.personal)
            if sensitive is not None:
                settings.put(work, SENSITIVE, " ".join(filter(None, sensitive)))

    def set_sensitive(self, names: Sequence[str]) -> None:
        """Say which questions or groups, by name, are sensitive: they need the separate consent."""
        self.set_terms({}, sensitive=names)

    def notice(self, language: Language = "zh") -> Notice:
        """The notice as it is read out now."""
        return notice(self.terms(), language)

    # -- an interview ----------------------------------------------------

    def check(self, consent: Consent) -> None:
        """Whether an interview may begin.

        Raises:
            FieldkitError: NOTICE_INCOMPLETE, GUARDIAN_NEEDED.
            UsageError: NO_SUCH_WAY.
        """
        missing = self.terms().missing
        if missing:
            raise FieldkitError(
                VisitError.NOTICE_INCOMPLETE,
                missing="、".join(TERM_NAMES[key].zh for key in missing),
                missing_en=", ".join(TERM_NAMES[key].en for key in missing),
            )
        if consent.way not in {option.code for option in CONSENT_WAYS}:
            known = "、".join(option.code for option in CONSENT_WAYS)
            raise UsageError(VisitError.NO_SUCH_WAY, words=consent.way, known=known)
        if not consent.may_begin:
            raise FieldkitError(VisitError.GUARDIAN_NEEDED)

    def begin(self, community: str, consent: Consent, *, form: str = "", language: str = "") -> Sitting:
        """Begin an interview with somebody who agreed; version, time and way stand on the sheet.

        Raises:
            FieldkitError, UsageError: see :meth:`check`; no sheet was begun.
        """
        self.check(consent)
        interviews = InterviewService(self._workspace)
        sitting = interviews.start(community, form=form, language=language)
        values: dict[str, str | None] = {
            "consent": "1",
            "notice_version": self.notice().version,
            "consent_at": stamp(self._workspace.clock),
            "consent_way": consent.way,
            "guardian_consent": "1" if consent.is_minor and consent.guardian else None,
            "sensitive_consent": None if consent.sensitive is None else _yes_no(agreed=consent.sensitive),
        }
        self._records.set_values(sitting.record, values)
        if CONSENT in sitting.interview.form.binds:
            sitting.answer(CONSENT, "yes")
        sitting.guard()
        return sitting

    def decline(self, community: str, *, form: str = "", language: str = "") -> Sitting:
        """Somebody does not take part: a sheet that says so, and nothing else about them.

        Where the form asks why (its question about consent is answered with no), the sheet stays
        open for that; otherwise it is closed as refused.
        """
        sitting = InterviewService(self._workspace).start(community, form=form, language=language)
        said = {"consent": "0", "notice_version": self.notice().version}
        self._records.set_values(sitting.record, said)
        if CONSENT in sitting.interview.form.binds:
            sitting.answer(CONSENT, "no")
        else:
            over = {"state": "refused", "finished": stamp(self._workspace.clock)}
            self._records.set_values(sitting.record, over)
        return sitting

    def agree_sensitive(self, sitting: Sitting, *, agreed: bool) -> None:
        """The resident was asked separately about the sensitive questions (PIPL §29)."""
        self._records.set_values(sitting.record, {"sensitive_consent": _yes_no(agreed=agreed)})
        sitting.guard()

    def record_paper_consent(
        self, sitting: Sitting, *, version: str = "", sensitive: bool = False, guardian: bool = False
    ) -> None:
        """The consent stands on a paper sheet that is being keyed in: signed there, recorded now.

        Args:
            sitting: the sheet as it is keyed.
            version: of the notice as printed on the paper; empty for the one that is in force.
            sensitive: the separate consent to sensitive answers is signed, too.
            guardian: a guardian signed for somebody under 14.
        """
        values: dict[str, str | None] = {
            "consent": "1",
            "notice_version": version or self.notice().version,
            "consent_at": stamp(self._workspace.clock),
            "consent_way": SIGNED,
            "guardian_consent": "1" if guardian else None,
            "sensitive_consent": _yes_no(agreed=sensitive),
        }
        self._records.set_values(sitting.record, values)
        sitting.guard()

    # -- withdrawal ------------------------------------------------------

    def withdraw(self, sheet: str) -> Withdrawn:
        """Erase the answers of a sheet for good, here and wherever the erasure arrives; there is no undo.

        The sheet itself stays, as withdrawn: that somebody was asked and took it back is a
        fact of the survey, and a late package must not bring the answers back. The mark comes
        first, so that a machine which stops in between is put right by withdrawing once more.

        Raises:
            FieldkitError: NO_SUCH_SHEET.
        """
        wanted = Filter(equals=(("sheet", (sheet.strip().upper(), sheet.strip())),))
        found = self._records.ids(SUBMISSION.key, wanted)
        if not found:
            raise FieldkitError(VisitError.NO_SUCH_SHEET, sheet=sheet)
        answers = 0
        copies: tuple[Path, ...] = ()
        for record in found:
            if self._records.get(record).values["state"] != WITHDRAWN:
                mark = {"state": WITHDRAWN, "consent": "0", "withdrawn_at": stamp(self._workspace.clock)}
                self._records.set_values(record, mark, source="withdrawal")
            held = self._records.get(record).answers
            answers += sum(bool(value) for value in held.values())
            copies = ErasureService(self._workspace).purge(record, (EVERY_ANSWER, *_ERASED)).copies
        return Withdrawn(sheet.strip(), found[0], answers, copies)


def _yes_no(*, agreed: bool) -> str:
    return "1" if agreed else "0"


def _setting(key: str) -> str:
    return key if key == "contact" else _PREFIX + key
