"""The door from the command line to the window; the only module of the core that imports ``ui``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkit.kernel.errors import FieldkitError
from fieldkit.services.problems import ServiceError

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.kernel.texts import Language

REMEDY = "sudo apt-get install -y libglib2.0-0 libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1"


def open_window(workspace: Path | None, language: Language | None) -> int:
    """Open the window, in the language asked for or else in the one chosen there; returns when it is closed.

    Raises:
        FieldkitError: NO_WINDOW, when system libraries are missing.
    """
    try:
        from ui.app import run
    except ImportError as error:
        raise FieldkitError(ServiceError.NO_WINDOW, reason=error, remedy=REMEDY) from error
    return run(workspace, language)
