"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import zipfile
from typing import TYPE_CHECKING

from fieldkit.exchange.answers.problems import AnswerFileError
from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NO_TIME = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - no moment at all
"""When every file says it was made, so that equal answers make equal bytes."""


def save(path: Path, content: bytes) -> None:
    """Write beside the target and rename; the folder is made when it is missing.

    Raises:
        FieldkitError: CANNOT_SAVE; an earlier file of that name is unchanged.
    """
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
        raise FieldkitError(AnswerFileError.CANNOT_SAVE, path=path, reason=error.strerror or error) from error


def save_zip(path: Path, members: Mapping[str, bytes]) -> None:
    """Write a zip; the same members make the same file.

    Raises:
        FieldkitError: CANNOT_SAVE; an earlier file of that name is unchanged.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, member in members.items():
            archive.writestr(zipfile.ZipInfo(name, NO_TIME.timetuple()[:6]), member, zipfile.ZIP_DEFLATED)
    save(path, content.getvalue())
