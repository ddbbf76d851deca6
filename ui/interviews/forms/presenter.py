"""Reads the forms of a workspace; installs, chooses, puts away and prints them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldkit.kernel.changes import ChangeSet
from fieldkit.kernel.errors import FieldkitError
from fieldkit.posters.paper.sheets import number_after
from fieldkit.questionnaires.model import Repeat
from fieldkit.questionnaires.problems import FormRefusedError
from fieldkit.registers.submission import SUBMISSION
from fieldkit.services.forms import FormService
from fieldkit.services.paper import Header, PaperService
from fieldkit.services.paper_words import PaperWords
from ui.interviews.forms import texts
from ui.interviews.forms.state import FormLine, FormsState, PrintOffer, PrintWish, ProblemLine, RefusalState
from ui.language import current_language, say
from ui.theme import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.progress import Progress
    from fieldkit.posters.paper.spec import PaperResult
    from fieldkit.services.forms import Installed, ListedForm
    from fieldkit.services.workspace import Workspace
    from ui.shell import Shell

_PRINT = "forms.print."
_NEXT = _PRINT + "next_sheet"
_HEAD = ("table", "issuer", "approval", "valid")
_LINES = ("rows", "continued")


class FormsPresenter(QObject):
    """Signals: ``listed(FormsState)``, ``refused(RefusalState)``, ``printed(path)``."""

    listed = Signal(object)
    refused = Signal(object)
    printed = Signal(object)

    def __init__(self, workspace: Workspace, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shell = workspace, shell
        self._forms = FormService(workspace)
        self._path: Path | None = None
        shell.relay.follow(self._changed)

    def load(self) -> None:
        """Read the list anew."""
        self._shell.runner.run(self._read, self.listed.emit, owner=self, key="forms")

    def install(self, path: Path) -> None:
        """Check and install a file in a job."""

        def work(_: Progress) -> Installed | RefusalState:
            try:
                return self._forms.install(path)
            except FormRefusedError as error:
                return _refusal(path.name, error)

        self._shell.runner.run(work, self._took, owner=self, key="form-install")

    def use(self, record: str) -> None:
        """Begin interviews with this version from now on."""
        try:
            version = self._forms.use(record)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        words = say(texts.NOW_IN_USE, form=version.title, version=version.version or say(texts.NOT_SAID))
        self._shell.toast(words, Tone.GOOD)
        self.load()

    def put_away(self, record: str, *, is_away: bool) -> None:
        """Offer this version no longer, or again."""
        try:
            version = self._forms.version(record)
            (self._forms.put_away if is_away else self._forms.bring_back)(record)
        except FieldkitError as error:
            self._shell.failures.show(error)
            return
        words = texts.NOW_AWAY if is_away else texts.NOW_BACK
        said = version.version or say(texts.NOT_SAID)
        self._shell.toast(say(words, form=version.title, version=said), Tone.GOOD)
        self.load()

    def last_wish(self) -> PrintWish:
        """How blank sheets were printed the last time; numbers go on after the last one, whatever form it was."""
        table, issuer, approval, valid = (self._workspace.setting(_PRINT + key) for key in _HEAD)
        following = self._workspace.setting(_NEXT)
        wish = PrintWish(table, issuer, approval, valid)
        rows, continued = (self._workspace.setting(_PRINT + key) for key in _LINES)
        wish = replace(wish, rows=int(rows or wish.rows), continued=int(continued or wish.continued))
        return replace(wish, first_sheet=following) if following else wish

    def offer(self, record: str) -> PrintOffer:
        """What has to be asked before sheets of a form are printed."""
        form, words = self._forms.open(record), PaperWords(self._workspace)
        has_tables = any(isinstance(one, Repeat) for one in form.containers.values())
        gives_notice = words.is_complete and not words.is_said_by(form)
        return PrintOffer(replace(self.last_wish(), notice=gives_notice), has_tables, words.is_complete)

    def make_paper(self, record: str, wish: PrintWish, path: Path) -> None:
        """Write blank sheets into a PDF, in a job."""
        for key in (*_HEAD, *_LINES):
            self._workspace.set_setting(_PRINT + key, str(getattr(wish, key)))

        language, words = current_language(), PaperWords(self._workspace)

        def work(progress: Progress) -> PaperResult:
            return PaperService().make(
                self._forms.open(record),
                path,
                language=language,
                notice=words.notice(language) if wish.notice else "",
                filled=words.filled(),
                copies=wish.copies,
                first_sheet=wish.first_sheet,
                header=Header(wish.table, wish.issuer, wish.approval, wish.valid),
                rows=wish.rows,
                continued=wish.continued,
                find_file=lambda name: self._forms.media_path(record, name),
                progress=progress,
            )

        self._path = path
        self._shell.runner.run(work, self._made, owner=self, key="form-paper")

    # --- inside -------------------------------------------------------------

    def _read(self, _: Progress) -> FormsState:
        return FormsState(tuple(_line(one) for one in self._forms.list()))

    def _took(self, found: Installed | RefusalState) -> None:
        if isinstance(found, RefusalState):
            self.refused.emit(found)
            return
        words = texts.INSTALLED if found.is_new else texts.KNOWN
        version = found.version.version or say(texts.NOT_SAID)
        self._shell.toast(say(words, form=found.version.title, version=version), Tone.GOOD)
        self.load()

    def _made(self, result: PaperResult) -> None:
        self._workspace.set_setting(_NEXT, number_after(result.sheets[-1]))
        self.printed.emit(self._path)

    def _changed(self, touched: object) -> None:
        if isinstance(touched, ChangeSet) and (touched.touches("form") or touched.touches(SUBMISSION.key)):
            self.load()


def _refusal(file: str, error: FormRefusedError) -> RefusalState:
    language = current_language()
    lines = tuple(
        ProblemLine(
            one.place.sheet,
            str(one.place.row or ""),
            one.place.column,
            one.code.text.say(language, **one.values),
        )
        for one in error.problems
    )
    return RefusalState(file, lines or (ProblemLine("", "", "", error.say(language)),))


def _line(one: ListedForm) -> FormLine:
    version = one.version
    state = "current" if one.is_in_use else "away" if version.is_put_away else "ready"
    source = say(texts.SOURCE, file=one.source, tool=one.pyxform) if one.source else ""
    return FormLine(
        version.record,
        version.title,
        version.version,
        "、".join(name.partition(" (")[0] for name in version.languages),
        one.questions,
        one.sheets,
        "broken" if one.failure is not None else state,
        version.is_shipped,
        say(texts.SHIPPED) if version.is_shipped else source,
        tuple(remark.say(current_language()) for remark in one.remarks),
        one.failure.say(current_language()) if one.failure else "",
    )
