"""Where the files under ``resources/`` are, in the source tree and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

import fieldkit


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource, e.g. ``resource("fonts", "OFL.txt")``.

    Raises:
        FileNotFoundError: the file is not part of this installation (a bug in packaging).
    """
    package = Path(fieldkit.__file__).parent
    for root in (package / "resources", package.parent / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(("resources", *parts)))
