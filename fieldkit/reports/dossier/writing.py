"""A document goes to a file, whole or not at all; the ending of the name says which kind."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError, UsageError
from fieldkit.reports.dossier.problems import DossierError

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.reports.dossier.content import Document

KINDS = (".docx", ".pdf")


def write_document(document: Document, path: Path) -> Path:
    """Write a .docx or .pdf.

    Raises:
        UsageError: NO_SUCH_FORMAT; no file was written.
        FieldkitError: CANNOT_SAVE; no half file was left.
    """
    check_ending(path)
    if path.suffix.lower() == ".pdf":
        from fieldkit.reports.dossier.pdf import pdf_bytes

        content = pdf_bytes(document)
    else:
        from fieldkit.reports.dossier.docx import docx_bytes

        content = docx_bytes(document)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise FieldkitError(DossierError.CANNOT_SAVE, path=path, reason=error.strerror or error) from error
    return path


def check_ending(path: Path) -> None:
    """Refuse a name that does not say .docx or .pdf.

    Raises:
        UsageError: NO_SUCH_FORMAT.
    """
    if path.suffix.lower() not in KINDS:
        raise UsageError(DossierError.NO_SUCH_FORMAT, file=path.name)
