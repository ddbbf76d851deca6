"""The office's sign, which stands in the foot of each poster: one picture, kept in the workspace."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from fieldkit.kernel.errors import ErrorCode, FieldkitError
from fieldkit.kernel.texts import Text
from fieldkit.storage import files, settings

if TYPE_CHECKING:
    from pathlib import Path

    from fieldkit.services.workspace import Workspace

FINEST = 1200
"""Pixels along the longer side: 30 mm at 1,000 dots per inch, more than any foot shows."""


class SignError(ErrorCode):
    """Why a picture cannot be the sign."""

    NOT_A_PICTURE = Text(
        "“{name}”不是能用的图片，标志没有改动。请另存为 PNG 或 JPG 再选。",
        "“{name}” is no picture that can be used; the sign stays as it was. Save it as PNG or JPG first.",
    )


def keep_sign(workspace: Workspace, path: Path) -> None:
    """Take a copy of a picture as the sign, upright and no finer than print shows; the file itself is not needed again.

    Raises:
        FieldkitError: the file cannot be read, or is no picture; the sign stays as it was.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as opened:
                upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise FieldkitError(SignError.NOT_A_PICTURE, name=path.name) from error
    upright.thumbnail((FINEST, FINEST))
    content = BytesIO()
    upright.save(content, "PNG", optimize=True)
    with workspace.database.write() as work:
        digest = files.add(work, workspace.path, f"{path.stem}.png", content.getvalue())
        settings.put(work, settings.LOGO, digest)


def drop_sign(workspace: Workspace) -> None:
    """Print posters without a sign from now on."""
    with workspace.database.write() as work:
        settings.remove(work, settings.LOGO)


def sign_of(workspace: Workspace) -> Path | None:
    """The picture as it lies in the workspace; None without one."""
    digest = workspace.setting(settings.LOGO)
    path = files.path_of(workspace.path, digest) if digest else None
    return path if path is not None and path.is_file() else None


def sign_name(workspace: Workspace) -> str:
    """What the picture was called where it was chosen; empty without one."""
    digest = workspace.setting(settings.LOGO)
    if not digest or sign_of(workspace) is None:
        return ""
    with workspace.database.read() as connection:
        return files.name_of(connection, digest)
