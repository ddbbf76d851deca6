"""Paper forms: from a questionnaire's file to a checked PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.kernel.progress import Progress
from fieldkit.posters.paper.make import make_paper
from fieldkit.posters.paper.problems import PaperError
from fieldkit.posters.paper.spec import Header, PaperSpec
from fieldkit.questionnaires.reader import SHIPPED_FORM, read_file, shipped_form
from fieldkit.services.answer_sheets import form_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fieldkit.posters.paper.spec import PaperResult
    from fieldkit.questionnaires.model import Form
    from fieldkit.services.workspace import Workspace

__all__ = ["Header", "PaperService"]


class PaperService:
    """Blank forms to be filled by hand; needs no workspace."""

    def form_named(self, name: str, workspace: Workspace | None = None) -> Form:
        """Return the form of a file; the shipped form by its name alone.

        Args:
            name: of a file; with a workspace also the id, title or record of a form installed there.
            workspace: where forms are installed.

        Raises:
            FormRefusedError: the form cannot be run.
            FieldkitError: FORM_UNREADABLE, NO_SUCH_FORM.
        """
        if workspace is not None:
            return form_named(name, workspace)
        file = Path(name)
        if name == SHIPPED_FORM and not file.exists():
            return shipped_form()
        return read_file(file)

    def notice(self, file: Path) -> str:
        """Return the text of a notice.

        Raises:
            FieldkitError: PaperError.NOTICE_UNREADABLE.
        """
        try:
            return file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise FieldkitError(PaperError.NOTICE_UNREADABLE, path=file) from error

    def make(
        self,
        form: Form,
        path: Path,
        *,
        language: str = "",
        copies: int = 1,
        first_sheet: str = "000001",
        header: Header | None = None,
        label: str = "",
        notice: str = "",
        filled: Mapping[str, str] | None = None,
        rows: int = 6,
        continued: int = 0,
        find_file: Callable[[str], Path | None] | None = None,
        progress: Progress | None = None,
    ) -> PaperResult:
        """Print ``copies`` blank sheets into one PDF; every code on them was read back.

        Args:
            language: of the form, by name or code; empty for its default.
            first_sheet: number of the first copy, counting up from there.
            header: 表号 and so on; without it the label stands in its place.
            label: printed instead of the header.
            notice: read out before the first question.
            filled: texts for answers that stand in labels, by name or path.
            rows: lines of a table for a repeat without a fixed number.
            continued: lines on a continuation page for each such table; 0 for none.
            find_file: from the name of a picture of the form to its file.

        Raises:
            FieldkitError: a PaperError; no file was written or changed.
        """
        spec = PaperSpec(
            form=form,
            language=language,
            copies=copies,
            first_sheet=first_sheet,
            header=header or Header(),
            label=label,
            notice=notice,
            filled=dict(filled or {}),
            rows=rows,
            continued=continued,
            find_file=find_file or (lambda _name: None),
        )
        return make_paper(spec, path, progress or Progress())
