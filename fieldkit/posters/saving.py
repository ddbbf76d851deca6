"""A finished sheet to its place on the disk: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.errors import ErrorCode


def save(content: bytes, path: Path, refusal: ErrorCode) -> None:
    """Write beside the target and rename, so that a full disk leaves the old file whole.

    Raises:
        FieldkitError: ``refusal``, with ``path`` and ``reason``; what was there before stands.
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
        raise FieldkitError(refusal, path=path, reason=error.strerror or error) from error
